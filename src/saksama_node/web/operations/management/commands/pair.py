"""`saksama-node pair`: another node introduces itself; after a person compared its fingerprint, we follow its log."""

from typing import cast

from django.core.management.base import CommandError, CommandParser

from saksama.entries.words import shown_plainly
from saksama.tlog.note import VerifierKey
from saksama_node.accounts.queries import staff_named
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.flows.agreement.pair_partner import introduce, pair_partner
from saksama_node.web.operations.traced_command import TracedCommand


class Command(TracedCommand):
    """Pair with a partner's node."""

    help = "Show who a node says it is; with --fingerprint, pair with it."

    def add_arguments(self, parser: CommandParser) -> None:
        """The address, who asks, and the fingerprint that was heard by telephone."""
        parser.add_argument("address", help="the partner's address, as https://bawaslu-ntb.example")
        parser.add_argument("--as", dest="by", required=True, metavar="USERNAME", help="a signatory of this node")
        parser.add_argument("--fingerprint", default="", help="as the partner read it out by telephone")

    def handle(self, *_args: object, **options: object) -> None:
        """Introduce; pair where the fingerprint fits."""
        by, address = staff_named(cast("str", options["by"])), cast("str", options["address"])
        told = introduce(by=by, address=address)
        shown = fingerprint(VerifierKey.parse(told.institution_key))
        self.stdout.write(f"{shown_plainly(told.name)} ({told.code})\n  log       {told.origin}\n  sidik     {shown}")
        heard = cast("str", options["fingerprint"])
        if not heard:
            self.stdout.write("Cocokkan lewat telepon, lalu jalankan lagi dengan --fingerprint.")
            return
        if "".join(heard.split()).lower() != shown.replace(" ", ""):
            raise CommandError(
                "Sidiknya tidak cocok: jangan pasang. Telepon mitra sekali lagi.\n"
                "The fingerprint does not fit: do not pair. Call the partner again."
            )
        pair_partner(by=by, address=address, institution_key=told.institution_key)
        self.stdout.write("Terpasang / paired.")
