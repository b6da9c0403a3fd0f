"""Poses a question about a clause: takes it apart, grounds it, and puts it into words."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.grounding import Ground, ground, order_of
from studyapp.generation.parts import Parts, is_condition, parts_of
from studyapp.generation.questions import inverted, predicate
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import capital, lowered
from studyapp.generation.wordlists import several, words
from studyapp.model import Form, Kind

_WHEN_AND_WHERE = several(
    "in at during after before since until till by near within throughout without despite under"
)
"""Prepositions that say of what happened when, where or how it did."""
_OCCASIONS = several("when after before once")
_OCCASION = 10
"""Words of a clause that says on what occasion something was."""
_SOON = several("while soon")
_FROM = several("later earlier before after afterwards ago")
_SPAN = 8
"""Words of "a year and a half earlier", fewer than which it has."""
_SEEING = several(
    "regard see view describe define portray present depict characterise characterize perceive "
    "interpret conceive treat understand"
)
"""Verbs that say "as" what somebody sees something."""
ROOM = 26
"""Words that the clause of a question may have, about."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A clause that a question is made of."""

    analysis: Analysis
    sentence: Sentence
    clause: Clause
    parts: Parts
    ground: Ground
    order: tuple[int, ...]

    def answer(self, told: Collection[int]) -> str | None:
        """Return words of the sentence as the answer to a question about this clause."""
        return answer(self.analysis, self.sentence, told, self.order)

    @property
    def inverted(self) -> str | None:
        """The words "did S V O", for use behind a question word."""
        return self.inverted_with("")

    def inverted_with(self, preposition: str, *, plain: Collection[str] = ("had",)) -> str | None:
        """Return "did S V O" with a preposition that the question word leaves behind.

        What is told with a helper of `plain` comes into the plain past.
        """
        return inverted(self.ground.asked, self.clause, self.parts, preposition, plain=plain)

    @property
    def front(self) -> str:
        """What stands before the subject, as the end of a question."""
        first = self.parts.front
        text = self.ground.asked.text(first)
        return lowered(self.sentence.tree, min(first), text) if first else ""

    @property
    def predicate(self) -> str | None:
        """The words "V O", for use behind a question word that is the subject."""
        return predicate(self.ground.asked, self.clause, self.parts, singular=True)

    @property
    def predicate_of_many(self) -> str | None:
        """The words "V O" as they stand, for use behind a question word that is several."""
        return predicate(self.ground.asked, self.clause, self.parts)

    @property
    def subject(self) -> str:
        return self.ground.asked.text(self.parts.subject)

    def card(
        self,
        rule: str,
        kind: Kind,
        question: str,
        answer: str,
        *,
        form: Form = Form.QUESTION,
        subject: frozenset[str] = frozenset(),
        weight: float = 0.0,
    ) -> Candidate:
        """Return a candidate whose question this clause is."""
        return self.ground.card(
            rule=rule,
            kind=kind,
            question=capital(question),
            answer=answer,
            form=form,
            subject=subject,
            weight=weight,
        )


def pose(
    analysis: Analysis,
    sentence: Sentence,
    clause: Clause,
    without: Collection[int] = (),
    *,
    known: Collection[int] = (),
    subject: bool = True,
    room: int = ROOM,
    moved: bool = False,
) -> Posed | None:
    """Take a clause apart, without some branches, and ground it; None where that fails.

    Where a branch points to another sentence that the clause can do without, it is left out, and so
    is what counts from another time.

    Args:
        analysis: The document.
        sentence: The sentence.
        clause: A clause of it.
        without: Words whose branches are not part of the question.
        known: Words that the question word stands for.
        subject: Whether the subject is said in the question.
        room: Words that the question may have, about.
        moved: Whether an object may be taken from before the clause.
    """

    def posed(left_out: Collection[int]) -> Posed | None:
        parts = parts_of(sentence, clause, left_out, longest=room, moved=moved)
        if parts is None:
            return None
        said = (parts.subject if subject else (), parts.inner, parts.moved, parts.rest, parts.front)
        order = order_of(said)
        grounded = ground(analysis, sentence, order, known=known)
        return Posed(analysis, sentence, clause, parts, grounded, tuple(order))

    without = {*without, *counted_from(sentence, clause)}
    whole = posed(without)
    spare = loose_branches(sentence, clause, whole.ground.loose) if whole is not None else set()
    lighter = posed({*without, *spare}) if spare else None
    return whole if lighter is None or lighter.ground.loose else lighter


