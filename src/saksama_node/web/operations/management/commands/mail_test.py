"""`saksama-node mail-test`: hand one letter to the mail server, and say what became of it."""

import smtplib
import sys
from typing import cast

from django.conf import settings
from django.core.management.base import CommandParser

from saksama_node.condition.check import Check, found, told
from saksama_node.condition.why import why
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.readers import mail_address
from saksama_node.upkeep.mailing import REFUSED, hand_over, mail_server
from saksama_node.web.operations.traced_command import TracedCommand

_TAKEN = (
    "{host} menerima surat ini. Pengirim {sender}, balasan ke {reply}. Lihat apakah ia sampai, juga di folder spam.\n"
    "{host} took this letter. Sender {sender}, answers go to {reply}. See whether it arrives, also in the spam folder."
)
_LINES = (
    "Surat uji: server surel simpul ini menerima surat.",
    "A letter to try: this node's mail server takes letters.",
)


def _answer(error: smtplib.SMTPException) -> int:
    """What the server answered (RFC 5321, 4.2)."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(code for code, _said in error.recipients.values())
    return error.smtp_code if isinstance(error, smtplib.SMTPResponseException) else 0


class Command(TracedCommand):
    """Write one letter."""

    help = "Hand one letter to the mail server of the settings, and say what became of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """To whom."""
        parser.add_argument("address", help="where the letter goes")

    def handle(self, *_args: object, **options: object) -> None:
        """Do it; exit code 1 where no server took it."""
        address = mail_address("ADDRESS", cast("str", options["address"]))
        if not (host := mail_server()):
            self._fail(found("mail.none"))
        try:
            hand_over(
                address, f"[{SETTINGS.code}] uji / test", (f"{SETTINGS.name_id} / {SETTINGS.name_en}", "", *_LINES)
            )
        except REFUSED as error:
            self._fail(found("mail.refused", host, why=why(error), answer=_answer(error)))
        except (OSError, smtplib.SMTPException) as error:
            self._fail(found("mail.unreachable", host, why=why(error)))
        sender = settings.DEFAULT_FROM_EMAIL
        self.stdout.write(_TAKEN.format(host=host, sender=sender, reply=SETTINGS.mail_reply_to or sender))

    def _fail(self, seen: Check) -> None:
        for language in ("id", "en"):
            words = told(seen, language)
            self.stderr.write(f"{words.words}\n-> {words.remedy}")
        sys.exit(1)
