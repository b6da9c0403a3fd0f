#!/usr/bin/env python3
"""Set up Studyapp in this folder and start it: `python3 run.py`, or `python3 run.py test` to check it.

Standard library only. Anything else after `run.py` is handed to the `studyapp` command.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
REQUIREMENTS = {
    "run": HERE / "packaging" / "requirements.txt",
    "test": HERE / "packaging" / "requirements-dev.txt",
}

# Shared libraries that Qt loads, and the Debian packages that hold them.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main(arguments: list[str]) -> int:
    if not (3, 11) <= sys.version_info[:2] < (3, 15):
        found = ".".join(map(str, sys.version_info[:2]))
        return fail(f"Studyapp needs Python 3.11 to 3.14; this is Python {found}.")
    testing = arguments == ["test"]
    display = has_display()
    if not system_is_ready(testing=testing, display=display):
        return 1
    if not environment_is_ready("test" if testing else "run"):
        return 1
    if testing:
        return call("-m", "poethepoet", "check", QT_QPA_PLATFORM="offscreen")
    if arguments:
        return call("-m", "studyapp", *arguments)
    if not display:
        say("There is no display: here is in the terminal what the window would show.\n")
        return call("-m", "studyapp", "tour")
    return call("-m", "studyapp")


def has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def system_is_ready(*, testing: bool, display: bool) -> bool:
    """Make sure of what pip cannot install; True when all of it is there."""
    packages = [] if importlib.util.find_spec("ensurepip") or PYTHON.exists() else ["python3-venv"]
    if sys.platform.startswith("linux"):
        needed = OFFSCREEN if testing else {**OFFSCREEN, **WINDOW} if display else {}
        packages += [package for library, package in needed.items() if not loads(library)]
    if not packages:
        return True
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if shutil.which("apt-get") is None:
        fail(f"These system packages are missing (Debian's names): {' '.join(packages)}.")
        return False
    if os.geteuid() != 0:
        fail(
            f"Some system packages are missing. Install them, then start again:\n  sudo {' '.join(command)}"
        )
        return False
    say(f"Installing system packages: {' '.join(packages)} …")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            fail(f"`{' '.join(step)}` failed:\n{done.stderr.strip()[-2000:]}")
            return False
    return True


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def environment_is_ready(purpose: str) -> bool:
    """Make `.venv` hold exactly the pinned packages and this checkout; True when it does."""
    stamps = {name: stamp(path) for name, path in REQUIREMENTS.items()}
    stamp_file = VENV / f"stamp-{purpose}"
    if works() and stamp_file.is_file() and stamp_file.read_text() == stamps[purpose]:
        return True
    if not works():
        say("Making the environment in .venv …")
        shutil.rmtree(VENV, ignore_errors=True)
        if call_with(sys.executable, "-m", "venv", str(VENV)):
            fail("The environment could not be made: see the lines above.")
            return False
    say("Installing the pinned packages, some 250 MB: this takes a minute or two …")
    # The pins are whole, so nothing is to be resolved: resolving would look at newer releases, which
    # have no hash here, and pip would refuse them.
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    if call(*pip, "--require-hashes", "-r", str(REQUIREMENTS[purpose])):
        fail("The packages could not be installed: see the lines above.")
        return False
    if call(*pip, "--no-build-isolation", "-e", str(HERE)):
        fail("Studyapp could not be installed: see the lines above.")
        return False
    for name in ("run", "test") if purpose == "test" else ("run",):
        (VENV / f"stamp-{name}").write_text(stamps[name])
    return True


def works() -> bool:
    """Return whether the environment's Python starts and has pip."""
    if not PYTHON.exists():
        return False
    try:
        return (
            subprocess.run(
                [str(PYTHON), "-c", "import pip"], capture_output=True, check=False
            ).returncode
            == 0
        )
    except OSError:
        return False


def stamp(requirements: Path) -> str:
    """Return what an installation depends on: the pins, the project's data, Python, this folder."""
    digest = hashlib.sha256()
    for file in (requirements, HERE / "pyproject.toml"):
        digest.update(file.read_bytes())
    digest.update(f"{sys.version_info[:2]} {HERE}".encode())
    return digest.hexdigest()


def call(*arguments: str, **environment: str) -> int:
    return call_with(str(PYTHON), *arguments, **environment)


def call_with(*command: str, **environment: str) -> int:
    return subprocess.run(
        command, cwd=HERE, env={**os.environ, **environment}, check=False
    ).returncode


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def fail(text: str) -> int:
    say(text)
    return 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
