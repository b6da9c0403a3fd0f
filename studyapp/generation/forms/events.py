"""Cards on dates: when something happened, asked of the clause that the date belongs to."""

from collections.abc import Collection, Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import when
from studyapp.generation.attachment import Dated, all_attached, attached, is_paired, says_only_when
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.forms.aims import completes_noun
from studyapp.generation.posing import Posed, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE, Tree
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_ROOM = 20
"""Words that a question for a date may have, about: what it can do without is left out."""
_SPAN = 8
"""Words of "a year and a half earlier", fewer than which it has."""
_IMPLYING = several(
    "begin start cease continue fail manage refuse attempt seem appear help come get happen proceed"
)
"""Verbs whose infinitive comes true, or does not, at the time of the verb."""
_BEGINNING = several("begin start commence")
_GOING = several("arrive return leave come go depart retire withdraw decide")
_REACHING = several("by since until till before")
"""Prepositions of a time at which something had happened already."""
_OCCASIONS = several("when after before since because although though until while as once")
"""Words that begin a clause which tells what happened beside the main one."""
_FULL = 3
"""Words behind a verb from which on its question needs no clause beside it."""
_ARGUING = several("although though while whereas because since as if unless lest")
_ASKED = frozenset(
    {ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.RELATIVE, ClauseKind.PARTICIPLE}
)


