"""The dialogs: what they show, what they ask for, what they refuse."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea

from studyapp.model import Anchor, Card, Form, Kind
from studyapp.ui.dialogs import keys
from studyapp.ui.dialogs.about import AboutDialog
from studyapp.ui.dialogs.edit_card import EditCard
from studyapp.ui.dialogs.error import ErrorDialog
from studyapp.ui.dialogs.export import ExportDialog, suggested_name
from studyapp.ui.dialogs.keys import KeysDialog
from studyapp.ui.dialogs.text_options import TextOptions
from studyapp.ui.theme import LIGHT

COUNTS = {Kind.DATE: 12, Kind.ACTOR: 5, Kind.ARGUMENT: 0}


def card(**changes: Any) -> Card:
    values: dict[str, Any] = {
        "id": "a" * 16,
        "kind": Kind.DATE,
        "form": Form.QUESTION,
        "question": "When did the mill burn down?",
        "answer": "1887",
        "anchor": Anchor("b1", 0, 29, "The mill burned down in 1887."),
    }
    return Card(**{**values, **changes})


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


@pytest.fixture
def edit(qtbot):
    def make(**changes):
        dialog: Any = EditCard(card(**changes))
        qtbot.addWidget(dialog)
        dialog.kept = []
        dialog.saved.connect(lambda *values: dialog.kept.append(values))
        return dialog

    return make


@pytest.fixture
def export(qtbot, tmp_path):
    dialog: Any = ExportDialog("The mill", COUNTS, tmp_path)
    qtbot.addWidget(dialog)
    dialog.asked = []
    dialog.wanted.connect(lambda path, kinds: dialog.asked.append((path, kinds)))
    return dialog


# Editing


def test_editing_shows_the_sentence_of_the_card(edit):
    assert "The mill burned down in 1887." in texts(edit())


def test_saving_tells_question_answer_items_and_note(qtbot, edit):
    dialog = edit()
    dialog.question.setPlainText("  In which year did the mill burn down? ")
    dialog.note.setPlainText("Not the fire of 1901.")
    dialog.save_button.click()
    assert dialog.kept == [
        ("In which year did the mill burn down?", "1887", (), "Not the fire of 1901.")
    ]


def test_ctrl_enter_saves(qtbot, edit):
    dialog = edit()
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.answer.setPlainText("the year 1887")
    qtbot.keyClick(dialog.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.kept[0][1] == "the year 1887"


def test_escape_without_a_change_closes(qtbot, edit):
    dialog = edit()
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("field", ["question", "answer", "note"])
def test_what_was_typed_goes_only_on_a_second_escape(qtbot, edit, field):
    dialog = edit()
    dialog.show()
    getattr(dialog, field).setPlainText("1900")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.problem.text() == "Your changes are not saved. Esc again discards them."
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.kept == []


def test_typing_on_takes_the_warning_back(qtbot, edit):
    dialog = edit()
    dialog.show()
    dialog.answer.setPlainText("1900")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.answer.setPlainText("1901")
    assert dialog.problem.text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_cancel_discards_at_once(edit):
    dialog = edit()
    dialog.show()
    dialog.answer.setPlainText("1900")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Cancel").click()
    assert not dialog.isVisible()
    assert dialog.kept == []


def test_saving_without_a_change_saves_nothing(edit):
    dialog = edit()
    dialog.save_button.click()
    assert dialog.kept == []


def test_items_of_a_list_are_edited_one_a_line(edit):
    dialog = edit(form=Form.LIST, answer="flour; rye", answers=("flour", "rye"))
    assert dialog.answer.toPlainText() == "flour\nrye"
    dialog.answer.setPlainText("flour\n\n  oats \n")
    dialog.save_button.click()
    assert dialog.kept[0][1:3] == ("flour; oats", ("flour", "oats"))


def test_an_unchanged_list_keeps_its_answer_as_it_was(edit):
    dialog = edit(form=Form.LIST, answer="flour and rye", answers=("flour", "rye"))
    dialog.note.setPlainText("Two grains.")
    dialog.save_button.click()
    assert dialog.kept[0][1] == "flour and rye"


@pytest.mark.parametrize("field", ["question", "answer"])
def test_a_card_without_question_or_answer_cannot_be_saved(edit, field):
    dialog = edit()
    getattr(dialog, field).setPlainText("  ")
    assert not dialog.save_button.isEnabled()
    assert dialog.problem.text() == "A card needs a question and an answer."


def test_a_cloze_keeps_its_gap(edit):
    dialog = edit(form=Form.CLOZE, question="The mill burned down in […].")
    assert dialog.save_button.isEnabled()
    dialog.question.setPlainText("The mill burned down in 1887.")
    assert not dialog.save_button.isEnabled()


# Exporting


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The mill", "The mill.apkg"),
        ('From "A" to B: what/why?', "From A to B what why.apkg"),
        ("...", "cards.apkg"),
        ("", "cards.apkg"),
        ("x" * 300, "x" * 80 + ".apkg"),
        ("Straße nach Füssen", "Straße nach Füssen.apkg"),
    ],
)
def test_a_title_gives_a_file_name_that_every_system_accepts(title, name):
    assert suggested_name(title) == name


def test_exporting_asks_for_the_chosen_kinds_and_the_file(export, tmp_path):
    export.boxes[Kind.ACTOR].setChecked(False)
    export.export_button.click()
    assert export.asked == [(tmp_path / "The mill.apkg", frozenset({Kind.DATE}))]


def test_a_kind_without_cards_cannot_be_chosen(export):
    assert not export.boxes[Kind.ARGUMENT].isEnabled()
    assert Kind.ARGUMENT not in export.kinds()


def test_without_any_kind_there_is_nothing_to_export(export):
    for box in export.boxes.values():
        box.setChecked(False)
    assert not export.export_button.isEnabled()
    assert export.problem.text() == "Choose at least one kind of cards."


def test_a_name_without_the_suffix_gets_it(export, tmp_path):
    export.file.setText(str(tmp_path / "v1.2 final"))
    export.export_button.click()
    assert export.asked[0][0] == tmp_path / "v1.2 final.apkg"


def test_a_file_that_exists_is_announced(export, tmp_path):
    old = tmp_path / "old.apkg"
    old.write_bytes(b"")
    export.file.setText(str(old))
    assert export.problem.text() == "This file exists and will be replaced."


def test_after_exporting_the_path_can_be_read_and_shown(export, tmp_path):
    export.show()
    export.export_button.click()
    export.show_done(tmp_path / "The mill.apkg", 17)
    assert export.outcome.text() == "17 cards exported"
    export.show_done(tmp_path / "The mill.apkg", 20)
    assert export.outcome.text() == ("17 cards exported as 20 notes, one per list item")
    assert export.place.text() == str(tmp_path / "The mill.apkg")
    assert export.folder_button.isVisible()


def test_escape_during_an_export_stops_it_before_anything_closes(qtbot, export):
    stops = []
    export.cancelled.connect(lambda: stops.append(1))
    export.show()
    export.export_button.click()
    qtbot.keyClick(export, Qt.Key.Key_Escape)
    assert stops == [1]
    assert export.isVisible()
    export.show_cancelled()
    qtbot.keyClick(export, Qt.Key.Key_Escape)
    assert not export.isVisible()


def test_a_failed_export_says_why_and_can_be_tried_again(export):
    export.show()
    export.export_button.click()
    export.show_failed("The disk is full: free some space, then export again.")
    assert export.problem.text() == "The disk is full: free some space, then export again."
    assert export.export_button.isEnabled()


# The others


def test_the_error_dialog_shows_the_sentence_as_it_is(qtbot):
    dialog = ErrorDialog("The file could not be read", "x.txt is empty.", LIGHT, None)
    qtbot.addWidget(dialog)
    assert dialog.sentence.text() == "x.txt is empty."
    assert dialog.windowTitle() == "The file could not be read"
    assert not any("Error:" in text for text in texts(dialog))


def test_the_about_box_says_what_this_is_and_where_the_data_lives(qtbot):
    dialog = AboutDialog("1.2.3", Path("/home/ada/studyapp"), None)
    qtbot.addWidget(dialog)
    shown = " ".join(texts(dialog))
    for part in ("Studyapp", "Version 1.2.3", "MIT", str(Path("/home/ada/studyapp"))):
        assert part in shown


def test_the_keys_sheet_names_keys_of_the_window_and_of_studying(qtbot):
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    shown = texts(dialog)
    for part in ("Import", "Ctrl+O", "While you study", "Take back the last answer", "U"):
        assert part in shown


def test_the_keys_sheet_cuts_no_key_off(qtbot, monkeypatch):
    lines = [(("Ctrl+Shift+F12", "Space"), "What a key does, told at length and in many words" * 2)]
    monkeypatch.setattr(keys, "sheet", lambda: [("File", lines), ("Study", lines)])
    dialog = KeysDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    area: Any = dialog.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()


def test_text_options_mark_the_theme_and_report_choices(qtbot):
    options = TextOptions("sepia", 18)
    qtbot.addWidget(options)
    chosen: list[str] = []
    steps: list[int] = []
    options.theme_chosen.connect(chosen.append)
    options.size_stepped.connect(steps.append)
    assert options.button("sepia").isChecked()
    options.button("dark").click()
    larger = next(
        b for b in options.findChildren(QPushButton) if b.accessibleName() == "Larger text"
    )
    larger.click()
    assert chosen == ["dark"]
    assert steps == [1]
