"""Cards that leave a date open in its clause: for dates of which no question asks."""

import re
from collections.abc import Iterator, Sequence

from studyapp.generation.analysis import Analysis
from studyapp.generation.asserting import is_said
from studyapp.generation.attachment import Dated, attached, is_event, is_of_person, is_paired
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.grounding import ground
from studyapp.generation.posing import loose_branches
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import enclosing, standing
from studyapp.generation.syntax import FINITE
from studyapp.generation.wording import capital, text_of
from studyapp.generation.wordlists import several
from studyapp.model import GAP, Form, Kind

_FEWEST, _MOST = 6, 38
_WANTED = {
    Grain.DAY: "date",
    Grain.MONTH: "month and year",
    Grain.SEASON: "season and year",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "century",
    Grain.PERIOD: "period",
    Grain.RANGE: "period",
    Grain.YEARS: "years",
}
"""What a gap asks for, behind it."""
_OR_ELSE = re.compile(r"\s+or\s+(?:in\s+)?\d")
_OR_BEFORE = re.compile(r"\d\s+or\s+(?:in\s+)?$")
_FOLLOWS = re.compile(
    rf"(?:\d|years? later|months? later),? (?:in|on|by|from) {re.escape(GAP)}|{re.escape(GAP)} \(\w+\) in \d"
    rf"|\b[Bb]etween [^.;]*?(?:\d{{4}} and {re.escape(GAP)}|{re.escape(GAP)} \(\w+\) and \d)"
)
"""A gap right behind another date, or before one: the words between them were left out."""
_WRITINGS = several("report study survey paper article essay poll census interview book")
"""Sources, whose year is no fact of a text."""
_NAMED = re.compile(r"\bWars? of $")
"""What a year behind it is the only name of."""


