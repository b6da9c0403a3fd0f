"""Finds the dates of a sentence: spans, EDTF, how exact they are, and what was taken from context."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.generation import edtf, relative_dates
from studyapp.generation.date_patterns import (
    ANY_DAY,
    ANY_YEAR,
    ATOMS,
    ERA,
    FINDER,
    HINT,
    MONTH,
    ORDINALS,
    SHORT_DECADES,
)
from studyapp.generation.edtf import Grain, Moment
from studyapp.generation.relative_dates import Before

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LIFE = re.compile(
    r"\b(?:c|ca|circa|b|d|r|fl|born|died|reigned|ruled|in|on|from|to|or|and|about|the|of|"
    r"AD|BC|BCE|CE|century|centuries|early|mid|late|spring|summer|autumn|winter)\b\.?"
    r"|" + "|".join(sorted(edtf.DAYS, key=len, reverse=True)) + r"|"
    rf"{MONTH}|[\d\s.,;:–—/-]|(?:st|nd|rd|th)\b"
)
_CENTURIES = re.compile(rf"centur(?:y|ies)(\s{ERA})?$")
_ASIDE = re.compile(
    r"\b(?:no|not|never)\b[^.;]*\b(?:un)?till? $|\b(?:(?:who|which|where) had|which (?:he|she|they|it))\b[^,;.]*$",
    re.IGNORECASE,
)
"""What stands before a year that a text does not go on from: "who had resigned in 1938", "which
she ended in 1937"."""
_TURN = 8
"""Months by which a later date seems the earlier one, where the year has turned between them."""
_FIRST_YEARS = 8
"""Sentences over which a year is inherited by a day or month without one."""
_LIFETIME = 100
"""Years that a year without an era may lie after the one before Christ that was named last."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date of a sentence: its span there, its words as an answer, and what they mean."""

    start: int
    end: int
    text: str
    answer: str
    edtf: str
    grain: Grain
    inferred: bool = False
    year: int | None = None
    bracketed: bool = False
    """Whether it stands alone in brackets, as life dates and dates of works do."""


@dataclass(frozen=True, slots=True)
class Year:
    """The last date that was named, and how many sentences ago."""

    value: int
    age: int = 0
    month: int | None = None
    day: int | None = None


def find(sentence: str, context: Year | None = None) -> tuple[Date, ...]:
    """Return the dates of a sentence (straight quotation marks) in order.

    What a date leaves out, and what it counts from, comes from the one named before it.
    """
    if not HINT.search(sentence):
        return ()
    brackets = [match.span() for match in _BRACKETS.finditer(sentence)]
    found: list[Date] = []
    fresh = context if context and context.age <= _FIRST_YEARS else None
    year, month = (fresh.value, fresh.month) if fresh else (None, None)
    for match in FINDER.finditer(sentence):
        inside = next((b for b in brackets if b[0] < match.start() < b[1]), None)
        if inside and _LIFE.sub("", sentence[inside[0] + 1 : inside[1] - 1]):
            continue
        date = _date(match, year, bracketed=inside is not None)
        if date and year is not None and _is_next_year(date, month):
            date = _date(match, year + 1, bracketed=inside is not None)
        if date:
            found.append(date)
            year = date.year if date.year is not None else year
            month = _month(date) or month
    found += _counted(sentence, found, fresh)
    return tuple(sorted(found, key=lambda date: date.start))


def _is_next_year(date: Date, month: int | None) -> bool:
    """Tell whether a date without a year lies beyond the turn of it: January, told after December."""
    own = _month(date) if date.inferred else None
    return own is not None and month is not None and month - own >= _TURN


def _month(date: Date) -> int | None:
    before = _before(date)
    return before.month if before is not None else None


def _counted(sentence: str, found: list[Date], context: Year | None) -> Iterator[Date]:
    """Yield dates that count from the one before them, in this sentence or before it."""
    for n in range(len(found) + 1):
        before = _before(found[n - 1]) if n else _of_context(context)
        start = found[n - 1].end if n else 0
        end = found[n].start if n < len(found) else len(sentence)
        for counted in relative_dates.find(sentence, before):
            if start <= counted.start and counted.end <= end:
                yield Date(
                    counted.start,
                    counted.end,
                    counted.text,
                    counted.shown,
                    counted.edtf,
                    counted.grain,
                    inferred=True,
                    year=counted.year,
                )


def _before(date: Date) -> Before | None:
    """Return what a date says of the one that counts from it."""
    parts = re.fullmatch(r"(-?\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?~?", date.edtf)
    if parts is None:
        return Before(date.year) if date.year is not None else None
    year, month, day = parts.groups()
    return Before(int(year), int(month) if month else None, int(day) if day else None)


def _of_context(context: Year | None) -> Before | None:
    return Before(context.value, context.month, context.day) if context else None


def after(sentence: str, dates: tuple[Date, ...], context: Year | None) -> Year | None:
    """Return what the next sentence inherits: not a year of long before or long after."""
    dated = [
        date
        for date in dates
        if date.year is not None and not (context and _ASIDE.search(sentence[: date.start]))
    ]
    if dated:
        last = dated[-1]
        before = _before(last)
        known = before if before and before.month is not None else None
        return Year(last.year or 0, 0, known.month if known else None, known.day if known else None)
    return Year(context.value, context.age + 1, context.month, context.day) if context else None


