"""Text files of a deck: only UTF-8 text comes in, and a file is replaced whole."""

from pathlib import Path

import pytest

from studyapp.decks.files import read_text, replace
from studyapp.decks.findings import BrokenFile
from studyapp.errors import UnreadableFile, UnwritableFile


def test_text_comes_as_it_is(tmp_path: Path):
    (tmp_path / "f").write_bytes("\ufeffé\r\n\n".encode())
    assert read_text(tmp_path / "f", kilobytes=9) == "\ufeffé\r\n\n"


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"ok\nok\n\xff\xfea", 3, "not UTF-8"),
        ("é\nü".encode("latin-1"), 1, "not UTF-8"),
        (b"a\n\nb\0", 3, "NUL"),
        ("id,kind".encode("utf-16"), 1, "UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0", 3, "NUL"),
    ],
)
def test_what_is_no_text_is_told_with_its_line(
    data: bytes, line: int, message: str, tmp_path: Path
):
    (tmp_path / "f").write_bytes(data)
    with pytest.raises(BrokenFile, match=message) as broken:
        read_text(tmp_path / "f", kilobytes=9)
    assert broken.value.line == line


def test_a_huge_file_is_refused_before_it_is_read_whole(tmp_path: Path):
    with (tmp_path / "f").open("wb") as stream:
        stream.truncate(1 << 40)
    with pytest.raises(UnreadableFile, match="larger than 9 KB"):
        read_text(tmp_path / "f", kilobytes=9)


@pytest.mark.parametrize("name", ["missing", "folder"])
def test_what_is_no_file_is_refused(name: str, tmp_path: Path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadableFile, match="is missing"):
        read_text(tmp_path / name, kilobytes=9)


def test_a_replaced_file_leaves_nothing_beside_it(tmp_path: Path):
    (tmp_path / "f").write_bytes(b"old")
    replace(tmp_path / "f", b"new")
    assert [(f.name, f.read_bytes()) for f in tmp_path.iterdir()] == [("f", b"new")]


def test_a_file_in_the_place_of_the_folder_gives_a_sentence(tmp_path: Path):
    (tmp_path / "f").write_bytes(b"old")
    with pytest.raises(UnwritableFile, match="cannot be written: Not a directory"):
        replace(tmp_path / "f" / "g", b"new")
