"""`saksama-node import-results FILE --contest ID [ID ...] --source S`: a file of results, at the machine itself.

Rules kept here:
  * A file of several races (KPU's screen) may be taken for several contests, one after the other; each is a version of
    its own, and the first that is refused ends it.
  * A recap's rows come onto its newest version; with `--whole` only they count from then on.
  * All faults of the file are told at once, with line and column; with one of them no version is published.
  * The same command again after a kill goes on; the same figures again are the same version, and that is said.
Left to others: reading, publishing, judging (flow `import_results`).
"""

import sys
from argparse import ArgumentTypeError
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from django.core.management.base import CommandParser

from saksama.entries.kinds.sheet import Source
from saksama.errors import CallerError
from saksama.progress import Bar
from saksama_node.accounts.policy import operator
from saksama_node.flows.results.import_results import hand_in_results, take_import
from saksama_node.flows.results.judge_version import flag_version
from saksama_node.results import queries
from saksama_node.results.queries import ImportState, ImportView
from saksama_node.results.versions.contests import contests
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.traced_command import TracedCommand

_PIECE = 1 << 20


class ResultsRefused(CallerError):
    """The file has faults; nothing of it was published."""

    code = "results.refused"
    advice = "Mend every line that is named and import the file again; nothing of it was published."

    faults: tuple[str, ...]
    more: int

    def __str__(self) -> str:
        rest = (f"... +{self.more}",) if self.more else ()
        return "\n".join((f"{self.code}:", *self.faults, *rest))


class Command(TracedCommand):
    """Import one file."""

    help = "Import a file of results: judged whole, published as versions, all faults told at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the options."""
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV; JSON lines of Sirekap; KPU's screen by area")
        known = [each.id for each in contests()]
        parser.add_argument("--contest", required=True, nargs="+", choices=known, metavar="ID", help=", ".join(known))
        parser.add_argument("--source", required=True, choices=[each.value for each in Source])
        parser.add_argument(
            "--whole", action="store_true", help="a recap: only the areas of this file count from now on"
        )
        parser.add_argument("--said-at", type=_moment, metavar="TIME", help="of what time the source says it is")
        more = "also where it names fewer stations than the newest version of the source, or is of an earlier time"
        parser.add_argument("--anyway", action="store_true", help=more)

    def handle(self, *_args: object, **options: object) -> None:
        """Import it."""
        for contest in cast("list[str]", options["contest"]):
            self._take(contest, options)

    def _take(self, contest: str, options: Mapping[str, object]) -> None:
        file, said_at = cast("Path", options["file"]), cast("datetime | None", options["said_at"])
        by, source = operator(SETTINGS.region), Source(str(options["source"]))
        whole, anyway = bool(options["whole"]), bool(options["anyway"])
        number = hand_in_results(
            by, contest, source, file.name, _pieces(file), said_at, held=True, whole=whole, anyway=anyway
        )
        with Bar(sys.stderr) as bar:
            take_import(number, lambda done: bar(file.name, done, max(1, file.stat().st_size)))
        self._tell(queries.import_of(number))

    def _tell(self, found: ImportView) -> None:
        if found.state is not ImportState.DONE or found.publication is None:
            raise ResultsRefused(tuple(f"{each['id']} / {each['en']}" for each in found.told), found.more)
        version = queries.version(found.publication)
        if not version.flagged:
            flag_version(version.id)
            version = queries.version(version.id)
        broken = sum((version.counts or {}).values())
        self.stdout.write(
            f"{version.contest} {version.source} v{version.number}: {version.rows} rows, {version.document}"
        )
        self.stdout.write(f"findings: {broken}, {version.flagged}")


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(text) from error
    if found.tzinfo is None:
        message = f"{text}: a time with its zone, as 2024-03-20T12:00:00+08:00"
        raise ArgumentTypeError(message)
    return found
