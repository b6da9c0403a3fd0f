"""The cards of known texts are those in the golden files; `poe golden` rewrites them."""

import json

import pytest

from tests.golden import CARDED, cards_file, cards_of


@pytest.mark.parametrize("article", CARDED, ids=lambda path: path.stem)
def test_the_cards_of_an_article_are_the_golden_ones(article):
    assert cards_of(article) == json.loads(cards_file(article).read_text("utf-8"))
