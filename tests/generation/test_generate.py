"""The front function: what it promises for every document."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.coverage import Count, Generated
from studyapp.errors import Cancelled
from studyapp.generation import RULES_DATE, forms, generate
from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.sentences import Sentence
from studyapp.model import BlockType, Depth, Document, Kind, Status
from tests.generation.texts import document, fixture, heading, note, paragraph

RULES = [
    "alternative", "amount", "announced", "attribute", "becoming", "by-whom", "cause", "clausal",
    "complement", "completion", "concession", "condition", "copula", "counted", "date-event", "date-gap",
    "date-noun", "definition", "entry", "genitive", "happening", "inquiry", "judgement", "lifespan", "list", "means",
    "numbered", "object", "place", "purpose", "quantity", "reason", "replaced", "report", "rhetorical", "role", "saying", "task",
    "term", "who", "work",
]  # fmt: skip


def everything(document: Document) -> Generated:
    return generate(document, depth=Depth.THOROUGH)


def test_the_table_of_rules_is_known() -> None:
    assert sorted(forms.BUILT_IN) == RULES


def test_a_package_adds_a_rule_but_takes_none_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(analysis: Analysis, sentence: Sentence) -> list[Candidate]:
        return []

    def point(name: str) -> SimpleNamespace:
        return SimpleNamespace(name=name, value="somewhere", load=lambda: nothing)

    monkeypatch.setattr(forms, "entry_points", lambda group: [point("mine"), point("role")])

    found = forms.rules()

    assert found["mine"] is nothing
    assert found["role"] is forms.BUILT_IN["role"]


def test_two_runs_are_equal() -> None:
    assert everything(fixture("harbour")) == everything(fixture("harbour"))


def test_cards_stand_in_article_order() -> None:
    made = fixture("harbour")
    order = {block.id: n for n, block in enumerate(made.blocks)}
    places = [(order[c.anchor.block], c.anchor.start) for c in everything(made).cards if c.anchor]

    assert places == sorted(places)


def test_only_the_kinds_asked_for_are_made() -> None:
    cards = generate(fixture("harbour"), kinds=frozenset({Kind.DATE})).cards

    assert {card.kind for card in cards} == {Kind.DATE}


@pytest.mark.parametrize(
    "made",
    [
        document(),
        document(""),
        document("?!"),
        document("1902"),
        document("word " * 5000),
        document("The king, " * 400 + "left."),
        document(paragraph(*(["In 1902 France left, and Spain came."] * 200))),
        replace(document("Text."), blocks=(replace(paragraph("Text."), sentences=()),)),
    ],
    ids=["empty", "nothing", "marks", "number", "words", "commas", "repeats", "no sentences"],
)
def test_no_document_is_too_poor(made: Document) -> None:
    everything(made)


@pytest.mark.parametrize("language", ["de", "fr-CH", "zh"])
def test_other_languages_get_a_reason_and_no_cards(language: str) -> None:
    made = generate(document("France left in 1902.", language=language))

    assert made.cards == ()
    assert [r.why for r in made.coverage.refused] == ["generation is for English so far"]


@pytest.mark.parametrize("language", ["en", "en-GB", "EN"])
def test_english_of_any_country_is_english(language: str) -> None:
    assert generate(document("France left Spain in 1902.", language=language)).cards


@pytest.mark.parametrize("kind", [BlockType.HEADING, BlockType.TABLE, BlockType.CODE])
def test_only_prose_is_carded(kind: BlockType) -> None:
    assert everything(document(paragraph("France left Spain in 1902.", kind=kind))).cards == ()


@pytest.mark.parametrize("kind", [BlockType.ITEM, BlockType.QUOTATION])
def test_items_and_quotations_are_carded(kind: BlockType) -> None:
    assert everything(document(paragraph("France left Spain in 1902.", kind=kind))).cards


def test_prose_of_notes_is_carded_with_a_tag_and_citations_are_not() -> None:
    made = document(
        heading("One"),
        "Wool was dear.",
        notes=[
            note("4", "France sold the island to Spain in May 1902."),
            note("5", "Ada Brook, Wool and Wine (Bergen: Holm Press, 1902), p. 12."),
            note("6", "Brook, op. cit."),
        ],
    )

    cards = everything(made).cards

    assert cards
    assert {card.tags for card in cards} == {("note 4",)}


def test_progress_is_reported_to_the_end() -> None:
    seen: list[tuple[int, int]] = []

    generate(fixture("harbour"), progress=lambda done, total: seen.append((done, total)))

    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] > 0
    assert seen == sorted(seen)
    assert len({total for _, total in seen}) == 1


def test_cancelling_stops_the_work() -> None:
    def stop(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        generate(fixture("harbour"), progress=stop)


def test_coverage_counts_what_the_active_cards_ask() -> None:
    made = everything(
        document(paragraph("In 1902 France sold the island of Ven to Spain.", "The wool was dear."))
    )

    assert made.coverage.dates == Count(1, 1)
    assert made.coverage.actors == Count(1, 1)
    assert [r.quote for r in made.coverage.refused] == ["The wool was dear."]


def test_a_claim_without_active_card_is_not_covered() -> None:
    made = document(
        "France lost its trade because the harbour of Brest was too small.",
        "Spain gave up Malta because the garrison of the island had no bread.",
    )

    claims = generate(made, depth=Depth.ESSENTIAL).coverage.claims

    assert claims == Count(2, 1)


@pytest.mark.parametrize(
    ("sentences", "why"),
    [
        (("Norway sold the island in 1564.",) * 2, "another sentence says the same"),
        (("Hail in May 1564.",), "its date or actor stands where no rule can ask for it"),
        (("Wool was dear.",), "no date, actor or argument was found that a rule can ask for"),
    ],
)
def test_a_sentence_without_a_card_has_an_honest_reason(
    sentences: tuple[str, ...], why: str
) -> None:
    made = everything(document(*(paragraph(sentence) for sentence in sentences)))

    assert [one.why for one in made.coverage.refused] == [why]


def test_a_refused_sentence_has_the_first_reason() -> None:
    made = everything(document("In 1902 it joined them."))

    assert made.cards == ()
    assert made.coverage.refused[0].why == "a word would be left without what it points to"


def test_every_sentence_has_a_card_or_a_reason() -> None:
    made = fixture("harbour")
    result = everything(made)
    carded = {a.quote for c in result.cards for a in c.anchors()}
    refused = {r.quote for r in result.coverage.refused}
    sentences = {
        b.text[start:end]
        for b in made.blocks
        if b.type is BlockType.PARAGRAPH
        for start, end in b.sentences
    }

    assert carded | refused == sentences
    assert not carded & refused


def test_equal_cards_of_equal_sentences_have_their_own_ids() -> None:
    repeated = paragraph("France left Spain in 1902.")
    twin = replace(repeated, id=repeated.id + "-2")

    cards = everything(document(repeated, twin)).cards

    assert len({card.id for card in cards}) == len(cards)


def test_the_date_of_the_rules_is_utc() -> None:
    assert RULES_DATE.utcoffset() is not None
    assert RULES_DATE.microsecond == 0


def test_standard_is_the_default_depth() -> None:
    made = fixture("parliament")

    assert generate(made) == generate(made, depth=Depth.STANDARD)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=120))
def test_no_text_breaks_the_generator(text: str) -> None:
    for card in everything(document(f"In 1902 France, {text}, left Spain.")).cards:
        assert card.status in (Status.ACTIVE, Status.SUGGESTED)
