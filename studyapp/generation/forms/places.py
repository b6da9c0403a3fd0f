"""Cards on where something was: "Where was the ferry built in 1902?", "At which university ...?"."""

from collections.abc import Iterator
from functools import cache

from studyapp.generation import polities
from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.asking import kind_of
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.posing import asked_for, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES
from studyapp.generation.wording import adjectives
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_WHERE = several("in at near")
"""Prepositions of where something is; what follows "to" and "from" is asked for with them: where to."""
_WAYS = several("to from into")
_MOVING = several(
    """
    move travel go return sail flee emigrate migrate march retreat come ride walk fly run escape
    send bring carry ship export exile deport transfer banish drive lead withdraw advance escort
    """
)
"""Verbs of going somewhere, or of bringing something there."""
_TYPES = several(
    """
    Battle Siege University College School Academy Institute Cemetery Abbey Church Cathedral Chapel
    Monastery Hospital Museum Palace Castle Prison Theatre Theater Conference Congress Council Island
    Lake River Bay Mountain Desert Province County Station Airport Museum Library
    """
)
"""Words of names that say of what kind a place is, or what happened there."""


def places(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask where something was or happened: the one place that a clause names."""
    for clause in sentence.clauses:
        found = _place(analysis, sentence, clause)
        if found is None:
            continue
        n, preposition = found
        posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
        beside_it = sentence.tree.children(n, "acl", "advcl")
        case = max(sentence.tree.children(n, "case"))
        words = [w for w in told(sentence, n, beside_it) if w > case]  # "while in Bergen"
        where = _where(analysis, sentence, n, preposition)
        behind = preposition if where == "Where" and preposition in _WAYS else ""
        asked = asked_for(posed, words, behind)
        if posed is None or asked is None:
            continue
        body, said = asked
        said = f"near {said}" if preposition == "near" else said
        actor = analysis.registry.of(sentence.number, n)
        yield posed.card(
            "place", Kind.ACTOR, f"{where} {body}?", said,
            subject=frozenset() if actor is None else frozenset({actor.name}),
            weight=-0.3 if _is_setting(sentence, clause, n) else 0.0,
        )  # fmt: skip


def _is_setting(sentence: Sentence, clause: Clause, n: int) -> bool:
    """Tell whether a place before its clause only says where a custom holds: "In Norway, many ski"."""
    tree = sentence.tree
    first = tree.tokens[clause.finite] if clause.finite is not None else None
    perfect = first is not None and first.lemma == "have" and len(clause.verbs) > 1
    usual = first is not None and first.tag in ("VBZ", "VBP") and not perfect
    named = clause.subject is not None and tree.tokens[clause.subject].tag in NAMES
    return usual and n < clause.head and not named


def _place(analysis: Analysis, sentence: Sentence, clause: Clause) -> tuple[int, str] | None:
    """Return the place that a clause names behind its verb, if it is the only one, and its tie."""
    tree = sentence.tree
    if clause.kind not in ASSERTED or clause.finite is None or clause.negated or clause.copula:
        return None
    if clause.subject is None or any(tree.tokens[v].tag == "MD" for v in clause.verbs):
        return None
    places = [n for n in tree.children(clause.head, "obl") if _is_place(analysis, sentence, n)]
    if len(places) != 1 or tree.child(places[0], "conj") is not None:
        return None
    case = tree.children(places[0], "case")
    said = tree.tokens[case[0]].text.lower() if len(case) == 1 else ""
    moved = tree.tokens[clause.head].lemma in _MOVING and said in _WAYS
    return (places[0], said) if moved or said in _WHERE else None


def _is_place(analysis: Analysis, sentence: Sentence, n: int) -> bool:
    """Tell whether a word is the head of a place's name, or of something's that happened there."""
    token = sentence.tree.tokens[n]
    if token.tag not in NAMES or sentence.is_dated([n]) or token.text in adjectives():
        return False
    kind = kind_of(analysis, sentence, n)
    named = any(m.head == n and m.named and m.type == "place" for m in sentence.parse.mentions)
    return kind in (ActorKind.PLACE, ActorKind.STATE) or named or bool(_type(sentence, n))


def _type(sentence: Sentence, n: int) -> str:
    """Return the word of a name that says of what kind a place is, or nothing."""
    tree = sentence.tree
    parts = [n, *tree.children(n, "compound", "flat")]
    return next((tree.tokens[m].text for m in parts if tree.tokens[m].text in _TYPES), "")


def _where(analysis: Analysis, sentence: Sentence, n: int, preposition: str) -> str:
    """Return the question words for a place: where, in which country, at which university."""
    noun = _type(sentence, n).lower()
    actor = analysis.registry.of(sentence.number, n)
    if not noun and actor is not None and actor.name in _countries():
        noun = "country"
    if noun:
        return f"{preposition.capitalize()} which {noun}"
    return "Where"


_REALMS = frozenset(
    [
        "England", "Scotland", "Wales", "Prussia", "Persia", "Yugoslavia", "Czechoslovakia",
        "the Soviet Union", "East Germany", "West Germany",
    ]
)  # fmt: skip
"""Countries that are no states any more, or are parts of one."""


@cache
def _countries() -> frozenset[str]:
    """Return the states of today: Texas was one, and Georgia is two, and they are asked for as places."""
    return (_REALMS | {p.name for p in polities.load() if p.kind == "state"}) - {"Georgia"}
