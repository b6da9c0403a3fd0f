"""Running heads and feet: lines that recur, but for their digits, where pages begin or end."""

import re
from collections import defaultdict
from collections.abc import Iterable

from studyapp.documents.repair.looks import is_division
from studyapp.documents.sentences import is_ended

_STAMP = re.compile(
    r"(?:downloaded (?:from|by|at|on)|this content downloaded|all use subject to|accessed on|"
    r"copyright ©|©|\(c\) \d{4}|electronic copy available|available online|issn |"
    r"published (?:online )?by|(?:https?://)?doi[:.]).*|[ivxlc]{1,7}",
    re.I,
)
_MASTHEAD = re.compile(r"\d|\b(?:journal|review|vol|no|issue|proceedings|cite as)\b", re.I)
_DIGITS = re.compile(r"\d+")
_LONGEST = 100
_FEW, _MANY = 2, 3
_SHARE = 4
"""A head stands on a quarter of the pages, or on as many as `_MANY` if these are fewer."""
_DEPTH = 3
"""So many lines of furniture may stand above each other."""
_PROSE = 70


def heads_at_edges(lines: list[str], cuts: list[int], dropped: set[int]) -> list[int]:
    """Return the indexes of lines that recur around the places where pages begin.

    Args:
        lines: The lines of the text.
        cuts: Where pages begin: indexes of lines, in order.
        dropped: Lines that are furniture already, such as page numbers.
    """
    gone = set(dropped)
    found: list[int] = []
    for _ in range(_DEPTH):
        fresh = _recurring(lines, cuts, gone)
        if not fresh:
            break
        found += fresh
        gone.update(fresh)
    return sorted(found)


def _recurring(lines: list[str], cuts: list[int], gone: set[int]) -> list[int]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    beside: defaultdict[str, int] = defaultdict(int)
    for cut in cuts:
        for i in (_next(lines, cut, gone, -1), _next(lines, cut, gone, 1)):
            if i is not None and len(lines[i].strip()) <= _LONGEST:
                key = _key(lines[i])
                if is_division(lines[i].strip()):
                    continue
                if i not in places[key]:
                    places[key].add(i)
                    beside[key] += _apart(lines, i)
    first = next((i for i, line in enumerate(lines) if line.strip() and i not in gone), -1)
    found: list[int] = []
    for key, indexes in places.items():
        enough = len(indexes) >= (max(_MANY, len(cuts) // _SHARE))
        short = len(key) <= _PROSE and not is_ended(key) and key[-1] not in ",;-"
        few = (
            short and len(indexes) >= _FEW and beside[key] == len(indexes) and len(cuts) < _MANY * 2
        )
        if enough or few or _STAMP.fullmatch(key):
            found += indexes - ({first} if not _MASTHEAD.search(key) else set())
    return found


def _key(line: str) -> str:
    return _DIGITS.sub("0", " ".join(line.split()))


def _apart(lines: list[str], i: int) -> bool:
    """Tell whether a line stands alone: nothing, or furniture, is right above and below it."""
    above = i == 0 or not lines[i - 1].strip()
    below = i + 1 == len(lines) or not lines[i + 1].strip()
    return above or below


def _next(lines: list[str], cut: int, gone: set[int], step: int) -> int | None:
    """Return the index of the nearest line of text above or below a cut."""
    i = cut if step > 0 else cut - 1
    while 0 <= i < len(lines) and (i in gone or not lines[i].strip()):
        i += step
    return i if 0 <= i < len(lines) else None


def heads_in_sentences(lines: list[str], dropped: Iterable[int]) -> list[int]:
    """Return short lines that recur alone between blank lines and cut sentences in two."""
    gone = set(dropped)
    full = [i for i, line in enumerate(lines) if line.strip() and i not in gone]
    found: defaultdict[str, list[tuple[int, bool]]] = defaultdict(list)
    for n, i in enumerate(full):
        text = lines[i].strip()
        if len(text) > _PROSE or n == 0 or n + 1 == len(full) or text[-1] in ".!?:,;":
            continue
        above, below = full[n - 1], full[n + 1]
        if i - above < 2 or below - i < 2:
            continue
        cuts = not is_ended(lines[above][-_PROSE:]) and lines[below].strip()[0].islower()
        found[_key(text)].append((i, cuts))
    return sorted(
        i
        for places in found.values()
        if len(places) >= _MANY and sum(cuts for _, cuts in places) >= _FEW
        for i, _ in places
    )
