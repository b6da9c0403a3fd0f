"""Question words: who, which country, in what year, and the words for a date's preposition."""

import re
from functools import cache

from studyapp.generation import polities
from studyapp.generation.actors import ActorKind
from studyapp.generation.analysis import Analysis
from studyapp.generation.dates import Date
from studyapp.generation.edtf import Grain
from studyapp.generation.sentences import Sentence
from studyapp.generation.syntax import NAMES, Tree
from studyapp.generation.wording import adjectives
from studyapp.generation.wordlists import several, words

_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_GROUPS = {
    ActorKind.STATE: ("Which country", "countries"),
    ActorKind.PEOPLE: ("Which people", "peoples"),
    ActorKind.PERSON: ("Who", "people"),
    ActorKind.ORGANISATION: ("Which organisation", "organisations"),
    ActorKind.PLACE: ("Which place", "places"),
}
_PLACES = several(
    "River Lake Sea Ocean Island Mountain Valley Street Avenue Road Square County Province Desert "
    "Peninsula Bay Gulf Strait Canal Bridge Harbour Harbor Palace Castle Abbey Park Trail Airport "
    "Station Center Centre Museum Church Cathedral Temple Monastery Fort Tower Hill Forest Region "
    "District Plateau Plain Basin Reef Cape Pass House Hall Hospital Hotel Library Zoo Theatre "
    "Theater University College School Dam Tunnel Quarter Port Market"
)
"""Last words of names that say what kind of place it is."""
_CONTINENTS = several("Europe Asia Africa America Antarctica Oceania")
"""Last words of the names of continents, which are no countries."""
_KINDS = several(
    """
    act program programme plan treaty agreement pact convention law bill doctrine charter award prize
    medal degree church party newspaper journal magazine opera symphony novel film series album
    language culture empire dynasty kingdom republic war revolution league union bank company society
    school college university academy institute order theory theorem principle method festival trophy
    championship cup ministry department bureau court
    """
)
"""Last words of names that say what is named."""
_LANDS = several("city town village island province kingdom duchy county district port")
"""Nouns before a name that say what kind of place it is: "the city of Riga"."""
WHEN = {
    Grain.DAY: "On what date",
    Grain.MONTH: "In what month and year",
    Grain.SEASON: "In what season of which year",
    Grain.YEAR: "In what year",
    Grain.DECADE: "In what decade",
    Grain.CENTURY: "In what century",
    Grain.PERIOD: "In what period",
    Grain.RANGE: "In what period",
    Grain.YEARS: "In which years",
}
_SINGULAR = several("Nations States Netherlands Games Works Airways Motors Industries Railways")
"""Last words of names of one body, though they have the form of many."""
_LANGUAGE = frozenset({"NNP", "JJ", "NN"})
_PREPOSITIONS = {
    "since": "Since when",
    "until": "Until when",
    "till": "Until when",
    "from": "From when",
    "about": "About when",
    "around": "Around when",
    "towards": "Around when",
    "toward": "Around when",
}
_PEOPLE = re.compile(
    r"(?:er|or|ist|ian|ant|ent|ee|man|woman|ese)$|^(?:people|child|citizen|slave|youth|king|monk|"
    r"priest|friend|enemy|ally|relative|heir|prince|guest|guard|troop|rebel|pilot|poet|clerk|judge|"
    r"knight|noble|pope|saint|hero|victim|native|serf|wife|husband|son|daughter|bishop|Jew)$"
)
"""Plural nouns that mean persons."""
_UNITS = {
    Grain.DAY: "date",
    Grain.MONTH: "month",
    Grain.YEAR: "year",
    Grain.DECADE: "decade",
    Grain.CENTURY: "century",
}


def when(date: Date, preposition: str) -> str:
    """Return the question words for a date behind its preposition."""
    if date.grain in (Grain.RANGE, Grain.YEARS):
        days = re.search(r"-\d\d-\d\d/", date.edtf) is not None
        first = "Between" if preposition == "between" else "On"
        return f"{first} which days" if days else WHEN[date.grain]
    if date.grain is Grain.YEAR and date.edtf.endswith("~"):
        return "Around what year"
    if date.grain is Grain.MONTH and date.answer == date.text and date.inferred:
        return "In what month"
    if preposition == "by":
        unit = "month and year" if date.grain is Grain.MONTH else _UNITS.get(date.grain)
        return f"By what {unit}" if unit else "By when"
    if preposition in ("after", "before"):
        return f"{preposition.capitalize()} what {_UNITS.get(date.grain, 'date')}"
    if preposition in ("as early as", "as late as"):
        return f"{preposition.capitalize()} what {_UNITS.get(date.grain, 'period')}"
    if preposition == "from":
        unit = _UNITS.get(date.grain)
        return f"From what {unit}" if unit else WHEN[date.grain]
    return _PREPOSITIONS.get(preposition) or WHEN[date.grain]


def who(analysis: Analysis, sentence: Sentence, heads: list[int]) -> str | None:
    """Return the question words for actors that are named or described; None for things."""
    tree = sentence.tree
    if len(heads) > 1 and _is_one(tree, heads):
        heads = heads[:1]
    kinds = {kind_of(analysis, sentence, head) for head in heads}
    if None in kinds or len(kinds) > 1:
        people = kinds <= {ActorKind.PERSON, ActorKind.PEOPLE}
        return "Who" if people and None not in kinds else None
    kind = kinds.pop()
    if kind is None or kind is ActorKind.OTHER:
        return None
    one, more = _GROUPS[kind]
    if all(tree.tokens[head].text in _city_states() for head in heads):
        one, more = "Which city", "cities"
    if all(tree.tokens[head].text in _CONTINENTS for head in heads):
        one, more = "Which continent", "continents"
    if len(heads) > 1:
        if any(tree.tokens[n].tag == "NNS" for n in heads):
            return one if kind is ActorKind.PERSON else None  # "two farmers and a priest" are three
        return f"Which {_NUMBERS.get(len(heads), str(len(heads)))} {more}"
    return _of_one(sentence, heads[0], kind) or one


