"""Date cards: when an event took place, when someone did something, when someone lived."""

import re
from collections.abc import Iterator
from dataclasses import replace

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import CONNECTIVE, Clause
from studyapp.generation.compression import cut
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.phrasing import (
    WHEN,
    date_phrase,
    inverted,
    lowered,
    preposition,
    when,
    without_insertion,
)
from studyapp.generation.wordlists import several, words
from studyapp.model import Form, Kind

_WITH_ARTICLE = (Grain.DECADE, Grain.CENTURY, Grain.PERIOD)
_NOUN_PHRASE = several("NN0 NN1 NN2 NP0 AJ0 AJC AJS ORD CRD DPS AT0 POS DT0 VVN VVG UNC")
_LINKS = several("of between to with against in on at for by from over among into towards and")
_GENERIC = several("the a an its their his her this that these those two three first second")
_LONGEST_TAIL = 12
_NOT_SAFE_BETWEEN = several("CJS CJT DTQ PNQ AVQ TO0 VVG")


def event(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when an event took place whose noun stands right before (or after) the date."""
    for date in sentence.dates:
        question = _event_before(analysis, sentence, date) or _event_after(analysis, sentence, date)
        if question and not date.bracketed:
            yield dated("date-event", sentence, date, question)


def action(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when the subject of the date's own clause did what it did."""
    for date in sentence.dates:
        clause = clause_of(sentence, date)
        found = preposition(sentence, date)
        if clause is None or found is None or date.bracketed or found[0] == "of":
            continue
        if _event_before(analysis, sentence, date):
            continue
        if not _belongs_to_verb(sentence, clause, date):
            continue
        asked = inverted(analysis, sentence, clause, date)
        if asked is None or _other_date(sentence, clause, date):
            continue
        tail = _adjunct_tail(analysis, sentence, clause, date)
        lead = f"{when(date, found[0])} {asked}"
        if tail:
            yield dated("date-action", sentence, date, f"{lead}{tail}?")
        made = dated("date-action", sentence, date, f"{lead}?")
        yield replace(made, weight=made.weight - 0.02) if tail else made


def life(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask when a person lived whose name is followed by two years in brackets."""
    for date in sentence.dates:
        if not date.bracketed or date.grain is not Grain.RANGE:
            continue
        name = next(
            (m for m in sentence.mentions if 0 <= date.start - sentence.tokens[m.end - 1].end <= 3),
            None,
        )
        years = [int(y) for y in re.findall(r"-?\d{4}", date.edtf)]
        if name is None or len(years) != 2 or not 26 <= years[1] - years[0] <= 110:
            continue
        if analysis.actor(name).kind is ActorKind.PERSON:
            yield dated("date-life", sentence, date, f"When did {name.actor} live?")


def dated(
    rule: str, sentence: Sentence, date: Date, question: str, form: Form = Form.QUESTION
) -> Candidate:
    """Return a candidate whose answer is a date."""
    # "the late 1950s" is an answer, "late 1950s" is not; a cloze leaves the article in its text.
    named = date.grain in _WITH_ARTICLE and sentence.text[: date.start].lower().endswith(" the ")
    article = "the " if named else ""
    return Candidate(
        rule=rule, kind=Kind.DATE, form=form, sentence=sentence.number, question=question,
        answer=date.text if form is Form.CLOZE else article + date.answer, date=date,
        weight=(-0.12 if date.inferred else 0.0) - (0.1 if date.bracketed and form is Form.CLOZE else 0.0),
    )  # fmt: skip


def _event_before(analysis: Analysis, sentence: Sentence, date: Date) -> str | None:
    found = preposition(sentence, date)
    if found is None or found[0] not in ("in", "on", "of", "during", "from", "between"):
        return None
    last = next((i for i, t in enumerate(sentence.tokens) if t.end > found[1]), 0) - 1
    phrase = _event_phrase(sentence, last)
    if phrase is None:
        return None
    text = analysis.lower(sentence.said(phrase, last + 1)) + _relative_tail(sentence, date)
    if sentence.tokens[phrase].low in words("event_nouns") and sentence.tokens[phrase].tag == "NN1":
        text = f"the {text}"
    if not _specific(text) or _more_dates(sentence, date):
        return None
    return f"{WHEN[date.grain]} did {text} take place?"


def _relative_tail(sentence: Sentence, date: Date) -> str:
    """Return " that hit East Asia" where such a clause follows "the crisis of 1997"."""
    tokens = sentence.tokens
    start = next((i for i, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    if start >= len(tokens) or tokens[start].low != "that":
        return ""
    finite = [i for i in range(start, len(tokens)) if tokens[i].finite]
    if (
        len(finite) < 2
        or finite[1] - start > 12
        or any(t.text in ",;" for t in tokens[start : finite[1]])
    ):
        return ""
    tail = sentence.said(start, finite[1])
    return "" if tail.endswith((" and", " or")) else f" {tail}"


def _event_phrase(sentence: Sentence, last: int) -> int | None:
    """Return where the noun phrase of an event begins that ends at token `last`."""
    tokens = sentence.tokens
    found: int | None = None
    i = last
    while i >= 0 and (tokens[i].tag in _NOUN_PHRASE or tokens[i].low in _LINKS):
        if tokens[i].tag in ("NN1", "NN2") and tokens[i].low in words("event_nouns"):
            start = found = _phrase_start(sentence, i)
            if start == 0 or tokens[start - 1].low != "of":
                return found
            i = start
        i -= 1
    return found


def _phrase_start(sentence: Sentence, i: int) -> int:
    tokens = sentence.tokens
    while i > 0:
        before = tokens[i - 1]
        if before.tag in ("AT0", "DPS", "DT0"):
            return i - 1
        if before.tag not in (
            "AJ0",
            "AJS",
            "AJC",
            "ORD",
            "NP0",
            "NN1",
            "POS",
            "CRD",
            "VVN",
            "UNC",
            "NN2",
        ):
            break
        if before.tag == "NN2" and tokens[i].tag != "POS":
            break
        i -= 1
    return i


def _event_after(analysis: Analysis, sentence: Sentence, date: Date) -> str | None:
    """Read "the August 1991 coup of ..." and "Kim's 2001 visit to China"."""
    after = next(
        (i for i, t in enumerate(sentence.tokens) if t.start >= date.end), len(sentence.tokens)
    )
    tokens = sentence.tokens
    before = next((i for i, t in enumerate(tokens) if t.end > date.start), 0) - 1
    if before < 0 or not (tokens[before].low == "the" or tokens[before].tag == "POS"):
        return None
    noun = next(
        (
            i
            for i in range(after, min(after + 3, len(tokens)))
            if tokens[i].low in words("event_nouns")
        ),
        None,
    )
    if noun is None or any(tokens[i].tag not in ("AJ0", "NN1", "NP0") for i in range(after, noun)):
        return None
    end = noun + 1
    while (
        end < len(tokens)
        and end - noun < 12
        and (tokens[end].low in _LINKS or tokens[end].tag in _NOUN_PHRASE)
    ):
        end += 1
    while end > noun + 1 and (
        tokens[end - 1].low in _LINKS or tokens[end - 1].tag in ("AT0", "DPS", "VVN", "VVG")
    ):
        end -= 1
    start = _phrase_start(sentence, before) if tokens[before].tag == "POS" else before
    owner = analysis.lower(sentence.said(start, before + 1))
    owner = _full_owner(sentence, start, before, owner)
    text = f"{owner} {sentence.said(after, end)}".replace(" 's", "'s")
    return f"{WHEN[date.grain]} was {text}?" if _specific(text) else None


def _full_owner(sentence: Sentence, start: int, end: int, owner: str) -> str:
    name = next((m for m in sentence.mentions if m.start >= start and m.end == end), None)
    if name is None or owner.startswith("the "):
        return owner
    return f"{name.actor}'s" if name.start == start else owner


def _specific(text: str) -> bool:
    """Whether an event's phrase says which event: a name in it, and no bare "the summit"."""
    kept = [word for word in text.split() if word.lower() not in _GENERIC]
    if re.match(
        r"(?:its|their|his|her|a|an|this|that|these|such|any|another)\b", text, re.IGNORECASE
    ):
        return False
    return len(kept) >= 2 and bool(re.search(r"[A-Z]", text[1:] if text[:4] == "The " else text))


def _more_dates(sentence: Sentence, date: Date) -> bool:
    """Whether another date follows so closely that the event may have two."""
    return any(
        date.end < other.start < date.end + 70 and " and " in sentence.text[date.end : other.start]
        for other in sentence.dates
    )


def clause_of(sentence: Sentence, date: Date) -> Clause | None:
    """Return the clause in which a date stands."""
    tokens = sentence.tokens
    for clause in sentence.clauses:
        if tokens[clause.start].start <= date.start and date.end <= tokens[clause.end - 1].end:
            return clause
    return None


def _belongs_to_verb(sentence: Sentence, clause: Clause, date: Date) -> bool:
    """Whether the date says when the clause's verb happened, and not when some noun in it did."""
    tokens = sentence.tokens
    span = date_phrase(sentence, date)
    if span is None:
        return False
    first = next((i for i, t in enumerate(tokens) if t.end > span[0]), len(tokens))
    after = next((i for i, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    if first < clause.subject[0]:
        return (
            first == clause.start
            and after < len(tokens)
            and (tokens[after].text == "," or after == clause.subject[0])
        )
    if clause.subject[0] <= first < clause.verbs[0]:
        return first == clause.subject[1] + 1 and tokens[first - 1].text == ","
    if any(t.tag in _NOT_SAFE_BETWEEN or t.text in "(:" for t in tokens[clause.verbs[1] : first]):
        return False
    if any(t.tag == "VVN" for t in tokens[clause.verbs[1] : first]):
        return False
    follows = tokens[after] if after < clause.end else None
    return (
        follows is None
        or follows.text in (",", ";", ".")
        or (follows.tag in ("PRP", "CJS", "TO0") and first == clause.verbs[1])
    )


def _other_date(sentence: Sentence, clause: Clause, date: Date) -> bool:
    """Whether the question would keep a second date of the clause."""
    low = sentence.tokens[clause.subject[0]].start
    high = sentence.tokens[cut(sentence.tokens, clause.verbs[1], clause.end) - 1].end
    return any(other is not date and low <= other.start < high for other in sentence.dates)


def _adjunct_tail(analysis: Analysis, sentence: Sentence, clause: Clause, date: Date) -> str:
    """Return the rest of what stands before the subject, to be put at the question's end."""
    span = date_phrase(sentence, date)
    low, high = sentence.tokens[clause.start].start, sentence.tokens[clause.subject[0]].start
    text = sentence.text[low:high].strip(" ,")
    if span and low <= span[0] < high:
        text = (sentence.text[low : span[0]] + sentence.text[span[1] : high]).strip(" ,")
    text = without_insertion(CONNECTIVE.sub("", f"{text} ").strip(" ,"))
    return (
        f", {lowered(analysis, sentence, clause.start, text)}"
        if 1 < len(text.split()) <= _LONGEST_TAIL
        else ""
    )
