"""Builds questions from clauses: "did S V O" behind a question word, or a question word as subject."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from studyapp.generation.clauses import Clause, coordinates
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE, VERBS, Tree
from studyapp.generation.wording import lowered, noun_phrase, phrase, text_of, tidy

LONGEST = 34
"""Words that a question may have; what can be left out goes first."""
_CONNECTIVES = frozenset(
    [
        "however",
        "therefore",
        "thus",
        "hence",
        "moreover",
        "furthermore",
        "nevertheless",
        "nonetheless",
        "consequently",
        "accordingly",
        "meanwhile",
        "besides",
        "instead",
        "also",
        "too",
        "then",
        "indeed",
        "likewise",
        "similarly",
        "finally",
        "firstly",
        "secondly",
        "thirdly",
        "lastly",
        "first",
        "second",
        "third",
        "next",
        "again",
        "still",
        "yet",
        "so",
        "perhaps",
        "certainly",
        "clearly",
        "fortunately",
        "unfortunately",
        "interestingly",
        "importantly",
        "notably",
    ]
)
_LEADING_PHRASES = frozenset(
    """
    in short|in fact|in addition|in turn|in particular|in contrast|in general|of course|on the other
    hand|on the one hand|for example|for instance|as a result|in other words|in sum|in conclusion|at
    the same time|by contrast|on the contrary|above all|in this respect|in this way|in this sense|
    after all|in the first place|for this reason|in reality|in any case|to begin with|in the end|as
    such|in this context|in that case|in this case|for one thing|on balance|as we have seen
    """.replace("\n", " ")
    .replace("  ", " ")
    .strip()
    .split("|")
)
_OPTIONAL = ("advcl", "parataxis", "dep", "discourse", "vocative", "list")
_REASONS = frozenset(
    ["because", "since", "as", "while", "although", "though", "whereas", "if", "unless"]
)


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
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence with what is put in place of some of its words."""

    sentence: Sentence
    replaced: Mapping[int, str] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        return self.sentence.tree

    def text(self, words: Collection[int]) -> str:
        return text_of(self.tree, words, self.replaced)


def parts_of(
    sentence: Sentence, clause: Clause, without: Collection[int] = (), *, longest: int = LONGEST
) -> Parts | None:
    """Take a clause apart, without some of its branches; None where it has no subject.

    Connectives, asides and clauses beside it are left out, and of a long clause what it can do
    without.
    """
    tree = sentence.tree
    if clause.subject is None or _is_turned(clause):
        return None
    left_out = {*without, *coordinates(tree, clause)}
    own = {clause.head} if clause.borrowed else set()
    subject = tuple(noun_phrase(tree, clause.subject, {*left_out, *own}))
    first = min(subject) if subject and not clause.borrowed else _beginning(tree, clause)
    front: list[int] = []
    inner: list[int] = []
    rest: list[int] = []
    spare: list[list[int]] = []
    for n in tree.children(clause.head):
        if n in left_out or n == clause.subject or n in clause.verbs or n == clause.relative:
            continue
        if not _belongs(tree, clause, n):
            continue
        words = [w for w in phrase(tree, n, left_out) if w not in left_out]
        if not words or is_connective(tree, words):
            continue
        if max(words) < first and not (clause.borrowed and tree.is_a(n, "advmod")):
            front += words
        elif max(words) < max(clause.verbs):
            if len(words) < 4:
                inner += words
        elif n < clause.head and clause.copula and tree.is_a(n, "det", "amod", "compound", "case"):
            continue
        else:
            if _is_spare(tree, n, words):
                spare.append(words)
            rest += words
    if clause.copula:
        predicate = noun_phrase(tree, clause.head, left_out, case=True)
        rest += [n for n in predicate if n not in subject and n not in rest and n not in front]
        inner = [n for n in inner if n not in rest]
    rest = _shortened(sorted(rest), spare, longest - len(subject) - len(front))
    conjoined = _shared(tree, clause)
    rest = _with_signs(tree, [*rest, *conjoined])
    return Parts(subject, tuple(_with_signs(tree, front)), tuple(sorted(inner)), tuple(rest))


def _is_turned(clause: Clause) -> bool:
    """Tell whether the verb stands before the subject: "never did they", "such are the means"."""
    return (
        not clause.borrowed
        and clause.finite is not None
        and clause.subject is not None
        and clause.finite < clause.subject
    )


def _beginning(tree: Tree, clause: Clause) -> int:
    """Return where a clause begins that borrows its subject: what stands before that is no part."""
    if clause.relative is not None:
        return clause.relative
    marks = tree.children(clause.head, "cc", "mark")
    return min((*marks, min(clause.verbs)))


def _belongs(tree: Tree, clause: Clause, n: int) -> bool:
    relation = tree.relation(n)
    if relation in ("punct", "cc", "parataxis", "discourse", "vocative", "dep", "list", "expl"):
        return False
    if relation == "mark":
        return False
    if relation in ("nsubj", "csubj"):
        return False
    if relation == "conj":
        return False
    return not (clause.copula and relation in ("det", "amod", "compound", "nummod", "case", "nmod"))


