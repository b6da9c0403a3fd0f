"""Cards on reasons, purposes, means and conditions: why, what for, how, on what condition."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.forms.aims import is_purpose
from studyapp.generation.forms.motives import because, is_motive
from studyapp.generation.posing import pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, Tree
from studyapp.generation.wording import noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_ASKED = frozenset(
    {ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.COMPLEMENT, ClauseKind.RELATIVE}
)
_BECAUSE = several("because since inasmuch lest")
_CONDITIONS = several("if unless provided")
_OWING = (
    ("because", "of"), ("owing", "to"), ("due", "to"), ("thanks", "to"), ("on", "account"),
    ("by", "reason"), ("for", "want"), ("for", "lack"), ("for", "fear"), ("as", "a", "result", "of"),
)  # fmt: skip
_PARTICIPLES = frozenset({"VBN", "VBG", "JJ"})
_DUE = several("due owing thanks")
_STRESSING = several(
    "solely only mainly chiefly largely partly mostly simply merely primarily probably perhaps likely"
)
_ANY = several("a an any every each some")
_MODAL = several("would could might should will may")


def reasons(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask why: the reason stands in a clause with "because", or behind "owing to" and the like."""
    for clause in _clauses(sentence):
        for n in _reasons_of(sentence, clause):
            yield from _asked(analysis, sentence, clause, n, "Why", "reason")


