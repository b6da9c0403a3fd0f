"""What verbs side by side have in common: an object or a complement that only the last one has."""

from studyapp.generation.clauses import Clause
from studyapp.generation.syntax import VERBS, Tree
from studyapp.generation.wording import noun_phrase
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed

_TAKING = several("pass sign draft write found build buy sell make win fund lead plan")
"""Verbs that want an object where another's deed with one follows at once."""


def shared(tree: Tree, clause: Clause) -> list[int]:
    """Return what verbs share: further ones with their object, or the object of another's deed."""
    if clause.copula or tree.child(clause.head, "obj", "ccomp", "xcomp") is not None:
        return []
    joined = [n for n in tree.children(clause.head, "conj") if tree.tokens[n].tag in VERBS]
    if joined and _goes_on_at_once(tree, clause, joined[0]):
        thing = tree.child(joined[0], "obj")
        return [] if thing is None else noun_phrase(tree, thing)
    if joined and _are_side_by_side(tree, clause, joined[0]):
        return tree.subtree(joined[0])
    if tree.child(clause.head, "obl") is not None:
        return []
    verbs = [n for n in joined if tree.child(n, "nsubj", "aux") is None]
    out: list[int] = []
    for n in verbs:
        out += tree.subtree(n)
    return out if verbs and any(tree.child(n, "obj") is not None for n in verbs) else []


def _are_side_by_side(tree: Tree, clause: Clause, second: int) -> bool:
    """Tell whether what is behind a second verb goes with the first too: "lived and worked on farms"."""
    joint = tree.child(second, "cc")
    bare = tree.child(second, "nsubj", "aux", "conj") is None and not clause.passive
    behind = tree.child(second, "obl", "obj") is not None
    return bare and behind and joint == clause.head + 1 and second == clause.head + 2


def _goes_on_at_once(tree: Tree, clause: Clause, second: int) -> bool:
    """Tell whether another does something to the same: "the house passed and the king signed it"."""
    joint = tree.child(second, "cc")
    taking = tree.tokens[clause.head].lemma in listed("transitive_verbs") | _TAKING
    own = tree.child(second, "nsubj") is not None
    return taking and own and not clause.passive and joint == clause.head + 1
