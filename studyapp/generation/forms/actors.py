"""Actor cards: who or which country did it, asked by putting the WH word in the subject's place."""

import re
from collections.abc import Iterator

from studyapp.generation.actors import Actor, ActorKind, Mention, Use
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import CONNECTIVE, Clause
from studyapp.generation.phrasing import predicate, without_insertion
from studyapp.generation.references import within
from studyapp.generation.wordlists import words
from studyapp.model import Kind

_NUMBERS = {2: "two", 3: "three", 4: "four"}
_EMPTY_ADJUNCTS = re.compile(
    r"(?:since then|at the time|at that time|during this (?:process|time|period)|in the process|"
    r"in this context|"
    r"around the same time|meanwhile|at first|in this way|to this end|as a result of this|"
    r"in response|in exchange|in return|at once|"
    r"in the meantime|"
    r"as [^,]{3,40} (?:pointed out|points out|says|said|notes|noted|argues|puts it)|by then|by this time|until then|soon afterwards?|shortly afterwards?|"
    r"for this reason)",
    re.IGNORECASE,
)
_BY = {
    ActorKind.PERSON: "whom",
    ActorKind.STATE: "which country",
    ActorKind.ORGANISATION: "which body",
}
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")


def who_subject(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask for the subject of a clause when it is a name, or names joined by "and"."""
    for clause in sentence.clauses:
        actors = _subject_actors(analysis, sentence, clause)
        if not actors or any(actor.name in analysis.writers for actor in actors):
            continue
        said = predicate(sentence, clause)
        if said is None or said.endswith((" and", ",")) or _among(sentence, clause):
            continue
        wh = _wh(actors, sentence, clause)
        adjunct = _adjunct(analysis, sentence, clause)
        question = _question(wh, analysis.lower(adjunct) if adjunct else "", said)
        yield Candidate(
            rule="who-subject", kind=Kind.ACTOR, sentence=sentence.number, question=question,
            answer=_answer(analysis, sentence, clause), subject=frozenset(a.name for a in actors),
            weight=0.06 if sentence.dates else 0.0,
        )  # fmt: skip


def _question(wh: str, adjunct: str, said: str) -> str:
    """Put what stands before the clause where the WH word cannot be read as a relative pronoun.

    "In contrast to Mao, who placed ..." would be about Mao; after a year there is no such doubt.
    """
    if not adjunct:
        return f"{wh} {said}?"
    if wh == "Who" and adjunct[0].islower() and not re.search(r"\d", adjunct):
        return f"Who, {adjunct}, {said}?"
    return f"{adjunct[0].upper()}{adjunct[1:]}, {wh[0].lower()}{wh[1:]} {said}?"


def agent(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask by whom something was done: a passive with "by" and a name."""
    for clause in sentence.clauses:
        name = _agent(sentence, clause)
        if name is None:
            continue
        actor = analysis.actor(name)
        said = sentence.said(name.start, name.end)
        people = name.use is Use.PEOPLE
        whom = "whom" if people else _BY.get(actor.kind, "whom")
        subject = analysis.lower(sentence.said(*clause.subject))
        verb = sentence.tokens[clause.verbs[0]].low
        rest = sentence.said(clause.verbs[0] + 1, clause.verbs[1])
        adjunct = _adjunct(analysis, sentence, clause)
        tail = f", {analysis.lower(adjunct)}" if adjunct else ""
        yield Candidate(
            rule="who-agent", kind=Kind.ACTOR, sentence=sentence.number,
            question=f"By {whom} {verb} {subject} {rest}{tail}?",
            answer=f"the {said}" if _has_article(sentence, name) else _display(actor, said),
            subject=frozenset({actor.name}),
        )  # fmt: skip


def _has_article(sentence: Sentence, name: Mention) -> bool:
    return sentence.tokens[name.start - 1].low == "the"


def _agent(sentence: Sentence, clause: Clause) -> Mention | None:
    """Return the name after "by" that ends a passive verb group."""
    tokens = sentence.tokens
    passive = tokens[clause.verbs[1] - 1].tag == "VVN" and tokens[clause.verbs[0]].tag in (
        "VBD",
        "VHD",
    )
    by = clause.verbs[1] if clause.verbs[1] < clause.end else -1
    if not passive or by < 0 or tokens[by].low != "by":
        return None
    name = next((m for m in sentence.mentions if by < m.start <= by + 2), None)
    if name is None or name.use in (Use.ADJECTIVE, Use.CAPITAL):
        return None
    ends = name.end >= clause.end or tokens[name.end].text in (",", ".")
    return name if ends else None


def _subject_actors(analysis: Analysis, sentence: Sentence, clause: Clause) -> list[Actor]:
    """Return the actors of a subject that consists of names only."""
    text = re.sub(r"^(?:both|the)\s+", "", sentence.said(*clause.subject), flags=re.IGNORECASE)
    inside = [m for m in within(sentence, clause.subject) if m.use in (Use.NAME, Use.PEOPLE)]
    if not inside:
        return []
    left = sentence.said(*clause.subject)
    for mention in inside:
        left = left.replace(sentence.said(mention.start, mention.end), "", 1)
    rest = re.sub(r"\b(?:both|and|the|of)\b|,", "", left, flags=re.IGNORECASE)
    person = len(inside) == 1 and analysis.actor(inside[0]).kind is ActorKind.PERSON
    titles = [
        w
        for w in rest.split()
        if not person or (w not in words("titles") and w.lower() not in words("roles"))
    ]
    if titles or len(_JOINT.split(text)) < len(inside) or (rest.strip() and len(inside) > 1):
        return []
    return [analysis.actor(mention) for mention in inside]


def _wh(actors: list[Actor], sentence: Sentence, clause: Clause) -> str:
    kinds = {actor.kind for actor in actors}
    if any(m.use is Use.PEOPLE for m in within(sentence, clause.subject)):
        return "Who"
    number = _NUMBERS.get(len(actors), "")
    if len(kinds) > 1 or (len(actors) > 1 and not number):
        return "Who"
    kind = kinds.pop()
    if kind is ActorKind.PERSON:
        return f"Which {number} people" if number else "Who"
    noun = {
        ActorKind.STATE: ("country", "countries"),
        ActorKind.ORGANISATION: ("organization", "organizations"),
    }
    one, many = noun.get(kind, ("group", "groups"))
    return f"Which {number} {many}" if number else f"Which {one}"


def _adjunct(analysis: Analysis, sentence: Sentence, clause: Clause) -> str:
    text = CONNECTIVE.sub("", sentence.said(*clause.adjunct) + " ").strip(" ,")
    text = without_insertion(text)
    if not text or _EMPTY_ADJUNCTS.fullmatch(text):
        return ""
    return text[:1].upper() + text[1:]


def _among(sentence: Sentence, clause: Clause) -> bool:
    """Whether the names before the verb are the end of "among" or "between": no subject."""
    text = sentence.said(*clause.adjunct).lower()
    return bool(re.search(r"\b(?:among|between)\b[^,]*,?$", text))


def _answer(analysis: Analysis, sentence: Sentence, clause: Clause) -> str:
    """Return the subject with full names for surnames."""
    text = re.sub(r"^both\s+", "", sentence.said(*clause.subject), flags=re.IGNORECASE)
    for mention in within(sentence, clause.subject):
        said = sentence.said(mention.start, mention.end)
        text = text.replace(said, _display(analysis.actor(mention), said), 1)
    return re.sub(r"^The\b", "the", text)


def _display(actor: Actor, said: str) -> str:
    return actor.name if actor.kind is ActorKind.PERSON else said
