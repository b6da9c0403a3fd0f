"""Reading and generating before anything is stored: progress, cancelling, decks."""

from dataclasses import replace

import pytest

from studyapp.errors import Cancelled, UnreadableFile
from studyapp.model import Depth, Kind, Status
from studyapp.services.document_cards import in_article_order
from studyapp.services.preparing import active, prepare
from tests.services.samples import card, document

ARTICLE = (
    "# The canal\n\n"
    + "In May 1894, the Dunmore Port Company opened the Kestrel Canal. Ada Quay praised the harbour.\n\n"
    * 30
)
DECK = (
    'format = "studyapp-deck/1"\nid = "canal"\ntitle = "Canal cards"\nauthor = "Ada"\n'
    'licence = "CC0"\nversion = "1"\nlanguage = "en"\narticle = "canal.md"\n'
)
HEAD = "id,kind,form,question,answer,quote,section,tags,note\n"
ROW = (
    "AAAAAAAAAAAAAAAA,date,question,In what month and year was the canal opened?,May 1894,"
    '"In May 1894, the Dunmore Port Company opened the Kestrel Canal.",,,\n'
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "canal.md"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def deck(tmp_path, article):
    (tmp_path / "deck.toml").write_text(DECK, "utf-8")
    (tmp_path / "cards.csv").write_text(HEAD + ROW, "utf-8")
    return tmp_path


def test_progress_runs_once_from_start_to_end(article):
    reported = []
    prepare(article, progress=lambda done, total: reported.append(done / total))
    assert reported == sorted(reported)
    assert reported[-1] == 1.0
    assert len(reported) > 2


def test_cancelling_stops_the_work(article):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        prepare(article, progress=stop)


def test_depth_and_kinds_reach_the_generator(article):
    prepared = prepare(article, depth=Depth.THOROUGH, kinds=frozenset({Kind.DATE}))
    assert {c.kind for c in prepared.cards()} == {Kind.DATE}


def test_the_digest_tells_files_apart_by_their_bytes(article):
    first = prepare(article).digest
    assert prepare(article).digest == first
    article.write_text(ARTICLE + "More.\n", "utf-8")
    assert prepare(article).digest != first


@pytest.mark.parametrize("named", ["", "deck.toml"])
def test_a_deck_brings_its_article_and_its_own_cards_only(deck, named):
    prepared = prepare(deck / named)
    [only] = prepared.cards()
    assert only.id == "AAAAAAAAAAAAAAAA"
    assert only.anchor is not None
    assert prepared.document.title == "The canal"
    assert prepared.deck is not None
    assert prepared.deck.title == "Canal cards"


def test_a_deck_with_an_error_is_refused_with_its_place(deck):
    (deck / "cards.csv").write_text(HEAD + ROW.replace(",date,", ",era,"), "utf-8")
    with pytest.raises(UnreadableFile, match=r"cards\.csv:2: error"):
        prepare(deck)


def test_a_folder_without_a_deck_is_refused(tmp_path):
    with pytest.raises(UnreadableFile):
        prepare(tmp_path)


def test_cards_without_a_source_come_last():
    loose = replace(card(5), anchor=None)
    ordered = in_article_order(document(), [loose, card(2, sentence=2), card(3, sentence=0)])
    assert ordered == [card(3, sentence=0), card(2, sentence=2), loose]


def test_only_active_cards_of_the_chosen_kinds_are_exported():
    cards = [card(2), card(3, kind=Kind.ACTOR), card(4, status=Status.SUGGESTED)]
    assert active(cards, frozenset({Kind.DATE})) == (card(2),)
