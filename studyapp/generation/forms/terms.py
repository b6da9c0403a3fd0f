"""Cards on names and terms: what somebody calls something, what something became known as."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.posing import Posed, asked_for, beside, ending_in, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import Tree
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_NAMING = several("call name term dub label christen nickname style entitle title designate")
_BARE = 2
"""Words of a subject like "the process", which does not say which one it is."""
_LONGEST = 12
"""Words that a name may have."""
_BECOMING = several("become come")
_KNOWN = several("know describe define regard characterise characterize view see refer")

_WISHING = several("prefer want wish like love hate refuse demand ask decline insist")


def _name(tree: Tree, clause: Clause) -> tuple[int | None, str]:
    """Return the word that heads the name, and the preposition before it."""
    lemma = tree.tokens[clause.head].lemma
    verb = clause.head
    if lemma in _BECOMING:
        known = tree.child(clause.head, "xcomp")
        if known is None or tree.tokens[known].lemma not in _KNOWN | _NAMING:
            return None, ""
        verb, lemma = known, tree.tokens[known].lemma
    above = tree.tokens[clause.head].head
    if tree.is_a(clause.head, "xcomp") and tree.tokens[above].lemma in _WISHING:
        return None, ""  # "preferred to be called a realist"
    if lemma in _NAMING:
        if lemma == "call" and any(_is_called_on(tree, n) for n in tree.children(verb, "obl")):
            return None, ""
        behind = tree.child(verb, "xcomp")
        passive = clause.passive or verb != clause.head
        return (behind if behind is not None or not passive else tree.child(verb, "obj")), ""
    if lemma not in _KNOWN:
        return None, ""
    for n in tree.children(verb, "obl", "xcomp", "advcl"):
        mark = tree.child(n, "case", "mark")
        if mark is not None and tree.tokens[mark].text.lower() == "as":
            return n, "as"
    return None, ""


def _is_called_on(tree: Tree, n: int) -> bool:
    """Tell whether somebody is asked and nothing named: "called on him to preach", "called for"."""
    case = tree.child(n, "case")
    return (
        case is not None
        and tree.tokens[case].text.lower() in ("on", "upon", "for")
        and not any(t.tag == "CD" for t in (tree.tokens[m] for m in tree.subtree(n)))
    )


def _is_cut(tree: Tree, last: int) -> bool:
    """Tell whether a hyphen follows on a name: "called the E-meter"."""
    return last + 1 < len(tree.tokens) and tree.tokens[last + 1].tag == "HYPH"


def names(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what something is called: "What were town craftsmen who ... called?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.subject is None or clause.negated:
            continue
        target, preposition = _name(tree, clause)
        if target is None or not (clause.passive or clause.finite is not None):
            continue
        posed = pose(analysis, sentence, clause, {target, *beside(sentence, clause)})
        words = [
            n
            for n in tree.subtree(target)
            if not (tree.tokens[n].head == target and tree.is_a(n, "case", "mark", "punct"))
            or tree.tokens[n].text in ('"', "'")
        ]
        found = _asked(posed, words, preposition)
        if posed is None or found is None or len(words) > _LONGEST:
            continue
        if max(words) < clause.head or _is_cut(tree, max(words)):
            continue  # "As a result, the user sees ..."
        if preposition and f" {found[0]} ".count(f" {preposition} ") > 1:
            continue
        if not (clause.passive or posed.parts.rest or posed.parts.moved):
            continue  # "What did they call?": what is called so is missing
        found = _with_also(tree, clause, found[0]), found[1]
        vague = _is_vague(tree, clause) or len(posed.parts.subject) == _BARE
        yield posed.card("term", Kind.ARGUMENT, *found, weight=-0.4 if vague else 0.0)


def _asked(posed: Posed | None, words: list[int], preposition: str) -> tuple[str, str] | None:
    """Return the question for a name and the name."""
    if posed is None:
        return None
    if preposition:
        return ending_in(posed, "What", words, preposition)
    found = asked_for(posed, words)
    return None if found is None else (f"What {found[0]}?", found[1])


def _with_also(tree: Tree, clause: Clause, question: str) -> str:
    """Return a question that says that there is another name: "What is Riga also known as?"."""
    verb = tree.tokens[clause.head].text
    also = any(tree.tokens[n].text.lower() == "also" for n in tree.children(clause.head, "advmod"))
    return question.replace(f" {verb}", f" also {verb}", 1) if also else question


def _is_vague(tree: Tree, clause: Clause) -> bool:
    """Tell whether what is called something is one of many: "a chief called Arsaces"."""
    article = tree.child(clause.subject, "det") if clause.subject is not None else None
    one = article is not None and tree.tokens[article].text.lower() in ("a", "an")
    return clause.borrowed and one
