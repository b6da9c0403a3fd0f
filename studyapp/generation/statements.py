"""A clause as a sentence of its own: the words that are left when asides and connectives are gone."""

from studyapp.generation.clauses import Clause, coordinates
from studyapp.generation.questions import is_connective
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import Tree
from studyapp.generation.wording import asides


def standing(sentence: Sentence, clause: Clause) -> list[int]:
    """Return the words of a clause that stand as a sentence, without asides and connectives."""
    tree = sentence.tree
    first = min((*clause.verbs, clause.subject if clause.subject is not None else clause.head))
    left_out = {*coordinates(tree, clause), *asides(tree, clause.head)}
    left_out |= {n for n in tree.children(clause.head, "cc", "mark", "discourse") if n < first}
    for n in tree.children(clause.head):
        if is_connective(tree, tree.subtree(n)) or (n < first and tree.tokens[n].tag == "WRB"):
            left_out.add(n)
    words = [n for n in tree.subtree(clause.head, left_out) if n not in left_out]
    return _trimmed(tree, words)


def _trimmed(tree: Tree, words: list[int]) -> list[int]:
    while words and tree.tokens[words[-1]].relation == "punct" and tree.tokens[words[-1]].text not in (
        ")", '"',
    ):  # fmt: skip
        words = words[:-1]
    while words and tree.tokens[words[0]].relation == "punct" and tree.tokens[words[0]].text not in (
        "(", '"',
    ):  # fmt: skip
        words = words[1:]
    return words
