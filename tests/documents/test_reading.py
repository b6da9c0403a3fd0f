"""What the front function does with files: formats, encodings, errors, progress, speed traps."""

import json
import os
from pathlib import Path

import pytest

from studyapp.documents import read, readable
from studyapp.documents.decoding import MAX_BYTES
from studyapp.errors import Cancelled, UnreadableFile
from studyapp.identity import passage_id

PROSE = "The ferry crossed the strait each morning and came back in the evening."


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md", "a.markdown"])
def test_text_is_read_by_its_suffix(tmp_path, name):
    document = read(write(tmp_path, name, PROSE))

    assert [block.text for block in document.blocks] == [PROSE]
    assert document.origin == str(tmp_path / name)


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("the-long_war", "The-long war"),
        ("the-long-war", "The long war"),
        ("Peace  of 1648", "Peace of 1648"),
    ],
)
def test_name_of_the_file_is_the_title_when_there_is_no_other(tmp_path, stem, title):
    assert readable(stem) == title
    assert read(write(tmp_path, f"{stem}.txt", PROSE)).title == title


TYPOGRAPHIC = f"The café’s “blue” rooms – closed. {PROSE}"


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_encoding_is_found_and_said(tmp_path, codec, said):
    document = read(write(tmp_path, "a.txt", TYPOGRAPHIC.encode(codec)))

    assert document.blocks[0].text == TYPOGRAPHIC
    assert document.report[0].what == f"read as {said}"


def test_text_is_normalised_and_freed_of_unseen_characters(tmp_path):
    source = "\ufeffThe cafe\u0301 was of\ufb01cial\u200b, they said; soft\u00adly.\ue123"
    document = read(write(tmp_path, "a.txt", source))
    assert document.blocks[0].text == "The café was official, they said; softly."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b" \n\t\n", "is empty"),
        ("a.txt", "\ufeff".encode(), "is empty"),
        ("a.txt", b"%PDF-1.7\n...", "looks like a PDF"),
        ("a.md", b"PK\x03\x04rest", "zip archive"),
        ("a.txt", b"abc\x00def\x00\x01\x02 ghi", "no readable text"),
        ("a.txt", bytes(range(1, 32)) * 20, "no readable text"),
        ("a.txt", b"\xff\xfea", "no readable text"),
        ("a.xyz", b"some text", "cannot be read"),
        ("a.md", b"![only a picture](a.png)\n", "no text"),
    ],
)
def test_file_that_is_no_text_gets_one_sentence_with_its_name(tmp_path, name, content, words):
    with pytest.raises(UnreadableFile) as error:
        read(write(tmp_path, name, content))

    message = str(error.value)
    assert words in message
    assert name in message
    assert ":" in message and message.endswith(".")


def test_missing_file_and_folder_get_a_sentence(tmp_path):
    with pytest.raises(UnreadableFile, match=r"no file .*gone\.txt"):
        read(tmp_path / "gone.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(UnreadableFile, match="is a folder"):
        read(tmp_path / "folder.txt")


def test_name_that_goes_through_a_file_gets_a_sentence(tmp_path):
    write(tmp_path, "a.txt", PROSE)
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        read(tmp_path / "a.txt" / "b.txt")


def test_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "a.txt"
    path.touch()
    os.truncate(path, MAX_BYTES + 1)
    with pytest.raises(UnreadableFile, match="too large"):
        read(path)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_progress_grows_to_its_total(tmp_path, name):
    told: list[tuple[int, int]] = []
    text = "\n\n".join(f"{PROSE} It was day {n}." for n in range(1000))

    read(write(tmp_path, name, text), lambda done, total: told.append((done, total)))

    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(told) > 10


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_cancelling_stops_the_reading(tmp_path, name):
    def cancel(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read(write(tmp_path, name, PROSE), cancel)


def test_equal_blocks_get_numbered_ids(tmp_path):
    text = f"{PROSE}\n\nSomething else was said.\n\n{PROSE}\n\n{PROSE}"
    ids = [block.id for block in read(write(tmp_path, "a.txt", text)).blocks]
    assert ids[0] == passage_id("b", PROSE)
    assert ids[2:] == [f"{ids[0]}-2", f"{ids[0]}-3"]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "unit",
    ["a", ".", ". ", "(", "[", "[[", "{{", "*a ", "_", '"a ', "a-", "`", "<a ", "![", "|", "¹"],
)
def test_one_very_long_line_is_read(tmp_path, name, unit):
    # a pattern that tries every length from every place would take hours here
    document = read(write(tmp_path, name, "x" + unit * (100_000 // len(unit))))
    assert document.blocks


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "unit", ["a\n", "1. a\n\n", "[1] a\n\n", "> a\n", "- a\n", "Aa Bb\n\n", "|a|\n"]
)
def test_very_many_lines_are_read(tmp_path, name, unit):
    document = read(write(tmp_path, name, unit * (20_000 // len(unit))))
    assert document.blocks


@pytest.fixture
def article(shared):
    gold = json.loads((shared / "article" / "gold.json").read_text("utf-8"))
    return read(shared / "article" / "article.txt"), gold


def straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''")).replace("*", "")


def test_the_article_is_read_whole(article):
    document, gold = article
    expected = gold["document"]

    assert (document.title, document.author) == (expected["title"], expected["author"])
    headings = [(b.level, straight(b.text)) for b in document.blocks if b.level]
    assert headings == [(h["level"], straight(h["text"])) for h in expected["headings"]]
    assert len(document.blocks) - len(headings) == 33
    notes = [(n.number, straight(n.text)) for n in document.notes]
    assert notes == [(str(n["number"]), straight(n["text_plain"])) for n in expected["footnotes"]]
    joins = [r for r in document.report if r.what == "joined across a page break"]
    assert len(joins) == 16


def test_the_sentences_of_the_article_are_those_of_the_gold(article):
    document, gold = article
    found = [straight(b.text[start:end]) for b in document.blocks for start, end in b.sentences]
    assert found == [straight(s["text_plain"]) for s in gold["sentences"]]


def test_the_notes_of_the_article_stand_where_their_markers_stood(article):
    document, gold = article
    texts = {block.id: block.text for block in document.blocks}
    for note, expected in zip(document.notes, gold["document"]["footnotes"], strict=True):
        before = straight(texts[note.block][: note.offset])
        assert before.endswith(straight(expected["last5_words_before_marker"]))
