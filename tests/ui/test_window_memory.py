"""What the window keeps: settings, its own memory, the log; and the theme that it wears."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from studyapp import settings
from studyapp.errors import UnreadableFile
from studyapp.ui.appearance import TEXT_SIZES, Appearance, next_size
from studyapp.ui.failures import log_file, sentence_for, stop_log, write_log
from studyapp.ui.link import Link
from studyapp.ui.preferences import Preferences
from studyapp.ui.theme import DARK, LIGHT, SEPIA
from tests.conftest import NOW


@pytest.fixture
def link(qtbot):
    made = Link(lambda: NOW)
    yield made
    made.close()


@pytest.fixture
def path(home):
    home.mkdir()
    return home / "settings.json"


def test_a_changed_setting_is_saved_at_once(qtbot, link, path):
    preferences = Preferences(path, link)
    preferences.change(theme="dark", font_size=20)
    qtbot.waitUntil(lambda: not link.busy)
    assert settings.load(path).theme == "dark"
    assert settings.load(path).font_size == 20


def test_an_unchanged_setting_writes_nothing(qtbot, link, path):
    Preferences(path, link).change(theme="system")
    qtbot.waitUntil(lambda: not link.busy)
    assert not path.exists()


def test_settings_that_cannot_be_saved_are_an_error_for_the_user(qtbot, link, home):
    home.write_text("a file where the folder should be")
    preferences = Preferences(home / "settings.json", link)
    with qtbot.waitSignal(link.failed) as failed:
        preferences.change(theme="dark")
    assert failed.args[0] == "The settings could not be saved"
    assert "cannot be saved" in str(failed.args[1])


def test_the_place_in_each_document_is_kept(link, path):
    preferences = Preferences(path, link)
    preferences.keep_place(3, 0.25)
    preferences.keep_place(4, 0.75)
    preferences.close()
    again = Preferences(path, link)
    assert [again.place(document) for document in (3, 4, 5)] == [0.25, 0.75, 0.0]


def test_a_place_that_makes_no_sense_is_the_beginning(link, path):
    path.with_name("window.ini").write_text("[place]\n3=abc\n")
    assert Preferences(path, link).place(3) == 0.0


def test_the_export_folder_is_the_last_one_while_it_exists(link, path, tmp_path):
    preferences = Preferences(path, link)
    assert preferences.export_folder == path.parent / "exports"
    last = tmp_path / "decks"
    last.mkdir()
    preferences.export_folder = last
    assert preferences.export_folder == last
    last.rmdir()
    assert preferences.export_folder == path.parent / "exports"


# Failures


def test_an_error_for_the_user_is_its_own_sentence(path):
    assert sentence_for(UnreadableFile("x.txt is empty."), log_file(path)) == "x.txt is empty."


def test_an_unexpected_failure_is_logged_and_the_sentence_names_the_log(caplog, path):
    log = log_file(path)
    handler = write_log(log)
    try:
        sentence = sentence_for(ZeroDivisionError("division by zero"), log)
    finally:
        stop_log(handler)
    assert str(log) in sentence
    assert "Traceback" not in sentence
    assert "ZeroDivisionError" in log.read_text("utf-8")
    caplog.clear()


def test_without_a_failure_no_log_is_written(path):
    stop_log(write_log(log_file(path)))
    assert not log_file(path).exists()


def test_a_log_that_cannot_be_written_troubles_nobody(caplog, home):
    home.write_text("a file where the folder should be")
    handler = write_log(home / "studyapp.log")
    try:
        logging.getLogger("studyapp.test").warning("something")
    finally:
        stop_log(handler)
    caplog.clear()


# Appearance


@pytest.fixture
def appearance(qapp):
    made = Appearance(qapp, ("QWidget { color: $ink; }",))
    yield made
    made.deleteLater()


@pytest.mark.parametrize("theme", [LIGHT, DARK, SEPIA], ids=lambda t: t.name)
def test_a_theme_that_is_named_is_worn(qapp, appearance, theme):
    appearance.wear(theme.name)
    assert appearance.theme == theme
    assert theme.ink in qapp.styleSheet()


def test_system_follows_the_desktop_while_the_window_is_open(appearance):
    appearance.wear("system")
    hints = QApplication.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.theme == DARK
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert appearance.theme == LIGHT


def test_a_chosen_theme_does_not_follow_the_desktop(qapp, appearance):
    appearance.wear("sepia")
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.theme == SEPIA


@pytest.mark.parametrize(
    ("size", "step", "expected"),
    [(18, 1, 19), (18, -1, 17), (13, -1, 13), (34, 1, 34), (21, 1, 22), (48, -1, 30)],
)
def test_text_sizes_go_up_and_down_a_scale(size, step, expected):
    assert next_size(size, step) == expected
    assert expected in TEXT_SIZES
