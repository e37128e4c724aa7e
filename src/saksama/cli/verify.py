"""`saksama verify URL|DIR`: check a node's whole public log, its partner and its witnesses; or a copy of them.

Rules kept here:
  * Exit codes: 1 where integrity is broken; else 2 where something could not be checked; else 3 where people were late
    or left something; else 0.
  * A report that was made is told, and keeps its exit code, though nothing could be kept of it.
  * What was found to be no longer as signed stays found: nothing kept of the address spares the next run from reading.
  * That integrity was broken once is told by every later run, until a person acknowledges it.
  * What a person acknowledged stays in the report as seen, and does not count for the exit code.
  * A copy that `saksama mirror` made is judged as it is: as of when it was made, without a network, and without keys of
    earlier runs unless they are named. It is read whole each time: it holds what a first run asks, no other.
Left to others: every judgement (saksama.verify), what the next run rests on (verify.keeping), asking again and the
clock (checking), text and JSON (report_text, report_json).
"""

import argparse
import gc
import os
import re
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from saksama.cli import state
from saksama.cli.acknowledged import not_found, read_acknowledged
from saksama.cli.checking import Judging, Past, check
from saksama.cli.command import address_or_copy
from saksama.cli.copies.reading import CopyReader
from saksama.cli.door import complain, tell, tell_json
from saksama.cli.fetch import HttpReader, add_bounds, bounds_of
from saksama.cli.memory.alarms import Alarm, alarms, no_more, remember
from saksama.cli.memory.alone import alone
from saksama.cli.memory.kept import KeptMemory
from saksama.cli.memory.rules import rules_digest
from saksama.cli.page.report import as_page
from saksama.cli.page.rested import Given
from saksama.cli.refusals import of_system, refusal
from saksama.cli.report_json import as_json, schema
from saksama.cli.report_text import as_text
from saksama.errors import SaksamaError
from saksama.progress import Bar
from saksama.tlog.policy import Policy
from saksama.verify.classes import Class
from saksama.verify.findings import Place
from saksama.verify.report import Report
from saksama.verify.trust import Anchors
from saksama.words import Language, Words

_BETWEEN = 0.7
_GARBAGE: Final = 50_000
"""Things that are made between two looks for those that only hold each other."""
_NOT_KEPT: Final = Words("tidak dapat disimpan: {why}", "nothing was kept for the next run: {why}")
_NO_EVIDENCE: Final = Words("bukti tidak dapat disimpan: {why}", "not all evidence was kept: {why}")
_NO_PAGE: Final = Words("halaman tidak dapat ditulis: {why}", "the page could not be written: {why}")
_WORSE: Final = (1, 2)
"""Exit codes that say more than that a page could not be written."""
_RFC3339: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(3000, 1, 1, tzinfo=UTC)
_EXAMPLE: Final = "2026-11-24T09:00:00+08:00"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "url",
        type=address_or_copy,
        help="alamat publik simpul, atau folder salinannya (the node's address, or a copy's folder)",
    )
    parser.add_argument("--policy", type=Path, help="berkas C2SP tlog-policy: kunci dan penyaksi yang dipercaya")
    parser.add_argument("--json", action="store_true", help="laporan sebagai satu objek JSON")
    parser.add_argument("--schema", action=_Schema, nargs=0, help="bentuk laporan JSON (the report's JSON Schema)")
    parser.add_argument("--html", type=Path, metavar="FILE", help="laporan sebagai satu halaman (report as one page)")
    parser.add_argument("--ack", type=Path, metavar="FILE", help="temuan yang sudah dilihat, satu per baris")
    parser.add_argument("--at", type=_moment, metavar="TIME", help="nilai seperti pada saat ini (RFC 3339, mis. ...Z)")
    parser.add_argument("--state", type=Path, help="tempat kunci dan bukti disimpan (default ~/.local/state/saksama)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa laporan (language of the report)")
    parser.add_argument("--full", action="store_true", help="baca semuanya lagi (read all again)")
    add_bounds(parser)


