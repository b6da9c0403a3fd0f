"""How much of a claim a sentence carries: a weighted sum of features that a reader can check.

The weights stand in `resources/model/claims.tsv`; `packaging/model/claims.py` learns them from texts
in which teachers marked what they would ask.
"""

import math
import re
from functools import cache

from studyapp.generation.analysis import Analysis
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, NOUNS
from studyapp.generation.wordlists import several, words
from studyapp.paths import RESOURCES

WEIGHTS = RESOURCES / "model" / "claims.tsv"
_CUES = {
    "cause": r"because|therefore|thus|hence|consequently|result\w*|led to|lead\w* to|due to|owing|"
    r"caus\w+|forc\w+|so that|enabl\w+|allow\w+|reason\w*|made it|why|account of|since",
    "contrast": r"but|however|although|though|yet|rather|instead|whereas|despite|nevertheless|"
    r"not only|on the other hand|on the contrary|in spite|while|unlike|far from",
    "weight": r"important|importance|great\w*|chief\w*|principal\w*|main|mainly|key|significan\w+|"
    r"vital|essential\w*|crucial|central|fundamental\w*|decisive|primary|major|best|worst|first",
    "modal": r"must|may|might|should|cannot|can|could|would|ought|likely|unlikely|probabl\w+|"
    r"possib\w+|perhaps|seem\w*|appear\w*|need\w*",
    "conclusion": r"in short|in sum|in conclusion|finally|to conclude|on the whole|above all|"
    r"in fact|indeed|clearly|evident\w*|it is clear|show\w*|prov\w+",
    "definition": r"called|known as|defin\w+|means?|refers? to|consists? of|termed|in other words",
    "general": r"all|every|always|never|no|none|any|only|most|generally|usually|often|nothing",
}
_PATTERNS = {name: re.compile(rf"\b(?:{cue})\b", re.IGNORECASE) for name, cue in _CUES.items()}
_RELATIONS = several("cause purpose concession contrast condition explanation attribution")
_PRONOUNS = several("it this these they he she that those")


def worth(analysis: Analysis, sentence: Sentence) -> float:
    """Return the probability that a teacher would ask what a sentence argues."""
    if sentence.number not in analysis.worths:
        weights = _weights()
        found = features(analysis, sentence)
        score = sum(weights.get(name, 0.0) * value for name, value in found.items())
        analysis.worths[sentence.number] = 1 / (1 + math.exp(-score))
    return analysis.worths[sentence.number]


def features(analysis: Analysis, sentence: Sentence) -> dict[str, float]:
    """Return what speaks for and against a sentence, by name; most values lie between 0 and 1."""
    return {
        "always": 1.0,
        **_place(analysis, sentence),
        **_wording(sentence),
        **_build(analysis, sentence),
    }


def _place(analysis: Analysis, sentence: Sentence) -> dict[str, float]:
    group, links = analysis.passages[sentence.passage_number]
    at = sentence.place.number
    kinds = {r.kind for r in links.relations if r.unit[0] == at and r.probability > 0.4}
    heading = sentence.passage_number == 0 or (
        _section(group[0]) != _section(analysis.passages[sentence.passage_number - 1][0][0])
    )
    return {
        "first of its paragraph": float(at == 0),
        "last of its paragraph": float(at == len(group) - 1),
        "alone in its paragraph": float(len(group) == 1),
        "first paragraph of a section": float(heading),
        "in a note": float(sentence.note is not None),
        "central for the network": (6 - sentence.parse.prominence) / 5,
        **{f"relation {kind}": float(kind in kinds) for kind in sorted(_RELATIONS)},
    }


def _section(sentence: Sentence) -> str | None:
    return getattr(sentence.place.passage, "section", None)


def _wording(sentence: Sentence) -> dict[str, float]:
    low = sentence.text
    found = {f"says {name}": min(2, len(p.findall(low))) / 2 for name, p in _PATTERNS.items()}
    tags = [t.tag for t in sentence.tree.tokens] or [""]
    return found | {
        "length": min(2.0, math.log(len(tags)) / math.log(25)),
        "names": min(1.0, 4 * sum(t in NAMES for t in tags) / len(tags)),
        "numbers": min(1.0, 4 * sum(t == "CD" for t in tags) / len(tags)),
        "dates": min(1.0, len(sentence.dates) / 2),
        "comparison": min(1.0, sum(t in ("JJR", "JJS", "RBR", "RBS") for t in tags) / 2),
        "asks": float(sentence.asks),
        "quotes": float('"' in low),
    }


def _build(analysis: Analysis, sentence: Sentence) -> dict[str, float]:
    tree = sentence.tree
    main = sentence.main
    subject = main.subject if main is not None else None
    kind = next((m.type for m in sentence.parse.mentions if m.head == subject), "")
    lemma = tree.tokens[main.head].lemma if main is not None else ""
    first = tree.tokens[0].text.lower() if tree.tokens else ""
    return {
        "main clause with be": float(main is not None and main.copula),
        "no main clause": float(main is None),
        "denies": float(main is not None and main.negated),
        "subject is an idea": float(kind in ("abstract", "event")),
        "subject is a person": float(kind == "person"),
        "subject is a body": float(kind in ("organization", "place")),
        "subject is a pronoun": float(subject is not None and tree.tokens[subject].tag == "PRP"),
        "verb of causing": float(lemma in words("causing_verbs")),
        "verb of saying": float(lemma in words("saying_verbs")),
        "present tense": float(sentence.tense in ("VBZ", "VBP", "MD")),
        "clauses": min(1.0, len(sentence.clauses) / 5),
        "begins with a pronoun": float(first in _PRONOUNS),
        "ideas named": min(
            1.0,
            sum(t.tag in NOUNS - NAMES for t in tree.tokens) / max(1, len(tree.tokens)) * 3,
        ),
    }


@cache
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines()[1:] if line)
    return {name: float(value) for name, value in rows}
