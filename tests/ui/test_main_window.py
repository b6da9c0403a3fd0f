"""The window on a small library: commands, modes, studying, what happens when things fail."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QPlainTextEdit

from studyapp import paths, settings
from studyapp.errors import UnwritableFile
from studyapp.model import Rating, Status
from studyapp.services.opening import open_services
from studyapp.ui import app
from studyapp.ui.commands import COMMANDS
from studyapp.ui.dialogs.about import AboutDialog
from studyapp.ui.dialogs.edit_card import EditCard
from studyapp.ui.dialogs.keys import KeysDialog
from studyapp.ui.dialogs.text_options import TextOptions
from studyapp.ui.turns import pause_message
from tests.conftest import NOW
from tests.e2e.driver import Driver
from tests.services import samples

# What opens a dialog of the system, or ends the window, is left to hands and to the journeys.
QUIET = [
    c.id
    for c in COMMANDS
    if c.id not in ("article.import", "deck.import", "window.close", "window.menu")
]


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the window opens: an article with three active cards and a suggested one."""
    file = tmp_path_factory.mktemp("window") / "library.studyapp"
    services = open_services(file, settings.Settings(), NOW)
    cards = [samples.card(n, sentence=n % 3) for n in (1, 2, 3)]
    cards.append(samples.card(4, status=Status.SUGGESTED))
    services.library.add(samples.prepared(*cards), NOW)
    services.close()
    return file


@pytest.fixture
def user(qtbot: Any, clock: Clock, library: Path, home: Path) -> Iterator[Driver]:
    home.mkdir()
    shutil.copy(library, paths.library_file())
    driver = Driver.start(lambda condition: qtbot.waitUntil(condition, timeout=20_000), clock)
    qtbot.addWidget(driver.window)
    yield driver
    driver.close()


def view(user: Driver) -> object:
    return user.window.parts.centre.currentWidget()


# Standing and commands


def test_the_document_is_open_and_its_due_cards_are_counted(user: Driver) -> None:
    assert user.window.windowTitle() == "The canal — Studyapp"
    assert user.window.parts.top_bar.due_button.text() == "Study 3"
    assert user.status() == "All saved  3 new today"


def close_overlays(user: Driver) -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for dialog in user.dialogs():
        dialog.close()


# One window for all commands: what counts is that none fails, also after any other.
def test_every_command_works_with_a_document_open(user: Driver) -> None:
    for command in [c for c in QUIET if c != "article.remove"]:
        user.do(command)
        close_overlays(user)
    assert user.titles() == ["The canal"]


def test_every_command_works_in_an_empty_library(user: Driver) -> None:
    user.do("article.remove")
    for command in [c for c in QUIET if c != "edit.undo"]:
        user.do(command)
        close_overlays(user)
    assert user.titles() == []


@pytest.mark.parametrize(
    ("command", "kind"), [("help.keys", KeysDialog), ("help.about", AboutDialog)]
)
def test_a_command_opens_its_dialog(user: Driver, command: str, kind: type[Any]) -> None:
    user.do(command)
    assert user.dialog(kind).isVisible()


def test_the_menu_holds_every_command_that_has_a_menu(user: Driver) -> None:
    user.do("window.menu")
    menu: Any = QApplication.activePopupWidget()
    shown = {a.objectName() for sub in menu.actions() for a in sub.menu().actions()}
    menu.close()
    assert shown - {""} == {c.id for c in COMMANDS if c.menu}


def test_every_control_has_an_accessible_name(user: Driver) -> None:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView)
    user.do("study.due")
    user.do("mode.read")
    unnamed = [
        control
        for kind in kinds
        for control in user.window.findChildren(kind)
        if not (control.accessibleName() or getattr(control, "text", str)())
        and not control.objectName().startswith("qt_")
    ]
    assert unnamed == []


def test_a_chosen_theme_and_text_size_are_kept(user: Driver) -> None:
    user.do("text.options")
    options = user.window.findChildren(TextOptions)[-1]
    options.button("dark").click()
    options.close()
    user.do("text.larger")
    user.rest()
    kept = settings.load(paths.settings_file())
    assert (kept.theme, kept.font_size) == ("dark", 19)


