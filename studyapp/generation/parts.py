"""Takes a clause apart: its subject, what stands before it, adverbs, and what follows the verbs."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from studyapp.generation.asserting import is_said
from studyapp.generation.clauses import Clause, coordinates
from studyapp.generation.misreading import is_misread, lacks_object
from studyapp.generation.sentences import Sentence
from studyapp.generation.sharing import shared
from studyapp.generation.syntax import NAMES, NOUNS, Tree
from studyapp.generation.wording import noun_phrase, phrase
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed

LONGEST = 34
"""Words that a question may have; what can be left out goes first."""
_COUNTING = several("then first second third next again still yet")
"""Words that tie to the sentence before only where they begin theirs, or a comma follows them."""
_ONWARDS = several(
    "already now soon then later afterwards eventually subsequently also thus therefore"
)
"""Words that only lead on from what was told before."""
_STRESSING = several("even particularly especially there")
"""Adverbs that a clause can do without: "there" points to another sentence."""
_CIRCUMSTANCES = several("reason way time day year month moment place manner extent degree")
"""Nouns that say of a clause behind them why, how, when or where it is so."""
HEDGES = several(
    "perhaps probably possibly maybe presumably apparently allegedly reportedly supposedly arguably"
)
_TELLING = several(
    "discuss describe note mention show see explain outline indicate state illustrate"
)
"""Verbs of where a text tells something: "as discussed in the last chapter"."""
_OFTEN = several("often sometimes always seldom usually")
"""Adverbs of how often, which end in no "-ly" or stand before a sentence as those do."""
_FEW = 4
"""Words between subject and verb, fewer than which stay there."""


class _Place(Enum):
    """Where what depends on the head of a clause stands in a question."""

    FRONT = auto()
    INNER = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause taken apart; each part as the words it is made of."""

    subject: tuple[int, ...]
    front: tuple[int, ...]
    """What stands before the subject and goes on to belong to the clause: "In Paris"."""
    inner: tuple[int, ...]
    """Adverbs between subject and verb, and negation."""
    rest: tuple[int, ...]
    """What follows the verbs."""
    moved: tuple[int, ...] = ()
    """The object, where it stands before a relative clause: "the treaty that Denmark signed"."""


def parts_of(
    sentence: Sentence,
    clause: Clause,
    without: Collection[int] = (),
    *,
    longest: int = LONGEST,
    moved: bool = False,
) -> Parts | None:
    """Take a clause apart, without some of its branches; None where it has no subject.

    Connectives, asides and clauses beside it are left out, and of a long clause what it can do
    without. An object that stands before its clause is a part only where `moved` says so.
    """
    tree = sentence.tree
    if clause.subject is None or is_misread(sentence, clause) or not is_said(tree, clause.head):
        return None
    object_ = _moved(tree, clause) if lacks_object(tree, clause) else ()
    if object_ is None or (object_ and not moved):
        return None
    left_out = {*without, *coordinates(tree, clause)}
    subject = _subject(tree, clause, left_out)
    if not subject:
        return None
    first = _beginning(tree, clause) if clause.borrowed else min(subject)
    placed: dict[_Place, list[int]] = {place: [] for place in _Place}
    spare: list[list[int]] = []
    for n, words in _branches(tree, clause, left_out):
        place = _place(tree, clause, first, n, words)
        if place is not None:
            placed[place] += words
        if place is _Place.REST and _is_spare(tree, n, words):
            spare.append(words)
    front, inner, rest = placed.values()
    if clause.copula:
        predicate = noun_phrase(tree, clause.head, left_out, case=True)
        rest += [n for n in predicate if n not in subject and n not in rest and n not in front]
        inner = [n for n in inner if n not in rest]
    rest = _shortened(sorted(rest), spare, longest - len(subject) - len(front))
    rest = with_signs(tree, [*rest, *shared(tree, clause)])
    front = with_signs(tree, front)
    return Parts(subject, tuple(front), tuple(sorted(inner)), tuple(rest), object_)


