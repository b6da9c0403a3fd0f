"""Exports from the library and from files, as Anki sees them."""

from datetime import timedelta

import pytest

from studyapp.errors import NothingToExport, StudyAppError
from studyapp.model import Kind, Status
from studyapp.services.exchange import export_file
from tests.decks.anki_user import AnkiUser
from tests.services.samples import NOW, card, prepared

LATER = NOW + timedelta(days=3)
ARTICLE = "# The canal\n\nIn May 1894, the Dunmore Port Company opened the Kestrel Canal.\n"


@pytest.fixture
def anki(tmp_path):
    user = AnkiUser(tmp_path / "anki")
    yield user
    user.close()


def add(services, *cards):
    return services.library.add(prepared(*cards), NOW).document


def test_the_active_cards_of_a_document_become_notes(services, tmp_path, anki):
    document = add(services, card(2), card(3, kind=Kind.ACTOR), card(4, status=Status.SUGGESTED))
    exported = services.exchange.export(document, tmp_path / "a.apkg")
    assert exported.notes == 2
    assert anki.imports(exported.path) == {"new": 2}
    assert list(anki.guids_in_order()) == [card(2).id, card(3).id]


def test_only_a_card_changed_in_the_library_is_updated_in_anki(services, tmp_path, anki):
    document = add(services, card(2), card(3, sentence=1))
    anki.imports(services.exchange.export(document, tmp_path / "a.apkg").path)
    anki.edit(card(3).id, "Answer", "my own words")
    services.curation.edit(card(2).id, question="Better?", answer="answer 2", now=LATER)
    counts = anki.imports(services.exchange.export(document, tmp_path / "b.apkg").path)
    assert counts == {"updated": 1, "duplicate": 1}
    assert anki.note(card(2).id)["Question"] == "Better?"
    assert anki.note(card(3).id)["Answer"] == "my own words"


def test_kinds_choose_what_is_exported(services, tmp_path):
    document = add(services, card(2), card(3, kind=Kind.ACTOR))
    kinds = frozenset({Kind.ACTOR})
    assert services.exchange.export(document, tmp_path / "a.apkg", kinds=kinds).notes == 1


def test_nothing_to_export_is_said_and_writes_nothing(services, tmp_path):
    document = add(services, card(2, status=Status.REJECTED))
    with pytest.raises(NothingToExport):
        services.exchange.export(document, tmp_path / "a.apkg")
    assert not (tmp_path / "a.apkg").exists()


def test_an_unknown_suffix_is_refused_before_any_work(services, tmp_path):
    with pytest.raises(StudyAppError, match=r"\.apkg"):
        services.exchange.export(99, tmp_path / "a.docx")


def test_a_file_exported_twice_gives_the_same_bytes_and_changes_nothing(tmp_path, anki):
    article = tmp_path / "canal.md"
    article.write_text(ARTICLE, "utf-8")
    first = export_file(article, tmp_path / "a.apkg")
    second = export_file(article, tmp_path / "b.apkg")
    assert first.path.read_bytes() == second.path.read_bytes()
    assert anki.imports(first.path) == {"new": first.notes}
    assert anki.imports(second.path) == {"duplicate": first.notes}
