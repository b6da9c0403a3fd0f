"""What a rule proposes: a question with its answer, before filters and ranking."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.dates import Date
from studyapp.generation.sentences import Sentence
from studyapp.model import Form, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A card in the making; `sentence` and `more` are numbers of sentences."""

    rule: str
    kind: Kind
    sentence: int
    question: str
    answer: str
    form: Form = Form.QUESTION
    answers: tuple[str, ...] = ()
    more: tuple[int, ...] = ()
    context: int | None = None
    """Number of a sentence that is shown above the question, because it leans on that."""
    date: Date | None = None
    subject: frozenset[str] = frozenset()
    """Canonical names of the actors in the answer."""
    dangling: tuple[str, ...] = ()
    """Words of the question that point to something which nobody can know."""
    weight: float = 0.0
    """What the rule knows in favour of this one card, or against it."""


Rule = Callable[[Analysis, Sentence], Iterable[Candidate]]
"""Reads one sentence within its document and proposes cards."""
