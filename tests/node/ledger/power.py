"""A node's acts, each told on standard output once it is acknowledged: `python -m tests.node.ledger.power MUTANT`.

Rules kept here: the acts are the node's own; a mutant changes one thing of what makes them durable, and is named.
"""

import hashlib
import io
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saksama_node.settings.django")
django.setup()

from django.conf import settings  # noqa: E402 - Django first

from saksama_node.cases import codes  # noqa: E402 - Django first
from saksama_node.cases.actions import receive  # noqa: E402 - Django first
from saksama_node.cases.evidence import Given  # noqa: E402 - Django first
from saksama_node.cases.report import Content, Person, Reporter, SubmissionKind  # noqa: E402 - Django first
from saksama_node.flows.reports import file_report as flow  # noqa: E402 - Django first
from saksama_node.ledger import blobs, public, sequencer  # noqa: E402 - Django first
from saksama_node.settings import keyfiles  # noqa: E402 - Django first
from saksama_node.settings.current import SETTINGS  # noqa: E402 - Django first

REPORTS = 4
REPORTER = Reporter(name="Contoh Pelapor", address="Jalan Contoh Nomor 7\nMataram", phone="0800-000-0000")
CONTENT = Content(
    kind=SubmissionKind.REPORT,
    event="CONTOH: alat peraga terpasang pada masa tenang",
    place="Lapangan contoh",
    region="52",
    area="52",
    happened_on="2026-11-22",
    known_on="2026-11-23",
    account="CONTOH. Pada hari itu terlihat spanduk.",
    reported=(Person(name="Contoh Terlapor"),),
)


def tell(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def report(number: int, *, early: bool) -> None:
    photo = b"\xff\xd8\xff\xe0" + bytes([number]) * 30_000
    letters = codes.normal(codes.new_code())
    assert letters is not None
    given = Given("foto.jpg", len(photo), io.BytesIO(photo), hashlib.sha256(photo).hexdigest())
    filing = flow.Filing(CONTENT, REPORTER, (given,), letters)
    told = ("report", codes.digest(letters), hashlib.sha256(photo).hexdigest())
    if early:
        flow.receive = telling(receive, lambda *_: told)  # type: ignore[assignment, attr-defined]  # the flow's own step
    flow.file_report(filing)
    if not early:
        tell(*told)


def mutate(mutant: str) -> None:
    """Take away one of the things that make an act durable."""
    match mutant:
        case "a database that does not sync":
            options = settings.DATABASES["default"]["OPTIONS"]
            options["init_command"] = options["init_command"].replace("FULL", "OFF")
        case "files that do not sync":
            os.fsync = except_for(stat.S_ISREG)  # type: ignore[assignment]  # of handles alone
        case "folders that do not sync":
            os.fsync = except_for(stat.S_ISDIR)  # type: ignore[assignment]  # of handles alone


def except_for(kind: Callable[[int], bool]) -> Callable[[int], None]:
    fsync = os.fsync
    return lambda handle: None if kind(os.fstat(handle).st_mode) else fsync(handle)


def telling(step: Callable[..., object], words: Callable[..., tuple[object, ...]]) -> Callable[..., object]:
    """A step that is told as soon as it is done, before whatever comes after it."""

    def step_and_tell(*given: Any, **more: Any) -> object:
        done = step(*given, **more)
        tell(*words(*given))
        return done

    return step_and_tell


def main(mutant: str) -> None:
    mutate(mutant)
    for number in range(REPORTS):
        report(number, early=mutant == "an acknowledgement before the commit")
        tell("blob", blobs.put(b"naskah %d" % number))
        if sequencer.integrate_round():
            signed = public.checkpoint()
            assert signed is not None
            tell("checkpoint", signed.size, signed.root.hex())
        key = Path(f"keys/baru/{number}/kunci")
        keyfiles.write(SETTINGS.data, key, b"kunci %d\n" % number)
        tell("key", key)


if __name__ == "__main__":
    main(sys.argv[1])
