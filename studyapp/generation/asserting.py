"""Whether a text says that a clause is so: not what is under "if" or "deny", and no myth or claim."""

from studyapp.generation.syntax import Tree
from studyapp.generation.wordlists import several

_SUPPOSING = several("if unless lest supposing whether")
_DOUBTING = several(
    "claim allege deny lie pretend imagine suppose doubt suspect hope fear assume dispute"
)
"""Verbs of which the text does not say that what follows is so."""
_TALES = several("myth claim legend rumour rumor lie hoax allegation fiction superstition belief")
_UNTRUE = several("false untrue wrong impossible unlikely doubtful")


def is_said(tree: Tree, head: int) -> bool:
    """Tell whether a text says that the clause with this head is so.

    It does not where a clause around it is a condition, hangs on a doubt, or says that it is false.
    """
    return not _is_neither(tree, head) and not any(
        _is_supposed(tree, n) or _is_doubted(tree, n) for n in (head, *tree.above(head))
    )


def _is_supposed(tree: Tree, n: int) -> bool:
    """Tell whether a clause is a condition: "if the king had won"."""
    marks = tree.children(n, "mark") if tree.is_a(n, "advcl") else ()
    said = [tree.tokens[m].text.lower() for m in marks]
    return any(word in _SUPPOSING for word in said)


def _is_doubted(tree: Tree, n: int) -> bool:
    """Tell whether a clause is what somebody claims, what is told in a myth, or what is false."""
    above = tree.tokens[n].head
    if above < 0:
        return False
    lemma = tree.tokens[above].lemma.lower()
    if tree.is_a(n, "ccomp"):
        return lemma in _DOUBTING
    if tree.is_a(n, "csubj"):
        denied = any(tree.tokens[m].text.lower() == "not" for m in tree.children(above, "advmod"))
        return lemma in _UNTRUE or (lemma == "true" and denied)
    subject = tree.child(n, "nsubj")
    own = subject is not None and tree.tokens[subject].tag not in ("WDT", "WP")
    that = any(w.text.lower() == "that" for w in tree.tokens[above + 1 : above + 2])
    return tree.is_a(n, "acl") and own and that and lemma in _TALES


def _is_neither(tree: Tree, head: int) -> bool:
    """Tell whether "neither ... nor" denies a clause: of its verb, or of its subject."""
    subject = tree.child(head, "nsubj")
    words = [head] if subject is None else [head, subject]
    return any(
        tree.tokens[m].text.lower() in ("neither", "nor")
        for n in words
        for m in tree.children(n, "cc")
    )
