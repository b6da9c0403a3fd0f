"""Cards on how many or how much: "How many tons of coal did the town burn in 1902?"."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.counting import Amount, amount_of
from studyapp.generation.posing import beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import noun_phrase
from studyapp.model import Kind


def counted(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask how many of what is counted, where it is subject or object of a clause."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.negated:
            continue
        if clause.subject is None or clause.copula:
            continue
        thing = tree.child(clause.head, "obj")
        amount = amount_of(sentence, thing) if thing is not None and thing > clause.head else None
        if thing is not None and amount is not None:
            yield from _of_object(analysis, sentence, clause, thing, amount)
        else:
            yield from _of_subject(analysis, sentence, clause)


def _of_object(
    analysis: Analysis, sentence: Sentence, clause: Clause, thing: int, amount: Amount
) -> Iterator[Candidate]:
    posed = pose(analysis, sentence, clause, {thing, *beside(sentence, clause)})
    body = posed.inverted if posed is not None else None
    if posed is None or body is None:
        return
    bare = bool(amount.noun) and not posed.parts.rest
    rest = [n for n in noun_phrase(sentence.tree, thing) if n > max(amount.noun)] if bare else []
    named, behind = posed.answer(amount.noun) or "", posed.ground.asked.text(rest)
    question = " ".join(part for part in (amount.asked, named, body, behind) if part)
    yield posed.card("quantity", Kind.ARGUMENT, f"{question}?", amount.answer)


def _of_subject(analysis: Analysis, sentence: Sentence, clause: Clause) -> Iterator[Candidate]:
    subject = clause.subject
    amount = amount_of(sentence, subject) if subject is not None and not clause.borrowed else None
    if subject is None or amount is None:
        return
    posed = pose(
        analysis, sentence, clause, beside(sentence, clause), known=[subject], subject=False
    )
    said = posed.predicate_of_many if posed is not None else None
    if posed is None or said is None:
        return
    named = posed.ground.asked.text(amount.noun)
    question = " ".join(part for part in (amount.asked, named, said) if part)
    yield posed.card("quantity", Kind.ARGUMENT, f"{question}?", amount.answer)
