"""The wording check: what a careful reader would object to in a card, one small function each."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from studyapp.model import GAP, Card, Form, Kind

LONGEST_QUESTION = 38
LONGEST_ANSWER = {Kind.DATE: 12, Kind.ACTOR: 12, Kind.ARGUMENT: 30, Kind.OWN: 30}
LONGEST_LIST = 5
LONGEST_ITEM = 15

_WH = "who|whom|whose|what|when|where|why|how|which"
_VERB = "is|was|are|were|am|be|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must"
_PREPOSITION = "(?:in|on|at|by|for|from|to|of|with|since|until|after|before|under|through)"
_PRONOUN = "he|she|it|they|him|her|them|his|its|their|this|these|those|such"
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at to for by with from as and or but not no nor that this these those "
        "it its his her their is was are were be been has had have do did does into over under "
        "than then s",
    )
)
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\b\d{3,4}\b")
_DANGLING = re.compile(
    rf"\W*(?:(?:{_PREPOSITION} )?(?:{_WH})\b(?: \w+){{0,6}}? (?:{_VERB}) )?"
    rf"(?P<word>{_PRONOUN})\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RESOLVED = {
    "it": re.compile(r".*\b(?:to|that|who|which)\b", re.IGNORECASE | re.DOTALL),
    "such": re.compile(r"\s+(?:as|an?)\b", re.IGNORECASE),
    "this": re.compile(
        r"\s+(?:article|essay|text|study|paper|book|chapter|author)\b", re.IGNORECASE
    ),
    "those": re.compile(r"\s+(?:who|that|which|of)\b", re.IGNORECASE),
}
"""What makes a pronoun need no noun, by what follows it."""
_POINTING = re.compile(
    r"\bthe (?:following|aforementioned|above|below)\b"
    rf"|\bthe former(?=\s*(?:[’',.;:?!)]|$|(?:and|or|{_VERB})\b))"
    r"|\bthe latter\b(?!\s+(?:half|part|years?|days|decades?|stages?|phases?|period)\b)"
    r"|\b(?:as mentioned|mentioned (?:above|earlier)|see (?:above|below))\b",
    re.IGNORECASE,
)
_ASKING = re.compile(rf"(?:{_WH})\b", re.IGNORECASE)
_ASKING_AGAIN = re.compile(rf"\b(?:and|or),? (?:{_WH})\b", re.IGNORECASE)
_WHETHER = re.compile(r"\b(?:whether|if)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_NUMBERING = re.compile(r"(?:(?<=\s)|^)[0-9a-z]{1,2}\)")
_PAIRED = re.compile(r"[()\[\]{}“”«»\"]")
_BAR = re.compile(r"\s\|\s")
_OPEN_GAP = re.compile(r"\[(?:…|\.\.\.)\]")
_DEBRIS = re.compile(
    r"[¹⁰-⁹⁽⁾]|(?<![km])[²³]|\*|(?<!\.)\.\.(?!\.)|[,;:] ?\?|\s,|,,|;;|\?\?"
    r"|\b(?:and|or|the) ?\?$"
    r"|\bop\. ?cit\.|\bibid\b|\bpp?\. ?\d|\[\d+\]|<[a-z/][^>]*>|&(?:amp|lt|gt|nbsp|quot);"
    r"|\w-\n\w|[\ufffd\u00ad]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Check:
    """One objection: the function returns its text, or None where there is nothing to say."""

    name: str
    objection: Callable[[Card], str | None]
    english_only: bool = True


def check(cards: Iterable[tuple[int, Card]], *, language: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the text of each objection to these cards, which come with their lines."""
    english = language.lower().split("-")[0] == "en"
    checks = [c for c in CHECKS if english or not c.english_only]
    questions: dict[str, int] = {}
    facts: dict[tuple[str, int, int, str], int] = {}
    for line, card in cards:
        for each in checks:
            text = each.objection(card)
            if text:
                yield line, text
        first = questions.setdefault(_key(card.question), line)
        if first != line:
            yield line, f"the same question stands on line {first}"
        if card.anchor is not None:
            source = card.anchor
            fact = (source.block, source.start, source.end, _key(card.answer))
            earlier = facts.setdefault(fact, line)
            if earlier not in (line, first):
                yield line, f"line {earlier} has the same quote and the same answer"


def gives_the_answer_away(card: Card) -> str | None:
    question = _words(card.question.replace(GAP, " "))
    for answer in card.answers or (card.answer,):
        words = _words(answer)
        telling = {word for word in words if word not in _SMALL}
        if telling and telling <= set(question) and not _offers(question, words):
            return f'the answer "{answer}" stands in the question'
    years = set(_YEAR.findall(card.answer)).intersection(question)
    if card.kind is Kind.DATE and years:
        return f"the question names the year {min(years)} of the answer"
    return None


