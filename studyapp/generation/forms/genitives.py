"""Cards on of what something is a part, a sign or an example: "Of what was the strike a result?"."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import what
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.forms.complements import is_enough
from studyapp.generation.forms.objects import BECOMING
from studyapp.generation.posing import asked_for, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_KINDS = several(
    "kind type form sort number lot group series pair set piece variety few couple majority range "
    "matter object subject concern question issue problem case man woman person body bit deal amount style branch genre species"
)
"""Nouns that say nothing without what follows them."""


def genitives(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for what stands behind "a part of", "a sign of": "Of what was the treaty a part?"."""
    for clause in sentence.clauses:
        n = _owner(sentence, clause)
        if n is None:
            continue
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        words = [w for w in told(sentence, n) if not _is_of(sentence, w, n)]
        found = asked_for(posed, words)
        if posed is None or found is None or not is_enough(sentence, words):
            continue
        body, said = found
        asked = what(analysis, sentence, n)
        yield posed.card(
            "genitive", Kind.ARGUMENT, f"Of {asked[:1].lower()}{asked[1:]} {body}?", said
        )


def _owner(sentence: Sentence, clause: Clause) -> int | None:
    """Return what a predicate with an indefinite article says that something is of."""
    tree = sentence.tree
    if clause.kind not in ASSERTED or clause.finite is None or clause.negated:
        return None
    if clause.subject is None or tree.tokens[clause.subject].tag not in NOUNS:
        return None
    if any(tree.tokens[v].tag == "MD" for v in clause.verbs):
        return None
    noun = clause.head if clause.copula else _become(sentence, clause)
    if noun is None or tree.tokens[noun].tag != "NN" or tree.tokens[noun].lemma in _KINDS:
        return None
    articles = {tree.tokens[n].text.lower() for n in tree.children(noun, "det")}
    owners = [n for n in tree.children(noun, "nmod") if n > noun]
    if not articles & {"a", "an"} or len(owners) != 1 or tree.child(noun, "conj") is not None:
        return None
    case = tree.child(owners[0], "case")
    of = case is not None and tree.tokens[case].text.lower() == "of"
    return owners[0] if of and not sentence.is_dated([owners[0]]) else None


def _become(sentence: Sentence, clause: Clause) -> int | None:
    if sentence.tree.tokens[clause.head].lemma not in BECOMING:
        return None
    return sentence.tree.child(clause.head, "xcomp", "obj")


def _is_of(sentence: Sentence, word: int, head: int) -> bool:
    return sentence.tree.tokens[word].head == head and sentence.tree.is_a(word, "case")
