"""Dates as files give them, in words or numbers, made into EDTF."""

import re
from datetime import date

_MONTHS = (
    ("jan", "january", "januar"),
    ("feb", "february", "februar"),
    ("mar", "march", "märz"),
    ("apr", "april"),
    ("may", "mai"),
    ("jun", "june", "juni"),
    ("jul", "july", "juli"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october", "oktober"),
    ("nov", "november"),
    ("dec", "december", "dezember"),
)
_MONTH = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_WEEKDAY = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.I
)
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]+\d{1,2}:.*)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?(?P<month>[^\W\d_]{3,9})\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?P<year>\d{4})(?:,? (?:at )?\d{1,2}[:.].*)?"
)
_LABEL = re.compile(
    r"(?:(?:first|last) )?(?:published|posted|updated|modified|date)(?: on)?:?\s+", re.I
)
_IN_LINE = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|(?:\d{1,2}(?:st|nd|rd|th|\.)? )?(?:of )?[^\W\d_]{3,9}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4})(?!\d)"
)


def to_edtf(text: str) -> str:
    """Return a date as EDTF ("2021-04-05", "2021-04", "2021"), or nothing if it is none.

    Days and months that could stand either way round, as in 04/05/2021, are left out.
    """
    text = _WEEKDAY.sub("", _LABEL.sub("", " ".join(text.split()), count=1))
    if found := _NUMBERS.fullmatch(text) or _COMPACT.fullmatch(text):
        return _edtf(*(int(part or 0) for part in found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        first, sign, second, year = found.groups()
        if sign != "." and int(first) <= 12 and int(second) <= 12 and first != second:
            return _edtf(int(year))
        month, day = sorted((int(first), int(second))) if sign != "." else (int(second), int(first))
        return _edtf(int(year), month, day)
    if (found := _WORDS.fullmatch(text)) and found["month"].casefold() in _MONTH:
        day = int(found["day"] or found["after"] or 0)
        return _edtf(int(found["year"]), _MONTH[found["month"].casefold()], day)
    return ""


def date_in(line: str) -> str:
    """Return the first date in a line, to the day or the month, as EDTF, or nothing."""
    found = (to_edtf(match[0]) for match in _IN_LINE.finditer(line))
    return next(filter(None, found), "")


def _edtf(year: int, month: int = 0, day: int = 0) -> str:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
