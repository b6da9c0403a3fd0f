"""Dates that count from another: "two years later", "the same month", "on the 23rd"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.generation.edtf import DAYS, MONTHS, SEASONS, Grain, formatted

_NUMBERS = {
    name: n
    for n, name in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"a": 1, "an": 1}
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_LATER = re.compile(
    rf"\b(?:(?:about|some|nearly|almost|only|just|exactly)\s+)?{_COUNT}\s+(?P<unit>year|month|week|day)s?"
    r"\s+(?P<way>later|after(?:wards?)?|thereafter|before|earlier|previously)\b(?!\s+(?:the|his|her|its|their|[A-Z]))",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:[Ii]n\s+|[Oo]n\s+)?(?:the|that)\s+(?P<way>same|following|next|ensuing|succeeding|previous|preceding)\s+"
    r"(?P<unit>year|month|day|spring|summer|autumn|winter|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b|\bthat\s+(?P<that>year|month)\b"
)
_UNIT = (
    r"Regiment|Army|Division|Corps|Brigade|Infantry|Cavalry|Battalion|Street|Avenue|Congress|Fleet|"
    r"Parliament|Amendment|Dynasty|Party|Guards?|Lancers|Hussars|Dragoons|International|Republic|"
    r"Earl|Duke|Count|Baron|Squadron|Century|Edition|Legion|Massachusetts|Panzer|Air"
)
"""What is numbered, and no day: "the 12th Regiment"."""
_ORDINAL = re.compile(
    r"\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Bb]y|[Bb]efore|[Aa]fter|[Ff]rom|to)\s+the\s+"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)(?!\s+(?:{_UNIT})\b)|(?:"
    + "|".join(sorted(DAYS, key=len, reverse=True))
    + r")(?!\s+[A-Z]))\b"
    r"(?!\s+(?:of\b|centur|(?:[a-z]+(?:ion|ment|er|or)|[a-z]*(?:time|year|day|part|army|fleet|corps|division|century))\b))"
)


@dataclass(frozen=True, slots=True)
class Before:
    """The date that was named last."""

    year: int
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A date that counts from another, with what it comes to."""

    start: int
    end: int
    text: str
    edtf: str
    grain: Grain
    year: int
    shown: str
    """What it comes to, in words: "1535", "23 July 1894"."""


def find(sentence: str, before: Before | None) -> Iterator[Counted]:
    """Yield the dates of a sentence that count from the one named before."""
    if before is None:
        return
    for match in _LATER.finditer(sentence):
        counted = _later(match, before)
        if counted:
            yield counted
    for match in _SAME.finditer(sentence):
        counted = _same(match, before)
        if counted:
            yield counted
    if before.month is not None:
        for match in _ORDINAL.finditer(sentence):
            counted = _day(match, before)
            if counted:
                yield counted


def _later(match: re.Match[str], before: Before) -> Counted | None:
    count = match["count"].lower()
    number = int(count) if count.isdecimal() else _NUMBERS[count]
    if match["way"].lower() in ("before", "earlier", "previously"):
        number = -number
    unit = match["unit"].lower()
    if unit == "year":
        year = before.year + number
        return _made(match, formatted(year), Grain.YEAR, year, _year(year))
    if unit == "month" and before.month is not None:
        total = before.year * 12 + before.month - 1 + number
        year, month = divmod(total, 12)
        return _made(
            match, f"{formatted(year)}-{month + 1:02d}", Grain.MONTH, year,
            f"{MONTHS[month]} {_year(year)}",
        )  # fmt: skip
    return None


def _same(match: re.Match[str], before: Before) -> Counted | None:
    way = (match["way"] or "same").lower()
    unit = match["unit"] or match["that"]
    step = {"same": 0, "previous": -1, "preceding": -1}.get(way, 1)
    if unit == "year":
        year = before.year + step
        return _made(match, formatted(year), Grain.YEAR, year, _year(year))
    if unit == "month" and before.month is not None:
        year, month = divmod(before.year * 12 + before.month - 1 + step, 12)
        shown = f"{MONTHS[month]} {_year(year)}"
        return _made(match, f"{formatted(year)}-{month + 1:02d}", Grain.MONTH, year, shown)
    if unit in MONTHS:
        month = MONTHS.index(unit) + 1
        year = before.year
        if step > 0 and before.month is not None and month <= before.month:
            year += 1
        return _made(
            match, f"{formatted(year)}-{month:02d}", Grain.MONTH, year, f"{unit} {_year(year)}"
        )
    if unit in SEASONS:
        year = before.year + (1 if step > 0 and unit != "winter" else 0)
        return _made(
            match,
            f"{formatted(year)}-{SEASONS[unit]}",
            Grain.SEASON,
            year,
            f"{unit} of {_year(year)}",
        )
    return None


def _day(match: re.Match[str], before: Before) -> Counted | None:
    word = match["day"].lower()
    digits = re.match(r"\d+", word)
    day = int(digits.group()) if digits else DAYS.index(word) + 1
    if not 1 <= day <= 31 or before.month is None:
        return None
    shown = f"{match['day']} {MONTHS[before.month - 1]} {_year(before.year)}"
    code = f"{formatted(before.year)}-{before.month:02d}-{day:02d}"
    start = match.start("day")
    return Counted(start, match.end(), match["day"], code, Grain.DAY, before.year, shown)


def _made(match: re.Match[str], code: str, grain: Grain, year: int, shown: str) -> Counted:
    return Counted(match.start(), match.end(), match.group(), code, grain, year, shown)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
