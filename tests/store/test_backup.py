"""Copies of a library, and the check whether it is sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.errors import LibraryDamaged, UnwritableFile
from studyapp.store.backup import backup, check
from studyapp.store.store import Store
from tests.store.samples import NOW, TONIGHT, add, card
from tests.store.test_damage import spoil_the_middle


def test_a_copy_holds_what_stands_in_the_log_of_an_open_library(
    store: Store, library: Path, tmp_path: Path
) -> None:
    with store.transaction() as tx:
        add(tx, card(1))
    copy = tmp_path / "copies" / "copy.studyapp"
    backup(library, copy)
    with store.transaction() as tx:
        add(tx)
    with Store.open_read_only(copy) as reader, reader.transaction() as tx:
        assert len(tx.documents.entries(NOW, TONIGHT)) == 1
        assert tx.cards.get(card(1).id).card == card(1)


def test_a_copy_is_one_file_and_takes_the_place_of_an_older_one(
    library: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "copy.studyapp"
    copy.parent.mkdir()
    copy.write_text("older")
    backup(library, copy)
    assert check(copy) == []
    assert [f.name for f in copy.parent.iterdir()] == ["copy.studyapp"]


def test_a_copy_below_a_file_is_refused_with_a_sentence(library: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableFile, match="file/copy"):
        backup(library, tmp_path / "file" / "copy.studyapp")


def test_a_damaged_library_leaves_no_copy(tmp_path: Path) -> None:
    bad = tmp_path / "bad.studyapp"
    bad.write_bytes(b"noise" * 2000)
    with pytest.raises(LibraryDamaged):
        backup(bad, tmp_path / "copies" / "copy.studyapp")
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_sound_library_has_no_findings(store: Store, library: Path) -> None:
    with store.transaction() as tx:
        add(tx, card(1))
    assert check(library) == []


def test_findings_tell_of_spoiled_pages(library: Path) -> None:
    spoil_the_middle(library)
    assert check(library)


def test_findings_tell_of_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("no database, but long enough to look for one" * 50)
    assert check(path) == ["file is not a database"]


def test_findings_tell_of_a_missing_file(tmp_path: Path) -> None:
    assert check(tmp_path / "none") == ["unable to open database file"]
    assert list(tmp_path.glob("none*")) == []


def test_findings_tell_of_rows_that_point_to_nothing(library: Path) -> None:
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx, card(1))
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("DELETE FROM document")
        connection.commit()
    assert "row 1 of card points to no document" in check(library)