def dates(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Leave a gap in place of a date, in its clause or, if that says too little, its sentence."""
    for date in sentence.dates:
        dated = attached(sentence, date)
        if dated is None or _is_cited(sentence, dated) or _is_one_of_two(sentence, date):
            continue
        if date.grain is Grain.YEAR and _NAMED.search(sentence.text[: date.start]):
            continue  # "the War of 1812"
        words = _around(sentence, dated)
        if not _is_whole(sentence, words, dated):
            continue
        if not _FEWEST <= len(words) <= _MOST:
            continue
        inside = sentence.words_at((date.start, date.end))
        following = sentence.tree.tokens[inside[-1] + 1 : inside[-1] + 2]
        if any(token.tag == "POS" for token in following):
            continue  # "2008's best film"
        words = _without_loose(analysis, sentence, words, inside)
        if sentence.tree.tokens[words[0]].tag in FINITE or _is_beside(sentence, words):
            continue  # "the last of whom left in May": nobody left
        grounded = ground(analysis, sentence, words)
        wanted = _WANTED[date.grain]
        behind = GAP if date.bracketed else f"{GAP} ({wanted})"
        opened = date.start > 0 and sentence.text[date.start - 1] in "(["
        gap = {inside[0]: f"{wanted}: {GAP}" if opened else behind}
        replaced = dict(grounded.asked.replaced) | dict.fromkeys(inside, "") | gap
        text = text_of(sentence.tree, words, replaced)
        if GAP not in text or _FOLLOWS.search(text) or _is_given_away(sentence, date, words):
            continue
        yield grounded.card(
            rule="date-gap",
            kind=Kind.DATE,
            form=Form.CLOZE,
            question=f"{capital(text)}.",
            answer=date.answer,
            date=date,
            weight=_weight(sentence, dated),
        )


def _is_given_away(sentence: Sentence, date: Date, words: Sequence[int]) -> bool:
    """Tell whether a question names the decade or century of the year that it leaves open."""
    return any(
        other.start != date.start
        and other.grain in (Grain.DECADE, Grain.CENTURY, Grain.PERIOD)
        and date.edtf.startswith(other.edtf.rstrip("X~?"))
        and set(sentence.words_at((other.start, other.end))) <= set(words)
        for other in sentence.dates
    )


def _is_beside(sentence: Sentence, words: list[int]) -> bool:
    """Tell whether words are a clause beside another, with what begins it: "as the summer ended"."""
    tree = sentence.tree
    head = next((n for n in words if tree.tokens[n].head not in words), words[0])
    return tree.is_a(head, "advcl") and tree.is_a(words[0], "mark", "advmod", "case")


def _is_whole(sentence: Sentence, words: list[int], dated: Dated) -> bool:
    """Tell whether a gap's words hold what its date depends on: not a date without its event."""
    if dated.noun is not None:
        return dated.noun in words
    tree = sentence.tree
    head = next((n for n in dated.words if tree.tokens[n].head not in dated.words), None)
    return head is None or tree.tokens[head].head in words


def _is_cited(sentence: Sentence, dated: Dated) -> bool:
    """Tell whether brackets date a person's writing or life: "Sumner (1906) saw in it"."""
    if not dated.date.bracketed or dated.noun is None:
        return False
    if dated.date.grain not in (Grain.YEAR, Grain.RANGE):
        return False
    return is_of_person(sentence, dated.noun)


def _is_one_of_two(sentence: Sentence, date: Date) -> bool:
    """Tell whether a text leaves open which of two dates it was: "in 1699 or 1700"."""
    text = sentence.text
    return bool(_OR_ELSE.match(text, date.end) or _OR_BEFORE.search(text[: date.start]))


def _has_another(sentence: Sentence, dated: Dated) -> bool:
    """Tell whether a clause has a second date that is not joined to the first: one is not its own."""
    if dated.clause is None or is_paired(sentence, dated):
        return False
    others = [attached(sentence, d) for d in sentence.dates if d.start != dated.date.start]
    return any(other is not None and other.clause == dated.clause for other in others)


def _weight(sentence: Sentence, dated: Dated) -> float:
    clause = dated.clause
    modal = clause is not None and any(sentence.tree.tokens[v].tag == "MD" for v in clause.verbs)
    weight = -0.3 if modal else 0.0
    weight -= 0.3 if _has_another(sentence, dated) else 0.0
    weight -= 0.3 if _is_denied(sentence, clause) and dated.preposition != "until" else 0.0
    weight -= 0.5 if dated.noun is not None and _is_writing(sentence, dated.noun) else 0.0
    weight -= 0.2 * dated.date.bracketed
    weight -= 0.2 if dated.noun is not None and not is_event(sentence, dated.noun) else 0.0
    return weight - (0.5 if sentence.tense in ("VBZ", "VBP") else 0.0)


def _is_denied(sentence: Sentence, clause: Clause | None) -> bool:
    """Tell whether a clause says what was not so: of that, a date says little."""
    tree = sentence.tree
    adverbs = tree.children(clause.head, "advmod") if clause is not None else ()
    return any(tree.tokens[n].text.lower() in ("not", "n't", "never") for n in adverbs)


def _is_writing(sentence: Sentence, noun: int) -> bool:
    """Tell whether a date is that of a source: "according to a 2006 report"."""
    return sentence.tree.tokens[noun].lemma.lower() in _WRITINGS


def _without_loose(
    analysis: Analysis, sentence: Sentence, words: list[int], inside: list[int]
) -> list[int]:
    """Leave out branches that point to another sentence, where the date stands in none of them."""
    loose = ground(analysis, sentence, words).loose
    clause = enclosing(sentence, sentence.clause_of(inside[0])) if loose else None
    if clause is None:
        return words
    tree = sentence.tree
    spare = {
        w
        for n in loose_branches(sentence, clause, loose)
        for w in tree.subtree(n)
        if set(inside).isdisjoint(tree.subtree(n))
    }
    left = [n for n in words if n not in spare]
    while left and tree.is_a(left[0], "punct") and tree.tokens[left[0]].text == ",":
        left = left[1:]
    return left if len(left) >= _FEWEST else words


def _around(sentence: Sentence, dated: Dated) -> list[int]:
    """Return the words of the innermost clause around a date that stands as a sentence."""
    clause = dated.clause or (sentence.clause_of(dated.noun) if dated.noun is not None else None)
    clause = enclosing(sentence, clause)
    if clause is None or not is_said(sentence.tree, clause.head):
        return []
    return standing(sentence, clause, dated.words)
