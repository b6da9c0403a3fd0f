"""The best tree over the words of a sentence: one root, no cycle (Chu and Liu 1965, Edmonds 1967)."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def best_tree(scores: Scores) -> list[int]:
    """Return the head of each word: 0 for the root of the sentence, i + 1 for word i.

    Args:
        scores: For each word (row) how well each head (column; 0 is the root) would do.
    """
    count = len(scores)
    if count == 0:
        return []
    heads = _greedy(scores)
    if heads.count(0) == 1 and not _cycle(heads):
        return heads
    return max(
        (_rooted(scores, root) for root in _likely_roots(scores)),
        key=lambda tree: sum(float(scores[n, head]) for n, head in enumerate(tree)),
    )


def _greedy(scores: Scores) -> list[int]:
    found = scores.copy()
    found[np.arange(len(found)), np.arange(1, len(found) + 1)] = -np.inf
    return [int(head) for head in found.argmax(axis=1)]


def _likely_roots(scores: Scores, most: int = 5) -> list[int]:
    """Return the words that would do best as the root, compared with the head they have else."""
    others = scores[:, 1:].copy()
    np.fill_diagonal(others, -np.inf)
    loss = (others.max(axis=1) if others.shape[1] > 1 else np.zeros(len(scores))) - scores[:, 0]
    return [int(n) for n in np.argsort(loss, kind="stable")[:most]]


def _rooted(scores: Scores, root: int) -> list[int]:
    """Return the best tree with a given word as its root."""
    weights = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    weights[1:, 1:] = scores[:, 1:]
    weights[root + 1] = -np.inf
    weights[root + 1, 0] = 0.0
    np.fill_diagonal(weights, -np.inf)
    return [int(head) for head in _edmonds(weights)[1:]]


def _edmonds(weights: NDArray[np.float64]) -> list[int]:
    """Return the head of each node of the best tree that node 0 is the root of."""
    count = len(weights)
    heads = [-1, *(int(weights[n].argmax()) for n in range(1, count))]
    cycle = _cycle_of(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [n for n in range(count) if n not in inside]
    new = len(outside)
    gain = sum(weights[n, heads[n]] for n in cycle)
    smaller = np.full((new + 1, new + 1), -np.inf)
    smaller[:new, :new] = weights[np.ix_(outside, outside)]
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    for at, node in enumerate(outside):
        into = [weights[n, node] + gain - weights[n, heads[n]] for n in cycle]
        best = int(np.argmax(into))
        smaller[new, at], enters[at] = into[best], cycle[best]
        if node:
            out = [weights[node, n] for n in cycle]
            best = int(np.argmax(out))
            smaller[at, new], leaves[at] = out[best], cycle[best]
    found = _edmonds(smaller)
    result = list(heads)
    for at, node in enumerate(outside):
        if node:
            head = found[at]
            result[node] = leaves[at] if head == new else outside[head]
    entered = enters[found[new]]
    result[entered] = outside[found[new]]
    return result


def _cycle(heads: list[int]) -> bool:
    return bool(_cycle_of([-1, *heads]))


def _cycle_of(heads: list[int]) -> list[int]:
    """Return the nodes of a cycle, or nothing; node 0 has no head."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node > 0 and state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []
