"""Cards on judgements: what the author holds to be likely, a mistake, or important."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer, told
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.grounding import ground
from studyapp.generation.parts import is_connective
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS
from studyapp.generation.wording import lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_FEWEST = 4
"""Words that what is judged has at least."""
_LONGEST = 9
"""Words with which a question says what is judged."""
_TRUE = several("certain clear true false evident obvious plain fact truth matter")
_POINTING = several(
    "not this that these those such it they he she no any some its their his her my our"
)
_JUDGING = several(
    """
    likely unlikely possible impossible probable improbable doubtful certain clear true false wrong
    important necessary essential vital crucial useful desirable dangerous risky difficult easy hard
    mistake error folly illusion exaggeration duty task pity matter fact truth lesson natural
    inevitable remarkable surprising significant evident obvious plausible premature unwise wise
    unfair fair reasonable unreasonable tempting misleading sufficient insufficient
    """
)


def judgements(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what "it" is judged to be: "What, according to Marsh, would be a mistake?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        judged = _judged(sentence, clause)
        if judged is None or clause.finite is None:
            continue
        words = told(sentence, judged)
        predicate = _predicate(sentence, clause, judged)
        said = answer(analysis, sentence, words)
        if said is None or len(words) < _FEWEST or not predicate:
            continue
        likely = _likely(analysis, sentence, clause, judged)
        if likely is not None:
            yield likely
            continue
        condition = _condition(sentence, clause)
        grounded = ground(analysis, sentence, [*predicate, *condition])
        verbs = text_of(tree, clause.verbs)
        about = _topic(sentence, judged)
        if condition:
            about = f" {lowered(tree, condition[0], grounded.asked.text(condition))}"
        yield grounded.card(
            rule="judgement",
            kind=Kind.ARGUMENT,
            question=f"What, according to {analysis.author}, {verbs} "
            f"{grounded.asked.text(predicate)}{about}?",
            answer=said,
            weight=(0.0 if about else -0.7) - 0.2 * (tree.tokens[clause.head].lemma in _TRUE),
        )


def _condition(sentence: Sentence, clause: Clause) -> list[int]:
    """Return the words of the clause with "if" on which a judgement depends."""
    tree = sentence.tree
    for n in tree.children(clause.head, "advcl"):
        mark = tree.child(n, "mark")
        if mark is not None and tree.tokens[mark].text.lower() in ("if", "unless"):
            return [w for w in tree.subtree(n) if tree.tokens[w].text != ","]
    return []


def _limit(sentence: Sentence, clause: Clause) -> list[int]:
    """Return the words before a judgement that say how far it goes: "as for the near future"."""
    tree = sentence.tree
    for n in tree.children(clause.head, "obl"):
        words = tree.subtree(n)
        if max(words) < min(clause.verbs) and not is_connective(tree, words):
            return [w for w in words if tree.tokens[w].text != ","]
    return []


def _likely(
    analysis: Analysis, sentence: Sentence, clause: Clause, judged: int
) -> Candidate | None:
    """Ask what somebody is likely to do, where that clause has a subject: "that Rome would yield"."""
    tree = sentence.tree
    inner = sentence.by_head.get(judged)
    if tree.tokens[clause.head].lemma not in ("likely", "unlikely") or inner is None:
        return None
    if inner.subject is None or inner.copula or inner.passive or inner.negated or inner.borrowed:
        return None
    modal = inner.finite is not None and tree.tokens[inner.finite].tag == "MD"
    subject = noun_phrase(tree, inner.subject)
    done = [n for n in told(sentence, judged, {inner.subject}) if n >= judged]
    said = answer(analysis, sentence, done)
    if not modal or said is None or not subject or len(done) < _FEWEST:
        return None
    limit = _limit(sentence, clause)
    grounded = ground(analysis, sentence, [*subject, *limit])
    within = f" {lowered(tree, limit[0], grounded.asked.text(limit))}" if limit else ""
    plural = tree.tokens[inner.subject].tag in ("NNS", "NNPS") or tree.child(inner.subject, "conj")
    return grounded.card(
        rule="judgement",
        kind=Kind.ARGUMENT,
        question=f"What, according to {analysis.author}, {'are' if plural else 'is'} "
        f"{grounded.asked.text(subject)} {tree.tokens[clause.head].lemma} to do{within}?",
        answer=said,
    )


def reports(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what "it" was said to be: "What was reported in June 1535?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or not clause.passive:
            continue
        it = tree.child(clause.head, "expl", "nsubj")
        told_of = tree.child(clause.head, "ccomp", "csubj")
        if it is None or told_of is None or tree.tokens[it].text.lower() != "it":
            continue
        words = told(sentence, told_of)
        beside = tree.asides(clause.head) | {told_of, it, *tree.children(clause.head, "mark", "cc")}
        asked = [n for n in tree.subtree(clause.head, beside) if n not in beside]
        said = answer(analysis, sentence, words)
        if said is None or len(words) < _FEWEST or clause.head > told_of or min(asked) < it:
            continue
        grounded = ground(analysis, sentence, asked)
        yield grounded.card(
            rule="report",
            kind=Kind.ARGUMENT,
            question=f"What {grounded.asked.text(asked).rstrip(' .')}?",
            answer=said,
            weight=0.0 if sentence.is_dated(asked) else -0.2,
        )


def _judged(sentence: Sentence, clause: Clause) -> int | None:
    """Return the head of the clause for which "it" stands, if this clause judges it."""
    tree = sentence.tree
    if clause.kind not in ASSERTED or clause.negated:
        return None
    it = tree.child(clause.head, "expl", "nsubj")
    if it is None or tree.tokens[it].text.lower() != "it":
        return None
    judging = clause.head
    if tree.tokens[clause.head].lemma in ("seem", "appear"):
        judging = tree.child(clause.head, "xcomp") or clause.head
    elif not clause.copula:
        return None
    if tree.tokens[judging].lemma.lower() not in _JUDGING:
        return None
    told_of = [
        n
        for head in {judging, clause.head}
        for n in tree.children(head, "csubj", "ccomp", "xcomp", "advcl", "acl")
    ]
    for n in sorted(told_of):
        mark = tree.child(n, "mark")
        if n > clause.head and mark is not None and tree.tokens[mark].text in ("that", "to"):
            return n
    return None


def _predicate(sentence: Sentence, clause: Clause, judged: int) -> list[int]:
    """Return the words with which it is judged, without what stands before them."""
    tree = sentence.tree
    last = max(clause.verbs)
    first = min(tree.subtree(judged))
    ties = {n for n in tree.children(clause.head) if is_connective(tree, tree.subtree(n))}
    words = tree.subtree(clause.head, {judged, *ties, *tree.asides(clause.head)})
    return [n for n in words if last < n < first and not tree.is_a(n, "punct")]


def _topic(sentence: Sentence, judged: int) -> str:
    """Return " about X" for the subject of what is judged, where that says what it is."""
    tree = sentence.tree
    subject = tree.child(judged, "nsubj")
    if subject is None or tree.tokens[subject].tag not in NOUNS:
        return ""
    words = noun_phrase(tree, subject)
    unfit = (
        any(tree.tokens[n].tag in ("PRP", "PRP$", "DT") for n in words[1:]) or len(words) > _LONGEST
    )
    pointing = tree.tokens[words[0]].text.lower() in _POINTING
    return "" if unfit or pointing else f" about {text_of(tree, words)}"
