"""Asking what screens say of a version, of a process that computes it (answering).

Rules kept here:
  * Each answer is given as it comes; who stops asking ends the process.
  * Where the process ended before it had answered, that is a fault of ours: the screens are asked again.
Left to others: what a screen says (answering), keeping it (screening).
"""

import subprocess
import sys
from collections.abc import Iterator, Sequence

import msgspec

from saksama_node.results.screens.answers import Answer
from saksama_node.results.states import Screen


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