def _subject(tree: Tree, clause: Clause, left_out: Collection[int]) -> tuple[int, ...]:
    """Return the words of the subject, without "even"."""
    if clause.subject is None:
        return ()
    own = {clause.head} if clause.borrowed else set()
    words = named_phrase(tree, clause.subject, {*left_out, *own})
    stressed = bool(words) and tree.tokens[min(words)].text.lower() == "even"
    return tuple(words[1:] if stressed else words)


def _place(tree: Tree, clause: Clause, first: int, n: int, words: list[int]) -> _Place | None:
    """Return where a branch of a clause belongs, whose subject begins at `first`; None for nowhere."""
    if len(words) == 1 and tree.tokens[n].text.lower() in _STRESSING:
        return None
    if max(words) < first and (_is_hedge(tree, words) or _is_manner(tree, n, words)):
        return _Place.INNER
    if max(words) < first and not (clause.borrowed and tree.is_a(n, "advmod")):
        return _Place.FRONT
    if max(words) < max(clause.verbs):
        return _Place.INNER if len(words) < _FEW else None
    if n < clause.head and clause.copula and tree.is_a(n, "det", "amod", "compound", "case"):
        return None
    return _Place.REST


def named_phrase(tree: Tree, head: int, without: Collection[int]) -> list[int]:
    """Return a noun phrase, or the name that stands beside it: "its mayor, Ilse Kranz"."""
    if tree.tokens[head].tag in ("NN", "CD") and tree.child(head, "conj") is None:
        for n in tree.children(head, "appos"):
            name = noun_phrase(tree, n, without)
            named = bool(name) and {tree.tokens[n].tag, tree.tokens[name[0]].tag} <= NAMES
            if named and tree.tokens[name[0] - 1].text == ",":
                return name
    return noun_phrase(tree, head, without)


