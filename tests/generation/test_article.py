"""How much of a real article the cards cover, scored against a hand-made list of its facts."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from studyapp import documents
from studyapp.generation import generate
from studyapp.model import Anchor, Card, Depth


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cards", folder / "score_cards.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def source(anchor: Anchor) -> dict[str, Any]:
    return {
        "block": anchor.block,
        "start": anchor.start,
        "end": anchor.end,
        "quote": anchor.quote,
        "section": anchor.section,
    }


def scored(card: Card) -> dict[str, Any]:
    first, *more = (source(anchor) for anchor in card.anchors())
    return {
        "kind": card.kind,
        "form": card.form,
        "question": card.question,
        "answer": card.answer,
        "answers": list(card.answers) or None,
        "source": first,
        "more": more,
        "inferred": card.inferred,
    }


@pytest.fixture
def result(shared: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    path = shared / "article" / "article.txt"
    gold = json.loads((shared / "article" / "gold.json").read_text("utf-8"))
    document = documents.read(path)
    cards = [scored(card) for card in generate(document, depth=Depth.THOROUGH).cards]
    blocks = {p.id: p.text for p in document.passages().values()}
    tool = scorer(shared / "tools")
    found: dict[str, Any] = tool.score(cards, gold, path.read_text("utf-8"), blocks)["result"]
    return found


def test_most_facts_have_a_card_and_no_card_is_broken(result: dict[str, Any]) -> None:
    assert result["dates"]["recall"] >= 0.85
    assert result["actors"]["recall"] >= 0.55
    assert result["arguments"]["recall"] >= 0.5
    assert result["broken"] <= 0.02
    assert result["same_question_twice"] == 0
    assert "not anchored" not in result["faults"]
