"""Saved web pages: the article alone, and what the page says about it."""

import subprocess
import sys
from pathlib import Path

import pytest

from studyapp.documents import read
from studyapp.model import BlockType, Document

ARTICLES = Path(__file__).parents[1] / "data" / "articles"
PROSE = (
    "The pans were boiled with turf at first and with coal after 1738, and nobody asked what the "
    "smoke would do to the sheep."
)
SECOND = "By 1750 some 4,000 tons a year left the harbour, three times as much as in 1702."


@pytest.fixture
def reading(tmp_path):
    def read_page(body: str, head: str = "<title>Salt</title>", start: str = "") -> Document:
        path = tmp_path / "page.html"
        path.write_text(f"{start}<html><head>{head}</head><body>{body}</body></html>", "utf-8")
        return read(path)

    return read_page


def shape(document: Document) -> list[tuple[str, str]]:
    return [(str(block.type), block.text) for block in document.blocks]


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def dropped(document: Document) -> str:
    return " ".join(remark.dropped for remark in document.report)


# What is left out


FURNITURE = {
    "navigation": '<nav><a href="/a">News</a> <a href="/b">Sport</a></nav>',
    "menu without a tag": '<div class="main-menu"><ul><li><a href="/a">News</a></li></ul></div>',
    "bare list of links": '<ul><li><a href="/a">News today</a></li><li><a href="/b">Sport</a></li></ul>',
    "share bar": '<div class="share-tools"><span>Share</span> <a href="#">Tweet it</a></div>',
    "cookie banner": f'<div id="cookie-banner"><p>We use cookies to count you. {"Yes we do. " * 9}</p></div>',
    "related box": '<aside><h3>Related</h3><p><a href="/a">Salt and law</a></p></aside>',
    "newsletter": "<form><p>Leave your address here and get a letter each week.</p></form>",
    "advert": '<div class="ad-slot"><p>Buy our salt, the best salt of all, now in blue bags.</p></div>',
    "caption": '<figure><img src="a.png"><figcaption>A pan in the rain</figcaption></figure>',
    "class of a caption": '<div class="thumb"><div class="thumbcaption">A pan in the rain</div></div>',
    "button in words": "<p>Read more</p>",
    "sharing in words": "<p>Share this article</p>",
    "tags": '<ul class="tags"><li><a href="/t">salt</a></li></ul>',
    "pull quote": '<blockquote class="pullquote">Nobody asked.</blockquote>',
    "hidden": '<p style="display:none">Secret words that nobody sees.</p>',
    "for ears only": '<span class="visually-hidden">Opens in a new window</span>',
    "script": "<script>document.write('No')</script>",
    "edit link": '<h2>Mines <span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>Deep.</p>',
    "sign beside a heading": '<h2>Mines <a href="#mines">¶</a></h2><p>Deep.</p>',
}


@pytest.mark.parametrize("furniture", FURNITURE.values(), ids=FURNITURE.keys())
@pytest.mark.parametrize("around", ["<article>{}</article>", "<main>{}</main>", "<div>{}</div>"])
def test_furniture_is_no_part_of_the_article(reading, furniture, around):
    body = around.format(f"<h1>Salt</h1><p>{PROSE}</p>{furniture}<p>{SECOND}</p>")
    kept = [text for text in texts(reading(body)) if text not in ("Mines", "Deep.")]
    assert kept == [PROSE, SECOND]


def test_comments_are_left_out_however_long_they_are(reading):
    comments = "".join(f'<div class="comment"><p>Reader {n}: {PROSE}</p></div>' for n in range(30))
    page = reading(
        f'<h1>Salt</h1><p>{PROSE}</p><div id="comments"><h2>30 comments</h2>{comments}</div>'
    )
    assert texts(page) == [PROSE]
    assert "Reader 29" in dropped(page)


def test_comments_without_a_class_end_at_their_heading(reading):
    page = reading(
        f"<div><h1>Salt</h1><p>{PROSE}</p><p>{SECOND}</p><h2>3 comments</h2><p>I doubt it. {SECOND}</p></div>"
    )
    assert texts(page) == [PROSE, SECOND]


def test_what_is_left_out_can_be_put_back(reading):
    page = reading(
        f'<nav><a href="/">Home of salt</a></nav><main><h1>Salt</h1><p>{PROSE}</p></main>'
    )
    assert "Home of salt" in dropped(page)


