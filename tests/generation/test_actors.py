"""Names, actors, their aliases and mentions; polities and abbreviations."""

from pathlib import Path

import pytest

from studyapp.generation import polities
from studyapp.generation.abbreviations import expansions
from studyapp.generation.actors import ActorKind, Use
from studyapp.generation.polities import Polity
from tests.generation.texts import analysed


def found(*sentences: str) -> list[tuple[str, Use]]:
    """Return the mentions of the last sentence."""
    analysis = analysed(*sentences)
    return [(m.actor, m.use) for m in analysis.sentences[-1].mentions]


def kinds(*sentences: str) -> dict[str, ActorKind]:
    analysis = analysed(*sentences)
    named = {m.actor for s in analysis.sentences for m in s.mentions}
    return {name: a.kind for name, a in analysis.registry.actors.items() if name in named}


@pytest.mark.parametrize(
    ("sentence", "name", "use"),
    [
        ("France left the league.", "France", Use.NAME),
        ("The U.S. left the league.", "the United States", Use.NAME),
        ("They read French books.", "France", Use.ADJECTIVE),
        ("The ship was taken by the French.", "France", Use.PEOPLE),
        ("Relations between Moscow and us froze.", "Russia", Use.CAPITAL),
        ("A Sino-Vietnamese dispute began.", "China", Use.ADJECTIVE),
    ],
)
def test_states_are_known_by_many_names(sentence: str, name: str, use: Use) -> None:
    assert (name, use) in found(sentence)


def test_a_surname_means_the_person_named_in_full() -> None:
    sentences = ("The engineer Clara Whitfield drew a plan.", "Nobody believed Whitfield.")

    assert found(*sentences) == [("Clara Whitfield", Use.NAME)]


def test_a_family_name_may_stand_first() -> None:
    sentences = ("In May the premier, Tan Weiming, resigned.", "Tan returned in June.")

    assert found(*sentences) == [("Tan Weiming", Use.NAME)]


def test_a_surname_of_two_persons_means_the_one_named_just_before() -> None:
    sentences = (
        "The painter Carl Munro met the poet Edith Munro.",
        "Edith Munro published a book.",
        "Munro said little.",
    )

    assert found(*sentences) == [("Edith Munro", Use.NAME)]


def test_a_ruler_keeps_the_number() -> None:
    assert ("Otto III", Use.NAME) in found("King Otto III died in Rome.")


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("General Hartmann ordered a retreat.", "Hartmann", ActorKind.PERSON),
        ("Lindqvist (1822–1901) wrote it.", "Lindqvist", ActorKind.PERSON),
        ("They were beaten by the Duke of Ormsby.", "Duke of Ormsby", ActorKind.PERSON),
        ("The Harbour Construction Authority paid.", "Harbour Construction Authority", ActorKind.ORGANISATION),
        ("Rudolf Steinbach, a German chemist, agreed.", "Rudolf Steinbach", ActorKind.PERSON),
    ],
)  # fmt: skip
def test_persons_and_bodies_are_told_apart(sentence: str, name: str, kind: ActorKind) -> None:
    assert kinds(sentence).get(name) is kind


@pytest.mark.parametrize(
    "sentence",
    [
        "In Marlow they bought a mill.",
        "The Treaty of Lisbon ended it.",
        "In March they left.",
        "However, nothing came.",
    ],
)
def test_places_treaties_months_and_first_words_are_no_persons(sentence: str) -> None:
    assert ActorKind.PERSON not in kinds(sentence).values()


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
