"""The colour tokens: every text has enough contrast, every style sheet fills completely."""

import pytest
from PySide6.QtGui import QColor

from studyapp.model import Kind
from studyapp.ui import app
from studyapp.ui.appearance import palette
from studyapp.ui.theme import DARK, LIGHT, SEPIA, THEMES, blend, stylesheet

ENOUGH = 4.5
GROUNDS = ("paper", "panel", "raised")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text_stands_out_from_its_ground(theme, text, ground):
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_text_on_the_accent_stands_out(theme):
    assert contrast(theme.on_accent, theme.accent) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_text_on_the_hovered_accent_stands_out(theme):
    assert contrast(theme.on_accent, blend(theme.ink, theme.accent, 0.16)) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("kind", list(Kind))
def test_the_article_can_be_read_on_the_fill_of_each_kind(theme, kind):
    fill = blend(theme.kind(kind), theme.paper, theme.fill)
    assert contrast(theme.ink, fill) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_in_the_colour_of_its_kind_can_be_read(theme, kind):
    assert contrast(theme.kind(kind), theme.raised) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda t: t.name)
def test_the_style_sheets_leave_no_token_open(theme):
    assert "$" not in stylesheet(theme, *app.STYLES)


def test_a_token_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        stylesheet(LIGHT, "QWidget { color: $inkk; }")


@pytest.mark.parametrize(
    ("share", "colour"), [(0.0, "#000000"), (1.0, "#ffffff"), (0.5, "#808080")]
)
def test_blending_lies_between_the_two_colours(share, colour):
    assert blend("#ffffff", "#000000", share) == colour


@pytest.mark.parametrize("theme", [LIGHT, DARK, SEPIA], ids=lambda t: t.name)
def test_the_palette_is_in_the_colours_of_the_theme(theme):
    made = palette(theme)
    assert made.window().color() == QColor(theme.paper)
    assert made.highlight().color() == QColor(theme.accent)
    assert made.windowText().color() == QColor(theme.ink)
