"""The report in the window: opening it, showing places, putting passages back, taking it back."""

from dataclasses import replace

from PySide6.QtCore import QUrl

from studyapp.model import Status
from studyapp.ui.byline import REPORT
from studyapp.ui.report_lines import State
from tests.conftest import NOW
from tests.ui import reported
from tests.ui.report_words import CAPTION, HEAD, answers, document, parts, put, state, texts

# The panel


def test_a_command_opens_the_report_with_the_keyboard_in_it_and_closes_it(user):
    user.do("panel.report")
    assert parts(user).report_panel.list.isVisible()
    assert user.window.focusWidget() is parts(user).report_panel.list
    user.do("panel.report")
    assert parts(user).cards_panel.isVisible()
    assert user.window.focusWidget() is parts(user).reader.page


def test_escape_goes_back_to_the_cards_and_the_text(user):
    user.do("panel.report")
    user.press("Esc")
    assert parts(user).cards_panel.isVisible()
    assert user.window.focusWidget() is parts(user).reader.page


def test_a_room_that_was_made_for_the_report_goes_with_it(user):
    user.window.resize(900, 600)
    assert not parts(user).side.isVisible()
    user.do("panel.report")
    assert parts(user).report_shown
    user.press("Esc")
    assert not parts(user).side.isVisible()


def test_a_click_on_what_was_left_out_opens_the_report(user):
    assert "9 passages left out" in user.text()
    parts(user).reader.page.anchorClicked.emit(QUrl(REPORT))
    assert parts(user).report_shown


def test_the_menu_of_a_document_opens_its_report(user):
    other = user.bring(reported.prepared(replace(reported.article(), title="Another"), digest="b"))
    first = next(entry for entry in user.window.reading.entries if entry.id != other)
    menu = parts(user).library_panel.menu_of(first)
    titles = [action.text() for action in menu.actions()]
    menu.actions()[titles.index("What was changed in the text")].trigger()
    menu.close()
    user.rest()
    assert user.window.reading.current == first.id
    assert parts(user).report_shown


def test_the_report_is_that_of_the_open_article(user):
    user.do("panel.report")
    plain = replace(reported.article(), title="Plain", report=())
    user.bring(reported.prepared(plain, digest="b"))
    assert parts(user).report_panel.empty.isVisible()
    user.do("article.remove")
    assert parts(user).report_panel.list.isVisible()


def test_the_command_leads_from_studying_to_the_text(user):
    user.do("mode.study")
    user.do("panel.report")
    assert parts(user).report_shown


def test_without_an_article_the_command_says_so(user):
    user.do("article.remove")
    user.do("panel.report")
    assert not parts(user).report_shown
    assert "No article is open" in user.status()


def test_a_card_that_is_chosen_in_the_text_brings_the_cards_back(user):
    put(user, CAPTION)
    user.rest()
    user.do("panel.report")
    user.window.parts.reader.card_chosen.emit(user.cards()[0].card.id)
    assert parts(user).cards_panel.isVisible()


# Places


def test_enter_shows_the_place_of_a_remark_in_the_text(user):
    user.do("panel.report")
    view = parts(user).report_panel.list
    view.setCurrentIndex(view.report.index(view.report.row_of(13)))
    user.press("Return")
    assert user.lit() == "Mary Werth paid the carpenter with flour."
    assert user.window.focusWidget() is view


def test_what_stood_above_the_text_leads_to_its_top(user):
    user.do("panel.report")
    parts(user).report_panel.chosen.emit(1)
    assert user.lit() == ""
    assert parts(user).reader.place() == 0
    assert "above the first paragraph" in user.status()


def test_a_remark_about_the_whole_text_says_so(user):
    parts(user).report_panel.chosen.emit(0)
    assert "about the whole text" in user.status()


# Putting back


def test_p_puts_a_passage_back_with_its_cards_and_marks_it(user):
    user.do("panel.report")
    view = parts(user).report_panel.list
    view.setCurrentIndex(view.report.index(view.report.row_of(CAPTION)))
    user.press("P")
    assert reported.CAPTION in texts(user)
    assert state(user, CAPTION) is State.BACK
    assert "March 1871" in answers(user)
    assert "8 passages left out" in user.text()
    assert user.lit() == reported.CAPTION
    (span,) = parts(user).reader.page.layer.restored
    assert user.window.parts.reader.page.text.plain_text(*span) == reported.CAPTION
    assert "Put back 1 passage with" in user.status()
    assert view.currentIndex().row() == view.report.row_of(CAPTION)


def test_p_again_takes_it_out_with_its_cards(user):
    put(user, CAPTION)
    user.rest()
    put(user, CAPTION, back=False)
    user.rest()
    assert document(user) == reported.article()
    assert "March 1871" not in answers(user)
    assert parts(user).reader.page.layer.restored == []
    assert "Took out 1 passage." in user.status()


def test_undo_takes_it_back(user):
    put(user, CAPTION)
    user.rest()
    user.do("edit.undo")
    assert document(user) == reported.article()
    assert state(user, CAPTION) is State.OUT
    assert "Took back putting back a passage" in user.status()


def test_a_group_is_put_back_all_at_once(user):
    put(user, 2, 3, 4)
    user.rest()
    assert texts(user).count(reported.HEAD) == 3
    user.do("edit.undo")
    assert texts(user).count(reported.HEAD) == 0


def test_a_passage_that_recurs_comes_back_at_each_of_its_places(user):
    put(user, HEAD)
    user.rest()
    assert [state(user, n) for n in (2, 3, 4)] == [State.BACK] * 3
    assert "Put back 3 passages" in user.status()


def test_the_choice_is_kept_by_the_library(user):
    put(user, CAPTION)
    user.rest()
    services = user.window.link.services
    assert services is not None
    assert services.library.document(user.window.reading.current) == document(user)


def test_a_card_that_was_edited_stays_and_can_be_placed(user):
    put(user, CAPTION)
    user.rest()
    card = next(k.card for k in user.cards() if k.card.answer == "March 1871")
    services = user.window.link.services
    assert services is not None
    later = NOW.replace(hour=18)
    services.curation.edit(card.id, question="When was it?", answer="March 1871", now=later)
    services.curation.set_status([card.id], Status.ACTIVE, later)
    put(user, CAPTION, back=False)
    user.rest()
    assert "March 1871" in answers(user)
    assert parts(user).notice.more_button.text() == "Look at 1 card"
