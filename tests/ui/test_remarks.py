"""The extraction report in the words of the window: groups, counts, places, what is lit up."""

from dataclasses import replace

import pytest

from studyapp.report import Remark
from studyapp.ui import remarks
from tests.ui import reported

ARTICLE = reported.article()
PASSAGES = ARTICLE.passages()


def test_what_was_taken_out_comes_first_the_longest_passages_before_others():
    assert [(g.what, len(g.numbers)) for g in remarks.groups(ARTICLE.report)] == [
        ("table of contents dropped", 1),
        ("caption dropped", 1),
        ("running head dropped", 3),
        ("page number dropped", 4),
        ("note moved", 2),
        ("joined across a page break", 1),
        ("hyphen removed", 2),
        ("image left out", 1),
    ]


def test_a_group_counts_what_is_left_out_and_what_was_put_back():
    report = list(ARTICLE.report)
    report[2] = replace(report[2], restored=True)
    heads = next(g for g in remarks.groups(report) if g.what == "running head dropped")
    assert (heads.out, heads.back) == (2, 1)


@pytest.mark.parametrize(
    ("restored", "said"),
    [
        ((False, False), "2 passages left out"),
        ((True, False), "1 passage left out"),
        ((True, True), "2 passages put back"),
        ((), ""),
    ],
)
def test_the_line_under_the_title_says_what_is_missing(restored, said):
    report = [Remark("caption dropped", "", dropped="A quay.", restored=r) for r in restored]
    report.append(Remark("hyphen removed", "quay-side → quayside"))
    assert remarks.left_out(report) == said


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        (Remark("read as PDF", "whole file, 9 pages"), "Read as PDF, 9 pages"),
        (Remark("read as UTF-8", "whole file"), "Read as UTF-8"),
        (
            Remark("read as plain text", "a line is too long"),
            "Read as plain text (a line is too long)",
        ),
        (Remark("hyphen removed", "whole file"), ""),
    ],
)
def test_how_the_file_was_read_is_no_change_of_the_text(remark, said):
    assert remarks.read_as([remark]) == said
    assert bool(remarks.groups([remark])) is not bool(said)


@pytest.mark.parametrize(
    ("remark", "place"),
    [
        (Remark("x", "page 4: “A head”", 30, "p1"), "page 4  ·  The pond and the gate"),
        (Remark("x", "page iv: “A head”", 30, ""), "page iv"),
        (Remark("x", "“some words”", 30, "p3"), "page 4  ·  The pond and the gate"),
        (Remark("x", "“some words”", 1, ""), "at the beginning"),
        (Remark("x", "the file says otherwise"), "whole text"),
    ],
)
def test_a_place_is_said_by_page_and_section(remark, place):
    assert remarks.place(remark, ARTICLE, PASSAGES) == place


def test_a_place_in_a_text_file_without_pages_is_said_by_its_line():
    blocks = tuple(replace(block, page=None) for block in ARTICLE.blocks)
    text = replace(ARTICLE, blocks=blocks, origin="/home/ada/MILL.TXT")
    remark = Remark("x", "“some words”", 1200, "p1")
    assert remarks.place(remark, text, text.passages()) == "line 1,200  ·  The pond and the gate"


@pytest.mark.parametrize(
    ("remark", "said"),
    [
        (Remark("x", "page 4: “A he…”", dropped="A head\n of many words"), "A head of many words"),
        (Remark("x", "page 7: a picture"), "a picture"),
        (Remark("x", "car-penter → carpenter"), "car-penter → carpenter"),
        (Remark("x", "page 7"), ""),
    ],
)
def test_an_excerpt_says_what_was_dropped_or_done(remark, said):
    assert remarks.excerpt(remark) == said


def lit(remark):
    spot = remarks.spot(remark, ARTICLE, PASSAGES)
    return spot and (spot.block, spot.quote)


@pytest.mark.parametrize(
    ("where", "block", "sentence"),
    [
        ("car-penter → carpenter", "p3", "Mary Werth paid the carpenter with flour."),
        ("“doubled the width of | the gate. The parish…”", "p2", reported.PARTS[0][2]),
        ("note 1: Parish book of Sallow, ent…", "p2", reported.PARTS[0][1].split(". ")[-1]),
    ],
)
def test_the_sentences_that_a_remark_quotes_are_lit(where, block, sentence):
    found = lit(Remark("x", where, 1, block))
    assert found is not None
    assert found[1] == sentence


@pytest.mark.parametrize("dropped", ["", "carpenter"])
def test_without_words_to_find_the_whole_block_is_lit(dropped):
    whole = reported.PARTS[0][3]
    assert lit(Remark("x", "“words that nobody wrote”", 1, "p3", dropped)) == ("p3", whole)


def test_nothing_is_lit_above_the_first_block():
    assert lit(Remark("x", "“A head”", 1, "", "A head")) is None
    assert lit(Remark("x", "“A head”", 1, "gone", "A head")) is None