def points_at_nothing(card: Card) -> str | None:
    """A pronoun whose noun stands elsewhere: alone on its card, it means nothing."""
    opening = None if card.line_above else _DANGLING.match(card.question)
    if opening is None:
        return None
    word = opening["word"].lower().replace("these", "this")
    if word in _RESOLVED and _RESOLVED[word].match(opening["rest"]):
        return None
    return f'nobody knows what "{opening["word"]}" means here: name it'


def points_back(card: Card) -> str | None:
    found = _POINTING.search(card.question)
    return f'"{found[0]}" points at a text that the card does not show' if found else None


def has_no_end_mark(card: Card) -> str | None:
    end = card.question.rstrip(" \n\"'”’»)]")
    if card.question.endswith(GAP) or not end.endswith((".", "?", "!", "…", ":")):
        what = "sentence" if card.form is Form.CLOZE else "question"
        return f"the {what} has no end mark"
    if (
        card.form is not Form.CLOZE
        and _ASKING.match(card.question)
        and end.endswith(".")
        and not end.endswith("...")
    ):
        return "the question ends with a full stop"
    return None


def is_too_long(card: Card) -> str | None:
    length = len(card.question.split())
    if length > LONGEST_QUESTION:
        return f"the question has {length} words, more than {LONGEST_QUESTION}"
    return None


def asks_twice(card: Card) -> str | None:
    if card.form is Form.CLOZE:
        return None
    outside = _QUOTED.sub("", card.question)
    again = _ASKING_AGAIN.search(outside) and not _WHETHER.search(outside)
    if outside.count("?") > 1 or again:
        return "these are two questions: make a card of each"
    return None


def can_be_guessed(card: Card) -> str | None:
    if _key(card.answer) in ("yes", "no", "true", "false"):
        return f'the answer "{card.answer}" can be guessed'
    return None


def answers_too_much(card: Card) -> str | None:
    if card.answers:
        if len(card.answers) > LONGEST_LIST:
            return f"the list has {len(card.answers)} items, more than {LONGEST_LIST}"
        longest = max(len(item.split()) for item in card.answers)
        if longest > LONGEST_ITEM:
            return f"an item has {longest} words, more than {LONGEST_ITEM}"
        return None
    length, most = len(card.answer.split()), LONGEST_ANSWER[card.kind]
    if length > most:
        return f"the answer has {length} words, more than the {most} of a card of this kind"
    return None


def is_unbalanced(card: Card) -> str | None:
    for text in (card.question, *(card.answers or card.choices or (card.answer,))):
        if not _PAIRED.search(text):
            continue
        bare = _NUMBERING.sub("", text)
        for opening, closing in ("()", "[]", "{}", "“”", "«»"):
            if bare.count(opening) != bare.count(closing):
                return f"a {opening} or {closing} has no partner"
        if bare.count('"') % 2:
            return 'a " has no partner'
    return None


def has_debris(card: Card) -> str | None:
    """Leftovers of notes, markup, citations and line ends."""
    for text in (card.question, card.answer, *card.answers, *card.choices):
        found = _DEBRIS.search(text.replace(GAP, "gap"))
        if found:
            return f'"{found[0].strip()}" looks like a leftover of the source'
    return None


def hides_a_list(card: Card) -> str | None:
    if card.form in (Form.QUESTION, Form.CLOZE) and _BAR.search(card.answer):
        return 'the answer has items separated by "|", but the form is neither list nor choice'
    return None


def has_an_idle_gap(card: Card) -> str | None:
    if card.form is not Form.CLOZE and _OPEN_GAP.search(card.question):
        return "the question has a gap, but the form is not cloze"
    return None


CHECKS = (
    Check("answer in the question", gives_the_answer_away),
    Check("dangling pronoun", points_at_nothing),
    Check("reference to a text not shown", points_back),
    Check("end mark", has_no_end_mark),
    Check("long question", is_too_long, english_only=False),
    Check("two questions", asks_twice),
    Check("yes or no", can_be_guessed),
    Check("long answer", answers_too_much, english_only=False),
    Check("unbalanced marks", is_unbalanced, english_only=False),
    Check("debris", has_debris, english_only=False),
    Check("hidden list", hides_a_list, english_only=False),
    Check("idle gap", has_an_idle_gap, english_only=False),
)
"""All objections to a single card, in the order in which they are told."""


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _key(text: str) -> str:
    """Return what makes two texts the same to a reader."""
    return " ".join(_words(text))


def _offers(question: list[str], answer: list[str]) -> bool:
    """Whether the question offers the answer as one of two: "Was it China or Russia?"."""
    if "or" not in question:
        return False
    return any(
        question[i : i + len(answer)] == answer
        and (
            "or" in question[max(0, i - 2) : i]
            or question[i + len(answer) : i + len(answer) + 1] == ["or"]
        )
        for i in range(len(question))
    )