def _branches(
    tree: Tree, clause: Clause, left_out: Collection[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield what depends on a clause's head and belongs to it, with the words of each."""
    taken = {clause.subject, clause.relative, *clause.verbs, *left_out}
    for n in tree.children(clause.head):
        if n in taken or not _belongs(tree, clause, n):
            continue
        words = [w for w in phrase(tree, n, {*left_out, *_where(tree, n)}) if w not in left_out]
        if words and not is_connective(tree, words):
            yield n, words


def _where(tree: Tree, n: int) -> Iterator[int]:
    """Yield what tells of a place or an occasion what went on there: "a grant where he read law"."""
    for m in tree.children(n, "acl"):
        if any(tree.tokens[w].text.lower() == "where" for w in tree.children(m, "advmod", "mark")):
            yield m


def _moved(tree: Tree, clause: Clause) -> tuple[int, ...] | None:
    """Return the antecedent of a relative clause, which it does something to; None for a pronoun."""
    antecedent = tree.tokens[clause.head].head
    if antecedent < 0 or tree.tokens[antecedent].tag not in NOUNS:
        return None
    if tree.tokens[antecedent].lemma.lower() in _CIRCUMSTANCES:
        return None  # "the reason he refused": he did not refuse the reason
    return tuple(noun_phrase(tree, antecedent, {clause.head})) or None


def _beginning(tree: Tree, clause: Clause) -> int:
    """Return where a clause begins that borrows its subject: what stands before that is no part."""
    if clause.relative is not None:
        return clause.relative
    marks = tree.children(clause.head, "cc", "mark")
    return min((*marks, min(clause.verbs)))


def _belongs(tree: Tree, clause: Clause, n: int) -> bool:
    relation = tree.relation(n)
    if _is_pointer(tree, n):
        return False
    if relation == "cc" and tree.tokens[max(n - 1, 0)].text.lower() == "all":
        return True  # "all but ruined"
    if relation in ("punct", "cc", "parataxis", "discourse", "vocative", "dep", "list"):
        return False
    if relation == "expl":  # "made it possible": not the "it" of "it is clear that"
        return n > clause.head
    if relation == "mark":
        return False
    if tree.tokens[n].tag == "WRB" and n < (clause.subject or 0):  # "when the fort fell"
        return False
    if relation in ("nsubj", "csubj"):
        return False
    if relation == "conj":
        return False
    if relation == "nmod" and clause.subject is not None and n < clause.subject:
        return True  # "To the critics, the plan was a failure"
    return not (clause.copula and relation in ("det", "amod", "compound", "nummod", "case", "nmod"))


def _is_pointer(tree: Tree, n: int) -> bool:
    """Tell whether a clause only says where it is told: "as discussed in the last chapter"."""
    mark = tree.child(n, "mark")
    if mark is None or not tree.is_a(n, "advcl") or tree.child(n, "nsubj") is not None:
        return False
    said = tree.tokens[mark].text.lower() == "as" and tree.tokens[n].tag == "VBN"
    return said and tree.tokens[n].lemma in _TELLING


def is_condition(tree: Tree, n: int) -> bool:
    """Tell whether a clause says on what something depends: without it, that is not said to be so."""
    marks = tree.children(n, "mark") if tree.is_a(n, "advcl") else ()
    return any(tree.tokens[m].text.lower() in ("if", "unless") for m in marks)


def is_connective(tree: Tree, words: list[int]) -> bool:
    """Tell whether words only tie a sentence to the one before: however, for example."""
    said = " ".join(tree.tokens[n].text.lower() for n in words).strip(" ,")
    if said in _ONWARDS:
        return True
    if said in _COUNTING:
        behind = max(words) + 1
        comma = behind < len(tree.tokens) and tree.tokens[behind].text == ","
        return comma or tree.tokens[max(words)].text == "," or min(words) == 0
    return said in listed("connectives")


def _is_hedge(tree: Tree, words: list[int]) -> bool:
    """Tell whether words say that something is not sure: that belongs into the question."""
    said = [tree.tokens[n].text.lower() for n in words if tree.tokens[n].text != ","]
    return len(said) == 1 and said[0] in HEDGES


def _is_manner(tree: Tree, n: int, words: list[int]) -> bool:
    """Tell whether an adverb before a clause says how or how often: "often", "increasingly"."""
    alone = [w for w in words if not tree.is_a(w, "punct")] == [n]
    low = tree.tokens[n].text.lower()
    return alone and tree.tokens[n].tag == "RB" and (low.endswith("ly") or low in _OFTEN)


def _is_spare(tree: Tree, n: int, words: list[int]) -> bool:
    """Tell whether a clause can do without a branch: it stands behind a comma, and is no core."""
    before = tree.tokens[min(words) - 1].text if min(words) else ""
    if tree.relation(n) not in ("advcl", "obl", "advmod", "appos", "acl") or is_condition(tree, n):
        return False
    return before in (",", "--", "—", "–", ";")


def _shortened(rest: list[int], spare: list[list[int]], room: int) -> list[int]:
    for words in sorted(spare, key=lambda w: -min(w)):
        if len(rest) <= max(8, room):
            break
        rest = [n for n in rest if n not in words]
    return rest


def with_signs(tree: Tree, words: Collection[int]) -> list[int]:
    """Add the signs that stand between chosen words, and quotation marks whose pair is chosen."""
    chosen = set(words)
    if not chosen:
        return []
    first, last = min(chosen), max(chosen)
    for n in range(first, last + 1):
        if n not in chosen and tree.tokens[n].relation == "punct":
            if n - 1 in chosen and n + 1 in chosen:
                chosen.add(n)
    for n in (first - 1, last + 1):
        if 0 <= n < len(tree.tokens) and tree.tokens[n].text in ('"', "'", "(", ")"):
            text = [tree.tokens[w].text for w in chosen]
            if (tree.tokens[n].text in ('"', "'") and text.count(tree.tokens[n].text) % 2) or (
                tree.tokens[n].text == ")" and text.count("(") > text.count(")")
            ):
                chosen.add(n)
    return sorted(chosen)
