"""Answers: stretches of the sentence, as they stand there, without what does not belong."""

import re
from collections.abc import Collection, Sequence

from studyapp.generation.analysis import Analysis
from studyapp.generation.grounding import ground, is_of_the_text
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE, NAMES, Tree
from studyapp.generation.wording import lowered, phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed

LONGEST = 30
"""Words that an answer may have."""
_FEWEST = 3
"""Words that are left of an answer at least, where its end is left out, but for a name."""
_TYING = several("instead too also however though either")
"""Words at an end that only tie it to what was told before."""
_PARTING = frozenset({",", "--", "—", "–"})
_CITED = re.compile(r"\s*\([A-Z][^()]*\b(?:1[5-9]|20)\d\d[a-z]?\)")
"""Whose writing is quoted: "(Lind 1997)"."""
_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})
_BY_THE_WAY = ("acl:relcl", "advcl:relcl", "advcl", "acl", "appos", "parataxis")
_BINDING = several(
    "if unless when until because so that lest before after than where since in rather like such including namely"
)
"""Words that begin what belongs to a claim even behind a comma."""


def told(sentence: Sentence, head: int, without: Collection[int] = ()) -> list[int]:
    """Return the words of a branch that an answer is made of, shortened where it is too long."""
    tree = sentence.tree
    head = _named(tree, head)
    words = core(tree, _trimmed(sentence, tree.subtree(head, without)))
    if len(words) > LONGEST:
        words = _trimmed(sentence, phrase(tree, head, without))
    return words


def _named(tree: Tree, head: int) -> int:
    """Return the name that tells who "another" is: "another candidate, the lawyer Ilse Kranz"."""
    behind = tree.child(head, "appos")
    det = tree.child(head, "det")
    if behind is None or det is None or tree.tokens[det].text.lower() != "another":
        return head
    return behind if any(tree.tokens[n].tag in NAMES for n in tree.subtree(behind)) else head


def core(tree: Tree, words: list[int]) -> list[int]:
    """Return words without what is told by the way at their end: ", which he kept until 1702"."""
    for at in range(1, len(words) - 1):
        if tree.tokens[words[at]].text not in _PARTING or not _is_enough(tree, words[:at]):
            continue
        if _is_aside(tree, words[:at], words[at + 1 :]):
            return words[:at]
    return words


def _is_enough(tree: Tree, words: Sequence[int]) -> bool:
    """Tell whether words say something by themselves, and no clause among them breaks off."""
    tokens = tree.tokens
    opened = max((n for n in words if tokens[n].tag in _RELATIVES), default=None)
    if opened is not None and not any(n > opened and tokens[n].tag in FINITE for n in words):
        return False
    return len(words) >= _FEWEST or all(tokens[n].tag in NAMES for n in words)


def _is_aside(tree: Tree, before: Collection[int], behind: Sequence[int]) -> bool:
    """Tell whether the words behind a comma are one branch that says something by the way."""
    first = tree.tokens[behind[0]]
    named = all(tree.tokens[n].tag in NAMES or tree.is_a(n, "det") for n in before)
    binding = first.text.lower() in _BINDING and not (named and first.text.lower() == "where")
    if first.tag == "CC" or binding:
        return False
    for n in behind:
        if tree.tokens[n].head not in before or not tree.is_a(n, *_BY_THE_WAY):
            continue
        if tree.is_a(n, "appos") and (tree.tokens[n].tag in NAMES or tree.child(n, "conj")):
            continue  # "his brother, John": the name is what is asked for
        branch = [w for w in tree.subtree(n) if w in behind]
        if branch[-1] == behind[-1] and branch[0] == behind[0]:
            return True
    return False


def answer(
    analysis: Analysis, sentence: Sentence, words: Collection[int], asked: Sequence[int] = ()
) -> str | None:
    """Return words as an answer, with names for its pronouns; None if it would be too long or bare.

    A pronoun may stay that means what the question names; `asked` are the words of the question in
    their order.
    """
    if not words or len(words) > LONGEST + 6:
        return None
    grounded = ground(analysis, sentence, [*asked, *sorted(words)])
    replaced = {
        n: said
        for n, said in grounded.asked.replaced.items()
        if not said or said[0] == "[" or is_of_the_text(sentence, n)
    }
    text = without_citation(_without_tie(text_of(sentence.tree, words, replaced)))
    return lowered(sentence.tree, min(words), text) if text else None


def _without_tie(text: str) -> str:
    """Leave out a connective before an answer: "after all, a sport"."""
    first, comma, rest = text.partition(", ")
    return rest if comma and first.lower() in listed("connectives") else text


def without_citation(text: str) -> str:
    """Leave out in whose writing it stands: "a craft affair (Lind 1997)"."""
    return _CITED.sub("", text)


def _trimmed(sentence: Sentence, words: list[int]) -> list[int]:
    tokens = sentence.tree.tokens
    while words and tokens[words[0]].text in (",", ";", ":", "--", "—", "–"):
        words = words[1:]
    while words and (
        tokens[words[-1]].text in (",", ";", ":", ".", "--", "—", "–", "?", "!")
        or (tokens[words[-1]].text.lower() in _TYING and len(words) > _FEWEST)
    ):
        words = words[:-1]
    return words
