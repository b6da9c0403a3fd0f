"""The word lists that ship: the table of states, historical polities, regions and bodies."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from studyapp.paths import RESOURCES

POLITIES = RESOURCES / "words" / "polities.tsv"
KINDS = {"body", "city", "historical", "region", "state"}
NAME, KIND, ADJECTIVES, PEOPLE, COMBINING, CAPITAL, ALIASES = range(7)

Row = list[str]


def rows(file: Path = POLITIES) -> list[Row]:
    lines = file.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def bare(name: str) -> str:
    return name.removeprefix("the ").casefold()


def sort_key(name: str) -> str:
    """A name without "the" and without accents."""
    letters = unicodedata.normalize("NFKD", name.removeprefix("the "))
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def names(row: Row) -> set[str]:
    return {bare(name) for name in (row[NAME], *row[ALIASES].split("|")) if name}


def row_of(name: str) -> Row:
    return next(row for row in rows() if row[NAME] == name)


def test_begins_with_comments_that_explain_the_columns():
    comments = [line for line in POLITIES.read_text("utf-8").splitlines() if line.startswith("#")]
    columns = comments[-1].removeprefix("#").split()
    assert columns == ["name", "kind", "adjectives", "people", "combining", "capital", "aliases"]
    assert any("our own" in line for line in comments)


def test_every_row_has_seven_columns_and_a_known_kind():
    assert all(len(row) == 7 for row in rows())
    assert {row[KIND] for row in rows()} == KINDS


def test_no_value_is_empty_or_padded():
    values = [value for row in rows() for cell in row if cell for value in cell.split("|")]
    assert all(value and value == " ".join(value.split()) for value in values)
    assert all(row[NAME] for row in rows())


def test_text_is_normalised_with_curly_apostrophes():
    text = POLITIES.read_text("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "'" not in "".join(line for line in text.splitlines() if not line.startswith("#"))


def test_is_sorted_by_kind_and_then_by_name():
    order = [(row[KIND], sort_key(row[NAME])) for row in rows()]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_name_stands_for_two_of_a_kind(kind: str):
    count = Counter(name for row in rows() if row[KIND] == kind for name in names(row))
    assert [name for name, times in count.items() if times > 1] == []


def test_no_name_is_given_twice():
    count = Counter(row[NAME] for row in rows())
    assert [name for name, times in count.items() if times > 1] == []


def test_no_city_is_the_capital_of_two_states():
    cities = [c for row in rows() if row[KIND] == "state" for c in row[CAPITAL].split("|") if c]
    assert [city for city, times in Counter(cities).items() if times > 1] == []


@pytest.mark.parametrize("name", ["Congo", "Korea"])
def test_an_ambiguous_name_stands_for_no_state(name: str):
    assert not any(bare(name) in names(row) for row in rows() if row[KIND] == "state")


def test_covers_the_states_of_the_world_and_more():
    count = Counter(row[KIND] for row in rows())
    assert count["state"] == 197
    assert count["historical"] >= 110
    assert count["body"] >= 60
    assert count["region"] >= 30


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("China", ADJECTIVES, "Chinese"),
        ("China", COMBINING, "Sino"),
        ("China", CAPITAL, "Beijing"),
        ("Russia", COMBINING, "Russo"),
        ("the United States", PEOPLE, "Americans"),
        ("the United States", ALIASES, "U.S."),
        ("the Soviet Union", ALIASES, "USSR"),
        ("the Seleucid Empire", ADJECTIVES, "Seleucid"),
        ("North Korea", CAPITAL, "Pyongyang"),
        ("the World Trade Organization", ALIASES, "WTO"),
        ("Chechnya", PEOPLE, "Chechens"),
    ],
)
def test_knows_how_a_polity_is_called(name: str, column: int, value: str):
    assert value in row_of(name)[column].split("|")
