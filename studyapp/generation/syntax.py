"""Walks the tree of a sentence: what depends on a word, and which words a phrase is made of."""

from collections.abc import Collection, Iterator
from functools import cached_property

from studyapp.generation.engine.values import Parse, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = FINITE | {"VB", "VBG", "VBN"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})


class Tree:
    """A parse that can be walked; words go by their index."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens: tuple[Token, ...] = parse.tokens

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for n, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(n)
        return tuple(map(tuple, below))

    @cached_property
    def root(self) -> int:
        """The word that the others depend on; -1 in an empty sentence."""
        return next((n for n, token in enumerate(self.tokens) if token.head < 0), -1)

    def relation(self, word: int) -> str:
        """The relation of a word without its subtype."""
        return self.tokens[word].relation.partition(":")[0]

    def children(self, word: int, *relations: str) -> tuple[int, ...]:
        """Return what depends on a word: all of it, or by these relations, with subtype or without.

        "nsubj" stands for "nsubj:pass" too; "nsubj:pass" for itself alone.
        """
        below = self._children[word]
        if not relations:
            return below
        return tuple(n for n in below if self.is_a(n, *relations))

    def child(self, word: int, *relations: str) -> int | None:
        """Return the first that depends on a word by one of these relations."""
        return next(iter(self.children(word, *relations)), None)

    def is_a(self, word: int, *relations: str) -> bool:
        full = self.tokens[word].relation
        return full in relations or full.partition(":")[0] in relations

    def subtree(self, word: int, without: Collection[int] = ()) -> list[int]:
        """Return a word and all that depends on it, in their order, but for whole branches."""
        out: list[int] = []
        waiting = [word]
        while waiting:
            at = waiting.pop()
            out.append(at)
            waiting += (n for n in self._children[at] if n not in without)
        return sorted(out)

    def above(self, word: int) -> Iterator[int]:
        """Yield the words that a word depends on, the nearest first."""
        seen = 0
        while (word := self.tokens[word].head) >= 0 and seen < len(self.tokens):
            seen += 1
            yield word

    def conjuncts(self, word: int) -> list[int]:
        """Return the parts of an enumeration that a word is the first of, the word with them."""
        out = [word]
        for n in self.children(word, "conj"):
            out += self.conjuncts(n)
        return sorted(out)
