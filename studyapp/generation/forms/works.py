"""Cards on dates in brackets behind what they date: a book, a treaty, a war."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import when
from studyapp.generation.attachment import attached, is_event
from studyapp.generation.candidates import Candidate
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES
from studyapp.generation.wording import lowered, noun_phrase
from studyapp.model import Kind

_FEWEST, _MOST = 2, 12
"""Words of what is dated."""


def works(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for a date in brackets: "When did the Seven Years War take place?"."""
    for date in sentence.dates:
        noun = _dated(sentence, date)
        if noun is None:
            continue
        tree = sentence.tree
        phrase = [n for n in noun_phrase(tree, noun) if tree.tokens[n].start < date.start]
        if not _FEWEST <= len(phrase) <= _MOST or sentence.is_dated(phrase):
            continue
        grounded = ground(analysis, sentence, phrase)
        said = grounded.asked.text(phrase)
        if tree.tokens[phrase[0]].tag in ("DT", "PRP$"):
            said = lowered(tree, phrase[0], said)
        event = is_event(sentence, noun)
        if event and tree.tokens[phrase[0]].tag not in ("DT", "PRP$") and "'s " not in said:
            said = f"the {said}"
        asked = (
            f"{when(date, '')} did {said} take place?" if event else f"What is the date of {said}?"
        )
        yield grounded.card(
            rule="work",
            kind=Kind.DATE,
            question=asked,
            answer=date.answer,
            date=date,
        )


def _dated(sentence: Sentence, date: Date) -> int | None:
    """Return the named thing or the event behind which a date stands alone in brackets."""
    if not date.bracketed or date.grain not in (Grain.YEAR, Grain.RANGE, Grain.DAY, Grain.MONTH):
        return None
    opened = max(sentence.text.rfind("(", 0, date.start), sentence.text.rfind("[", 0, date.start))
    if sentence.text[opened + 1 : date.start].strip(" c.a"):
        return None
    dated = attached(sentence, date)
    if dated is None or dated.noun is None:
        return None
    tree = sentence.tree
    event = is_event(sentence, dated.noun)
    others = ("person", "place", "organization")
    beings = {m.head for m in sentence.parse.mentions if m.type in others}
    named = tree.tokens[dated.noun].tag in NAMES and dated.noun not in beings
    named = named and date.grain is not Grain.RANGE
    before = max((n for n, t in enumerate(tree.tokens) if t.end <= opened), default=-1)
    near = before in (dated.noun, *tree.subtree(dated.noun))
    return dated.noun if (event or named) and near else None
