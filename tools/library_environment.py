"""A second environment that holds the verifier's library and nothing of the node: no Django.

Rules kept here: versions and hashes are those of requirements.lock; what is installed is the closure of the project's
base dependencies, of the extras for pictures and for tallies and of what its tests need, read from the main
environment's own metadata, never a second list.
"""

import os
import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.steps import PYTHON, TOP

PLACE = TOP / ".cache" / "venv-library"
RUNNER = ["pytest", "pytest-xdist", "hypothesis", "holidays"]


def closure(roots: list[str]) -> set[str]:
    """Canonical names of `roots` and all that they need on this machine."""
    found: set[str] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        try:
            needs = [Requirement(text) for text in requires(name) or []]
        except PackageNotFoundError:
            continue  # needed on another system only; its marker said so
        found.add(name)
        extras = wanted.extras or {""}
        wanted_here = [n for n in needs if n.marker is None or any(n.marker.evaluate({"extra": e}) for e in extras)]
        waiting += [need for need in wanted_here if canonicalize_name(need.name) not in found]
    return found


def cut(lock: str, names: set[str]) -> str:
    """The blocks of a hashed lock that name one of `names`, unaltered."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    return (
        "\n".join(block for block in blocks if canonicalize_name(re.split(r"[=\[ ]", block, maxsplit=1)[0]) in names)
        + "\n"
    )


def make() -> Path:
    """Make the environment, or leave it when nothing changed. Returns its Python.

    Raises `subprocess.CalledProcessError` when uv cannot install.
    """
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    names = closure([*project["dependencies"], *extras["images"], *extras["tally"], *RUNNER])
    wanted = cut((TOP / "requirements.lock").read_text(), names)
    python, stamp = PLACE / "bin" / "python", PLACE / "saksama.stamp"
    if not stamp.exists() or stamp.read_text() != wanted:
        uv = os.environ.get("SAKSAMA_UV", "uv")
        subprocess.run([uv, "venv", "-q", "--no-project", "--clear", "--python", PYTHON, str(PLACE)], check=True)
        lock = PLACE / "library.lock"
        lock.write_text(wanted)
        install = [uv, "pip", "install", "-q", "--python", str(python), "--require-hashes", "-r", str(lock)]
        subprocess.run(install, check=True)
        site = next((PLACE / "lib").glob("python3.*")) / "site-packages"
        (site / "saksama.pth").write_text(f"{TOP / 'src'}\n")
        stamp.write_text(wanted)
    return python
