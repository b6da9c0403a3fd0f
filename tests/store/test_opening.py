"""Opening a library: one writer, many readers, and files that are no library."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from studyapp.errors import (
    LibraryDamaged,
    LibraryInUse,
    LibraryTooNew,
    StudyAppError,
    UnreadableFile,
    UnwritableFile,
)
from studyapp.store.engine import writing_engine
from studyapp.store.store import Store
from tests.store.samples import DOCUMENT, NOW, TONIGHT, add, card

ROOT = Path(__file__).parents[2]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder except the lock, which says nothing."""
    return {
        f.name: f.read_bytes() for f in folder.iterdir() if f.is_file() and ".lock" not in f.name
    }


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


@pytest.mark.parametrize("opening", ["write", "read"])
def test_a_library_of_a_newer_version_is_refused_untouched(library: Path, opening: str) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = contents(library.parent)
    with pytest.raises(LibraryTooNew, match="newer version of Studyapp"):
        open_for(opening, library)
    assert contents(library.parent) == before
    assert not (library.parent / "backups").exists()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Not a library but a shopping list. " * 40)


def _noise(path: Path) -> None:
    path.write_bytes(bytes(n * 7 % 251 for n in range(9000)))


def _noise_below_a_good_name(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(n * 7 % 251 for n in range(9000)))


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _cut_by_one_byte(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _cut_to_its_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:100])


def _first_page_spoiled(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)


def _other_database(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipe (name)")
        connection.commit()


def _no_revision(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM alembic_version")
        connection.commit()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("opening", ["write", "read"])
@pytest.mark.parametrize(
    "spoil",
    [
        _empty,
        _text,
        _noise,
        _noise_below_a_good_name,
        _cut_in_half,
        _cut_by_one_byte,
        _cut_to_its_header,
        _first_page_spoiled,
        _other_database,
        _no_revision,
        _folder,
    ],
)
def test_a_damaged_library_is_refused_and_left_as_it_is(
    library: Path, spoil: Callable[[Path], None], opening: str
) -> None:
    spoil(library)
    before = contents(library.parent)
    with pytest.raises(LibraryDamaged) as refused:
        open_for(opening, library)
    sentence = str(refused.value)
    assert str(library) in sentence and "\n" not in sentence and sentence.endswith(".")
    assert contents(library.parent) == before


def test_the_sentence_about_damage_names_the_folder_with_the_copies(library: Path) -> None:
    _noise(library)
    with pytest.raises(LibraryDamaged) as refused:
        Store.open(library, now=NOW)
    assert str(library.parent / "backups") in str(refused.value)


def spoil_the_middle(library: Path) -> None:
    """Overwrite pages that hold cards; header, size and schema stay sound."""
    with Store.open(library, now=NOW) as store, store.transaction() as tx:
        add(tx, *(card(n, note="x" * 500) for n in range(500)))
    data = bytearray(library.read_bytes())
    half = len(data) // 2 // 4096 * 4096
    data[half : half + 20 * 4096] = b"\xa5" * 20 * 4096
    library.write_bytes(data)


def test_damage_in_the_middle_is_found_before_anything_is_written(library: Path) -> None:
    spoil_the_middle(library)
    before = contents(library.parent)
    with pytest.raises(LibraryDamaged):
        Store.open(library, now=NOW)
    assert contents(library.parent) == before


def test_damage_found_while_reading_is_told_in_a_sentence(library: Path) -> None:
    spoil_the_middle(library)
    with (
        pytest.raises(LibraryDamaged, match="is damaged"),
        Store.open_read_only(library) as reader,
        reader.transaction() as tx,
    ):
        tx.cards.of(1)


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


def test_a_library_whose_place_is_taken_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "new.studyapp.partial").mkdir()
    with pytest.raises(UnwritableFile, match="cannot be made"):
        Store.open(tmp_path / "new.studyapp", now=NOW)


def open_for(opening: str, library: Path) -> Store:
    return Store.open(library, now=NOW) if opening == "write" else Store.open_read_only(library)


def test_every_connection_of_a_writer_is_set_up_to_lose_nothing(library: Path) -> None:
    engine = writing_engine(library)
    with engine.connect() as one, engine.connect() as two:
        for connection in (one, two):
            for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
                assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one() == value
    engine.dispose()
