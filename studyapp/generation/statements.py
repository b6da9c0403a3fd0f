"""A clause as a sentence of its own: the words that are left when asides and connectives are gone."""

from collections.abc import Collection

from studyapp.generation.clauses import Clause, coordinates
from studyapp.generation.parts import is_connective
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import Tree

_JOINING = frozenset({"For", "And", "But", "So", "Yet", "Nor", "Or"})
"""Words that tie a sentence to the one before, when they begin it."""


def enclosing(sentence: Sentence, clause: Clause | None) -> Clause | None:
    """Return a clause, or the innermost one around it that can stand as a sentence."""
    while clause is not None and (
        clause.finite is None
        or clause.borrowed
        or clause.relative is not None
        or _lacks_what(sentence.tree, clause)
    ):
        above = sentence.tree.tokens[clause.head].head
        clause = sentence.clause_of(above) if above >= 0 else None
    return clause


def _lacks_what(tree: Tree, clause: Clause) -> bool:
    """Tell whether the "what" that a clause does something to stands before it: "that is what he did"."""
    if not tree.is_a(clause.head, "acl:relcl") or tree.child(clause.head, "obj") is not None:
        return False
    return tree.tokens[tree.tokens[clause.head].head].tag == "WP"


def standing(sentence: Sentence, clause: Clause, keep: Collection[int] = ()) -> list[int]:
    """Return the words of a clause that stand as a sentence, without asides and connectives.

    A branch that holds words to `keep` is never left out.
    """
    tree = sentence.tree
    first = min((*clause.verbs, clause.subject if clause.subject is not None else clause.head))
    left_out = {*coordinates(tree, clause), *tree.asides(clause.head)}
    left_out |= {n for n in tree.children(clause.head, "cc", "mark", "discourse") if n < first}
    for n in tree.children(clause.head):
        if is_connective(tree, tree.subtree(n)) or (n < first and tree.tokens[n].tag == "WRB"):
            left_out.add(n)
    if clause.subject is not None and tree.tokens[0].text in _JOINING:
        comma = next((n for n, t in enumerate(tree.tokens) if t.text == ","), len(tree.tokens))
        tie = tree.is_a(0, "cc", "mark") and not tree.children(0)
        if clause.subject < comma or tie or tree.tokens[0].text != "For":
            left_out.add(0)
    kept = set(keep)
    left_out = {n for n in left_out if not kept or kept.isdisjoint(tree.subtree(n))}
    words = [n for n in tree.subtree(clause.head, left_out) if n not in left_out]
    return _trimmed(tree, words)


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    """Leave out the signs at either end, but brackets and quotation marks that have their pair."""
    while words and _is_loose(tree, words[-1], words, ')"'):
        words = words[:-1]
    while words and _is_loose(tree, words[0], words, '("'):
        words = words[1:]
    return words


def _is_loose(tree: Tree, n: int, words: list[int], paired: str) -> bool:
    text = tree.tokens[n].text
    single = text == '"' and sum(tree.tokens[w].text == '"' for w in words) % 2 == 1
    return tree.tokens[n].relation == "punct" and (text not in paired or single)
