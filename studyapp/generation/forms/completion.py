"""Completion cards: a sentence up to the point where its reason, claim or consequence begins."""

import re
from collections.abc import Iterator

from studyapp.generation.analysis import Analysis, Sentence
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import Clause
from studyapp.generation.compression import cut
from studyapp.generation.references import subject_text
from studyapp.model import GAP, Form, Kind

_THINKING = (
    "indicat illustrat suggest demonstrat show prov impl mean reveal argu believ fear conclud insist "
    "maintain claim assert observ not declar announc stat confirm assum hop predict warn recogniz "
    "decid agre propos demand"
)
_SURE = (
    "clear suspicious likely probable evident true fact view idea belief doubt concern fear hope"
)
_MOVING = "enabl allow forc caus compel permit encourag persuad requir mak prevent help"
_TRYING = (
    "seek seeks sought attempt attempts attempted try tries tried hope hoped want wants wanted began "
    "continue continued refused failed promised agreed decided managed tend tends"
)
_SEEING = (
    r"(?:regard|consider|defin|describ)\w* .{3,60}? as|consider(?:s|ed)? .{3,50}? to be|"
    r"(?:understood|interpreted|seen|viewed) (?:as|in)"
)
_CUES: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(rf"\b(?:{'|'.join(patterns)})\b(?! not\b)"), weight)
    for weight, patterns in (
        (3.0, ("because(?: of)?", "owing to", "due to", "thanks to", "in view of",
               "on the (?:ground|basis) (?:of|that)")),
        (2.8, ("in order to", "so as to", "so that", "in an? (?:effort|attempt) to", "in efforts to",
               "for the purpose of", "aimed at", "with the aim of")),
        (2.6, ("l(?:ed|eads?) to", "resulted in", "gave rise to", "contributed to", "brought about",
               "culminated in", "has to do with", "stem(?:s|med)? from", "arose from",
               "resulted from", "(?:motivated|caused|driven|prompted|inspired) by", "based on",
               "depend(?:s|ed)? (?:up)?on")),
        (2.5, (rf"(?:{'|'.join(_THINKING.split())})(?:e|es|ed|s|ies|ied|n)? that",
               rf"(?:{'|'.join(_SURE.split())}) that")),
        (2.2, ("not (?:only|just|merely|simply) .{3,80}? but(?: also| rather)?",
               "not .{3,60}?,? but (?:rather )?(?:from|by|to|in|on|a|an|the|as)",
               "rather than", "instead of",
               "(?:is|are|was|were|seems?|appears?|appeared|seemed) (?:un)?likely to",
               "(?:is|are|was|were) (?:bound|expected|intended|designed|able|forced|obliged) to",
               "consist(?:s|ed)? of", "includ(?:e|es|ed)", _SEEING)),
        (2.0, (rf"(?:{'|'.join(_MOVING.split())})(?:e|es|ed|s|led|ted)? .{{3,50}}? (?:to|from)",)),
        (1.7, ("(?:is|are|was|were|remain(?:s|ed)?|bec[ao]me|ha(?:s|ve) been) "
               "(?=(?:a|an|the|its|their|his|one|not)\\b)",)),
        (1.6, ("(?:would|should|must|ought to|cannot|could|may|might|can) "
               "(?:not )?(?:also |only |never |no longer |likely )?(?:have |be )?",
               rf"(?:{'|'.join(_TRYING.split())}) to")),
        (1.5, ("by (?=[a-z]+ing\\b)", "whether",
               "(?:focus(?:es|ed)?|centered|emphasis|impact|effect|influence) on")),
    )
)  # fmt: skip
"""Words after which a reason, claim or consequence follows, with their worth."""
_FEWEST, _MOST = 3, 30


def completion(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Gap the end of each clause from its strongest cue on."""
    for clause in sentence.clauses:
        best = max(_splits(sentence, clause), default=None)
        if best is None:
            continue
        weight, start, end = best
        answer = sentence.text[start:end]
        yield Candidate(
            rule="completion", kind=Kind.ARGUMENT, form=Form.CLOZE, sentence=sentence.number,
            question=_stem(analysis, sentence, clause, start), answer=answer,
            weight=0.03 * weight,
        )  # fmt: skip


def _splits(sentence: Sentence, clause: Clause) -> Iterator[tuple[float, int, int]]:
    """Yield (worth, start of the answer, its end) for each cue with enough words on both sides."""
    tokens = sentence.tokens
    low = tokens[clause.verbs[0]].start
    first = tokens[clause.start].start
    shortest = cut(tokens, clause.verbs[1], clause.end)
    for stop in dict.fromkeys((shortest, clause.end)):
        high = tokens[stop - 1].end
        for pattern, weight in _CUES:
            for match in pattern.finditer(sentence.text, low, high):
                if stop > shortest and match.end() <= tokens[shortest - 1].end:
                    continue
                start = match.end() + sentence.text[match.end() :].startswith(" ")
                answer, stem = sentence.text[start:high], sentence.text[first:start]
                size = len(answer.split())
                if (
                    _FEWEST <= size <= _MOST
                    and 5 <= len(stem.split()) <= 34
                    and _whole(answer, stem)
                ):
                    yield weight - abs(size - 11) * 0.05, start, high


def _whole(answer: str, stem: str) -> bool:
    """Whether no quotation, bracket or insertion is cut in two."""
    if re.search(r", (?:was|were|is|are|has|had|would|will|could)\b", answer):
        return False
    return all(
        part.count('"') % 2 == 0 and part.count("(") == part.count(")") for part in (answer, stem)
    )


def _stem(analysis: Analysis, sentence: Sentence, clause: Clause, start: int) -> str:
    tokens = sentence.tokens
    adjunct = sentence.text[tokens[clause.start].start : tokens[clause.subject[0]].start]
    between = sentence.text[tokens[clause.subject[1] - 1].end : start].rstrip()
    text = f"{adjunct}{subject_text(analysis, sentence, clause)}{between} {GAP}."
    return text[:1].upper() + text[1:]


_TERM = re.compile(r'"([^"]{3,60})"')
_NAMING = re.compile(
    r"\b(?:called|termed|named|dubbed|known as|labell?ed|as an?|described as|defined as|terms?|"
    r"presented|proclaimed,?|declared,?|the|an?|of|its|this|calls?(?: \w+){1,4})\s*$",
    re.IGNORECASE,
)


def term(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Gap a short expression that the author sets in quotation marks."""
    clause = sentence.clauses[0] if sentence.clauses else None
    if clause is None or len(sentence.tokens) > 48:
        return
    for match in _TERM.finditer(sentence.text):
        said = match.group(1).rstrip(",.")
        if not 1 <= len(said.split()) <= 7 or not _NAMING.search(sentence.text[: match.start()]):
            continue
        if sentence.text.lower().count(said.lower()) > 1:
            continue
        low = sentence.tokens[sentence.core].start
        ending = match.group(1)[len(said) :]
        text = f'{sentence.text[low : match.start()]}"{GAP}{ending}"{sentence.text[match.end() :]}'
        yield Candidate(
            rule="term", kind=Kind.ARGUMENT, form=Form.CLOZE, sentence=sentence.number,
            question=text[:1].upper() + text[1:], answer=said, weight=0.05,
        )  # fmt: skip
