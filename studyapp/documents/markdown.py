"""Reads Markdown: CommonMark with tables, footnotes and front matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from studyapp.documents import plain_text
from studyapp.documents.decoding import decode
from studyapp.documents.drafts import Draft, Piece, RawNote, excerpt, mark, without_marks
from studyapp.documents.repair import repair
from studyapp.identity import fold
from studyapp.model import BlockType
from studyapp.progress import Progress, share
from studyapp.report import Remark

_MAX_LINE = 200_000
_MAX_INLINE = 50_000
_STEP = 100
_TAGS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)|</?[a-zA-Z][^<>]{0,2000}>", re.S
)
"""What does not end takes the rest with it, as in a browser; looking further each time is slow."""
_LEAVES = frozenset(
    {"paragraph_open", "heading_open", "fence", "code_block", "html_block", "table_open"}
)
_FIGURE = re.compile(r"(?:see )?(?:fig(?:ure|\.)?|image|plate|photo) ?[\w.:-]*", re.I)
_EMPTY = re.compile(r" ?\((?: |,|;|see|cf\.|and)*\)")
_FIELD = re.compile(r"([A-Za-z_-]+)\s*:\s*(.*)")


@dataclass(slots=True)
class _State:
    """What is known while the tokens of a file are walked through."""

    env: EnvType = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Text of each note by its label."""
    order: list[str] = field(default_factory=list)
    """Labels of notes in the order in which they are called."""
    report: list[Remark] = field(default_factory=list)
    front: dict[str, str] = field(default_factory=dict)
    quotes: int = 0
    items: list[str] = field(default_factory=list)
    note: str | None = None
    rows: list[list[str]] | None = None
    heading: int | None = None
    line: int = 1
    gap: int = 0
    end: int = 0


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a Markdown file."""
    text, encoding = decode(data, name)
    if max(map(len, text.split("\n"))) > _MAX_LINE:
        draft = plain_text.read_text(text, progress)
        why = Remark("read as plain text", f"a line has more than {_MAX_LINE} characters")
        draft.report[:0] = [encoding, why]
        return draft
    return _draft(text, encoding, progress)


def _draft(text: str, encoding: Remark, progress: Progress) -> Draft:
    parser = _parser()
    state = _State()
    tokens = parser.parse(text, state.env)
    walking = share(progress, 0, 70)
    for n, token in enumerate(tokens):
        if n % _STEP == 0:
            walking(n, len(tokens))
        _walk(parser, state, token)
    title, pieces = _titled(state.pieces, state.front.get("title", ""))
    headed = any(p.type is BlockType.HEADING for p in state.pieces)
    draft = repair(pieces, share(progress, 70, 100), headings=not headed, emphasis=False)
    front = state.front
    if front.get("source"):
        state.report.append(Remark("source named in the front matter", front["source"]))
    return replace(
        draft,
        title=title or draft.title,
        author=front.get("author", "") or draft.author,
        language=front.get("language") or front.get("lang") or draft.language,
        notes=[*_notes(state), *draft.notes],
        report=[encoding, *state.report, *draft.report],
    )


def _titled(pieces: list[Piece], title: str) -> tuple[str, list[Piece]]:
    """Return the title, and the pieces without the heading that is the title."""
    first = next((p for p in pieces if p.type is BlockType.HEADING), None)
    if first and first.level == 1 and (not title or fold(title) == fold(without_marks(first.text))):
        title = title or " ".join(without_marks(first.text).split())
        pieces = [p for p in pieces if p is not first]
    return title, pieces


def _parser() -> MarkdownIt:
    """Return a parser whose inline text is parsed piece by piece, so that it can be cancelled."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin)
    parser.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return parser


def _walk(parser: MarkdownIt, state: _State, token: Token) -> None:
    if token.map and token.type in _LEAVES:
        state.line = token.map[0] + 1
        state.gap = max(0, token.map[0] - state.end)
        state.end = token.map[1]
    match token.type:
        case "heading_open":
            state.heading = int(token.tag[1:])
        case "heading_close":
            state.heading = None
        case "front_matter":
            state.front = _front_matter(token.content)
        case "blockquote_open" | "blockquote_close":
            state.quotes += token.nesting
        case "list_item_open":
            state.items.append(token.info)
        case "list_item_close":
            state.items.pop()
        case "footnote_reference_open":
            state.note = str(token.meta["label"])
            state.notes.setdefault(state.note, [])
        case "footnote_reference_close":
            state.note = None
        case "table_open":
            state.rows = []
        case "tr_open" if state.rows is not None:
            state.rows.append([])
        case "table_close" if state.rows is not None:
            rows = "\n".join(" | ".join(row) for row in state.rows)
            state.rows = None
            _put(state, rows, BlockType.TABLE)
        case "inline":
            _inline(parser, state, token)
        case "fence" | "code_block":
            _code(state, token)
        case "html_block":
            _put(state, _plain(token.content), BlockType.PARAGRAPH)


