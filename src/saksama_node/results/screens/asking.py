"""Asking what screens say of a version, of a process that computes it (answering), and what a screen may answer.

Rules kept here:
  * An answer is words and numbers alone, so that who keeps one loads nothing that computes one.
  * Each answer is given as it comes; who stops asking ends the process.
  * Where the process ended before it had answered, that is a fault of ours: the screens are asked again.
Left to others: what a screen says (answering), keeping it (screening).
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from saksama.tally.forensics.flag import Flag
from saksama.tally.forensics.population import Provenance
from saksama_node.results.judged.anomalies import RULES, SHARES
from saksama_node.results.states import Screen

NAMED_BY: Final[Mapping[Screen, tuple[str, ...]]] = {
    Screen.NEIGHBOUR: (SHARES,),
    Screen.TURNOUT: tuple(RULES.values()),
}
"""The rules of the stations that a screen names."""

type Numbers = dict[str, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Named:
    """A station that a screen names. `figures`: what stood there, by field, of all that the screen compared."""

    flag: Flag
    rule: str
    field: str
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a screen says of a table. `provenance` None, `numbers` empty: it could not be run; `missing` says why."""

    numbers: Numbers = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    provenance: Provenance | None = None
    named: tuple[Named, ...] = ()
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ran(self) -> bool:
        """Whether it used at least one station."""
        return self.provenance is not None and self.provenance.used > 0


def ask(contest: str, document: bytes, screens: Sequence[Screen]) -> Iterator[Answer]:
    """The answer of each screen about a document of stations, in their order. Raises `CalledProcessError`."""
    command = [sys.executable, "-I", "-m", "saksama_node.results.screens.answering", contest, *screens]
    # One thread each: a worker has other work, and what is computed here asks for no more.
    quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=quiet, cwd="/") as process:
        try:
            yield from _answers(process, document, len(screens), command)
        finally:
            process.kill()


def _answers(process: subprocess.Popen[bytes], document: bytes, count: int, command: Sequence[str]) -> Iterator[Answer]:
    if process.stdin is None or process.stdout is None:
        raise subprocess.CalledProcessError(-1, command)
    process.stdin.write(document)
    process.stdin.close()
    for _ in range(count):
        if not (line := process.stdout.readline()):
            raise subprocess.CalledProcessError(process.wait(), command)
        yield msgspec.json.decode(line, type=Answer)
