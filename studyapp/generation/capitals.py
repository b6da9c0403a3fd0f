"""First words of sentences that a text has in small letters elsewhere: they are no names."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from studyapp.generation.engine.values import Parse

_WORD = re.compile(r"(?<![\w'’-])[A-Za-z]\w{2,}(?![\w-])")
_PLAIN = {"NNP": "NN", "NNPS": "NNS"}
_OF_NAMES = ("compound", "flat", "appos", "nmod:poss")


def ordinary(texts: Iterable[str]) -> frozenset[str]:
    """Return the words, in small letters, that sentences have so more often than with a capital.

    The first word of a sentence has its capital whatever it is, and does not count.
    """
    small: Counter[str] = Counter()
    for text in texts:
        for word in _WORD.finditer(text, 1):
            low = word[0].lower()
            small[low] += 1 if word[0] == low else -1
    return frozenset(word for word, more in small.items() if more > 0)


def plain(parse: Parse, known: frozenset[str]) -> Parse:
    """Return a parse whose first word is a plain noun where it is an ordinary one: "Plague came"."""
    first = parse.tokens[0] if parse.tokens else None
    if first is None or first.tag not in _PLAIN or first.text.lower() not in known:
        return parse
    if any(t.head == 0 and t.relation in _OF_NAMES for t in parse.tokens):
        return parse
    named = len(parse.tokens) > 1 and parse.tokens[1].tag in _PLAIN
    if named or first.relation.startswith(_OF_NAMES):
        return parse
    if any(m.head == 0 and m.type == "person" for m in parse.mentions):
        return parse
    token = replace(first, tag=_PLAIN[first.tag], lemma=first.lemma.lower())
    mentions = tuple(replace(m, named=m.named and m.head != 0) for m in parse.mentions)
    return replace(parse, tokens=(token, *parse.tokens[1:]), mentions=mentions)
