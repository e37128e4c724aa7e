"""Compute the public figures on equal treatment again when cases have gone on, beside everything else.

Rules kept here:
  * The log is read page by page with a rest after each, and each wait is a sign of life of the loop that calls.
  * The computing is done by a process of its own, which ends with this one and when the loop is asked to end.
Left to others: how often (web.operations.worker), what is kept (cases.treatment.treatment).
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import IO, Final

import msgspec

from saksama.errors import BugError
from saksama.fairness.report import FairnessReport
from saksama_node.cases.treatment.reckoning import Task
from saksama_node.cases.treatment.treatment import Book, keep
from saksama_node.ledger import public
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.lifeline import end_with_parent

type Wait = Callable[[float], bool]

REST: Final = 0.01
BETWEEN_LOOKS: Final = 0.1
_COMMAND: Final = (sys.executable, "-m", "saksama_node.cases.treatment.reckoning")


def compare_treatment(book: Book, wait: Wait) -> Book:
    """Read what is new, compute the report if it says something new, keep it; give the book to go on with.

    `wait`: rests so many seconds, and says whether the end is asked for.
    """
    published = public.checkpoint()
    size = 0 if published is None else published.size
    if size < book.size:
        # Another log stands in this database than the one that was read.
        book = Book()
    while book.size < size:
        if wait(REST):
            return book
        book.read_on(size)
    if book.grown and size:
        made = _computed(Task(SETTINGS.origin, size, book.lines.until, book.lines.all()), wait)
        if made is not None:
            keep(made)
            book.grown = False
    return book


def _computed(task: Task, wait: Wait) -> FairnessReport | None:
    """The report; None where the end was asked for. Raises `BugError` where the process failed."""
    if not task.lines:
        return task.report()
    # Files, not pipes: a pipe that is full would hold up both sides.
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answer:
        asked.write(msgspec.json.encode(task))
        asked.seek(0)
        if not _has_run(asked, answer, wait):
            return None
        answer.seek(0)
        return msgspec.json.decode(answer.read(), type=FairnessReport)


def _has_run(asked: IO[bytes], answer: IO[bytes], wait: Wait) -> bool:
    with subprocess.Popen(_COMMAND, stdin=asked, stdout=answer, preexec_fn=end_with_parent) as process:  # noqa: PLW1509 - one call into the C library
        while process.poll() is None:
            if wait(BETWEEN_LOOKS):
                process.kill()
                return False
    if process.returncode:
        raise BugError(what=f"computing the report on equal treatment ended with {process.returncode}")
    return True
