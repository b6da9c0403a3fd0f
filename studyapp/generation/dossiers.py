"""What a document says of each of its actors: other names, descriptions, and what each does."""

from collections import defaultdict

from studyapp.findings import ActorEntry, Fact
from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import answer
from studyapp.generation.cards import anchor
from studyapp.generation.clauses import Clause
from studyapp.generation.clauses import Kind as ClauseKind
from studyapp.generation.forms.roles import descriptions
from studyapp.generation.grounding import ground
from studyapp.generation.sentences import Sentence
from studyapp.generation.statements import standing
from studyapp.generation.typography import curly, tidy
from studyapp.generation.wording import capital

_SHOWN = frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.PEOPLE, ActorKind.ORGANISATION})


def dossiers(analysis: Analysis) -> tuple[ActorEntry, ...]:
    """Return the actors of a document, those that are named most often first."""
    roles: defaultdict[str, list[str]] = defaultdict(list)
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    for sentence in analysis.sentences:
        for head, words in descriptions(analysis, sentence):
            actor = analysis.registry.of(sentence.number, head)
            said = answer(analysis, sentence, words)
            if actor is not None and said is not None:
                roles[actor.name].append(curly(tidy(said)))
        for clause in sentence.clauses:
            for name in _doers(analysis, sentence, clause):
                facts[name].append(_fact(analysis, sentence, clause))
    shown = [a for a in analysis.registry.actors.values() if a.kind in _SHOWN]
    shown.sort(key=lambda actor: (-actor.mentions, actor.name))
    return tuple(
        ActorEntry(
            actor.name,
            actor.kind.value,
            tuple(sorted(actor.aliases - {actor.name})),
            tuple(dict.fromkeys(roles[actor.name])),
            tuple(dict.fromkeys(facts[actor.name])),
        )
        for actor in shown
    )


def _doers(analysis: Analysis, sentence: Sentence, clause: Clause) -> list[str]:
    if clause.subject is None or clause.finite is None or clause.borrowed:
        return []
    if clause.kind is ClauseKind.RELATIVE:
        return []
    names = []
    for head in sentence.tree.conjuncts(clause.subject):
        actor = analysis.registry.of(sentence.number, head)
        referent = analysis.referents.of(sentence.number, head)
        if actor is not None:
            names.append(actor.name)
        elif referent is not None and referent.text in analysis.registry.actors:
            names.append(referent.text)
    return names


def _fact(analysis: Analysis, sentence: Sentence, clause: Clause) -> Fact:
    words = standing(sentence, clause)
    text = ground(analysis, sentence, words).asked.text(words)
    return Fact(curly(tidy(capital(text))), anchor(sentence))
