"""The rhetorical role of each sentence: claim, reason, example, concession, conclusion and the like.

Cue phrases decide where a text has them (Teufel 1999 calls them metadiscourse), then the relations of
the sentence's own units, then how much of a claim it carries (`worth`).
"""

import re

from studyapp.findings import Role
from studyapp.generation.analysis import Analysis
from studyapp.generation.sentences import Sentence
from studyapp.generation.wordlists import words
from studyapp.generation.worth import worth

CLAIMED = 0.5
"""From this worth on, a sentence without any cue counts as a claim."""
_TEXT = r"(?:article|paper|essay|study|chapter|book|thesis|report|section|work)"
_CUES: tuple[tuple[Role, str], ...] = (
    (Role.PURPOSE, rf"^.{{0,40}}\b(?:purpose|aim|object|objective|goal|task) of (?:this|the|our) {_TEXT}|"
     rf"^.{{0,30}}\b(?:this|the present|our) {_TEXT} (?:will |shall |aims|seeks|tries|attempts|"
     rf"examines|explores|analyses|analyzes|argues|asks|deals|focuses|considers|discusses|shows)"),
    (Role.CONCLUSION, r"^(?:in conclusion|to conclude|in short|in sum|to sum up|on the whole|all in all|"
     r"in summary|we may conclude|it follows that|the conclusion|taken together|overall)\b"),
    (Role.THESIS, rf"\b(?:i|we) (?:shall |will )?(?:argue|contend|maintain|hold|propose|submit|claim) that\b|"
     rf"\bthis {_TEXT} argues\b|\b(?:the|my|our) (?:main |central |chief )?(?:argument|thesis|contention|"
     r"point) is\b"),
    (Role.EXAMPLE, r"^(?:for example|for instance|as an example|a case in point|thus, in|to take|"
     r"an example|one example|by way of example)\b|\b(?:for example|for instance)\b"),
    (Role.ENUMERATION, r"^(?:first|firstly|first of all|second|secondly|third|thirdly|fourth|fourthly|"
     r"fifth|finally|lastly|in the first place|to begin with|one (?:reason|factor|cause)|another|"
     r"the (?:first|second|third|fourth|other|last))\b(?:,| \w+ (?:is|was|are|were|has|reason|factor|"
     r"cause|point|argument)\b)"),
    (Role.CONSEQUENCE, r"^(?:therefore|thus|hence|consequently|accordingly|as a result|as a consequence|"
     r"for this reason|so|in consequence|this led|this meant|the result)\b"),
    (Role.CONTRAST, r"^(?:however|but|yet|nevertheless|nonetheless|still|on the other hand|by contrast|"
     r"in contrast|on the contrary|conversely|instead|rather)\b"),
    (Role.REASON, r"^(?:because|since|for|the reason|this is because|this was because|after all)\b"),
    (Role.CONCESSION, r"^(?:although|though|even though|while|admittedly|granted|to be sure|of course|"
     r"certainly|no doubt|it is true|despite|in spite|notwithstanding)\b"),
    (Role.DEFINITION, r"\b(?:is|are|was|were) (?:called|known as|termed|defined as|referred to as)\b|"
     r"\b(?:means|refers to|is defined)\b"),
)  # fmt: skip
_PATTERNS = tuple((role, re.compile(cue, re.IGNORECASE)) for role, cue in _CUES)
_OF_RELATIONS = {
    "attribution": Role.ATTRIBUTION,
    "concession": Role.CONCESSION,
    "cause": Role.REASON,
    "explanation": Role.REASON,
}
_SURE = 0.6


def role(analysis: Analysis, sentence: Sentence) -> Role:
    """Return what a sentence does in the argument; evidence where nothing says more."""
    if sentence.asks:
        return Role.QUESTION
    text = sentence.text.strip("\"'( ")
    for found, pattern in _PATTERNS:
        if pattern.search(text):
            return found
    if _reports(sentence):
        return Role.ATTRIBUTION
    if worth(analysis, sentence) >= CLAIMED:
        return Role.CLAIM
    _, links = analysis.passages[sentence.passage_number]
    for relation in links.relations:
        own = relation.unit[0] == relation.head[0] == sentence.place.number
        if own and relation.probability >= _SURE and relation.kind in _OF_RELATIONS:
            return _OF_RELATIONS[relation.kind]
    return Role.EVIDENCE


def _reports(sentence: Sentence) -> bool:
    """Tell whether a sentence says what somebody else thinks: "Kennan believed that ..."."""
    main = sentence.main
    if main is None or main.subject is None:
        return False
    tree = sentence.tree
    by_somebody = any(
        m.head == main.subject and m.type == "person" for m in sentence.parse.mentions
    )
    return (
        by_somebody
        and tree.tokens[main.head].lemma in words("saying_verbs")
        and tree.child(main.head, "ccomp") is not None
        and tree.tokens[main.subject].text.lower() not in ("i", "we")
    )
