"""Attribution cards: what someone argues, fears or declares, and whom a view belongs to."""

import re
from collections.abc import Iterator

from studyapp.generation.actors import ActorKind, Use
from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause, main_clause
from studyapp.generation.compression import cut, short
from studyapp.generation.references import subject_text, within
from studyapp.generation.subjects import is_plural
from studyapp.generation.wordlists import several
from studyapp.model import Kind

_VIEWS = several(
    "argue contend claim observe predict maintain believe suggest hold speculate assert "
    "insist think conclude say state declare announce fear hope warn agree propose demand "
    "promise confirm proclaim admit deny note report complain explain stress emphasize "
    "acknowledge recognize recommend contest write"
)
_DECISIONS = several(
    "agree decide refuse promise seek attempt choose continue vow hope pledge threaten "
    "offer propose demand plan try want intend expect begin resolve undertake"
)
_GROUPS = re.compile(
    r"(?:some|others|many|most|several|critics|scholars|historians|observers|experts|analysts|"
    r"supporters|opponents)\b(?: [a-z]+){0,3}",
    re.IGNORECASE,
)


def view(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what someone argues (about the subject of the that-clause), or decided to do."""
    for clause in sentence.clauses:
        tokens = sentence.tokens
        verb = tokens[clause.verbs[0]]
        if (
            clause.verbs[1] - clause.verbs[0] != 1
            or not verb.tag.startswith("VV")
            or clause.rest[0] >= clause.end
        ):
            continue
        who = _who(analysis, sentence, clause)
        if who is None:
            continue
        auxiliary = _auxiliary(sentence, clause, who)
        first = tokens[clause.rest[0]]
        adjunct = sentence.said(*clause.adjunct).strip(" ,")
        lead = f"{adjunct[:1].upper()}{adjunct[1:]}, what" if adjunct else "What"
        end = cut(tokens, clause.verbs[1], clause.end)
        if first.low == "that" and verb.lemma in _VIEWS:
            topic = _topic(analysis, sentence, clause.rest[0] + 1, clause.end)
            question = f"{lead} {auxiliary} {who} {verb.lemma}{topic}?"
            yield _candidate("view", sentence, question, sentence.said(clause.rest[0] + 1, end))
        elif first.tag == "TO0" and verb.lemma in _DECISIONS and (adjunct or len(who.split()) > 2):
            question = f"{lead} {auxiliary} {who} {verb.lemma} to do?"
            yield _candidate("decision", sentence, question, sentence.said(clause.rest[0], end))


def definition(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask how someone defines, sees or describes a thing: "X define Y as Z"."""
    for clause in sentence.clauses:
        verb = sentence.tokens[clause.verbs[0]]
        if verb.lemma not in (
            "define",
            "describe",
            "regard",
            "consider",
            "see",
            "view",
            "interpret",
            "characterize",
        ):
            continue
        if not verb.tag.startswith("VV") or _who(analysis, sentence, clause) is None:
            continue
        rest = sentence.said(*clause.rest)
        split = re.match(r"(.+?)\s+as\s+(.+)$", rest)
        if split is None or len(split[1].split()) > 25:
            continue
        who = analysis.lower(subject_text(analysis, sentence, clause))
        auxiliary = _auxiliary(sentence, clause, who)
        yield _candidate(
            "definition",
            sentence,
            f"How {auxiliary} {who} {verb.lemma} {split[1]}?",
            short(split[2]),
        )


def according(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask who is cited: "According to X, ..."."""
    match = re.match(
        r"According to (?:the [a-z]+ )?(?P<who>[A-Z][^,]{2,60}), (?P<what>.+)$", sentence.body()
    )
    if match is None:
        return
    name = next(
        (
            m
            for m in sentence.mentions
            if m.use is Use.NAME and sentence.said(m.start, m.end) in match["who"]
        ),
        None,
    )
    if name is None or analysis.actor(name).kind is not ActorKind.PERSON:
        return
    what = short(match["what"])
    yield Candidate(
        rule="cited", kind=Kind.ARGUMENT, sentence=sentence.number, quoted=True,
        question=f'Who is cited for this view? "{what[:1].upper()}{what[1:]}."', answer=match["who"],
        subject=frozenset({name.actor}),
    )  # fmt: skip


def _who(analysis: Analysis, sentence: Sentence, clause: Clause) -> str | None:
    """Return the subject if it is named, resolved, or a group like "some"."""
    text = subject_text(analysis, sentence, clause)
    if (
        within(sentence, clause.subject)
        or text != sentence.said(*clause.subject)
        or _GROUPS.fullmatch(text)
    ):
        return text[:1].lower() + text[1:] if _GROUPS.match(text) else analysis.lower(text)
    return None


def _auxiliary(sentence: Sentence, clause: Clause, who: str) -> str:
    """Return the form of "do" that asks for the verb of a clause."""
    if sentence.tokens[clause.verbs[0]].tag == "VVD":
        return "did"
    plural = is_plural(sentence.tokens, clause.subject) or _GROUPS.match(who)
    return "do" if plural else "does"


def _topic(analysis: Analysis, sentence: Sentence, start: int, end: int) -> str:
    """Return " about X" where X is the subject of the that-clause."""
    clause = main_clause(sentence.tokens, start, end)
    if clause is None:
        return ""
    text = sentence.said(*clause.subject)
    if len(text.split()) > 10 or sentence.tokens[clause.subject[0]].tag in (
        "PNP",
        "DPS",
        "EX0",
        "DT0",
    ):
        return ""
    return f" about {analysis.lower(text)}"


def _candidate(rule: str, sentence: Sentence, question: str, answer: str) -> Candidate:
    weight = 0.1 if len(question.split()) > 7 else -0.15
    return Candidate(
        rule=rule,
        kind=Kind.ARGUMENT,
        sentence=sentence.number,
        question=question,
        answer=answer,
        weight=weight,
    )
