"""Where one study day ends and the next begins, in the user's own time zone."""

from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple


class StudyDay(NamedTuple):
    """The half-open span of moments that count as today (aware)."""

    start: datetime
    end: datetime


def study_day(now: datetime, starts_at: int, zone: tzinfo | None = None) -> StudyDay:
    """Return the study day that holds `now`; it begins at the hour `starts_at` of local time.

    `zone` is the system's own by default. Late evenings count to the day before, as in Anki.
    """
    local = now.astimezone(zone)
    start = local.replace(hour=starts_at, minute=0, second=0, microsecond=0)
    if start > local:
        start -= timedelta(days=1)
    end = start + timedelta(days=1)
    if zone is None:
        # A fixed offset is wrong across a change of the clocks: ask the system for each end anew.
        start, end = (moment.replace(tzinfo=None).astimezone() for moment in (start, end))
    return StudyDay(start, end)