def _inline(parser: MarkdownIt, state: _State, token: Token) -> None:
    content = token.content
    if len(content) > _MAX_INLINE:
        text = content
    else:
        children: list[Token] = []
        parser.inline.parse(content, parser, state.env, children)
        text = _text(state, children)
    if state.rows is not None:
        state.rows[-1].append(" ".join(text.split()))
    elif state.heading is not None:
        _put(state, text, BlockType.HEADING)
    elif state.quotes and not state.items:
        _put(state, text, BlockType.QUOTATION)
    elif state.items:
        _put(state, text, BlockType.ITEM)
    else:
        _put(state, text, BlockType.PARAGRAPH)


def _code(state: _State, token: Token) -> None:
    """Put code as it stands; prose that was merely indented is a quotation."""
    words = re.findall(r"[^\W\d_]{2,}", token.content)
    prose = len(words) > 8 and sum(map(len, words)) > len("".join(token.content.split())) * 0.8
    if token.type == "code_block" and prose:
        _put(state, token.content, BlockType.QUOTATION)
    else:
        _put(state, token.content.rstrip(), BlockType.CODE)


def _put(state: _State, text: str, type_: BlockType) -> None:
    if not text.strip():
        return
    if state.note is not None:
        state.notes[state.note].append(text)
        return
    label = ""
    if type_ is BlockType.ITEM and state.items:
        label, state.items[-1] = state.items[-1], ""
    fixed = type_ is not BlockType.PARAGRAPH
    level = state.heading if type_ is BlockType.HEADING else None
    state.pieces.append(
        Piece(text, state.line, type_, level, gap=state.gap, label=label, fixed=fixed)
    )


def _text(state: _State, tokens: Sequence[Token]) -> str:
    before = len(state.report)
    text = "".join(_parts(state, tokens))
    return _EMPTY.sub("", text) if len(state.report) > before else text


def _parts(state: _State, tokens: Sequence[Token]) -> Iterator[str]:
    raised = figure = False
    for token in tokens:
        if token.type == "link_open":
            figure = str(token.attrs.get("href", "")).startswith("#")
        match token.type:
            case "link_close":
                figure = False
            case "text" if figure and _FIGURE.fullmatch(token.content):
                state.report.append(Remark("reference to a picture left out", token.content))
            case "text" | "text_special":
                yield f"[{token.content}]" if raised and token.content.isdigit() else token.content
            case "code_inline":
                yield token.content
            case "softbreak" | "hardbreak":
                yield "\n"
            case "image":
                where = excerpt(token.content or str(token.attrs.get("src", "")))
                state.report.append(Remark("image left out", where))
            case "footnote_ref":
                yield _called(state, token)
            case "html_inline":
                raised = token.content.lower() == "<sup>"
                yield "\n" if token.content.lower().startswith("<br") else ""


def _called(state: _State, token: Token) -> str:
    """Return the mark of the note that a reference calls."""
    meta = token.meta
    label = meta.get("label")
    if label is None:
        label = f"^{meta['id']}"
        inner = state.env["footnotes"]["list"][meta["id"]]
        state.notes[label] = [_text(state, inner.get("tokens") or [])]
    label = str(label)
    if label in state.order:
        return ""
    state.order.append(label)
    return mark(f"m{label}")


def _notes(state: _State) -> list[RawNote]:
    """Return the notes in the order of their calls, with numbers where their labels are words."""
    labels = [*state.order, *(label for label in state.notes if label not in state.order)]
    numbered = all(label.isdigit() for label in labels)
    return [
        RawNote(f"m{label}", label if numbered else str(n), _flat(state.notes.get(label, [])))
        for n, label in enumerate(labels, 1)
    ]


def _flat(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def _plain(html: str) -> str:
    return unescape(_TAGS.sub("", html)).strip()


def _front_matter(content: str) -> dict[str, str]:
    """Return the simple fields of YAML front matter; a list becomes names with commas."""
    fields: dict[str, str] = {}
    key = ""
    for line in content.splitlines():
        found = _FIELD.fullmatch(line)
        if found:
            key = found[1].casefold()
            fields[key] = (
                ", ".join(_unquoted(v) for v in found[2].strip("[] ").split(","))
                if (found[2].startswith("["))
                else _unquoted(found[2])
            )
        elif key and line.strip().startswith("- "):
            fields[key] = ", ".join(filter(None, [fields[key], _unquoted(line.strip()[2:])]))
    return fields


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
