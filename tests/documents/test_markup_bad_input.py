"""What calls itself a page, a book or a Word file and is none, or means harm: one sentence each, in time."""

import contextlib
import io
import re
import threading
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from studyapp.documents import read
from studyapp.errors import Cancelled, UnreadableFile
from tests import long_files
from tests.documents.make_docx import p, write_docx
from tests.documents.make_epub import page, write_epub

PROSE = "The winter lasted until June, and nobody on the island wrote in the ledger for forty days."
SECONDS = 10
ZIPPED = ("x.docx", "x.epub")


def refused(path: Path) -> str:
    """Return the sentence with which a file is refused, in time and in little memory."""
    tracemalloc.start()
    start = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - start < SECONDS
    assert peak < 400_000_000
    message = str(caught.value)
    assert "\n" not in message and message.endswith(".")
    assert not re.search(r"Error\b|Traceback|0x[0-9a-f]{6}", message)
    return message


def archive(members: dict[str, bytes | str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return file.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)
HTML = f"<!DOCTYPE html><html><body><p>{PROSE}</p></body></html>".encode()
WRONG = {
    "a web page": (HTML, "web page"),
    "a PDF": (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
    "rich text": (b"{\\rtf1\\ansi Salt}", "RTF"),
    "text": (PROSE.encode(), ""),
    "binary": (bytes(range(256)) * 10, ""),
    "a cut archive": (archive({"a": b"x" * 5_000})[:-60], "damaged"),
    "another archive": (archive({"a.txt": PROSE}), "holds no"),
    "a spreadsheet": (archive({"xl/workbook.xml": "<x/>"}), "holds no"),
}


@pytest.mark.parametrize(("data", "word"), WRONG.values(), ids=WRONG.keys())
@pytest.mark.parametrize("name", ZIPPED)
def test_file_of_another_kind_is_refused(tmp_path, name, data, word):
    path = tmp_path / name
    path.write_bytes(data)
    message = refused(path)
    assert name in message
    assert word in message


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("x.docx", OLE, "old kind (.doc)"),
        ("x.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("x.docx", archive({"META-INF/container.xml": "<x/>"}), "EPUB"),
        ("x.docx", archive({"content.xml": "<x/>", "mimetype": "odt"}), "OpenDocument"),
        ("x.epub", archive({"word/document.xml": "<x/>"}), "Word"),
        ("x.html", bytes(range(256)) * 10, "no readable text"),
        ("x.html", b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        ("x.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("x.html", b"<html><head><title>Salt</title></head><body></body></html>", "no text"),
        ("x.html", b"<div>" * 50_000 + b"x", "nested too deeply"),
        ("x.mhtml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nSalt\n", "no saved web page"),
        ("x.mhtml", PROSE.encode(), "no saved web page"),
    ],
)
def test_refusal_says_what_the_file_is(tmp_path, name, data, word):
    path = tmp_path / name
    path.write_bytes(data)
    assert word in refused(path)


# Archives that mean harm


@pytest.mark.parametrize("name", ZIPPED)
@pytest.mark.parametrize(
    "member", ["../evil.txt", "/etc/evil", "a/../../b", "C:\\evil", "..\\evil"]
)
def test_members_that_lead_out_of_the_folder_are_refused(tmp_path, name, member):
    path = tmp_path / name
    path.write_bytes(
        archive({member: "x", "word/document.xml": "<x/>", "META-INF/container.xml": "<x/>"})
    )
    assert "leads out of its folder" in refused(path)
    assert list(tmp_path.iterdir()) == [path]


def bombs() -> dict[str, bytes]:
    huge = b"<x>" + b" " * 60_000_000 + b"</x>"
    packed = archive({"word/document.xml": huge, "META-INF/container.xml": huge})
    lying = bytearray(packed)
    for at in (m.start() for m in re.finditer(re.escape(b"PK\x01\x02"), packed)):
        lying[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    nested = archive({"word/document.xml": packed, "META-INF/container.xml": packed})
    return {"large": packed, "lying about its size": bytes(lying), "nested": nested}


@pytest.mark.parametrize("kind", ["large", "lying about its size", "nested"])
@pytest.mark.parametrize("name", ZIPPED)
def test_bombs_are_refused(tmp_path, name, kind):
    path = tmp_path / name
    path.write_bytes(bombs()[kind])
    refused(path)


def test_too_many_members_are_refused(tmp_path):
    path = tmp_path / "x.epub"
    path.write_bytes(archive({f"{n}.txt": "" for n in range(10_001)}))
    assert "too many" in refused(path)


def test_member_with_a_password_is_refused(tmp_path):
    data = bytearray(archive({"word/document.xml": "<x/>"}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    path = tmp_path / "x.docx"
    path.write_bytes(bytes(data))
    assert "password" in refused(path)


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + '<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize("name", ZIPPED)
def test_entities_are_refused_in_packages(tmp_path, name):
    path = tmp_path / name
    body = f"{ENTITIES}<x>&i;&passwd;</x>"
    path.write_bytes(archive({"word/document.xml": body, "META-INF/container.xml": body}))
    assert "entities" in refused(path)


def test_entities_of_a_chapter_are_none(tmp_path):
    chapter = f'{ENTITIES}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}&i;&passwd;</p></body></html>'
    book = read(write_epub(tmp_path / "x.epub", {"a.xhtml": chapter}))
    assert [block.text for block in book.blocks] == [PROSE]


def test_nothing_that_a_page_refers_to_is_fetched(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    head = (
        '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="a.css"><script src="b.js"></script>'
        '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/x">'
    )
    body = (
        f'<p>{PROSE}</p><img src="http://127.0.0.1:9/a.png" alt="A"><iframe src="file://{secret}"></iframe>'
        f'<object data="file://{secret}"></object>'
    )
    html = tmp_path / "x.html"
    html.write_text(f"<html><head>{head}</head><body>{body}</body></html>")
    files = [
        html,
        write_epub(tmp_path / "x.epub", {"a.xhtml": page(body)}),
        write_docx(tmp_path / "x.docx", p(PROSE)),
    ]
    for file in files:
        assert "SECRET" not in str(read(file))


# Pages without end

ENDLESS = {
    "deep links": "<a href='#x'>" * 1_500 + PROSE,
    "deep bylines": "<div class='author date'>" * 1_500 + f"<p>{PROSE}</p>" * 500,
    "deep asides": "<aside role='doc-footnote'>" * 1_500 + "<i></i>" * 20_000,
    "links to one note": f"<p>x {'<a href=#n>1</a>' * 10_000}</p><p>{PROSE}</p><p id=n>1 note</p>",
    "attributes": f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>{PROSE}</p>",
    "document type": "<!DOCTYPE [" + "]" * 1_000_000 + f"<p>{PROSE}</p>",
    "comments": "<!--" * 50_000 + PROSE,
    "line breaks": "a<br>" * 30_000 + f"<p>{PROSE}</p>",
    "table": f"<table>{'<tr><td>a</td><td>b</td></tr>' * 8_000}</table><p>{PROSE}</p>",
    "tables": "<table><tr><td>" * 500 + PROSE,
    "brackets": f"<p>{'[' * 200_000}</p><p>{PROSE}</p>",
    "raised": f"<p>{'x<sup>1</sup>' * 10_000}</p><p>{PROSE}</p>",
    "json": f"<script type='application/ld+json'>{'[' * 200_000}</script><p>{PROSE}</p>",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS.keys())
@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>'], ids=["HTML", "XHTML"])
def test_pages_without_end_are_read_or_refused_in_time(tmp_path, start, body):
    path = tmp_path / "x.html"
    path.write_text(f"{start}<html><head><title>T</title></head><body>{body}")
    began = time.monotonic()
    with contextlib.suppress(UnreadableFile):
        read(path)
    assert time.monotonic() - began < 2 * SECONDS


# Long work


@pytest.mark.parametrize("suffix", [".html", ".epub", ".docx", ".md"])
def test_long_file_tells_how_far_it_is_and_can_be_stopped(tmp_path, suffix):
    path = tmp_path / f"long{suffix}"
    long_files.WRITERS[suffix](long_files.article(10_000), path)
    told: list[float] = []
    read(path, lambda done, total: told.append(done / total))
    assert told == sorted(told)
    assert len(told) > 20 and told[-1] == 1

    for stop in (0.01, 0.3, 0.6, 0.9):

        def cancel(done: int, total: int, stop: float = stop) -> None:
            if done >= stop * total:
                raise Cancelled

        with pytest.raises(Cancelled):
            read(path, cancel)
    assert threading.active_count() < 10
