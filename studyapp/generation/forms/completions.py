"""Cards that leave the end of a claim open: for what no other form asks."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.syntax import NOUNS, VERBS
from studyapp.generation.wording import capital, lowered
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Form, Kind

_FEWEST, _MOST = 3, 24
"""Words that the gap may stand for."""
_BEFORE = 4
"""Words that have to stand before the gap, at least."""
_LONGEST = 34
_CONTENT = NOUNS | {"JJ", "CD", "JJR", "JJS"} | VERBS
_LIGHT = several("be have do make take give become seem remain")

_CERTAIN = several(
    "clear evident obvious certain plain true see find remember note observe notice show understand"
)
"""Heads of "it is ... that" behind which stands what the author takes for sure."""


def completions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap in place of what a clause says at its end: "It is unlikely that the firm […]."."""
    for clause in sentence.clauses:
        framed = _is_framed(sentence, clause)
        if clause.kind not in ASSERTED and not framed:
            continue
        if clause.finite is None or clause.borrowed:
            continue
        words = standing(sentence, clause)
        cut = cut_of(sentence, clause, words)
        if cut is None:
            continue
        cut += _narrowed(sentence, words[cut:])
        kept, told = words[:cut], words[cut:]
        if _turns(sentence, clause, told):
            continue
        grounded = ground(analysis, sentence, kept)
        said = answer(analysis, sentence, told, kept)
        if said is None:
            continue
        before = lowered(sentence.tree, kept[0], grounded.asked.text(kept))
        before = f"according to {analysis.author}, {before}" if framed else before
        yield grounded.card(
            rule="completion",
            kind=Kind.ARGUMENT,
            form=Form.CLOZE,
            question=f"{capital(before)} {GAP}.",
            answer=said,
            weight=-0.15 if kept[-1] in clause.verbs and clause.copula else 0.0,
        )


def _narrowed(sentence: Sentence, told: list[int]) -> int:
    """Return how many words of a gap are better said: "is wary of […]", "no more than […]"."""
    tokens = sentence.tree.tokens
    said = [tokens[n].text.lower() for n in told]
    if "than" in said[:6] and len(said) - said.index("than") > _FEWEST:
        return said.index("than") + 1
    if tokens[told[0]].tag in ("IN", "TO") and sentence.tree.is_a(told[0], "case"):
        return 1 if len(told) > _FEWEST and said[0] not in ("because", "due", "owing") else 0
    if len(told) > _FEWEST + 1 and tokens[told[0]].tag == "JJ" and tokens[told[1]].tag == "IN":
        return 2
    return 0


def _turns(sentence: Sentence, clause: Clause, told: list[int]) -> bool:
    """Tell whether a gap would hold what turns a claim round, or only who says so: less than."""
    said = [sentence.tree.tokens[n].text.lower() for n in told]
    return said[0] in ("than", "according") or clause.negated


def _is_framed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the author says "we see that", "it is clear that" or the like before a clause."""
    tree = sentence.tree
    if clause.kind is not ClauseKind.COMPLEMENT or not tree.is_a(clause.head, "ccomp", "csubj"):
        return False
    above = sentence.by_head.get(tree.tokens[clause.head].head)
    if above is None or above.kind not in ASSERTED or above.negated or above.head > clause.head:
        return False
    if tree.child(above.head, "expl") is not None:
        return tree.tokens[above.head].lemma.lower() in _CERTAIN
    return above.subject is not None and tree.tokens[above.subject].text.lower() in ("we", "i")


def cut_of(sentence: Sentence, clause: Clause, words: list[int]) -> int | None:
    """Return where the gap begins: as late as the answer still says something."""
    place = {word: at for at, word in enumerate(words)}
    best: tuple[int, int] | None = None
    for word, worth in _openings(sentence, clause):
        at = place.get(word)
        if at is None or not _FEWEST <= len(words) - at <= _MOST or at > _LONGEST:
            continue
        if not _says_enough(sentence, words[:at]) or not _says_enough(sentence, words[at:]):
            continue
        if best is None or (worth, at) > best:
            best = (worth, at)
    return None if best is None or best[1] < _BEFORE else best[1]


def _openings(sentence: Sentence, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield words at which a gap may begin, and how good a place that is."""
    tree = sentence.tree
    last = max(clause.verbs)
    for n in tree.children(clause.head):
        if n < last or sentence.is_dated((n, *tree.children(n))):
            continue
        first = min(tree.subtree(n))
        if tree.is_a(n, "ccomp", "csubj"):
            inner = sentence.by_head.get(n)
            if inner is not None and inner.finite is not None and inner.subject is not None:
                if not inner.borrowed and tree.tokens[inner.subject].tag in NOUNS:
                    yield min(inner.verbs), 4
            yield first, 3
        elif tree.is_a(n, "obj", "xcomp") and tree.tokens[first].tag != "PRP":
            yield first, 3
        elif tree.is_a(n, "advcl") and tree.child(n, "mark") is not None:
            yield first, 2
        elif tree.is_a(n, "obl") and not tree.is_a(n, "obl:agent", "obl:unmarked"):
            yield first, 1
    if clause.copula and last < clause.head:
        yield last + 1, 3


def _says_enough(sentence: Sentence, words: list[int]) -> bool:
    tokens = sentence.tree.tokens
    content = [
        n for n in words if tokens[n].tag in _CONTENT and tokens[n].lemma.lower() not in _LIGHT
    ]
    return len(content) >= 2
