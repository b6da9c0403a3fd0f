"""Builds questions from clauses: "did S V O" behind a question word, or a question word as subject."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from studyapp.generation.clauses import Clause, Kind
from studyapp.generation.parts import HEDGES, Parts, with_signs
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import FINITE, VERBS, Tree
from studyapp.generation.wording import closed, lowered, text_of, tidy
from studyapp.generation.wordlists import several, words

_TIE = re.compile(
    r"^(?:however|therefore|thus|then|also|indeed|later|finally|moreover|additionally|specifically|again)(?:,?\s+|,?$)",
    re.I,
)
"""A word before an adverbial that ties the sentence to the one before."""
_LEFT = re.compile(r"(?:,? instead|,? as well|,? too|(?<=[a-z0-9])[.:;])+$")
"""What an end has no use for that ties it to what was told before."""
_CLOSE = several("to of upon")
"""Prepositions of those to whom something is said or done: they stand close to the verb."""
_STANDING = several("call know refer describe regard consider locate situate")
"""Verbs whose participles beside a noun say what is so as long as their sentence is."""
_DO = {"VBD": "did", "VBZ": "does", "VBP": "do"}
"""The helper of a verb that has none, by its tag."""
_CLOSED = re.compile(r",(['\"])(?= (?!wrote|said|say|asked|declared|he |she )[a-z])")
"""The comma that an older text puts within a quotation: 'Laws of War,' which a question goes on from."""


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


def inverted(
    asked: Asked,
    clause: Clause,
    parts: Parts,
    behind: str = "",
    *,
    plain: Collection[str] = ("had",),
) -> str | None:
    """Return "did S V O" for use behind a question word; None where the verbs do not invert.

    `behind` is a preposition that belongs to the question word: "What did S lead to in 1902?".
    What is told with a helper of `plain` comes into the plain past: what had happened, happened.
    """
    subject = _subject_text(asked, parts)
    if not subject:
        return None
    if clause.finite is None:
        said = _of_participle(asked, clause, parts)
    else:
        said = _plain_past(asked.tree, clause, parts, plain) or _of_finite(
            asked, clause, clause.finite
        )
    if said is None:
        return None
    helper, verb = said
    within = _phrases_within(asked.tree, clause, parts)
    inner = _negated(asked, [n for n in parts.inner if n not in within])
    if clause.finite is not None and helper in _DO.values():
        if any(_is_second_verb(asked.tree, n) for n in parts.rest):
            return None
        asked = _with_lemmas(asked, clause, parts)
    return _joined((helper, subject, inner, verb), asked, clause, parts, behind)


def _of_participle(asked: Asked, clause: Clause, parts: Parts) -> tuple[str, str] | None:
    """Return helper and verb of a clause without a finite verb: "a school founded in 1849"."""
    token = asked.tree.tokens[clause.head]
    many = _is_plural(asked.tree, clause.subject, parts.subject)
    if clause.passive:  # also "the gate was forced and the town taken"
        today = any(
            asked.tree.tokens[n].text.lower() == "now"
            for n in asked.tree.children(clause.head, "advmod")
        )
        now = today or (asked.sentence.tense in ("VBZ", "VBP") and token.lemma in _STANDING)
        be = ("are" if many else "is") if now else ("were" if many else "was")
        return be, token.text.lower()
    if clause.kind is Kind.ADVERBIAL and clause.borrowed:
        return ("were" if many else "was", "") if clause.copula else ("did", token.lemma)
    return None


def _of_finite(asked: Asked, clause: Clause, first: int) -> tuple[str, str] | None:
    """Return the helper that comes before the subject, and the verbs that stay behind it."""
    tokens = asked.tree.tokens
    if tokens[first].relation in ("aux", "aux:pass", "cop") or tokens[first].lemma == "be":
        others = [asked.text([n]) for n in clause.verbs if n != first]
        return _helper(tokens[first].text.lower()), " ".join(others)
    helper = _DO.get(tokens[first].tag)
    return None if helper is None else (helper, tokens[first].lemma)


def _with_lemmas(asked: Asked, clause: Clause, parts: Parts) -> Asked:
    """Return what is asked with further verbs behind "did" as lemmas: "did he come and see"."""
    tree = asked.tree
    joined = {
        n: tree.tokens[n].lemma
        for n in parts.rest
        if tree.tokens[n].tag in FINITE
        and tree.is_a(n, "conj")
        and tree.tokens[n].head == clause.head
    }
    return Asked(asked.sentence, {**asked.replaced, **joined})


def _is_second_verb(tree: Tree, n: int) -> bool:
    """Tell whether a verb is joined to what is none: "became more moderate, and forbade it"."""
    token = tree.tokens[n]
    finite = token.tag in FINITE or (token.tag == "VBN" and tree.child(n, "obl", "obj") is not None)
    if not finite or tree.relation(n) != "conj" or tree.child(n, "nsubj") is not None:
        return False
    return tree.tokens[token.head].tag not in VERBS and tree.child(token.head, "cop") is None


def _joined(
    verbs: tuple[str, str, str, str], asked: Asked, clause: Clause, parts: Parts, behind: str
) -> str:
    """Join helper, subject, adverbs and verb with what follows; `behind` stands close to the verb."""
    moved = lowered(asked.tree, parts.moved[0], asked.text(parts.moved)) if parts.moved else ""
    close = _CLOSE | {"with", "on"} if behind == "to do" else _CLOSE
    late = _circumstances(asked.sentence, clause, parts, close) if behind else set()
    late |= _phrases_within(asked.tree, clause, parts)
    rest = asked.text([n for n in parts.rest if n not in late])
    front = lowered(asked.tree, min(parts.front), asked.text(parts.front)) if parts.front else ""
    front = _TIE.sub("", front)
    near, far = (front, "") if behind and front.startswith("to ") else ("", front)
    far = f", {far}" if far.startswith("according to ") else far
    said = (*verbs, moved, rest, near, behind, asked.text(sorted(late)), far)
    return _LEFT.sub("", _CLOSED.sub(r"\1", tidy(" ".join(part for part in said if part))))


def _circumstances(
    sentence: Sentence, clause: Clause, parts: Parts, close: Collection[str]
) -> set[int]:
    """Return what follows a verb and only says when, where or how: "after the war".

    `close` are the prepositions that stay close to the verb.
    """
    tree = sentence.tree
    lemma = tree.tokens[clause.head].lemma.lower()
    found: set[int] = set()
    for n in tree.children(clause.head, "obl", "advcl"):
        tie = tree.child(n, "case")
        said = tree.tokens[tie].text.lower() if tie is not None else ""
        bare = tree.tokens[n].tag in ("IN", "TO", "RP", "PRP")  # "referred to as", "plead with him"
        governed = said in close or f"{lemma} {said}" in words("governed_prepositions")
        if not bare and (not governed or sentence.is_dated([n])):
            found.update(tree.subtree(n))
    return found & set(parts.rest)


def _plain_past(
    tree: Tree, clause: Clause, parts: Parts, helpers: Collection[str]
) -> tuple[str, str] | None:
    """Return helper and verb of what had happened, as of what happened: "did S buy", "was S bought"."""
    first, *others = (tree.tokens[n] for n in clause.verbs)
    if first.text.lower() not in helpers or first.relation != "aux" or len(clause.verbs) > 3:
        return None
    be = "were" if _is_plural(tree, clause.subject, parts.subject) else "was"
    match [token.tag for token in others]:
        case [_] if clause.copula:
            return be, ""
        case ["VBN"]:
            return "did", others[0].lemma
        case ["VBN", "VBN"] if others[0].lemma == "be":
            return be, others[1].text.lower()
    return None


def _helper(said: str) -> str:
    return {"'s": "is", "'re": "are", "'d": "would", "'ll": "will", "'ve": "have"}.get(said, said)


def _negated(asked: Asked, words: Collection[int]) -> str:
    replaced = dict(asked.replaced)
    for n in words:
        if asked.tree.tokens[n].text.lower() in ("n't", "n’t"):
            replaced[n] = "not"
        elif asked.tree.tokens[n].text.lower() in HEDGES or asked.tree.tokens[n].tag == "RB":
            replaced[n] = asked.tree.tokens[n].text.lower()
    return text_of(asked.tree, words, replaced)


def _subject_text(asked: Asked, parts: Parts) -> str:
    if not parts.subject:
        return ""
    said = lowered(asked.tree, min(parts.subject), asked.text(parts.subject))
    return closed(asked.tree, parts.subject, said)


_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does"}


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _is_plural(tree: Tree, head: int | None, words: Collection[int]) -> bool:
    if head is None:
        return False
    joined = any(tree.tokens[n].relation == "conj" and tree.tokens[n].head == head for n in words)
    return tree.tokens[head].tag in ("NNS", "NNPS") or joined


def predicate(asked: Asked, clause: Clause, parts: Parts, *, singular: bool = False) -> str | None:
    """Return verbs and what follows them, for use behind a question word that is the subject.

    `singular` makes the verb agree with a question word for one thing: "What prevents it?".
    """
    tree = asked.tree
    if clause.finite is None:
        return None
    if singular:
        word = tree.tokens[clause.finite]
        said = _SINGULAR.get(word.text.lower()) or (
            _third_person(word.text) if word.tag == "VBP" else word.text
        )
        asked = Asked(asked.sentence, dict(asked.replaced) | {clause.finite: said})
    late = _phrases_within(tree, clause, parts)
    words = {*clause.verbs, *parts.inner, *parts.rest} - late
    if clause.copula:
        words.add(clause.head)
    first = min(words)
    said = lowered(tree, first, asked.text(with_signs(tree, words)))
    return tidy(f"{said} {asked.text(late)}")


def _phrases_within(tree: Tree, clause: Clause, parts: Parts) -> set[int]:
    """Return the phrases between subject and verb: "and after 211 became" is "became after 211"."""
    inner = set(parts.inner)
    return {
        word
        for n in tree.children(clause.head, "obl")
        if n in inner and tree.child(n, "case") is not None
        for word in tree.subtree(n)
        if word in inner
    }
