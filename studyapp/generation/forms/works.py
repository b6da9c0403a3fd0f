"""Cards on dates in brackets behind what they date: a book, a treaty, a war."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import when
from studyapp.generation.attachment import attached, is_event, is_of_person
from studyapp.generation.candidates import Candidate
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES
from studyapp.generation.wording import lowered, noun_phrase
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_DONE = dict.fromkeys(
    several("film movie comedy series show album single song musical"), "come out"
)
_DONE |= dict.fromkeys(
    several("book novel treatise poem essay article story study play opera symphony collection"),
    "appear",
)
"""What is said of a kind of work that was made public."""
_FEWEST, _MOST = 2, 12
"""Words of what is dated."""


def works(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for a date in brackets: "When did the Seven Years War take place?"."""
    if sentence.note and sentence.main is None:
        return  # a book that is cited
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
        asked = f"What is the date of {said}?"
        kind = _kind_of_work(sentence, noun)
        if event or kind:
            done = "take place" if event else _DONE[kind]
            name = said if event or kind in said.lower().split() else f"the {kind} {said}"
            asked = f"{when(date, '')} did {name} {done}?"
        yield grounded.card(
            rule="work",
            kind=Kind.DATE,
            question=asked,
            answer=date.answer,
            date=date,
            weight=0.0 if event or kind else -0.4,
        )


def _kind_of_work(sentence: Sentence, noun: int) -> str:
    """Return what kind of work a name is said to be beside it: film, novel; "" where it is not."""
    tree = sentence.tree
    beside = [n for n in tree.subtree(noun) if n <= noun] + [max(min(tree.subtree(noun)) - 1, 0)]
    described = tree.tokens[noun].head if tree.is_a(noun, "appos") else -1
    beside += [described] if described >= 0 else []
    return next((w for n in beside if (w := tree.tokens[n].text.lower()) in _DONE), "")


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
    named = named and not is_of_person(sentence, dated.noun)
    named = named and date.grain is not Grain.RANGE
    before = max((n for n, t in enumerate(tree.tokens) if t.end <= opened), default=-1)
    near = before in (dated.noun, *tree.subtree(dated.noun))
    return dated.noun if (event or named) and near else None
