"""Text as HTML for Anki: laws that hold for any text."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.decks.markup import cloze, cloze_part, field, marked, plain

TEXTS = st.text(alphabet=st.sampled_from("{}:<>&[]()\\$ \n\"'ac1é/latexsound!-"), max_size=40)


def shown(markup: str) -> str:
    return html.unescape(re.sub(r"<!-- -->|</?(?:span|b)>", "", markup).replace("<br>", "\n"))


@given(TEXTS)
def test_a_field_shows_the_text(text: str):
    assert shown(field(text)) == plain(text)


@pytest.mark.parametrize(
    "text",
    ["[sound:x]", "[LaTeX]x[/latex]", "[$]x[/$]", "[$$]x[/$$]", "[anki:tts]", r"\(x\)", r"\[x\]"],
)
def test_nothing_in_a_field_is_media_or_math(text: str):
    marks = r"\[(?:sound:|anki:|/?latex\]|/?\$)|\\[()\[\]]"
    assert re.search(marks, text, re.IGNORECASE)
    assert not re.search(marks, field(text), re.IGNORECASE)


@given(st.text())
def test_a_field_has_no_character_that_breaks_an_import(text: str):
    assert not re.search(r"[\x00-\x1f\ud800-\udfff]", field(text))
    field(text).encode()


@given(TEXTS)
def test_the_part_of_a_cloze_shows_the_same_and_has_no_syntax(text: str):
    part = cloze_part(field(text))
    assert shown(part) == plain(text)
    assert not re.search(r"\{\{|\}\}|::", part)


@given(TEXTS, TEXTS, TEXTS)
def test_a_gap_begins_and_ends_where_it_should(before: str, answer: str, after: str):
    whole = cloze_part(before) + cloze(answer) + cloze_part(after)
    found = re.findall(r"\{\{c1::(.*?)\}\}", whole, re.DOTALL)
    assert found == [cloze_part(answer)]
    assert whole.count("{{") == whole.count("}}") == 1
    assert "::" not in whole.replace("{{c1::", "")


@pytest.mark.parametrize(
    ("quote", "answers", "expected"),
    [
        ("It opened in 1911.", ("1911",), "It opened in <b>1911</b>."),
        ("It opened in 1911, not 1911.", ("1911",), "It opened in 1911, not 1911."),
        ("It opened in 19110.", ("1911",), "It opened in 19110."),
        ("A & B <C>", ("B", "C"), "A &amp; <b>B</b> &lt;<b>C</b>&gt;"),
        ("A & B", ("amp",), "A &amp; B"),
        ("salt and salted fish", ("salted fish", "salt"), "salt and <b>salted fish</b>"),
        ("Ada Holm spoke", ("Ada Holm", "Holm"), "<b>Ada Holm</b> spoke"),
        ("nothing", ("", "else"), "nothing"),
    ],
)
def test_an_answer_that_stands_once_in_the_quote_is_marked(
    quote: str, answers: tuple[str, ...], expected: str
):
    assert marked(quote, answers) == expected


@given(TEXTS, st.lists(TEXTS, max_size=3))
def test_marking_changes_no_character(quote: str, answers: list[str]):
    assert shown(marked(quote, answers)) == plain(quote)
