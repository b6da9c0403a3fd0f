"""Cards that leave a date open in its clause: for dates of which no question asks."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.attachment import Dated, attached
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import coordinates
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import asides, capital, text_of
from studyapp.model import GAP, Form, Kind

_FEWEST, _MOST = 6, 38


def dates(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap in place of a date, in its clause or, if that says too little, its sentence."""
    for date in sentence.dates:
        dated = attached(sentence, date)
        if dated is None:
            continue
        words = _around(sentence, dated)
        if not _FEWEST <= len(words) <= _MOST:
            continue
        inside = sentence.words_at((date.start, date.end))
        grounded = ground(analysis, sentence, words)
        replaced = dict(grounded.asked.replaced) | dict.fromkeys(inside, "") | {inside[0]: GAP}
        text = text_of(sentence.tree, words, replaced)
        if GAP not in text:
            continue
        yield Candidate(
            rule="date-gap",
            kind=Kind.DATE,
            form=Form.CLOZE,
            sentence=sentence.number,
            question=f"{capital(text)}.",
            answer=date.answer,
            date=date,
            context=grounded.context,
            dangling=grounded.dangling,
            asked=frozenset(words) - frozenset(inside),
            told=frozenset(inside),
        )


def _around(sentence: Sentence, dated: Dated) -> list[int]:
    """Return the words of the innermost clause around a date that stands as a sentence."""
    tree = sentence.tree
    clause = dated.clause or (sentence.clause_of(dated.noun) if dated.noun is not None else None)
    while clause is not None and (clause.finite is None or clause.borrowed):
        above = tree.tokens[clause.head].head
        clause = sentence.clause_of(above) if above >= 0 else None
    if clause is None:
        return []
    kept = set(dated.words)
    left_out = {
        n
        for n in (*coordinates(tree, clause), *asides(tree, clause.head))
        if not kept & set(tree.subtree(n))
    }
    left_out |= set(tree.children(clause.head, "cc", "mark", "discourse"))
    words = [n for n in tree.subtree(clause.head, left_out) if n not in left_out]
    while (
        words and tree.tokens[words[-1]].relation == "punct" and tree.tokens[words[-1]].text != ")"
    ):
        words = words[:-1]
    while words and tree.tokens[words[0]].relation == "punct":
        words = words[1:]
    return words
