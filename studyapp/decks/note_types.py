"""Our two note types for Anki: their frozen fields, and how their cards look."""

from dataclasses import dataclass
from datetime import UTC, datetime

DATE = datetime(2026, 5, 1, tzinfo=UTC)
"""Moves forward when templates or styles change; else Anki would undo the user's own changes."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """Names and ids stay for good: fields and templates that carry ids survive renaming."""

    id: int
    name: str
    fields: tuple[tuple[str, int], ...]
    """Names with their ids."""
    template_id: int
    front: str
    back: str
    is_cloze: bool


_FRONT = """<article class="studyapp {{Kind}}">
<p class="kind">{{Kind}}</p>
{{#Context}}<div class="context" dir="auto">{{Context}}</div>{{/Context}}
<div class="question" dir="auto">%s</div>
"""
_SOURCE = """{{#Extra1}}<div class="remark" dir="auto">{{Extra1}}</div>{{/Extra1}}
{{#Source}}<blockquote class="source" dir="auto">{{Source}}</blockquote>{{/Source}}
<p class="cited" dir="auto">{{#Section}}<span>{{Section}}</span>{{/Section}}
<span>{{Citation}}</span></p>
</article>"""
_ANSWER = """<hr id="answer">
<div class="answer" dir="auto">{{Answer}}</div>
"""

_QUESTION_FRONT = _FRONT % "{{Question}}"
_CLOZE_FRONT = _FRONT % "{{cloze:Text}}"

QUESTION = NoteType(
    id=1_347_119_801,
    name="Studyapp Question 1",
    fields=(
        ("Question", 5_200_119_010_001),
        ("Answer", 5_200_119_010_002),
        ("Context", 5_200_119_010_003),
        ("Source", 5_200_119_010_004),
        ("Section", 5_200_119_010_005),
        ("Citation", 5_200_119_010_006),
        ("Link", 5_200_119_010_007),
        ("Anchor", 5_200_119_010_008),
        ("Kind", 5_200_119_010_009),
        ("Extra1", 5_200_119_010_010),
        ("Extra2", 5_200_119_010_011),
    ),
    template_id=5_200_119_011_001,
    front="{{#Question}}" + _QUESTION_FRONT + "</article>{{/Question}}",
    back=_QUESTION_FRONT + _ANSWER + _SOURCE,
    is_cloze=False,
)
CLOZE = NoteType(
    id=1_347_119_802,
    name="Studyapp Cloze 1",
    fields=(
        ("Text", 5_200_119_020_001),
        ("Context", 5_200_119_020_002),
        ("Source", 5_200_119_020_003),
        ("Section", 5_200_119_020_004),
        ("Citation", 5_200_119_020_005),
        ("Link", 5_200_119_020_006),
        ("Anchor", 5_200_119_020_007),
        ("Kind", 5_200_119_020_008),
        ("Extra1", 5_200_119_020_009),
        ("Extra2", 5_200_119_020_010),
    ),
    template_id=5_200_119_021_001,
    front=_CLOZE_FRONT + "</article>",
    back=_CLOZE_FRONT + '<hr id="answer">\n' + _SOURCE,
    is_cloze=True,
)

CSS = """.card {
  --paper: #fbf9f5; --ink: #22201c; --muted: #6f6a61; --line: #e2ddd3;
  --accent: #2f5d8a; --date: #0f6cad; --actor: #9a4708; --argument: #0a7a5c; --own: #6b4a9e;
  --serif: "Source Serif 4", "Noto Serif", Charter, Georgia, Cambria, serif;
  --sans: Inter, "Segoe UI", -apple-system, Roboto, "Noto Sans", sans-serif;
  margin: 0; padding: 32px 20px 48px;
  background: var(--paper); color: var(--ink);
  font: 16px/1.5 var(--sans); text-align: start;
  -webkit-text-size-adjust: 100%; overflow-wrap: break-word;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --paper: #1c1b19; --ink: #e9e4da; --muted: #a29b8e; --line: #37342f;
  --accent: #8fb8e0; --date: #7ab8ee; --actor: #f0a35e; --argument: #5cc9a7; --own: #c3a5ee;
  background: var(--paper); color: var(--ink);
}
.studyapp { --tone: var(--accent); max-width: 38em; margin: 0 auto; }
.studyapp.date { --tone: var(--date); }
.studyapp.actor { --tone: var(--actor); }
.studyapp.argument { --tone: var(--argument); }
.studyapp.own { --tone: var(--own); }
.kind {
  margin: 0 0 16px; color: var(--tone);
  font-size: 12px; font-weight: 600; letter-spacing: 0.08em; text-transform: uppercase;
}
.own > .kind::after { content: " card"; }
.context { margin: 0 0 12px; color: var(--muted); font-size: 15px; }
.question { font: 600 23px/1.4 var(--serif); }
.question ol { margin: 16px 0 0; padding-inline-start: 1.6em; font-weight: 400; font-size: 19px; }
.question .options { list-style: upper-alpha; }
.question li, .answer li { margin: 6px 0; padding-inline-start: 4px; }
.question li::marker, .answer li::marker { color: var(--muted); }
.cloze { color: var(--tone); }
.nightMode .cloze, .night_mode .cloze { color: var(--tone); }
hr { margin: 24px 0; border: 0; border-top: 1px solid var(--line); }
.answer { font: 400 21px/1.45 var(--serif); }
.answer ol { margin: 0; padding-inline-start: 1.6em; }
.remark { margin: 16px 0 0; color: var(--muted); font-size: 15px; }
.source {
  margin: 28px 0 0; padding: 0; padding-inline-start: 16px;
  border-inline-start: 3px solid var(--tone);
  color: var(--ink); font: 400 17px/1.62 var(--serif); quotes: none;
}
.source b { font-weight: 400; border-bottom: 1.5px solid var(--tone); }
.actor .source b { border-bottom-style: dotted; }
.argument .source b { border-bottom-style: dashed; }
.cited { margin: 10px 0 0; padding-inline-start: 19px; color: var(--muted); font-size: 12px; }
.cited span + span::before { content: " · "; }
@media (max-width: 480px) {
  .card { padding: 20px 16px 32px; }
  .question { font-size: 20px; }
  .question ol { font-size: 17px; }
  .answer { font-size: 19px; }
  .source { font-size: 16px; margin-top: 20px; }
}
"""
