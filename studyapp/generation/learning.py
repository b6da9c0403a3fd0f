"""What the user's decisions about earlier cards say of the rules: how much to raise or lower each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MOST = 0.3
"""The farthest that decisions move a rule's prior."""
_SLOW = 10
"""Decisions that count for as much as what is known of a rule from the start."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """How many cards of a rule were kept, reworded ones among them, and how many rejected."""

    rule: str
    kept: int
    rejected: int


def shifts(decisions: Iterable[Decisions]) -> Mapping[str, float]:
    """Return by how much each rule's prior moves: by little where there are few decisions."""
    return {
        d.rule: round(_MOST * (d.kept - d.rejected) / (d.kept + d.rejected + _SLOW), 3)
        for d in decisions
        if d.rule and d.kept != d.rejected
    }