def dated_clauses(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when a clause came true: "In what year did the council buy a ferry?"."""
    for dated in all_attached(sentence):
        clause = _clause_asked(sentence, dated)
        if clause is None or _others(sentence, dated, clause) or is_paired(sentence, dated):
            continue
        if not _is_told(sentence, dated, clause):
            continue
        beside = {*_beside(sentence, clause), *_of_descriptions(sentence)}
        beside |= set(_durations(sentence, clause)) if dated.date.grain is Grain.RANGE else set()
        posed = pose(analysis, sentence, clause, {*dated.words, *beside}, room=_ROOM, moved=True)
        plain = () if dated.preposition in _REACHING else ("had", "has", "have")
        body = posed.inverted_with("", plain=plain) if posed is not None else None
        if posed is None or body is None:
            continue
        begins = sentence.tree.tokens[clause.head].lemma in _BEGINNING
        since = begins and dated.preposition == "since"  # "since 1990, it began to"
        yield posed.ground.card(
            rule="date-event",
            kind=Kind.DATE,
            question=f"{when(dated.date, '' if since else dated.preposition)} {body}?",
            answer=dated.date.answer,
            date=dated.date,
            weight=_weight(posed, dated.date),
        )


def _is_told(sentence: Sentence, dated: Dated, clause: Clause) -> bool:
    """Tell whether a clause tells what happened at its date, so that one may ask when it did."""
    tree = sentence.tree
    told = _is_participle(sentence, clause) or _is_occasion(sentence, clause)
    if clause.kind not in _ASKED and not told:
        return False
    thing = tree.child(clause.head, "obj")
    if clause.subject in dated.words or (thing is not None and thing in dated.words):
        return False  # "the 1860s, 70s and 80s", "he opened 2012 with a win"
    if clause.negated or tree.tokens[clause.head].lemma == "date":
        return False  # "he did not write it until 1702", "a letter dated 6 March"
    if clause.copula and _is_one(sentence, clause):
        return False  # "one result was the founding of a clinic in 1877"
    if clause.subject is not None and tree.is_a(clause.subject, "csubj"):
        return False  # "that the coasts would fit had been noticed in 1596"
    if dated.date.bracketed and dated.date.grain is Grain.RANGE:
        return False
    # "a gas that was harmless in 1930": the date is rather that of the sentence
    cut = clause.copula or _is_cut(sentence, clause)
    return clause.kind is not ClauseKind.RELATIVE or not cut


def _is_one(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a subject is one of several things: "one result", "an example"."""
    tree = sentence.tree
    first = min(tree.subtree(clause.subject)) if clause.subject is not None else 0
    return tree.tokens[first].text.lower() in ("one", "a", "an")


def _of_descriptions(sentence: Sentence) -> Iterator[int]:
    """Yield the words of dates that belong to what is said beside a name: "a party in the 1940s"."""
    for dated in all_attached(sentence):
        if dated.noun is not None and sentence.tree.is_a(dated.noun, "appos"):
            yield from dated.words


def _is_cut(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the main verb follows on a relative clause: "what Lund described ended in 1948"."""
    behind = sentence.tree.tokens[clause.head + 1 : clause.head + 2]
    return any(token.tag in FINITE for token in behind)


def _weight(posed: Posed, date: Date) -> float:
    """Return what speaks for a date's clause: it tells what happened, and not what is or might be."""
    sentence, clause = posed.sentence, posed.clause
    weight = 0.05 if clause.kind in ASSERTED else -0.05
    tokens = sentence.tree.tokens
    if clause.finite is not None and tokens[clause.finite].tag in ("VBZ", "VBP"):
        perfect = tokens[clause.finite].lemma == "have" and len(clause.verbs) > 1
        weight -= 0.0 if perfect else 0.8
    if clause.kind is ClauseKind.RELATIVE and _is_owned(sentence, clause):
        weight -= 0.3
    if any(tokens[v].tag == "MD" for v in clause.verbs):
        weight -= 0.25
    weight -= 0.3 * _goes_nowhere(sentence, clause)
    weight -= 0.6 * _is_unnamed(sentence, clause, posed.parts.subject)
    weight -= 0.3 * _names_year(sentence, posed.parts.rest)
    return weight - 0.3 * date.bracketed


def _names_year(sentence: Sentence, said: Collection[int]) -> bool:
    """Tell whether a question names another year: "in what year was it found that they fled in 1702"."""
    digits = [n for n in said if sentence.tree.tokens[n].text[:1].isdigit()]
    return sentence.is_dated(digits)


def _goes_nowhere(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether somebody only comes or goes, and no place is said."""
    tree = sentence.tree
    said = tree.child(clause.head, "obj", "xcomp", "ccomp", "advmod", "advcl")
    if tree.tokens[clause.head].lemma not in _GOING or said is not None:
        return False
    return says_only_when(sentence, clause.head)


def _is_unnamed(sentence: Sentence, clause: Clause, said: Collection[int]) -> bool:
    """Tell whether a subject is a bare plural, which says of no things which ones: "orders"."""
    bare = len(said) == 1 and not clause.borrowed
    return bare and clause.subject is not None and sentence.tree.tokens[clause.subject].tag == "NNS"


def _is_owned(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause may go with either of two nouns: "a digest of the law that"."""
    tree = sentence.tree
    subject = clause.subject
    return clause.borrowed and subject is not None and tree.is_a(subject, "nmod")


def _clause_asked(sentence: Sentence, dated: Dated) -> Clause | None:
    """Return the clause that a date is asked of: of "refused to return in 1803" the one refused."""
    clause = dated.clause
    tree = sentence.tree
    while clause is not None and clause.finite is None and tree.is_a(clause.head, "xcomp"):
        above = tree.tokens[clause.head].head
        if tree.tokens[above].lemma not in _IMPLYING:
            break  # "planned to sell it in 1902": the plan may be older
        clause = sentence.by_head.get(above)
    return clause


def _is_participle(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause says what its sentence's subject did before: "Having sailed in 1642"."""
    having = any(sentence.tree.tokens[v].text.lower() == "having" for v in clause.verbs)
    return clause.kind is ClauseKind.ADVERBIAL and clause.borrowed and having


def _is_occasion(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause beside another says what happened by itself: "when Norway sold it"."""
    tree = sentence.tree
    ties = {tree.tokens[n].text.lower() for n in tree.children(clause.head, "mark", "advmod")}
    own = clause.kind is ClauseKind.ADVERBIAL and not clause.borrowed and clause.subject is not None
    return own and clause.finite is not None and not clause.copula and bool(ties & _OCCASIONS)


def _beside(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """Yield what a question for a date does without: why it was, and how long after something."""
    tree = sentence.tree
    advcls = tree.children(clause.head, "advcl")
    rest = [n for n in tree.subtree(clause.head, advcls) if n > clause.head]
    rest = [n for n in rest if not sentence.is_dated([n])]
    full = tree.child(clause.head, "obj", "xcomp", "ccomp") is not None or clause.passive
    for n in advcls:
        mark = tree.child(n, "mark")
        arguing = mark is not None and tree.tokens[mark].text.lower() in _ARGUING
        timed = any(
            tree.tokens[w].text.lower() == "when" for w in tree.children(n, "advmod", "mark")
        )
        short = len(tree.subtree(n)) <= _SPAN and not full
        said = tree.tokens[mark].text.lower() if mark is not None else ""
        governed = f"{tree.tokens[clause.head].lemma} {said}" in listed("governed_prepositions")
        if governed or completes_noun(tree, n):
            continue
        before = n < clause.head and tree.tokens[n].tag == "VBN"
        apart = (full or before) and mark is None and _is_set_off(tree, n, clause)
        if apart or arguing or (n > clause.head and (timed or (len(rest) >= _FULL and not short))):
            yield n
    yield from (n for n in tree.children(clause.head, "advmod") if tree.tokens[n].text == "once")


def _durations(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """Yield how long something lasted, which a period says too: "for 40 years, from 1938 to 1978"."""
    tree = sentence.tree
    for n in tree.children(clause.head, "obl"):
        case = tree.child(n, "case")
        lasting = case is not None and tree.tokens[case].text.lower() == "for"
        if lasting and tree.tokens[n].lemma.lower() in listed("time_units"):
            yield n


def _is_set_off(tree: Tree, n: int, clause: Clause) -> bool:
    """Tell whether a comma keeps a participle from its clause: "Encouraged by the king, she left"."""
    branch = tree.subtree(n)
    inner = branch[0] if n > clause.head else branch[-1]
    outer = max(inner - 1, 0) if n > clause.head else inner + 1
    comma = "," in (tree.tokens[inner].text, tree.tokens[outer].text)
    return comma and tree.tokens[n].tag in ("VBN", "VBG")


def _others(sentence: Sentence, dated: Dated, clause: Clause) -> bool:
    """Tell whether another date belongs to the same clause: each would answer half."""
    for other in sentence.dates:
        if other.start == dated.date.start:
            continue
        found = attached(sentence, other)
        if found is not None and found.clause is not None and found.clause.head == clause.head:
            return True
    return False
