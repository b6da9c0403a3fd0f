"""Motives as reasons: "fearing a revolt, he left" answers why with "because [he feared] a revolt"."""

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import kind_of
from studyapp.generation.clauses import Clause
from studyapp.generation.engine.values import Token
from studyapp.generation.focus import gender_of
from studyapp.generation.sentences import Sentence
from studyapp.generation.wordlists import several

_DUE = several("considering given")
"""Participles that only lead to a reason: "considering its size"."""
_MINDS = several(
    """
    believe fear hope know realise realize anticipate wish want desire suspect think expect
    recognise recognize see consider judge wary anxious eager afraid unable unwilling mindful
    conscious aware desirous reluctant jealous confident certain fearful suspicious determined
    dissatisfied tired impatient weary angry hopeful
    """
)
"""Participles and adjectives that say why somebody did something: "fearing", "wary of"."""
_MOVED = several(
    """
    convince worry alarm concern encourage force prompt persuade compel drive motivate move inspire
    provoke tempt embolden frighten
    """
)
"""Participles of the passive that do: "alarmed by", "encouraged by"."""
_PAST = {
    "know": "knew", "see": "saw", "think": "thought", "feel": "felt", "find": "found", "hold": "held",
    "understand": "understood", "foresee": "foresaw", "mean": "meant", "seek": "sought", "be": "was",
}  # fmt: skip
_PRONOUNS = {"m": "he", "f": "she"}


def is_motive(sentence: Sentence, n: int, words: list[int]) -> bool:
    """Tell whether a participle or adjective beside a clause says why: "fearing a revolt, he ..."."""
    tree = sentence.tree
    token = tree.tokens[n]
    first = min(tree.subtree(n))
    if token.head < n and "," not in (tree.tokens[first].text, tree.tokens[first - 1].text):
        return False  # "are born knowing how to swim"
    return (
        token.lemma.lower() in (_MOVED if token.tag == "VBN" else _MINDS)
        and token.tag in ("VBG", "VBN", "JJ")
        and tree.child(n, "nsubj", "cop", "aux") is None
        and tree.relation(words[0]) not in ("cc", "mark")
        and len(words) >= 3
    )


def because(analysis: Analysis, sentence: Sentence, clause: Clause, first: Token, said: str) -> str:
    """Return a motive as a clause with "because"; what was put in stands in brackets.

    `first` is the participle or adjective that `said` begins with.
    """
    rest = said[len(first.text) :].strip()
    if first.text.lower() in _DUE:
        return f"[because of] {rest}"
    past = _is_past(sentence, clause)
    who, several_ = _who(analysis, sentence, clause)
    if first.tag == "VBG":
        return f"because [{who} {_finite(first.lemma, past=past, plural=several_)}] {rest}"
    be = ("were" if past else "are") if several_ else ("was" if past else "is")
    return f"because [{who} {be}] {first.text.lower()} {rest}"


def _is_past(sentence: Sentence, clause: Clause) -> bool:
    verb = sentence.tree.tokens[clause.finite] if clause.finite is not None else None
    return verb is not None and verb.tag == "VBD"


def _who(analysis: Analysis, sentence: Sentence, clause: Clause) -> tuple[str, bool]:
    """Return a pronoun for the subject of a clause, or its name, and whether it is several."""
    tree = sentence.tree
    subject = clause.subject
    if subject is None:
        return "it", False
    token = tree.tokens[subject]
    if token.tag == "PRP":
        return token.text.lower(), token.text.lower() == "they"
    kind = kind_of(analysis, sentence, subject)
    actor = analysis.registry.of(sentence.number, subject)
    many = token.tag == "NNPS" and kind in (ActorKind.PERSON, ActorKind.PEOPLE)
    plural = token.tag == "NNS" or tree.child(subject, "conj") is not None
    if plural or many or kind is ActorKind.PEOPLE:
        return "they", True
    if kind is not ActorKind.PERSON:
        return "it", False
    if actor is None:
        return f"the {token.text}", False
    return _PRONOUNS.get(gender_of(actor.name), actor.name), False


def _finite(lemma: str, *, past: bool, plural: bool) -> str:
    """Return a verb in the past or the present."""
    if not past:
        return lemma if plural else _present(lemma)
    if lemma in _PAST:
        return _PAST[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"


def _present(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else f"{lemma}s"
