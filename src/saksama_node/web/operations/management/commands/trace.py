"""`saksama-node trace`: check the trace of what staff did against the log; carry a day out for an auditor.

Rules kept here:
  * Checking needs no passphrase and tells no line; 1 where a day is not as the log says that it ended.
  * What is carried out leaves a line first, and is sealed, unless `--as` names who may read it and the vault's
    passphrase is given.
Left to others: what is checked (`trace.traced`), the file (flow `read_trace`).
"""

from datetime import date
from pathlib import Path
from typing import cast

from django.core.management.base import BaseCommand, CommandError, CommandParser

from saksama_node.accounts.queries import staff_named
from saksama_node.flows.people.read_trace import check_all, export_day, read_day, sealed_day
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.operations.carried import write_new
from saksama_node.web.operations.passphrases import add_secret, secret

_VAULT = "Frasa sandi brankas / vault passphrase"


class Command(BaseCommand):
    """The trace."""

    requires_system_checks = []  # a command at the machine needs no page
    help = "Check every day of the trace against the log, or write one day to a file for an auditor."

    def add_arguments(self, parser: CommandParser) -> None:
        """Either."""
        acts = parser.add_mutually_exclusive_group(required=True)
        acts.add_argument("--check", action="store_true", help="every day against the log; exit 1 where one is wrong")
        acts.add_argument("--export", type=date.fromisoformat, metavar="YYYY-MM-DD", help="one day, as lines of JSON")
        parser.add_argument("--out", type=Path, metavar="FILE", help="a new file, for this user alone")
        parser.add_argument("--as", dest="by", default="", metavar="USERNAME", help="open the lines, as this person")
        add_secret(parser, "passphrase", "the vault's passphrase (with --as)")

    def handle(self, *_args: object, **options: object) -> None:
        """Do it."""
        if options["check"]:
            self._check()
            return
        day, file = cast("date", options["export"]), options["out"]
        if not isinstance(file, Path):
            raise CommandError("Sebutkan berkasnya dengan --out.\nName a file with --out.")
        trace(Deed.COMMAND_RUN, command=True, subject="trace export")
        by = cast("str", options["by"])
        lines = iter(read_day(staff_named(by), day, secret(options, "passphrase", _VAULT))) if by else sealed_day(day)
        write_new(file, b"".join(export_day(day, lines)), 0o600)
        self.stdout.write(str(file))

    def _check(self) -> None:
        found, wrong = check_all()
        for each in found:
            ended = "?" if each.ended_with is None else each.ended_with
            at = f"  {each.first_wrong}" if each.first_wrong else ""
            self.stdout.write(f"{each.day}  {each.standing:<8} {each.lines}/{ended}{at}")
        if wrong:
            raise CommandError(f"{wrong} hari tidak sesuai log / days are not as the log says")