def _date(match: re.Match[str], year: int | None, *, bracketed: bool) -> Date | None:
    words, kind = match.group(), match.lastgroup or ""
    inferred = kind in ("day", "month", "short") or (kind == "days" and not ANY_YEAR.search(words))
    if inferred and year is None:
        return None
    moment = _moment(words, kind, year)
    if moment is None:
        return None
    lead = re.match(r"(?:the|from|about|around)\s+", words, re.IGNORECASE)
    start = match.start()
    if lead and kind != "range" and lead.group().lower().startswith("the"):
        start += lead.end()
        words = words[lead.end() :]
    full = f"{1 - (moment.year or 0)} BC" if kind == "short" else str(year)
    return Date(
        start,
        match.end(),
        words,
        (full if kind == "short" else f"{words} ({full})") if inferred else _within(words),
        moment.edtf,
        moment.grain,
        inferred,
        moment.year,
        bracketed,
    )


def _within(words: str) -> str:
    """Return a date as it stands within a sentence: "from 1947 to 1960", "the 13th century"."""
    words = words.replace("-centur", " centur")
    first = ("From ", "Between ", "About ", "Around ")
    return words[0].lower() + words[1:] if words.startswith(first) else words


def _moment(words: str, kind: str, year: int | None) -> Moment | None:
    if kind == "range":
        return _range(words)
    if kind == "days":
        return _days(words, year)
    if kind == "years":
        found = [int(match.group()) for match in ANY_YEAR.finditer(words)]
        code = ",".join(map(edtf.formatted, found))
        return Moment(f"{{{code}}}", Grain.YEARS, found[-1])
    if kind == "short":
        return _short(int(words), year)
    return edtf.read(words, year)


def _days(words: str, year: int | None) -> Moment | None:
    """Return the meaning of two or more days of one month: from the first to the last."""
    own = ANY_YEAR.search(words)
    rest = words[: own.start()] if own else words
    month = re.search(MONTH, rest)
    days = [m.group() for m in ANY_DAY.finditer(rest)]
    if month is None or len(days) < 2:
        return None
    ends = [
        edtf.read(f"{day} {month.group()} {own.group() if own else ''}", year)
        for day in (days[0], days[-1])
    ]
    if ends[0] is None or ends[1] is None:
        return None
    return Moment(f"{ends[0].edtf}/{ends[1].edtf}", Grain.RANGE, ends[0].year)


def _short(number: int, year: int | None) -> Moment | None:
    """Return a year of two or three digits, where the text has been telling of years before Christ."""
    if year is None or year > 0 or not number < 1 - year < number + _LIFETIME:
        return None
    return Moment(edtf.formatted(1 - number), Grain.YEAR, 1 - number)


def _range(words: str) -> Moment | None:
    ends = list(_range_ends(words))
    if len(ends) != 2:
        return None
    first, last = ends
    if first.year is not None and last.year is not None and last.year < first.year:
        return None  # "1669/7" is no range
    year = last.year if last.year is not None else first.year
    return Moment(f"{first.edtf}/{last.edtf}", Grain.RANGE, year)


def _range_ends(words: str) -> Iterator[Moment]:
    """Yield the meaning of both ends; what one end leaves out it takes from the other."""
    era = re.search(
        rf"((?:c\.\s?)?\d{{1,4}})\s*(?:[-–—]|\b(?:to|and|until|till)\b)\s*"
        rf"((?:c\.\s?)?\d{{1,4}}\s?({ERA}))",
        words,
    )
    plain = re.fullmatch(r"((?:c\.\s?)?\d{3,4})\s*[-–—]\s*((?:c\.\s?)?\d{3,4})", words)
    early = re.fullmatch(r"\w+ (\d{3}) \w+ (\d{4})", words)
    short = re.search(r"(\d{4})\s*[-–/]\s*(\d{1,2})$", words)
    months = re.search(rf"({MONTH})\s+\w+\s+({MONTH}),?(?:\s+of)?\s+(\S.*)", words)
    if era:
        parts = [f"{era.group(1)} {era.group(3)}", era.group(2)]
    elif plain:
        parts = [plain.group(1), plain.group(2)]
    elif early:
        parts = [early.group(1), early.group(2)]
    elif short:
        parts = [short.group(1), short.group(1)[: -len(short.group(2))] + short.group(2)]
    elif months:
        parts = [f"{months.group(1)} {months.group(3)}", f"{months.group(2)} {months.group(3)}"]
    elif decades := re.search(SHORT_DECADES, words):
        parts = [f"{decades.group(1)}s", f"{decades.group(1)[:2]}{decades.group(2)}s"]
    elif len(re.findall("centur", words)) == 1 and (last := _CENTURIES.search(words)):
        parts = [f"{m.group()} century{last.group(1) or ''}" for m in ORDINALS.finditer(words)]
    else:
        parts = [m.group() for m in ATOMS.finditer(words)]
    for part in parts:
        moment = edtf.read(part)
        if moment:
            yield moment
