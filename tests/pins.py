"""Resolve the pinned requirements anew: `poe pins` is the only way they change."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PINS = Path("packaging")
COMMON = (
    "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes "
    "--no-emit-index-url --no-emit-find-links --no-header --group build pyproject.toml"
)


def main() -> None:
    run(f"{COMMON} -o {PINS / 'requirements.txt'}")
    run(f"{COMMON} --group dev -c {PINS / 'requirements.txt'} -o {PINS / 'requirements-dev.txt'}")


def run(command: str) -> None:
    done = subprocess.run(command.split(), cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
