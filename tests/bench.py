"""Measure speed: medians of seven runs, each beside a unit measured in the same run. `poe bench`."""

import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from studyapp import documents, generation, paths
from studyapp.coverage import Count, Coverage, Generated
from studyapp.decks import apkg
from studyapp.documents.anchors import locate
from studyapp.documents.word_index import index
from studyapp.generation import engine
from studyapp.identity import card_id
from studyapp.model import Anchor, Card, Deck, Depth, Document, Form, Kind, Rating
from studyapp.scheduling import Scheduler
from studyapp.services.library import STUDY_EDITION
from studyapp.services.opening import Services, open_services
from studyapp.services.preparing import Prepared
from studyapp.services.review import ReviewSession
from studyapp.settings import Settings
from tests import long_files
from tests.long_files import WRITERS

RUNS = 7
SIZES = (10_000, 50_000, 150_000)
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
EMPTY_WINDOW = (
    "import sys; from PySide6.QtWidgets import QApplication, QMainWindow; "
    "from PySide6.QtCore import QTimer; app = QApplication(sys.argv); w = QMainWindow(); "
    "w.show(); QTimer.singleShot(0, app.quit); app.exec()"
)


@dataclass(frozen=True)
class Row:
    """One line of the table; times in milliseconds."""

    what: str
    milliseconds: float
    unit: str = ""
    unit_milliseconds: float = 0.0
    note: str = ""

    def __str__(self) -> str:
        ratio = f"{self.milliseconds / self.unit_milliseconds:6.1f} x" if self.unit else " " * 8
        return f"{self.what:<46}{self.milliseconds:>10.1f} ms {ratio} {self.unit:<22}{self.note}"


def main() -> None:
    rows = (article, engine_alone, long_article, reading, placing, window, answering, exporting)
    for measure in rows:
        for row in measure():
            print(row, flush=True)


def article() -> Iterator[Row]:
    """Reading and generating the study edition, warm, beside a plain file read."""
    path = paths.article_file(STUDY_EDITION)
    generation.generate(documents.read(path))
    whole = median(lambda: generation.generate(documents.read(path), depth=Depth.THOROUGH))
    plain = median(path.read_bytes)
    yield Row("read + generate the study edition", whole, "plain file read", plain)


