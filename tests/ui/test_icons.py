"""The icons: all of one family, drawn in the theme's colour, there for every name in use."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import studyapp.ui
from studyapp.ui import icons

LINE_ICONS = sorted(set(icons.names()) - {"studyapp"})
USED = re.compile(r"""(?:icon|pixmap)\(\s*"([a-z-]+)\"""")


@pytest.mark.parametrize("name", LINE_ICONS)
def test_a_line_icon_is_drawn_on_the_grid_with_the_common_stroke(name):
    source = (icons.ICONS / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert 'stroke-width="1.5"' in source
    assert 'stroke="currentColor"' in source


@pytest.mark.parametrize("name", LINE_ICONS)
def test_a_line_icon_takes_the_colour_it_is_given(qtbot, name):
    image = icons.pixmap(name, "#ff0000").toImage()
    colours = {
        (c.red(), c.green(), c.blue())
        for x in range(image.width())
        for y in range(image.height())
        if (c := QColor(image.pixelColor(x, y))).alpha() > 200
    }
    assert colours, "nothing is drawn"
    assert all(red > 200 and green < 40 and blue < 40 for red, green, blue in colours)


def test_every_icon_that_is_named_in_the_code_exists():
    folder = Path(studyapp.ui.__file__).parent
    used = {name for file in folder.rglob("*.py") for name in USED.findall(file.read_text("utf-8"))}
    assert used
    assert used <= set(icons.names())


def test_a_pixmap_has_the_pixels_of_its_screen(qtbot):
    picture = icons.pixmap("find", "#000000", size=16, scale=2)
    assert picture.width() == 32
    assert picture.devicePixelRatio() == 2


def test_the_app_icon_has_all_sizes(qtbot):
    sizes = {size.width() for size in icons.app_icon().availableSizes()}
    assert sizes == {16, 24, 32, 48, 64, 128, 256}
