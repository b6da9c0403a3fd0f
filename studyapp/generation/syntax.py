"""Walks the tree of a sentence: what depends on a word, and which words a phrase is made of."""

from collections.abc import Collection, Iterator
from functools import cached_property
from math import log

from studyapp.generation.engine.values import Parse, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBS = FINITE | {"VB", "VBG", "VBN"}
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
NAMES = frozenset({"NNP", "NNPS"})
BRACKETS = frozenset({"(", "[", "-LRB-"})
_BESIDE = ("acl:relcl", "advcl:relcl", "acl", "appos")
_LIMITING = frozenset(("during", "until", "till", "since", "before", "after", "without", "despite"))
"""What begins a branch without which a clause would be true no longer."""
_LONGEST_NAME = 8
"""Words that a name has beside a description, with the signs around it."""
_POINTING = frozenset(("annexed", "appended", "enclosed", "aforesaid", "aforementioned"))
"""Adjectives that point to another place of the text, and say nothing else."""
_DASHES = frozenset({",", "--", "—", "–"})


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

    @cached_property
    def doubt(self) -> float:
        """How unlikely the whole tree is: minus the logarithm of its probability, signs left out."""
        sure = (t.sure for t in self.tokens if t.relation != "punct")
        return -sum(log(max(value, 0.01)) for value in sure)

    def relation(self, word: int) -> str:
        """The relation of a word without its subtype."""
        return self.tokens[word].relation.partition(":")[0]

    @cached_property
    def _asked(self) -> dict[tuple[int, tuple[str, ...]], tuple[int, ...]]:
        """What was asked of `children` before: the rules ask the same again and again."""
        return {}

    def children(self, word: int, *relations: str) -> tuple[int, ...]:
        """Return what depends on a word: all of it, or by these relations, with subtype or without.

        "nsubj" stands for "nsubj:pass" too; "nsubj:pass" for itself alone.
        """
        below = self._children[word]
        if not relations or not below:
            return below
        key = (word, relations)
        found = self._asked.get(key)
        if found is None:
            found = self._asked[key] = tuple(n for n in below if self.is_a(n, *relations))
        return found

    def child(self, word: int, *relations: str) -> int | None:
        """Return the first that depends on a word by one of these relations."""
        return next(iter(self.children(word, *relations)), None)

    def is_a(self, word: int, *relations: str) -> bool:
        full = self.tokens[word].relation
        return full in relations or full.partition(":")[0] in relations

    @cached_property
    def _subtrees(self) -> dict[int, list[int]]:
        return {}

    def subtree(self, word: int, without: Collection[int] = ()) -> list[int]:
        """Return a word and all that depends on it, in their order, but for whole branches."""
        if without:
            return self._below(word, without)
        if word not in self._subtrees:
            self._subtrees[word] = self._below(word, ())
        return self._subtrees[word].copy()

    def _below(self, word: int, without: Collection[int]) -> list[int]:
        out: list[int] = []
        waiting = [word]
        while waiting:
            at = waiting.pop()
            out.append(at)
            waiting += (n for n in self._children[at] if n not in without)
        return sorted(out)

    def asides(self, word: int) -> set[int]:
        """Return the branches below a word that say something by the way.

        These are brackets, connectives and exclamations, and relative clauses, participles and
        appositions behind a comma or a dash.
        """
        return {n for n in self.subtree(word) if n != word and n in self._asides}

    @cached_property
    def _asides(self) -> frozenset[int]:
        return frozenset(n for n in range(len(self.tokens)) if self._is_aside(n))

    def _is_aside(self, word: int) -> bool:
        branch = self.subtree(word)
        first = next((n for n in branch if self.tokens[n].relation != "punct"), word)
        before = self.tokens[first - 1].text if first else ""
        relation = self.tokens[word].relation
        if before in BRACKETS or self.tokens[branch[0]].text in BRACKETS:
            return True
        plain = not any(self.tokens[n].relation == "conj" for n in branch)
        if before == ":" and relation == "appos" and plain and self.tokens[first].text.islower():
            return True  # "three thousand strikes: a record in its history"
        if before in _DASHES and relation in _BESIDE:
            return not (before == "," and relation == "appos" and self._identifies(word, branch))
        if relation == "amod" and self.tokens[word].text.lower() in _POINTING:
            return True  # "the annexed orders"
        if before in _DASHES and relation == "amod" and word > self.tokens[word].head:
            return True  # "the chancellor, famous for his learning, ..."
        ahead = word < self.tokens[word].head and self.tokens[word].tag in ("VBN", "VBG", "JJ")
        if ahead and relation in ("acl", "amod") and self._is_closed(branch) and len(branch) > 2:
            return True  # "Adorned with flags, the hall ..."
        if first == 0 and relation == "nmod" and word < self.tokens[word].head:
            return self._is_closed(branch)  # "As a pupil in Bergen, Brun wrote"
        if before == "," and relation in ("nmod", "obl") and self._is_closed(branch):
            return self.tokens[first].text.lower() not in _LIMITING
        return relation in ("parataxis", "discourse", "vocative", "dep")

    def _identifies(self, word: int, branch: list[int]) -> bool:
        """Tell whether a name says whom a description means: "his ally, Lysander of Tralles"."""
        described = self.tokens[self.tokens[word].head]
        named = self.tokens[word].tag in NAMES and described.tag in ("NN", "NNS", "CD")
        one = not self.children(word, "conj", "advmod") and not any(
            self.tokens[n].text.lower() in ("a", "an") for n in self.children(word, "det")
        )
        return named and one and len(branch) <= _LONGEST_NAME

    def _is_closed(self, branch: list[int]) -> bool:
        """Tell whether a comma stands behind a branch too: then it is an aside."""
        after = branch[-1] + 1
        if self.tokens[branch[-1]].text == ",":
            return True
        return after < len(self.tokens) and self.tokens[after].text == ","

    def above(self, word: int) -> Iterator[int]:
        """Yield the words that a word depends on, the nearest first."""
        seen = 0
        while (word := self.tokens[word].head) >= 0 and seen < len(self.tokens):
            seen += 1
            yield word

    def appositives(self, word: int) -> tuple[int, ...]:
        """Return the words that stand beside a word for the same: what it describes, or describes it."""
        head = (self.tokens[word].head,) if self.is_a(word, "appos") else ()
        return (*self.children(word, "appos"), *head)

    def conjuncts(self, word: int) -> list[int]:
        """Return the parts of an enumeration that a word is the first of, the word with them."""
        out = [word]
        for n in self.children(word, "conj"):
            out += self.conjuncts(n)
        return sorted(out)
