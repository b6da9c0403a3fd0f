"""Files that are damaged, too new or no library: refused with a sentence, and left as they are."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from studyapp.errors import LibraryDamaged, LibraryTooNew
from studyapp.store.store import Store
from tests.store.samples import NOW, add, card, contents


def open_for(opening: str, library: Path) -> Store:
    return Store.open(library, now=NOW) if opening == "write" else Store.open_read_only(library)


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


def _other_program_with_alembic(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('1975ea83b712')")
        connection.commit()


def _without_cards(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE card")
        connection.commit()
        connection.execute("PRAGMA journal_mode = DELETE")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


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
        _other_program_with_alembic,
        _without_cards,
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


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has no pipes in folders")
@pytest.mark.parametrize("opening", ["write", "read"])
def test_a_pipe_in_place_of_a_library_is_not_waited_for(library: Path, opening: str) -> None:
    _pipe(library)
    with pytest.raises(LibraryDamaged):
        open_for(opening, library)
    assert library.is_fifo()


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
