"""The lock: one resolution in two groups, what a node runs and what tests and development need besides.

`python -m tools.supply.lock` makes requirements.lock anew after pyproject.toml was changed; `--upgrade` brings the
newest of everything. Rules kept here: it names no host; a node's group is resolved by itself, under the versions of the
whole, so that it lacks nothing; what builds the project belongs to it, since nothing else is fetched to install it.
Left to others: installing a group (`./run`, environments), what the guards ask of it (guards).
"""

import argparse
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from packaging.utils import canonicalize_name

from tools.steps import TOP, installer

LOCK: Final = TOP / "requirements.lock"
BESIDES: Final = "# What tests and development need besides: a node installs none of it.\n"
_OPTIONS: Final = (
    "--universal",
    "--generate-hashes",
    "--all-extras",
    "--python-version=3.13",
    "--no-header",
    "--no-annotate",
)


def groups(lock: str) -> tuple[str, str]:
    """What a node installs, and what tests need besides."""
    node, _, besides = lock.partition(BESIDES)
    return node, besides


def blocks(lock: str) -> dict[str, str]:
    """Each package's lines, by its canonical name."""
    found = re.split(r"\n(?=[A-Za-z0-9])", lock.replace(BESIDES, "").strip())
    return {canonicalize_name(re.split(r"[=\[ ]", each, maxsplit=1)[0]): each for each in found if each}


def _compiled(group: str, place: Path, *more: str) -> dict[str, str]:
    command = [
        installer(),
        "pip",
        "compile",
        "-q",
        "pyproject.toml",
        *_OPTIONS,
        f"--group={group}",
        *more,
        "-o",
        str(place),
    ]
    subprocess.run(command, cwd=TOP, check=True, stdout=subprocess.DEVNULL)
    return blocks(place.read_text(encoding="utf-8"))


def main(words: Sequence[str] | None = None) -> int:
    """Make it."""
    parser = argparse.ArgumentParser(prog="python -m tools.supply.lock", description="makes requirements.lock anew")
    parser.add_argument("--upgrade", action="store_true", help="bring the newest of everything")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder, "whole"), Path(folder, "part")
        # What stands there is kept where it still fits.
        whole.write_text(LOCK.read_text(encoding="utf-8"), encoding="utf-8")
        everything = _compiled("dev", whole, *(["--upgrade"] if asked.upgrade else []))
        node = _compiled("build", part, f"--constraint={whole}")
    rest = [block for name, block in everything.items() if name not in node]
    LOCK.write_text("\n".join([*node.values(), BESIDES.strip(), *rest]) + "\n", encoding="utf-8")
    print(f"{len(node)} packages of a node, {len(rest)} besides")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
