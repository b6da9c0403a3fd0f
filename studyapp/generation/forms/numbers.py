"""Cards on numbers and amounts: a gap in place of "6.5 billion dollars" or "40 percent"."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.asserting import is_said
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.counting import is_amount, span
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.wording import capital, lowered, text_of
from studyapp.model import GAP, Form, Kind

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


def _is_other_number(sentence: Sentence, n: int, gap: list[int]) -> bool:
    """Tell whether a word is a second number, with which the first may be mistaken."""
    return sentence.tree.tokens[n].tag == "CD" and n not in gap and not sentence.is_dated([n])