def asked_for(
    posed: Posed | None, told: Collection[int], preposition: str = ""
) -> tuple[str, str] | None:
    """Return "did S V O" and the answer to it; None where either cannot be put into words."""
    said = posed.answer(told) if posed is not None else None
    body = posed.inverted_with(preposition) if posed is not None else None
    return None if said is None or body is None else (body, said)


def ending_in(
    posed: Posed, asked: str, told: Collection[int], preposition: str
) -> tuple[str, str] | None:
    """Return a question whose verb keeps its preposition, or which begins with it, and the answer.

    It begins with it for a person, and where it would stand twice: "In what did it result in 1902?".
    How somebody sees something is asked with "how": "How did Lund describe the port?".
    """
    found = asked_for(posed, told, preposition)
    whole = posed.inverted
    if found is None or whole is None:
        return None
    body, said = found
    if preposition == "as" and _sees(posed):
        return f"How {whole}?", f"as {said}"
    doubled = f" {preposition} {preposition} " in f"{body} "
    if asked == "Whom" or doubled:
        return f"{preposition} {asked[:1].lower()}{asked[1:]} {whole}?", said
    return f"{asked} {body}?", said


def _sees(posed: Posed) -> bool:
    """Tell whether a clause says how somebody sees or describes something."""
    tree = posed.sentence.tree
    seen = tree.child(posed.clause.head, "obj") is not None and not posed.clause.passive
    return seen and tree.tokens[posed.clause.head].lemma in _SEEING


def loose_branches(sentence: Sentence, clause: Clause, loose: Collection[int]) -> set[int]:
    """Return the branches that hold loose words and without which a clause is still true."""
    tree = sentence.tree
    if not loose or clause.negated:
        return set()
    return {
        n
        for n in tree.children(clause.head, "obl", "advmod", "advcl")
        if not set(loose).isdisjoint(tree.subtree(n)) and _is_free(sentence, clause, n)
    }


def _is_free(sentence: Sentence, clause: Clause, n: int) -> bool:
    """Tell whether a branch only adds to a clause: it is no condition, and no verb governs it."""
    tree = sentence.tree
    tie = tree.child(n, "case", "mark")
    said = tree.tokens[tie].text.lower() if tie is not None else ""
    governed = f"{tree.tokens[clause.head].lemma.lower()} {said}" in words("governed_prepositions")
    return (
        not governed
        and not _completes(sentence, clause, n, said)
        and said not in ("if", "unless", "than", "as")
        and not tree.is_a(n, "obl:agent")
    )


def _completes(sentence: Sentence, clause: Clause, n: int, preposition: str) -> bool:
    """Tell whether a verb without an object says little without what is next: "led to a new law"."""
    tree = sentence.tree
    bare = not clause.copula and tree.child(clause.head, "obj", "ccomp", "xcomp") is None
    next_to = min(tree.subtree(n)) == clause.head + 1 and tree.is_a(n, "obl")
    return bare and next_to and preposition not in _WHEN_AND_WHERE


def counted_from(sentence: Sentence, clause: Clause) -> Iterator[int]:
    """Yield the branches that count from another time: "two days later", "a year and a half before"."""
    tree = sentence.tree
    for n in tree.children(clause.head, "obl", "advmod", "advcl"):
        whole = [tree.tokens[w] for w in tree.subtree(n) if not sentence.is_dated([w])]
        said = {text for t in whole for text in (t.lemma.lower(), t.text.lower())}
        if said & (words("time_units") | _SOON) and said & _FROM and len(whole) < _SPAN:
            yield n


def beside(sentence: Sentence, clause: Clause) -> tuple[int, ...]:
    """Return the adverbial clauses of a clause: a question that asks for a part does without them."""
    tree = sentence.tree
    # "as far as the sources allow"
    far = (n for n in tree.children(clause.head, "advmod") if tree.child(n, "advcl") is not None)
    away = (
        n
        for n in tree.children(clause.head, "advcl")
        if not _says_when(sentence, n) and not is_condition(tree, n)
    )
    return (*away, *far)


def _says_when(sentence: Sentence, n: int) -> bool:
    """Tell whether a short clause says on what occasion something was: "when Turkey refused"."""
    tree = sentence.tree
    ties = {tree.tokens[m].text.lower() for m in tree.children(n, "mark", "advmod")}
    first = min(tree.subtree(n))
    return (
        bool(ties & _OCCASIONS)
        and len(tree.subtree(n)) <= _OCCASION
        and first == min((m for m in tree.children(n, "mark", "advmod")), default=first)
    )
