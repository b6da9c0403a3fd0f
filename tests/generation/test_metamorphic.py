"""Changes of a document that say nothing new leave its cards as they were."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from studyapp import documents
from studyapp.generation import generate
from studyapp.identity import passage_id
from studyapp.model import Anchor, Block, Card, Depth, Document, Kind, Note, Status
from tests.generation.texts import document, fixture, note, paragraph
from tests.golden import OWN

FEW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
FIXTURES = ("harbour", "parliament")
CURLY = str.maketrans({"'": "’", '"': "”"})
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
ASIDES = (
    "Nothing of that kind is known from elsewhere.",
    "The weather was dull.",
    "It may have been so.",
    "Few people cared.",
    "What came of it?",
)


def cards(made: Document) -> tuple[Card, ...]:
    return generate(made, depth=Depth.THOROUGH).cards


def said(cards: tuple[Card, ...]) -> list[tuple[str, str, str]]:
    return [(card.id, card.question, card.answer) for card in cards]


def changed(made: Document, quotes: dict[int, int | str]) -> Document:
    """Return a document with other quotation marks."""
    blocks = tuple(replace(b, text=b.text.translate(quotes)) for b in made.blocks)
    return replace(made, blocks=blocks)


@pytest.mark.parametrize("name", FIXTURES)
@pytest.mark.parametrize("quotes", [CURLY, STRAIGHT], ids=["curly", "straight"])
def test_the_kind_of_quotes_makes_no_difference(name: str, quotes: dict[int, int | str]) -> None:
    made = fixture(name)

    assert said(cards(changed(made, quotes))) == said(cards(made))


@pytest.mark.parametrize("name", FIXTURES)
def test_where_the_file_lies_and_who_published_it_when_makes_no_difference(name: str) -> None:
    made = fixture(name)
    other = replace(made, origin="/elsewhere.pdf", source="https://a.example/", date="1998")

    assert cards(other) == cards(made)


@pytest.mark.parametrize("name", FIXTURES)
def test_pages_and_ids_of_blocks_make_no_difference_to_what_is_asked(name: str) -> None:
    made = fixture(name)
    blocks = tuple(
        replace(block, id=f"b{n:010}", page=n, section="") for n, block in enumerate(made.blocks)
    )

    assert said(cards(replace(made, blocks=blocks))) == said(cards(made))


@pytest.mark.parametrize("name", FIXTURES)
def test_a_kind_alone_gives_the_same_cards_as_all_kinds_together(name: str) -> None:
    made = fixture(name)
    every = {card.id for card in cards(made)}

    for kind in (Kind.DATE, Kind.ACTOR, Kind.ARGUMENT):
        alone = generate(made, depth=Depth.THOROUGH, kinds=frozenset({kind})).cards
        assert {c.id for c in cards(made) if c.kind is kind} <= {c.id for c in alone}
        assert all(card.kind is kind for card in alone)
    assert every


@pytest.mark.parametrize("name", FIXTURES)
def test_a_deeper_choice_only_adds_cards(name: str) -> None:
    made = fixture(name)
    chosen = [
        {c.id for c in generate(made, depth=depth).cards if c.status is Status.ACTIVE}
        for depth in (Depth.ESSENTIAL, Depth.STANDARD, Depth.THOROUGH)
    ]
    offered = [
        {c.id for c in generate(made, depth=depth).cards}
        for depth in (Depth.ESSENTIAL, Depth.STANDARD, Depth.THOROUGH)
    ]

    assert chosen[0] <= chosen[1] <= chosen[2]
    assert offered[0] == offered[1] == offered[2]


OWN_TEXTS = {path.stem: path for path in OWN}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("maren-lind", "refrigeration"),
        ("refrigeration", "public-libraries"),
        ("public-libraries", "maren-lind"),
    ],
)
def test_two_articles_joined_keep_the_cards_of_each(one: str, other: str) -> None:
    """Rules that see the whole document may differ: dates named twice, actors of both, the hero."""
    first, second = (documents.read(OWN_TEXTS[name]) for name in (one, other))
    joined = replace(first, blocks=first.blocks + second.blocks, notes=first.notes + second.notes)
    together = {(c.question, c.answer) for c in cards(joined)}

    for alone in (first, second):
        own = {(c.question, c.answer) for c in cards(alone)}
        assert len(own & together) >= 0.95 * len(own)


@FEW
@given(st.sampled_from(FIXTURES), st.data())
def test_a_paragraph_that_names_nobody_leaves_all_cards_in_place(
    name: str, data: st.DataObject
) -> None:
    made = fixture(name)
    at = data.draw(st.integers(1, len(made.blocks)))
    aside = paragraph(*data.draw(st.lists(st.sampled_from(ASIDES), min_size=1, unique=True)))
    more = replace(made, blocks=(*made.blocks[:at], aside, *made.blocks[at:]))

    assert {card.id for card in cards(more)} >= {card.id for card in cards(made)}


@FEW
@given(st.sampled_from(FIXTURES), st.data())
def test_notes_that_only_cite_add_nothing(name: str, data: st.DataObject) -> None:
    made = fixture(name)
    numbers = data.draw(st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True))
    notes = tuple(
        _placed(note(str(n), f"A. Brook, Wool and Wine (Bergen: Holm, 1902), p. {n}."), made)
        for n in numbers
    )

    assert said(cards(replace(made, notes=notes))) == said(cards(made))


def _placed(made: Note, text: Document) -> Note:
    return replace(made, block=text.blocks[-1].id)


@pytest.mark.parametrize("name", FIXTURES)
def test_every_anchor_stands_where_it_says(name: str) -> None:
    made = fixture(name)
    passages = made.passages()

    for card in cards(made):
        for anchor in card.anchors():
            assert anchor == Anchor.of(passages[anchor.block], anchor.start, anchor.end)
            assert (anchor.start, anchor.end) in passages[anchor.block].sentences


def test_a_text_said_twice_is_asked_once_in_each_place_with_ids_of_their_own() -> None:
    once = paragraph("In 1702 France sold the island to Spain.", "The wool was dear.")
    twin: Block = replace(once, id=passage_id("b", once.text, 2))

    single, double = cards(document(once)), cards(document(once, twin))

    assert {card.id for card in single} <= {card.id for card in double}
    assert len({card.id for card in double}) == len(double)
