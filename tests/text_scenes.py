"""Scenes of texts: what was changed in them, what is known of them, other languages."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from studyapp import generation
from studyapp.model import Block, BlockType, Document
from studyapp.report import Remark
from studyapp.services.preparing import Prepared
from studyapp.ui.byline import SOURCE
from studyapp.ui.dialogs.describe import DescribeDialog
from studyapp.ui.workspace import ROOM_FOR_BOTH
from tests.stage import Stage, close_dialogs, wait
from tests.ui import keeper, reported


def report(stage: Stage) -> None:
    """What was changed in a text: the report, a place in the text, a passage put back."""
    document = bring(stage, reported.article())
    stage.shoot("byline")
    stage.driver.do("panel.report")
    stage.shoot("report")
    entry = stage.driver.window.parts.report_panel.list
    entry.setCurrentIndex(entry.report.index(entry.report.row_of(9)))
    stage.driver.press("Return")
    stage.shoot("report-place")
    stage.driver.press("P")
    stage.shoot("report-restored")
    stage.driver.press("P", "Esc")
    put_away(stage, document)


def report_unchanged(stage: Stage) -> None:
    remarks = (Remark("read as UTF-8", "whole file"),)
    document = bring(stage, replace(reported.article(), report=remarks))
    stage.driver.do("panel.report")
    stage.shoot("report-unchanged")
    stage.driver.press("Esc")
    put_away(stage, document)


def address(stage: Stage) -> None:
    document = bring(stage, reported.article())
    stage.driver.window.parts.reader.byline_chosen.emit(SOURCE)
    opened = QApplication.activePopupWidget()
    assert opened is not None
    opened.move(stage.driver.window.mapToGlobal(QPoint(stage.driver.window.width() // 3, 210)))
    stage.shoot("address")
    opened.close()
    put_away(stage, document)


def restoring(stage: Stage) -> None:
    """Passages of a long text being put back, with progress."""
    article = reported.article()
    lines = [
        f"In {1500 + n % 400} the town of Sallow mended the dam for the {n}th time."
        for n in range(6000)
    ]
    blocks = tuple(
        Block(f"long{n}", BlockType.PARAGRAPH, line, ((0, len(line)),), None, "The dam")
        for n, line in enumerate(lines)
    )
    document = bring(stage, replace(article, blocks=article.blocks + blocks))
    stage.driver.do("panel.report")
    parts = stage.driver.window.parts
    parts.report_panel.put_wanted.emit((2, 3, 4), True)
    wait(lambda: parts.revision.bar.value() > 0)
    stage.shoot("restoring")
    parts.revision.cancel_button.click()
    stage.driver.rest()
    stage.driver.press("Esc")
    put_away(stage, document)


def describe(stage: Stage) -> None:
    document = bring(stage, reported.article())
    stage.driver.do("article.describe")
    opened = stage.driver.dialog(DescribeDialog)
    stage.shoot("describe")
    opened.title.clear()
    opened.date.setText("a long time ago")
    opened.save_button.click()
    stage.shoot("describe-wrong")
    opened.close()
    close_dialogs(stage)
    put_away(stage, document)


def other_language(stage: Stage) -> None:
    """A text in German: without a card, then with one made by hand."""
    panels = stage.driver.window.parts.workspace
    document = bring(stage, german())
    panels.show_cards()
    stage.shoot("language")
    stage.driver.select("zwei Körbe")
    stage.driver.make_card("Wie viele Körbe?")
    stage.shoot("language-own-card")
    put_away(stage, document)
    if panels.width() < ROOM_FOR_BOTH:
        panels.toggle_cards()


TEXT_SCENES = (report, report_unchanged, address, restoring, describe, other_language)


def bring(stage: Stage, article: Document) -> int:
    """Have an article in the library as a reader would have made it, with its cards; open it."""
    digest = f"{article.title} {len(article.report)} {len(article.blocks)}"
    return stage.driver.bring(Prepared(article, generation.generate(article), digest))


def put_away(stage: Stage, document: int) -> None:
    stage.driver.window.reading.remove(document)
    stage.driver.rest()
    stage.driver.window.parts.notice.hide()


def german() -> Document:
    texts = (
        "Im Frühjahr trug die Fischerin Anna Holm zwei Körbe auf den Markt. Niemand kaufte.",
        "Am Abend gab sie die Fische den Katzen am Hafen. Die Katzen kamen seitdem jeden Tag.",
    )
    blocks = tuple(
        Block(f"g{n}", BlockType.PARAGRAPH, text, keeper.spans(text))
        for n, text in enumerate(texts)
    )
    return Document("Die Fischerin", "Ada Orr", blocks, language="de", origin="fischerin.txt")
