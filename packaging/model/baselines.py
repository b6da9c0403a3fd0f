"""The simple rules that the heads have to beat, each on the engine's own trees."""

from collections.abc import Sequence

from studyapp.generation.engine.antecedents import candidates
from studyapp.generation.engine.values import Mention, Parse, Place, Token

_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$")
_INSIDE = frozenset({"punct", "case", "cc", "mark", "appos", "parataxis", "acl:relcl"})
_CLAUSES = frozenset(
    [
        "advcl",
        "ccomp",
        "conj",
        "parataxis",
        "acl",
        "acl:relcl",
        "advcl:relcl",
        "csubj",
        "xcomp",
        "root",
    ]
)
_VERBS = ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD")
_CONNECTIVES = {
    "because": "cause", "since": "cause", "so": "cause", "therefore": "cause", "thus": "cause",
    "although": "concession", "though": "concession", "while": "contrast", "however": "concession",
    "but": "contrast", "whereas": "contrast", "if": "condition", "unless": "condition",
    "to": "purpose", "when": "context", "after": "context", "before": "context", "as": "context",
    "and": "joint", "or": "joint", "for": "explanation", "that": "attribution",
    "who": "elaboration", "which": "elaboration",
}  # fmt: skip


def lemma(token: Token) -> str:
    """Return the form in small letters without the ending that its tag says it has."""
    low = token.text.lower()
    if token.tag in ("NNS", "VBZ") and low.endswith("s") and not low.endswith("ss"):
        return low[:-3] + "y" if low.endswith("ies") else low[:-1]
    if token.tag in ("VBD", "VBN") and low.endswith("ed"):
        return low[:-2]
    if token.tag == "VBG" and low.endswith("ing"):
        return low[:-3]
    return low


def mentions(parse: Parse) -> set[tuple[int, int, str]]:
    """Return every noun and pronoun with what depends on it, typed by how it is written."""
    found = set()
    for n, token in enumerate(parse.tokens):
        if token.tag in _NOMINAL and token.relation not in ("compound", "flat", "fixed"):
            start, end = _stretch(parse, n)
            found.add((start, end, _type(token)))
    return found


def _type(token: Token) -> str:
    low = token.text.lower()
    if token.tag in ("PRP", "PRP$"):
        return "abstract" if low in ("it", "its") else "person"
    return "person" if token.tag in ("NNP", "NNPS") else "abstract"


def _stretch(parse: Parse, head: int) -> tuple[int, int]:
    start = end = head
    for n, token in enumerate(parse.tokens):
        at, relation = n, token.relation
        while at >= 0 and parse.tokens[at].head != head:
            at = parse.tokens[at].head
        if at >= 0 and n != head:
            relation = parse.tokens[at].relation
            if relation not in _INSIDE and relation != "conj":
                start, end = min(start, n), max(end, n)
    return start, end + 1


def units(parse: Parse) -> tuple[int, ...]:
    """Return where the clauses of a sentence begin, by the tree alone."""
    found = {0}
    for n, token in enumerate(parse.tokens):
        if token.relation in _CLAUSES and token.tag in _VERBS and token.relation != "xcomp":
            first = min(_below(parse, n))
            found.add(first)
    return tuple(sorted(found))


def _below(parse: Parse, head: int) -> list[int]:
    out = []
    for n in range(len(parse.tokens)):
        at = n
        while at >= 0 and at != head:
            at = parse.tokens[at].head
        if at == head:
            out.append(n)
    return out


def given(parse: Parse, mention: Mention) -> bool:
    """Tell whether a mention is a pronoun or begins with a word that points back."""
    head = parse.tokens[mention.head]
    first = parse.tokens[mention.start].text.lower()
    return head.tag in ("PRP", "PRP$") or first in ("this", "these", "that", "those", "such")


def antecedent(parses: Sequence[Parse], place: Place) -> Place | None:
    """Return the nearest mention before a pronoun that agrees with it."""
    for found, features in candidates(parses, place):
        agrees = not features[14] and features[15]
        if agrees and not features[17]:
            return found
    return None


def relation(parse: Parse, unit: tuple[int, int], same_sentence: bool) -> str:
    """Return the class that the first word of a unit is known for, else the commonest."""
    first = parse.tokens[unit[0]].text.lower()
    if first in _CONNECTIVES:
        return _CONNECTIVES[first]
    top = parse.tokens[unit[1]]
    if same_sentence and top.relation in ("ccomp", "parataxis"):
        return "attribution"
    return "elaboration" if same_sentence else "joint"
