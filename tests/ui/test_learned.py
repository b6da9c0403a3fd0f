"""What the user's decisions taught: the dialog, and forgetting it."""

from PySide6.QtWidgets import QLabel, QScrollArea

from studyapp.generation.confidence import PRIOR
from studyapp.generation.forms import BUILT_IN
from studyapp.ui.dialogs.learned import LearnedDialog, asks


def test_the_dialog_tells_which_questions_come_more_often(qtbot):
    dialog = LearnedDialog({"who": -0.12, "reason": 0.08})
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert shown.index("Why") < shown.index("Who did something")
    assert {"more often", "+0.08", "less often", "−0.12"} <= set(shown)


def test_the_figures_of_a_long_table_are_not_cut_off(qtbot):
    dialog = LearnedDialog(dict.fromkeys(BUILT_IN, 0.08))
    qtbot.addWidget(dialog)
    dialog.show()
    area = dialog.findChild(QScrollArea)
    figures = [label for label in dialog.findChildren(QLabel) if label.text() == "+0.08"]
    assert area is not None and figures
    assert max(label.geometry().right() for label in figures) < area.viewport().width()
    assert area.geometry().right() < dialog.width()


def test_what_was_learned_can_be_forgotten(qtbot):
    dialog = LearnedDialog({"who": -0.12})
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.forget_wanted):
        dialog.forget.click()
    assert dialog.result() == LearnedDialog.DialogCode.Accepted


def test_nothing_learned_says_so_and_has_nothing_to_forget(qtbot):
    dialog = LearnedDialog({})
    qtbot.addWidget(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "not kept or rejected" in shown
    assert not dialog.forget.isEnabled()


def test_every_built_in_rule_is_told_in_words():
    assert [rule for rule in {*PRIOR, *BUILT_IN} if asks(rule) == rule.replace("-", " ")] == []


def test_a_rule_of_an_installed_package_is_called_by_its_name():
    assert asks("my-rule") == "my rule"
