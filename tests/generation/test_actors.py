"""Names, actors and their aliases; polities and abbreviations."""

from pathlib import Path

import pytest

from studyapp.generation import polities
from studyapp.generation.abbreviations import expansions
from studyapp.generation.actors import ActorKind
from studyapp.generation.polities import Polity
from tests.generation.texts import analysed


def found(*sentences: str) -> list[tuple[str, ActorKind]]:
    """Return the actors that the last sentence names."""
    analysis = analysed(*sentences)
    registry = analysis.registry
    named = registry.named.get(analysis.sentences[-1].number, ())
    return [(n.actor, registry.actors[n.actor].kind) for n in named]


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("France left the league.", "France", ActorKind.STATE),
        ("The U.S. left the league.", "the United States", ActorKind.STATE),
        ("NATO sent a fleet to Malta.", "NATO", ActorKind.ORGANISATION),
        ("General Hartmann ordered a retreat.", "Hartmann", ActorKind.PERSON),
        ("The Harbour Construction Authority paid.", "Harbour Construction Authority", ActorKind.ORGANISATION),
        ("Rudolf Steinbach, a German chemist, agreed.", "Rudolf Steinbach", ActorKind.PERSON),
        ("King Otto III died in Rome.", "Otto III", ActorKind.PERSON),
        ("Neighboring Turkey left the league.", "Turkey", ActorKind.STATE),
        ("Fort Brun lies on the coast of the bay.", "Fort Brun", ActorKind.PLACE),
        ("Galena, the ore from which lead was extracted, turned out to be heavy.", "Galena", ActorKind.OTHER),
    ],
)  # fmt: skip
def test_actors_have_a_name_and_a_kind(sentence: str, name: str, kind: ActorKind) -> None:
    assert (name, kind) in found(sentence)


@pytest.mark.parametrize(
    "sentences",
    [
        ("The engineer Clara Whitfield drew a plan.", "Nobody believed Whitfield."),
        ("Clara Whitfield drew a plan.", "Then Whitfield sold a map."),
    ],
)
def test_a_surname_means_the_person_named_in_full(sentences: tuple[str, ...]) -> None:
    assert ("Clara Whitfield", ActorKind.PERSON) in found(*sentences)


@pytest.mark.parametrize("sentence", ["In March they left.", "However, nothing came."])
def test_months_and_first_words_are_no_persons(sentence: str) -> None:
    assert ActorKind.PERSON not in [kind for _, kind in found(sentence)]


def test_what_something_is_in_is_a_place_unless_it_speaks() -> None:
    assert ("Ravnik", ActorKind.PERSON) not in found("Ravnik fell.", "A mill was built in Ravnik.")
    named = found("Ravnik argued that the law was just.", "The idea is common in Ravnik.")
    assert ("Ravnik", ActorKind.PLACE) not in named


def test_a_common_noun_at_the_beginning_of_a_sentence_is_no_name() -> None:
    named = found("The policy of containment was new.", "Containment was praised by Ada Brook.")

    assert "Containment" not in [name for name, _ in named]


def test_a_name_in_a_citation_is_no_actor() -> None:
    assert "Works" not in [name for name, _ in found("The king left Paris (Works, vol. II).")]


@pytest.mark.parametrize(
    ("sentence", "short", "long"),
    [
        ("The theatre missile defence (TMD) failed.", "TMD", "theatre missile defence"),
        ("The Office of Price Control (OPC) closed.", "OPC", "Office of Price Control"),
        ("The anti-ballistic missile (ABM) failed.", "ABM", "anti-ballistic missile"),
        ("The HCA (Harbour Construction Authority) paid.", "HCA", "Harbour Construction Authority"),
    ],
)
def test_abbreviations_have_long_forms(sentence: str, short: str, long: str) -> None:
    assert expansions([sentence]) == {short: (long, 0)}


@pytest.mark.parametrize(
    "sentence", ["The wool trade (UK) fell.", "It (TMD) failed.", "No brackets."]
)
def test_brackets_that_do_not_fit_are_no_abbreviation(sentence: str) -> None:
    assert expansions([sentence]) == {}


def test_the_first_explanation_counts() -> None:
    sentences = ["The old wool board (OWB) met.", "The old wine board (OWB) met."]

    assert expansions(sentences)["OWB"] == ("old wool board", 0)


def test_the_table_of_polities_is_read(tmp_path: Path) -> None:
    table = tmp_path / "polities.tsv"
    table.write_text(
        "# comment\nname\tkind\tadjectives\tpeople\tcombining\tcapital\taliases\n"
        "the Low Isles\tstate\tLowish\tLowlings|the Lowish\tLowo-\tPort Low\tLowland\n"
        "the Isle League\tbody\n",
        "utf-8",
    )

    assert polities.load(table) == (
        Polity("the Low Isles", "state", ("Lowish",), ("Lowlings", "the Lowish"), ("Lowo",), ("Port Low",), ("Lowland",)),
        Polity("the Isle League", "body"),
    )  # fmt: skip
    assert polities.load(table)[0].bare == "Low Isles"
