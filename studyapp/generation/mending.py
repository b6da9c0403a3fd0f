"""Puts right what the engine misreads in a way that the rest of the tree gives away."""

from dataclasses import replace

from studyapp.generation.engine.values import Parse
from studyapp.generation.syntax import Tree

_CLAUSES = ("root", "conj", "parataxis", "ccomp", "advcl")


def mended(parse: Parse) -> Parse:
    """Return a parse whose past tenses are no participles: "A fire destroyed half of the town".

    A participle that has a subject before it, an object behind it and no auxiliary is the verb of
    its clause.
    """
    tree = Tree(parse)
    verbs = [n for n in range(len(tree.tokens)) if _is_past(tree, n)]
    if not verbs:
        return parse
    tokens = list(parse.tokens)
    for n in verbs:
        tokens[n] = replace(tokens[n], tag="VBD")
        for subject in tree.children(n, "nsubj"):
            tokens[subject] = replace(tokens[subject], relation="nsubj")
    return replace(parse, tokens=tuple(tokens))


def _is_past(tree: Tree, n: int) -> bool:
    if tree.tokens[n].tag != "VBN" or not tree.is_a(n, *_CLAUSES):
        return False
    subject, thing = tree.child(n, "nsubj"), tree.child(n, "obj")
    if subject is None or thing is None or tree.child(n, "aux") is not None:
        return False
    return subject < n < thing
