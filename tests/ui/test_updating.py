"""Importing another edition: the question before it, the text after it, the cards that are lost."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from studyapp import paths
from studyapp.documents.collation import Fate
from studyapp.model import Anchor, Kind, Status
from studyapp.services.library import Library
from studyapp.services.preparing import Prepared
from studyapp.services.updating import Doubt, Edition, Unplaced, Update
from studyapp.ui.dialogs.edit_card import EditCard
from studyapp.ui.dialogs.place_cards import PlaceCards
from studyapp.ui.dialogs.update import Choice, UpdateDialog
from studyapp.ui.file_kinds import name_filter
from studyapp.ui.reader import Reader
from studyapp.ui.reading_place import go_back, standing
from studyapp.ui.theme import LIGHT
from studyapp.ui.word_changes import changed_words
from tests.conftest import NOW
from tests.e2e.driver import Driver
from tests.services import samples
from tests.ui import keeper

FERRY = """The ferry at Orrin

In 1871 the town council bought a steam ferry for the crossing. The old boatmen lost their living
within a year.

Agnes Moor ran the ferry until 1902. She kept a book in which every passenger was entered.

In June 1911 a bridge was opened above the crossing, and the ferry was sold for scrap.
"""
BOUGHT = "In 1871 the town council bought a steam ferry for the crossing."
BRIDGE = "In June 1911 a bridge was opened above the crossing, and the ferry was sold for scrap."


def spoken(dialog: Any) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


# Words that differ


def test_words_that_differ_are_found_on_both_sides():
    old, new = "The board gave five years.", "The old board gave seven years."
    gone, fresh = changed_words(old, new)
    assert [old[a:b] for a, b in gone] == ["five"]
    assert [new[a:b] for a, b in fresh] == ["old", "seven"]


def test_white_space_is_no_difference_and_neighbours_are_one():
    old, new = "gave  five years", "gave\nseven long years"
    assert changed_words(old, "gave five years") == ([], [])
    assert [new[a:b] for a, b in changed_words(old, new)[1]] == ["seven long"]


# Which files


def test_a_file_dialog_has_a_line_for_all_articles_and_one_for_each_kind():
    assert name_filter((".txt", ".md", ".pdf")) == (
        "Articles (*.txt *.md *.pdf);;Plain text (*.txt);;Markdown (*.md);;PDF (*.pdf)"
    )


# The question before an update


def update(
    counts: dict[str, int], *, cards: int = 2, unplaced: int = 0, fresh: int = 0
) -> "Update":
    document = samples.document()
    kept = [keeper.card(f"C{n}", samples.block(), samples.SENTENCES[0]) for n in range(cards)]
    lost = tuple(Unplaced(card, Doubt.GONE, ()) for card in kept[:unplaced])
    made = tuple(samples.card(n) for n in range(2, 2 + fresh))
    prepared = Prepared(document, samples.prepared().generated, "d2")
    fates = Counter({Fate(name): count for name, count in counts.items()})
    edition = Edition(1, document.title, document, tuple(kept))
    return Update(edition, prepared, fates, {}, cards - unplaced, lost, made)


@pytest.fixture
def question(qtbot):
    def make(waiting: int = 0, **values: Any) -> Any:
        dialog: Any = UpdateDialog(update(**values), "canal-2.txt", waiting=waiting)
        qtbot.addWidget(dialog)
        dialog.choices = []
        dialog.decided.connect(lambda choice, every: dialog.choices.append((choice, every)))
        return dialog

    return make


def test_the_question_says_what_the_new_file_changes(question):
    dialog = question(counts={"unchanged": 41, "reworded": 2, "gone": 0}, unplaced=1, fresh=1)
    said = spoken(dialog)
    assert "“The canal” is already in your library" in said
    assert "canal-2.txt differs from it." in said
    assert "41\nunchanged\n2\nreworded" in said
    assert "\ngone" not in said
    assert "1\nto look at" in said


def test_a_file_with_the_same_text_is_called_the_same(question):
    assert "its text is the same" in spoken(question(counts={"unchanged": 41}))


def test_enter_updates(question):
    dialog = question(counts={"unchanged": 1})
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choices == [(Choice.UPDATE, False)]
    assert not dialog.isVisible()


def test_escape_leaves_everything_as_it_is(question):
    dialog = question(counts={"unchanged": 1})
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.choices == [(Choice.CANCEL, False)]


def test_one_answer_can_hold_for_the_files_that_wait(question):
    assert question(counts={"unchanged": 1}).others.isHidden()
    dialog = question(counts={"unchanged": 1}, waiting=2)
    assert not dialog.others.isHidden()
    dialog.others.setChecked(True)
    dialog.both_button.click()
    assert dialog.choices == [(Choice.KEEP_BOTH, True)]


# Cards that lost their passage

PLACES = keeper.article(3)


def lost_card(key: str, why: Doubt, *places: str) -> Unplaced:
    passages = PLACES.passages()
    card = keeper.card(key, passages["letters"], keeper.LETTERS[:38])
    found = tuple(Anchor.of(passages[p], 2, len(passages[p].text)) for p in places)
    return Unplaced(card, why, found)


@pytest.fixture
def places(qtbot):
    dialog: Any = PlaceCards("The keeper", LIGHT)
    qtbot.addWidget(dialog)
    dialog.made = []
    dialog.placed.connect(lambda *values: dialog.made.append(values))
    dialog.status_wanted.connect(lambda *values: dialog.made.append(values))
    dialog.edit_wanted.connect(lambda card: dialog.made.append(("edit", card.card.id)))
    dialog.undo_wanted.connect(lambda: dialog.made.append("undo"))
    dialog.show_cards(
        [
            lost_card("ONE", Doubt.AMBIGUOUS, "first0", "first1"),
            lost_card("TWO", Doubt.CHANGED, "second0"),
            lost_card("THREE", Doubt.GONE),
        ],
        PLACES.passages(),
    )
    dialog.show()
    return dialog


def press(dialog: Any, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog, key)


def test_a_number_gives_a_card_its_place_and_leads_to_the_next(places):
    assert places.count.text() == "1 of 3"
    press(places, Qt.Key.Key_2)
    ((card, anchor),) = places.made
    assert (card, anchor.block) == ("ONE", "first1")
    assert places.card.id == "TWO"
    assert places.count.text() == "1 of 2"


def test_a_number_without_a_place_does_nothing(places):
    press(places, Qt.Key.Key_3, Qt.Key.Key_0)
    assert places.made == []
    assert places.card.id == "ONE"


def test_a_click_on_a_place_takes_it(places):
    places.places[0].click()
    assert places.made[0][1].block == "first0"


@pytest.mark.parametrize(
    ("key", "decision"),
    [
        (Qt.Key.Key_K, ("ONE", None)),
        (Qt.Key.Key_S, ("ONE", Status.SUSPENDED)),
        (Qt.Key.Key_X, ("ONE", Status.REJECTED)),
        (Qt.Key.Key_E, ("edit", "ONE")),
    ],
)
def test_a_key_decides_otherwise(places, key, decision):
    press(places, key)
    assert places.made == [decision]


def test_later_leaves_a_card_for_another_time_and_back_returns_to_it(places):
    press(places, Qt.Key.Key_L)
    assert places.card.id == "TWO"
    press(places, Qt.Key.Key_Left)
    assert places.card.id == "ONE"
    assert places.made == []


def test_after_the_last_card_the_dialog_closes(places):
    press(places, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_K)
    assert not places.isVisible()
    assert places.decided == 3


def test_undo_takes_back_only_what_was_decided_here(places):
    QTest.keyClick(places, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert places.made == []
    press(places, Qt.Key.Key_K)
    QTest.keyClick(places, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert places.made[-1] == "undo"
    assert places.decided == 0


def test_a_place_is_shown_with_what_is_new_in_it(places):
    press(places, Qt.Key.Key_L)
    fills = [h for h in places.places[0].words.highlights() if h.fill]
    assert fills
    assert places.sentence.highlights()
    assert "reworded" in places.why.text()


# The reading place

LONG = keeper.article(30)


@pytest.fixture
def reader(qtbot):
    made: Any = Reader()
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show_document(LONG, (), locate=keeper.stays)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_is_on_screen_stays_where_it_is_when_text_comes_before_it(reader):
    page = reader.page
    page.set_top(page.text.position("first20"), 7)
    place = standing(page, LONG)
    first, *others = LONG.blocks
    longer = keeper.block("A new paragraph. " * 40, key="new", section="Letters")
    reader.show_document(replace(LONG, blocks=(first, longer, *others)), (), locate=keeper.stays)
    go_back(page, place)
    top, cut = page.top()
    assert page.text.passage_at(top)[0] == "first20"
    assert cut == 7


def test_when_the_passage_at_the_top_is_gone_the_next_one_stays_where_it_is(reader):
    page = reader.page
    page.set_top(page.text.position("first20"))
    place = standing(page, LONG)
    below = page.rect_of(*page.text.span("first21", 0, 5)).top()
    left = tuple(block for block in LONG.blocks if block.id != "first20")
    reader.show_document(replace(LONG, blocks=left), (), locate=keeper.stays)
    go_back(page, place)
    assert abs(page.rect_of(*page.text.span("first21", 0, 5)).top() - below) <= 1


# In the window


@pytest.fixture
def user(qtbot, home):
    home.mkdir()
    driver = Driver.start(lambda condition: qtbot.waitUntil(condition, timeout=20_000), lambda: NOW)
    qtbot.addWidget(driver.window)
    yield driver
    driver.close()


@pytest.fixture
def ferry(tmp_path):
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, "utf-8")
    return file


@pytest.fixture(autouse=True)
def empty_library(home, monkeypatch):
    """The study edition would only take time."""
    monkeypatch.setattr(Library, "start", lambda _self, _now: None)


def bring(user: Driver, *files: Path) -> None:
    user.drop(*files)
    user.wait_for_import()


def bring_again(user: Driver, file: Path, text: str) -> Any:
    file.write_text(text, "utf-8")
    user.drop(file)
    return user.dialog(UpdateDialog)


def decide(user: Driver, dialog: Any, button: str) -> None:
    getattr(dialog, button).click()
    user.wait_for_import()


def shown(user: Driver) -> str:
    return user.window.parts.reader.page.toPlainText()


def test_an_update_shows_the_new_text_and_undo_the_old_one(user, ferry):
    bring(user, ferry)
    dialog = bring_again(user, ferry, FERRY.replace("a steam ferry", "a large steam ferry"))
    assert not user.window.parts.progress.isVisible()
    decide(user, dialog, "update_button")
    assert "a large steam ferry" in shown(user)
    assert user.titles() == ["The ferry at Orrin"]
    assert user.window.parts.notice.isVisible()
    assert "Updated “The ferry at Orrin”" in user.status()
    user.do("edit.undo")
    assert "a large steam ferry" not in shown(user)
    assert not user.window.parts.notice.isVisible()


def test_the_notice_of_an_update_takes_it_back(user, ferry):
    bring(user, ferry)
    decide(user, bring_again(user, ferry, FERRY.replace("steam", "motor")), "update_button")
    assert "motor" in shown(user)
    user.window.parts.notice.undo_button.click()
    user.rest()
    assert "motor" not in shown(user)


def test_the_open_article_stays_at_its_reading_place(user, tmp_path):
    sentence = "The boatmen of the crossing wrote down the hours of the tide on this day."
    days = [f"On day {n} the wind was fair. {sentence}" for n in range(60)]
    file = tmp_path / "log.txt"
    file.write_text("The log of the ferry at Orrin\n\n" + "\n\n".join(days), "utf-8")
    bring(user, file)
    page = user.window.parts.reader.page
    passages = user.window.reading.document.blocks
    page.set_top(page.text.position(passages[40].id), 3)
    longer = ["A foreword was printed later. " * 20, *days]
    dialog = bring_again(user, file, "The log of the ferry at Orrin\n\n" + "\n\n".join(longer))
    decide(user, dialog, "update_button")
    assert "A foreword" in shown(user)
    top, cut = page.top()
    assert page.text.passage_at(top)[0] == passages[40].id
    assert cut == 3


def test_an_article_read_anew_leaves_the_focus_where_it_is(user, ferry):
    bring(user, ferry)
    user.window.activateWindow()
    panel = user.window.parts.cards_panel
    panel.list.setFocus()
    user.window.link.ask(
        lambda services, now: services.library.update(
            plan(services, ferry, FERRY.replace("steam", "motor")), now
        ),
        lambda updated: user.window.link.report(updated.changes),
        what="",
    )
    user.rest()
    assert "motor" in shown(user)
    assert user.window.focusWidget() is panel.list


def plan(services: Any, file: Path, text: str) -> Any:
    file.write_text(text, "utf-8")
    prepared = services.prepare(file)
    return services.plan_update(services.library.edition_of(prepared), prepared)


def test_keeping_both_adds_an_article(user, ferry):
    bring(user, ferry)
    decide(user, bring_again(user, ferry, FERRY.replace("steam", "motor")), "both_button")
    assert user.titles() == ["The ferry at Orrin"] * 2
    assert "motor" in shown(user)


def test_cancelling_an_update_changes_nothing(user, ferry):
    bring(user, ferry)
    decide(user, bring_again(user, ferry, FERRY.replace("steam", "motor")), "cancel_button")
    assert "motor" not in shown(user)
    assert user.titles() == ["The ferry at Orrin"]
    assert "left as it is" in user.status()


def test_files_dropped_while_the_question_is_open_wait_for_the_answer(user, ferry, tmp_path):
    bring(user, ferry)
    dialog = bring_again(user, ferry, FERRY.replace("steam", "motor"))
    other = tmp_path / "mill.txt"
    other.write_text("The mill at Aldbrook\n\nIn 1887 the mill burned down.\n", "utf-8")
    user.window.importing.add([other])
    user.rest()
    assert user.titles() == ["The ferry at Orrin"]
    decide(user, dialog, "update_button")
    assert len(user.titles()) == 2
    assert "burned down" in shown(user)


def test_one_answer_for_all_files_is_asked_once(user, tmp_path):
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    texts = [FERRY, FERRY.replace("ferry", "barge")]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    bring(user, *files)
    for file, text in zip(files, texts, strict=True):
        file.write_text(text.replace("steam", "motor"), "utf-8")
    user.drop(*files)
    dialog: Any = user.dialog(UpdateDialog)
    dialog.others.setChecked(True)
    decide(user, dialog, "update_button")
    assert user.dialogs() == []
    assert len(user.titles()) == 2
    for entry in user.window.reading.entries:
        user.window.open_document(entry.id)
        user.rest()
        assert "motor" in shown(user)


def test_an_update_while_studying_shows_the_card_in_its_new_text(user, ferry):
    bring(user, ferry)
    user.do("study.document")
    asked = user.question()
    user.press("Space")
    passage = user.window.parts.study_view.card.passage.text()
    changed = f"{passage} The crossing was never dull."
    dialog = bring_again(user, ferry, FERRY.replace(passage, changed))
    decide(user, dialog, "update_button")
    assert "never dull" in shown(user)
    user.do("mode.study")
    assert user.question() == asked
    assert "never dull" in user.window.parts.study_view.card.passage.text()


def test_what_changed_while_studying_is_shown_when_the_user_reads_again(user, ferry):
    bring(user, ferry)
    user.do("study.document")
    user.window.link.ask(
        lambda services, now: services.library.update(
            plan(services, ferry, FERRY.replace("steam", "motor")), now
        ),
        lambda updated: user.window.link.report(updated.changes),
        what="",
    )
    user.rest()
    user.press("Space", "3")
    user.do("mode.read")
    assert "motor" in shown(user)


def test_a_file_that_vanished_gives_one_sentence(user, tmp_path):
    bring(user, tmp_path / "gone.txt")
    title, sentence = user.error()
    assert title == "gone.txt could not be imported"
    assert "gone.txt" in sentence


def test_a_folder_brings_its_articles(user, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "b.txt").write_text(FERRY, "utf-8")
    (folder / "a.md").write_text("# The mill\n\nIn 1887 the mill burned down.\n", "utf-8")
    (folder / "notes.xyz").write_text("no article", "utf-8")
    (folder / ".hidden.txt").write_text(FERRY, "utf-8")
    bring(user, folder)
    assert user.titles() == ["The mill", "The ferry at Orrin"]
    assert user.dialogs() == []


def test_a_folder_without_articles_gives_one_sentence(user, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    bring(user, folder)
    title, sentence = user.error()
    assert title == "empty could not be imported"
    assert sentence


def test_the_file_dialog_offers_every_kind(user, monkeypatch):
    asked = []

    def choose(_parent, _title, _folder, kinds):
        asked.append(kinds)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    user.do("article.import")
    assert all(f"*{suffix}" in asked[0] for suffix in user.window.link.services.readable)


def lose(user: Driver, file: Path) -> Any:
    """Import the ferry, then an edition without the sentences of the purchase and the bridge."""
    bring(user, file)
    other = FERRY.replace(BOUGHT, "Nobody liked to cross the river here in an east wind at night.")
    other = other.replace(BRIDGE, "Herons fish at the landing now, and the timetable is forgotten.")
    decide(user, bring_again(user, file, other), "update_button")
    user.rest()
    return user


def test_cards_that_lost_their_passage_are_counted_beside_the_others(user, ferry):
    lose(user, ferry)
    line = user.window.parts.cards_panel.lost_button
    gone = (BRIDGE, BOUGHT)
    lost = [c for c in user.cards() if c.card.anchor and c.card.anchor.quote in gone]
    assert len(lost) > 1
    assert line.isVisible()
    assert line.text().startswith(f"{len(lost)} card")
    entry = user.window.reading.entries[0]
    menu = user.window.parts.library_panel.menu_of(entry)
    assert any(action.text().startswith("Place") for action in menu.actions())
    menu.close()


def test_the_notice_leads_to_the_cards_that_lost_their_passage(user, ferry):
    lose(user, ferry)
    user.window.parts.notice.more_button.click()
    dialog: Any = user.dialog(PlaceCards)
    assert "no longer in the article" in dialog.why.text()
    dialog.close()


def test_a_decision_is_kept_and_taken_back_in_the_dialog(user, ferry):
    lose(user, ferry)
    user.window.parts.cards_panel.lost_button.click()
    dialog: Any = user.dialog(PlaceCards)
    card = dialog.card.id
    QTest.keyClick(dialog, Qt.Key.Key_K)
    user.rest()
    assert {c.card.id: c.card for c in user.cards()}[card].anchor is None
    assert dialog.card.id != card
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.rest()
    assert {c.card.id: c.card for c in user.cards()}[card].anchor is not None
    assert card in [lost.card.card.id for lost in dialog.left]
    dialog.close()


def test_a_lost_card_can_be_edited_from_the_dialog(user, ferry):
    lose(user, ferry)
    user.window.parts.cards_panel.lost_button.click()
    dialog: Any = user.dialog(PlaceCards)
    card = dialog.card.id
    QTest.keyClick(dialog, Qt.Key.Key_E)
    edit: Any = next(d for d in dialog.findChildren(EditCard))
    edit.question.setPlainText("When was the bridge opened?")
    edit.save_button.click()
    user.rest()
    assert {c.card.id: c.card for c in user.cards()}[card].question == "When was the bridge opened?"
    assert dialog.question.text() == "When was the bridge opened?"
    assert dialog.decided == 1
    dialog.close()


def test_a_document_with_all_its_passages_says_nothing_of_lost_cards(user, ferry):
    bring(user, ferry)
    assert not user.window.parts.cards_panel.lost_button.isVisible()
    assert {c.card.kind for c in user.cards()} <= set(Kind)
    entry = user.window.reading.entries[0]
    menu = user.window.parts.library_panel.menu_of(entry)
    assert not any(action.text().startswith("Place") for action in menu.actions())
    menu.close()
    assert paths.library_file().exists()
