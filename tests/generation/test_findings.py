"""What views are told of a text besides cards: its events, its actors, and options of a choice."""

from studyapp.generation import generate
from studyapp.model import Depth, Kind
from tests.generation.texts import document, paragraph

STORY = document(
    paragraph("Norway sold the island of Ven in 1821.", "Sweden bought the port of Kaffa in 1799."),
    paragraph("Denmark burned the fort of Als in 1864.", "Spain left the league of Turin in 1902."),
    paragraph("Clara Whitfield, the engineer of the harbour, wrote to Greece in 1871."),
)


def test_events_stand_in_the_order_of_time() -> None:
    events = generate(STORY).findings.timeline

    assert [event.date for event in events] == ["1799", "1821", "1864", "1871", "1902"]
    assert "Sweden bought the port of Kaffa" in events[0].text
    assert all(event.anchor.quote for event in events)


def test_actors_have_their_kind() -> None:
    actors = {entry.name: entry.kind for entry in generate(STORY).findings.actors}

    assert actors["Norway"] == "state"
    assert actors["Clara Whitfield"] == "person"


def test_options_are_of_the_same_text_and_the_right_one_comes_first() -> None:
    made = generate(STORY, depth=Depth.THOROUGH)
    dates = [card for card in made.cards if card.kind is Kind.DATE]
    years = {"1799", "1821", "1864", "1871", "1902"}

    assert set(made.findings.options) <= {card.id for card in made.cards}
    for card in dates:
        options = made.findings.options.get(card.id, ())
        if card.form.value == "question":
            assert options[0] == card.answer
            assert len(set(options)) == 4
            assert set(options) <= years
    assert made.findings.options


def test_a_text_with_too_few_others_gives_no_options() -> None:
    made = generate(document("Norway sold the island of Ven in 1821."), depth=Depth.THOROUGH)

    assert made.cards
    assert made.findings.options == {}


def test_names_that_may_be_one_are_told_and_not_joined() -> None:
    text = document(
        paragraph("Clara Whitfield wrote to Norway in 1871."),
        paragraph("In 1872 Clara Whitfeild sold the island of Ven."),
    )
    findings = generate(text).findings

    assert findings.likely_slips == (("Clara Whitfeild", "Clara Whitfield"),)
    assert {"Clara Whitfeild", "Clara Whitfield"} <= {actor.name for actor in findings.actors}
