"""From words of a sentence to text: a phrase without what does not belong, spaces and commas set right."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from studyapp.generation import polities
from studyapp.generation.syntax import FINITE, NAMES, Tree

_SPACE_BEFORE = re.compile(r"\s+(?=[,;:?!)\]’”]|\.(?!\d)|'s\b|n't\b)")
_COMMAS = re.compile(r"(?:,\s*)+(?=[,.;:?!])|(?<=[(\[“])\s*,\s*")
_DOUBLE = re.compile(r",(?:\s*,)+")
_SPACES = re.compile(r"\s+")
_EDGES = " ,;:—–-"


def text_of(tree: Tree, words: Iterable[int], replaced: Mapping[int, str] | None = None) -> str:
    """Return words of a sentence as they stand there; what lies between them is left out.

    Args:
        tree: The sentence.
        words: Indices of the words; they are put into their order.
        replaced: What stands for certain words; an empty text leaves a word out.
    """
    chosen = sorted(set(words))
    replaced = replaced or {}
    out: list[str] = []
    before: int | None = None
    for n in _without_left_over_commas(tree, chosen):
        said = replaced.get(n, tree.tokens[n].text)
        if before is not None and said:
            out.append(_gap(tree, before, n))
        if said:
            out.append(said)
            before = n
    return tidy("".join(out))


def tidy(text: str) -> str:
    """Return a text with single spaces, and no commas where nothing stands between them."""
    text = _SPACE_BEFORE.sub("", _SPACES.sub(" ", text))
    return _COMMAS.sub("", _DOUBLE.sub(",", text)).strip(_EDGES)


def _gap(tree: Tree, before: int, n: int) -> str:
    if n == before + 1:
        return tree.parse.text[tree.tokens[before].end : tree.tokens[n].start]
    return " "


def _without_left_over_commas(tree: Tree, chosen: Sequence[int]) -> list[int]:
    """Leave out the commas around words that are left out: both, where there are two."""
    if not chosen:
        return []
    known = set(chosen)
    tokens = tree.tokens
    out: list[int] = []
    for at, n in enumerate(chosen):
        if tokens[n].text not in (",", "--", "—", "–"):
            out.append(n)
            continue
        left_gap = at > 0 and chosen[at - 1] != n - 1
        right_gap = at + 1 < len(chosen) and chosen[at + 1] != n + 1
        cut_before = n - 1 >= 0 and n - 1 not in known
        cut_after = n + 1 < len(tokens) and n + 1 not in known
        if not (left_gap or right_gap or cut_before or cut_after) or (
            cut_before
            and not cut_after
            and (_names_next(tree, n, known) or tokens[n + 1].tag == "VBG")
        ):
            out.append(n)
        elif at > 0 and at + 1 < len(chosen):
            following = tokens[chosen[at + 1]]
            goes_on = following.tag == "CC" or following.text in ("but", "and")
            if cut_after and not cut_before and goes_on:
                out.append(n)  # what stood behind this comma is gone, and another clause follows
            elif _is_open(tree, set(chosen[:at]), chosen[at - 1]):
                out.append(n)
    return out


def _names_next(tree: Tree, comma: int, chosen: Collection[int]) -> bool:
    """Tell whether a name follows on a comma that says whom the words before it describe."""
    return any(
        tree.is_a(n, "appos")
        and tree.tokens[n].tag in NAMES
        and tree.tokens[n].head in chosen
        and next(w for w in tree.subtree(n) if not tree.is_a(w, "punct")) == comma + 1
        for n in chosen
        if n > comma
    )


def closed(tree: Tree, words: Collection[int], text: str) -> str:
    """Return a phrase with the comma behind the name in it, so that the clause may go on."""
    return f"{text}," if "," in text and _is_open(tree, words, max(words)) else text


def _is_open(tree: Tree, words: Collection[int], last: int) -> bool:
    """Tell whether a name that a comma keeps from what describes it ends at a word."""
    for n in words:
        if not tree.is_a(n, "appos") or tree.tokens[n].tag not in NAMES:
            continue
        branch = tree.subtree(n)
        opened = "," in (tree.tokens[branch[0] - 1].text, tree.tokens[branch[0]].text)
        if opened and max((w for w in branch if w in words), default=-1) == last:
            return True
    return False


_OF_CLAUSES = (
    "nsubj", "csubj", "cop", "aux", "mark", "expl", "advcl", "ccomp", "parataxis", "discourse",
    "vocative", "dep", "list", "reparandum",
)  # fmt: skip


def noun_phrase(
    tree: Tree, head: int, without: Collection[int] = (), *, case: bool = False
) -> list[int]:
    """Return the words of a noun phrase without asides, and without the clause that it heads.

    Args:
        tree: The sentence.
        head: The noun.
        without: Words below it to be left out with all that depends on them.
        case: Whether its preposition belongs to it.
    """
    left_out = {*without, *tree.asides(head)}
    clausal = tree.child(head, "cop") is not None
    for n in tree.children(head):
        relation = tree.relation(n)
        joint = relation == "cc" and n < head and tree.child(head, "conj") is None
        if relation in _OF_CLAUSES or joint or (relation == "case" and not case):
            left_out.add(n)
        elif relation == "conj" and (clausal or is_clause(tree, n)):
            left_out |= {n, *_joints(tree, n)}
        elif clausal and relation in ("obl", "advmod", "cc") and n < _first(tree, head):
            left_out.add(n)
    return _without_edges(tree, tree.subtree(head, left_out))


def _first(tree: Tree, head: int) -> int:
    """Return where a predicate noun begins: at its first determiner, adjective or compound."""
    own = tree.children(head, "det", "amod", "compound", "nummod", "nmod:poss")
    return min((*own, head))


def is_clause(tree: Tree, n: int) -> bool:
    """Tell whether what is joined to a noun is a clause: "is a map, and includes the isles"."""
    return tree.tokens[n].tag in FINITE or tree.child(n, "cop", "nsubj") is not None


def _joints(tree: Tree, conjunct: int) -> set[int]:
    return set(tree.children(conjunct, "cc", "punct"))


def _without_edges(tree: Tree, words: list[int]) -> list[int]:
    """Leave out signs at either end that close nothing."""
    while words and tree.tokens[words[0]].text in _LOOSE:
        words = words[1:]
    while words and tree.tokens[words[-1]].text in _LOOSE:
        words = words[:-1]
    return words


_LOOSE = frozenset(",;:—–-.?!") | {"--"}
_BEGINNING = frozenset('“";:(.!?') | {"``"}
"""What stands before a word that begins a sentence or a quotation."""


def phrase(tree: Tree, head: int, without: Collection[int] = ()) -> list[int]:
    """Return all words of a phrase or clause but asides: what commas or brackets enclose."""
    return tree.subtree(head, {*without, *tree.asides(head)})


def lowered(tree: Tree, first: int, text: str) -> str:
    """Return a text that began a sentence as it stands within one: names keep their capital."""
    token = tree.tokens[first]
    if first == 0 or tree.tokens[first - 1].text in _BEGINNING:
        if token.tag not in NAMES and token.text != "I" and not token.text[1:].isupper():
            if not (token.tag == "JJ" and token.text[:1].isupper() and _is_proper(tree, first)):
                return text[:1].lower() + text[1:]
    return text


def _is_proper(tree: Tree, n: int) -> bool:
    """Tell whether an adjective is one of a name: Chinese, Elizabethan."""
    token = tree.tokens[n]
    return token.lemma[:1].isupper() or token.text in adjectives()


@cache
def adjectives() -> frozenset[str]:
    """Return the adjectives of states and peoples, most of which name their language too."""
    return frozenset(word for polity in polities.load() for word in polity.adjectives)


def capital(text: str) -> str:
    """Return a text with the first letter of a sentence; what is put in first has it in its bracket."""
    at = 1 if text.startswith("[") else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
