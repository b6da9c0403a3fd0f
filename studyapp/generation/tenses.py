"""Puts right the tense of verbs: a past tense that the engine takes for a participle or a present."""

from dataclasses import replace

from studyapp.generation.engine.values import Token
from studyapp.generation.syntax import Tree
from studyapp.generation.wordlists import several

_CLAUSES = ("root", "conj", "parataxis", "ccomp", "advcl")
_GOING = several(
    "follow die emerge arrive occur appear vanish resign retire strike land march retreat surrender "
    "vote agree collapse decline disappear react respond succeed fail prevail"
)
"""Verbs that need nobody whom they do something to: "a treaty followed", "the forces struck"."""
_SAME = several(
    "beat put set cut hit let cost cast read spread shut split burst hurt quit thrust bid"
)


def past_tenses(tree: Tree) -> dict[int, Token]:
    """Read "A fire destroyed half of the town" with a past tense.

    A participle that has a subject before it and no auxiliary is the verb of its clause where an
    object stands behind it, and the verb of its sentence where it can do without one.
    """
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        if token.tag != "VBN" or not tree.is_a(n, *_CLAUSES):
            continue
        subject, thing = tree.child(n, "nsubj"), tree.child(n, "obj")
        if subject is None or subject > n or tree.child(n, "aux") is not None:
            continue
        if (thing is not None and thing > n) or (thing is None and _tells(tree, n)):
            changed[n] = replace(token, tag="VBD")
            for m in tree.children(n, "nsubj"):
                changed[m] = replace(tree.tokens[m], relation="nsubj")
    return changed


def same_forms(tree: Tree) -> dict[int, Token]:
    """Read "Holm beat them" with a past tense: of one person, the present would be "beats"."""
    return {
        n: replace(token, tag="VBD")
        for n, token in enumerate(tree.tokens)
        if token.tag == "VBP" and token.text in _SAME
        for subject in tree.children(n, "nsubj")
        if tree.tokens[subject].tag in ("NN", "NNP") and tree.child(subject, "conj") is None
    }


def _tells(tree: Tree, verb: int) -> bool:
    """Tell whether a verb alone may be that of a sentence: no headline, nothing that is done to it."""
    if not tree.is_a(verb, "root") or tree.tokens[-1].text != ".":
        return False
    alone = tree.tokens[verb].lemma in _GOING
    return tree.child(verb, "ccomp") is not None or (
        alone and tree.child(verb, "obl:agent", "xcomp") is None
    )


def followed(tree: Tree) -> dict[int, Token]:
    """Read "A treaty followed in 1858, signed by Holm" with a verb: what is followed names by whom."""
    changed: dict[int, Token] = {}
    for n, token in enumerate(tree.tokens):
        noun = token.head
        if token.lemma not in _GOING or token.tag != "VBN" or not tree.is_a(n, "acl") or noun > n:
            continue
        bare = tree.child(noun, "cop", "nsubj") is None and tree.tokens[-1].text == "."
        if tree.is_a(noun, "root") and bare and tree.child(n, "obl:agent", "obj") is None:
            changed[n] = replace(token, tag="VBD", head=-1, relation="root")
            changed[noun] = replace(tree.tokens[noun], head=n, relation="nsubj")
            last = len(tree.tokens) - 1
            changed[last] = replace(tree.tokens[last], head=n)
    return changed