class _Schema(argparse.Action):
    """Print the schema of the report, and end: no node is asked."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        tell_json(schema())
        parser.exit()


def run(arguments: argparse.Namespace) -> int:
    """Check and report."""
    # Hardly anything here refers to itself: it is looked for seldom.
    gc.set_threshold(_GARBAGE, 20, 20)
    folder: Path = arguments.state or state.default_folder(os.environ)
    with ExitStack() as held:
        try:
            copy = CopyReader(Path(arguments.url)) if Path(arguments.url).is_dir() else None
            url = arguments.url if copy is None else copy.manifest.url
            keeps = copy is None or arguments.state is not None
            policy = None if arguments.policy is None else Policy.parse(arguments.policy.read_bytes())
            seen = frozenset[Place]() if arguments.ack is None else read_acknowledged(arguments.ack.read_bytes())
            # The time of the run begins here: waiting for another check is part of it.
            reader = copy or held.enter_context(HttpReader(bounds=bounds_of(arguments)))
            if keeps:
                held.enter_context(alone(folder, url, arguments.seconds))
            anchors = Anchors(policy, state.load(folder, url) if keeps else None)
        except (OSError, SaksamaError) as error:
            complain(f"saksama verify: {refusal(error, arguments.lang)}")
            return 2
        at = arguments.at if arguments.at is not None or copy is None else copy.manifest.moment
        memory = held.enter_context(closing(KeptMemory(folder, url, rules_digest()))) if copy is None else None
        past = None if memory is None else Past(memory, full=arguments.full)
        by = Judging(seen, lambda: datetime.now(UTC), at, past, is_copy=copy is not None)
        between = _BETWEEN if copy is None else 0
        with Bar(sys.stderr) as bar:
            report = check(url, anchors, reader, bar, lambda: time.sleep(between), by)
        report = _kept(folder, url, memory, report, arguments.lang) if keeps else replace(report, keep=None)
        files = _evidence(folder, report, arguments.lang) if keeps else {}
        # What a copy shows may be its own damage: nothing of it is held against the node.
        before = alarms(folder, url) if copy is None else []
        if copy is None:
            _remember(folder, url, before, report, arguments.lang)
    given = Given(
        None if copy is None else Path(arguments.url),
        None if copy is None else copy.manifest.moment,
        arguments.policy,
        arguments.ack,
        anchors.kept is not None,
        tuple(no_more(before, report.findings, seen, arguments.lang)),
    )
    complain(*(f"saksama verify: {line}" for line in not_found(seen, report.findings, arguments.lang)))
    told = arguments.html is None or _wrote(
        arguments.html, as_page(report, arguments.lang, files, given), arguments.lang
    )
    if arguments.json:
        complain(*given.before)
        tell_json(as_json(report, arguments.lang, files, given.before))
    else:
        tell(*as_text(report, arguments.lang, files, given.copied, given.before))
    return report.exit_code if told or report.exit_code in _WORSE else 2


def _kept(folder: Path, url: str, memory: KeptMemory | None, report: Report, language: Language) -> Report:
    """Keep what the next run rests on, and nothing for it to rest on where what was read is not what was signed.

    The report that comes back keeps nothing where nothing could be kept.
    """
    try:
        is_broken = any(finding.code.class_ is Class.INTEGRITY for finding in report.findings)
        if memory is not None and not memory.replaced and is_broken:
            memory.forget()
        if report.keep is not None:
            state.save(folder, url, report.keep)
    except OSError as error:
        _complain(_NOT_KEPT, error, language)
        return replace(report, keep=None)
    return report


def _remember(folder: Path, url: str, before: Sequence[Alarm], report: Report, language: Language) -> None:
    try:
        remember(folder, url, before, report.findings, datetime.now(UTC))
    except OSError as error:
        _complain(_NOT_KEPT, error, language)


def _evidence(folder: Path, report: Report, language: Language) -> dict[int, tuple[str, ...]]:
    """Paths of what was kept of the evidence, by the finding's position."""
    files: dict[int, tuple[str, ...]] = {}
    try:
        for position, finding in enumerate(report.findings):
            if saved := state.save_evidence(folder, finding):
                files[position] = saved
    except OSError as error:
        _complain(_NO_EVIDENCE, error, language)
    return files


def _wrote(file: Path, page: str, language: Language) -> bool:
    """Whether the page is in its file; whole, or not at all."""
    try:
        state.write_whole(file, page.encode())
    except OSError as error:
        # Not the file that was to become it.
        error.filename = str(file)
        _complain(_NO_PAGE, error, language)
        return False
    return True


def _complain(said: Words, error: OSError, language: Language) -> None:
    complain(f"saksama verify: {said.say(language, {'why': of_system(error, language)})}")


def _moment(text: str) -> datetime:
    """A moment with its zone, in UTC."""
    try:
        at = datetime.fromisoformat(text) if _RFC3339.fullmatch(text) else None
        if at is not None and _EARLIEST <= at < _LATEST:
            return at.astimezone(UTC)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(
        f"{text!r}: saat dengan zona waktunya, tahun {_EARLIEST.year} sampai {_LATEST.year - 1}, mis. {_EXAMPLE} "
        f"(a moment with its zone, of the years {_EARLIEST.year} to {_LATEST.year - 1})"
    )
