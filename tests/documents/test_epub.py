"""EPUB books: chapters in order, notes across files, and what stands around the chapters."""

import pytest

from studyapp.documents import read
from studyapp.errors import UnreadableFile
from studyapp.model import BlockType, Document
from tests.documents.make_epub import nav, ncx, page, write_epub

PROSE = (
    "The winter lasted until June, and nobody on the island wrote in the ledger for forty days and "
    "forty nights."
)


@pytest.fixture
def reading(tmp_path):
    def read_book(files, **options) -> Document:
        return read(write_epub(tmp_path / "some-book.epub", files, **options))

    return read_book


def chapter(heading: str, more: str = "") -> str:
    return page(f"<h1>{heading}</h1><p>{heading}. {PROSE}</p>{more}")


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(b.level, b.text) for b in document.blocks if b.type is BlockType.HEADING]


def remarks(document: Document) -> list[str]:
    return [remark.what for remark in document.report]


def test_chapters_come_in_the_order_of_the_spine(reading):
    book = reading(
        {"b.xhtml": chapter("Two"), "a.xhtml": chapter("One")}, spine=["a.xhtml", "b.xhtml"]
    )
    assert [heading for _, heading in headings(book)] == ["One", "Two"]
    assert book.blocks[1].section == "One"


def test_metadata_of_the_package(reading):
    book = reading(
        {"a.xhtml": chapter("One")},
        metadata=(
            '<dc:title id="s">A Story</dc:title><dc:title id="m">Salt</dc:title>'
            '<meta refines="#m" property="title-type">main</meta>'
            '<dc:creator opf:role="aut">Ada Orr</dc:creator><dc:creator opf:role="ill">Tom Holt</dc:creator>'
            '<dc:creator opf:role="aut">Ben Day</dc:creator><dc:language>eng</dc:language>'
            '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>2018-05</dc:date>'
            "<dc:identifier>https://books.example/salt</dc:identifier>"
        ),
    )
    assert (book.title, book.author, book.language) == ("Salt", "Ada Orr, Ben Day", "en")
    assert (book.date, book.source) == ("2018-05", "https://books.example/salt")


def test_without_title_the_name_of_the_file_is_taken(reading):
    book = reading({"a.xhtml": chapter("One"), "b.xhtml": chapter("Two")}, metadata="")
    assert book.title == "Some book"
    assert len(headings(book)) == 2


@pytest.mark.parametrize("contents", ["nav.xhtml", "toc.ncx"])
def test_chapter_without_heading_gets_the_one_of_the_table_of_contents(reading, contents):
    table = [("I. The Ford", "a.xhtml"), ("The Rope", "b.xhtml#x")]
    files = {
        contents: nav(table) if contents == "nav.xhtml" else ncx(table),
        "a.xhtml": page(f'<p class="n">I.</p><p class="t">The Ford</p><p>One. {PROSE}</p>'),
        "b.xhtml": page(f"<p>Two. {PROSE}</p>"),
        "b2.xhtml": page(f"<p>Two goes on. {PROSE}</p>"),
    }
    book = reading(files)
    assert shape(book) == [
        ("heading", "I. The Ford"),
        ("paragraph", f"One. {PROSE}"),
        ("heading", "The Rope"),
        ("paragraph", f"Two. {PROSE}"),
        ("paragraph", f"Two goes on. {PROSE}"),
    ]


def test_heading_of_a_chapter_may_be_a_picture(reading):
    files = {
        "toc.ncx": ncx([("The Ford", "a.xhtml")]),
        "a.xhtml": page(f'<h1><img src="1.png" alt="The Ford"/></h1><p>{PROSE}</p>'),
    }
    assert shape(reading(files)) == [("heading", "The Ford"), ("paragraph", PROSE)]


