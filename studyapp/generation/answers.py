"""Answers: stretches of the sentence, as they stand there, without what does not belong."""

from collections.abc import Collection, Sequence

from studyapp.generation.analysis import Analysis
from studyapp.generation.grounding import ground, is_of_the_text
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import lowered, phrase, text_of

LONGEST = 30
"""Words that an answer may have."""


def told(sentence: Sentence, head: int, without: Collection[int] = ()) -> list[int]:
    """Return the words of a branch that an answer is made of, shortened where it is too long."""
    tree = sentence.tree
    words = _trimmed(sentence, tree.subtree(head, without))
    if len(words) > LONGEST:
        words = _trimmed(sentence, phrase(tree, head, without))
    return words


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
    text = text_of(sentence.tree, words, replaced)
    return lowered(sentence.tree, min(words), text) if text else None


def _trimmed(sentence: Sentence, words: list[int]) -> list[int]:
    tokens = sentence.tree.tokens
    while words and tokens[words[0]].text in (",", ";", ":", "--", "—", "–"):
        words = words[1:]
    while words and tokens[words[-1]].text in (",", ";", ":", ".", "--", "—", "–", "?", "!"):
        words = words[:-1]
    return words
