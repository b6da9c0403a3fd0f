"""Reading annotated sentences for the training of the engine, on ten sentences made by hand."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "packaging" / "model"


@pytest.fixture
def treebank(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(FOLDER)
    return importlib.import_module("treebank")


def rows(*words: str, notes: dict[int, str] | None = None) -> list[str]:
    """Return lines of CoNLL-U: the first word is the root, the others depend on it."""
    return [
        "\t".join(
            (str(n + 1), word, word.lower(), "_", "NN", "_", "0" if n == 0 else "1",
             "root" if n == 0 else "dep", "_", (notes or {}).get(n, "_"))
        )
        for n, word in enumerate(words)
    ] + [""]  # fmt: skip


PLAIN = [["Mills", "turn"], ["Wool", "sold"], ["Go"], ["Ferries", "sank", "twice"]]


@pytest.mark.parametrize("words", PLAIN)
def test_a_plain_sentence_has_words_and_no_mentions(treebank, words):
    (found,) = treebank.sentences(rows(*words))

    assert [word.form for word in found.words] == words
    assert [word.head for word in found.words] == [-1, *[0] * (len(words) - 1)]
    assert (found.mentions, found.units, found.prominence) == (None, None, None)
    assert found.text == " ".join(words)


def test_mentions_may_nest_and_close_later(treebank):
    notes = {
        0: "Entity=(3-person-new-1-coref(4-place-giv:act-1-coref)",
        2: "Entity=3)",
        3: "Entity=(9-time-new-1-sgl)",
    }
    lines = ["# global.Entity = GRP", *rows("Orrin", "'s", "miller", "yesterday", notes=notes)]

    (found,) = treebank.sentences(lines)

    assert [(m.start, m.end, m.type, m.entity, m.given) for m in found.mentions] == [
        (0, 3, "person", "3", False),
        (0, 1, "place", "4", True),
        (3, 4, "time", "9", False),
    ]


def test_units_have_head_relation_and_rank(treebank):
    notes = {
        0: "Discourse=ROOT:1",
        1: "Discourse=causal-cause:2->1:0",
        2: "Discourse=joint-list_m:3->1:0",
    }
    lines = ["# global.Entity = GRP", *rows("It", "fell", "down", notes=notes)]

    (found,) = treebank.sentences(lines)

    assert [(u.start, u.id, u.head, u.relation, u.multinuclear) for u in found.units] == [
        (0, 1, 0, "ROOT", False),
        (1, 2, 1, "causal-cause", False),
        (2, 3, 1, "joint-list", True),
    ]


def test_documents_and_paragraphs_are_counted(treebank):
    lines = [
        "# newdoc id = one", "# newpar", "# sent_id = a", "# s_prominence = 2", *rows("A"),
        "# newpar", "# sent_id = b", *rows("B"),
        "# newdoc id = two", "# newpar_block = x", "# sent_id = c", *rows("C"),
    ]  # fmt: skip

    found = list(treebank.sentences(lines))

    assert [(s.document, s.paragraph, s.id, s.prominence) for s in found] == [
        ("one", 1, "a", 2),
        ("one", 2, "b", None),
        ("two", 0, "c", None),
    ]


def test_words_of_several_tokens_are_written_as_the_text_has_them(treebank):
    lines = rows("can", "not", "stop", ".", notes={2: "SpaceAfter=No"})
    lines.insert(0, "\t".join(("1-2", "cannot", *"_" * 8)))

    (found,) = treebank.sentences(lines)

    assert [word.form for word in found.words] == ["can", "not", "stop", "."]
    assert found.text == "cannot stop."


def test_empty_nodes_are_left_out(treebank):
    lines = rows("Anna", "left")
    lines.insert(1, "\t".join(("1.1", "left", *"_" * 8)))

    (found,) = treebank.sentences(lines)

    assert [word.form for word in found.words] == ["Anna", "left"]


def test_a_head_outside_the_sentence_is_refused(treebank):
    lines = [rows("Anna", "left")[0].replace("\t0\troot", "\t7\tdep")]

    with pytest.raises(ValueError, match="outside"):
        list(treebank.sentences(lines))
