"""Quick figures during training, on the held-out sentences; `evaluate.py` has the full table."""

from collections.abc import Sequence

import torch
from losses import discourse_scores
from network import Batch, Network
from targets import Example
from torch import Tensor


def parse_scores(averaged, examples: Sequence[Example]) -> dict[str, float]:
    """Return shares of right tags, heads, heads with relations (without punctuation), and F1s."""
    network: Network = averaged.module
    network.eval()
    right = {"tags": 0, "features": 0, "heads": 0, "labelled": 0}
    count = every = 0
    spans = [0, 0, 0]
    bounds = [0, 0, 0]
    discourse: list[tuple[int, int]] = []
    ordered = sorted(examples, key=lambda e: (e.mentions is None, e.sentence.document))
    with torch.no_grad():
        for at in range(0, len(ordered), 16):
            batch = Batch(ordered[at : at + 16])
            words = network.words(batch)
            arcs, heads, dependents = network.arcs(words, batch.lengths)
            chosen = arcs.argmax(-1)
            relations = network.relations(heads, dependents, chosen).argmax(-1)
            said = {
                "tags": network.tags(words).argmax(-1),
                "features": network.features(words).argmax(-1),
            }
            types = network.mentions(words).argmax(-1)
            edges = network.boundaries(words).argmax(-1)
            for n, example in enumerate(batch.examples):
                for i, word in enumerate(example.sentence.words):
                    every += 1
                    right["tags"] += int(said["tags"][n, i]) == example.tags[i]
                    right["features"] += int(said["features"][n, i]) == example.features[i]
                    if word.relation == "punct":
                        continue
                    count += 1
                    same = int(chosen[n, i]) == example.heads[i]
                    right["heads"] += same
                    right["labelled"] += same and int(relations[n, i]) == example.relations[i]
                if example.mentions is not None:
                    _count(spans, _spans(types[n], len(example.tags)), set(example.mentions))
                    gold = {i for i, b in enumerate(example.boundaries or ()) if b}
                    found = {i for i in range(len(example.tags)) if int(edges[n, i])}
                    _count(bounds, found, gold)
            scored = discourse_scores(network, words, batch.examples, network.relation_numbers)
            if scored is not None:
                discourse += zip(scored[0].argmax(-1).tolist(), scored[1], strict=True)
    shares = {k: v / (count if k in ("heads", "labelled") else every) for k, v in right.items()}
    figures = shares | {"mentions": _f1(spans), "units": _f1(bounds), "macro": _macro(discourse)}
    return {name: round(100 * value, 2) for name, value in figures.items()}


def _spans(types: Tensor, size: int) -> set[tuple[int, int, int]]:
    found = (types[:size, :size].triu() > 0).nonzero().tolist()
    return {(i, j, int(types[i, j])) for i, j in found}


def _count(counts: list[int], found: set, gold: set) -> None:
    counts[0] += len(found & gold)
    counts[1] += len(found)
    counts[2] += len(gold)


def _f1(counts: list[int]) -> float:
    return 2 * counts[0] / max(1, counts[1] + counts[2])


def _macro(pairs: list[tuple[int, int]]) -> float:
    classes = {gold for _, gold in pairs}
    return sum(
        _f1(
            [
                sum(s == g == c for s, g in pairs),
                sum(s == c for s, _ in pairs),
                sum(g == c for _, g in pairs),
            ]
        )
        for c in classes
    ) / max(1, len(classes))
