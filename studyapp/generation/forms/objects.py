"""Cards on what somebody did: the object of a verb of deciding, making, wanting or fearing."""

from collections.abc import Collection, Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import kind_of, what
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.counting import amount_of
from studyapp.generation.posing import asked_for, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS
from studyapp.generation.wording import text_of
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_ASKED = frozenset({ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.RELATIVE})

BECOMING = several("become remain")
_EMPTY = several(
    """thing way time place kind sort lot number part amount deal bit day year use care note leave
    rise speculating report doubt"""
)
_COUNTING = several("next further first second third last same other own such good certain little")
_NONE = several("no any some this that these those each every")
_FEWEST = 3
_SHORT = 15
"""Words up to which what an actor did to somebody or something named is a fact on the actor."""


def objects(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what somebody made, took or feared: "What did Ericsson invent in 1836?"."""
    for clause in sentence.clauses:
        if not _asks(sentence, clause) or clause.subject is None or _is_light(sentence, clause):
            continue
        n = _object(sentence, clause)
        if n is None or amount_of(sentence, n) is not None:
            continue  # how many there were is asked for
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        words = told(sentence, n)
        found = asked_for(posed, words)
        if posed is None or found is None or is_bare(sentence, words):
            continue
        if _compares(sentence, posed.order):
            continue
        body, said = found
        asked = what(analysis, sentence, n) if _is_as_described(analysis, sentence, n) else "What"
        deed = kind_of(analysis, sentence, clause.subject) is not None and _is_named(sentence, n)
        yield posed.card(
            "object", Kind.ACTOR if deed and len(words) <= _SHORT else Kind.ARGUMENT,
            f"{asked} {body}?", said,
            weight=0.0 if posed.parts.rest or posed.parts.front else -0.2,
        )  # fmt: skip


def _compares(sentence: Sentence, words: Collection[int]) -> bool:
    """Tell whether words hold "that of", which stands for what is asked: "modelled it on that of an oak"."""
    tree = sentence.tree
    return any(
        tree.tokens[n].text.lower() in ("that", "those")
        and tree.tokens[n].tag == "DT"
        and tree.child(n, "nmod") is not None
        for n in words
    )


def is_bare(sentence: Sentence, words: list[int]) -> bool:
    """Tell whether an object says too little to be asked for.

    It is one word that is no name, what was spoken of before ("the plan") or somebody's own
    ("his attack").
    """
    tokens = sentence.tree.tokens
    if len(words) == 1:
        return tokens[words[0]].tag not in NAMES
    if not words or len(words) > 2:
        return not words
    the = tokens[words[0]].text.lower() == "the" and tokens[words[1]].tag in ("NN", "NNS")
    return the or tokens[words[0]].tag == "PRP$"


def attributes(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the kind of what somebody has, takes or holds: "What effect did the dam have?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if not _asks(sentence, clause) or clause.subject is None or not _is_light(sentence, clause):
            continue
        n = _object(sentence, clause)
        if n is None or tree.tokens[n].tag not in ("NN", "NNS") or not _is_described(sentence, n):
            continue
        if tree.tokens[clause.subject].tag in ("DT", "PRP", "CD"):
            continue
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        found = asked_for(posed, told(sentence, n))
        if posed is None or found is None:
            continue
        body, said = found
        noun = text_of(tree, [*tree.children(n, "compound"), n])
        yield posed.card(
            "attribute", Kind.ARGUMENT, f"What {noun} {body}?", said,
            weight=0.0 if len(said.split()) > _FEWEST else -0.15,
        )  # fmt: skip


def _object(sentence: Sentence, clause: Clause) -> int | None:
    """Return the one object behind a verb that has no other complement."""
    tree = sentence.tree
    n = tree.child(clause.head, "obj")
    if n is None or tree.tokens[n].tag in ("PRP", "WDT", "WP") or n < clause.head:
        return None
    return n if tree.child(clause.head, "xcomp", "iobj", "ccomp") is None else None


def becomings(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what something became or remained: "What did the port become under the dukes?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in _ASKED or clause.finite is None or clause.subject is None:
            continue
        if tree.tokens[clause.head].lemma not in BECOMING or clause.negated:
            continue
        n = tree.child(clause.head, "xcomp", "obj")
        if n is None or n < clause.head or tree.tokens[n].tag not in NOUNS:
            continue
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        words = told(sentence, n)
        found = asked_for(posed, words)
        if posed is not None and found is not None and len(words) >= _FEWEST:
            body, said = found
            yield posed.card("becoming", Kind.ARGUMENT, f"What {body}?", said)


def _is_described(sentence: Sentence, n: int) -> bool:
    """Tell whether a noun has something beside it that says of what kind it is."""
    tree = sentence.tree
    if tree.child(n, "conj") is not None or tree.tokens[n].lemma.lower() in _EMPTY:
        return False
    if any(tree.tokens[m].text.lower() in _NONE for m in tree.children(n, "det")):
        return False
    kinds = ("JJ", "VBN", "VBG", "NN")
    amods = [tree.tokens[m] for m in tree.children(n, "amod")]
    fine = any(t.tag in kinds and t.text.lower() not in _COUNTING for t in amods)
    return fine or tree.child(n, "nmod", "acl") is not None


def _is_as_described(analysis: Analysis, sentence: Sentence, n: int) -> bool:
    """Tell whether no description beside a word says that it is something other than its name."""
    kinds = {kind_of(analysis, sentence, m) for m in sentence.tree.children(n, "appos")}
    return kinds <= {kind_of(analysis, sentence, n)}


def _is_named(sentence: Sentence, n: int) -> bool:
    return any(m.head == n and m.named for m in sentence.parse.mentions)


def _asks(sentence: Sentence, clause: Clause) -> bool:
    if clause.kind not in _ASKED or clause.finite is None or clause.passive or clause.copula:
        return False
    if clause.negated or _is_of_none(sentence, clause):
        return False
    return clause.kind is not ClauseKind.RELATIVE or clause.borrowed


def _is_of_none(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a subject is nobody or few: "no ship entered the port"."""
    tree = sentence.tree
    subject = clause.subject
    first = [subject, *tree.children(subject, "det", "amod")] if subject is not None else []
    return any(
        tree.tokens[n].text.lower() in ("no", "nobody", "none", "few", "nothing") for n in first
    )


def _is_light(sentence: Sentence, clause: Clause) -> bool:
    return sentence.tree.tokens[clause.head].lemma in listed("light_verbs")