def test_a_panel_command_hides_the_library(user: Driver) -> None:
    user.window.resize(1300, 800)
    user.do("panel.library")
    assert not user.window.parts.library_panel.isVisible()
    assert not user.window.parts.top_bar.library_button.isChecked()


def test_in_study_mode_there_are_no_cards_beside(user: Driver) -> None:
    user.window.resize(1300, 800)
    user.do("mode.study")
    assert view(user) is user.window.parts.study_view
    assert not user.window.parts.cards_panel.isVisible()
    user.do("mode.read")
    assert view(user) is user.window.parts.reader
    assert user.window.parts.cards_panel.isVisible()


# Curating


def test_a_rejected_card_goes_and_comes_back_with_undo(user: Driver) -> None:
    card = user.cards()[0].card.id
    user.window.parts.cards_panel.status_wanted.emit(card, Status.REJECTED)
    user.rest()
    assert card not in [c.card.id for c in user.cards()]
    user.do("edit.undo")
    assert card in [c.card.id for c in user.cards()]
    assert user.status().startswith("Took back rejecting a card.")


def test_undo_takes_back_the_change_that_came_after_a_removal(user: Driver) -> None:
    reading, panel = user.window.reading, user.window.parts.cards_panel
    card = user.cards()[0].card.id
    panel.status_wanted.emit(card, Status.REJECTED)
    user.rest()
    user.do("article.remove")
    assert not reading.entries
    user.window.parts.notice.hide()
    user.do("edit.undo")
    assert reading.entries
    assert card not in [c.card.id for c in user.cards()]
    user.do("edit.undo")
    assert card in [c.card.id for c in user.cards()]


def test_undo_without_anything_done_says_so(user: Driver) -> None:
    user.do("edit.undo")
    assert user.status().startswith("There is nothing to take back.")


def test_a_card_is_edited_from_the_panel(user: Driver) -> None:
    card = user.cards()[0].card.id
    user.window.parts.cards_panel.edit_wanted.emit(card)
    user.edit_question("When did the canal open?")
    assert user.cards()[0].card.question == "When did the canal open?"
    assert user.window.findChildren(EditCard) == [] or not user.dialogs()


def test_a_card_without_a_passage_says_that_it_is_gone(user: Driver) -> None:
    user.choose_card("nosuchcard")
    assert user.status().startswith("This card has no sentence")


# Studying


def test_grading_needs_the_answer_first(user: Driver) -> None:
    user.do("study.due")
    asked = user.question()
    user.window.studying.rate(3)
    user.rest()
    assert user.question() == asked


def test_a_suspended_card_is_not_asked_and_undo_brings_it_back(user: Driver) -> None:
    user.do("study.due")
    first = user.question()
    user.press("@")
    assert user.question() != first
    user.press("U")
    user.do("mode.read")
    assert all(c.card.status is not Status.SUSPENDED for c in user.cards())


def test_undo_takes_back_an_edit_before_the_answer_that_came_earlier(user: Driver) -> None:
    user.do("study.due")
    user.study(Rating.EASY)
    asked = user.question()
    user.press("E")
    user.edit_question("When did the canal open?")
    user.press("U")
    assert user.question() == asked
    assert user.status().startswith("Took back editing a card.")
    assert user.window.studying.turn is not None
    assert user.window.studying.turn.done == 1
    user.press("U")
    assert user.status().startswith("Took back the last answer.")
    assert user.window.studying.turn.done == 0


def test_undo_goes_back_step_by_step(user: Driver) -> None:
    user.do("study.due")
    first = user.question()
    user.press("@")
    second = user.question()
    user.press("-")
    user.press("U")
    assert user.question() == second
    user.press("U")
    assert user.question() == first
    assert all(c.card.status is not Status.SUSPENDED for c in user.cards())


def test_a_change_made_while_reading_is_not_undone_in_the_session(user: Driver) -> None:
    user.do("study.due")
    user.press("@")
    user.do("mode.read")
    card = user.cards()[-1].card
    user.window.parts.cards_panel.status_wanted.emit(card.id, Status.REJECTED)
    user.rest()
    user.do("mode.study")
    user.press("U")
    user.do("mode.read")
    assert card.id not in [c.card.id for c in user.cards()]


