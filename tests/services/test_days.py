"""A study day begins at an hour of local time, also where the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from studyapp.services.days import study_day

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (datetime(2026, 5, 4, 3, 59, tzinfo=UTC), datetime(2026, 5, 3, 4, tzinfo=UTC)),
        (datetime(2026, 5, 4, 4, 0, tzinfo=UTC), datetime(2026, 5, 4, 4, tzinfo=UTC)),
        (datetime(2026, 5, 4, 23, 30, tzinfo=UTC), datetime(2026, 5, 4, 4, tzinfo=UTC)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=UTC), datetime(2025, 12, 31, 4, tzinfo=UTC)),
    ],
)
def test_the_hours_after_midnight_count_to_the_day_before(now, start):
    assert study_day(now, 4, UTC).start == start
    assert study_day(now, 4, UTC).end == start + timedelta(days=1)


def test_the_day_is_that_of_the_users_time_zone():
    late_in_berlin = datetime(2026, 5, 4, 1, 30, tzinfo=UTC)  # 3:30 in the morning there
    assert study_day(late_in_berlin, 4, BERLIN).start == datetime(2026, 5, 3, 4, tzinfo=BERLIN)


def test_a_day_on_which_the_clocks_change_still_ends_at_the_same_hour():
    before_the_change = datetime(2026, 3, 28, 12, tzinfo=BERLIN)
    day = study_day(before_the_change, 4, BERLIN)
    assert day.end == datetime(2026, 3, 29, 4, tzinfo=BERLIN)
    assert day.end.astimezone(UTC) - day.start.astimezone(UTC) == timedelta(hours=23)
