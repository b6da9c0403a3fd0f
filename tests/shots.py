"""Pictures of every view: drives the real window offscreen and writes PNGs to shots/ (`poe shots`)."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from studyapp import paths, settings
from studyapp.errors import UnreadableFile
from studyapp.generation.forms import BUILT_IN
from studyapp.model import Form, Rating
from studyapp.services.opening import open_services
from studyapp.ui import app
from studyapp.ui.dialogs.export import ExportDialog
from studyapp.ui.dialogs.frame import open_over
from studyapp.ui.dialogs.learned import LearnedDialog
from studyapp.ui.dialogs.make_card import MakeCard
from studyapp.ui.dialogs.place_cards import PlaceCards
from studyapp.ui.dialogs.update import UpdateDialog
from studyapp.ui.selection import unselect
from tests.e2e.driver import Driver
from tests.stage import NOW, Stage, close_dialogs, wait
from tests.text_scenes import TEXT_SCENES, other_language, report

SHOTS = Path(__file__).parents[1] / "shots"
SIZES = ((1280, 800), (900, 600))

LIGHTHOUSE = """The lamp on Skerrow

In 1824 the harbour board built a lighthouse on Skerrow, after two grain ships had been lost on
the reef in one winter. Elspeth Rae kept the lamp for thirty-one years.

In November 1839 a storm broke the lantern, and the keeper hung a ship's lamp in the window. The
board doubled her wage in the following year because no ship was lost that night.

