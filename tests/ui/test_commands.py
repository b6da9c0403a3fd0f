"""The command table: ids and keys are unique, every command leads somewhere."""

from collections import Counter
from collections.abc import Iterable

import pytest
from PySide6.QtGui import QKeySequence

from studyapp.ui.commands import COMMANDS, VIEW_KEYS, menu_names, sheet
from studyapp.ui.describing import Describing
from studyapp.ui.importing import Importing
from studyapp.ui.learning import Learning
from studyapp.ui.looks import Looks
from studyapp.ui.main_window import MainWindow
from studyapp.ui.making import Making

FLOWS = {
    "": MainWindow,
    "describing": Describing,
    "importing": Importing,
    "learning": Learning,
    "looks": Looks,
    "making": Making,
}


def doubles(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def test_ids_are_unique():
    assert doubles(c.id for c in COMMANDS) == []


def test_no_key_starts_two_commands():
    keys = [QKeySequence(key).toString() for c in COMMANDS for key in c.keys]
    assert doubles(keys) == []


@pytest.mark.parametrize("context", ["Study", "Read", "Cards", "Report"])
def test_no_key_means_two_things_in_a_view(context):
    keys = [key for entry in VIEW_KEYS if entry.context == context for key in entry.keys]
    assert keys
    assert doubles(keys) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_the_method_of_a_command_exists(command):
    flow, _, method = command.method.rpartition(".")
    assert callable(getattr(FLOWS[flow], method))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_the_keys_of_a_command_are_keys(command):
    assert all(QKeySequence(key).toString() for key in command.keys)


def test_the_keys_sheet_shows_every_key():
    shown = {key for _, lines in sheet() for keys, _ in lines for key in keys}
    wanted = {key for c in COMMANDS if c.menu for key in c.keys}
    wanted |= {key for entry in VIEW_KEYS for key in entry.keys}
    assert shown == wanted


def test_menus_come_in_the_order_of_the_table():
    assert menu_names() == ["File", "Edit", "View", "Study", "Help"]
