"""Opening a library: one writer, many readers, and places where there can be none."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from studyapp.errors import (
    LibraryDamaged,
    LibraryInUse,
    StudyAppError,
    UnreadableFile,
    UnwritableFile,
)
from studyapp.store.engine import writing_engine
from studyapp.store.store import Store
from tests.store.samples import DOCUMENT, NOW, TONIGHT, add, card, contents

ROOT = Path(__file__).parents[2]


def test_a_library_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "library.studyapp"
    with Store.open(path, now=NOW) as store, store.transaction() as tx:
        assert tx.documents.entries(NOW, TONIGHT) == []
    assert list(contents(path.parent)) == ["library.studyapp"]


def test_what_a_transaction_did_is_there_after_reopening(library: Path) -> None:
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        number = add(tx, card(1))
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        assert tx.documents.get(number) == DOCUMENT


def test_a_closed_library_is_one_file(library: Path) -> None:
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx)
    assert list(contents(library.parent)) == ["library.studyapp"]


@pytest.mark.parametrize("name", ["a b.studyapp", "ü?#%20.studyapp", "50%.studyapp", "no-suffix"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    with Store.open(tmp_path / name, now=NOW) as store, store.transaction() as tx:
        add(tx)
    with Store.open_read_only(tmp_path / name) as store, store.transaction() as tx:
        assert len(tx.documents.entries(NOW, TONIGHT)) == 1
    assert name in contents(tmp_path)


def test_a_relative_path_will_do(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.parent)
    with Store.open(Path(library.name), now=NOW) as store, store.transaction() as tx:
        add(tx)


def test_an_exception_undoes_the_whole_transaction(store: Store) -> None:
    with pytest.raises(KeyError), store.transaction() as tx:
        add(tx, card(1))
        raise KeyError
    with store.transaction() as tx:
        assert tx.documents.entries(NOW, TONIGHT) == []
        assert not tx.documents.ever_used()


def test_a_store_may_be_used_and_closed_by_other_threads(library: Path) -> None:
    store = Store.open(library, now=NOW)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with store.transaction() as tx:
                add(tx, card(1))
            store.close()
        except BaseException as error:  # noqa: BLE001 (told to the test's own thread)
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert failures == []
    Store.open(library, now=NOW).close()


def test_a_second_writer_is_refused_with_a_sentence(store: Store, library: Path) -> None:
    with pytest.raises(LibraryInUse, match="another window") as refused:
        Store.open(library, now=NOW)
    assert str(library) in str(refused.value)
    with store.transaction() as tx:
        add(tx)


def test_closing_twice_does_no_harm_and_lets_the_next_in(library: Path) -> None:
    store = Store.open(library, now=NOW)
    store.close()
    store.close()
    with Store.open(library, now=NOW):
        store.close()
        with pytest.raises(LibraryInUse):
            Store.open(library, now=NOW)


def test_a_failed_opening_holds_no_lock(library: Path) -> None:
    good = library.read_bytes()
    library.write_bytes(b"")
    with pytest.raises(LibraryDamaged):
        Store.open(library, now=NOW)
    library.write_bytes(good)
    Store.open(library, now=NOW).close()


def test_the_lock_of_a_program_that_died_is_free(library: Path) -> None:
    code = (
        "import os, sys; from datetime import *; from pathlib import Path\n"
        "from studyapp.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1]), now=datetime.now(UTC)); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(library)], check=True, cwd=ROOT)
    Store.open(library, now=NOW).close()


def test_readers_see_what_a_writer_has_kept_so_far(store: Store, library: Path) -> None:
    with store.transaction() as tx:
        number = add(tx, card(1))
    with Store.open_read_only(library) as reader:
        with reader.transaction() as tx:
            assert tx.documents.get(number) == DOCUMENT
        with store.transaction() as tx:
            add(tx)
            with reader.transaction() as other:
                assert len(other.documents.entries(NOW, TONIGHT)) == 1
        with reader.transaction() as tx:
            assert len(tx.documents.entries(NOW, TONIGHT)) == 2


def test_a_reader_cannot_write(library: Path) -> None:
    before = library.read_bytes()
    with Store.open_read_only(library) as reader:
        with pytest.raises(UnwritableFile), reader.transaction() as tx:
            add(tx)
        with reader.transaction() as tx:
            assert tx.documents.entries(NOW, TONIGHT) == []
    assert library.read_bytes() == before


def test_a_writer_may_come_after_a_reader(library: Path) -> None:
    with (
        Store.open_read_only(library) as reader,
        Store.open(library, now=NOW) as writer,
        writer.transaction() as tx,
    ):
        add(tx)
        with reader.transaction() as other:
            assert other.documents.entries(NOW, TONIGHT) == []


def test_a_folder_that_nobody_can_write_to_is_read_without_a_log(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the answer of the system is made up here.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with Store.open_read_only(library) as reader, reader.transaction() as tx:
        assert tx.documents.entries(NOW, TONIGHT) == []
    assert list(contents(library.parent)) == ["library.studyapp"]


def test_reading_where_there_is_no_library_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "none" / "library.studyapp"
    with pytest.raises(UnreadableFile, match="There is no library yet at") as refused:
        Store.open_read_only(path)
    assert str(path) in str(refused.value)
    assert not path.parent.exists()


@pytest.mark.parametrize("below", ["file/library.studyapp", "file/folder/library.studyapp"])
def test_a_library_below_a_file_cannot_be_made(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableFile) as refused:
        Store.open(tmp_path / below, now=NOW)
    assert str(tmp_path / below) in str(refused.value)
    assert contents(tmp_path) == {"file": b"x"}


def test_a_write_protected_library_is_refused(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write anywhere, so the answer of the system is made up here.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(UnwritableFile, match="write-protected"):
        Store.open(library, now=NOW)


def test_a_library_taken_away_while_it_is_open_is_told_in_a_sentence(library: Path) -> None:
    with Store.open(library, now=NOW) as store:
        shutil.move(library, library.with_name("away"))
        with pytest.raises(StudyAppError), store.transaction() as tx:
            add(tx)


def test_a_library_that_another_program_locks_is_told_in_a_sentence(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studyapp.store.engine._BUSY_SECONDS", 0.05)
    with (
        closing(sqlite3.connect(library, isolation_level=None)) as other,
        Store.open(library, now=NOW) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryInUse, match="another program"), store.transaction() as tx:
            add(tx)
        other.execute("ROLLBACK")
        with store.transaction() as tx:
            add(tx)


def test_a_library_that_another_program_keeps_to_itself_is_told_in_a_sentence(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studyapp.store.engine._BUSY_SECONDS", 0.05)
    with (
        closing(sqlite3.connect(library, isolation_level=None)) as other,
        Store.open(library, now=NOW) as store,
    ):
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryInUse, match="another program"), store.transaction() as tx:
            add(tx)


def test_a_mistake_in_the_code_is_not_blamed_on_the_file(store: Store) -> None:
    with pytest.raises(IntegrityError), store.transaction() as tx:
        tx.cards.add(99, [card(1)], now=NOW)


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights on Windows")
@pytest.mark.parametrize("target", ["unplugged/library.studyapp", "new.studyapp"])
def test_a_link_that_leads_nowhere_is_kept(tmp_path: Path, target: str) -> None:
    link = tmp_path / "new.studyapp"
    link.symlink_to(target)
    with pytest.raises(UnwritableFile, match="leads nowhere"):
        Store.open(link, now=NOW)
    assert link.is_symlink()
    assert not (tmp_path / "new.studyapp.partial").exists()


def test_a_library_whose_place_is_taken_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "new.studyapp.partial").mkdir()
    with pytest.raises(UnwritableFile, match="cannot be made"):
        Store.open(tmp_path / "new.studyapp", now=NOW)


def test_every_connection_of_a_writer_is_set_up_to_lose_nothing(library: Path) -> None:
    engine = writing_engine(library)
    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()
