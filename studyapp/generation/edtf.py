"""From the words of one date to EDTF: days, months, seasons, years of either era, decades, centuries."""

import re
from dataclasses import dataclass
from enum import StrEnum

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DAYS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
]
CENTURIES = DAYS[:21]

_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, at most."""
_MONTH = re.compile(r"\b(" + "|".join(name[:3] for name in MONTHS) + r")[a-z]*\b")
_SEASON = re.compile(r"\b(" + "|".join(SEASONS) + r")\b", re.IGNORECASE)
_DECADE = re.compile(r"\b(\d{3})0'?s\b")
_CENTURY = re.compile(r"\b([a-z]+(?:-first)?|\d{1,2}(?:st|nd|rd|th))[- ]centur", re.IGNORECASE)
_BEFORE_CHRIST = re.compile(r"\bB\.?\s?C\.?(?:\s?E\b)?")
_YEAR = re.compile(
    r"(?<!\d)(\d{3,4})(?!\d)|(?<!\d)(\d{1,4})(?=\s*(?:B\.?C|A\.?D|C\.?E))|(?:(?<=AD )|(?<=A\.D\.)|(?<=A\.D\. ))(\d{1,4})"
)
_DAY_NUMBER = re.compile(r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)?(?![\d%.]\d|\d|'?s\b)")
_DAY_WORD = re.compile(
    r"\b(" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:early|mid|late|later|beginning|start|middle|end|close|half|turn)\b", re.IGNORECASE
)
_CIRCA = re.compile(r"^(?:c\.|ca\.|circa|[Aa]bout|[Aa]round|approximately)")


class Grain(StrEnum):
    """How exact a date is; decides the words of the question."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    PERIOD = "period"
    """Part of a decade, century or year, as in "the late 1950s"."""
    RANGE = "range"
    YEARS = "years"
    """Several years, each of them meant."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words of one date mean."""

    edtf: str
    grain: Grain
    year: int | None
    """For a later date without a year; None for decades and centuries."""


def read(words: str, year: int | None = None) -> Moment | None:
    """Return the meaning of one date; `year` completes a day or month that has none."""
    decade = _DECADE.search(words)
    if decade:
        grain = Grain.PERIOD if _PART.search(words) else Grain.DECADE
        return Moment(f"{decade.group(1)}X", grain, None)
    century = _CENTURY.search(words)
    if century:
        return _century(words, century.group(1).lower())
    return _calendar(words, year)


def formatted(year: int) -> str:
    """Return a year as EDTF writes it; year 0 is 1 BC."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _century(words: str, name: str) -> Moment | None:
    digits = re.match(r"\d+", name)
    if digits:
        number = int(digits.group())
    elif name in CENTURIES:
        number = CENTURIES.index(name) + 1
    else:
        return None
    grain = Grain.PERIOD if _PART.search(words) else Grain.CENTURY
    if _BEFORE_CHRIST.search(words):
        return Moment(
            f"{formatted(1 - number * 100)}/{formatted(1 - (number * 100 - 99))}", grain, None
        )
    return Moment(f"{number - 1:02d}XX", grain, None)


def _calendar(words: str, year: int | None) -> Moment | None:
    found = _YEAR.search(words)
    month, season = _MONTH.search(words), _SEASON.search(words)
    rest = words
    if found:
        year = int(next(group for group in found.groups() if group))
        if _BEFORE_CHRIST.search(words):
            year = 1 - year
        rest = words[: found.start()] + " " + words[found.end() :]
    if year is None:
        return None
    stem = formatted(year)
    about = "~" if _CIRCA.search(words) else ""
    if month:
        number = [name[:3] for name in MONTHS].index(month.group(1)) + 1
        day = _day(rest)
        if day is not None:
            possible = 1 <= day <= _LONGEST[number - 1]
            code = f"{stem}-{number:02d}-{day:02d}{about}"
            return Moment(code, Grain.DAY, year) if possible else None
        return Moment(f"{stem}-{number:02d}{about}", Grain.MONTH, year)
    if season:
        return Moment(f"{stem}-{SEASONS[season.group().lower()]}{about}", Grain.SEASON, year)
    return Moment(f"{stem}{about}", Grain.PERIOD if _PART.search(rest) else Grain.YEAR, year)


def _day(words: str) -> int | None:
    number, word = _DAY_NUMBER.search(words), _DAY_WORD.search(words)
    if number:
        return int(number.group(1))
    return DAYS.index(word.group().lower()) + 1 if word else None
