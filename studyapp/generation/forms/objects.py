"""Cards on what somebody did: the object of a verb of deciding, making, wanting or fearing."""

from collections.abc import Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.posing import beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_ASKED = frozenset({ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.RELATIVE})

_SHORT = 15
"""Words up to which what an actor did to somebody or something named is a fact on the actor."""


def objects(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what somebody made, took or feared: "What did Ericsson invent in 1836?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if not _asks(sentence, clause) or clause.subject is None:
            continue
        n = tree.child(clause.head, "obj")
        if n is None or tree.tokens[n].tag in ("PRP", "WDT", "WP") or n < clause.head:
            continue
        if tree.child(clause.head, "xcomp", "iobj") is not None:
            continue
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        words = told(sentence, n)
        said = posed.answer(words) if posed is not None else None
        body = posed.inverted if posed is not None else None
        if posed is None or body is None or said is None or len(words) < 2:
            continue
        person = _is_person(analysis, sentence, n)
        deed = kind_of(analysis, sentence, clause.subject) is not None and _is_named(sentence, n)
        yield posed.card(
            "object", Kind.ACTOR if deed and len(words) <= _SHORT else Kind.ARGUMENT,
            f"{'Whom' if person else 'What'} {body}?", said,
            weight=0.0 if posed.parts.rest or posed.parts.front else -0.2,
        )  # fmt: skip


def _is_person(analysis: Analysis, sentence: Sentence, n: int) -> bool:
    """Tell whether a word means a person, and no description beside it says otherwise."""
    described = sentence.tree.children(n, "appos")
    kinds = {kind_of(analysis, sentence, m) for m in (n, *described)}
    return kinds == {ActorKind.PERSON}


def _is_named(sentence: Sentence, n: int) -> bool:
    return any(m.head == n and m.named for m in sentence.parse.mentions)


def tasks(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what somebody decided, tried or was made to do: "What did the council refuse to do?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in _ASKED or clause.finite is None or clause.subject is None:
            continue
        if clause.negated or tree.tokens[clause.head].lemma == "have":
            continue
        for n in tree.children(clause.head, "xcomp"):
            mark = tree.child(n, "mark")
            if tree.tokens[n].tag != "VB" or mark is None or n < clause.head:
                continue
            posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
            words = told(sentence, n)
            said = posed.answer(words) if posed is not None else None
            body = posed.inverted_with("to do") if posed is not None else None
            if posed is None or body is None or said is None or len(words) < 4:
                continue
            yield posed.card("task", Kind.ARGUMENT, f"What {body}?", said)


def _asks(sentence: Sentence, clause: Clause) -> bool:
    if clause.kind not in _ASKED or clause.finite is None or clause.passive or clause.copula:
        return False
    if clause.negated:
        return False
    if clause.kind is ClauseKind.RELATIVE and not clause.borrowed:
        return False
    return sentence.tree.tokens[clause.head].lemma not in listed("light_verbs")
