"""The argument of a document as a tree: by section its claims, below each what supports it."""

from collections.abc import Sequence

from studyapp.findings import Part, Point, Role
from studyapp.generation.analysis import Analysis
from studyapp.generation.cards import anchor
from studyapp.generation.rhetoric import role
from studyapp.generation.sentences import Sentence
from studyapp.generation.worth import worth

_HEADS = frozenset({Role.PURPOSE, Role.THESIS, Role.CLAIM, Role.CONCLUSION, Role.QUESTION})
"""Roles of sentences that stand at the top; the others stand below the one before them."""


def outline(analysis: Analysis) -> tuple[Part, ...]:
    """Return the sections of the body with their points, in the order of the text.

    A paragraph without any sentence of its own rank is headed by the one that carries most of a
    claim.
    """
    parts: list[tuple[str, list[Point]]] = []
    for group, _ in analysis.passages:
        if not group or group[0].note is not None:
            continue
        section = group[0].place.passage.section
        if not parts or parts[-1][0] != section:
            parts.append((section, []))
        parts[-1][1].extend(_points(analysis, group))
    return tuple(Part(section, tuple(points)) for section, points in parts)


def _points(analysis: Analysis, group: Sequence[Sentence]) -> list[Point]:
    roles = [role(analysis, sentence) for sentence in group]
    if not any(r in _HEADS for r in roles):
        best = max(range(len(group)), key=lambda n: (worth(analysis, group[n]), -n))
        roles[best] = Role.CLAIM
    first = next(n for n, r in enumerate(roles) if r in _HEADS)
    points: list[Point] = []
    below: list[Point] = [_point(group[n], roles[n]) for n in range(first)]
    for n in range(first, len(group)):
        if roles[n] in _HEADS:
            points.append(_point(group[n], roles[n], tuple(below) if not points else ()))
        else:
            last = points[-1]
            points[-1] = Point(
                last.role, last.text, last.anchor, (*last.below, _point(group[n], roles[n]))
            )
    return points


def _point(sentence: Sentence, of: Role, below: tuple[Point, ...] = ()) -> Point:
    return Point(of, sentence.place.quote, anchor(sentence), below)
