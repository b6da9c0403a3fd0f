"""Sentences as old and odd texts have them, made of those in the treebanks."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treebank import Sentence, Word

JOINED, CAPITALS, HEADLINE, SMALL, COMMAS, ERAS = 0.05, 0.015, 0.015, 0.02, 0.03, 0.1
"""Shares of the sentences that are joined to the next, written in other letters, given commas or,
where they have a year, an era."""
_LONGEST = 90
_BEFORE_COMMA = frozenset({"that", "which", "who", "and", "but", "or"})
_ALWAYS_CAPITAL = frozenset({"NNP", "NNPS"})


def varied(sentences: Sequence[Sentence], lot: random.Random) -> list[Sentence]:
    """Return the sentences in their order, some of them changed; each epoch draws others."""
    return list(_varied(sentences, lot))


def _varied(sentences: Sequence[Sentence], lot: random.Random) -> Iterator[Sentence]:
    at = 0
    while at < len(sentences):
        sentence = sentences[at]
        at += 1
        drawn = lot.random()
        if drawn < JOINED and at < len(sentences) and _fit(sentence, sentences[at]):
            yield joined(sentence, sentences[at], lot.choice((";", ";", ":", "—")))
            at += 1
        elif (drawn := drawn - JOINED) < CAPITALS and drawn >= 0:
            yield _rewritten(sentence, str.upper)
        elif 0 <= (drawn := drawn - CAPITALS) < HEADLINE:
            yield _rewritten(sentence, lambda form: form[:1].upper() + form[1:])
        elif 0 <= (drawn := drawn - HEADLINE) < SMALL:
            yield _rewritten(sentence, str.lower)
        elif 0 <= (drawn := drawn - SMALL) < COMMAS:
            yield with_commas(sentence, lot)
        elif 0 <= (drawn := drawn - COMMAS) < ERAS:
            yield with_era(sentence, lot)
        else:
            yield sentence


def _rewritten(sentence: Sentence, write) -> Sentence:
    words = tuple(replace(word, form=write(word.form)) for word in sentence.words)
    return replace(sentence, words=words)


def _fit(one: Sentence, other: Sentence) -> bool:
    """Tell whether two sentences stand beside each other and end as full sentences do."""
    return (
        one.document == other.document
        and one.paragraph == other.paragraph
        and len(one.words) + len(other.words) <= _LONGEST
        and min(len(one.words), len(other.words)) >= 5
        and one.words[-1].form == "."
        and other.words[-1].form in (".", "?", "!")
    )


def joined(one: Sentence, other: Sentence, sign: str) -> Sentence:
    """Return two sentences as one; the second depends on the first beside it."""
    before = len(one.words)
    root = next(n for n, word in enumerate(one.words) if word.head < 0)
    last = Word(sign, sign, ":", "_", one.words[-1].head, "punct")
    words = [*one.words[:-1], last]
    for n, word in enumerate(other.words):
        if n == 0 and word.tag not in _ALWAYS_CAPITAL and word.form != "I":
            word = replace(word, form=word.form[:1].lower() + word.form[1:])
        if word.head < 0:
            word = replace(word, head=root, relation="parataxis")
        else:
            word = replace(word, head=word.head + before)
        words.append(word)
    mentions = units = None
    if one.mentions is not None and other.mentions is not None:
        moved = (replace(m, start=m.start + before, end=m.end + before) for m in other.mentions)
        mentions = (*one.mentions, *moved)
    if one.units is not None and other.units is not None:
        units = (*one.units, *(replace(u, start=u.start + before) for u in other.units))
    return replace(one, words=tuple(words), mentions=mentions, units=units, prominence=None)


def with_commas(sentence: Sentence, lot: random.Random) -> Sentence:
    """Return a sentence with a comma before some of the words that old prose has one before."""
    places = [
        n
        for n, word in enumerate(sentence.words)
        if n > 2
        and word.form in _BEFORE_COMMA
        and sentence.words[n - 1].tag not in (",", ":", "``")
        and word.relation in ("mark", "cc", "nsubj", "obj", "nsubj:pass")
    ]
    if not places:
        return sentence
    at = lot.choice(places)
    head = sentence.words[at].head
    comma = Word(",", ",", ",", "_", head if head >= 0 else at, "punct")
    return _inserted(sentence, at, comma, sentence.words[at - 1])


_ERAS = ("BC", "BC", "BCE", "AD")


def with_era(sentence: Sentence, lot: random.Random) -> Sentence:
    """Return a sentence in which a year of four digits has become one before Christ."""
    years = [
        n
        for n, word in enumerate(sentence.words)
        if word.form.isdecimal()
        and len(word.form) == 4
        and word.form[0] in "12"
        and word.relation in ("obl", "nmod", "obl:unmarked", "nmod:unmarked")
        and not any(other.head == n and other.relation != "case" for other in sentence.words)
    ]
    if not years:
        return sentence
    at = lot.choice(years)
    year = str(lot.randint(20, 900))
    era = Word(
        lot.choice(_ERAS), "", "RB", "Degree=Pos", at, "advmod", sentence.words[at].space_after
    )
    era = replace(era, lemma=era.form)
    return _inserted(
        sentence, at + 1, era, replace(sentence.words[at], form=year, lemma=year, space_after=True)
    )


def _inserted(sentence: Sentence, at: int, word: Word, before: Word) -> Sentence:
    """Put a word, whose head is given in old numbers, before the word at a place."""

    def move(n: int) -> int:
        return n + (n >= at)

    words = [*sentence.words[: at - 1], before, word, *sentence.words[at:]]
    words = [replace(w, head=move(w.head) if w.head >= 0 else -1) for w in words]
    mentions = sentence.mentions
    if mentions is not None:
        mentions = tuple(
            replace(
                m, start=move(m.start), end=max(move(m.end - 1) + 1, at + 1 if m.end == at else 0)
            )
            for m in mentions
        )
    units = sentence.units
    if units is not None:
        units = tuple(replace(u, start=move(u.start)) for u in units)
    return replace(sentence, words=tuple(words), mentions=mentions, units=units)
