"""Sets articles as journals do: in columns, with heads and page numbers, and notes at the foot."""

import re
from dataclasses import dataclass, field

from tests.documents.make_pdf import Page, measured, wrapped

LEFT, RIGHT, TOP = 60.0, 535.0, 80.0


@dataclass(frozen=True)
class Article:
    """What is to be set: lines that begin with # are headings, ^1^ calls note 1."""

    title: str
    author: str
    text: str
    notes: tuple[str, ...]
    first: int = 1
    """Number of the first page."""

    @property
    def paragraphs(self) -> list[str]:
        return [" ".join(part.split()) for part in self.text.strip().split("\n\n")]


@dataclass
class Setting:
    """Pages in the making: columns of lines with the notes called in them at their feet."""

    article: Article
    columns: int
    bottom: float
    pages: list[Page] = field(default_factory=list)
    column: int = 0
    y: float = TOP
    top: float = TOP
    feet: list[list[str]] = field(default_factory=list)

    @property
    def width(self) -> float:
        return (RIGHT - LEFT - 24 * (self.columns - 1)) / self.columns

    @property
    def x(self) -> float:
        return LEFT + self.column * (self.width + 24)

    def open_page(self) -> None:
        number = self.article.first + len(self.pages)
        page = Page()
        self.pages.append(page)
        self.column, self.y, self.top = 0, TOP, TOP
        page.text(295, 810, str(number), 9)
        if len(self.pages) == 1:
            page.text(LEFT, 100, self.article.title, 20, "B")
            page.text(LEFT, 125, self.article.author, 12)
            self.y = self.top = 160
        elif number % 2:
            page.text(LEFT, 50, self.article.title, 8, "I")
        else:
            page.text(RIGHT - measured(self.article.author, 8), 50, self.article.author, 8, "I")

    def close_column(self) -> None:
        page = self.pages[-1]
        y = self.bottom - 10 * sum(map(len, self.feet)) + 10
        if self.feet:
            page.rule(self.x, y - 14, 60)
        for lines in self.feet:
            y = page.lines(self.x, y, lines, 8, leading=10)
        self.feet = []
        self.column += 1
        self.y = self.top

    def set(self) -> list[Page]:
        for paragraph in self.article.paragraphs:
            if paragraph.startswith("#"):
                self.heading(paragraph)
            else:
                for line in wrapped(paragraph, self.width, indent=True):
                    self.line(line)
        self.close_column()
        return self.pages

    def room(self) -> None:
        """Open a page where there is none or its columns are full."""
        if not self.pages or self.column == self.columns:
            self.open_page()

    def heading(self, paragraph: str) -> None:
        self.room()
        if self.y + 70 > self.bottom - 10 * sum(map(len, self.feet)):
            self.close_column()
            self.room()
        size = 14 if paragraph.startswith("# ") else 11
        self.y += 12 if self.y > self.top else 0
        self.pages[-1].text(self.x, self.y, paragraph.lstrip("# "), size, "B")
        self.y += 18

    def line(self, line: str) -> None:
        self.room()
        called = [self.note(int(number)) for number in re.findall(r"\^(\d+)\^", line)]
        feet = 10 * sum(map(len, [*self.feet, *called]))
        if self.y + feet + 18 > self.bottom:
            self.close_column()
            self.room()
        self.feet += called
        self.y = self.pages[-1].lines(self.x, self.y, [line])

    def note(self, number: int) -> list[str]:
        return wrapped(f"^{number}^ {self.article.notes[number - 1]}", self.width, 8)
