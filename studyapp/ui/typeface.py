"""The fonts of painted text, by pixel size, from the families that the theme names."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from studyapp.ui.theme import SANS, SERIF

MONO = ("Cascadia Mono", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")
NORMAL = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold

_SAMPLE = "Ships from the northern harbours came late in the year, with news of a long winter. "


def serif(size: float, weight: QFont.Weight = NORMAL) -> QFont:
    return _font(SERIF, size, weight, QFont.StyleHint.Serif)


def sans(size: float, weight: QFont.Weight = NORMAL) -> QFont:
    return _font(SANS, size, weight, QFont.StyleHint.SansSerif)


def mono(size: float) -> QFont:
    return _font(MONO, size, NORMAL, QFont.StyleHint.Monospace)


def _font(
    families: tuple[str, ...], size: float, weight: QFont.Weight, hint: QFont.StyleHint
) -> QFont:
    font = QFont()
    font.setFamilies(_installed(families))
    font.setStyleHint(hint)
    font.setPixelSize(round(size))
    font.setWeight(weight)
    # Text is laid out alike at every scale of the screen, and lines break where they broke before.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


@cache
def _installed(families: tuple[str, ...]) -> list[str]:
    """Only what is there: asking for a missing family makes Qt search its aliases at length."""
    there = set(QFontDatabase.families())
    return [name for name in families if name in there] or [families[-1]]


def line_width(font: QFont, characters: int) -> float:
    """Return how wide so many characters of ordinary English text are."""
    return QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * characters
