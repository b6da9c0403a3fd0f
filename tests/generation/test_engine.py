"""The sentence engine: words and offsets, trees, mentions, links, and a file that is damaged."""

import random
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp import paths
from studyapp.errors import EngineMissing
from studyapp.generation import engine
from studyapp.generation.engine import model_file
from studyapp.generation.engine.values import Parse

SENTENCES = (
    "The engineer Clara Whitfield built a bridge in 1902.",
    "She sold it to France because the town had no money.",
    "Its price, the mayor argued, was too high.",
)


def one(sentence: str) -> Parse:
    (parse,) = engine.parse([sentence])
    return parse


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("China's trade grew.", ["China", "'s", "trade", "grew", "."]),
        ("The U.S. and J. P. Morgan", ["The", "U.S.", "and", "J.", "P.", "Morgan"]),
        ("his Ph.D. in law", ["his", "Ph.D.", "in", "law"]),
        ("They paid 1,200 pounds.", ["They", "paid", "1,200", "pounds", "."]),
        ("", []),
    ],
)
def test_a_sentence_is_split_into_words(sentence: str, words: list[str]) -> None:
    assert [token.text for token in one(sentence).tokens] == words


def test_a_tree_says_who_did_what_and_when() -> None:
    tokens = one(SENTENCES[0]).tokens
    relations = {t.text: (t.relation, tokens[t.head].text) for t in tokens if t.head >= 0}

    assert [t.text for t in tokens if t.head < 0] == ["built"]
    assert relations["engineer"] == ("nsubj", "built")
    assert relations["bridge"] == ("obj", "built")
    assert relations["1902"] == ("obl", "built")
    assert next(t.lemma for t in tokens if t.text == "built") == "build"


def test_mentions_have_types_and_say_whether_they_are_named() -> None:
    parse = one("Clara Whitfield wrote to France.")
    found = {(parse.tokens[m.head].text, m.type, m.named) for m in parse.mentions}

    assert ("France", "place", True) in found
    assert {kind for _, kind, _ in found} == {"person", "place"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_offsets_and_trees_hold_for_any_text(text: str) -> None:
    tokens = one(text).tokens

    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert sum(t.head < 0 for t in tokens) == (1 if tokens else 0)
    for n in range(len(tokens)):
        steps = 0
        while tokens[n].head >= 0:
            n, steps = tokens[n].head, steps + 1
            assert steps <= len(tokens), "a circle"


def _plain(parse: Parse) -> tuple[object, ...]:
    return parse.text, parse.tokens, parse.mentions, parse.units


def test_the_same_sentence_has_the_same_parse_in_any_company() -> None:
    together = [_plain(p) for p in engine.parse(SENTENCES)]
    order = list(range(len(SENTENCES)))
    random.Random(1).shuffle(order)
    shuffled = dict(zip(order, engine.parse([SENTENCES[n] for n in order]), strict=True))

    assert together == [_plain(one(s)) for s in SENTENCES]
    assert together == [_plain(shuffled[n]) for n in range(len(SENTENCES))]


def test_threads_share_the_engine() -> None:
    found: list[object] = []

    def work() -> None:
        found.append([_plain(p) for p in engine.parse(SENTENCES)])

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert all(parses == found[0] for parses in found)


def test_a_pronoun_is_linked_to_the_name_before() -> None:
    parses = list(engine.parse(SENTENCES))
    links = engine.link(parses)
    (she,) = (
        r
        for r in links.references
        if r.mention.sentence == 1
        and parses[1].tokens[parses[1].mentions[r.mention.mention].head].text == "She"
    )
    (place, share), *_ = she.candidates

    assert place.sentence == 0
    assert parses[0].mentions[place.mention].type == "person"
    assert share > 0.6


def test_a_paragraph_has_the_same_links_in_any_order_of_paragraphs() -> None:
    paragraphs = [SENTENCES, SENTENCES[:2], ("The mill burned. ", "It was old."), SENTENCES[1:]]
    in_order = [engine.link(engine.parse(paragraph)) for paragraph in paragraphs]
    order = random.Random(4).sample(range(len(paragraphs)), len(paragraphs))
    parses = engine.parse([sentence for n in order for sentence in paragraphs[n]])

    at = 0
    for n in order:
        assert engine.link(parses[at : at + len(paragraphs[n])]) == in_order[n]
        at += len(paragraphs[n])


@pytest.mark.parametrize(
    "text",
    ["x", "word " * 5000, "un" * 20_000, "我們在一九〇二年離開了。", "😀😀 👍", "\x00\x07\u200b", "(((((", "\n\t "],
    ids=["letter", "words", "no spaces", "chinese", "emoji", "control", "brackets", "blank"],
)  # fmt: skip
def test_odd_input_is_parsed_whole(text: str) -> None:
    parse = one(text)

    assert "".join(t.text for t in parse.tokens) == "".join(
        text[t.start : t.end] for t in parse.tokens
    )
    assert engine.link([parse]) is not None


@pytest.mark.parametrize("damage", ["cut", "changed", "foreign", "empty", "missing"])
def test_a_damaged_file_is_said_in_one_sentence(tmp_path: Path, damage: str) -> None:
    whole = paths.ENGINE.read_bytes()
    made = {
        "cut": whole[: len(whole) // 2],
        "changed": whole[:-1000] + bytes(1000),
        "foreign": b"PK\x03\x04" + bytes(5000),
        "empty": b"",
    }
    file = tmp_path / "engine.bin"
    if damage in made:
        file.write_bytes(made[damage])

    with pytest.raises(EngineMissing) as raised:
        model_file.read(file)

    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)