def purposes(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what for: the purpose stands in an infinitive, or behind "so that"."""
    tree = sentence.tree
    for clause in _clauses(sentence):
        if clause.copula or clause.negated:
            continue
        for n in tree.children(clause.head, "advcl", "obl"):
            if is_purpose(sentence, n):
                yield from _asked(analysis, sentence, clause, n, "For what purpose", "purpose")


def means(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask how: the means stands behind "by" and a participle."""
    tree = sentence.tree
    for clause in _clauses(sentence):
        aims = [m for m in tree.children(clause.head, "xcomp") if tree.tokens[m].tag == "VB"]
        for n in (n for head in (clause.head, *aims) for n in tree.children(head, "advcl")):
            mark = tree.child(n, "mark")
            if mark is not None and tree.tokens[mark].text.lower() == "by":
                yield from _asked(analysis, sentence, clause, n, "How", "means")


def conditions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask on what condition: the condition stands in a clause with "if" or "unless"."""
    tree = sentence.tree
    for clause in _clauses(sentence):
        for n in tree.children(clause.head, "advcl"):
            mark = tree.child(n, "mark")
            if mark is not None and tree.tokens[mark].text.lower() in _CONDITIONS:
                if any(tree.tokens[v].text.lower() in _MODAL for v in clause.verbs):
                    yield from _asked(
                        analysis, sentence, clause, n, "Under what condition", "condition"
                    )


def _clauses(sentence: Sentence) -> Iterator[Clause]:
    for clause in sentence.clauses:
        if clause.kind not in _ASKED or clause.finite is None or clause.subject is None:
            continue
        if clause.kind is ClauseKind.COMPLEMENT and not _is_held(sentence, clause):
            continue
        if clause.kind is not ClauseKind.RELATIVE or (
            clause.borrowed and not _is_of_any(sentence.tree, clause)
        ):
            yield clause


def _is_of_any(tree: Tree, clause: Clause) -> bool:
    """Tell whether a relative clause says which one of many is meant: "a town that closes its bank"."""
    article = tree.child(clause.subject, "det") if clause.subject is not None else None
    first = min(tree.subtree(clause.head))
    apart = tree.tokens[first].text == "," or tree.tokens[max(first - 1, 0)].text == ","
    return article is not None and tree.tokens[article].text.lower() in _ANY and not apart


def _is_held(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether what is said in a clause is the text's own view: not "if it were so, it would show"."""
    tree = sentence.tree
    above = sentence.by_head.get(tree.tokens[clause.head].head)
    if above is None or not tree.is_a(clause.head, "ccomp") or above.kind not in ASSERTED:
        return False
    if clause.subject is None or tree.tokens[clause.subject].tag in ("WP", "WDT"):
        return False
    return not above.negated and not any(tree.tokens[v].tag == "MD" for v in above.verbs)


def _asked(
    analysis: Analysis, sentence: Sentence, clause: Clause, n: int, asked: str, rule: str
) -> Iterator[Candidate]:
    denied = clause.negated or _is_of_none(sentence, clause)
    if denied and n > clause.head and rule in ("reason", "means"):
        return  # "it was not closed because it was old" may mean either
    others = [m for m in sentence.tree.children(clause.head, "advcl") if m != n]
    others += _stressed(sentence, clause, n)
    posed = pose(analysis, sentence, clause, {n, *others})
    tree = sentence.tree
    first = next(tree.tokens[w] for w in tree.subtree(n) if not tree.is_a(w, "punct"))
    motive = rule == "reason" and first.tag in _PARTICIPLES and first.text.lower() not in _DUE
    words = told(sentence, n, _joined(sentence, n) if motive else ())
    while words and sentence.tree.tokens[words[0]].tag == "CC":
        words = words[1:]
    said = posed.answer(words) if posed is not None else None
    body = posed.inverted if posed is not None else None
    if posed is None or body is None or said is None or len(words) < 3:
        return
    if motive and words[0] == n:
        said = because(analysis, sentence, clause, first, said)
    lifeless = clause.passive and rule == "purpose" and sentence.tense in ("VBZ", "VBP")
    speaker = _speaker(analysis, sentence, clause)
    if speaker is None:
        return
    according = f", according to {speaker}," if speaker else ""
    yield posed.card(
        rule, Kind.ARGUMENT, f"{asked}{according} {body}?", said,
        weight=0.15 * ("order" in said.split()[:2]) - 0.25 * lifeless,
    )  # fmt: skip


def _joined(sentence: Sentence, n: int) -> tuple[int, ...]:
    """Return what is joined to a motive: of two, the first is told."""
    return tuple(
        m for m in sentence.tree.children(n, "conj") if sentence.tree.tokens[m].tag in _PARTICIPLES
    )


def _speaker(analysis: Analysis, sentence: Sentence, clause: Clause) -> str | None:
    """Return who says what a clause tells, "" where the text says so itself; None where that is unclear."""
    tree = sentence.tree
    above = sentence.by_head.get(tree.tokens[clause.head].head)
    if clause.kind is not ClauseKind.COMPLEMENT or above is None or above.subject is None:
        return ""
    if tree.tokens[above.head].lemma not in listed("saying_verbs"):
        return ""
    subject = tree.tokens[above.subject]
    if subject.text.lower() in ("i", "we"):
        return analysis.author
    if subject.tag in NAMES:
        return text_of(tree, noun_phrase(tree, above.subject))
    meant = analysis.referents.of(sentence.number, above.subject)
    if subject.tag == "PRP" and meant is not None:
        return f"[{meant.text}]"
    persons = {m.head for m in sentence.parse.mentions if m.type in ("person", "organization")}
    return None if subject.tag == "PRP" or above.subject in persons else ""


def _is_of_none(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a subject is nobody: "no ship was lost because ..."."""
    tree = sentence.tree
    whole = tree.subtree(clause.subject) if clause.subject is not None else []
    return any(tree.tokens[n].text.lower() in ("no", "nobody", "none", "neither") for n in whole)


def _stressed(sentence: Sentence, clause: Clause, n: int) -> Iterator[int]:
    """Yield the adverb right before a reason that belongs to it: "solely because"."""
    tree = sentence.tree
    first = min(tree.subtree(n))
    for m in tree.children(clause.head, "advmod"):
        if m == first - 1 and tree.tokens[m].text.lower() in _STRESSING:
            yield m


def _reasons_of(sentence: Sentence, clause: Clause) -> Iterator[int]:
    tree = sentence.tree
    for n in tree.children(clause.head, "advcl", "obl"):
        words = tree.subtree(n)
        first = [tree.tokens[w].text.lower() for w in words if tree.tokens[w].text != ","][:4]
        if not first or _is_denied(sentence, words[0]):
            continue
        if tree.is_a(n, "advcl"):
            mark = tree.child(n, "mark")
            owing = any(first[: len(head)] == list(head) for head in _OWING)
            if mark is None and (owing or is_motive(sentence, n, words)):
                yield n
            elif mark is not None and tree.tokens[mark].text.lower() in _BECAUSE:
                timed = first[0] == "ever" or (first[0] == "since" and _is_of_time(sentence, n))
                if not timed:
                    yield n
        elif any(first[: len(head)] == list(head) for head in _OWING):
            yield n


def _is_denied(sentence: Sentence, first: int) -> bool:
    """Tell whether "not" or "only" stands right before a reason: it is no plain one."""
    before = sentence.tree.tokens[first - 1].text.lower() if first else ""
    return before in ("not", "n't", "merely", "simply", "just")


def _is_of_time(sentence: Sentence, n: int) -> bool:
    """Tell whether "since" means a time: the clause above is in the perfect, or a date is in it."""
    tree = sentence.tree
    above = tree.tokens[n].head
    perfect = any(tree.tokens[v].lemma == "have" for v in tree.children(above, "aux"))
    return sentence.is_dated(tree.subtree(n)) or (perfect and tree.tokens[n].tag == "VBD")
