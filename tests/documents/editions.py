"""Writes a document as HTML, EPUB, Word file or PDF, so that the readers can be tried on it."""

import html
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from studyapp.model import Block, BlockType, Document, Note

CHAPTERS = 4
"""An EPUB gets this many files."""


def runs(block: Block, notes: dict[str, list[Note]]) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a block's text, each with the number of the note called at its end."""
    at = 0
    for note in sorted(notes.get(block.id, ()), key=lambda n: n.offset):
        yield block.text[at : note.offset], note.number
        at = note.offset
    yield block.text[at:], ""


def notes_of(document: Document) -> dict[str, list[Note]]:
    found: defaultdict[str, list[Note]] = defaultdict(list)
    for note in document.notes:
        found[note.block].append(note)
    return found


# HTML


def write_html(document: Document, path: Path) -> None:
    """A saved page: header and navigation around an article with its notes in a list at the end."""
    body = "\n".join(_elements(document, document.blocks, lambda number: f"#fn{number}"))
    path.write_text(
        f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{html.escape(document.title)} | A Site</title>
<meta name="author" content="{html.escape(document.author)}"></head><body>
<header><a href="/">A Site</a></header>
<nav><ul><li><a href="/news">News</a></li><li><a href="/about">About us</a></li></ul></nav>
<main><article><h1>{html.escape(document.title)}</h1>
{body}
<section class="footnotes"><hr><ol>{_note_items(document, "")}</ol></section>
</article></main>
<footer>All the pages of this site belong to nobody. <a href="/imprint">Imprint</a></footer>
</body></html>""",
        "utf-8",
    )


def _elements(
    document: Document, blocks: tuple[Block, ...], address: Callable[[str], str]
) -> Iterator[str]:
    notes = notes_of(document)
    for block in blocks:
        text = "".join(
            html.escape(stretch)
            + (f'<sup id="ref{n}"><a href="{address(n)}">{n}</a></sup>' if n else "")
            for stretch, n in runs(block, notes)
        )
        tag = f"h{(block.level or 0) + 1}" if block.type is BlockType.HEADING else "p"
        yield f"<{tag}>{text}</{tag}>"


def _note_items(document: Document, file: str) -> str:
    return "".join(
        f'<li id="fn{n.number}"><p>{html.escape(n.text)} <a href="{file}#ref{n.number}">↩</a></p></li>'
        for n in document.notes
    )


# EPUB

_CONTAINER = """<?xml version="1.0"?><container version="1.0"
 xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
 full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def write_epub(document: Document, path: Path) -> None:
    """A book of several chapter files, its notes in a file of their own, a cover and a contents."""
    size = -(-len(document.blocks) // CHAPTERS)
    files = {
        f"chapter{n}.xhtml": "\n".join(
            _elements(document, document.blocks[at : at + size], lambda x: f"notes.xhtml#fn{x}")
        )
        for n, at in enumerate(range(0, len(document.blocks), size), 1)
    }
    home = {
        n.number: name
        for name, body in files.items()
        for n in document.notes
        if f'"ref{n.number}"' in body
    }
    items = "".join(
        f'<li id="fn{n.number}"><p>{html.escape(n.text)} <a href="{home[n.number]}#ref{n.number}">↩</a></p></li>'
        for n in document.notes
    )
    files["notes.xhtml"] = (
        f'<section epub:type="footnotes"><h2>Notes</h2><ol>{items}</ol></section>'
    )
    contents = "".join(f'<li><a href="{name}">{name}</a></li>' for name in files)
    manifest = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in files
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in files)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr(
            "OEBPS/content.opf",
            f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"
 unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">edition</dc:identifier><dc:title>{escape(document.title)}</dc:title>
<dc:creator>{escape(document.author)}</dc:creator><dc:language>en</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
{manifest}</manifest><spine><itemref idref="nav"/>{spine}</spine></package>""",
        )
        book.writestr("OEBPS/nav.xhtml", _xhtml(f'<nav epub:type="toc"><ol>{contents}</ol></nav>'))
        for name, body in files.items():
            book.writestr(f"OEBPS/{name}", _xhtml(body))


def _xhtml(body: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Part</title></head><body>{body}</body></html>"""


# Word

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def write_docx(document: Document, path: Path) -> None:
    """A Word file with heading styles and real footnotes."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml import parse_xml

    word = docx.Document()
    word.core_properties.author = document.author
    word.core_properties.title = document.title
    word.add_heading(document.title, 0)
    notes = notes_of(document)
    for block in document.blocks:
        style = f"Heading {block.level}" if block.type is BlockType.HEADING else None
        paragraph = word.add_paragraph(style=style)
        for stretch, number in runs(block, notes):
            paragraph.add_run(stretch)
            if number:
                call = f'<w:r xmlns:w="{_W}"><w:footnoteReference w:id="{int(number) + 1}"/></w:r>'
                paragraph._p.append(parse_xml(call))
    texts = "".join(
        f'<w:footnote w:id="{int(n.number) + 1}"><w:p><w:r><w:t xml:space="preserve">'
        f"{escape(n.text)}</w:t></w:r></w:p></w:footnote>"
        for n in document.notes
    )
    xml = f'<?xml version="1.0"?><w:footnotes xmlns:w="{_W}">{texts}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    word.save(str(path))
