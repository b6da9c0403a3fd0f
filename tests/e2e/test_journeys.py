"""What users do from one end to the other: through the real window, on a real library."""

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from studyapp.model import Kind, Rating
from tests.e2e.conftest import Clock, Start

MILL = """The mill at Aldbrook

In March 1887 the mill at Aldbrook burned down. Ada Miller rebuilt it in 1891 and hired twelve
workers from the village.

In 1903 the Aldbrook Council bought the mill from Ada Miller, because the railway had taken its
trade away.
"""


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    file = tmp_path / "mill.txt"
    file.write_text(MILL, "utf-8")
    return file


def test_the_first_start_opens_the_study_edition_with_its_cards_ready(start: Start) -> None:
    user = start()
    assert len(user.titles()) == 1
    assert "Sino-Russian" in user.titles()[0]
    assert len([c for c in user.cards() if c.card.status == "active"]) > 20
    assert "new today" in user.status()


def test_a_click_on_a_card_lights_up_its_sentence(library: Path, start: Start) -> None:
    user = start()
    anchored = [c.card for c in user.cards() if c.card.anchor and not c.card.more]
    for card in (anchored[0], anchored[-1]):
        user.choose_card(card.id)
        assert card.anchor is not None
        # Note markers stand between the words of some sentences.
        assert user.lit()[:30] == card.anchor.quote[:30]


def test_what_was_studied_is_there_after_a_restart(
    library: Path, start: Start, clock: Clock
) -> None:
    user = start()
    user.do("study.due")
    good, again = Rating.GOOD, Rating.AGAIN
    asked = user.study(good, good, again, good, Rating.EASY)
    assert len(set(asked)) == 5
    user.press("U")
    assert user.question() == asked[-1]
    user.close()

    user = start()
    assert user.status().startswith("4 answers today")
    answered = {c.card.question: c.schedule for c in user.cards() if c.schedule}
    assert set(answered) == set(asked[:4])
    clock.now += timedelta(days=40)
    user.do("study.due")
    assert user.question() in asked[:4]


def test_a_dropped_file_is_imported_with_its_cards(library: Path, start: Start, mill: Path) -> None:
    user = start()
    user.drop(mill)
    user.wait_for_import()
    assert "The mill at Aldbrook" in user.titles()
    assert any("1887" in card.card.answer for card in user.cards())
    user.drop(mill)
    user.wait_for_import()
    assert user.titles().count("The mill at Aldbrook") == 1
    assert "already in your library" in user.status()


def test_a_cancelled_import_leaves_nothing_behind(
    library: Path, start: Start, tmp_path: Path
) -> None:
    user = start()
    before = user.titles()
    sentences = (f"In {1500 + n % 500} the town of Aldbrook built mill {n}." for n in range(8000))
    long = tmp_path / "long.txt"
    long.write_text("A long history of mills\n\n" + "\n\n".join(sentences), "utf-8")
    user.drop(long)
    user.cancel_import()
    assert user.titles() == before
    assert "Nothing was added" in user.status()


def test_an_export_holds_the_chosen_kinds(library: Path, start: Start, tmp_path: Path) -> None:
    user = start()
    dates = [c for c in user.cards() if c.card.kind is Kind.DATE and c.card.status == "active"]
    others = tuple({c.card.kind for c in user.cards() if c.card.status == "active"} - {Kind.DATE})
    said = user.export_to(tmp_path / "dates", without=others)
    assert said == f"{len(dates)} cards exported"
    assert zipfile.is_zipfile(tmp_path / "dates.apkg")


def test_a_broken_file_gives_one_clear_sentence(
    library: Path, start: Start, tmp_path: Path
) -> None:
    user = start()
    before = user.titles()
    picture = tmp_path / "notes.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + bytes(range(256)) * 20)
    user.drop(picture)
    user.wait_for_import()
    title, sentence = user.error()
    assert title == "notes.txt could not be imported"
    assert "notes.txt" in sentence
    assert "Traceback" not in sentence
    assert user.titles() == before


def test_a_second_window_on_the_same_library_says_so(library: Path, start: Start) -> None:
    first = start()
    second = start()
    title, sentence = second.error()
    assert title == "Your library cannot be opened"
    assert str(library) in sentence or "library" in sentence
    first.do("study.due")
    assert first.question()


def test_a_removed_article_comes_back_with_undo(library: Path, start: Start) -> None:
    user = start()
    title = user.titles()[0]
    cards = len(user.cards())
    user.do("article.remove")
    assert user.titles() == []
    user.do("edit.undo")
    assert user.titles() == [title]
    assert len(user.cards()) == cards


def test_a_card_edited_while_studying_is_asked_in_its_new_words(
    library: Path, start: Start
) -> None:
    user = start()
    user.do("study.due")
    user.press("E")
    user.edit_question("What is asked in the new words?")
    assert user.question() == "What is asked in the new words?"
    user.do("mode.read")
    user.do("edit.undo")
    assert "What is asked in the new words?" not in [c.card.question for c in user.cards()]
