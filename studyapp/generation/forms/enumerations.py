"""List cards: points that the author numbers, in one sentence or over several, and a gap for each."""

import re
from collections.abc import Iterator, Sequence

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.compression import short
from studyapp.model import GAP, Form, Kind

_MARK = re.compile(r"(?:(?<=\s)|^)\(?(?:([1-9])|([a-f]))\)\s*")
_ORDINALS = re.compile(
    r"(?:^|[:;,]\s+)(?:and\s+)?(?:the\s+)?(first(?:ly)?|second(?:ly)?|third(?:ly)?|"
    r"fourth(?:ly)?|finally|lastly),\s+",
    re.IGNORECASE,
)
_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTED = (
    r"reasons|fields|factors|uncertainties|ways|areas|respects|points|events|issues|causes|"
    r"characteristics|"
    r"questions|principles|steps|stages|goals|aims|conditions|changes|measures|features|"
    r"elements|arguments|"
    r"consequences|effects|problems|tasks|forms|kinds|types|parts|phases|advantages|tendencies"
)
_ANNOUNCES = re.compile(
    rf"\b(?:the following (?P<number>two |three |four |five )?(?P<noun>{_COUNTED})|"
    rf"(?P<count>two|three|four|five) (?:[a-z-]+ ){{0,2}}(?P<counted>{_COUNTED}))\b",
    re.IGNORECASE,
)
_STEPS = (
    re.compile(
        r"^(?:first(?:ly)?|first of all|to begin with|one (?:\w+ ){0,2}(?:is|was|has)|the first)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:second(?:ly)?|the second|another|the other|moreover|in addition|more importantly|"
        r"next|also)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:third(?:ly)?|the third|furthermore|moreover|lastly|finally|in addition)\b",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:fourth(?:ly)?|the fourth|lastly|finally)\b", re.IGNORECASE),
    re.compile(r"^(?:fifth(?:ly)?|the fifth|lastly|finally)\b", re.IGNORECASE),
)
_REACH = 20
_LONGEST_ITEM = 30


