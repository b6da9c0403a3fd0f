"""Settings survive a round trip, and nothing in their file can stop the app."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp import settings
from studyapp.errors import UnwritableFile
from studyapp.settings import Settings


def test_what_is_saved_is_loaded(tmp_path):
    chosen = Settings(theme="dark", font_size=22, new_per_day=5, last_document=3)
    settings.save(chosen, tmp_path / "new" / "settings.json")
    assert settings.load(tmp_path / "new" / "settings.json") == chosen
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["settings.json"]


def test_without_a_file_there_are_the_defaults(tmp_path):
    assert settings.load(tmp_path / "none.json") == Settings()


@pytest.mark.parametrize("text", ["", "{", "[1, 2]", '"dark"', "\x00\xff"])
def test_a_damaged_file_gives_the_defaults(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, "latin-1")
    assert settings.load(path) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 3),
        ("font_size", 4),
        ("font_size", "18"),
        ("font_size", True),
        ("new_per_day", -1),
        ("desired_retention", 1.5),
        ("day_starts_at", 24),
        ("last_document", "one"),
        ("answers_shown", 1),
        ("unknown", 1),
    ],
)
def test_a_value_that_makes_no_sense_is_left_out_and_the_others_kept(tmp_path, name, value):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"reviews_per_day": 77, name: value}))
    assert settings.load(path) == Settings(reviews_per_day=77)


@given(st.dictionaries(st.sampled_from([*Settings.__slots__, "x"]), st.none() | st.integers()))
def test_any_json_object_loads(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("s") / "settings.json"
    path.write_text(json.dumps(data))
    assert isinstance(settings.load(path), Settings)


def test_settings_that_cannot_be_saved_are_a_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UnwritableFile, match=r"settings\.json"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")


def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    settings.save(Settings(font_size=20), path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(UnwritableFile, match="make room"):
        settings.save(Settings(font_size=30), path)
    assert settings.load(path) == Settings(font_size=20)
    assert [p.name for p in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows has neither pipes nor free links")
def test_a_pipe_gives_the_defaults_and_a_link_stays_one(tmp_path):
    pipe, link = tmp_path / "pipe.json", tmp_path / "settings.json"
    os.mkfifo(pipe)
    assert settings.load(pipe) == Settings()
    link.symlink_to("elsewhere.json")
    settings.save(Settings(font_size=30), link)
    assert link.is_symlink()
    assert settings.load(tmp_path / "elsewhere.json") == Settings(font_size=30)


def test_a_file_nested_without_end_gives_the_defaults(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("[" * 50_000)
    assert settings.load(path) == Settings()
