"""Whom a pronoun at the head of a sentence means, where the sentence before leaves one choice."""

import re

from studyapp.generation.actors import ActorKind, Mention, Use
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.clauses import Clause
from studyapp.generation.wordlists import several

PRONOUNS = several(
    "he she it they him her them his hers its their theirs himself herself itself "
    "themselves this these those that such"
)
_SINGULAR = frozenset({"he", "she", "his", "her"})
_PLURAL = frozenset({"they", "their"})
_REACH = 6
"""How many sentences with pronoun subjects may lie between a pronoun and its name."""


def subject_text(analysis: Analysis, sentence: Sentence, clause: Clause) -> str:
    """Return the subject of a clause, a pronoun or possessive at its head replaced by its name."""
    text = sentence.said(*clause.subject)
    first = sentence.tokens[clause.subject[0]]
    name = named(analysis, sentence, clause)
    if name is None:
        return text
    if first.tag not in ("PNP", "DPS"):
        return name
    if first.tag == "DPS":
        return f"{name}'s{text[len(first.text) :]}"
    return name + text[len(first.text) :]


def named(analysis: Analysis, sentence: Sentence, clause: Clause) -> str | None:
    """Return the name for a pronoun at the head of a clause's subject, if it is sure."""
    first = sentence.tokens[clause.subject[0]]
    if first.low not in _SINGULAR | _PLURAL:
        return _pair(analysis, sentence, clause)
    plural = first.low in _PLURAL
    earlier = [c for c in sentence.clauses if c.verbs[0] < clause.subject[0]]
    for other in reversed(earlier):
        found = _subject_name(analysis, sentence, other, plural=plural)
        if found or not _is_pronoun(sentence, other):
            return found
    found = _from_before(analysis, sentence, plural=plural, reach=_REACH)
    return found or (None if plural else _hero(analysis, sentence))


_PAIR = re.compile(
    r"(?:both|the two) (?P<what>leaders|presidents|men|statesmen|countries|sides|states|powers|"
    r"nations)",
    re.IGNORECASE,
)


def _pair(analysis: Analysis, sentence: Sentence, clause: Clause) -> str | None:
    """Return the two names that "the two leaders" or "both countries" means in the sentence before."""
    match = _PAIR.fullmatch(sentence.said(*clause.subject))
    before = analysis.before(sentence)
    if (
        match is None
        or before is None
        or any(m.end <= clause.subject[0] for m in sentence.mentions)
    ):
        return None
    people = match["what"].lower() in ("leaders", "presidents", "men", "statesmen")
    kind = ActorKind.PERSON if people else ActorKind.STATE
    found = dict.fromkeys(
        m.actor for m in before.mentions if analysis.actor(m).kind is kind and m.use is Use.NAME
    )
    return " and ".join(found) if len(found) == 2 else None


def _from_before(analysis: Analysis, sentence: Sentence, *, plural: bool, reach: int) -> str | None:
    before = analysis.before(sentence)
    if (
        before is None
        or not before.clauses
        or reach == 0
        or _rivals(analysis, sentence, plural=plural)
    ):
        return None
    clause = before.clauses[0]
    found = _subject_name(analysis, before, clause, plural=plural)
    if found:
        return found if not _others(analysis, before, found, plural=plural) else None
    if _is_pronoun(before, clause) and not _others(analysis, before, "", plural=plural):
        same = before.tokens[clause.subject[0]].low in (_PLURAL if plural else _SINGULAR)
        return _from_before(analysis, before, plural=plural, reach=reach - 1) if same else None
    return None


def _hero(analysis: Analysis, sentence: Sentence) -> str | None:
    """Return whom a life is about, if nobody else is named here or just before."""
    near = analysis.sentences[max(0, sentence.number - 2) : sentence.number + 1]
    people = {
        m.actor for s in near for m in s.mentions if analysis.actor(m).kind is ActorKind.PERSON
    }
    return analysis.hero if analysis.hero and not people - {analysis.hero} else None


def _is_pronoun(sentence: Sentence, clause: Clause) -> bool:
    return sentence.tokens[clause.subject[0]].low in _SINGULAR | _PLURAL


def _subject_name(
    analysis: Analysis, sentence: Sentence, clause: Clause, *, plural: bool
) -> str | None:
    inside = within(sentence, clause.subject)
    text = sentence.said(*clause.subject)
    if plural:
        full = len(inside) >= 2 and re.fullmatch(
            r"(?:[Bb]oth )?(?:the )?[^,]+(?:, [^,]+)*,? and (?:the )?[A-Z][^,]*", text
        )
        return text if full and all(m.use is Use.NAME for m in inside) else None
    if len(inside) != 1 or analysis.actor(inside[0]).kind is not ActorKind.PERSON:
        return None
    whole = sentence.tokens[clause.subject[1] - 1].end == sentence.tokens[inside[0].end - 1].end
    return inside[0].actor if whole else None


def _others(analysis: Analysis, sentence: Sentence, name: str, *, plural: bool) -> bool:
    """Whether a second person (or group) in the sentence before could be meant as well."""
    if plural:
        return False
    people = {m.actor for m in sentence.mentions if analysis.actor(m).kind is ActorKind.PERSON}
    return bool(people - {name})


def _rivals(analysis: Analysis, sentence: Sentence, *, plural: bool) -> bool:
    """Whether another person is named in the sentence before its own subject."""
    if plural or not sentence.clauses:
        return False
    first = sentence.clauses[0].subject[0]
    return any(
        m.end <= first and analysis.actor(m).kind is ActorKind.PERSON for m in sentence.mentions
    )


def within(sentence: Sentence, span: tuple[int, int]) -> list[Mention]:
    """Return the mentions inside a token range."""
    return [m for m in sentence.mentions if span[0] <= m.start and m.end <= span[1]]
