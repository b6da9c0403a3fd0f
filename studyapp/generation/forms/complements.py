"""Cards on what a verb or adjective takes with its preposition: "What was the treaty based on?"."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import what
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.posing import beside, ending_in, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_SEEING = several(
    "regard see view treat describe portray present use recognise recognize establish interpret "
    "perceive conceive"
)
_PHRASES = several("age part measure degree turn fact case addition way extent effect")
"""Nouns of phrases that only say how far, when, or in what way something is so."""
_FEWEST = 2
"""Words that an answer has at least, but for a name."""


def governed(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for what stands behind a governed preposition: "What is the crew wary of?"."""
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.subject is None:
            continue
        governed_by = _governed(sentence, clause)
        if governed_by is None or clause.negated:
            continue
        n, preposition = governed_by
        tree = sentence.tree
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        unlike = [m for m in tree.children(n, "conj") if tree.tokens[m].tag == "JJ"]
        words = [w for w in told(sentence, n, unlike) if not _is_preposition(sentence, w, n)]
        while words and tree.tokens[words[-1]].tag in ("CC", ","):
            words = words[:-1]
        if posed is None or not is_enough(sentence, words):
            continue
        if tree.tokens[max(posed.order, default=0)].text.lower() == preposition:
            continue
        asked = "What" if preposition == "as" else what(analysis, sentence, n)
        found = ending_in(posed, asked, words, preposition)
        if found is not None:
            yield posed.card("complement", Kind.ARGUMENT, *found)


def _governed(sentence: Sentence, clause: Clause) -> tuple[int, str] | None:
    """Return what a preposition ties to a predicate that governs it, and the preposition."""
    tree = sentence.tree
    lemma = tree.tokens[clause.head].lemma.lower()
    for n in tree.children(clause.head, "obl", "advcl"):
        mark = tree.child(n, "case", "mark")
        if n < clause.head or mark is None or tree.is_a(n, "obl:agent"):
            continue
        if tree.tokens[n].lemma in _PHRASES:
            continue  # "lay in great part in"
        if tree.tokens[clause.head].tag == "JJR":  # "better at one craft than at another"
            continue
        preposition = tree.tokens[mark].text.lower()
        if f"{lemma} {preposition}" not in listed("governed_prepositions"):
            continue
        marks = {tree.tokens[m].text.lower() for m in tree.children(n, "mark", "advmod")}
        asks = marks & {"whether", "how"}
        if tree.is_a(n, "advcl") and tree.tokens[n].tag != "VBG" and not asks:
            continue
        before = range(clause.head + 1, min(tree.subtree(n)))
        if any(tree.tokens[w].text.lower() in ("less", "more", "rather") for w in before):
            continue  # "depends less on the one than on the other"
        thing = tree.child(clause.head, "obj")
        if preposition == "as" and thing is None and not clause.passive and lemma in _SEEING:
            continue  # "it perceives as": what is perceived is missing
        if preposition in ("on", "upon") and thing is not None:
            continue  # "founded a town on the river": a place, unlike "the plan was founded on"
        if mark > clause.head and not sentence.is_dated((n, *tree.children(n))):
            return n, preposition
    return None


def is_enough(sentence: Sentence, words: list[int]) -> bool:
    """Tell whether an answer has two words or is a name."""
    named = bool(words) and all(sentence.tree.tokens[n].tag in NAMES for n in words)
    return named or len(words) >= _FEWEST


def _is_preposition(sentence: Sentence, word: int, head: int) -> bool:
    token = sentence.tree.tokens[word]
    tie = token.head == head and sentence.tree.is_a(word, "case", "mark")
    return tie and token.text.lower() != "whether"
