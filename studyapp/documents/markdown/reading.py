"""Reads Markdown: CommonMark with tables, notes, definitions and front matter, by way of HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from studyapp.documents.decoding import decode
from studyapp.documents.drafts import Draft
from studyapp.documents.markdown.extras import without_extras
from studyapp.documents.markdown.front_matter import Front, read_front, take_other_front
from studyapp.documents.markup.drafting import to_draft
from studyapp.documents.markup.parsing import parse
from studyapp.documents.markup.walk import GAP, LINE
from studyapp.documents.text import reading as plain_text
from studyapp.progress import Progress, share
from studyapp.report import Remark

_MAX_LINE = 200_000
_MAX_INLINE = 50_000
_STEP = 100
_LEAVES = frozenset(
    {"paragraph_open", "heading_open", "fence", "code_block", "html_block", "table_open", "dt_open"}
)
_SWALLOWING = (
    "script|style|title|textarea|xmp|plaintext|noscript|noembed|noframes|iframe|template|select|"
    "object|video|audio|canvas|svg|head"
)
_SWALLOWED = re.compile(rf"<!--.*?(?:-->|\Z)|<({_SWALLOWING})\b.*?(?:</\1\s*>|\Z)", re.S | re.I)
"""What does not end takes the rest of its block with it, and not the rest of the file."""
_SWALLOWING_TAG = re.compile(rf"</?(?:{_SWALLOWING})\b", re.I)


@dataclass(slots=True)
class _Page:
    """A Markdown file on its way to HTML."""

    parser: MarkdownIt
    renderer: RendererHTML
    env: EnvType = field(default_factory=dict)
    front: Front = field(default_factory=Front)
    report: list[Remark] = field(default_factory=list)
    labels: dict[str, int] = field(default_factory=dict)
    """Labels of the notes in the order of their calls, with their ordinals."""
    inline_notes: list[tuple[str, str]] = field(default_factory=list)
    """Label and HTML of notes whose text stands within a line."""
    end: int = 0
    """Number of the line behind the last block."""


def read(data: bytes, name: str, progress: Progress) -> Draft:
    """Return the draft of a Markdown file.

    Raises:
        UnreadableFile: The bytes are no text.
    """
    text, encoding = decode(data, name)
    if max(map(len, text.split("\n"))) > _MAX_LINE:
        draft = plain_text.read_text(text, progress)
        why = Remark("read as plain text", f"a line has more than {_MAX_LINE} characters")
        draft.report[:0] = [encoding, why]
        return draft
    parser = _parser()
    page = _Page(parser, cast(RendererHTML, parser.renderer))
    page.front, text = take_other_front(text)
    tokens = page.parser.parse(text, page.env)
    progress(5, 100)
    _parse_lines(page, tokens, share(progress, 5, 30))
    html = "".join(_html(page, tokens))
    draft = to_draft(parse(html), share(progress, 30, 100), title=page.front.title, typed=True)
    front = page.front
    if front.source:
        page.report.append(Remark("source named in the front matter", front.source, 1))
    return replace(
        draft,
        author=front.author or draft.author,
        date=front.date,
        source=front.address,
        language=front.language,
        report=[encoding, *page.report, *draft.report],
    )


def _parser() -> MarkdownIt:
    """Return a parser whose inline text is parsed piece by piece, so that it can be cancelled."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
    parser.core.ruler.disable(["inline", "text_join", "footnote_tail"])
    return parser


def _parse_lines(page: _Page, tokens: list[Token], progress: Progress) -> None:
    """Parse the text within each block, and learn in which order it calls the notes."""
    for n, token in enumerate(tokens):
        if n % _STEP == 0:
            progress(n, len(tokens))
        if token.type == "front_matter":
            page.front = read_front(token.content)
        elif token.type == "inline":
            opened = tokens[n - 2].type if n > 1 else ""
            line = token.map[0] + 1 if token.map else 0
            content, remarks = without_extras(token.content, opened, line)
            page.report += remarks
            token.children = _children(page, content)
            _learn_calls(page, token.children)


def _children(page: _Page, content: str) -> list[Token]:
    if len(content) > _MAX_INLINE:
        return [Token("text", "", 0, content=content)]
    children: list[Token] = []
    page.parser.inline.parse(content, page.parser, page.env, children)
    return children


def _learn_calls(page: _Page, children: Sequence[Token]) -> None:
    for child in children:
        if child.type == "footnote_ref":
            label = _label(child)
            if label not in page.labels:
                page.labels[label] = len(page.labels) + 1


def _label(call: Token) -> str:
    label = call.meta.get("label")
    return f"^{call.meta['id']}" if label is None else str(label)


def _html(page: _Page, tokens: list[Token]) -> Iterator[str]:
    """Yield the HTML of a file, its blocks with their lines."""
    for token in tokens:
        if token.map and token.type in _LEAVES:
            token.attrSet(LINE, str(token.map[0] + 1))
            token.attrSet(GAP, str(max(0, token.map[0] - page.end)))
            page.end = token.map[1]
        match token.type:
            case "front_matter":
                continue
            case "inline":
                yield _line(page, token.children or [])
            case "fence" | "code_block":
                yield _code(page, token)
            case "html_block":
                yield f"<div{_attributes(page, token)}></div>{_SWALLOWED.sub('', token.content)}"
            case "footnote_reference_open":
                label = str(token.meta["label"])
                page.labels.setdefault(label, len(page.labels) + 1)
                yield f'<aside role="doc-footnote" id="{_id(page, label)}">'
            case "footnote_reference_close":
                yield "</aside>"
            case "list_item_open" if token.info:
                yield f'<li value="{int(token.info)}">'
            case _:
                yield page.renderer.renderToken([token], 0, page.parser.options, page.env)
    for label, html in page.inline_notes:
        yield f'<aside role="doc-footnote" id="{_id(page, label)}">{html}</aside>'


def _attributes(page: _Page, token: Token) -> str:
    return page.renderer.renderAttrs(token)


def _id(page: _Page, label: str) -> str:
    return f"source-note-{page.labels[label]}"


def _line(page: _Page, children: Sequence[Token]) -> str:
    renderer, options, env = page.renderer, page.parser.options, page.env
    out: list[str] = []
    for n, child in enumerate(children):
        match child.type:
            case "text" | "text_special":
                out.append(escape(child.content))
            case "footnote_ref":
                out.append(_call(page, child))
            case "html_inline":
                if not _SWALLOWING_TAG.match(child.content):
                    out.append(child.content)
            case _:
                out.append(renderer.renderInline([children[n]], options, env))
    return "".join(out)


def _call(page: _Page, call: Token) -> str:
    """Return the link that calls a note; it shows the label if all the labels are numbers."""
    label = _label(call)
    if call.meta.get("label") is None:
        inner = page.env["footnotes"]["list"][call.meta["id"]]
        page.inline_notes.append((label, _line(page, inner.get("tokens") or [])))
    numbered = all(name.isdigit() for name in page.labels)
    shown = label if numbered else page.labels[label]
    return f'<a role="doc-noteref" href="#{_id(page, label)}">{shown}</a>'


def _code(page: _Page, token: Token) -> str:
    """Return code as it stands; prose that was merely indented is a quotation."""
    words = re.findall(r"[^\W\d_]{2,}", token.content)
    prose = len(words) > 8 and sum(map(len, words)) > len("".join(token.content.split())) * 0.8
    tag = "blockquote" if token.type == "code_block" and prose else "pre"
    return f"<{tag}{_attributes(page, token)}>{escape(token.content)}</{tag}>"
