"""Documents for the tests of the generator, built from sentences that are given one by one."""

from collections.abc import Sequence
from pathlib import Path

from studyapp.generation import polities
from studyapp.generation.analysis import Analysis, analyse
from studyapp.generation.candidates import Rule
from studyapp.generation.sentences import Sentence
from studyapp.identity import passage_id
from studyapp.model import Block, BlockType, Document, Note

FIXTURES = Path(__file__).parents[1] / "data" / "generation"


def _joined(sentences: Sequence[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    return " ".join(sentences), tuple(spans)


def paragraph(*sentences: str, kind: BlockType = BlockType.PARAGRAPH, section: str = "") -> Block:
    text, spans = _joined(sentences)
    return Block(passage_id("b", text), kind, text, spans, section=section)


def heading(text: str) -> Block:
    span = ((0, len(text)),)
    return Block(passage_id("b", text), BlockType.HEADING, text, span, level=1, section=text)


def note(number: str, *sentences: str) -> Note:
    text, spans = _joined(sentences)
    return Note(passage_id("n", text), number, text, spans, "b0000000000", 0)


def document(
    *blocks: Block | str, notes: Sequence[Note] = (), author: str = "", language: str = "en"
) -> Document:
    """Build a document; a string is a paragraph of one sentence."""
    made = tuple(paragraph(b) if isinstance(b, str) else b for b in blocks)
    return Document("A Test Article", author, made, tuple(notes), language=language)


def analysed(*sentences: str, author: str = "") -> Analysis:
    """Analyse one paragraph."""
    return analyse(document(paragraph(*sentences), author=author), polities.load())


def last(*sentences: str) -> tuple[Analysis, Sentence]:
    analysis = analysed(*sentences)
    return analysis, analysis.sentences[-1]


def asked(rule: Rule, *sentences: str, author: str = "") -> list[tuple[str, str]]:
    """Return question and answer of what a rule proposes for the last sentence of a paragraph."""
    analysis = analysed(*sentences, author=author)
    return [(c.question, c.answer) for c in rule(analysis, analysis.sentences[-1])]


def fixture(name: str) -> Document:
    """Read a fixture: blank lines part paragraphs, each line is a sentence, # heads a section."""
    blocks: list[Block] = []
    section = ""
    for part in (FIXTURES / f"{name}.txt").read_text("utf-8").strip().split("\n\n"):
        if part.startswith("# "):
            section = part[2:]
            blocks.append(heading(section))
        else:
            blocks.append(paragraph(*part.splitlines(), section=section))
    return Document(name, "Ada Brook", tuple(blocks))
