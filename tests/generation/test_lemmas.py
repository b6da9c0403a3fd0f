"""Base forms of words, as questions with "did" need them."""

import pytest

from studyapp.generation.engine.model_file import read
from studyapp.paths import ENGINE

LEXICON = read(ENGINE).lexicon


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fled", "flee"), ("freed", "free"), ("decreed", "decree"), ("agreed", "agree"),
        ("united", "unite"), ("bathed", "bathe"), ("clothed", "clothe"), ("loathed", "loathe"),
        ("raced", "race"), ("stared", "stare"), ("starred", "star"), ("taped", "tape"),
        ("tapped", "tap"), ("robed", "robe"), ("planed", "plane"), ("planned", "plan"),
        ("shot", "shoot"), ("dug", "dig"), ("sang", "sing"), ("burnt", "burn"), ("clad", "clothe"),
        ("ghostwrote", "ghostwrite"), ("dyed", "dye"), ("hoed", "hoe"), ("taxied", "taxi"),
        ("panicked", "panic"), ("trafficked", "traffic"), ("kicked", "kick"), ("attacked", "attack"),
        ("needed", "need"), ("failed", "fail"), ("helped", "help"), ("fixed", "fix"),
        ("rowed", "row"), ("played", "play"), ("visited", "visit"), ("signed", "sign"),
        ("moved", "move"), ("built", "build"), ("led", "lead"), ("founded", "found"),
        ("carried", "carry"), ("invaded", "invade"), ("opened", "open"), ("died", "die"),
        ("forgot", "forget"), ("tied", "tie"), ("used", "use"), ("owed", "owe"),
    ],
)  # fmt: skip
def test_a_past_form_has_its_base_form(form: str, base: str) -> None:
    assert LEXICON.lemma(form, "VBD") == base


@pytest.mark.parametrize(
    ("form", "base"),
    [("staring", "stare"), ("starring", "star"), ("trafficking", "traffic"), ("sitting", "sit"), ("using", "use")],
)  # fmt: skip
def test_a_participle_has_its_base_form(form: str, base: str) -> None:
    assert LEXICON.lemma(form, "VBG") == base
