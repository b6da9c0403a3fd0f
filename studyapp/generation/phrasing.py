"""The words that questions are built from: WH phrases, auxiliaries, and texts without a date."""

import re
from collections.abc import Sequence

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.clauses import SAYING, Clause
from studyapp.generation.compression import cut, second_verb
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.engine import Token
from studyapp.generation.references import subject_text
from studyapp.generation.wordlists import several

_LONGEST_REST = 28

WHEN = {
    Grain.DAY: "On what date",
    Grain.MONTH: "In what month and year",
    Grain.SEASON: "In what season of which year",
    Grain.YEAR: "In what year",
    Grain.DECADE: "In what decade",
    Grain.CENTURY: "In what century",
    Grain.PERIOD: "In what period",
    Grain.RANGE: "In what period",
}
_PREPOSITIONS = {
    "since": "Since when",
    "until": "Until when",
    "till": "Until when",
    "by": "By when",
    "after": "After what",
    "before": "Before what",
    "from": "Since when",
    "about": "About when",
    "around": "Around when",
    "towards": "Around when",
    "toward": "Around when",
}
_UNITS = {
    Grain.DAY: "date",
    Grain.MONTH: "month",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "century",
}


def when(date: Date, preposition: str = "in") -> str:
    """Return the WH phrase for a date after its preposition."""
    if date.grain is Grain.RANGE:
        return WHEN[Grain.RANGE]
    if date.grain is Grain.MONTH and date.answer == date.text and date.inferred:
        return "In what month"
    asked = _PREPOSITIONS.get(preposition)
    if asked in ("After what", "Before what"):
        return f"{asked} {_UNITS.get(date.grain, 'date')}"
    return asked or WHEN[date.grain]


def inverted(
    analysis: Analysis, sentence: Sentence, clause: Clause, skip: Date | None = None
) -> str | None:
    """Return "did S V O" for a clause, for use after a WH phrase; without the words of `skip`.

    None where the verb group does not invert safely.
    """
    tokens = sentence.tokens
    first = tokens[clause.verbs[0]]
    end = second_verb(tokens, clause.verbs[1], cut(tokens, clause.verbs[1], clause.end))
    end = _short_enough(tokens, clause.verbs[1], end)
    subject = lowered(
        analysis, sentence, clause.subject[0], subject_text(analysis, sentence, clause)
    )
    adverbs = between(sentence, clause)
    rest = _without(sentence, clause.verbs[0] + 1, end, skip)
    if rest is None or (skip is not None and _until_not(sentence, clause, skip)):
        return None
    middle = f"{subject} {adverbs}".strip()
    if first.tag in ("VVD", "VDD", "VHD", "VVZ", "VVB", "VHZ", "VHB") and not _is_auxiliary(
        sentence, clause
    ):
        helper = "did" if first.tag[-1] == "D" else "does" if first.tag[-1] == "Z" else "do"
        return f"{helper} {middle} {first.lemma} {rest}".strip()
    if first.tag[:2] in ("VB", "VH", "VM", "VD"):
        return f"{first.low} {middle} {rest}".strip()
    return None


def _until_not(sentence: Sentence, clause: Clause, date: Date) -> bool:
    """Whether something did not happen until the date: that does not invert."""
    found = preposition(sentence, date)
    negated = any(t.tag == "XX0" for t in sentence.tokens[slice(*clause.verbs)])
    return negated and found is not None and found[0] in ("until", "till")


def predicate(sentence: Sentence, clause: Clause, skip: Date | None = None) -> str | None:
    """Return the verb group and what follows it, cut at the first detachable tail."""
    end = cut(sentence.tokens, clause.verbs[1], clause.end)
    rest = _without(sentence, clause.verbs[0], end, skip)
    return None if rest is None else f"{between(sentence, clause)} {rest}".strip()


