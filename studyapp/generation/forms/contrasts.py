"""Cards on contrasts and concessions: not X but Y, Y rather than X, and what held in spite of what."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, told
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.posing import asked_for, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE
from studyapp.generation.wording import capital, lowered, text_of
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Form, Kind

_STATES = several("have be seem remain become feel see think know believe hold want need appear")
_CONCEDING = several("although though whereas while albeit")
_DESPITE = (("in", "spite", "of"), ("despite",), ("notwithstanding",))


def alternatives(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what something was when something else is denied: "not its cost but ..."."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or not clause.copula:
            continue
        for n in _put_instead(sentence, clause):
            posed = pose(analysis, sentence, clause)
            words = [
                w for w in told(sentence, n) if not tree.is_a(w, "cc") or tree.tokens[w].head != n
            ]
            no = [
                w
                for w in tree.subtree(clause.head, {n})
                if w > max(clause.verbs) and not _is_negation(sentence, w)
            ]
            said = posed.answer(words) if posed is not None else None
            other = answer(analysis, sentence, _without_joint(sentence, no))
            if posed is None or said is None or other is None or len(words) < 2:
                continue
            if tree.tokens[words[0]].tag in FINITE:
                continue
            verbs = text_of(tree, clause.verbs)
            body = f"{verbs} {lowered(tree, min(posed.parts.subject), posed.subject)}"
            yield posed.card("alternative", Kind.ARGUMENT, f"What {body}, if not {other}?", said)


def replaced(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what stands behind a preposition instead of what is denied: "not from fear but from need"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or not clause.negated:
            continue
        for denied, n in _pairs(sentence, clause):
            tie, joint = tree.child(n, "case"), tree.child(n, "cc")
            no = [w for w in tree.children(clause.head, "advmod") if _is_negation(sentence, w)]
            after = {tree.tokens[w + 1].text.lower() for w in no}
            if after & {"only", "just", "merely", "simply"}:
                continue  # "not only by this, but also by that"
            posed = pose(analysis, sentence, clause, {n, denied, *no})
            words = [w for w in told(sentence, n) if w not in (tie, joint)]
            preposition = "" if tie is None else tree.tokens[tie].text.lower()
            found = asked_for(posed, words, preposition)
            other = answer(analysis, sentence, _without_joint(sentence, tree.subtree(denied, {n})))
            if posed is None or found is None or other is None:
                continue
            body, said = found
            yield posed.card("alternative", Kind.ARGUMENT, f"What {body}, if not {other}?", said)


def _pairs(sentence: Sentence, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield what a verb takes with a preposition and what "but" puts in its place, with the same one."""
    tree = sentence.tree
    for denied in tree.children(clause.head, "obl"):
        for n in (*tree.children(clause.head, "conj"), *tree.children(denied, "conj")):
            joint = tree.child(n, "cc")
            ties = [tree.child(w, "case") for w in (denied, n)]
            said = {tree.tokens[w].text.lower() for w in ties if w is not None}
            if joint is not None and tree.tokens[joint].text.lower() == "but":
                if len(said) == 1 and None not in ties:
                    yield denied, n


def _put_instead(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """Yield what is put behind "but" in the place of what a copula denies of its subject."""
    tree = sentence.tree
    if any(_is_negation(sentence, m) for m in tree.children(clause.head, "advmod", "cc:preconj")):
        for n in tree.children(clause.head, "conj"):
            joint = tree.child(n, "cc")
            told = tree.child(n, "nsubj") is not None  # "but the teams are": another matter
            if joint is not None and tree.tokens[joint].text.lower() == "but" and not told:
                yield n


def _is_negation(sentence: Sentence, word: int) -> bool:
    return sentence.tree.tokens[word].text.lower() in ("not", "n't")


def _without_joint(sentence: Sentence, words: list[int]) -> list[int]:
    while words and sentence.tree.tokens[words[-1]].text in (",", "but", ";", "only", "."):
        words = words[:-1]
    while words and sentence.tree.tokens[words[0]].text in (",", "not", "so", "only", "much"):
        words = words[1:]
    return words


def concessions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what held in spite of something: "Despite the storm, what did the crew do?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.subject is None:
            continue
        for n in tree.children(clause.head, "advcl", "obl"):
            granted = _granted(sentence, n)
            if granted is None:
                continue
            posed = pose(analysis, sentence, clause, {n}, room=40)
            if posed is None or not posed.parts.subject or not posed.parts.rest:
                continue
            inner = sentence.by_head.get(n)
            if tree.is_a(n, "advcl") and (inner is None or inner.finite is None):
                continue
            did = _deed(analysis, sentence, clause)
            said_so = clause.verbs if clause.copula or clause.passive else ()
            told_words = sorted({*clause.verbs, *posed.parts.inner, *posed.parts.rest} - {*said_so})
            said = posed.answer(told_words)
            before = capital(posed.ground.asked.text(granted))
            subject = lowered(tree, min(posed.parts.subject), posed.subject)
            if said is None or len(told_words) > 26 or not before:
                continue
            rest = " ".join(part for part in (subject, text_of(tree, said_so), GAP) if part)
            what = f"what {did} {subject} do?" if did else f"{rest}."
            yield posed.card(
                "concession", Kind.ARGUMENT, f"{before}, {what}", said,
                form=Form.QUESTION if did else Form.CLOZE,
                weight=0.0 if did else -0.25,
            )  # fmt: skip


def _deed(analysis: Analysis, sentence: Sentence, clause: Clause) -> str:
    """Return the verb with which to ask what an actor did; "" where none did anything."""
    tree = sentence.tree
    if clause.subject is None or clause.passive or clause.copula or clause.negated:
        return ""
    if kind_of(analysis, sentence, clause.subject) is None or clause.finite is None:
        return ""
    if tree.tokens[clause.head].lemma in _STATES:
        return ""
    first = tree.tokens[clause.finite]
    if len(clause.verbs) > 1:
        return first.text.lower() if first.tag == "MD" else ""
    return {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(first.tag, "")


def _granted(sentence: Sentence, n: int) -> list[int] | None:
    """Return the words of a concession, or None if a branch is none."""
    tree = sentence.tree
    words = [w for w in tree.subtree(n) if tree.tokens[w].text not in (",", "--", "—")] or [n]
    whole = [w for w in tree.subtree(n) if words[0] <= w <= words[-1]]
    first = [tree.tokens[w].text.lower() for w in words[:3]]
    if tree.is_a(n, "advcl"):
        conceding = first[0] in _CONCEDING or first[:2] == ["even", "though"]
        if first[0] == "while" and min(words) > 0:
            return None  # behind its clause "while" tells of the same time more often
        return whole if conceding else None
    return whole if any(first[: len(d)] == list(d) for d in _DESPITE) else None
