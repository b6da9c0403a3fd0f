"""The note types: frozen names and ids, readable in light and dark."""

import re

import pytest

from studyapp.decks.note_types import CLOZE, CSS, QUESTION, NoteType

FROZEN = {
    "Studyapp Question 1": "Question Answer Context Source Section Citation Link Anchor Kind Extra1 Extra2",
    "Studyapp Cloze 1": "Text Context Source Section Citation Link Anchor Kind Extra1 Extra2",
}


@pytest.mark.parametrize("note_type", [QUESTION, CLOZE])
def test_the_fields_are_frozen(note_type: NoteType):
    assert [name for name, _ in note_type.fields] == FROZEN[note_type.name].split()


def test_ids_are_frozen_and_safe():
    assert (QUESTION.id, CLOZE.id) == (1_347_119_801, 1_347_119_802)
    assert QUESTION.fields[0][1] == 5_200_119_010_001
    assert CLOZE.fields[-1][1] == 5_200_119_020_010
    assert (QUESTION.template_id, CLOZE.template_id) == (5_200_119_011_001, 5_200_119_021_001)
    ids = [number for n in (QUESTION, CLOZE) for _, number in n.fields]
    assert len(set(ids)) == len(ids) == 21
    assert max(ids) < 1 << 53  # Exact in JavaScript too.


@pytest.mark.parametrize("note_type", [QUESTION, CLOZE])
def test_templates_name_only_fields_that_exist(note_type: NoteType):
    named = re.findall(r"\{\{[#/^]?(?:cloze:)?(\w+)\}\}", note_type.front + note_type.back)
    assert set(named) <= {name for name, _ in note_type.fields}


@pytest.mark.parametrize("note_type", [QUESTION, CLOZE])
def test_every_element_of_a_template_is_closed(note_type: NoteType):
    for side in (note_type.front, note_type.back):
        for element in ("article", "div", "p", "span", "blockquote"):
            assert side.count(f"<{element}") == side.count(f"</{element}>")


def _colours(theme: int) -> dict[str, str]:
    block = re.findall(r"\{([^}]*--paper[^}]*)\}", CSS)[theme]
    return dict(re.findall(r"--(\w+): (#\w{6});", block))


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "date", "actor", "argument", "own"])
def test_text_stands_out_from_the_paper(theme: int, name: str):
    colours = _colours(theme)
    light, dark = sorted((_luminance(colours["paper"]), _luminance(colours[name])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