def test_row_of_teasers_is_left_out_with_its_heading(reading):
    cards = "".join(
        f'<div class="c"><h3><a href="/{n}">A headline of its own {n}</a></h3><p>A few words.</p></div>'
        for n in range(4)
    )
    page = reading(
        f"<div><h1>Salt</h1><p>{PROSE}</p><section><h2>Elsewhere</h2>{cards}</section></div>"
    )
    assert texts(page) == [PROSE]


def test_class_that_is_on_most_paragraphs_means_something_else(reading):
    body = "".join(f'<p class="paywall">{n}. {PROSE}</p>' for n in range(5))
    assert len(reading(f"<article><h1>Salt</h1>{body}</article>").blocks) == 5


def test_classes_made_by_programs_are_no_labels(reading):
    page = reading(f'<main><h1>Salt</h1><div class="sc-AdxNav kYToc"><p>{PROSE}</p></div></main>')
    assert texts(page) == [PROSE]


def test_box_with_much_text_stays(reading):
    box = f"<aside><h2>How salt is made</h2><p>{PROSE}</p><p>{SECOND}</p><p>{PROSE} Again.</p></aside>"
    page = reading(f"<article><h1>Salt</h1><p>{SECOND} So.</p><p>{PROSE} So.</p>{box}</article>")
    assert ("heading", "How salt is made") in shape(page)


def test_page_inside_a_form_is_read(reading):
    page = reading(
        f'<form id="aspnetForm"><div><h1>Salt</h1><p>{PROSE}</p><p>{SECOND}</p></div></form>'
    )
    assert texts(page) == [PROSE, SECOND]


# Where the article is


def test_article_is_found_where_nothing_says_it(reading):
    side = "".join(f"<li>{word} <a href='/{word}'>{word}</a></li>" for word in ("Iron", "Coal"))
    body = (
        f"<div><div><b>The Salt Site</b></div><table><tr><td><ul>{side}</ul></td><td><h1>Salt</h1>"
        f"<p>{PROSE}</p><p>{SECOND}</p></td></tr></table><div>© 2001 The Salt Site</div></div>"
    )
    assert texts(reading(body)) == [PROSE, SECOND]


def test_lead_between_title_and_article_stays(reading):
    page = reading(
        f"<main><h1>Salt</h1><p>{SECOND}</p><article><p>{PROSE}</p><p>{PROSE} Twice.</p></article></main>"
    )
    assert texts(page) == [SECOND, PROSE, f"{PROSE} Twice."]


def test_notes_outside_the_article_belong_to_it(reading):
    page = reading(
        f'<article><h1>Salt</h1><p>{PROSE}<sup><a href="#n1" id="r1">1</a></sup></p><p>{SECOND}</p></article>'
        '<div class="notes-of-page"><h4>Notes</h4><p id="n1">1. Orr, p. 1. <a href="#r1">↑</a></p></div>'
    )
    assert texts(page) == [PROSE, SECOND]
    assert [(n.number, n.text, n.offset) for n in page.notes] == [("1", "Orr, p. 1.", len(PROSE))]


@pytest.mark.parametrize("named", [True, False], ids=["address told", "address unknown"])
def test_links_that_the_browser_saved_as_whole_addresses_call_notes(reading, named):
    own = "https://x.example/salt?p=1"
    calls = "".join(
        f' Word {n}.<sup><a href="{own}#n{n}" id="r{n}">[{n}]</a></sup>' for n in (1, 2)
    )
    notes = "".join(f'<li id="n{n}"><a href="{own}#r{n}">^</a> Note {n}.</li>' for n in (1, 2))
    head = f'<link rel="canonical" href="{own}">' if named else ""
    page = reading(f"<article><h1>Salt</h1><p>{PROSE}{calls}</p><ol>{notes}</ol></article>", head)
    assert texts(page) == [f"{PROSE} Word 1. Word 2."]
    assert [note.text for note in page.notes] == ["Note 1.", "Note 2."]


def test_lists_of_a_page_that_word_has_saved(reading):
    items = "".join(
        f'<p class="MsoListParagraph"><span>{sign}<span>&nbsp;&nbsp; </span></span>Item {n}</p>'
        for n, sign in enumerate(("·", "o", "1."))
    )
    page = reading(f'<p class="MsoNormal">{PROSE}</p>{items}')
    assert shape(page)[1:] == [("item", "Item 0"), ("item", "Item 1"), ("item", "Item 2")]


