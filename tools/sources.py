"""Our own source files, as the house's guards walk them.

Rules kept here: nothing is imported to be read; a file is named by its path below the top.
Left to others: what may stand in them (guards, grammar).
"""

import ast
from collections.abc import Iterator
from pathlib import Path


def python_files(top: Path, *roots: str) -> Iterator[Path]:
    """Our own Python files under `roots`, without the migrations, which Django writes."""
    for root in roots or ("src", "tests", "tools"):
        place = top / root
        files = [place] if place.is_file() else sorted(place.rglob("*.py"))
        yield from (file for file in files if "migrations" not in file.parts and "__pycache__" not in file.parts)


def trees(top: Path, *roots: str) -> Iterator[tuple[Path, ast.Module]]:
    """The same, parsed."""
    for file in python_files(top, *roots):
        yield file, ast.parse(file.read_text(encoding="utf-8"))


def where(top: Path, file: Path, line: int = 0) -> str:
    """How a breach names its place."""
    return f"{file.relative_to(top)}{f':{line}' if line else ''}"