AROUND = {
    "cover by its type": page("<p>A cover in words</p>", kind="cover"),
    "title page by its type": page("<p>A Book, by somebody, for everybody</p>", kind="titlepage"),
    "title page by its looks": page("<h1>A Book</h1><p>Ida Marlowe</p><p>Brede</p>"),
    "copyright by its type": page("<p>All of it is ours.</p>", kind="copyright-page"),
    "copyright by its looks": page(
        "<p>Copyright © 2018 Ida Marlowe. All rights reserved.</p><p>ISBN 978-0-00-000000-2</p>"
    ),
    "contents by its looks": page(
        "<h1>Contents</h1>"
        + "".join(f'<p><a href="a.xhtml#{n}">Chapter {n}</a></p>' for n in range(6))
    ),
    "index by its type": page("<h1>Index</h1><p>bell, 3</p><p>cow, 8</p>", kind="index"),
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_pages_around_the_chapters_are_left_out(reading, around):
    book = reading({"x.xhtml": around, "a.xhtml": chapter("One"), "b.xhtml": chapter("Two")})
    assert [heading for _, heading in headings(book)] == ["One", "Two"]
    assert len(book.blocks) == 4
    assert any(remark.dropped for remark in book.report)


def test_pages_are_known_by_the_guide_and_by_their_lines_in_the_contents(reading):
    files = {
        "toc.ncx": ncx([("Title Page", "t.xhtml"), ("One", "a.xhtml")]),
        "c.xhtml": page("<p>Words on a cover</p>"),
        "t.xhtml": page("<p>Words on a title page</p>"),
        "a.xhtml": chapter("One"),
    }
    book = reading(files, guide='<reference type="cover" href="c.xhtml"/>')
    assert len(book.blocks) == 2
    assert remarks(book)[:2] == ["cover left out", "title page left out"]


@pytest.mark.parametrize(
    ("label", "body"),
    [
        ("Contents", f"<h1>Contents</h1><p>What the box held. {PROSE}</p>"),
        ("Index", f"<h1>Index</h1><p>The finger points. {PROSE}</p>"),
        ("Dedication", f"<h1>Dedication</h1><p>To the keepers. {PROSE}</p>"),
        ("The Copyright", f"<h1>The Copyright</h1><p>Copyright © was a new word. {PROSE}</p>"),
    ],
)
def test_chapter_that_is_only_called_so_stays(reading, label, body):
    book = reading(
        {"toc.ncx": ncx([(label, "a.xhtml")]), "a.xhtml": page(body), "b.xhtml": chapter("Two")}
    )
    assert len(book.blocks) == 4


def test_pages_beside_the_reading_order_are_left_out(reading):
    book = reading(
        {"a.xhtml": chapter("One"), "ad.xhtml": page(f"<p>Buy it. {PROSE}</p>")}, aside=["ad.xhtml"]
    )
    assert len(book.blocks) == 2
    assert "page beside the text left out" in remarks(book)


@pytest.mark.parametrize("where", ["in the spine", "beside the text", "not in the spine"])
def test_notes_in_a_file_of_their_own(reading, where):
    text = 'It was so.<sup><a href="n.xhtml#f1" id="r1">1</a></sup> And so.<sup><a href="n.xhtml#f2" id="r2">2</a></sup>'
    files = {
        "a.xhtml": chapter("One", f"<p>{text}</p>"),
        "n.xhtml": page(
            '<h2>Notes</h2><p id="f1"><a href="a.xhtml#r1">1</a>. A goat.</p><p id="f2"><a href="a.xhtml#r2">2</a>. A cow.</p>'
        ),
        "b.xhtml": chapter("Two"),
    }
    spine = ["a.xhtml", "b.xhtml"] if where == "not in the spine" else None
    book = reading(files, spine=spine, aside=["n.xhtml"] if where == "beside the text" else [])
    assert [(n.number, n.text) for n in book.notes] == [("1", "A goat."), ("2", "A cow.")]
    assert ("paragraph", "It was so. And so.") in shape(book)
    assert [heading for _, heading in headings(book)] == ["One", "Two"]


def test_equal_ids_in_several_files_are_kept_apart(reading):
    def with_note(word: str) -> str:
        return chapter(
            word,
            '<p>So.<a epub:type="noteref" href="#n1" id="r1">1</a></p>'
            f'<aside epub:type="footnote" id="n1"><p>Note of {word}. <a href="#r1">↩</a></p></aside>',
        )

    book = reading({"a.xhtml": with_note("One"), "b.xhtml": with_note("Two")})
    assert [(n.text, n.section) for n in book.notes] == [
        ("Note of One.", "One"),
        ("Note of Two.", "Two"),
    ]


def test_pages_of_the_printed_book(reading):
    book = reading(
        {
            "a.xhtml": page(
                f'<span epub:type="pagebreak" id="p7" title="7"/><p>{PROSE}</p><p>It went on and o'
                '<span role="doc-pagebreak" aria-label="8"/>n.</p><p>Then it ended.</p>'
            )
        }
    )
    assert [(block.page, block.text) for block in book.blocks] == [
        (7, PROSE),
        (7, "It went on and on."),
        (8, "Then it ended."),
    ]


def test_names_with_spaces_and_other_letters(reading):
    files = {"Text/Chapter One.xhtml": chapter("One"), "Text/two.XHTML": chapter("Two")}
    assert [heading for _, heading in headings(reading(files))] == ["One", "Two"]


def test_missing_chapter_is_reported(reading, tmp_path):
    book = reading({"a.xhtml": chapter("One"), "gone.xhtml": ""})
    assert ("chapter could not be read", "OPS/gone.xhtml") in [
        (r.what, r.where) for r in book.report
    ]
    assert len(book.blocks) == 2


def locked(algorithm: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": (
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
            '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">'
            f'<EncryptionMethod Algorithm="{algorithm}"/>'
            '<CipherData><CipherReference URI="OPS/a.xhtml"/></CipherData></EncryptedData></encryption>'
        )
    }


def test_copy_protection_is_said_in_one_sentence(reading):
    with pytest.raises(UnreadableFile, match="copy protection"):
        reading(
            {"a.xhtml": chapter("One")},
            others=locked("http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
        )


def test_disguised_fonts_are_no_copy_protection(reading):
    book = reading({"a.xhtml": chapter("One")}, others=locked("http://www.idpf.org/2008/embedding"))
    assert len(book.blocks) == 2
