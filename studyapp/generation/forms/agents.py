"""Cards on actors: who did something, asked of its subject or of the agent of a passive."""

from collections.abc import Collection, Iterator

from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.asking import is_one_alone, kind_of, who
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.counting import amount_of
from studyapp.generation.grounding import Ground, ground, order_of
from studyapp.generation.parts import Parts, parts_of
from studyapp.generation.posing import ROOM, loose_branches, pose
from studyapp.generation.questions import predicate
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS, VERBS
from studyapp.generation.wording import adjectives, capital, lowered, noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_ASKED = frozenset({ClauseKind.MAIN, ClauseKind.COORDINATE, ClauseKind.RELATIVE})
_LONGEST_ANSWER = 12
_LONGEST_FRONT = 10
"""Words that may stand before a question word."""
_OFTEN = 3
"""Mentions from which on a text surely knows what somebody is."""
_SHORT = 14
"""Words of a question, up to which what stands before its subject may go to its end."""
_EMPTY = several(
    """
    person people man woman one other some many most few all both each everybody nobody anyone
    someone side party author writer reader thing those this that none several number majority
    """
)


def subjects(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the subject: "Which country joined the alliance in 1907?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.subject is None or clause.kind not in _ASKED or clause.finite is None:
            continue
        if _restricts(sentence, clause):
            continue
        heads = tree.conjuncts(clause.subject)
        asked_for = who(analysis, sentence, heads)
        taken = _grounded(analysis, sentence, clause, heads)
        if asked_for is None or taken is None:
            continue
        parts, front, grounded = taken
        if (
            asked_for in ("Who", "Which place")
            and clause.copula
            and not (asked_for != "Who" and _is_surely(analysis, sentence, heads))
            and not _is_of_person(analysis, sentence, clause)
        ):
            asked_for = "What"
        if _disagrees(sentence, clause, asked_for):
            continue  # "Who live there?"
        said = predicate(grounded.asked, clause, parts)
        answer = _answer(analysis, sentence, parts.subject, heads)
        if said is None or answer is None:
            continue
        before = f"{capital(grounded.asked.text(front))}, " if front else ""
        question = asked_for if not before else asked_for[:1].lower() + asked_for[1:]
        last = () if front else _short_front(sentence, parts)
        behind = f" {lowered(tree, min(last), grounded.asked.text(last))}" if last else ""
        yield grounded.card(
            rule="who",
            kind=Kind.ACTOR,
            question=f"{before}{question} {said}{behind}?",
            answer=answer,
            subject=_actors(analysis, sentence, heads),
            weight=0.4 * (clause.copula and is_one_alone(tree, clause.head))
            - 0.25 * _counts(sentence, clause),
        )


def _counts(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether how many there were is worth more than who it was: "China sent 8000 troops"."""
    tree = sentence.tree
    thing = tree.child(clause.head, "obj")
    return thing is not None and amount_of(sentence, thing) is not None


def passive_agents(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask by whom something was done: "By whom was the town seized in 1672?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        agent = tree.child(clause.head, "obl:agent") if clause.passive else None
        if agent is None or not _is_by(sentence, agent):
            continue
        heads = tree.conjuncts(agent)
        asked_for = who(analysis, sentence, heads)
        posed = pose(analysis, sentence, clause, {agent}, known=heads)
        body = posed.inverted if posed is not None else None
        answer = _answer(analysis, sentence, noun_phrase(tree, agent), heads)
        if posed is None or asked_for is None or body is None or answer is None:
            continue
        asked = "By whom" if asked_for == "Who" else f"By {asked_for[:1].lower()}{asked_for[1:]}"
        yield posed.ground.card(
            rule="by-whom",
            kind=Kind.ACTOR,
            question=f"{asked} {body}?",
            answer=answer,
            subject=_actors(analysis, sentence, heads),
        )


def _is_surely(analysis: Analysis, sentence: Sentence, heads: list[int]) -> bool:
    """Tell whether a text names somebody so often that it is known who or what it is."""
    actors = [analysis.registry.of(sentence.number, head) for head in heads]
    return all(actor is not None and actor.mentions >= _OFTEN for actor in actors)


def _disagrees(sentence: Sentence, clause: Clause, asked: str) -> bool:
    """Tell whether a verb is one of many, though the question word asks for one."""
    verb = sentence.tree.tokens[clause.finite] if clause.finite is not None else None
    if verb is None or asked == "What":
        return False
    many = verb.tag == "VBP" or verb.text.lower() == "were"
    one = asked == "Who" or (asked.startswith("Which") and not asked.endswith(("s", "people")))
    return many and one


def _is_of_person(analysis: Analysis, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a copula says of its subject what persons are, or how they are."""
    noun = sentence.tree.tokens[clause.head].tag in NOUNS
    placed = sentence.tree.child(clause.head, "case") is not None  # "was in office", "was at home"
    return (
        not noun
        or placed
        or kind_of(analysis, sentence, clause.head)
        in (
            ActorKind.PERSON,
            ActorKind.PEOPLE,
        )
    )


def _is_by(sentence: Sentence, agent: int) -> bool:
    case = sentence.tree.child(agent, "case")
    return case is not None and sentence.tree.tokens[case].text.lower() == "by"


def _grounded(
    analysis: Analysis, sentence: Sentence, clause: Clause, heads: list[int]
) -> tuple[Parts, tuple[int, ...], Ground] | None:
    """Return the parts of a clause, those that begin its question, and what they need to stand alone."""

    def taken(without: Collection[int]) -> tuple[Parts, tuple[int, ...], Ground] | None:
        parts = parts_of(sentence, clause, without, longest=ROOM)
        if parts is None or not parts.subject:
            return None
        front = _dated_front(sentence, parts)
        last = () if front else _short_front(sentence, parts)
        order = order_of((front, parts.inner, parts.rest, last))
        return parts, front, ground(analysis, sentence, order, known=heads)

    whole = taken(())
    spare = loose_branches(sentence, clause, whole[2].loose) if whole is not None else set()
    lighter = taken(spare) if spare else None
    return whole if lighter is None or lighter[2].loose or not lighter[0].rest else lighter


def _restricts(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a relative clause only says which ones are meant: "the men who stayed behind"."""
    tree = sentence.tree
    if clause.kind is not ClauseKind.RELATIVE or clause.subject is None:
        return False
    name = tree.tokens[clause.subject]
    named = name.tag == "NNP" and name.text not in adjectives()  # but "the Danes who were taken"
    first = min(tree.subtree(clause.head))
    return not named and tree.tokens[max(first - 1, 0)].text != "," != tree.tokens[first].text


def _dated_front(sentence: Sentence, parts: Parts) -> tuple[int, ...]:
    """Return what stands before the subject if it says when, or of whom: it begins the question."""
    if not parts.front or len(parts.front) > _LONGEST_FRONT:
        return ()
    among = sentence.tree.tokens[min(parts.front)].text.lower() == "of"  # "Of all the powers"
    return parts.front if among or sentence.is_dated(parts.front) else ()


def _short_front(sentence: Sentence, parts: Parts) -> tuple[int, ...]:
    """Return what stands before the subject if it can end a short question: "to the critics"."""
    tree = sentence.tree
    whole = len(parts.front) + len(parts.rest) <= _SHORT
    loose = VERBS | {"WDT", "WP", "WRB"}
    plain = all(tree.tokens[n].tag not in loose and not tree.is_a(n, "advmod") for n in parts.front)
    return parts.front if whole and plain else ()


def _answer(
    analysis: Analysis, sentence: Sentence, words: tuple[int, ...] | list[int], heads: list[int]
) -> str | None:
    """Return the actors of an answer: a pronoun's name, a short name with the full one."""
    tree = sentence.tree
    if len(heads) == 1 and tree.tokens[heads[0]].tag in ("PRP", "PRP$", "WP", "WDT", "DT", "EX"):
        referent = analysis.referents.of(sentence.number, heads[0])
        return referent.text if referent is not None else None
    if not words or len(words) > _LONGEST_ANSWER or any(_is_empty(sentence, h) for h in heads):
        return None
    if tree.tokens[words[0]].tag in ("VBN", "VBG") and tree.tokens[words[0]].text[:1].isupper():
        words = [n for n in words if n >= min(heads)]  # "Born in England, Norton ..."
    if tree.tokens[words[0]].text.lower() in ("only", "even") and len(words) > 1:
        words = words[1:]
    grounded = ground(analysis, sentence, sorted(words))
    if grounded.dangling:
        return None
    return text_of(tree, words, grounded.asked.replaced)


def _is_empty(sentence: Sentence, head: int) -> bool:
    """Tell whether a word says nothing of whom it means: person, man, one, others, side."""
    return sentence.tree.tokens[head].lemma.lower() in _EMPTY


def _actors(analysis: Analysis, sentence: Sentence, heads: list[int]) -> frozenset[str]:
    found = (analysis.registry.of(sentence.number, head) for head in heads)
    return frozenset(actor.name for actor in found if actor is not None)