def test_text_of_short_lines_is_read(reading):
    play = "".join(f"<p>LEAR. Line {n}!</p>" for n in range(30))
    assert len(reading(f"<h1>Salt</h1>{play}").blocks) == 30


def test_page_of_links_is_better_than_nothing(reading):
    links = " | ".join(f'<a href="/{name}">{name}</a>' for name in ("Brede", "Halm", "Ferrow"))
    assert texts(reading(f"<p>{links}</p>")) == ["Brede | Halm | Ferrow"]


def test_several_articles_of_a_page_are_all_read(reading):
    body = "".join(f"<article><h2>Part {n}</h2><p>{n}: {PROSE}</p></article>" for n in range(3))
    assert sum(b.type is BlockType.PARAGRAPH for b in reading(body).blocks) == 3


def test_loose_text_beside_blocks_is_read(reading):
    page = reading(f"<div><h1>Salt</h1>{PROSE}<br><br>{SECOND}<p>And a <b>third</b> one.</p></div>")
    assert texts(page) == [PROSE, SECOND, "And a third one."]


def test_plain_text_saved_by_a_browser_is_read_as_plain_text(reading):
    lines = (
        "THE FIRST PANS\n\nThe pans were boiled with turf at\nfirst and with coal after that.\n\n"
    )
    page = reading(f'<pre style="white-space: pre-wrap">{lines * 3}{PROSE}</pre>')
    assert BlockType.CODE not in {block.type for block in page.blocks}
    assert "The pans were boiled with turf at first and with coal after that." in texts(page)


def test_page_of_headings_in_bold_lines(reading):
    page = reading(
        f"<h1>Salt</h1><p>{PROSE}</p><p><b>What it led to</b></p><p>{SECOND}</p><p><b>All of this is true.</b></p>"
    )
    assert [b.text for b in page.blocks if b.type is BlockType.HEADING] == ["What it led to"]


# Encodings


@pytest.mark.parametrize(
    ("codec", "declared", "named"),
    [
        ("cp1252", '<meta charset="iso-8859-1">', "Windows-1252"),
        (
            "cp1252",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">',
            "Windows-1252",
        ),
        ("utf-8", '<meta charset="iso-8859-1">', "UTF-8"),
        ("utf-16", "", "UTF-16"),
        ("utf-8-sig", "", "UTF-8"),
        ("cp1252", "", "Windows-1252"),
    ],
)
def test_encoding_is_told_by_the_page_or_by_its_bytes(tmp_path, codec, declared, named):
    sentence = "The café – “Größe” – was dear."
    path = tmp_path / "page.html"
    path.write_bytes(
        f"<html><head>{declared}</head><body><p>{sentence}</p></body></html>".encode(codec)
    )
    page = read(path)
    assert texts(page) == [sentence]
    assert page.report[0].what == f"read as {named}"


def test_xhtml_with_elements_that_are_closed_at_once(reading):
    page = reading(
        f'<h1>Salt</h1><p><a id="x"/>{PROSE}&nbsp;So&hellip;</p>',
        head="<title>Salt</title><script src='x'/>",
        start='<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x">\n',
    )
    assert texts(page) == [f"{PROSE} So…"]


def test_page_that_says_where_its_article_is_needs_no_library_to_guess(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(f"<article><h1>Salt</h1><p>{PROSE}</p></article>", "utf-8")
    code = (
        "import sys; from pathlib import Path; from studyapp.documents import read; "
        f"read(Path({str(path)!r})); sys.exit('trafilatura' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_pages_of_a_printed_opinion_are_taken_out_and_its_bare_parts_are_headings(reading):
    mark = '<page-number label="62">*62</page-number>'
    document = reading(
        f"<article><h1>Board v. Tull</h1><p>{SECOND}</p><p>I</p><p>{PROSE}</p><p>The salt was carried to the {mark}harbour "
        f"at night. {SECOND}</p><p>{mark}II</p><p>{PROSE} {SECOND}</p></article>",
        head="<title>Board v. Tull</title>",
    )
    assert shape(document) == [
        ("paragraph", SECOND),
        ("heading", "I"),
        ("paragraph", PROSE),
        ("paragraph", f"The salt was carried to the harbour at night. {SECOND}"),
        ("heading", "II"),
        ("paragraph", f"{PROSE} {SECOND}"),
    ]
