"""The clauses of a sentence: who does what, in main, coordinate, relative and participle clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from studyapp.generation.syntax import FINITE, VERBS, Tree
from studyapp.generation.wordlists import several

_ONE, _SEVERAL = frozenset({"NN", "NNP"}), frozenset({"NNS", "NNPS"})
_NEGATIONS = frozenset(
    ["not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely", "barely", "n’t"]
)
_CLAUSAL = ("root", "conj", "parataxis", "ccomp", "advcl", "acl", "csubj", "xcomp", "dep", "list")


_KINDS = several("form kind type sort variety species branch piece genre style")
"""Nouns that say what something is one of: "a form of"."""


class Kind(StrEnum):
    """How a clause stands in its sentence."""

    MAIN = "main"
    COORDINATE = "coordinate"
    """Beside the main clause: joined by "and" or "but", or by a semicolon."""
    RELATIVE = "relative"
    COMPLEMENT = "complement"
    """What somebody says or thinks, or what happens: a clause as object or subject."""
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    """A participle with what belongs to it, beside a noun: "founded in 1849"."""


ASSERTED = frozenset({Kind.MAIN, Kind.COORDINATE})
"""Clauses that say of themselves what is so, and lean on no other."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its subject, as indices of words."""

    head: int
    """The verb, or the noun or adjective that a copula ties to the subject."""
    kind: Kind
    subject: int | None
    """Head of the subject; where the clause has none of its own, that of the clause it goes with."""
    verbs: tuple[int, ...]
    """Auxiliaries, copula and verb in their order."""
    finite: int | None
    """The verb that shows the tense."""
    borrowed: bool = False
    """Whether the subject stands outside of the clause."""
    relative: int | None = None
    """The relative pronoun that stands for the antecedent."""
    copula: bool = False
    passive: bool = False
    negated: bool = False


