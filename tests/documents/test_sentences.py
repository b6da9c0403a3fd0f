"""Sentences begin and end where a reader sees them begin and end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.documents.enclosures import LONGEST
from studyapp.documents.sentences import is_ended, spans
from tests.documents.sentence_cases import CASES


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{rule}: {case}") for rule, cases in CASES.items() for case in cases],
)
def test_text_is_cut_where_the_bars_are(case):
    text = case.replace(" | ", " ").replace("¦", "")
    assert split(text) == re.split(r" \| |¦", case)


@pytest.mark.parametrize("rule", CASES)
def test_paragraph_is_cut_like_its_parts(rule):
    """Sentences do not depend on what stands before them, if that is ended."""
    ended = [
        c for c in CASES[rule] if c[-1] in ".!?" and c.count("“") == c.count("”") and "¦" not in c
    ]
    first = "They looked at the old map again."
    for case in ended:
        text = case.replace(" | ", " ")
        if text[0].isupper():
            assert split(f"{first} {text}") == [first, *split(text)]


def test_long_quotation_is_cut_at_its_sentences():
    inner = "The sea was calm and the ship lay still. " * (LONGEST // 40 + 1)
    assert len(split(f"He wrote: “{inner.strip()}”")) > 3


def test_quotation_mark_without_partner_does_not_swallow_the_rest():
    assert len(split('The road was long." He walked on. He sang.')) == 3


def test_spans_count_code_points():
    text = "A 𝒳 rose. It fell."
    assert [text[a:b] for a, b in spans(text)] == ["A 𝒳 rose.", "It fell."]


def test_empty_text_has_no_sentence():
    assert spans("  ") == ()


@pytest.mark.parametrize(
    "text",
    ["He left.", "Who left?", "He said, “Go.”", "The answer was no.", "in 1914.", "went to the U.S.",
     "(They left.)", "etc.", "He left… ", "戦争は終わった。"],
)  # fmt: skip
def test_text_with_a_full_stop_is_ended(text):
    assert is_ended(text)


@pytest.mark.parametrize(
    "text",
    ["", "He left", "the surveyor Mr.", "signed by J. P.", "founded c.", "see vol.", "on Sept.",
     "one of these, viz.", "and then, e.g.", "the yard, and 3)", "the sea,", "Was it? He", "Gen."],
)  # fmt: skip
def test_text_that_breaks_off_or_ends_with_an_abbreviation_is_not_ended(text):
    assert not is_ended(text)


@pytest.mark.parametrize(
    "unit",
    ["word ", ".", ". ", "Mr. A ", "p. 3 ", "“a. B” ", '"a. B ', "“", "(", ". (", ".)))) ", "• ",
     "a.The", ".—The ", "at 3 p.m. Rain ", "! 😀", ": 1. ", "s' a. S' "],
)  # fmt: skip
def test_monotonous_text_of_any_length_is_cut_in_the_end(unit):
    """Each took minutes where a rule looks back or ahead without a limit."""
    text = unit * (200_000 // len(unit))
    assert "".join(split(text)).replace(" ", "") == text.replace(" ", "")


TEXT = st.text(alphabet="AabI Z.!?\"“”‘’«»()[]'0123 …-—\n,:•。😀", max_size=200)


@given(TEXT)
def test_spans_are_in_order_without_outer_white_space_and_cover_all_else(text):
    end = 0
    for start, stop in spans(text):
        assert text[end:start].strip() == ""
        assert end <= start < stop
        assert not text[start].isspace() and not text[stop - 1].isspace()
        end = stop
    assert text[end:].strip() == ""
