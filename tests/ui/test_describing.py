"""Describing articles in the window, texts in other languages, and the address of a text."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMenu

from studyapp.model import Kind
from studyapp.services.opening import Services
from studyapp.ui.byline import SOURCE
from studyapp.ui.dialogs.describe import DescribeDialog
from tests.ui import reported
from tests.ui.report_words import document, parts

GERMAN = reported.article(language="de")
"""English words that were taken for German."""


@pytest.fixture
def dialog(user):
    user.do("article.describe")
    return user.dialog(DescribeDialog)


@pytest.fixture
def german(start):
    user = start()
    user.bring(reported.prepared(GERMAN))
    return user


def save(user: Any, dialog: Any) -> None:
    dialog.save_button.click()
    user.rest()


# Descriptions


def test_a_new_title_and_author_stand_everywhere(user, dialog):
    dialog.title.setText("The mill at Sallow quay")
    dialog.author.setText("H. Brink")
    save(user, dialog)
    assert user.window.windowTitle() == "The mill at Sallow quay — Studyapp"
    assert user.titles() == ["The mill at Sallow quay"]
    assert user.text().startswith("The mill at Sallow quay\nH. Brink")
    assert "Article described. Ctrl+Z takes it back." in user.status()
    user.do("edit.undo")
    assert document(user) == reported.article()


def test_a_new_date_is_kept_as_a_date_and_shown_in_words(user, dialog):
    dialog.date.setText("1999-07")
    save(user, dialog)
    assert document(user).date == "1999-07"
    assert "July 1999" in user.text()


def test_the_menu_of_a_document_describes_it_though_another_is_open(user):
    first = user.window.reading.current
    user.bring(reported.prepared(replace(reported.article(), title="Another"), digest="b"))
    entry = next(e for e in user.window.reading.entries if e.id == first)
    menu = parts(user).library_panel.menu_of(entry)
    next(a for a in menu.actions() if a.text() == "Describe…").trigger()
    menu.close()
    dialog = user.dialog(DescribeDialog)
    assert dialog.title.text() == "The tide mill at Sallow"
    dialog.title.setText("The first one")
    save(user, dialog)
    assert set(user.titles()) == {"The first one", "Another"}
    assert document(user).title == "Another"


def test_without_an_article_the_command_says_so(user):
    user.do("article.remove")
    user.do("article.describe")
    assert user.dialogs() == []
    assert "No article is open" in user.status()


# Languages


def note(user: Any) -> Any:
    return parts(user).cards_panel.language_note


def test_a_text_in_another_language_says_what_one_can_do(german):
    assert note(german).isVisible()
    said = note(german).accessibleName()
    assert "This text is in German." in said
    assert "English texts only so far" in said
    assert "Ctrl+M" in said
    assert not parts(german).cards_panel.on_screen_chip.isVisible()


@pytest.mark.parametrize("language", ["en", "und"])
def test_of_a_text_that_cards_are_made_from_nothing_is_said(start, language):
    user = start()
    user.bring(reported.prepared(reported.article(language=language)))
    assert not note(user).isVisible()
    assert parts(user).cards_panel.on_screen_chip.isVisible()


def test_the_note_goes_when_another_article_is_opened(german):
    german.bring(reported.prepared(replace(reported.article(), title="Another"), digest="b"))
    assert not note(german).isVisible()


def test_an_own_card_can_be_made_and_the_note_stays(german):
    german.select("Mary Werth")
    german.make_card("Who paid with flour?")
    assert [c.card.kind for c in german.cards()] == [Kind.OWN]
    assert note(german).isVisible()
    assert parts(german).cards_panel.on_screen_chip.isVisible()


def test_a_text_that_is_english_after_all_gets_its_cards(german):
    note(german).button.click()
    german.rest()
    assert document(german).language == "en"
    assert any(c.card.rule for c in german.cards())
    assert not note(german).isVisible()
    assert "made. Ctrl+Z takes it back." in german.status()


def test_undo_takes_back_the_cards_and_then_the_language(german):
    note(german).button.click()
    german.rest()
    german.do("edit.undo")
    assert german.cards() == []
    german.do("edit.undo")
    assert document(german) == GERMAN
    assert note(german).isVisible()


def test_a_language_chosen_in_the_dialog_brings_the_cards_too(german):
    german.do("article.describe")
    dialog = german.dialog(DescribeDialog)
    assert dialog.language.currentText() == "German"
    dialog.title.setText("The mill")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    save(german, dialog)
    assert (document(german).title, document(german).language) == ("The mill", "en")
    assert any(c.card.rule for c in german.cards())


def test_cards_that_are_there_are_kept_when_the_language_is_set_back(german):
    note(german).button.click()
    german.rest()
    before = german.cards()
    for code in ("fr", "en"):
        german.do("article.describe")
        dialog = german.dialog(DescribeDialog)
        dialog.language.setCurrentIndex(dialog.language.findData(code))
        save(german, dialog)
        assert document(german).language == code
        assert german.cards() == before
        assert "Article described" in german.status()
        assert not note(german).isVisible()


def test_cancelling_leaves_the_language_and_makes_no_card(qtbot, german, monkeypatch):
    begun = []

    def endless(_edition, _depth, progress):
        begun.append(True)
        while True:
            progress(1, 10)

    monkeypatch.setattr(Services, "plan_generating", staticmethod(endless))
    note(german).button.click()
    qtbot.waitUntil(lambda: bool(begun), timeout=20_000)
    notice = parts(german).revision
    qtbot.waitUntil(notice.isVisible, timeout=5000)
    assert notice.title.text() == "The tide mill at Sallow"
    assert notice.stage.text() == "Making cards"
    notice.cancel_button.click()
    german.rest()
    assert document(german) == GERMAN
    assert german.cards() == []
    assert note(german).isVisible()
    assert "the language stays what it was" in german.status()


# The address


def menu(user: Any) -> QMenu:
    parts(user).reader.page.anchorClicked.emit(QUrl(SOURCE))
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


@pytest.fixture
def browsed(monkeypatch):
    """The addresses that a browser was asked for."""
    asked: list[str] = []

    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url.toString()))
    return asked


def test_a_click_on_the_address_offers_to_copy_it(user, browsed):
    opened = menu(user)
    opened.actions()[0].trigger()
    opened.close()
    assert QApplication.clipboard().text() == reported.article().source
    assert browsed == []
    assert "Address copied" in user.status()


def test_the_browser_is_opened_only_on_explicit_wish(user, browsed):
    opened = menu(user)
    assert browsed == []
    opened.actions()[1].trigger()
    opened.close()
    assert browsed == [reported.article().source]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "https:", "doi:1"]
)
def test_only_an_address_of_the_web_can_be_opened(start, address):
    user = start()
    user.bring(reported.prepared(replace(reported.article(), source=address)))
    opened = menu(user)
    titles = [action.text() for action in opened.actions()]
    opened.close()
    assert titles == ["Copy the address"]
