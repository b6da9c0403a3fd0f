"""Cards on what one sentence counts off behind a colon: "two reasons: the first, ...; the second, ..."."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.forms.lists import LONGEST_ITEM, NUMBERS, SAID
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import capital, lowered
from studyapp.model import Form, Kind

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_ITEM = re.compile(
    r"(?:^|[;,:]\s*)(?:and\s+)?(?:the\s+)?(first|second|third|fourth|fifth|sixth)(?:ly)?,?\s+(?:was\s+|is\s+)?",
    re.IGNORECASE,
)
_FEWEST = 2
"""Words that an item has at least."""


def counted_off(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for what follows "the first" and "the second" behind a colon."""
    before, colon, behind = sentence.text.partition(":")
    behind = behind.strip()
    marks = list(_ITEM.finditer(behind))
    if not colon or tuple(m.group(1).lower() for m in marks) != _ORDINALS[: len(marks)]:
        return
    if len(marks) < 2 or marks[0].start() > 0:
        return
    ends = [m.start() for m in marks[1:]] + [len(behind)]
    items = [behind[m.end() : end].strip(" ,;.") for m, end in zip(marks, ends, strict=True)]
    kept = sentence.words_at((0, len(before)))
    said = SAID.get(len(items), str(len(items)))
    announces = said in before.lower().split() or not set(before.lower().split()) & set(NUMBERS)
    if not announces or any(not _FEWEST <= len(i.split()) <= LONGEST_ITEM for i in items):
        return
    grounded = ground(analysis, sentence, kept)
    text = capital(lowered(sentence.tree, kept[0], grounded.asked.text(kept)))
    which = "which ones" if said in text.lower().split() else f"which {said} things"
    yield grounded.card(
        rule="announced",
        kind=Kind.ARGUMENT,
        form=Form.LIST,
        question=f"{text}: {which}?",
        answer="; ".join(items),
        answers=tuple(items),
        weight=0.1,
    )
