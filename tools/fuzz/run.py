"""Fuzz every parser: `python -m tools.fuzz --seconds 5`; long runs are a part of `./run soak`.

Rules kept here:
  * Each parser has a process of its own: one that breaks or hangs ends alone, and the next begins.
  * What broke a parser is kept with --keep under tests/vectors/fuzz/PARSER/, where the tests try it from then on.
  * Where atheris is not (it has wheels for Linux on x86-64 alone) mutations are tried blindly, and that is said.
Left to others: the tables (`parsers`, `node_parsers`), one process (`harness`).
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from tools.fuzz.mutating import mutate
from tools.fuzz.node_parsers import NODE_PARSERS
from tools.fuzz.parser import VECTORS, Parser
from tools.fuzz.parsers import PARSERS
from tools.steps import PYTHON, TOP

WHOLE: Final = 30
"""Seconds for each parser that a run must have to be recorded."""
_GRACE: Final = 120.0
_NOISE: Final = 200


def folder_of(parser: Parser[Any]) -> str:
    """The parser's folder under tests/vectors/fuzz."""
    return parser.name.replace(" ", "-").replace(",", "")


def guided(parser: Parser[Any], seconds: int, found: Path) -> str:
    """Run one parser under atheris; what was wrong, empty where nothing was."""
    with tempfile.TemporaryDirectory(prefix="saksama-fuzz-") as corpus:
        command = [PYTHON, "-m", "tools.fuzz.harness", parser.name, str(seconds), corpus, str(found)]
        try:
            done = subprocess.run(
                command, cwd=TOP, capture_output=True, text=True, check=False, timeout=seconds + _GRACE
            )
        except subprocess.TimeoutExpired:
            return "hangs"
    return "" if done.returncode == 0 else done.stderr[-1500:] or f"ended with {done.returncode}"


def blind(parser: Parser[Any], seconds: int, found: Path) -> str:
    """Try mutations without knowing what they reach."""
    choose, end = random.Random(parser.name), time.monotonic() + seconds  # noqa: S311 - no secret is made of it
    while time.monotonic() < end:
        data = mutate(parser.seeds, choose.randbytes(_NOISE), choose.randrange)
        try:
            value = parser.read(data)
            if parser.again is None or parser.again(value) == data:
                continue
            fault = "written differently than it stood there"
        except parser.refusals:
            continue
        except Exception as error:  # noqa: BLE001 - any other is what is looked for
            fault = repr(error)
        (found / "crash-blind").write_bytes(data)
        return fault
    return ""


def run(words: Sequence[str]) -> tuple[dict[str, object], bool, bool]:
    """Fuzz; the result for the record, whether nothing broke, and whether it was long enough to be recorded."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.fuzz",
        description="fuzz every parser of the library, and those of the node that read files of strangers",
    )
    parser.add_argument("--seconds", type=int, default=5, help="for each parser")
    parser.add_argument("--only", default="", help="parsers whose name holds this")
    parser.add_argument("--keep", action="store_true", help="keep what broke one under tests/vectors/fuzz")
    asked = parser.parse_args(words)
    is_guided = find_spec("atheris") is not None
    if not is_guided:
        print("fuzz: atheris is not here; mutations are tried blindly", file=sys.stderr)
    broken: dict[str, str] = {}
    chosen = [each for each in (*PARSERS, *NODE_PARSERS) if asked.only in each.name]
    for number, each in enumerate(chosen, 1):
        print(f"fuzz: {number} of {len(chosen)}, {each.name}", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="saksama-found-") as place:
            fault = (guided if is_guided else blind)(each, asked.seconds, Path(place))
            if fault:
                broken[each.name] = fault
                print(f"fuzz: {each.name}: {fault}", file=sys.stderr)
            if asked.keep:
                _keep(each, Path(place))
    told = {"parsers": len(chosen), "seconds_each": asked.seconds, "guided": is_guided, "broken": sorted(broken)}
    held = bool(chosen) and not broken
    return told, held, held and is_guided and not asked.only and asked.seconds >= WHOLE


def main(argv: Sequence[str]) -> int:
    """Fuzz; print one JSON object; 1 if anything broke."""
    told, held, _whole = run(argv)
    print(json.dumps(told))
    return 0 if held else 1


def _keep(parser: Parser[Any], found: Path) -> None:
    for file in found.iterdir():
        place = VECTORS / "fuzz" / folder_of(parser)
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place / file.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
