"""The table of rules: every way to make cards of a sentence; a rule may tell its cards apart further."""

import logging
from importlib.metadata import entry_points

from studyapp.generation.candidates import Rule
from studyapp.generation.forms import (
    abbreviations,
    actors,
    attribution,
    claims,
    completion,
    concession,
    date_gaps,
    dates,
    enumerations,
    purposes,
    reasons,
    roles,
)

logger = logging.getLogger(__name__)

GROUP = "studyapp.generators"
"""Entry points of this group add rules."""

BUILT_IN: dict[str, Rule] = {
    "date-event": dates.event,
    "date-action": dates.action,
    "date-life": dates.life,
    "date-cloze": date_gaps.cloze,
    "who-subject": actors.who_subject,
    "who-agent": actors.agent,
    "role": roles.role,
    "abbreviation": abbreviations.abbreviation,
    "thesis": purposes.thesis,
    "enumeration": enumerations.enumeration,
    "series": enumerations.series,
    "view": attribution.view,
    "definition": attribution.definition,
    "cited": attribution.according,
    "concession": concession.concession,
    "contrast": concession.contrast,
    "reason": reasons.reason,
    "effect": reasons.effect,
    "claim": claims.claim,
    "judgement": claims.judgement,
    "term": completion.term,
    "completion": completion.completion,
}


def rules() -> dict[str, Rule]:
    """Return the built-in rules and those of installed packages; a built-in name stays as it is."""
    found = dict(BUILT_IN)
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        if point.name in found:
            logger.info("The generator %s of %s has a name that is taken.", point.name, point.value)
            continue
        found[point.name] = point.load()
    return found
