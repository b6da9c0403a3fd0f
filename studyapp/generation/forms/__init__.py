"""The forms of cards: each rule reads a sentence and proposes cards; this table names them all."""

import logging
from importlib.metadata import entry_points

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import (
    agents,
    announced,
    claims,
    complements,
    completions,
    contrasts,
    definitions,
    event_nouns,
    events,
    gaps,
    genitives,
    judgements,
    lists,
    lives,
    numbers,
    objects,
    ordinals,
    places,
    quantities,
    reasons,
    reversals,
    rhetorical,
    roles,
    sayings,
    tasks,
    terms,
    works,
)

GROUP = "studyapp.generators"
"""Entry points under which installed packages add rules."""

BUILT_IN: dict[str, Rule] = {
    "date-event": events.dated_clauses,
    "date-noun": event_nouns.dated_nouns,
    "lifespan": lives.spans,
    "work": works.works,
    "date-gap": gaps.dates,
    "happening": reversals.happenings,
    "who": agents.subjects,
    "by-whom": agents.passive_agents,
    "role": roles.appositions,
    "reason": reasons.reasons,
    "purpose": reasons.purposes,
    "means": reasons.means,
    "condition": reasons.conditions,
    "copula": claims.copulas,
    "clausal": claims.clausal,
    "saying": sayings.sayings,
    "inquiry": sayings.questions,
    "cause": claims.causes,
    "alternative": contrasts.alternatives,
    "replaced": contrasts.replaced,
    "concession": contrasts.concessions,
    "term": terms.names,
    "definition": definitions.appositions,
    "entry": definitions.entries,
    "amount": numbers.amounts,
    "quantity": quantities.counted,
    "list": lists.enumerations,
    "numbered": lists.numbered,
    "announced": announced.announced,
    "counted": ordinals.counted_off,
    "object": objects.objects,
    "attribute": objects.attributes,
    "becoming": objects.becomings,
    "genitive": genitives.genitives,
    "place": places.places,
    "judgement": judgements.judgements,
    "report": judgements.reports,
    "task": tasks.tasks,
    "complement": complements.governed,
    "completion": completions.completions,
    "rhetorical": rhetorical.claims,
}
"""The rules by name, in the order in which they are tried."""

logger = logging.getLogger(__name__)


def rules() -> dict[str, Rule]:
    """Return the built-in rules and those of installed packages; a built-in name stays as it is."""
    found = dict(BUILT_IN)
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        if point.name in found:
            logger.info("The rule %s of %s has a name that is taken.", point.name, point.value)
            continue
        found[point.name] = point.load()
    return found
