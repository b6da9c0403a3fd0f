"""Annotated sentences as the engine would have parsed them if it made no mistake."""

from targets import head_of
from treebank import Sentence

from studyapp.generation.engine.decoding import NAMES
from studyapp.generation.engine.values import Mention, Parse, Token


def parse_of(sentence: Sentence) -> Parse:
    """Return the parse that the annotation of a sentence is."""
    tokens = []
    at = 0
    for word in sentence.words:
        end = at + len(word.form)
        tokens.append(
            Token(word.form, at, end, word.tag, word.lemma, word.features, word.head, word.relation)
        )
        at = end + word.space_after
    mentions = []
    for m in sentence.mentions or ():
        head = head_of(sentence, m.start, m.end)
        named = sentence.words[head].tag in NAMES
        mentions.append(Mention(m.start, m.end, head, m.type, named, float(m.given)))
    units = tuple(unit.start for unit in sentence.units or ())
    return Parse(sentence.text, tuple(tokens), tuple(mentions), units)
