"""The words of a user at the report, for the tests of the window."""

from typing import Any

from studyapp.ui.report_lines import State
from tests.e2e.driver import Driver

CAPTION, HEAD, NUMBER = 9, 2, 5
"""Numbers of remarks in the report of `reported`."""


def parts(user: Driver) -> Any:
    return user.window.parts


def document(user: Driver) -> Any:
    return user.window.reading.document


def put(user: Driver, *numbers: int, back: bool = True) -> None:
    """Ask for passages back, or out again, without waiting for it."""
    parts(user).report_panel.put_wanted.emit(numbers, back)


def texts(user: Driver) -> list[str]:
    return [block.text for block in document(user).blocks]


def state(user: Driver, number: int) -> State:
    report = parts(user).report_panel.list.report
    line = report.line(report.row_of(number))
    return State(line.state)


def answers(user: Driver) -> list[str]:
    return [kept.card.answer for kept in user.cards()]
