"""Makes EPUB books out of their parts, and the book that the tests read."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" '
    'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)


def page(body: str, *, title: str = "", kind: str = "") -> str:
    """A page of XHTML; `kind` is what its body says that it is for."""
    kind = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">\n'
        f"<head><title>{escape(title)}</title></head>\n<body{kind}>{body}</body></html>"
    )


def ncx(entries: Sequence[tuple[str, str]]) -> str:
    """The table of contents of EPUB 2: labels and addresses."""
    points = "".join(
        f'<navPoint id="n{n}"><navLabel><text>{escape(label)}</text></navLabel>'
        f'<content src="{href}"/></navPoint>'
        for n, (label, href) in enumerate(entries)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">\n'
        f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'
    )


def nav(entries: Sequence[tuple[str, str]], landmarks: Sequence[tuple[str, str]] = ()) -> str:
    """The page of navigation of EPUB 3: labels and addresses, and kinds and addresses."""
    lines = "".join(f'<li><a href="{href}">{escape(label)}</a></li>' for label, href in entries)
    marks = "".join(
        f'<li><a epub:type="{kind}" href="{href}">{kind}</a></li>' for kind, href in landmarks
    )
    return page(
        f'<nav epub:type="toc"><h2>Contents</h2><ol>{lines}</ol></nav>'
        f'<nav epub:type="landmarks" hidden=""><ol>{marks}</ol></nav>',
        title="Contents",
    )


def write_epub(
    path: Path,
    files: Mapping[str, str],
    *,
    spine: Sequence[str] | None = None,
    metadata: str = "<dc:title>A Book</dc:title><dc:creator>Ida Marlowe</dc:creator>",
    guide: str = "",
    aside: Sequence[str] = (),
    others: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write an EPUB.

    Args:
        path: Where to write it.
        files: Its pages by their names; "nav.xhtml" and "toc.ncx" are what they are called.
        spine: The pages in reading order; all of them if it is not given.
        metadata: What the package says about the book.
        guide: The references of its guide.
        aside: Pages that stand in the spine but out of the reading order.
        others: Other members of the archive by their whole paths.
    """
    manifest = "".join(
        f'<item id="i{n}" href="{name}" media-type="{_kind(name)}"{_properties(name)}/>'
        for n, name in enumerate(files)
    )
    ids = {name: f"i{n}" for n, name in enumerate(files)}
    order = [n for n in files if n not in ("nav.xhtml", "toc.ncx")] if spine is None else spine
    linear = dict.fromkeys(aside, ' linear="no"')
    itemrefs = "".join(f'<itemref idref="{ids[n]}"{linear.get(n, "")}/>' for n in order)
    package = (
        '<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">'
        f"{metadata}</metadata><manifest>{manifest}</manifest><spine>{itemrefs}</spine>"
        f"<guide>{guide}</guide></package>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("OPS/book.opf", package)
        for name, text in files.items():
            book.writestr(f"OPS/{name}", text)
        for name, content in (others or {}).items():
            book.writestr(name, content)
    return path


def _kind(name: str) -> str:
    return "application/x-dtbncx+xml" if name.endswith(".ncx") else "application/xhtml+xml"


def _properties(name: str) -> str:
    return ' properties="nav"' if name == "nav.xhtml" else ""


def write_island(path: Path) -> Path:
    """A book as publishers make it: everything around the chapters, and notes in a file of their own."""
    files = {
        "nav.xhtml": nav(
            [
                ("Cover", "cover.xhtml"),
                ("The Landing", "text/c1.xhtml"),
                ("The Long Winter", "text/c2.xhtml"),
                ("Notes", "notes.xhtml"),
                ("Index", "index.xhtml"),
            ],
            [("cover", "cover.xhtml"), ("toc", "nav.xhtml"), ("bodymatter", "text/c1.xhtml")],
        ),
        "cover.xhtml": page(
            '<div><img src="cover.jpg" alt="Cover of the book"/></div>', title="Cover"
        ),
        "title.xhtml": page(
            '<h1 class="t">The Island Ledger</h1><p>A True Account</p><p>Ida Marlowe</p>',
            kind="titlepage",
        ),
        "rights.xhtml": page(
            "<p>Copyright © 2018 Ida Marlowe</p><p>All rights reserved. No part of this book may be copied.</p>"
            "<p>Published by Marsh &amp; Daughters, Brede. ISBN 978-0-00-000000-2</p>"
        ),
        "for.xhtml": page('<p class="dedication">For the keepers</p>'),
        "text/c1.xhtml": page(
            '<section epub:type="chapter"><h1 id="h">1<br/>The Landing</h1>'
            '<p><span epub:type="pagebreak" id="p3" title="3"/>In May 1711 eleven people landed on Grey Island '
            'with a cow.<a epub:type="noteref" href="../notes.xhtml#n1" id="r1">1</a> The cow was called '
            "Patience.</p>"
            '<p>They had been promised a harbour, see <a href="c2.xhtml#winter">the second chapter</a>.</p>'
            "<h2>What they carried</h2><ul><li>rope,</li><li>a bell,</li><li>seed.</li></ul>"
            "<blockquote><p>We have a bell and no church.</p></blockquote></section>"
        ),
        "text/c2.xhtml": page(
            '<section epub:type="chapter"><p class="ct">The Long Winter</p>'
            '<p id="winter">The winter lasted until 9 June.'
            '<a epub:type="noteref" href="../notes.xhtml#n2" id="r1">2</a> Nobody wrote in the led'
            '<span epub:type="pagebreak" id="p8" title="8"/>ger for forty days.</p></section>'
        ),
        "notes.xhtml": page(
            '<section epub:type="endnotes"><h1>Notes</h1><h2>Chapter 1</h2>'
            '<aside epub:type="endnote" id="n1"><p><a href="text/c1.xhtml#r1">1.</a> A goat, in the second '
            "edition.</p></aside><h2>Chapter 2</h2>"
            '<aside epub:type="endnote" id="n2"><p><a href="text/c2.xhtml#r1">2.</a> Old style.</p></aside></section>'
        ),
        "index.xhtml": page(
            "<h1>Index</h1><p>bell, 3, 8</p><p>cow, 3</p><p>ledger, 8</p><p>winter, 8</p>",
            kind="index",
        ),
    }
    return write_epub(
        path,
        files,
        spine=[
            "cover.xhtml",
            "title.xhtml",
            "rights.xhtml",
            "nav.xhtml",
            "for.xhtml",
            "text/c1.xhtml",
            "text/c2.xhtml",
            "notes.xhtml",
            "index.xhtml",
        ],
        metadata=(
            '<dc:title id="t">The Island Ledger</dc:title><dc:creator id="a">Ida Marlowe</dc:creator>'
            '<meta refines="#a" property="role">aut</meta><dc:creator id="b">Tobias Holt</dc:creator>'
            '<meta refines="#b" property="role">ill</meta><dc:language>en-GB</dc:language>'
            "<dc:date>2018-05-01</dc:date><dc:source>https://books.example/ledger</dc:source>"
        ),
    )
