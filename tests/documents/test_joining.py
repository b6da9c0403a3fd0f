"""Hyphens, dashes and addresses at the ends of lines are joined as their writers meant them."""

import pytest

from studyapp.documents.repair.joining import flow, words_of

KNOWN = words_of(
    [
        "The harbour office and the harbour master. A lighthouse, an official and the council.",
        "Non-aligned towns. Short- and long-term loans. The commander-in-chief at Wei-hai-wei.",
        "It was well known there that a state owned the day and the point, said the men who called.",
    ]
)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the light-\nhouse burned", "the lighthouse burned"),
        ("a well-\nknown pier", "a well-known pier"),
        ("a non-\nideological pier", "a non-ideological pier"),
        ("the commander-\nin-chief", "the commander-in-chief"),
        ("at Wei-\nhai-wei", "at Wei-hai-wei"),
        ("short-\nand long-term loans", "short- and long-term loans"),
        ("a service-\noriented town", "a service-oriented town"),
        ("he had pro-\nposed it", "he had proposed it"),
        ("the pro-\nceedings of the court", "the proceedings of the court"),
        ("the over-\nwhelming ice", "the overwhelming ice"),
        ("every-\nwhere on the ice", "everywhere on the ice"),
        ("on Thurs-\nday at six", "on Thursday at six"),
        ("Set-\nting aside the toll", "Setting aside the toll"),
        ("end-\nless winters", "endless winters"),
        ("POLICY AF-\nTER REFORM", "POLICY AFTER REFORM"),
        ("the U.S.-\nSoviet treaty", "the U.S.-Soviet treaty"),
        ("in 1914-\n18 and after", "in 1914-18 and after"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(cut, whole):
    assert flow(cut, KNOWN)[0] == whole


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the pier—\nits planks", "the pier—its planks"),
        ("the pier\n—its planks", "the pier—its planks"),
        ("the pier —\nits planks", "the pier — its planks"),
        ("the years 1939–\n45", "the years 1939–45"),
        ("the pier—\n“the planks”", "the pier—“the planks”"),
    ],
)
def test_a_dash_at_the_end_of_a_line(cut, whole):
    assert flow(cut, KNOWN)[0] == whole


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("see https://www.\npier.example/a", "see https://www.pier.example/a"),
        ("see www.pier.example/\nlarch for more", "see www.pier.example/larch for more"),
        ("see www.pier.example\nfor more", "see www.pier.example for more"),
    ],
)
def test_an_address_at_the_end_of_a_line(cut, whole):
    assert flow(cut, KNOWN)[0] == whole