def engine_alone() -> Iterator[Row]:
    """The sentence engine: loading in a process of its own, then its time per word."""
    code = "from studyapp.generation.engine.network import network; import time; " + (
        "t = time.perf_counter(); network(); print((time.perf_counter() - t) * 1000)"
    )
    loads = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(RUNS)]
    yield Row("load the sentence engine", statistics.median(loads))
    document = documents.read(paths.article_file(STUDY_EDITION))
    passages = document.passages().values()
    sentences = [p.text[start:end] for p in passages for start, end in p.sentences]
    own = sum(len(sentence.split()) for sentence in sentences)
    for size in (6_000, SIZES[-1]):
        some = sentences * (size // own) + sentences[: int(len(sentences) * (size % own) / own)]
        count = sum(len(sentence.split()) for sentence in some)
        took = median(partial(engine.parse, some), RUNS if size < SIZES[0] else 1)
        note = f"{took / count * 1000:.1f} ms per 1,000 words, peak {peak_memory():.0f} MB"
        yield Row(f"parse {count:,} words", took, note=note)


def long_article() -> Iterator[Row]:
    """Time per word over growing texts: linear means the same figure twice."""
    text = paths.article_file(STUDY_EDITION).read_text("utf-8").split("---", 2)[-1]
    with tempfile.TemporaryDirectory() as folder:
        for times in (4, 40):
            path = Path(folder) / f"{times}.md"
            path.write_text("# Long\n" + "\n\n".join([text] * times), "utf-8")
            read = once(partial(documents.read, path))
            document = documents.read(path)
            made = once(partial(generation.generate, document))
            words = document.words()
            note = f"{(read + made) / words * 1000:.1f} ms per 1,000 words, read {read:.0f} ms"
            yield Row(f"read + generate {words:,} words", read + made, note=note)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Row("peak memory so far (MB, not ms)", peak)


def reading() -> Iterator[Row]:
    """Every format at growing lengths, each file in a process of its own, for its peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix, write in WRITERS.items():
            if suffix not in documents.READERS:
                continue
            small = Path(folder) / f"small{suffix}"
            write(long_files.article(1_000), small)
            first = 0.0
            for size in SIZES:
                path = Path(folder) / f"{size}{suffix}"
                write(long_files.article(size), path)
                command = [sys.executable, "-m", "tests.bench", str(small), str(path)]
                told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                took, words, peak, base = map(float, told.split())
                first = first or took / words
                note = (
                    f"{took / words * 1000:.1f} ms per 1,000 words, {took / words / first:.2f} of "
                    f"the first, peak {peak:.0f} MB, {peak - base:.0f} of them for this file"
                )
                yield Row(f"read {words:,.0f} words of {suffix}", took, note=note)


def read_alone(small: Path, path: Path) -> None:
    """Print milliseconds (best of three), words, and peak memory in MB after and before a file."""
    documents.read(small)
    base = peak_memory()
    took = min(once(partial(documents.read, path)) for _ in range(3))
    print(took, documents.read(path).words(), peak_memory(), base)


def peak_memory() -> float:
    """Return the MB that this process needed at most; Linux alone tells them from its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def placing() -> Iterator[Row]:
    """Finding 500 sentences of a book again, when each paragraph got a new beginning."""
    old = long_files.document(long_files.article(SIZES[-1]))
    places = [(b, span) for b in old.blocks for span in b.sentences]
    anchors = [Anchor.of(b, *span) for b, span in places[:: len(places) // 500][:500]]
    blocks = tuple(
        replace(b, id=f"{b.id}x", text=f"A word before. {b.text}", sentences=()) for b in old.blocks
    )
    new = replace(old, blocks=blocks)

    def place() -> None:
        words = index(new)
        assert all(locate(words, anchor) for anchor in anchors)

    yield Row(f"find 500 sentences in {old.words():,} words", median(place, runs=3))


def window() -> Iterator[Row]:
    """Starting to a usable window, in a process of its own, beside one that shows an empty one."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "STUDYAPP_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        start = [sys.executable, "-m", "tests.start"]
        run = partial(subprocess.run, env=environment, check=True)
        run(start)
        usable = median(partial(run, start))
        empty = median(partial(run, [sys.executable, "-c", EMPTY_WINDOW]))
    yield Row("start to a usable window, and end", usable, "empty QMainWindow", empty)


def answering() -> Iterator[Row]:
    """Next card and durable answer in a library of 100,000 cards, beside a bare SQLite insert."""
    with library(100_000) as services:
        review = ReviewSession(services.store, Scheduler(), replace(Settings(), new_per_day=9999))
        times = []
        for n in range(300):
            moment = NOW + timedelta(seconds=n)
            began = time.perf_counter()
            card = review.next(moment)
            if card is None:
                break
            review.answer(card, Rating.GOOD, 1.0, moment)
            times.append((time.perf_counter() - began) * 1000)
        bare = bare_insert()
        times.sort()
        yield Row("next card + answer, median", statistics.median(times), "bare insert", bare)
        yield Row("next card + answer, p99", times[int(len(times) * 0.99)], "bare insert", bare)
        found = median(lambda: services.library.search("canal 777"))
        yield Row("search in 100,000 cards", found)


def exporting() -> Iterator[Row]:
    cards = tuple(card(n) for n in range(20_000))
    deck = Deck(id="bench", title="Bench", cards=cards)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "bench.apkg"
        took = once(lambda: apkg.write(deck, out, modified=lambda _: NOW, created=NOW))
    yield Row("export 20,000 notes", took)


@contextmanager
def library(size: int) -> Iterator[Services]:
    document = Document("Bench", "", ())
    coverage = Coverage(Count(0, 0), Count(0, 0), Count(0, 0))
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Path(folder) / "library.studyapp", Settings(), NOW)
        cards = tuple(card(n) for n in range(size))
        services.library.add(Prepared(document, Generated(cards, coverage), "bench"), NOW)
        yield services
        services.close()


def card(n: int) -> Card:
    quote = f"In {n} the canal number {n} was opened by somebody."
    identity = card_id("bench", quote, Kind.DATE, Form.CLOZE, str(n), n)
    return Card(
        id=identity,
        kind=Kind.DATE,
        form=Form.CLOZE,
        question=quote.replace(f"In {n}", "In […]"),
        answer=str(n),
        anchor=Anchor("b", 0, len(quote), quote),
    )


def bare_insert() -> float:
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE t (n INTEGER)")
        took = median(lambda: connection.execute("INSERT INTO t VALUES (1)"), runs=50)
        connection.close()
    return took


def once(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    return statistics.median(once(work) for _ in range(runs))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        read_alone(Path(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