def enumeration(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the numbered points of a sentence, or of the sentences it announces."""
    inside = _numbered(sentence.text) or _ordinals(sentence.text)
    if inside:
        stem, items = inside
        yield from _cards(analysis, sentence, stem, items, ())
        return
    announced = _ANNOUNCES.search(sentence.text)
    if announced:
        found = _following(analysis, sentence, announced)
        if found:
            items, numbers = found
            yield from _cards(analysis, sentence, _stem_of(sentence), items, numbers)


def series(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the members of a list of three or more that ends a sentence after a colon or "include"."""
    match = re.search(
        r"(?P<stem>.{20,}?)(?::| (?:includes?|included|such as|are|"
        r"were))\s+(?P<list>[^:;.]+, [^:;.]+,? and [^:;.]+)\.?$",
        sentence.body(),
    )
    if match is None or _MARK.search(match["list"]):
        return
    items = _members(match["stem"], match["list"])
    if not 3 <= len(items) <= 6 or any(
        len(item.split()) > 12 or re.match(r"(?:which|who|that)\b", item) for item in items
    ):
        return
    stem = match["stem"].rstrip(" ,:")
    joint = re.search(
        r"(include[sd]?|such as|are|were)$", match.group()[: match.start("list")].rstrip(" :")
    )
    yield Candidate(
        rule="series", kind=Kind.ARGUMENT, form=Form.LIST, sentence=sentence.number,
        question=f"{stem}{' ' + joint.group() if joint else ':'} … Name the {_word(len(items))}.",
        answer="; ".join(items), answers=tuple(items),
    )  # fmt: skip


def _members(stem: str, text: str) -> list[str]:
    """Split a list at its commas, and at the last "and" unless the stem counts fewer members."""
    items = [part.strip() for part in re.split(r",\s+(?:and\s+|or\s+)?", text) if part.strip()]
    counted = [
        number for word, number in _NUMBER.items() if re.search(rf"\b{word}\b", stem.lower())
    ]
    if not re.search(r",\s+(?:and|or)\s", text) and len(items) not in counted:
        items[-1:] = re.split(r"\s+and\s+", items[-1], maxsplit=1)
    return [] if counted and len(items) not in counted else items


def _cards(
    analysis: Analysis, sentence: Sentence, stem: str, items: Sequence[str], more: tuple[int, ...]
) -> Iterator[Candidate]:
    items = [short(item, 3) for item in items]
    number = _word(len(items))
    yield Candidate(
        rule="enumeration", kind=Kind.ARGUMENT, form=Form.LIST, sentence=sentence.number,
        question=f"{stem}: name the {number} points that {analysis.author} gives.",
        answer="; ".join(items), answers=tuple(items), more=more, weight=0.25,
    )  # fmt: skip
    for position, item in enumerate(items):
        others = "; ".join(
            f"({i + 1}) {GAP if i == position else other}" for i, other in enumerate(items)
        )
        yield Candidate(
            rule="enumeration-item", kind=Kind.ARGUMENT, form=Form.CLOZE, sentence=sentence.number,
            question=f"{stem}: {others}.", answer=item, more=more,
        )  # fmt: skip


def _numbered(text: str) -> tuple[str, list[str]] | None:
    """Read "... three points: 1) a, 2) b, and 3) c"."""
    marks = list(_MARK.finditer(text))
    labels = [m.group(1) or str(ord(m.group(2)) - 96) for m in marks]
    if len(marks) < 2 or labels != [str(i + 1) for i in range(len(marks))]:
        return None
    ends = [m.start() for m in marks[1:]] + [len(text)]
    items = [_item(text[m.end() : end]) for m, end in zip(marks, ends, strict=True)]
    return _stem(text[: marks[0].start()]), items


def _ordinals(text: str) -> tuple[str, list[str]] | None:
    """Read "... for two reasons: first, a; second, b"."""
    marks = list(_ORDINALS.finditer(text))
    if (
        len(marks) < 2
        or not marks[0].group(1).lower().startswith("first")
        or not marks[1].group(1).lower().startswith("second")
    ):
        return None
    stem = _stem(text[: marks[0].start()])
    if len(stem.split()) < 3:
        return None
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return stem, [_item(text[m.end() : end]) for m, end in zip(marks, ends, strict=True)]


def _item(text: str) -> str:
    return re.sub(r"[;,]?\s+(?:and|or)$", "", text.strip(" .;,")).strip(" ;,")


def _stem(text: str) -> str:
    text = re.sub(r"\s+(?:were|are|was|is)$", "", text.strip(" :,"))
    return text[:1].upper() + text[1:]


def _stem_of(sentence: Sentence) -> str:
    return re.sub(
        r"\bin the following (?:\w+ )?",
        "in several ",
        _stem(sentence.body().split(":")[0].rstrip(". ")),
    )


def _following(
    analysis: Analysis, sentence: Sentence, announced: re.Match[str]
) -> tuple[list[str], tuple[int, ...]] | None:
    """Collect the points that follow: the announced number of them, in rising order."""
    wanted = _NUMBER.get((announced["number"] or announced["count"] or "").strip().lower(), 0)
    items: list[str] = []
    numbers: list[int] = []
    if re.search(r":\s*(?:the\s+)?first", sentence.text, re.IGNORECASE):
        head = re.sub(
            r"^\s*(?:first of all|first(?:ly)?|the first),?\s*",
            "",
            sentence.text.split(":", 1)[1],
            flags=re.IGNORECASE,
        )
        items.append(_item(head))
    last = sentence.number + _REACH
    for other in analysis.sentences[sentence.number + 1 : last]:
        if (wanted and len(items) == wanted) or len(items) >= len(_STEPS):
            break
        if other.note != sentence.note or (
            other.place == 0 and not wanted and other.passage is not sentence.passage
        ):
            break
        if _STEPS[len(items)].search(other.text):
            items.append(_item(other.body()))
            numbers.append(other.number)
    if (
        len(items) < 2
        or (wanted and len(items) != wanted)
        or any(len(item.split()) > _LONGEST_ITEM * 2 for item in items)
    ):
        return None
    return items, tuple(numbers)


def _word(number: int) -> str:
    return {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}.get(number, str(number))
