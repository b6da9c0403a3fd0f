"""Cards on numbers and amounts: a gap in place of "6.5 billion dollars" or "40 percent"."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.asserting import is_said
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.wording import capital, lowered, text_of
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Form, Kind

_MAGNITUDES = several("hundred thousand million billion trillion dozen percent % per cent")
_SIGNS = several("$ £ € ¥")
_UNITS = several(
    """
    percent % dollar pound franc mark rouble ruble yen euro ton tonne mile kilometre kilometer metre
    meter foot acre hectare degree man soldier people person ship gun death casualty prisoner vote
    seat member worker inhabitant copy volume specimen plant species case patient
    """
)
_LEAST = 10
_FEWEST, _MOST = 6, 34


def amounts(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave open how many or how much, where one clause holds just one such number."""
    for clause in sentence.clauses:
        if clause.finite is None or clause.borrowed or clause.subject is None:
            continue
        if not is_said(sentence.tree, clause.head):
            continue
        words = standing(sentence, clause)
        found = [n for n in words if is_amount(sentence, n)]
        if (
            len(found) != 1
            or not _FEWEST <= len(words) <= _MOST
            or sentence.clause_of(found[0]) != clause
        ):
            continue
        gap = span(sentence, found[0])
        if not set(gap) <= set(words) or any(_is_other_number(sentence, n, gap) for n in words):
            continue
        yield from _gapped(analysis, sentence, clause, words, gap)


def _gapped(
    analysis: Analysis, sentence: Sentence, clause: Clause, words: list[int], gap: list[int]
) -> Iterator[Candidate]:
    tree = sentence.tree
    order = [n for n in words if n not in gap]
    grounded = ground(analysis, sentence, order)
    replaced = dict(grounded.asked.replaced) | dict.fromkeys(gap, "") | {gap[0]: GAP}
    text = lowered(tree, words[0], text_of(tree, words, replaced))
    yield grounded.card(
        rule="amount",
        kind=Kind.ARGUMENT,
        form=Form.CLOZE,
        question=f"{capital(text)}.",
        answer=text_of(tree, gap),
    )


def is_amount(sentence: Sentence, n: int) -> bool:
    """Tell whether a word begins a number that is worth knowing: large, or of something measured."""
    tree = sentence.tree
    token = tree.tokens[n]
    if token.tag != "CD" or sentence.is_dated([n]):
        return False
    if token.head == n - 1 and tree.tokens[n - 1].tag == "CD":
        return False
    if n and tree.tokens[n - 1].tag == "CD":
        return False
    if not tree.is_a(n, "nummod", "obj", "obl", "nsubj", "root", "compound", "nmod"):
        return False
    if tree.tokens[n - 1].text in _SIGNS or token.text.lower() in _MAGNITUDES:
        return True
    digits = re.sub(r"[,\s]", "", token.text)
    large = digits.replace(".", "", 1).isdecimal() and float(digits) >= _LEAST
    counted = token.head > n and (
        tree.tokens[token.head].lemma.lower() in _UNITS
        or tree.tokens[token.head].text.lower() in _MAGNITUDES
    )
    return counted or (large and token.head > n and tree.tokens[token.head].tag == "NNS")


def _is_other_number(sentence: Sentence, n: int, gap: list[int]) -> bool:
    """Tell whether a word is a second number, with which the first may be mistaken."""
    return sentence.tree.tokens[n].tag == "CD" and n not in gap and not sentence.is_dated([n])


def span(sentence: Sentence, n: int) -> list[int]:
    """Return the words of an amount: its sign before it, its magnitude and its unit behind it."""
    tokens = sentence.tree.tokens
    first, last = n, n
    if n and tokens[n - 1].text in _SIGNS:
        first -= 1
    while last + 1 < len(tokens) and (
        tokens[last + 1].tag == "CD" or tokens[last + 1].text.lower() in _MAGNITUDES
    ):
        last += 1
    return list(range(first, last + 1))