def clauses(tree: Tree) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in the order of their heads."""
    found: dict[int, Clause] = {}
    for head in _by_depth(tree):
        clause = _clause(tree, head, found)
        if clause is not None:
            found[head] = clause
    return tuple(found[head] for head in sorted(found))


def _by_depth(tree: Tree) -> list[int]:
    """Return the words that may head a clause, those above before those below."""
    heads = [n for n in range(len(tree.tokens)) if tree.is_a(n, *_CLAUSAL)]
    return sorted(heads, key=lambda n: (sum(1 for _ in tree.above(n)), n))


def _clause(tree: Tree, head: int, found: dict[int, Clause]) -> Clause | None:
    tokens = tree.tokens
    copulas = tree.children(head, "cop")
    finite_too = bool(copulas) and tokens[head].tag in FINITE
    outer = finite_too or tree.child(head, "nsubj:outer") is not None
    if outer:  # "the issue is that he is ill": the first copula is that of the sentence around it
        copulas = copulas[1:]
    copula = next(iter(copulas), None)
    auxiliaries = [n for n in tree.children(head, "aux") if not tree.is_a(n, "aux:outer")]
    if copula is None and tokens[head].tag not in VERBS:
        return None
    verbs = sorted({*auxiliaries, *([copula] if copula is not None else [head])})
    if copula is None and head not in verbs:
        verbs = sorted({*verbs, head})
    if len(verbs) > 1:  # "was to sail": what is to be is told with its "to"
        verbs = sorted({*verbs, *_infinitive(tree, head, verbs)})
    finite = next((n for n in verbs if tokens[n].tag in FINITE), None)
    kind = Kind.COMPLEMENT if outer else _kind(tree, head, found)
    if kind is None:
        return None
    subject, borrowed, relative = _subject(tree, head, kind, found)
    return Clause(
        head,
        kind,
        subject,
        tuple(verbs),
        finite,
        borrowed,
        relative,
        copula is not None,
        _is_passive(tree, head, kind),
        _is_negated(tree, head, verbs),
    )


def _infinitive(tree: Tree, head: int, verbs: list[int]) -> Iterator[int]:
    """Yield the "to" between a form of be and its verb."""
    for n in tree.children(head, "mark"):
        if tree.tokens[n].tag == "TO" and verbs[0] < n < verbs[-1]:
            yield n


def _kind(tree: Tree, head: int, found: dict[int, Clause]) -> Kind | None:
    relation = tree.tokens[head].relation
    above = tree.tokens[head].head
    if relation == "root":
        return Kind.MAIN
    if relation in ("conj", "parataxis", "list"):
        first = found.get(above)
        if first is None:
            return Kind.COORDINATE if relation == "parataxis" else None
        return Kind.COORDINATE if first.kind is Kind.MAIN else first.kind
    if relation in ("acl:relcl", "advcl:relcl", "acl", "advcl") and _is_indirect(tree, head):
        return Kind.COMPLEMENT
    if relation in ("acl:relcl", "advcl:relcl"):
        return Kind.RELATIVE
    if relation == "acl":
        return Kind.PARTICIPLE if tree.tokens[head].tag in ("VBN", "VBG") else Kind.COMPLEMENT
    if relation in ("ccomp", "csubj", "csubj:pass", "xcomp"):
        return Kind.COMPLEMENT
    return Kind.ADVERBIAL if relation == "advcl" else None


def _is_indirect(tree: Tree, head: int) -> bool:
    """Tell whether a clause is a question within a sentence: how China would answer."""
    first = min(tree.subtree(head))
    own = tree.children(head, "advmod", "mark")
    above = tree.tokens[tree.tokens[head].head]
    if above.tag in ("WRB", "WP") and tree.tokens[head].head < first:
        return True
    return any(
        tree.tokens[n].text.lower() in ("how", "why", "whether") and n <= first + 1 for n in own
    )


def _subject(
    tree: Tree, head: int, kind: Kind, found: dict[int, Clause]
) -> tuple[int | None, bool, int | None]:
    """Return the subject, whether it is borrowed, and the relative pronoun."""
    own = next((n for n in tree.children(head, "nsubj", "csubj") if not _is_outer(tree, n)), None)
    tokens = tree.tokens
    if kind is Kind.RELATIVE and tokens[head].relation != "conj":
        antecedent = _identified(tree, tokens[head].head)
        if own is not None and tokens[own].tag in ("WP", "WDT"):
            return _agreeing(tree, antecedent, own, head), True, own
        pronoun = next(
            (n for n in tree.subtree(head) if tokens[n].tag in ("WP", "WDT", "WP$", "WRB")), None
        )
        return own, False, pronoun
    if own is not None and tokens[own].tag in ("WP", "WDT") and tokens[head].relation == "conj":
        return (found[tokens[head].head].subject if tokens[head].head in found else None), True, own
    if own is not None:
        return own, False, None
    if kind is Kind.PARTICIPLE:
        return tokens[head].head, True, None
    above = found.get(tokens[head].head)
    if above is not None and tokens[head].relation in ("conj", "xcomp", "advcl"):
        if tokens[head].relation == "xcomp":
            return tree.child(above.head, "obj") or above.subject, True, None
        return above.subject, True, above.relative
    return None, False, None


def _identified(tree: Tree, antecedent: int) -> int:
    """Return what an antecedent describes: X of "X, a pledge that ..." and "X was a pledge that ..."."""
    above = tree.tokens[antecedent].head
    if tree.is_a(antecedent, "nmod") and tree.tokens[above].lemma.lower() in _KINDS:
        antecedent = above  # "a form of medicine that"
    if tree.tokens[antecedent].tag == "CD":  # "two of the nine who came": nine came
        many = [n for n in tree.children(antecedent, "nmod") if n > antecedent]
        antecedent = many[0] if many else antecedent
    if tree.is_a(antecedent, "appos"):
        return _described(tree, antecedent)
    subject = tree.child(antecedent, "nsubj")
    if tree.child(antecedent, "cop") is not None and subject is not None:
        return subject
    return antecedent


def _described(tree: Tree, apposition: int) -> int:
    """Return what an apposition describes: the noun right before it, where its head disagrees.

    "Treatments for scurvy, a disease that ...": no treatments are a disease.
    """
    tokens = tree.tokens
    head = tokens[apposition].head
    before = next(w for w in tree.subtree(apposition) if not tree.is_a(w, "punct")) - 2
    if tokens[head].tag in _SEVERAL and tokens[apposition].tag in _ONE and before > head:
        return before if tokens[before].tag in _ONE else head
    return head


def _agreeing(tree: Tree, antecedent: int, pronoun: int, head: int) -> int:
    """Return the noun before a relative pronoun that its verb agrees with: "walls of a town which was".

    That is the antecedent, unless it disagrees and the noun right before the pronoun agrees.
    """
    tokens = tree.tokens
    verbs = [tokens[n] for n in (*tree.children(head, "aux", "cop"), head) if n > pronoun]
    one = any(v.tag == "VBZ" or v.text.lower() == "was" for v in verbs)
    several = any(v.tag == "VBP" or v.text.lower() == "were" for v in verbs)
    nearest = pronoun - 1
    if one == several or nearest <= antecedent or tree.child(antecedent, "conj") is not None:
        return antecedent
    wrong, right = (_SEVERAL, _ONE) if one else (_ONE, _SEVERAL)
    agrees = tokens[nearest].tag in right and tree.child(nearest, "conj") is None
    return nearest if tokens[antecedent].tag in wrong and agrees else antecedent


def _is_outer(tree: Tree, n: int) -> bool:
    return tree.tokens[n].relation in ("nsubj:outer", "csubj:outer")


def _is_passive(tree: Tree, head: int, kind: Kind) -> bool:
    if tree.child(head, "aux:pass") is not None or tree.child(head, "nsubj:pass") is not None:
        return True
    return (
        kind is Kind.PARTICIPLE and tree.tokens[head].tag == "VBN" and not tree.child(head, "aux")
    )


def _is_negated(tree: Tree, head: int, verbs: list[int]) -> bool:
    own = [n for n in tree.children(head, "advmod", "cc") if n < max(verbs) + 2]
    between = range(min(verbs), head)  # "were not yet able": wherever the tree hangs the "not"
    return any(tree.tokens[n].text.lower() in _NEGATIONS for n in own) or any(
        tree.tokens[n].text.lower() in ("not", "n't", "n’t", "never")
        for n in between
        if tree.is_a(n, "advmod") and tree.tokens[n].head > min(verbs)
    )


def coordinates(tree: Tree, clause: Clause) -> Iterator[int]:
    """Yield the words below a clause's head that begin clauses of their own beside it."""
    for n in tree.children(clause.head, "conj", "parataxis"):
        if tree.tokens[n].tag in VERBS or tree.child(n, "cop") is not None:
            yield n
