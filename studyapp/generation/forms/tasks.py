"""Cards on what somebody decided, tried, began or was made to do."""

from collections.abc import Iterator
from dataclasses import replace

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import what
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.forms.objects import is_bare
from studyapp.generation.posing import Posed, asked_for, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import capital
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_ASKED = frozenset({ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.RELATIVE})
_ASPECTS = several("begin start come continue get go cease mean prefer tend seem appear")
"""Verbs that say little of what follows them."""
_SAYS_NOTHING = several("have seem appear tend happen prove bring grow")
"""Verbs whose infinitive is not what somebody set out to do."""
_HELD = several("consider think believe say know suppose find report assume show hold")
"""Verbs that say what is held of somebody: nobody set out to do that."""
_FEWEST = 4
"""Words that a task has at least."""
_LONGEST_TIME = 8
"""Words of a phrase that says when, fewer than which it has."""


def tasks(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what somebody decided, tried or was made to do: "What did the council refuse to do?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in _ASKED or clause.finite is None or clause.subject is None:
            continue
        if clause.negated:
            continue
        for n in tree.children(clause.head, "xcomp"):
            mark = tree.child(n, "mark")
            if tree.tokens[n].tag != "VB" or mark is None or n < clause.head:
                continue
            begun = list(_begun(analysis, sentence, clause, n))
            yield from begun
            held = clause.passive and tree.tokens[clause.head].lemma in _HELD
            if not begun and not held and tree.tokens[clause.head].lemma not in _SAYS_NOTHING:
                yield from _done(analysis, sentence, clause, n)


def _done(analysis: Analysis, sentence: Sentence, clause: Clause, n: int) -> Iterator[Candidate]:
    """Ask for an infinitive; the time at which something is to be done is part of the question."""
    posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
    when = [] if posed is not None and sentence.is_dated(posed.order) else _times(sentence, n)
    words = told(sentence, n, {*_reasons_behind(sentence, n), *when})
    first = _manner(sentence, posed)
    front = (
        f"{capital(posed.ground.asked.text(first))}, what" if posed is not None and first else ""
    )
    posed = replace(posed, parts=replace(posed.parts, front=())) if posed and first else posed
    found = asked_for(posed, words, "to do")
    if posed is None or found is None or len(words) < _FEWEST or _is_share(sentence, words):
        return
    body, said = found
    time = posed.ground.asked.text([w for m in when for w in sentence.tree.subtree(m)])
    vague = sentence.tree.tokens[clause.head].lemma in _ASPECTS
    yield posed.card(
        "task", Kind.ARGUMENT, f"{front or 'What'} {body} {time}".rstrip() + "?", said,
        weight=-0.2 if vague else 0.0,
    )  # fmt: skip


def _manner(sentence: Sentence, posed: Posed | None) -> tuple[int, ...]:
    """Return what stands before a clause and says how or whence: behind "to do" it would go with that."""
    front = posed.parts.front if posed is not None else ()
    tree = sentence.tree
    how = bool(front) and tree.tokens[min(front)].text.lower() in ("from", "with", "like", "unlike")
    return front if how and not sentence.is_dated(front) else ()


def _is_share(sentence: Sentence, words: list[int]) -> bool:
    """Tell whether a task is but a number: "to grow 17 percent"."""
    texts = {sentence.tree.tokens[n].text.lower() for n in words}
    return len(words) <= _FEWEST + 1 and bool(texts & {"percent", "%"})


def _times(sentence: Sentence, n: int) -> list[int]:
    """Return the phrases that say when: "to close the port in 1902"."""
    tree = sentence.tree
    phrases = (m for m in tree.children(n, "obl") if tree.child(m, "case") is not None)
    return [m for m in phrases if sentence.is_dated([m]) and len(tree.subtree(m)) < _LONGEST_TIME]


def _reasons_behind(sentence: Sentence, n: int) -> set[int]:
    """Return the clauses behind a comma that say why: a question for what does not ask for them."""
    tree = sentence.tree
    found = set()
    for m in tree.children(n, "advcl"):
        mark = tree.child(m, "mark")
        first = min(tree.subtree(m))
        if mark is not None and tree.tokens[mark].text.lower() in ("because", "since", "for"):
            if tree.tokens[first].text == "," or tree.tokens[first - 1].text == ",":
                found.add(m)
    return found


def _begun(analysis: Analysis, sentence: Sentence, clause: Clause, n: int) -> Iterator[Candidate]:
    """Ask for the object of what was begun: "What did Lund begin to write down?"."""
    tree = sentence.tree
    lemma = tree.tokens[clause.head].lemma
    vague = lemma in _ASPECTS or (clause.passive and lemma in _HELD | {"expect"})
    alone = tree.child(n, "conj", "iobj") is None  # "began to write and to read"
    thing = tree.child(n, "obj", "ccomp")
    if not vague or not alone or thing is None or thing < n:
        return
    posed = pose(analysis, sentence, clause, {thing, *beside(sentence, clause)})
    words = told(sentence, thing)
    found = asked_for(posed, words)
    if posed is not None and found is not None and not is_bare(sentence, words):
        body, said = found
        asked = "What" if tree.is_a(thing, "ccomp") else what(analysis, sentence, thing)
        yield posed.card("object", Kind.ARGUMENT, f"{asked} {body}?", said)
