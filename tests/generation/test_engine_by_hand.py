"""What the engine makes of sentences that were read by hand: root, subject, object, dates."""

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from studyapp import documents
from studyapp.generation import engine
from studyapp.generation.engine.values import Parse
from studyapp.generation.syntax import Tree
from studyapp.model import Span

HAND = Path(__file__).parents[1] / "data" / "hand"
UNSEEN = ("article", "aguesseau", "corbett_first_dutch_war_pages", "seleucid_empire_wiki")
TRAINED_ON = (
    "baird_placards_1534",
    "cold-war-begins",
    "eb1911_chino_japanese_war",
    "federalist-06",
    "history-of-surgery",
)


def text_of(shared: Path, name: str) -> Path:
    folders = (shared / "article", shared / "texts")
    return next(
        path
        for folder in folders
        for suffix in (".txt", ".md")
        if (path := folder / f"{name}{suffix}").exists()
    )


def answers(shared: Path, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the sentences of a text that were read by hand, each with its answers."""
    passages = documents.read(text_of(shared, name)).passages().values()
    sentences = [p.text[start:end] for p in passages for start, end in p.sentences]
    known = {sha256(sentence.encode()).hexdigest()[:16]: sentence for sentence in sentences}
    lines = (HAND / f"{name}.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert all(row["sentence"] in known for row in rows)
    return [(known[row["sentence"]], row) for row in rows]


class Read:
    """A parsed sentence whose words go by their offsets."""

    def __init__(self, parse: Parse) -> None:
        self.tree = Tree(parse)
        self.at = {t.start: n for n, t in enumerate(parse.tokens)}

    def span(self, word: int | None) -> list[int] | None:
        return None if word is None else [self.tree.tokens[word].start, self.tree.tokens[word].end]

    def governor(self, date: Span) -> list[int] | None:
        tokens = self.tree.tokens
        inside = [n for n, t in enumerate(tokens) if date[0] <= t.start < date[1]]
        top = next((n for n in inside if tokens[n].head not in inside), inside[0])
        return self.span(tokens[top].head)


def tally(rows: list[tuple[str, dict[str, Any]]]) -> tuple[Counter[str], Counter[str]]:
    """Return how many answers are right, and how many there are, by what was asked."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()

    def note(what: str, *, is_right: bool) -> None:
        asked[what] += 1
        right[what] += is_right

    for (_, row), parse in zip(rows, engine.parse([text for text, _ in rows]), strict=True):
        read = Read(parse)
        root = read.at[row["root"][0]]
        note("root", is_right=read.tree.root == root)
        found = read.span(read.tree.child(root, "obj"))
        if row["subject"]:
            subject = read.span(read.tree.child(root, "nsubj", "csubj"))
            note("subject", is_right=subject == row["subject"])
        if row["object"] or found:
            note("object", is_right=found == row["object"])
        for date, governor in row["dates"]:
            note("date", is_right=read.governor(date) == governor)
    return right, asked


@pytest.mark.parametrize(
    ("names", "least"),
    [
        (UNSEEN, {"root": 0.93, "subject": 0.90, "object": 0.90, "date": 0.82}),
        (TRAINED_ON, {"root": 0.92, "subject": 0.87, "object": 0.82, "date": 0.82}),
    ],
    ids=["unseen", "trained on"],
)
def test_main_clauses_and_dates_are_read_as_by_hand(
    shared: Path, names: tuple[str, ...], least: dict[str, float]
) -> None:
    right, asked = tally([row for name in names for row in answers(shared, name)])
    shares = {what: right[what] / asked[what] for what in least}

    assert {what: share for what, share in shares.items() if share < least[what]} == {}
