"""Environments beside the main one: the verifier's library and nothing of the node (no Django); a node's, no tests'.

Rules kept here: versions and hashes are those of requirements.lock. In the library's is the closure of the project's
base dependencies, of the extras for pictures and for tallies and of what its tests need, read from the main
environment's own metadata, never a second list; in a node's, its group of the lock.
"""

import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.steps import PYTHON, TOP, installer
from tools.supply.lock import LOCK, blocks, groups

PLACE = TOP / ".cache" / "venv-library"
NODE_PLACE = TOP / ".cache" / "venv-node"
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


def make() -> Path:
    """Make the library's environment, or leave it when nothing changed. Returns its Python.

    Raises `subprocess.CalledProcessError` when uv cannot install.
    """
    project = tomllib.loads((TOP / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    names = closure([*project["dependencies"], *extras["images"], *extras["tally"], *RUNNER])
    return made(PLACE, "\n".join(each for name, each in blocks(LOCK.read_text()).items() if name in names) + "\n")


def make_node() -> Path:
    """Make an environment as a node has it: its group of the lock alone. Returns its Python. Raises as `make`."""
    return made(NODE_PLACE, groups(LOCK.read_text())[0])


def made(place: Path, wanted: str) -> Path:
    """An environment of these blocks of the lock, and the project's sources on its path. Returns its Python."""
    python, stamp = place / "bin" / "python", place / "saksama.stamp"
    if not stamp.exists() or stamp.read_text() != wanted:
        uv = installer()
        subprocess.run([uv, "venv", "-q", "--no-project", "--clear", "--python", PYTHON, str(place)], check=True)
        lock = place / "wanted.lock"
        lock.write_text(wanted)
        install = [uv, "pip", "install", "-q", "--python", str(python), "--require-hashes", "-r", str(lock)]
        subprocess.run(install, check=True)
        site = next((place / "lib").glob("python3.*")) / "site-packages"
        (site / "saksama.pth").write_text(f"{TOP / 'src'}\n")
        stamp.write_text(wanted)
    return python
