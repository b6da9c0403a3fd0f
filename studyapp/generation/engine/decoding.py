"""From the vectors of a sentence's words to its tags, tree, mentions and units: the heads in numpy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from studyapp.generation.engine.lemmas import Lexicon
from studyapp.generation.engine.trees import best_tree
from studyapp.generation.engine.values import Mention, Parse, Token, Vectors
from studyapp.model import Span

NAMES = frozenset({"NNP", "NNPS"})
_SUBJECTS = ("nsubj", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Heads:
    """The matrices of the heads by their names, and the labels that their numbers stand for."""

    matrices: Mapping[str, Vectors]
    labels: Mapping[str, Sequence[str]]
    lexicon: Lexicon
    _flat: dict[str, Vectors] = field(default_factory=dict, repr=False, compare=False)

    def linear(self, name: str, vectors: Vectors) -> Vectors:
        """Return vectors times a matrix plus its offset."""
        result: Vectors = (
            vectors @ self.matrices[f"{name}.weight"].T + self.matrices[f"{name}.bias"]
        )
        return result

    def layer(self, name: str, vectors: Vectors) -> Vectors:
        """Return a linear layer behind a leaky rectifier."""
        out = self.linear(name, vectors)
        return np.where(out > 0, out, out * np.float32(0.1))

    def bilinear(self, name: str, vectors: Vectors) -> Vectors:
        """Return vectors times each layer of a tensor (label, in, out): word, label, out."""
        tensor = self.matrices[name]
        if name not in self._flat:  # laid out once: a copy a sentence takes longer than the product
            self._flat[name] = np.ascontiguousarray(tensor.transpose(1, 0, 2)).reshape(
                tensor.shape[1], -1
            )
        result: Vectors = (vectors @ self._flat[name]).reshape(
            len(vectors), tensor.shape[0], tensor.shape[2]
        )
        return result

    def best(self, name: str, vectors: Vectors) -> list[str]:
        """Return the label of each row that has the highest score."""
        names = self.labels[name]
        return [names[n] for n in self.linear(name, vectors).argmax(axis=1)]


def decode(text: str, spans: Sequence[Span], vectors: Vectors, heads: Heads) -> Parse:
    """Return the parse of a sentence from the vectors of its words."""
    if not spans:
        return Parse(text, ())
    tree, relations, sure = _tree(vectors, heads)
    tags = heads.best("tags", vectors)
    _join_names(tree, relations, tags)
    features = heads.best("features", vectors)
    tokens = tuple(
        Token(
            word := text[start:end],
            start,
            end,
            tags[n],
            heads.lexicon.lemma(word, tags[n]),
            features[n],
            tree[n] - 1,
            relations[n],
            sure[n],
        )
        for n, (start, end) in enumerate(spans)
    )
    edges = heads.linear("boundaries", vectors)
    units = tuple(n for n in range(len(tokens)) if n == 0 or edges[n, 1] > edges[n, 0])
    root = tree.index(0)
    whole = np.concatenate([vectors.mean(axis=0), vectors[root]])[None]
    prominence = heads.linear("prominence.2", heads.layer("prominence.0", whole))
    return Parse(
        text,
        tokens,
        _mentions(tokens, vectors, heads),
        units,
        round(float(prominence[0, 0]), 4),
        vectors.astype(np.float16),
    )


def _tree(vectors: Vectors, heads: Heads) -> tuple[list[int], list[str], list[float]]:
    """Return head and relation of each word, and how likely both are right."""
    matrices = heads.matrices
    rooted = np.concatenate([matrices["root"][None], vectors])
    arcs = heads.layer("arc_dependent.0", vectors) @ matrices["arc"].T
    scores: Vectors = (arcs @ _one(heads.layer("arc_head.0", rooted)).T).astype(np.float32)
    tree = best_tree(scores)
    governors = _one(heads.layer("relation_head.0", rooted)[tree])
    dependents = _one(heads.layer("relation_dependent.0", vectors))
    # One matrix product for all words, then one product a word: einsum takes ten times as long.
    halves = heads.bilinear("relation", dependents)
    found = np.matmul(halves, governors[:, :, None])[:, :, 0]
    names = heads.labels["relations"]
    at = next(n for n, name in enumerate(names) if name == "root")
    roots = np.array([head == 0 for head in tree])
    found[~roots, at] = -np.inf
    found[roots, :] = -np.inf
    found[roots, at] = 0.0
    chosen = found.argmax(axis=1)
    sure = _share(scores, tree) * _share(found, chosen.tolist())
    return tree, [names[n] for n in chosen], [round(float(value), 2) for value in sure]


def _share(scores: Vectors, chosen: Sequence[int]) -> Vectors:
    """Return the probability of the column that was chosen in each row."""
    most = scores.max(axis=1, keepdims=True)
    weights = np.exp(scores - most)
    shares: Vectors = weights[np.arange(len(chosen)), chosen] / weights.sum(axis=1)
    return shares


def _join_names(tree: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """Make one name of two subjects of a verb that stand side by side.

    "Admiral Lund sailed", "the sociologist Hanna Voss wrote".
    """
    for n in range(1, len(tree)):
        before, here = n - 1, n
        same = tree[before] == tree[here] and relations[before] == relations[here] in _SUBJECTS
        if same and {tags[before], tags[here]} <= NAMES:
            tree[here], relations[here] = before + 1, "flat"
        elif same and tags[before] == "NN" and tags[here] in NAMES:
            tree[before], relations[before] = here + 1, "nmod:desc"


def _mentions(tokens: tuple[Token, ...], vectors: Vectors, heads: Heads) -> tuple[Mention, ...]:
    """Return the stretches of words that score as a type; of two that cross, the surer."""
    start = _one(heads.layer("mention_start.0", vectors))
    end = _one(heads.layer("mention_end.0", vectors))
    scores = heads.bilinear("mention", start) @ end.T  # word, type, word
    best = scores[:, 1:].max(axis=1)
    margin = np.triu(best - scores[:, 0])
    places = [
        (float(margin[i, j]), int(i), int(j)) for i, j in zip(*np.nonzero(margin > 0), strict=True)
    ]
    kept: list[tuple[int, int]] = []
    for _, i, j in sorted(places, key=lambda p: (-p[0], p[1], p[2])):
        if not any(i < a <= j < b or a < i <= b < j for a, b in kept):
            kept.append((i, j))
    given = heads.linear("given", vectors)
    names = heads.labels["mentions"]
    made = []
    for i, j in sorted(kept, key=lambda p: (p[0], -p[1])):
        head = head_of(tokens, i, j + 1)
        type_ = names[1 + int(scores[i, 1:, j].argmax())]
        sure = 1 / (1 + np.exp(given[head, 0] - given[head, 1]))
        named = tokens[head].tag in NAMES
        made.append(Mention(i, j + 1, head, type_, named, round(float(sure), 4)))
    return tuple(_retyped(tokens, made))


def _retyped(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Make a person of what is said to be one: "Abdar was a physician", "Abdar, a physician"."""
    persons = {m.head for m in mentions if m.type == "person"}
    said = {tokens[n].head for n in persons if tokens[n].relation == "appos"}
    copulas = {token.head for token in tokens if token.relation == "cop"}
    for mention in mentions:
        token = tokens[mention.head]
        is_one = token.relation == "nsubj" and token.head in persons & copulas
        if mention.type == "place" and mention.named and (is_one or mention.head in said):
            yield replace(mention, type="person")
        else:
            yield mention


def head_of(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the token of a stretch that depends on none in it: the first, if there are several."""
    for at in range(start, end):
        if not start <= tokens[at].head < end:
            return at
    return start


def _one(vectors: Vectors) -> Vectors:
    return np.concatenate([vectors, np.ones((len(vectors), 1), np.float32)], axis=1)
