"""The name in a mention: its words, without article, possessive and description."""

from collections.abc import Sequence

from studyapp.generation.engine.values import Mention
from studyapp.generation.syntax import Tree
from studyapp.generation.wording import noun_phrase, text_of
from studyapp.generation.wordlists import several, words

_LONGEST_NAME = 7
_JOINTS = several("the and for in on to")
_NEVER_NAMES = frozenset({"VBG", "RB", "JJR", "RBR"})
"""Tags of words that have a capital only because their sentence begins with them."""


def name_of(tree: Tree, mention: Mention) -> str:
    """Return the name in a mention without article, possessive and description; "" if it has none."""
    tokens = tree.tokens
    words_ = [n for n in noun_phrase(tree, mention.head) if mention.start <= n < mention.end]
    if len(words_) > 1 and words_[0] == 0 and tokens[0].tag in _NEVER_NAMES:
        words_ = words_[1:]  # "Neighboring Turkey"
    while words_ and (
        (
            tokens[words_[0]].tag
            in ("DT", "PRP$", "JJ", "JJS", "VBN", "CD", "RB", "PDT", "IN", "CC")
            and not tokens[words_[0]].text[:1].isupper()
        )
        or tokens[words_[0]].text.lower() in ("the", "a", "an")
    ):
        words_ = words_[1:]
    while words_ and tokens[words_[-1]].text in ("'s", "'", "’s", "’"):
        words_ = words_[:-1]
    if not words_:
        return ""
    words_ = _with_hyphens(tree, words_)
    person = mention.type == "person"
    if (
        not _all_of_names(tree, words_)
        or len(words_) > _LONGEST_NAME
        or (person and any(tree.tokens[n].text.lower() in _JOINTS - {"the"} for n in words_))
    ):
        words_ = _around(tree, mention.head)
    return text_of(tree, words_)


def _with_hyphens(tree: Tree, words_: Sequence[int]) -> list[int]:
    """Return the words of a name with what hyphens tie to them: Kim Jong-il, Wei-hai-wei."""
    tokens, out = tree.tokens, list(words_)
    while out and out[-1] + 2 < len(tokens) and tokens[out[-1] + 1].text == "-":
        n = out[-1]
        apart = tokens[n].end != tokens[n + 1].start or tokens[n + 1].end != tokens[n + 2].start
        if apart or not tokens[n].text[:1].isupper():
            break
        out += [n + 1, n + 2]
    return out


def _all_of_names(tree: Tree, words_: Sequence[int]) -> bool:
    return all(
        tree.tokens[n].text[:1].isupper()
        or _is_small(tree.tokens[n].text)
        or not tree.tokens[n].text[:1].isalpha()
        or (n > 0 and tree.tokens[n - 1].text == "-")  # Kim Jong-il
        for n in words_
    ) and not any(tree.relation(n) in ("conj", "cc", "appos") for n in words_)


def _is_small(word: str) -> bool:
    """Tell whether a word may stand within a name in small letters: "Bank of England"."""
    return word.lower() in words("name_particles") | _JOINTS


def _around(tree: Tree, head: int) -> list[int]:
    """Return a name's head with the parts of the name that depend on it directly."""
    parts = tree.children(head, "compound", "flat", "nmod:desc")
    found = [head]
    for n in parts:
        if tree.tokens[n].text[:1].isupper() or _is_small(tree.tokens[n].text):
            found += tree.subtree(n)
    return sorted(set(found))
