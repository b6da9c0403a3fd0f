"""Cards on what somebody says or asks: reported statements, and questions that a text leaves open."""

from collections.abc import Iterator

from studyapp.generation.analysis import Analysis
from studyapp.generation.answers import told
from studyapp.generation.candidates import Candidate
from studyapp.generation.clauses import ASSERTED, Clause
from studyapp.generation.grounding import ground
from studyapp.generation.posing import asked_for, beside, pose
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NOUNS, Tree
from studyapp.generation.wording import noun_phrase, text_of
from studyapp.generation.wordlists import several
from studyapp.generation.wordlists import words as listed
from studyapp.model import Kind

_UNTOLD = several(
    "no neither none nothing any some many most all several both each every few other others"
)
"""Words before a noun that does not say which ones are told of."""
_POINTERS = several("this that these those such")
_ASKING = several("ask wonder debate dispute discuss examine explore investigate consider question")
_QUESTIONS = several("question issue problem doubt uncertainty")
_LONGEST_TOPIC = 10
"""Words of what something is said about."""
_AHEAD = 3
"""Words that may stand before the subject of what is said: "that", "what course"."""
_OPENING = several("whether how why what which who whom where when")


def sayings(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what somebody said, thought or decided: "What did Britain announce in 1947?"."""
    tree = sentence.tree
    for clause in sentence.clauses:
        if clause.kind not in ASSERTED or clause.finite is None or clause.subject is None:
            continue
        if tree.tokens[clause.head].lemma not in listed("saying_verbs"):
            continue
        for n in tree.children(clause.head, "ccomp"):
            inner = sentence.by_head.get(n)
            if inner is None or n < clause.head or inner.finite is None or clause.passive:
                continue
            if tree.tokens[clause.head].lemma == "see" and tree.child(n, "mark") is None:
                continue  # "the finals saw the team lose"
            words = told(sentence, n)
            if inner.finite == min(words):  # "had he known": a condition
                continue
            if _opening(sentence, words) is not None:
                continue
            posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
            found = asked_for(posed, words)
            if posed is None or found is None or len(words) < 4:
                continue
            body, said = found
            some = tree.tokens[clause.subject].lemma.lower() in _UNTOLD
            topic = _topic(sentence, inner.subject)
            about = f" about {topic}" if topic and not posed.parts.rest else ""
            said = _without_topic(sentence, inner, topic, said) if about else said
            yield posed.card(
                "saying", Kind.ARGUMENT, f"What {body}{about}?", said,
                weight=(0.05 if about else 0.0 if posed.parts.front or sentence.dates else -0.25)
                - 0.2 * some,
            )  # fmt: skip


def questions(analysis: Analysis, sentence: Sentence) -> Iterator[Candidate]:
    """Ask what is asked, or left open: "What question does the text raise about the two towns?"."""
    tree = sentence.tree
    for inner in sentence.clauses:
        n = inner.head
        if inner.finite is None or inner.subject is None or not tree.is_a(n, "ccomp", "acl"):
            continue
        noun = _question_noun(tree, n)
        branch = n if noun is None else noun
        start = _opening(sentence, [w for w in tree.subtree(branch) if noun is None or w > noun])
        name = noun_phrase(tree, inner.subject)
        if start is None or start > inner.subject or len(name) > _LONGEST_TOPIC:
            continue
        if tree.tokens[inner.subject].tag not in NOUNS:
            continue
        words = [w for w in told(sentence, branch) if w >= start]
        grounded = ground(analysis, sentence, name)
        if noun is None:
            body = _asked_by(analysis, sentence, n, tree.tokens[n].head)
        else:
            body = f"What {tree.tokens[noun].lemma.lower()} does the text raise"
        if not body or len(words) < 4:
            continue
        said = _without_topic(sentence, inner, text_of(tree, name), text_of(tree, words))
        named = grounded.asked.text(name)
        yield grounded.card(
            rule="inquiry", kind=Kind.ARGUMENT, question=f"{body} about {named}?", answer=said
        )


def _question_noun(tree: Tree, n: int) -> int | None:
    """Return the noun whose clause this is: "the question of whether", "the question of which road"."""
    above = tree.tokens[n].head
    if not tree.is_a(n, "acl"):
        return None
    nouns = (above, tree.tokens[above].head) if tree.is_a(above, "nmod") else (above,)
    return next((m for m in nouns if tree.tokens[m].lemma.lower() in _QUESTIONS), None)


def _asked_by(analysis: Analysis, sentence: Sentence, n: int, above: int) -> str:
    """Return who asks, as a question: "What do historians ask", "What remains to be seen"; or nothing."""
    tree = sentence.tree
    if not tree.is_a(n, "ccomp") or n < above:
        return ""
    if tree.tokens[above].text.lower() == "seen" and tree.is_a(above, "xcomp"):
        return "What remains to be seen"
    clause = sentence.by_head.get(above)
    if clause is None or clause.kind not in ASSERTED or clause.finite is None or clause.negated:
        return ""
    if tree.tokens[above].lemma not in _ASKING:
        return ""
    posed = pose(analysis, sentence, clause, {n, *beside(sentence, clause)})
    body = posed.inverted if posed is not None and not posed.ground.dangling else None
    return f"What {body}" if body is not None else ""


def _opening(sentence: Sentence, words: list[int]) -> int | None:
    """Return the word that makes a clause a question, if it stands at its beginning: whether, how."""
    tokens = sentence.tree.tokens
    first = [n for n in sorted(words) if tokens[n].text.lower() not in ("of", "as", "on", "about")]
    opens = bool(first) and tokens[first[0]].text.lower() in _OPENING | {"if"}
    return first[0] if opens else None


def _topic(sentence: Sentence, subject: int | None) -> str:
    """Return what a reported clause is about, if that is a thing that a question can name."""
    tree = sentence.tree
    if subject is None or tree.tokens[subject].tag not in NOUNS:
        return ""
    words = noun_phrase(tree, subject)
    if len(words) > _LONGEST_TOPIC or any(tree.tokens[w].tag in ("PRP", "PRP$") for w in words):
        return ""
    first = tree.tokens[words[0]].text.lower()
    if (
        first in _UNTOLD | _POINTERS
        or (first == "the" and len(words) == 2)
        or any(tree.tokens[w].tag == "CD" for w in words)
    ):
        return ""
    return text_of(tree, words)


def _without_topic(sentence: Sentence, inner: Clause, topic: str, said: str) -> str:
    """Return what is said with a pronoun for what the question names already: "that [they] ..."."""
    tree = sentence.tree
    mention = next((m for m in sentence.parse.mentions if m.head == inner.subject), None)
    if inner.subject is None:
        return said
    several = tree.tokens[inner.subject].tag in ("NNS", "NNPS") or tree.child(inner.subject, "conj")
    if mention is not None and mention.type == "person" and not several:
        return said
    start, found, rest = said.partition(topic)
    if not found or '"' in start or len(start.split()) > _AHEAD:
        return said
    return f"{start}[{'they' if several else 'it'}]{rest}"
