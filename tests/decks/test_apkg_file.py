"""The package as a file: whole or not there, the same bytes for the same deck."""

import json
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from studyapp.decks import apkg, note_types
from studyapp.errors import Cancelled, NothingToExport, UnwritableFile
from studyapp.model import Deck
from tests.decks.values import RELEASE, card, choice, cloze, deck, listing


def write(content: Deck, out: Path, **options: Any) -> int:
    return apkg.write(content, out, modified=lambda _: RELEASE, created=RELEASE, **options)


def query(package: Path, sql: str) -> list[Any]:
    with zipfile.ZipFile(package) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def test_it_says_how_many_notes_it_wrote(tmp_path: Path):
    assert write(deck(card(), cloze(), listing(), choice()), tmp_path / "d.apkg") == 7


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write(deck(card(), listing(), choice()), tmp_path / "a.apkg")
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    write(deck(card(), listing(), choice()), tmp_path / "b.apkg")
    assert (tmp_path / "a.apkg").read_bytes() == (tmp_path / "b.apkg").read_bytes()


def test_a_package_holds_what_anki_reads_and_nothing_else(tmp_path: Path):
    write(deck(card()), tmp_path / "d.apkg")
    with zipfile.ZipFile(tmp_path / "d.apkg") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["collection.anki2", "media"]
        assert json.loads(archive.read("media")) == {}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_note_carries_the_time_of_its_card(tmp_path: Path):
    times = {"A" * 16: RELEASE, "B" * 16: RELEASE + timedelta(days=3)}
    out = tmp_path / "d.apkg"
    apkg.write(deck(card(), cloze()), out, modified=lambda c: times[c.id], created=RELEASE)
    rows = query(out, "select n.guid, n.mod, c.mod from notes n join cards c on c.nid = n.id")
    assert rows == [(guid, int(t.timestamp()), int(t.timestamp())) for guid, t in times.items()]


def test_the_note_ids_say_when_the_deck_was_made(tmp_path: Path):
    write(deck(card()), tmp_path / "d.apkg")
    assert query(tmp_path / "d.apkg", "select id from notes") == [(RELEASE.timestamp() * 1000,)]


def test_note_types_carry_their_own_date_and_not_that_of_the_export(tmp_path: Path):
    write(deck(card()), tmp_path / "d.apkg")
    models = json.loads(query(tmp_path / "d.apkg", "select models from col")[0][0])
    ours = {m["name"]: m["mod"] for m in models.values() if m["name"].startswith("Studyapp")}
    date = int(note_types.DATE.timestamp())
    assert ours == {"Studyapp Question 1": date, "Studyapp Cloze 1": date}


@pytest.mark.parametrize("identity", ["harbour", "", "1", "ü" * 99])
def test_the_deck_id_depends_on_the_decks_id_alone(identity: str, tmp_path: Path):
    ids = []
    for title in ("One", "Two"):
        write(deck(card(), id=identity, title=title), tmp_path / "d.apkg")
        decks = json.loads(query(tmp_path / "d.apkg", "select decks from col")[0][0])
        ids.append({int(number) for number in decks} - {1})
    assert ids[0] == ids[1]
    assert 1 << 40 <= min(ids[0]) < 1 << 41


def test_two_decks_have_two_ids(tmp_path: Path):
    found = set()
    for identity in ("one", "two"):
        write(deck(card(), id=identity), tmp_path / "d.apkg")
        found |= set(json.loads(query(tmp_path / "d.apkg", "select decks from col")[0][0]))
    assert len(found - {"1"}) == 2


def test_a_deck_without_cards_is_nothing_to_export(tmp_path: Path):
    with pytest.raises(NothingToExport, match="has no active card"):
        write(deck(), tmp_path / "d.apkg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["collection.apkg", "Collection.APKG"])
def test_it_is_never_called_what_anki_takes_for_a_whole_collection(name: str, tmp_path: Path):
    with pytest.raises(UnwritableFile, match="Choose another name"):
        write(deck(card()), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_cards_up_to_all_of_them(tmp_path: Path):
    seen: list[tuple[int, int]] = []
    cards = [card(id=f"{n:016}") for n in range(600)]
    write(deck(*cards), tmp_path / "d.apkg", progress=lambda *step: seen.append(step))
    assert seen == [(0, 600), (256, 600), (512, 600), (600, 600)]


def test_cancelling_leaves_the_old_file(tmp_path: Path):
    out = tmp_path / "d.apkg"
    out.write_bytes(b"old")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write(deck(card()), out, progress=stop)
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("d.apkg", b"old")]


def test_nothing_goes_through_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no such folder"))
    assert write(deck(card()), tmp_path / "d.apkg") == 1


@pytest.mark.parametrize("place", ["missing/d.apkg", "a file/d.apkg", "a folder"])
def test_a_place_that_cannot_be_written_gives_a_sentence(place: str, tmp_path: Path):
    (tmp_path / "a file").write_text("x")
    (tmp_path / "a folder").mkdir()
    with pytest.raises(UnwritableFile, match="cannot be written: "):
        write(deck(card()), tmp_path / place)
    assert {f.name for f in tmp_path.rglob("*")} == {"a file", "a folder"}


FULL_DISK = """
import resource, sys
from pathlib import Path
from studyapp.decks import apkg
from studyapp.errors import UnwritableFile
from tests.decks.values import RELEASE, card, deck
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    apkg.write(deck(card()), Path(sys.argv[1]), modified=lambda _: RELEASE, created=RELEASE)
except UnwritableFile as error:
    sys.stdout.write(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
def test_a_full_disk_leaves_the_old_file_as_it_was(tmp_path: Path):
    out = tmp_path / "d.apkg"
    out.write_bytes(b"old")
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(out)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (
        done.stdout
        == f"{out} cannot be written: File too large. Choose another place or make room."
    )
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("d.apkg", b"old")]
