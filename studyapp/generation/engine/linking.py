"""What ties the sentences of a paragraph together: references back, and relations of units."""

from collections.abc import Iterator, Sequence

import numpy as np

from studyapp.generation.engine.antecedents import Traits, candidates
from studyapp.generation.engine.decoding import Heads, head_of
from studyapp.generation.engine.values import (
    Links,
    Parse,
    Place,
    Reference,
    Relation,
    Vectors,
)

Unit = tuple[int, int]
"""Number of the sentence, and of the unit within it."""
_LEAST = 0.02
"""Candidates that are less likely are left out."""


def link(paragraph: Sequence[Parse], heads: Heads) -> Links:
    """Return the references and relations within the sentences of a paragraph, in their order."""
    parses = list(paragraph)
    none = np.zeros((0, 0), np.float16)
    vectors = [(none if p.vectors is None else p.vectors).astype(np.float32) for p in parses]
    return Links(
        tuple(_references(parses, vectors, heads)), tuple(_relations(parses, vectors, heads))
    )


def _references(
    parses: Sequence[Parse], vectors: Sequence[Vectors], heads: Heads
) -> Iterator[Reference]:
    linked = [heads.layer("link.0", v) if len(v) else v for v in vectors]
    known: dict[Place, Traits] = {}
    for n, parse in enumerate(parses):
        places = [Place(n, m) for m in range(len(parse.mentions))]
        found = [list(candidates(parses, place, known=known)) for place in places]
        pairs = [
            (linked[n][mention.head], _word(parses, linked, other), values)
            for mention, others in zip(parse.mentions, found, strict=True)
            for other, values in others
        ]
        scores = _pair_scores(pairs, heads)
        at = 0
        for place, others in zip(places, found, strict=True):
            yield _reference(place, [other for other, _ in others], scores[at : at + len(others)])
            at += len(others)


def _word(parses: Sequence[Parse], linked: Sequence[Vectors], place: Place) -> Vectors:
    found: Vectors = linked[place.sentence][parses[place.sentence].mentions[place.mention].head]
    return found


def _pair_scores(
    pairs: Sequence[tuple[Vectors, Vectors, Sequence[float]]], heads: Heads
) -> Vectors:
    """Return how well each mention goes with its candidate; the pairs of a sentence at once."""
    if not pairs:
        return np.zeros(0, np.float32)
    ones, others = (np.stack([pair[side] for pair in pairs]) for side in (0, 1))
    features = np.array([pair[2] for pair in pairs], np.float32)
    rows = np.concatenate([ones, others, ones * others, features], axis=1)
    scores: Vectors = heads.linear("antecedent.3", heads.layer("antecedent.0", rows))[:, 0]
    return scores


def _reference(place: Place, candidates: Sequence[Place], scores: Vectors) -> Reference:
    """Return a reference from the scores of its candidates; that it is new scores nothing."""
    shares = _shares(np.concatenate([np.zeros(1, np.float32), scores]))
    likely = [
        (other, round(float(share), 4))
        for other, share in zip(candidates, shares[1:], strict=True)
        if share >= _LEAST
    ]
    likely.sort(key=lambda pair: (-pair[1], -pair[0].sentence, -pair[0].mention))
    return Reference(place, round(float(shares[0]), 4), tuple(likely))


def _relations(
    parses: Sequence[Parse], vectors: Sequence[Vectors], heads: Heads
) -> Iterator[Relation]:
    """Yield how each unit bears on the one that its head word depends on.

    A sentence's main unit bears on the main unit of the sentence before.
    """
    mains: list[tuple[int, int, int]] = []  # unit, first word, head word
    for n, parse in enumerate(parses):
        spans = list(_spans(parse))
        unit_of = {t: u for u, (a, b) in enumerate(spans) for t in range(a, b)}
        tops = [head_of(parse.tokens, a, b) for a, b in spans]
        for u, (start, _) in enumerate(spans):
            governor = parse.tokens[tops[u]].head
            if governor >= 0 and unit_of[governor] != u:
                v = unit_of[governor]
                kind = _kind(heads, parse, before=v < u, top=tops[u])
                one, other = (start, tops[u]), (spans[v][0], tops[v])
                yield _relation((n, u), (n, v), vectors[n], one, vectors[n], other, kind, heads)
        main = next((u for u, t in enumerate(tops) if parse.tokens[t].head < 0), 0)
        if spans:
            mains.append((main, spans[main][0], tops[main]))
        if n and spans and len(mains) > 1 and parses[n - 1].tokens:
            v, first, top = mains[-2]
            kind = _kind(heads, None, before=True, top=0)
            one, other = mains[-1][1:], (first, top)
            yield _relation(
                (n, main), (n - 1, v), vectors[n], one, vectors[n - 1], other, kind, heads
            )


def _relation(
    unit: Unit,
    head: Unit,
    vectors: Vectors,
    one: tuple[int, int],
    others: Vectors,
    other: tuple[int, int],
    kind: Vectors,
    heads: Heads,
) -> Relation:
    shares = relation_shares(vectors, one, others, other, kind, heads)
    best = int(shares.argmax())
    return Relation(unit, head, heads.labels["discourse"][best], round(float(shares[best]), 4))


def relation_shares(
    vectors: Vectors,
    one: tuple[int, int],
    others: Vectors,
    other: tuple[int, int],
    kind: Vectors,
    heads: Heads,
) -> Vectors:
    """Return the probability of each class for two units, each as its first and its head word."""
    pair = [np.concatenate([v[a], v[b]]) for v, (a, b) in ((vectors, one), (others, other))]
    left, right = (heads.layer("unit.0", vector[None])[0] for vector in pair)
    row = np.concatenate([left, right, left * right, kind])[None]
    return _shares(heads.linear("discourse.3", heads.layer("discourse.0", row))[0])


def kind_of(heads: Heads, relation: str | None, *, before: bool) -> Vectors:
    """Return what is known of a pair: its place, and the grammatical relation of the unit."""
    names = heads.labels["relations"]
    kind = np.zeros(3 + len(names), np.float32)
    kind[0], kind[1], kind[2] = relation is not None, before, not before
    if relation is not None and relation in names:
        kind[3 + list(names).index(relation)] = 1.0
    return kind


def _kind(heads: Heads, parse: Parse | None, *, before: bool, top: int) -> Vectors:
    return kind_of(heads, parse.tokens[top].relation if parse else None, before=before)


def _spans(parse: Parse) -> Iterator[tuple[int, int]]:
    if parse.units:  # a sentence that was too long to be read has none
        yield from zip(parse.units, (*parse.units[1:], len(parse.tokens)), strict=True)


def _shares(scores: Vectors) -> Vectors:
    powers = np.exp(scores - scores.max())
    result: Vectors = powers / powers.sum()
    return result
