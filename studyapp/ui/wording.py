"""Short texts of the views: intervals, when a card is due, what its kind is called, excerpts."""

import re
from datetime import datetime, timedelta

from studyapp.model import GAP, Card, Kind, LibraryCard, Schedule, Span, State, Status

KIND_NAMES = {
    Kind.DATE: "Date",
    Kind.ACTOR: "Actor",
    Kind.ARGUMENT: "Argument",
    Kind.OWN: "Own card",
}
KIND_PLURALS = {
    Kind.DATE: "dates",
    Kind.ACTOR: "actors",
    Kind.ARGUMENT: "arguments",
    Kind.OWN: "own cards",
}

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_MONTH, _YEAR = 30.44 * _DAY, 365.25 * _DAY
_MONTHS = (
    "",
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[\w”’)\]]{3})[.!?][\"”’»)\]]*\s+(?=[A-Z0-9“‘\"(])")
"""Not after initials and the shortest abbreviations."""


def interval_text(interval: timedelta) -> str:
    """Return how long an interval is, in the one unit that says it best: "2.1 months"."""
    seconds = max(0.0, interval.total_seconds())
    if seconds < _MINUTE:
        return "less than a minute"
    if round(seconds / _MINUTE) < 60:
        return _amount(round(seconds / _MINUTE), "minute")
    if round(seconds / _HOUR) < 24:
        return _amount(round(seconds / _HOUR), "hour")
    if round(seconds / _DAY) < 60:
        return _amount(round(seconds / _DAY), "day")
    if round(seconds / _MONTH, 1) < 12:
        return _amount(round(seconds / _MONTH, 1), "month")
    return _amount(round(seconds / _YEAR, 1), "year")


def due_text(card: LibraryCard, now: datetime) -> str:
    """Return how a card stands, as its tile says it."""
    if card.card.status is not Status.ACTIVE:
        return card.card.status.value
    if card.buried_until is not None and card.buried_until > now:
        return "put aside"
    if card.schedule is None:
        return "new"
    if card.schedule.due <= now:
        return "due now"
    if card.schedule.state is not State.REVIEW:
        return "learning"
    return f"in {interval_text(card.schedule.due - now)}"


def history_text(schedule: Schedule | None) -> str:
    """Return how often a card was answered and how firmly it is remembered."""
    if schedule is None:
        return "new"
    times = {1: "once", 2: "twice"}.get(schedule.reps, f"{schedule.reps} times")
    text = f"seen {times}"
    if schedule.stability is None:
        return text
    return f"{text} · stability {interval_text(timedelta(days=schedule.stability))}"


def spoken_card(card: Card) -> str:
    """Return a card's kind and question as a screen reader says them."""
    return f"{KIND_NAMES[card.kind]}. {card.question.replace(GAP, 'blank')}"


def date_text(edtf: str) -> str:
    """Return a date of publication in words: "5 April 1998"; what is none of the usual as it is."""
    found = _DATE.fullmatch(edtf)
    if found is None:
        return edtf
    year, month, day = (int(part or 0) for part in found.groups())
    if month > 12:
        return edtf
    return " ".join(str(part) for part in (day or "", _MONTHS[month], f"{year:04}") if part)


def short_address(address: str, *, most: int = 64) -> str:
    """Return an address as one reads it out: without its scheme, cut where it gets long."""
    text = _SCHEME.sub("", " ".join(address.split())).rstrip("/")
    return text if len(text) <= most else text[: most - 1] + "…"


def excerpt(text: str, start: int, end: int, *, around: int = 220) -> tuple[str, Span]:
    """Cut a passage down to text[start:end] and a sentence or two on either side.

    Returns the excerpt and where text[start:end] stands in it; "…" marks a cut within a sentence.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = 0
    if start > around:
        first = next((e for e in ends if start - around <= e < start), -1)
    head = text[first:start] if first >= 0 else "… " + _tail(text[:start], around)
    last = len(text)
    if len(text) - end > around:
        last = max((e for e in ends if end + 2 < e <= end + around), default=-1)
    tail = text[end:last].rstrip() if last >= 0 else _head(text[end:], around) + " …"
    return head + text[start:end] + tail, (len(head), len(head) + end - start)


def _amount(number: float, unit: str) -> str:
    return f"{number:g} {unit}{'' if number == 1 else 's'}"


def _tail(text: str, most: int) -> str:
    cut = text[-most:]
    return cut[cut.find(" ") + 1 :]


def _head(text: str, most: int) -> str:
    cut = text[:most]
    return cut[: cut.rfind(" ")] if " " in cut.strip() else cut
