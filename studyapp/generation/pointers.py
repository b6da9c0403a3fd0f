"""Words that point to something said before: this, such, the same, the two men, the treaty."""

from collections.abc import Collection

from studyapp.generation.analysis import Analysis
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, Tree
from studyapp.generation.wordlists import several, words

GIVEN, SURELY_GIVEN = 0.5, 0.7
"""From this probability on, a bare "the treaty" is taken to mean one that was mentioned before: the
second where no sentence stands before in the passage, and a question could not be asked."""
POINTERS = several("this that these those such")
_ELLIPTIC = several("first second third fourth fifth last other")
_POINTING = several("same latter former above said aforesaid following resulting ensuing")


def pointers(analysis: Analysis, sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence, in small letters, that point to something before it."""
    if sentence.number not in analysis.pointers:
        words = range(len(sentence.tree.tokens))
        found = (points_back(analysis, sentence, word, words) for word in words)
        analysis.pointers[sentence.number] = frozenset(p.lower() for p in found if p is not None)
    return analysis.pointers[sentence.number]


def points_back(
    analysis: Analysis, sentence: Sentence, word: int, order: Collection[int]
) -> str | None:
    """Return the words with which a noun or pronoun points to something before, if it does."""
    tree = sentence.tree
    token = tree.tokens[word]
    low = token.text.lower()
    if token.tag in ("DT", "PDT", "JJ") and low in POINTERS:
        return _pointer(sentence, word, order)
    if (low == "two" and _is_of_two(tree, word)) or (low == "both" and _is_of_two(tree, word)):
        return f"{low} {tree.tokens[token.head].text}"
    if token.tag == "CD" and _is_of_times(tree, word):
        return f"the {low} {tree.tokens[token.head].text}"
    if low == "there" and tree.is_a(word, "advmod") and not _is_told_where(tree, word, order):
        return "there"
    if low == "so" and token.head >= 0 and tree.tokens[token.head].lemma == "do":
        return "do so"
    if low in _POINTING and not tree.is_a(word, "case", "mark", "advmod", "acl", "root"):
        first = tree.child(token.head, "det") if token.head >= 0 else None
        return f"the {low}" if first is not None or tree.child(word, "det") is not None else None
    if low in _ELLIPTIC and _is_elliptic(tree, word):
        return f"the {low}"
    if token.tag in ("NN", "NNS") and _is_bare_definite(sentence, word):
        least = SURELY_GIVEN if analysis.before(sentence) is None else GIVEN
        if analysis.referents.refers_back(sentence.number, word) >= least:
            return f"the {token.text}"
    return None


def _is_of_times(tree: Tree, word: int) -> bool:
    """Tell whether a number counts years that were told of before: "during the fifteen years"."""
    head = tree.tokens[word].head
    if head < 0 or tree.tokens[head].lemma.lower() not in words("time_units"):
        return False
    the = tree.child(head, "det")
    alone = all(tree.is_a(n, "det", "nummod", "case") for n in tree.children(head))
    return alone and the is not None and tree.tokens[the].text.lower() == "the"


def _is_told_where(tree: Tree, word: int, order: Collection[int]) -> bool:
    """Tell whether a place that "there" may mean is named before it, or the words behind it say where."""
    before = any(
        n < word and tree.is_a(n, "obl", "nmod") and tree.tokens[n].tag in NAMES for n in order
    )
    return before or tree.child(word, "obl", "nmod", "advcl", "acl") is not None


def _is_elliptic(tree: Tree, word: int) -> bool:
    """Tell whether "the second" stands for something that was counted off before."""
    article = tree.child(word, "det")
    if article is None or tree.tokens[article].text.lower() != "the":
        return False
    alone = tree.child(word, "nmod", "acl", "compound", "amod") is None
    return alone and tree.is_a(word, "nsubj", "obj", "obl", "nmod")


def _is_of_two(tree: Tree, word: int) -> bool:
    """Tell whether "two" or "both" points to two that were named before: the two men, both sides."""
    head = tree.tokens[word].head
    if head < 0 or tree.tokens[head].tag != "NNS":
        return False
    if any(tree.is_a(n, "nmod", "acl", "amod", "conj", "compound") for n in tree.children(head)):
        return False
    the = tree.child(head, "det")
    return tree.tokens[word].text.lower() == "both" or (
        the is not None and tree.tokens[the].text.lower() == "the"
    )


def _pointer(sentence: Sentence, word: int, order: Collection[int]) -> str | None:
    tree = sentence.tree
    token = tree.tokens[word]
    head = token.head
    below = tree.children(head, "acl", "nmod") if head >= 0 else ()
    if token.relation == "det" and head in order:
        explained = any(n in order and min(tree.subtree(n)) == head + 1 for n in below)
        return (
            None
            if explained and token.text.lower() in ("those", "that")
            else " ".join(t.text for t in tree.tokens[word : head + 1]).lower()
        )
    if token.relation in ("mark", "det:predet") or token.text.lower() == "such":
        following = tree.tokens[word + 1].text if word + 1 < len(tree.tokens) else ""
        return None if token.text.lower() != "such" or following == "as" else "such"
    own = any(n in order and n > word for n in tree.children(word, "acl", "nmod"))
    return None if own else token.text.lower()


def _is_bare_definite(sentence: Sentence, word: int) -> bool:
    """Tell whether a noun has nothing but "the" to say which one it is."""
    tree = sentence.tree
    article = tree.child(word, "det")
    if article is None or tree.tokens[article].text.lower() != "the":
        return False
    return all(tree.is_a(n, "det", "case", "punct", "cc", "conj") for n in tree.children(word))
