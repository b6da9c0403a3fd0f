"""What a saved page says about itself: title, author, date, address and language."""

import pytest

from studyapp.documents import read
from studyapp.model import Document

PROSE = "The pans were boiled with turf at first and with coal after 1738, and nobody asked why."


@pytest.fixture
def reading(tmp_path):
    def read_page(head: str, body: str = "", attributes: str = "", start: str = "") -> Document:
        path = tmp_path / "some-page.html"
        page = f"{start}<html {attributes}><head>{head}</head><body>{body}<p>{PROSE}</p><p>{PROSE} So.</p></body></html>"
        path.write_text(page, "utf-8")
        return read(path)

    return read_page


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Salt | The Site</title>", "<h1>Salt</h1>", "Salt"),
        (
            "<title>The Site - Salt and Silence</title>",
            "<h1>Salt and Silence</h1>",
            "Salt and Silence",
        ),
        (
            "<title>Salt and Silence - The Site</title>",
            '<h1><a href="/">The Site</a></h1>',
            "Salt and Silence",
        ),
        ("<title>Salt</title>", '<h1 class="site-title">The Site</h1><h2>Salt</h2>', "Salt"),
        ('<title>x</title><meta property="og:title" content="Salt: A Story">', "", "Salt: A Story"),
        ("<title>Salt and Silence</title>", "<h1>SALT AND SILENCE</h1>", "Salt and Silence"),
        (
            '<script type="application/ld+json">{"@type": "Article", "headline": "Salt"}</script>',
            "",
            "Salt",
        ),
        ("", "<h1>Salt</h1>", "Salt"),
        ("", "", "Some page"),
    ],
)
def test_title_is_the_heading_that_the_page_is_named_for(reading, head, body, title):
    page = reading(head, body)
    assert page.title == title
    assert [b.text for b in page.blocks] == [PROSE, f"{PROSE} So."]


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ('<meta name="author" content="Ada Orr">', "", "Ada Orr"),
        ('<meta name="citation_author" content="Orr, Ada"><meta name="citation_author" content="van Rhee, Tobias">', "", "Ada Orr, Tobias van Rhee"),
        ('<meta name="DC.Creator" content="Pell, Josiah, 1811-1879">', "", "Josiah Pell"),
        ("", '<h1>Salt</h1><p class="byline">By Ada Orr and Ben Day | 3 May 2019</p>', "Ada Orr, Ben Day"),
        ("", '<h1>Salt</h1><div><a rel="author" href="/a">Ada Orr</a></div>', "Ada Orr"),
        ("", "<h1>Salt</h1><p>By Ada Orr</p>", "Ada Orr"),
        ('<meta name="author" content="admin">', "<h1>Salt</h1>", ""),
        ('<meta name="author" content="https://x.example/ada">', "<h1>Salt</h1>", ""),
        ('<meta property="og:site_name" content="The Site"><meta name="author" content="The Site">', "", ""),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Salt",'
            ' "author": [{"name": "Ada Orr"}, {"name": "Ben Day"}]}]}</script>', "", "Ada Orr, Ben Day",
        ),
        ('<script type="application/ld+json">{"@type": "Article", broken</script>', "", ""),
    ],
)  # fmt: skip
def test_author_is_found_and_his_line_left_out(reading, head, body, author):
    page = reading(head, body)
    assert page.author == author
    assert [b.text for b in page.blocks][-2:] == [PROSE, f"{PROSE} So."]
    assert not any("Orr" in block.text for block in page.blocks)


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (
            '<meta property="article:published_time" content="2019-03-04T06:30:00Z">',
            "",
            "2019-03-04",
        ),
        ('<meta name="citation_publication_date" content="2014/09">', "", "2014-09"),
        ('<meta name="date" content="March 4, 2019">', "", "2019-03-04"),
        ("", '<h1>Salt</h1><time datetime="2019-03-04">on Monday</time>', "2019-03-04"),
        ("", "<h1>Salt</h1><p>Published: 4 March 2019, 10:00</p>", "2019-03-04"),
        (
            "",
            "<h1>Salt</h1><p>Desk, December 27, 2014 at 12:06 PM, updated later</p>",
            "2014-12-27",
        ),
        ("<title>Salt</title>", "<h1>Salt</h1>", ""),
    ],
)
def test_date_is_found_and_its_line_left_out(reading, head, body, date):
    page = reading(head, body)
    assert page.date == date
    assert [b.text for b in page.blocks] == [PROSE, f"{PROSE} So."]


def test_date_within_the_text_stays(reading):
    page = reading(
        "<title>Salt</title>",
        f'<h1>Salt</h1><p>{PROSE} On <span class="date">4 May 1702</span> it rained.</p>',
    )
    assert page.blocks[0].text == f"{PROSE} On 4 May 1702 it rained."


@pytest.mark.parametrize(
    ("head", "start", "source"),
    [
        ('<link rel="canonical" href="https://x.example/salt">', "", "https://x.example/salt"),
        ('<meta property="og:url" content="https://x.example/salt">', "", "https://x.example/salt"),
        ("", "<!-- saved from url=(0022)https://x.example/salt -->", "https://x.example/salt"),
        ("", "<!--\n Page saved with SingleFile \n url: https://x.example/salt \n saved date: today -->", "https://x.example/salt"),
        ('<link rel="canonical" href="/salt">', "", ""),
    ],
)  # fmt: skip
def test_address_is_found(reading, head, start, source):
    assert reading(head, start=start).source == source


def test_language_that_the_page_names_stands_unless_the_text_is_in_another(reading):
    assert reading("", attributes='lang="en-GB"').language == "en"
    wrong = reading("", attributes='lang="de"')
    assert wrong.language == "en"
    assert ("language corrected", "the file says “de”, the text is in “en”") in [
        (r.what, r.where) for r in wrong.report
    ]
