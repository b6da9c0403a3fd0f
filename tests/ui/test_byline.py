"""The line below the title: date in words, address as text, what was left out as a link."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from studyapp.ui.byline import REPORT, SOURCE, byline, set_byline
from studyapp.ui.theme import LIGHT
from studyapp.ui.typesetting import Look, typeset
from studyapp.ui.wording import date_text, short_address
from tests.ui import reported

ARTICLE = reported.article()


def texts(lines):
    return [[part.text for part in line] for line in lines]


def test_it_says_who_when_and_how_long_and_below_where_from_and_what_is_missing():
    assert texts(byline(ARTICLE, "4 of 17 sentences have a card")) == [
        ["Hanna Brink", "5 April 1998", "231 words", "4 of 17 sentences have a card"],
        ["example.org/harbour-papers/14/the-tide-mill-at-sallow", "9 passages left out"],
    ]


def test_it_is_silent_about_what_is_not_known():
    bare = replace(ARTICLE, author="", date="", source="", report=ARTICLE.report[:1])
    assert texts(byline(bare, "")) == [["231 words"]]


def test_address_and_report_lead_somewhere(qapp):
    text = typeset(ARTICLE, Look(LIGHT, 18))
    set_byline(text, byline(ARTICLE, ""), LIGHT)
    start, length = text.byline
    cursor = QTextCursor(text.document)
    links: dict[str, str] = {}
    for position in range(start, start + length):
        cursor.setPosition(position + 1)
        made = cursor.charFormat()
        if made.isAnchor():
            links.setdefault(made.anchorHref(), made.toolTip())
    assert set(links) == {REPORT, SOURCE}
    assert links[SOURCE] == ARTICLE.source


def test_what_follows_it_is_no_link(qapp):
    text = typeset(ARTICLE, Look(LIGHT, 18))
    set_byline(text, byline(ARTICLE, ""), LIGHT)
    set_byline(text, byline(replace(ARTICLE, report=()), ""), LIGHT)
    cursor = QTextCursor(text.document)
    first = text.position("h0")
    assert first is not None
    cursor.setPosition(first + 1)
    assert not cursor.charFormat().isAnchor()


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1998-04-05", "5 April 1998"),
        ("1998-04", "April 1998"),
        ("1998", "1998"),
        ("", ""),
        ("2001-22", "2001-22"),
        ("195X", "195X"),
        ("1991/1999", "1991/1999"),
    ],
)
def test_a_date_is_said_in_words(edtf, words):
    assert date_text(edtf) == words


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("HTTP://example.org", "example.org"),
        ("doi:10.5555/12345", "doi:10.5555/12345"),
        ("https://example.org/" + "x" * 90, "example.org/" + "x" * 51 + "…"),
    ],
)
def test_an_address_is_shown_as_one_reads_it_out(address, text):
    assert short_address(address) == text