def _of_one(sentence: Sentence, head: int, kind: ActorKind) -> str | None:
    """Return the question words that a name itself gives: which capital, which river, which party."""
    tree = sentence.tree
    name = tree.tokens[head]
    if is_language(tree, head):
        return "Which language"
    if kind is ActorKind.PLACE and name.text in _capitals():
        return "Which capital"
    last = tree.child(head, "flat") is None  # "Fort Lee" is no fort today
    if kind is ActorKind.PLACE and last and name.text.removesuffix("s") in _PLACES:
        return f"Which {name.text.lower()}"
    if kind is ActorKind.ORGANISATION and name.tag == "NNPS" and name.text not in _SINGULAR:
        return "Who"  # "the Allies"
    if kind is ActorKind.ORGANISATION:
        return f"Which {_body(sentence, head)}"
    return None


def is_language(tree: Tree, head: int) -> bool:
    """Tell whether a word names a language: an adjective of a people, with no noun and no article."""
    alone = not any(tree.is_a(n, "det", "nmod", "amod", "compound") for n in tree.children(head))
    return alone and tree.tokens[head].text in adjectives() and tree.tokens[head].tag in _LANGUAGE


def what(analysis: Analysis, sentence: Sentence, head: int) -> str:
    """Return the question word for what something is done to: whom, which university, what."""
    tree = sentence.tree
    heads = tree.conjuncts(head)
    if all(is_person(analysis, sentence, n) for n in heads):
        return "Whom"
    kind = _named_kind(tree, head) if len(heads) == 1 else ""
    if kind:
        return f"Which {kind}"
    if any(tree.tokens[n].tag not in NAMES for n in heads):
        return "What"
    if all(tree.tokens[n].text in adjectives() for n in heads):
        if not all(is_language(tree, n) for n in heads):
            return "Whom"  # "the British"
        return "Which language" if len(heads) == 1 else "Which languages"
    asked = who(analysis, sentence, heads)
    if asked == "Which capital":
        return "Which city"  # what is done to it makes no state of it
    if asked is not None and "people" in asked and all(tree.tokens[n].tag == "NNPS" for n in heads):
        return "Whom"  # "the Athenians defeated the Persians"
    return "What" if asked is None or asked == "Who" or "people" in asked else asked


def _named_kind(tree: Tree, head: int) -> str:
    """Return the noun that says what is named: "the Economic Cooperation Act", "the city of Riga"."""
    noun = tree.tokens[head].text.lower()
    if noun in _LANDS and any(tree.tokens[n].tag in NAMES for n in tree.children(head, "nmod")):
        return noun
    parts = [n for n in tree.children(head, "compound", "amod", "nmod:poss", "flat") if n < head]
    named = any(tree.tokens[n].tag in NAMES for n in parts)
    return noun if named and noun in _KINDS else ""


def _is_one(tree: Tree, heads: list[int]) -> bool:
    """Tell whether two nouns describe one person whose name follows: "his wife and assistant Ada"."""
    first, last = tree.tokens[heads[0]], tree.tokens[heads[-1]]
    if len(heads) != 2 or first.tag != "NN":
        return False
    if last.tag == "NN":
        behind = tree.tokens[heads[1] + 1 : heads[1] + 2]
        return any(token.tag in NAMES for token in behind)
    described = tree.child(heads[1], "nmod:desc") is not None
    return described and tree.child(heads[1], "det", "nmod:poss") is None


def is_one_alone(tree: Tree, head: int) -> bool:
    """Tell whether a description fits one alone: "the first tower to be lit", "the oldest mayor"."""
    words = [tree.tokens[n] for n in tree.children(head, "amod")]
    the = any(tree.tokens[n].text.lower() == "the" for n in tree.children(head, "det"))
    return the and any(
        w.tag in ("JJS", "RBS") or w.text.lower() in ("first", "only") for w in words
    )


def is_person(analysis: Analysis, sentence: Sentence, head: int) -> bool:
    """Tell whether "whom" asks for a word: a person's name, or a noun that surely means people."""
    if kind_of(analysis, sentence, head) is not ActorKind.PERSON:
        return False
    token = sentence.tree.tokens[head]
    named = analysis.registry.of(sentence.number, head) is not None
    return named or token.tag == "NN" or bool(_PEOPLE.search(token.lemma.lower()))


@cache
def _city_states() -> frozenset[str]:
    return frozenset(polity.name for polity in polities.load() if polity.kind == "city")


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for polity in polities.load() for name in polity.capital)


def kind_of(analysis: Analysis, sentence: Sentence, head: int) -> ActorKind | None:
    """Return what kind of actor a word names or describes, or None."""
    actor = analysis.registry.of(sentence.number, head)
    if actor is not None:
        return actor.kind
    mention = next((m for m in sentence.parse.mentions if m.head == head), None)
    if mention is None:
        return None
    if mention.type == "person":
        return ActorKind.PERSON
    body = sentence.tree.tokens[head].text.capitalize() in words("institutions")
    named = mention.type == "organization" and mention.named
    return ActorKind.ORGANISATION if named or (mention.type == "organization" and body) else None


def _body(sentence: Sentence, head: int) -> str:
    """Return the word for a body that its own name gives, if it is one: party, company, army."""
    word = sentence.tree.tokens[head].text
    if word in words("institutions") or word.capitalize() in words("institutions"):
        return word.lower()
    return "organisation"
