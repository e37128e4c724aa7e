"""`saksama-node heal`: take what this database lacks of the log from the partner's mirror and the witnesses.

Rules kept here: that nothing lacks is said only where somebody was asked.
Left to others: healing (`heal_log`), words for what is lost (`restoration_words`).
"""

from typing import cast

from django.core.management.base import CommandParser

from saksama_node.flows.node.heal_log import heal_log
from saksama_node.flows.node.take_cosigned import Cosigned
from saksama_node.ledger.licence import nobody_asked
from saksama_node.ledger.public import tree_size
from saksama_node.ledger.restorations import FOLDER, Restoration
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.progress import progress
from saksama_node.web.operations.traced_command import TracedCommand
from saksama_node.web.restoration_words import WORDS


class Command(TracedCommand):
    """Heal the log and say what is lost."""

    help = "Take the tail of the log that this database lacks from the partner's mirror; say which acts are lost."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where else to look."""
        parser.add_argument(
            "--from",
            dest="sources",
            action="append",
            default=[],
            metavar="ADDRESS",
            help="a node that mirrors this log, beside the partner",
        )

    def handle(self, *_args: object, **options: object) -> None:
        """Do it, and list what a person must do now."""
        told = progress("entries")
        sources = cast("list[str]", options["sources"])
        healed = heal_log(sources, told)
        if not sources and nobody_asked():
            self.stdout.write(
                f"log {SETTINGS.origin}: {tree_size()} catatan; belum ada mitra atau penyaksi yang dapat ditanya / "
                "no partner or witness is known who could be asked"
            )
        elif healed.restoration is None:
            self.stdout.write(
                f"log {SETTINGS.origin}: {tree_size()} catatan; tidak ada yang kurang / nothing is lacking"
            )
        else:
            self._tell(healed.restoration)
        for each in healed.witnesses:
            self._tell_witness(each)

    def _tell_witness(self, given: Cosigned) -> None:
        self.stdout.write(
            f"{given.witness}: {given.listed} ukuran ditandatangani, {given.taken} kembali, {given.lacking} masih "
            f"kurang / sizes signed, {given.taken} came back, {given.lacking} still lacking"
        )
        if given.silent:
            self.stdout.write(
                f"  tidak menjawab: {given.silent}. Bila sudah menjawab, hentikan simpul dan jalankan heal lagi.\n"
                f"  it does not answer: {given.silent}. Once it does, stop the node and run heal again."
            )

    def _tell(self, done: Restoration) -> None:
        came = done.size - done.first
        self.stdout.write(f"log {SETTINGS.origin}: {came} catatan kembali dari / entries came back from {done.source}")
        for line in done.lines:
            about = f" {line.subject}" if line.subject else ""
            self.stdout.write(f"  {line.index}  {line.kind}  {line.at}{about}\n    {WORDS[line.missing]}")
        for digest in done.documents:
            self.stdout.write(f"  dokumen / document {digest}")
        self.stdout.write(
            f"{len(done.lines)} tindakan / acts; {FOLDER}/{done.first}-{done.size}.json, /meja/status/pemulihan/"
        )
