"""How much of a claim a sentence carries: a simple sum over cues, until a ranker is trained."""

import re

from studyapp.generation.analysis import Sentence

THRESHOLD = 2.0

_CUES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), weight)
    for weight, pattern in (
        (1.5, "because|owing to|due to|in order to|so that|therefore|thus|hence|consequently"),
        (1.5, "led to|leads to|caused|forced|prevented|allowed|enabled|made it possible"),
        (1.5, "resulted in|as a result|stems? from|motivated by"),
        (1.0, "should|must|ought to|needs? to|cannot|would|may|might|(?:un)?likely"),
        (
            1.0,
            "however|although|though|while|whereas|despite|nevertheless|rather than|not only|but",
        ),
        (
            1.5,
            "argue[sd]?|contend(?:s|ed)?|claims?|maintains?|believe[sd]?|suggest(?:s|ed)?|insisted",
        ),
        (1.0, "important|crucial|essential|central|decisive|significant|fundamental|primary|main"),
        (1.0, "key|greatest|chief|pivotal"),
        (0.8, "purpose|aim|goal|reason|cause|factor|consequence|effect|result|basis|principle"),
        (0.8, "problem|issue"),
        (0.8, r"(?:more|less|better|worse|greater) \w+ than|the (?:most|first|only|greatest|best)"),
        (1.0, "in short|in other words|in fact|of course|above all|in conclusion|in sum"),
        (0.6, r"(?:is|are|was|were|remains?|became) (?:not )?(?:a|an|the) \w+"),
    )
)
"""Words and phrases with what each adds to the score."""


def score(sentence: Sentence) -> float:
    """Return the sum of the cues found, plus a little for the head of a paragraph."""
    found = sum(weight for pattern, weight in _CUES if pattern.search(sentence.text))
    return found + (0.4 if sentence.place == 0 else 0.0)


def is_claim(sentence: Sentence) -> bool:
    return score(sentence) >= THRESHOLD