def test_a_card_put_aside_comes_tomorrow(user: Driver, clock: Clock) -> None:
    user.do("study.due")
    first = user.question()
    user.press("-")
    assert first not in user.study(Rating.EASY, Rating.EASY)
    assert user.question() is None
    clock.now += timedelta(days=1)
    user.do("study.due")
    assert user.question() == first


def test_when_all_is_answered_the_session_says_so(user: Driver) -> None:
    user.do("study.due")
    user.study(Rating.EASY, Rating.EASY, Rating.EASY)
    assert user.question() is None
    assert user.window.studying.turn is None
    assert user.status() == "3 answers today, 1 minute  All saved  Nothing due today"


def test_new_cards_beyond_the_limit_of_a_day_are_asked_at_a_wish(
    user: Driver, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = user.window.link.services
    assert services is not None
    limited = replace(services, settings=replace(services.settings, new_per_day=1))
    monkeypatch.setattr(user.window.link, "services", limited)
    user.do("study.due")
    user.study(Rating.EASY)
    assert user.question() is None
    done = user.window.parts.study_view.done
    assert done.more.text() == "Study 2 more new cards"
    done.more.click()
    qtbot.waitUntil(lambda: user.question() is not None)


def test_what_was_done_can_be_taken_back_after_reading_in_between(user: Driver) -> None:
    user.do("study.due")
    last = user.study(Rating.EASY, Rating.EASY, Rating.EASY)[-1]
    user.do("mode.read")
    user.do("mode.study")
    user.do("edit.undo")
    assert user.question() == last


def test_undo_leads_back_to_the_card_after_the_session_is_done(user: Driver) -> None:
    user.do("study.due")
    last = user.study(Rating.EASY, Rating.EASY, Rating.EASY)[-1]
    user.do("edit.undo")
    assert user.question() == last


def test_a_session_that_waits_goes_on_once_a_card_is_back(
    user: Driver, clock: Clock, qtbot: Any
) -> None:
    user.do("study.due")
    first = user.study(Rating.EASY, Rating.EASY, Rating.EASY)
    assert user.question() is None
    clock.now += timedelta(days=60)
    studying = user.window.studying
    studying._wake.start(1)
    qtbot.waitUntil(lambda: studying.asking)
    assert user.question() in first


def test_opening_the_source_goes_to_the_sentence_in_the_article(user: Driver) -> None:
    user.do("study.due")
    user.press("Space", "O")
    assert user.window.mode == "read"
    assert user.lit() in samples.SENTENCES


def test_an_answer_that_cannot_be_saved_is_told_and_can_be_given_again(
    user: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    user.do("study.due")
    asked = user.question()
    sentence = "The library cannot be written: the disk is full. Free some space."

    def full(*_arguments: object) -> None:
        raise UnwritableFile(sentence)

    session: Any = user.window.studying._session
    with monkeypatch.context() as patched:
        patched.setattr(session, "answer", full)
        user.press("Space", "3")
        assert user.error() == ("Your answer could not be saved", sentence)
    assert user.question() == asked
    user.study(Rating.GOOD)
    assert user.question() != asked


def test_an_unexpected_failure_is_logged_and_told_in_one_sentence(
    user: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    user.window.link.ask(broken, print, what="The cards could not be counted")
    user.rest()
    title, sentence = user.error()
    assert title == "The cards could not be counted"
    assert "studyapp.log" in sentence
    caplog.clear()


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (0, "Nothing is due now."),
        (1, "Done for now: 1 answer."),
        (12, "Done for now: 12 answers."),
    ],
)
def test_the_end_of_a_session_counts_its_answers(done: int, message: str) -> None:
    assert pause_message(done) == message


def test_a_window_with_nothing_open_never_asks_the_library(qapp: Any, qtbot: Any) -> None:
    window = app.build(qapp, paths.settings_file(), lambda: NOW)
    qtbot.addWidget(window)
    for command in QUIET:
        window.commands[command].trigger()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    assert not window.link.store.busy or window.link.services is None
    for dialog in window.findChildren(KeysDialog) + window.findChildren(AboutDialog):
        dialog.close()
    window.close()
