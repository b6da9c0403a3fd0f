"""Sentences begin and end where a reader sees them begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.documents.sentences import UNIT, spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Senate met in the U.K. Embassy with Mr. J. P. Hall, Jr. and St. Clair.",
        "Louis XIV. and his court left, cf. p. 12 and No. 4 of vol. 2, ch. III, c. 1450.",
        "Lt. Gen. Sir A. B. Moore and Capt. de Vries sailed at 3 p.m. from the quay.",
        "See e.g. Marsh, op. cit., pp. 3-4, and ibid. fol. 9.",
        "She asked, “Is it late? I cannot tell.”",
        'The keeper said, "The lamp is out; the oil is gone. Nobody came."',
        "He left (it was raining. Nobody minded.) and never returned.",
        "“Who goes there?” asked the guard.",
        "The price rose by 12.7% to 3.50 a ton.",
        "They took . . . all that they could carry.",
        "The strategy had three parts: 1) patience, 2) coal, and 3) luck.",
        "1. The first rule is to wait.",
        "It cost 40 m. of rope and a week.",
        "The Sino-U.S. Treaty failed.",
    ],
)
def test_one_sentence_stays_whole(text):
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He moved to the U.S.", "The war followed."),
        ("He served under Charles V.", "In 1556 the king stepped down."),
        ("They met at 3 p.m.", "The rain had stopped."),
        ("Coal, iron, tin, etc.", "The list was long."),
        ('He said, "I will stay."', "Nobody believed him."),
        ("The war ended (or so it seemed).", "Then it began again."),
        ("Was it over?", "Nobody knew!"),
        ("The king died in 1066.", "1067 was a quiet year."),
        ("“Enough.”", "The judge rose."),
        ("It was World War II.", "Germany had surrendered."),
        ("They gave it to the museum of art.", "20 years later it burned."),
        ("The law was clear…", "The judge was not."),
    ],
)
def test_two_sentences_are_told_apart(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_long_quotation_is_cut_at_its_sentences():
    inner = "The sea was calm and the ship lay still. " * (UNIT // 40 + 1)
    assert len(split(f"He wrote: “{inner.strip()}”")) > 3


def test_quotation_mark_without_partner_does_not_swallow_the_rest():
    assert len(split('The road was long." He walked on. He sang.')) == 3


def test_spans_count_code_points():
    text = "A 𝒳 rose. It fell."
    assert [text[a:b] for a, b in spans(text)] == ["A 𝒳 rose.", "It fell."]


def test_empty_text_has_no_sentence():
    assert spans("  ") == ()


TEXT = st.text(alphabet="Aab Z.!?\"“”()'0123 …-\n,", max_size=200)


@given(TEXT)
def test_spans_are_in_order_without_outer_white_space_and_cover_all_else(text):
    end = 0
    for start, stop in spans(text):
        assert text[end:start].strip() == ""
        assert end <= start < stop
        assert not text[start].isspace() and not text[stop - 1].isspace()
        end = stop
    assert text[end:].strip() == ""
