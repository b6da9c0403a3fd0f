"""What users do with what was left out of a text."""

from pathlib import Path

from studyapp.model import Rating
from studyapp.ui.byline import REPORT
from studyapp.ui.report_lines import Entry
from tests.e2e.conftest import Start
from tests.ui import reported


def test_a_dropped_passage_is_put_back_its_card_studied_and_all_taken_back(
    library: Path, start: Start
) -> None:
    user = start()
    user.bring(reported.prepared())
    parts = user.window.parts
    assert "9 passages left out" in user.text()
    parts.reader.byline_chosen.emit(REPORT)
    listed = parts.report_panel.list
    user.press("Down", "Down", "Down", "Return")
    entry = listed.report.line(listed.currentIndex().row())
    assert isinstance(entry, Entry) and entry.text == reported.CAPTION
    user.press("P")
    assert user.lit() == reported.CAPTION
    assert "8 passages left out" in user.text()

    card = next(k.card for k in user.cards() if k.card.answer == "March 1871")
    parts.cards_panel.status_wanted.emit(card.id, "active")
    user.rest()
    user.do("study.document")
    for _ in range(20):
        if user.question() == card.question:
            break
        user.study(Rating.EASY)
    assert user.question() == card.question
    user.press("Space")
    assert reported.SLUICE in parts.study_view.card.passage.text()
    user.press("3")
    user.do("mode.read")
    assert next(k for k in user.cards() if k.card.id == card.id).schedule is not None

    while reported.CAPTION in user.text():
        user.do("edit.undo")
    assert user.window.reading.document == reported.article()
    assert "9 passages left out" in user.text()
    assert card.id not in {k.card.id for k in user.cards()}
    user.close()

    user = start()
    assert user.window.reading.document == reported.article()
