"""Parses prose with the network and keeps what it is sure of, as further sentences to train on.

usage: selftrain.py OUT.conllu TEXT [TEXT ...]

TEXT is an article that the app reads. A sentence is kept where the network gives the heads of its words
SURE of the probability on average. The sentences have trees only, no mentions and units. What is
measured later must not be among the texts.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from studyapp import documents
from studyapp.generation.engine import words
from studyapp.generation.engine.decoding import Heads, decode
from studyapp.generation.engine.network import network
from studyapp.generation.engine.values import Parse, Vectors
from studyapp.generation.sentences import places

SURE = 0.93
FEWEST, MOST = 6, 70
"""Words of a sentence that is kept."""


def main(out: Path, texts: list[Path]) -> None:
    with out.open("w", encoding="utf-8") as file:
        for text in texts:
            kept = list(sure_parses(text))
            for n, parse in enumerate(kept):
                file.write("\n".join(_lines(f"{text.stem}-{n}", text.stem, parse)) + "\n\n")
            print(f"{text.stem}: {len(kept)} sentences kept")


def sure_parses(text: Path) -> Iterator[Parse]:
    known = network()
    for place in places(documents.read(text)):
        spans = words.spans(place.text)
        if not FEWEST <= len(spans) <= MOST:
            continue
        vectors = known.vectors([place.text[start:end] for start, end in spans])
        parse = decode(place.text, spans, vectors, known.heads)
        if certainty(parse, vectors, known.heads) >= SURE:
            yield parse


def certainty(parse: Parse, vectors: Vectors, heads: Heads) -> float:
    """Return the mean probability of the heads that the tree gives its words."""
    rooted = np.concatenate([heads.matrices["root"][None], vectors])
    governors = heads.layer("arc_head.0", rooted)
    ones = np.ones((len(governors), 1), np.float32)
    scores = heads.layer("arc_dependent.0", vectors) @ heads.matrices["arc"].T
    scores = scores @ np.concatenate([governors, ones], axis=1).T
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    return float(np.mean([shares[n, token.head + 1] for n, token in enumerate(parse.tokens)]))


def _lines(id_: str, document: str, parse: Parse) -> Iterator[str]:
    yield f"# newdoc id = {document}"
    yield f"# sent_id = {id_}"
    yield f"# text = {parse.text}"
    for n, token in enumerate(parse.tokens):
        after = parse.tokens[n + 1].start if n + 1 < len(parse.tokens) else len(parse.text)
        space = "_" if after > token.end else "SpaceAfter=No"
        yield "\t".join(
            (str(n + 1), token.text, token.lemma, "_", token.tag, token.features,
             str(token.head + 1), token.relation, "_", space)
        )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
