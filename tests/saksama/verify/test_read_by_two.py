"""A long log is read by this process and a copy of it: what comes of it is what one reads alone."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from saksama.cli.checking import Past
from saksama.cli.fetch import HttpReader
from saksama.cli.memory.hands import Copies
from saksama.cli.memory.kept import KeptMemory
from saksama.cli.memory.spool_file import SpoolFile
from saksama.entries.kinds.case import CaseRegistered, Organizer, Violation
from saksama.verify.findings import Code
from saksama.verify.meaning.statutory import StatutoryClocks
from saksama.verify.memory.hands import Hands, OneHand
from saksama.verify.report import Report
from saksama.verify.run import Asking
from saksama.verify.trust import Anchors
from saksama.verify.whole import verify_node
from tests.testonly.staticlog import World, world
from tests.testonly.story import no_progress
from tools.benchmarks.verifier.world import LargeWorld, nodes_of

_LONG = 16_600
"""Entries: more than are read by one alone."""


class Watched(Copies):
    """Copies, and whether something came of each that read aside."""

    def __init__(self) -> None:
        self.gave: list[bool] = []

    def aside[T](self, work: Callable[[], T]) -> Callable[[], T | None]:
        ended = super().aside(work)

        def end() -> T | None:
            made = ended()
            self.gave.append(made is not None)
            return made

        return end


def checked(made: World, folder: Path, hands: Hands) -> Report:
    """The report, without how it was come by."""
    url = made.nodes[0].url
    with HttpReader() as reader, closing(KeptMemory(folder, url, "these rules")) as memory:
        asking = Asking(reader, no_progress, lambda: None, StatutoryClocks(), at=made.now, spool=SpoolFile, hands=hands)
        report = verify_node(url, Anchors(), Past(memory).of(asking))
    return replace(report, findings=tuple(sorted(report.findings, key=str)))


def test_two_read_what_one_reads(tmp_path: Path) -> None:
    with world(tmp_path / "world", agreed=False) as small:
        nodes_of(small).agree()
        made, two = LargeWorld(small, _LONG, 100), Watched()
        made.grow_to(_LONG)
        report = checked(small, tmp_path / "two", two)
        assert report.findings == ()
        assert report == checked(small, tmp_path / "one", OneHand())
        assert two.gave[0], "the copy's half was read here"

        # What both left bears the next run alike.
        made.grow_to(_LONG + 300)
        assert checked(small, tmp_path / "two", two) == checked(small, tmp_path / "one", OneHand())

        # A number that a case of the first half bears: neither half shows it alone.
        number = "000007/Reg/LP/PL/Prov/18.00/XI/2026"
        body = CaseRegistered(number=number, organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,))
        index = made.one.append(body, subject=sha256(b"another case").hexdigest()[:32], actor="0" * 32)
        made.grow_to(_LONG + 400)
        two.gave.clear()
        report = checked(small, tmp_path / "lied to two", two)
        assert (Code.CASE_NUMBER, index) in [(finding.code, finding.index) for finding in report.findings]
        assert report == checked(small, tmp_path / "lied to one", OneHand())
        assert two.gave[0], "the copy itself saw nothing"

        # What the copy cannot take is read here.
        index = made.one.append_bytes(b"{}", "")
        made.grow_to(_LONG + 500)
        two.gave.clear()
        report = checked(small, tmp_path / "torn for two", two)
        assert (Code.ENTRY_MALFORMED, index) in [(finding.code, finding.index) for finding in report.findings]
        assert report == checked(small, tmp_path / "torn for one", OneHand())
        assert not two.gave[0]
