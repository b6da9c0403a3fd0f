"""Learns how much of a claim each feature of a sentence speaks for, from texts with a teacher's marks.

usage: claims.py OUT.tsv TEXT GOLD.json [TEXT GOLD.json ...]

TEXT is an article that the app reads, GOLD.json lists under "arguments" what a teacher would ask, with
its sentences. A logistic regression is fitted with each text left out once, to say how well it does on
texts that it did not see (area under the ROC curve: 0.5 is chance), and then on all of them.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studyapp import documents
from studyapp.generation import polities
from studyapp.generation.analysis import analyse
from studyapp.generation.worth import features

Floats = NDArray[np.float64]
SHRINKING = 8.0
"""Strength of the prior that a weight is 0; the constant has none to speak of."""
STEPS = 60
_CORE = 2
"""Importance from which on an argument counts, 1 to 3."""


@dataclass(frozen=True)
class Marked:
    """The sentences of a text: a row of features each, and whether a teacher marked it."""

    name: str
    rows: Floats
    marks: Floats


def read(text: Path, gold: Path) -> tuple[Marked, list[str]]:
    """Return the sentences of a text, and the names of their features."""
    analysis = analyse(documents.read(text), polities.load())
    wanted = [_letters(s) for s in _sentences(json.loads(gold.read_text("utf-8")))]
    rows = [features(analysis, sentence) for sentence in analysis.sentences]
    marks = [_is_marked(_letters(sentence.text), wanted) for sentence in analysis.sentences]
    table = np.array([list(row.values()) for row in rows])
    return Marked(text.stem, table, np.array(marks, float)), list(rows[0])


def _sentences(gold: dict[str, list[dict[str, object]]]) -> list[str]:
    found: list[str] = []
    for argument in gold["arguments"]:
        importance = 1 if argument.get("core") is False else argument.get("importance", _CORE)
        if isinstance(importance, int) and importance >= _CORE:
            named = argument.get("sentences_clean") or argument.get("sentences")
            found += named if isinstance(named, list) else []
    return found


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _is_marked(sentence: str, wanted: list[str]) -> bool:
    return len(sentence) > 20 and any(sentence in other or other in sentence for other in wanted)


def fit(rows: Floats, marks: Floats) -> Floats:
    """Return the weights of a logistic regression with a ridge, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], SHRINKING)
    ridge[0] = 0.01
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (shares - marks) + ridge * weights
        bend = (rows.T * (shares * (1 - shares))) @ rows + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def area(scores: Floats, marks: Floats) -> float:
    """Return how often a marked sentence scores higher than one that is not."""
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(len(scores))
    ones = marks.sum()
    return float((ranks[marks == 1].sum() - ones * (ones - 1) / 2) / (ones * (len(marks) - ones)))


def main(out: Path, pairs: list[tuple[Path, Path]]) -> None:
    texts: list[Marked] = []
    names: list[str] = []
    for text, gold in pairs:
        marked, names = read(text, gold)
        texts.append(marked)
    for left_out in texts:
        others = [text for text in texts if text is not left_out]
        weights = fit(
            np.vstack([t.rows for t in others]), np.concatenate([t.marks for t in others])
        )
        print(f"{left_out.name:32} {area(left_out.rows @ weights, left_out.marks):.3f}")
    weights = fit(np.vstack([t.rows for t in texts]), np.concatenate([t.marks for t in texts]))
    lines = [f"{name}\t{weight:.3f}" for name, weight in zip(names, weights, strict=True)]
    out.write_text("\n".join(["feature\tweight", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[2:]]
    main(Path(sys.argv[1]), list(zip(given[::2], given[1::2], strict=True)))
