"""Which words of a sentence differ from those of its other wording."""

import re
from difflib import SequenceMatcher

from studyapp.model import Span

_WORD = re.compile(r"\w+(?:['’.,-]\w+)*|[^\w\s]+")


def changed_words(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Return the spans of words that only the old wording has, and of those that only the new has.

    Neighbouring words make one span. Capitals count as a difference, white space does not.
    """
    before, after = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    matcher = SequenceMatcher(None, [w[0] for w in before], [w[0] for w in after], autojunk=False)
    gone, fresh = [], []
    for what, a, b, c, d in matcher.get_opcodes():
        if what != "equal":
            if a < b:
                gone.append((before[a].start(), before[b - 1].end()))
            if c < d:
                fresh.append((after[c].start(), after[d - 1].end()))
    return gone, fresh
