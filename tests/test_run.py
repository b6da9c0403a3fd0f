"""The set-up script: what it asks of the system, and when it installs anew."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run():
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_another_python_gets_a_sentence(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert run.main([]) == 1
    assert "Python 3.11 to 3.14" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("testing", "display", "needed"),
    [
        (True, False, {"libegl1"}),
        (False, True, {"libegl1", "libxcb-cursor0"}),
        (False, False, set()),
    ],
)
def test_only_what_is_needed_is_asked_of_the_system(
    run, monkeypatch, capsys, testing, display, needed
):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda _library: False)
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda _name: object())
    assert run.system_is_ready(testing=testing, display=display) is not bool(needed)
    said = capsys.readouterr().err
    assert all(package in said for package in needed)
    assert ("libxcb-cursor0" in said) == ("libxcb-cursor0" in needed)


def test_an_ordinary_user_is_told_the_one_command(run, monkeypatch, capsys):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(run.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    assert not run.system_is_ready(testing=True, display=False)
    assert "sudo apt-get install -y --no-install-recommends libegl1" in capsys.readouterr().err


def test_other_pins_or_project_data_or_folder_mean_a_new_installation(run, monkeypatch, tmp_path):
    (tmp_path / "pyproject.toml").write_text("a")
    pins = tmp_path / "pins.txt"
    pins.write_text("one")
    monkeypatch.setattr(run, "HERE", tmp_path)
    first = run.stamp(pins)
    assert run.stamp(pins) == first
    pins.write_text("two")
    second = run.stamp(pins)
    (tmp_path / "pyproject.toml").write_text("b")
    assert len({first, second, run.stamp(pins)}) == 3


def test_a_broken_environment_does_not_count_as_working(run, monkeypatch, tmp_path):
    broken = tmp_path / "python"
    broken.write_text("no program")
    monkeypatch.setattr(run, "PYTHON", broken)
    assert not run.works()
    monkeypatch.setattr(run, "PYTHON", tmp_path / "absent")
    assert not run.works()
