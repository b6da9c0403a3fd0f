"""Accents that a file writes as signs of their own, put upon the letters that they stand above."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from studyapp.documents.pdf.runs import Run

_ACCENTS = dict(
    zip(
        map(ord, "´¨ˆ˜ˇ˝˙¸˚˘¯˛\u0300`"),
        map(
            ord,
            "\u0301\u0308\u0302\u0303\u030c\u030b\u0307\u0327\u030a\u0306\u0304\u0328\u0300\u0300",
        ),
        strict=True,
    )
)
_HIGH, _BESIDE = 0.45, 0.05
"""Accents stand on baselines no further apart, and over their letters or so close to them."""
_MOST = 5000

Place = tuple[int, int]
"""A run and a character in it."""


def with_accents(runs: list[Run]) -> list[Run]:
    """Return runs of one direction with combining accents behind their letters."""
    loose = [
        (n, at)
        for n, run in enumerate(runs)
        for at, (code, _, _) in enumerate(run.characters)
        if code in _ACCENTS
    ]
    if not loose or len(loose) > _MOST:
        return runs
    letters = {place: letter for place in loose if (letter := _letter(runs, place))}
    above: defaultdict[Place, list[int]] = defaultdict(list)
    for place, letter in letters.items():
        above[letter].append(_ACCENTS[runs[place[0]].characters[place[1]][0]])
    touched = {n for n, _ in (*letters, *above)}
    return [
        replace(run, characters=list(_composed(run, n, set(letters), above)))
        if n in touched
        else run
        for n, run in enumerate(runs)
    ]


def _letter(runs: list[Run], place: Place) -> Place | None:
    """Return the letter below or above an accent."""
    own, at = place
    _, x0, x1 = runs[own].characters[at]
    middle = (x0 + x1) / 2
    size = runs[own].font.size
    found: list[tuple[float, Place]] = []
    for n, run in enumerate(runs):
        if abs(run.baseline - runs[own].baseline) > _HIGH * size:
            continue
        for m, (code, left, right) in enumerate(run.characters):
            over = left - _BESIDE * size < middle < right + _BESIDE * size
            if over and code not in _ACCENTS and chr(code).isalpha():
                found.append((abs((left + right) / 2 - middle), (n, m)))
    return min(found)[1] if found else None


def _composed(
    run: Run, n: int, gone: set[Place], above: dict[Place, list[int]]
) -> Iterator[tuple[int, float, float]]:
    for at, (code, x0, x1) in enumerate(run.characters):
        if (n, at) not in gone:
            accents = above.get((n, at), [])
            yield (ord("i") if accents and code == ord("ı") else code), x0, x1
            yield from ((accent, x1, x1) for accent in accents)
