"""Cards on how many or how much: "How many tons of coal did the town burn in 1902?"."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.forms.numbers import is_amount, span
from studyapp.generation.posing import beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_ABOUT = several("about some around nearly almost over approximately roughly")
_SHARES = several("percent % cent")
_MONEY = several("$ £ € ¥")
_LONGEST = 10
"""Words that what is counted may have."""


def counted(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask how many of what is counted, where it is subject or object of a clause."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.negated:
            continue
        if clause.subject is None or clause.copula:
            continue
        thing = tree.child(clause.head, "obj")
        if thing is not None and thing > clause.head and _counted(sentence, thing):
            yield from _of_object(analysis, sentence, clause, thing)
        else:
            yield from _of_subject(analysis, sentence, clause)


def _of_object(
    analysis: Analysis, sentence: Sentence, clause: Clause, thing: int
) -> Iterator[Candidate]:
    found = _counted(sentence, thing)
    posed = pose(analysis, sentence, clause, {thing, *beside(sentence, clause)})
    body = posed.inverted if posed is not None and found is not None else None
    if posed is None or found is None or body is None:
        return
    noun, number = found
    bare = not posed.parts.rest
    rest = [n for n in noun_phrase(sentence.tree, thing) if n > max(noun)] if bare else []
    named, behind = posed.ground.asked.text(noun), posed.ground.asked.text(rest)
    question = f"How many {named} {body} {behind}".rstrip()
    yield posed.card("quantity", Kind.ARGUMENT, f"{question}?", _answer(sentence, thing, number))


def _of_subject(analysis: Analysis, sentence: Sentence, clause: Clause) -> Iterator[Candidate]:
    subject = clause.subject
    found = _counted(sentence, subject) if subject is not None and not clause.borrowed else None
    if subject is None or found is None:
        return
    posed = pose(
        analysis, sentence, clause, beside(sentence, clause), known=[subject], subject=False
    )
    said = posed.predicate_of_many if posed is not None else None
    if posed is None or said is None:
        return
    noun, number = found
    named = posed.ground.asked.text(noun)
    yield posed.card(
        "quantity", Kind.ARGUMENT, f"How many {named} {said}?", _answer(sentence, subject, number)
    )


def _counted(sentence: Sentence, thing: int) -> tuple[list[int], list[int]] | None:
    """Return the words for what is counted, and those of the number; None where nothing is."""
    tree = sentence.tree
    numbers = [n for n in tree.children(thing, "nummod") if is_amount(sentence, n)]
    if len(numbers) != 1 or tree.tokens[thing].tag not in ("NNS", "NNPS"):
        return None
    if tree.child(thing, "det", "nmod:poss", "conj", "appos") is not None:
        return None
    number = span(sentence, numbers[0])
    whole = noun_phrase(tree, thing)
    last = max(
        (
            m
            for n in tree.children(thing, "nmod")
            if _is_of(sentence, n)
            for m in tree.subtree(n)
            if m in whole
        ),
        default=thing,
    )
    noun = [n for n in whole if max(number) < n <= last]
    signs = {tree.tokens[n].text.lower() for n in (*number, *noun)}
    money = signs & (_MONEY | _SHARES)
    dated = sentence.is_dated(whole)
    return None if money or dated or not 0 < len(noun) <= _LONGEST else (noun, number)


def _is_of(sentence: Sentence, n: int) -> bool:
    case = sentence.tree.child(n, "case")
    return case is not None and sentence.tree.tokens[case].text.lower() == "of"


def _answer(sentence: Sentence, thing: int, number: list[int]) -> str:
    """Return the number with what says that it is not exact, and the noun: "about 8,000 troops"."""
    tree = sentence.tree
    first = min(number)
    while first > 0 and tree.tokens[first - 1].text.lower() in _ABOUT:
        first -= 1
    said = f"{text_of(tree, range(first, max(number) + 1))} {tree.tokens[thing].text}"
    return lowered(tree, first, said)
