"""Tells how a card came about: its sentence as the stages read it, its rule, filters and rank."""

from collections.abc import Iterator, Sequence

from studyapp.generation import polities
from studyapp.generation.analysis import Analysis, analyse
from studyapp.generation.candidates import Candidate
from studyapp.generation.cards import finished
from studyapp.generation.confidence import grounds
from studyapp.generation.filters import FILTERS, refusal
from studyapp.generation.forms import rules
from studyapp.generation.proposing import proposed
from studyapp.generation.ranking import PER_THOUSAND, Ranked, active, rank
from studyapp.generation.rhetoric import role
from studyapp.generation.sentences import Sentence
from studyapp.generation.wording import text_of
from studyapp.generation.worth import worth
from studyapp.model import Depth, Document, Kind
from studyapp.progress import Progress, share, silent


def explain(
    document: Document,
    number: int,
    *,
    depth: Depth,
    kinds: frozenset[Kind],
    progress: Progress | None = None,
) -> str | None:
    """Return how the active card of this number (from 1, in their order) came about.

    None where there is no such card.
    """
    tell = progress or silent
    analysis = analyse(document, polities.load(), share(tell, 0, 75))
    kept, _ = proposed(analysis, kinds, share(tell, 75, 95))
    ranked = rank(analysis, kept)
    chosen = active(ranked, depth, document.words())
    order = sorted(chosen)
    if not 1 <= number <= len(order):
        return None
    item = ranked[order[number - 1]]
    sentence = analysis.sentences[item.candidate.sentence]
    limit = f"{len(chosen)} active cards, {PER_THOUSAND[depth]} for each 1,000 words at most"
    parts = [
        _card(item),
        _sentence(analysis, sentence),
        _rule(item.candidate),
        _rank(analysis, item, limit),
        _others(analysis, sentence, item, ranked, chosen),
    ]
    tell(1000, 1000)
    return "\n\n".join(parts)


def _card(item: Ranked) -> str:
    question, answer, _ = finished(item.candidate)
    return f"CARD\n  {question}\n  → {answer}"


def _sentence(analysis: Analysis, sentence: Sentence) -> str:
    tree = sentence.tree
    lines = [f"SENTENCE {sentence.number + 1}", f"  {sentence.text}"]
    lines.append(f"  role: {role(analysis, sentence)}, worth {worth(analysis, sentence):.2f}")
    for clause in sentence.clauses:
        subject = tree.tokens[clause.subject].text if clause.subject is not None else "nobody"
        verbs = text_of(tree, {*clause.verbs, clause.head})
        lines.append(f"  clause ({clause.kind}): {subject} | {verbs}")
    for date in sentence.dates:
        inferred = ", taken in part from the text before" if date.inferred else ""
        lines.append(f"  date: {date.text} = {date.edtf} ({date.grain}{inferred})")
    for named in analysis.registry.named.get(sentence.number, ()):
        kind = analysis.registry.actors[named.actor].kind
        lines.append(f"  actor: {tree.tokens[named.head].text} = {named.actor} ({kind})")
    for word, token in enumerate(tree.tokens):
        referent = analysis.referents.of(sentence.number, word)
        if referent is not None:
            lines.append(f"  reference: {token.text} = {referent.text}")
    return "\n".join(lines)


def _rule(candidate: Candidate) -> str:
    said = (rules()[candidate.rule].__doc__ or "") if candidate.rule in rules() else ""
    lines = [f"RULE {candidate.rule}", f"  {said.splitlines()[0] if said else 'see its module'}"]
    if candidate.context is not None:
        lines.append("  the sentence before is shown above the question")
    lines.append(f"  all {len(FILTERS)} filters let it pass")
    return "\n".join(lines)


def _rank(analysis: Analysis, item: Ranked, limit: str) -> str:
    lines = [f"RANK {item.confidence:.3f} ({limit})"]
    for name, value in grounds(analysis, item.candidate):
        if value:
            lines.append(f"  {value:+.3f} {name}")
    return "\n".join(lines)


def _others(
    analysis: Analysis,
    sentence: Sentence,
    own: Ranked,
    ranked: Sequence[Ranked],
    chosen: set[int],
) -> str:
    lines = ["WHAT ELSE WAS PROPOSED OF THIS SENTENCE"]
    places = {id(item.candidate): n for n, item in enumerate(ranked)}
    same = {
        (r.candidate.rule, r.candidate.question): places[id(r.candidate)]
        for r in ranked
        if r.candidate.sentence == sentence.number
    }
    for candidate in _proposals(analysis, sentence):
        if candidate.question == own.candidate.question:
            continue
        why = refusal(analysis, candidate)
        place = same.get((candidate.rule, candidate.question))
        if why is not None:
            fate = f"refused: {why}"
        elif place is None:
            fate = "left out: a better card asks for the same"
        else:
            fate = "active" if place in chosen else "suggested"
        lines.append(f"  {candidate.rule}: {candidate.question} ({fate})")
    return "\n".join(lines if len(lines) > 1 else [*lines, "  nothing"])


def _proposals(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    for rule in rules().values():
        yield from rule(analysis, sentence)