def is_connective(tree: Tree, words: list[int]) -> bool:
    """Tell whether words only tie a sentence to the one before: however, for example."""
    said = " ".join(tree.tokens[n].text.lower() for n in words).strip(" ,")
    return said in _CONNECTIVES or said in _LEADING_PHRASES


def _is_spare(tree: Tree, n: int, words: list[int]) -> bool:
    """Tell whether a clause can do without a branch: it stands behind a comma, and is no core."""
    before = tree.tokens[min(words) - 1].text if min(words) else ""
    if tree.relation(n) not in ("advcl", "obl", "advmod", "appos", "acl"):
        return False
    return before in (",", "--", "—", "–", ";")


def _shortened(rest: list[int], spare: list[list[int]], room: int) -> list[int]:
    for words in sorted(spare, key=lambda w: -min(w)):
        if len(rest) <= max(8, room):
            break
        rest = [n for n in rest if n not in words]
    return rest


def _shared(tree: Tree, clause: Clause) -> list[int]:
    """Return further verbs that share their object with the first: attacked, vanquished and..."""
    if clause.copula or tree.child(clause.head, "obj", "ccomp", "xcomp", "obl") is not None:
        return []
    verbs = [
        n
        for n in tree.children(clause.head, "conj")
        if tree.tokens[n].tag in VERBS and tree.child(n, "nsubj", "aux") is None
    ]
    out: list[int] = []
    for n in verbs:
        out += tree.subtree(n)
    return out if verbs and any(tree.child(n, "obj") is not None for n in verbs) else []


def _with_signs(tree: Tree, words: Collection[int]) -> list[int]:
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


def inverted(asked: Asked, clause: Clause, parts: Parts, behind: str = "") -> str | None:
    """Return "did S V O" for use behind a question word; None where the verbs do not invert.

    `behind` is a preposition that belongs to the question word: "What did S lead to in 1902?".
    """
    tree = asked.tree
    tokens = tree.tokens
    subject = _subject_text(asked, parts)
    if not subject:
        return None
    if clause.finite is None:
        if clause.passive and clause.borrowed:  # "founded in 1849"
            be = "were" if _is_plural(tree, clause.subject, parts.subject) else "was"
            verb = _verb(asked, clause.head)
            return _joined(be, subject, asked.text(parts.inner), verb, asked, parts, behind)
        return None
    first = clause.finite
    others = [n for n in clause.verbs if n != first]
    inner = _negated(asked, parts.inner)
    if tokens[first].relation in ("aux", "aux:pass", "cop") or tokens[first].lemma == "be":
        verbs = " ".join(asked.text([n]) for n in others)
        said = tokens[first].text.lower()
        return _joined(_helper(said), subject, inner, verbs, asked, parts, behind)
    helper = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(tokens[first].tag)
    if helper is None:
        return None
    lemma = tokens[first].lemma
    replaced = dict(asked.replaced)
    for n in parts.rest:
        if (
            tree.tokens[n].tag in FINITE
            and tree.relation(n) == "conj"
            and (tree.tokens[n].head == clause.head)
        ):
            replaced[n] = tree.tokens[n].lemma
    again = Asked(asked.sentence, replaced)
    return _joined(helper, subject, inner, lemma, again, parts, behind)


def _joined(
    helper: str, subject: str, inner: str, verbs: str, asked: Asked, parts: Parts, behind: str
) -> str:
    rest = asked.text(parts.rest)
    front = lowered(asked.tree, min(parts.front), asked.text(parts.front)) if parts.front else ""
    return tidy(
        " ".join(part for part in (helper, subject, inner, verbs, rest, behind, front) if part)
    )


def _helper(said: str) -> str:
    return {"'s": "is", "'re": "are", "'d": "would", "'ll": "will", "'ve": "have"}.get(said, said)


def _negated(asked: Asked, words: Collection[int]) -> str:
    replaced = dict(asked.replaced)
    for n in words:
        if asked.tree.tokens[n].text.lower() in ("n't", "n’t"):
            replaced[n] = "not"
    return text_of(asked.tree, words, replaced)


def _verb(asked: Asked, head: int) -> str:
    return asked.tree.tokens[head].text.lower()


def _subject_text(asked: Asked, parts: Parts) -> str:
    if not parts.subject:
        return ""
    return lowered(asked.tree, min(parts.subject), asked.text(parts.subject))


def _is_plural(tree: Tree, head: int | None, words: Collection[int]) -> bool:
    if head is None:
        return False
    joined = any(tree.tokens[n].relation == "conj" and tree.tokens[n].head == head for n in words)
    return tree.tokens[head].tag in ("NNS", "NNPS") or joined


def predicate(asked: Asked, clause: Clause, parts: Parts) -> str | None:
    """Return verbs and what follows them, for use behind a question word that is the subject."""
    tree = asked.tree
    if clause.finite is None:
        return None
    words = {*clause.verbs, *parts.inner, *parts.rest}
    if clause.copula:
        words.add(clause.head)
    return asked.text(_with_signs(tree, words))


def front_text(asked: Asked, parts: Parts) -> str:
    """Return what stands before the subject, as the beginning of a question."""
    return asked.text(parts.front)
