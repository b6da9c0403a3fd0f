"""What users do with texts that change and with cards of their own, through the real window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from studyapp.model import Kind, Rating
from studyapp.ui.dialogs.place_cards import PlaceCards
from tests.e2e.conftest import Start
from tests.e2e.driver import Driver

PRESS = """The press at Lowmoor

In 1842 Henry Dale set up a printing press in a disused wool store at Lowmoor. He printed
timetables and sermons for the whole valley.

The Lowmoor Courier appeared every Saturday from 1849 on. Its first number sold forty copies.

In October 1866 a flood carried the press into the river, because nobody had thought of moving it
in time.
"""
FLOOD = "In October 1866 a flood carried the press into the river"


@pytest.fixture
def press(tmp_path: Path) -> Path:
    file = tmp_path / "press.txt"
    file.write_text(PRESS, "utf-8")
    return file


def bring(user: Driver, file: Path, text: str) -> None:
    file.write_text(text, "utf-8")
    user.drop(file)


def test_an_edited_file_updates_the_article_and_leaves_progress_alone(
    library: Path, start: Start, press: Path
) -> None:
    user = start()
    bring(user, press, PRESS)
    user.wait_for_import()
    user.do("study.document")
    asked = user.study(Rating.GOOD, Rating.EASY)
    user.do("mode.read")

    bring(user, press, PRESS.replace("for the whole valley", "for the whole valley and beyond"))
    user.decide_update()
    assert user.titles().count("The press at Lowmoor") == 1
    assert "valley and beyond" in user.text()
    learned = {c.card.question for c in user.cards() if c.schedule is not None}
    assert learned == set(asked)
    user.do("edit.undo")
    assert "valley and beyond" not in user.text()
    assert {c.card.question for c in user.cards() if c.schedule is not None} == set(asked)


def test_a_card_made_of_selected_words_is_studied_with_its_sentence(
    library: Path, start: Start, press: Path
) -> None:
    user = start()
    bring(user, press, PRESS)
    user.wait_for_import()
    user.select("forty copies")
    user.make_card("How many copies did the first Courier sell?")
    user.select("every Saturday")
    user.make_card("", presses=1)
    own = [c.card for c in user.cards() if c.card.kind is Kind.OWN]
    assert {card.answer for card in own} == {"forty copies", "every Saturday"}
    user.do("study.document")
    asked: list[str] = []
    while (question := user.question()) is not None and len(asked) < 30:
        asked.append(question)
        user.press("Space")
        if question == "How many copies did the first Courier sell?":
            passage = user.window.parts.study_view.card.passage
            assert "Its first number sold forty copies." in passage.text()
            passage.setFocus()
            passage.select_all()
            user.press("Ctrl+C")
            assert "forty copies" in QApplication.clipboard().text()
        user.press("4")
    assert "How many copies did the first Courier sell?" in asked
    assert "The Lowmoor Courier appeared […] from 1849 on." in asked


def test_the_user_decides_over_a_card_that_lost_its_passage(
    library: Path, start: Start, press: Path
) -> None:
    user = start()
    bring(user, press, PRESS)
    user.wait_for_import()
    lost = [c.card for c in user.cards() if c.card.anchor and FLOOD in c.card.anchor.quote]
    assert lost
    end = PRESS.index(FLOOD)
    bring(user, press, PRESS[:end] + "The press stands in the museum of the town today.\n")
    user.decide_update()
    panel = user.window.parts.cards_panel
    assert panel.lost_button.text().startswith(f"{len(lost)} card")
    panel.lost_button.click()
    dialog = user.dialog(PlaceCards)
    first = dialog.card
    assert first is not None
    user.press_in(dialog, "K")
    assert {c.card.id: c.card for c in user.cards()}[first.id].anchor is None
    while user.dialogs():
        user.press_in(dialog, "X")
    assert not panel.lost_button.isVisible()
    user.do("edit.undo")
    assert panel.lost_button.isVisible() == (len(lost) > 1)
