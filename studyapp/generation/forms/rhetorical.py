"""Cards on rhetorical questions: "Are not crowds often subject to fear?" claims that they are."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.candidates import Candidate
from studyapp.generation.forms.completions import cut_of
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.syntax import FINITE, Tree
from studyapp.generation.wording import lowered, noun_phrase
from studyapp.model import GAP, Form, Kind

_NOT = frozenset({"not", "n't", "n’t"})


def claims(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap at the end of what a negative question claims."""
    clause = sentence.main
    if not sentence.asks or clause is None or clause.finite is None or clause.subject is None:
        return
    tree = sentence.tree
    first = next((n for n, t in enumerate(tree.tokens) if t.relation != "punct"), 0)
    negations = [n for n in range(first, max(first, clause.head) + 1) if _denies(tree, n)]
    if tree.tokens[first].tag not in FINITE or first != clause.finite or not negations:
        return
    words = [n for n in standing(sentence, clause) if n not in negations]
    cut = cut_of(sentence, clause, words)
    if cut is None or tree.tokens[first].lemma == "do":
        return
    there = tree.child(clause.head, "expl")
    subject = [n for n in noun_phrase(tree, clause.subject) if n in words]
    subject = subject if there is None else [there]
    kept = [n for n in words[:cut] if n not in subject and n != first]
    order = [*subject, first, *kept]
    grounded = ground(analysis, sentence, order)
    said = answer(analysis, sentence, words[cut:])
    if said is None or not subject or max(subject) > min(words[cut:]):
        return
    text = grounded.asked.text
    claim = f"{lowered(tree, subject[0], text(subject))} {text([first]).lower()} {text(kept)}"
    yield grounded.card(
        rule="rhetorical",
        kind=Kind.ARGUMENT,
        form=Form.CLOZE,
        question=f"According to {analysis.author}, {' '.join(claim.split())} {GAP}.",
        answer=said,
    )


def _denies(tree: Tree, n: int) -> bool:
    return tree.tokens[n].text.lower() in _NOT
