"""The last whole run of each bench: docs/reference/benchmarks.json, and the page that is made of it.

Rules kept here:
  * A record names the clean commit that made it, the machine and how busy it was at the start. A run from a tree that
    differs from its commit, or that it no longer is when the run ends, keeps nothing.
  * What a run itself writes (`WRITTEN`) makes no tree dirty: benches run one after the other.
  * A record holds the digest of the bench that made it (`bench_digest`): a bench that was changed after its run has no
    record, until it runs again or `--forget` takes the record away. Its imports and docstrings may change.
Left to others: which benches there are (`benches`), which records are older than the code they measure (`older`).
"""

import ast
import inspect
import json
import os
import platform
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tools.benchmarks.benches import Bench
from tools.benchmarks.rounding import rounded
from tools.steps import TOP

RECORD: Final = TOP / "docs" / "reference" / "benchmarks.json"
PAGE: Final = TOP / "docs" / "reference" / "benchmarks.md"
WRITTEN: Final = tuple(f"docs/reference/{name}" for name in (
    "benchmarks.json", "benchmarks.md", "screens.json", "screens-measured.md"
))  # fmt: skip
_BENCHMARKS: Final = "tools.benchmarks"
_HEAD: Final = """# Benchmarks

The last whole results of `./run bench NAME`, in one run beside the named peer. Made; do not edit.
A bench that was changed after its run has no record until it runs again. Which records are older than the code that
they measure: `./run bench --older`.
"""

type Record = dict[str, dict[str, Any]]


def read(place: Path = RECORD) -> Record:
    """The record by bench: `commit` (null before records named one), `day`, `machine`, `bench`, `told`."""
    found: Record = json.loads(place.read_text(encoding="utf-8"))
    return found


def write(record: Record) -> None:
    """Keep the record, and make its page."""
    kept = dict(sorted(record.items()))
    RECORD.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(kept), encoding="utf-8")


def clean_commit(top: Path = TOP) -> str | None:
    """The commit that the tree is, whole and without anything beside it; None where it differs."""
    asked = ["git", "status", "--porcelain", "--", ".", *(f":(exclude){name}" for name in WRITTEN)]
    if subprocess.check_output(asked, cwd=top, text=True).strip():
        return None
    return subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=top, text=True).strip()


def machine() -> dict[str, object]:
    """What runs it, and how many processes wanted a core during the last minute."""
    return {
        "architecture": platform.machine(),
        "cores": os.cpu_count() or 0,
        "python": platform.python_version(),
        "load_at_start": round(os.getloadavg()[0], 2),
    }


def entry(bench: Bench, commit: str, began_on: Mapping[str, object], told: Mapping[str, object]) -> dict[str, Any]:
    """One bench's part of the record."""
    return {
        "commit": commit,
        "day": time.strftime("%Y-%m-%d"),
        "machine": dict(began_on),
        "bench": bench_digest(bench),
        "told": rounded(told),
    }


def changed(record: Record, benches: Mapping[str, Bench]) -> list[str]:
    """Benches that were changed after the run that is kept of them."""
    return [
        name
        for name, kept in record.items()
        if kept["commit"] is not None and kept["bench"] != bench_digest(benches[name])
    ]


def bench_digest(bench: Bench) -> str:
    """Of what the bench does: its function in the table and every module of the benches that it reaches."""
    told = [_doing(inspect.getsource(bench.measure))]
    told += [_doing(file.read_text(encoding="utf-8")) for file in _reached(bench.modules)]
    return sha256("\n".join(told).encode()).hexdigest()


def page(record: Record) -> str:
    """The page, from the record."""
    return _HEAD + "".join(
        f"\n## {name}\n\n{_made(kept)}\n\n```json\n{json.dumps(kept['told'], indent=2, ensure_ascii=False)}\n```\n"
        for name, kept in sorted(record.items())
    )


def _made(kept: Mapping[str, Any]) -> str:
    facts = kept["machine"]
    commit = "before records named their commit" if kept["commit"] is None else f"commit `{kept['commit'][:12]}`"
    load = "" if facts["load_at_start"] is None else f", load {facts['load_at_start']:g} at the start"
    return f"{kept['day']}, {commit}; {facts['architecture']}, {facts['cores']} cores{load}, Python {facts['python']}"


def _doing(source: str) -> str:
    """The code without its imports and the words about it."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for name in ("body", "orelse", "finalbody"):
            held = getattr(node, name, None)
            if isinstance(held, list):
                setattr(node, name, [each for each in held if not _is_word(each)])
    return ast.unparse(tree)


def _is_word(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant(value=str())):
            return True
        case _:
            return False


def _reached(modules: Sequence[str]) -> Iterator[Path]:
    """The files of these modules of the benches and of each that it imports or starts by name.

    What only says how much is measured, or how it is written, is no doing.
    """
    ahead, seen = [*modules], {f"{_BENCHMARKS}.scale", f"{_BENCHMARKS}.rounding"}
    files = set[Path]()
    while ahead:
        name = ahead.pop()
        file = TOP / f"{name.replace('.', '/')}.py"
        if name in seen or not file.is_file():
            continue
        seen.add(name)
        files.add(file)
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.ImportFrom(module=str(of), names=names) if of.startswith(_BENCHMARKS):
                    ahead += [of, *(f"{of}.{each.name}" for each in names)]
                case ast.Constant(value=str(words)) if _BENCHMARKS in words:
                    ahead += [each for each in words.replace(";", " ").split() if each.startswith(_BENCHMARKS)]
                    if f"from {_BENCHMARKS} import " in words:
                        called = words.split(f"from {_BENCHMARKS} import ")[1].split()[0]
                        ahead.append(f"{_BENCHMARKS}.{called}")
                case _:
                    pass
    return iter(sorted(files))