The lamp was lit with whale oil until 1858. In 1911 the board sold the tower to the university,
which measures the tides there.
"""
STORM = (
    "In November 1839 a storm broke the lantern, and the keeper hung a ship's lamp in the window.",
    "In the autumn of 1840 a storm broke the lantern, and the keeper hung a ship's lamp in it.",
)
LAMP = (
    "The lamp was lit with whale oil until 1858.",
    "Of the oil that was burned there nobody kept an account.",
)
KEEPER = (
    "Elspeth Rae kept the lamp for thirty-one years.",
    "Elspeth Rae kept the lamp for thirty-one years. Elspeth Rae kept the lamp for thirty-one years.",
)

Scene = Callable[[Stage], None]


def main() -> int:
    """Write all pictures anew; names as arguments choose scenes and leave the other pictures."""
    chosen = sys.argv[1:]
    if not chosen:
        shutil.rmtree(SHOTS, ignore_errors=True)
    SHOTS.mkdir(exist_ok=True)
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STUDYAPP_HOME"] = str(Path(folder) / "prepared")
        prepare()
        for theme in ("light", "dark", "sepia"):
            for size in SIZES:
                home = Path(folder) / f"{theme}-{size[0]}"
                shutil.copytree(Path(folder) / "prepared", home)
                os.environ["STUDYAPP_HOME"] = str(home)
                play(theme, size, chosen)
    application.quit()
    print(f"{len(list(SHOTS.glob('*.png')))} pictures in {SHOTS}")
    return 0


def prepare() -> None:
    """Make a library in which something is known, something is being learned and something is due."""
    library = open_services(paths.library_file(), settings.Settings(), NOW)
    library.library.start(NOW)
    answers = (
        (30, Rating.EASY, 14),
        (29, Rating.GOOD, 8),
        (1, Rating.GOOD, 9),
        (0, Rating.HARD, 3),
    )
    for days, rating, count in answers:
        moment = NOW - timedelta(days=days, minutes=30)
        session = library.review(None)
        for n in range(count):
            card = session.next(moment + timedelta(minutes=n))
            if card is not None:
                session.answer(card, rating, 6.0, moment + timedelta(minutes=n))
    library.close()


def play(theme: str, size: tuple[int, int], chosen: list[str]) -> None:
    """Go through all scenes in one window of this theme and size."""
    driver = Driver.start(wait, lambda: NOW)
    driver.window.resize(*size)
    driver.window.looks.set_theme(theme)
    driver.rest()
    stage = Stage(driver, SHOTS, theme)
    for scene in SEPIA_SCENES if theme == "sepia" else SCENES:
        if not chosen or scene.__name__ in chosen:
            scene(stage)
    driver.close()


# Scenes: each leaves the window as it found it, the last ones excepted.


def opening(stage: Stage) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = app.build(application, paths.settings_file(), lambda: NOW)
    window.resize(stage.driver.window.size())
    stage.driver.window.hide()
    window.show()
    Stage(Driver(window, wait), stage.folder, stage.theme).shoot("opening")
    window.close()
    stage.driver.window.show()


def read(stage: Stage) -> None:
    stage.shoot("read")


def read_lit(stage: Stage) -> None:
    cards = [c for c in stage.driver.cards() if c.card.anchor is not None]
    stage.driver.choose_card(cards[len(cards) // 3].card.id)
    stage.shoot("read-lit")


def panels(stage: Stage) -> None:
    stage.driver.do("panel.cards")
    stage.shoot("panel-cards")
    stage.driver.do("panel.cards")
    stage.driver.do("panel.library")
    stage.shoot("panel-library")
    stage.driver.do("panel.library")


def find(stage: Stage) -> None:
    stage.driver.do("edit.find")
    stage.driver.press("n", "o", "r", "m")
    stage.shoot("find")
    stage.driver.press("Esc")


def menu(stage: Stage) -> None:
    stage.driver.do("window.menu")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    stage.shoot("menu")
    popup.close()


def document_menu(stage: Stage) -> None:
    panel = stage.driver.window.parts.library_panel
    opened = panel.menu_of(stage.driver.window.reading.entries[0])
    opened.popup(panel.mapToGlobal(panel.rect().center()))
    stage.shoot("document-menu")
    opened.close()


def text_options(stage: Stage) -> None:
    stage.driver.do("text.options")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    stage.shoot("text-options")
    popup.close()


def keys(stage: Stage) -> None:
    dialog(stage, "help.keys", "keys")


def about(stage: Stage) -> None:
    dialog(stage, "help.about", "about")


def learned(stage: Stage) -> None:
    shifts = {rule: round(0.2 - 0.02 * n, 2) for n, rule in enumerate(list(BUILT_IN)[:20])}
    shown = LearnedDialog(shifts, stage.driver.window)
    open_over(shown)
    stage.shoot("learned")
    close_dialogs(stage)


def error(stage: Stage) -> None:
    stage.driver.window.show_error(
        "lecture-notes.txt could not be imported",
        UnreadableFile(
            "lecture-notes.txt is no text file: it begins like a picture. "
            "Save the article as text or Markdown and import that."
        ),
    )
    stage.shoot("error")
    close_dialogs(stage)


def export(stage: Stage) -> None:
    stage.driver.do("article.export")
    opened = stage.driver.dialog(ExportDialog)
    stage.shoot("export")
    opened.export_button.click()
    stage.driver.rest()
    stage.shoot("export-done")
    close_dialogs(stage)


def edit(stage: Stage) -> None:
    window = stage.driver.window
    card = next(c for c in stage.driver.cards() if c.card.anchor is not None)
    window.edit_card(card.card.id)
    stage.shoot("edit")
    close_dialogs(stage)


def making(stage: Stage) -> None:
    window = stage.driver.window
    page = window.parts.reader.page
    stage.driver.select("security")
    window.parts.make_button.appear()
    stage.shoot("selected")
    stage.driver.do("card.make")
    opened = stage.driver.dialog(MakeCard)
    stage.shoot("make-question")
    opened.choose_form(Form.CLOZE)
    stage.shoot("make-cloze")
    close_dialogs(stage)
    unselect(page)


def updating(stage: Stage) -> None:
    """An article whose second edition has other sentences: the question, the notice, the cards."""
    file = Path(os.environ["STUDYAPP_HOME"]) / "lighthouse.txt"
    file.write_text(LIGHTHOUSE, "utf-8")
    stage.driver.drop(file)
    stage.driver.wait_for_import()
    file.write_text(LIGHTHOUSE.replace(*STORM).replace(*LAMP).replace(*KEEPER), "utf-8")
    stage.driver.drop(file)
    stage.driver.dialog(UpdateDialog)
    stage.shoot("update")
    stage.driver.decide_update()
    stage.shoot("updated")
    stage.driver.window.parts.cards_panel.lost_button.click()
    opened = stage.driver.dialog(PlaceCards)
    for n in range(min(3, len(opened.left))):
        stage.shoot(f"place-{n + 1}")
        opened.later()
    close_dialogs(stage)
    stage.driver.do("article.remove")
    stage.driver.window.parts.notice.hide()


def importing(stage: Stage) -> None:
    text = Path(os.environ["STUDYAPP_HOME"]) / "lecture-notes.txt"
    sentences = (f"In {1500 + n % 500} the town of Aldbrook built mill {n}." for n in range(9000))
    text.write_text("A history of mills\n\n" + "\n\n".join(sentences), "utf-8")
    stage.driver.drop(text)
    wait(lambda: stage.driver.window.parts.progress.bar.value() > 0)
    stage.shoot("import")
    stage.driver.cancel_import()


def study(stage: Stage) -> None:
    stage.driver.do("study.due")
    stage.shoot("study-question")
    stage.driver.press("Space")
    stage.shoot("study-answer")
    stage.driver.press("3")


def study_done(stage: Stage) -> None:
    for _ in range(300):
        if stage.driver.question() is None:
            break
        stage.driver.study(Rating.EASY)
    stage.shoot("study-done")
    stage.driver.do("mode.read")


def removed(stage: Stage) -> None:
    stage.driver.do("article.remove")
    stage.shoot("empty")


def dialog(stage: Stage, command: str, name: str) -> None:
    stage.driver.do(command)
    stage.shoot(name)
    close_dialogs(stage)


SCENES: tuple[Scene, ...] = (
    opening,
    read,
    read_lit,
    panels,
    find,
    menu,
    document_menu,
    text_options,
    keys,
    about,
    learned,
    error,
    export,
    edit,
    making,
    updating,
    *TEXT_SCENES,
    importing,
    study,
    study_done,
    removed,
)
SEPIA_SCENES: tuple[Scene, ...] = (read, read_lit, text_options, report, other_language)


if __name__ == "__main__":
    sys.exit(main())