def _short_enough(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the last ", and" at which a very long predicate can end."""
    if end - start <= _LONGEST_REST:
        return end
    joints = [
        i
        for i in range(start + 8, start + _LONGEST_REST)
        if tokens[i].text == "," and tokens[i + 1].low == "and"
    ]
    return joints[-1] if joints else end


def between(sentence: Sentence, clause: Clause) -> str:
    """Return the adverbs between subject and verb; an interruption in commas is left out."""
    text = sentence.said(clause.subject[1], clause.verbs[0])
    return "" if re.match(r"[,(]", text) else _TIES.sub("", text).strip()


def _is_auxiliary(sentence: Sentence, clause: Clause) -> bool:
    """Whether the first verb of a group of several carries the question."""
    group = [t for t in sentence.tokens[clause.verbs[0] : clause.verbs[1]] if t.tag.startswith("V")]
    return len(group) > 1


def _without(sentence: Sentence, start: int, end: int, skip: Date | None) -> str | None:
    """Return tokens[start:end] without the prepositional phrase of a date; None if it cannot go."""
    if skip is None or start >= end:
        return _closed(sentence, sentence.said(start, end))
    span = date_phrase(sentence, skip)
    low, high = sentence.tokens[start].start, sentence.tokens[end - 1].end
    if span is None or span[1] <= low or span[0] >= high:
        return _closed(sentence, sentence.said(start, end))
    left = sentence.text[low : span[0]].rstrip(" ,")
    right = sentence.text[span[1] : high].strip()
    if right.startswith(",") and not left:
        right = right.lstrip(" ,")
    return _closed(sentence, f"{left}{'' if right[:1] in ',.;' else ' '}{right}".strip(" ,"))


def _closed(sentence: Sentence, text: str) -> str:
    """Close a quotation that the end of the sentence closes."""
    return text + '"' if text.count('"') % 2 and sentence.text.endswith('"') else text


def date_phrase(sentence: Sentence, date: Date) -> tuple[int, int] | None:
    """Return the span of a date with its preposition, article and adverb, as "as early as in"."""
    found = preposition(sentence, date)
    return None if found is None else (found[1], date.end)


_TIES = re.compile(
    r"\b(?:also|then|thus|therefore|hence|consequently|however|too|accordingly|moreover|"
    r"likewise)\b ?"
)
"""Adverbs that tie a clause to the one before and say nothing in a question."""

_INSERTION = re.compile(
    r"(?:^|,\s*)(?:he|she|they|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?)(?: and [A-Z][\w'-]+)? "
    rf"(?:{'|'.join(sorted(SAYING))})[sd]?$"
)


def without_insertion(text: str) -> str:
    """Leave out ", Lee observes" at the end of what stands before a subject."""
    return _INSERTION.sub("", text.rstrip(" ,"))


_ASIDE = re.compile(
    r",\s*(?:however|therefore|moreover|thus|indeed|in fact|of course|in turn|nevertheless|"
    r"nonetheless|too|for example|"
    r"for instance|in other words|meanwhile|furthermore|consequently|accordingly|also|then|"
    r"again|likewise),",
    re.IGNORECASE,
)


def lowered(analysis: Analysis, sentence: Sentence, i: int, text: str) -> str:
    """Return words that began at token `i` as they stand inside a question."""
    token = sentence.tokens[i]
    if (
        text.startswith(token.text)
        and token.tag not in ("NP0", "UNC", "AJ0", "NN1", "NN2")
        and not token.text[1:2].isupper()
    ):
        return text[:1].lower() + text[1:]
    return analysis.lower(text)


def without_asides(text: str) -> str:
    """Leave out ", however," and its like."""
    return _ASIDE.sub(
        lambda m: (
            ","
            if text[: m.start()].count(",") == 0
            and len(text[: m.start()].split()) < 8
            and text[:3] in ("In ", "At ", "On ", "By ")
            else ""
        ),
        text,
    )


_WORDS = several(
    "for in on at since during from by until till after before towards toward about around of"
)
_ADVERBS = several(
    "early late later only as also alone already the year month summer course period"
)


def preposition(sentence: Sentence, date: Date) -> tuple[str, int] | None:
    """Return the preposition before a date and the offset at which its phrase begins."""
    i = next((k for k, t in enumerate(sentence.tokens) if t.end > date.start), len(sentence.tokens))
    if date.text.lower().startswith(("between ", "from ", "about ", "around ")):
        period = [t.low for t in sentence.tokens[max(0, i - 3) : i]] == ["for", "the", "period"]
        if i and sentence.tokens[i - 1].low in ("in", "from", "until", "since", "by"):
            return "about", sentence.tokens[i - 1].start
        return date.text.split()[0].lower(), sentence.tokens[i - 3].start if period else date.start
    k = i - 1
    while k >= 0 and sentence.tokens[k].low in _ADVERBS | {"of"} and i - k < 5:
        if sentence.tokens[k].low == "of" and sentence.tokens[k - 1].low not in (
            "year",
            "month",
            "summer",
            "course",
        ):
            break
        k -= 1
    if (
        k < 0
        or sentence.tokens[k].low not in _WORDS
        or (sentence.tokens[k].low == "for" and k == i - 1)
    ):
        return None
    word, start = sentence.tokens[k].low, k
    if k > 1 and word == "for" and sentence.tokens[i - 1].low == "period":
        return "during", sentence.tokens[k].start
    if k and word in ("from", "by") and sentence.tokens[k - 1].low in ("starting", "beginning"):
        start, word = k - 1, "since"
    while start and sentence.tokens[start - 1].low in ("early", "late", "as", "only") and start > 0:
        start -= 1
    return word, sentence.tokens[start].start
