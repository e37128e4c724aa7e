"""Tell whom an act of two persons concerns that it was done: a letter where they have an office address.

Rules kept here:
  * Our own words and a link: which kind of act, nothing of who did it. It may come twice.
  * A letter that the server does not take holds up nothing: the desk says it too (`web.desk.people`).
Left to others: what others are told (the alarm `power.given`).
"""

import logging
import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from saksama.entries.kinds.account import AccountRenewed
from saksama_node.accounts.queries import address_of
from saksama_node.flows.powers.concerned import person_in
from saksama_node.seconds.proposing import Proposed
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.mail import host_of

_LOG = logging.getLogger("saksama.accounts")
_GIVEN = ("Dua orang memberi Anda sebuah peran.", "Two persons gave you a role.")
_RENEWED = (
    "Dua orang menyetujui kode baru untuk akun Anda. Sampai dipakai, kata sandi Anda tetap berlaku.",
    "Two persons agreed to a new code for your account. Until it is used your password stays.",
)


def tell_concerned(found: Proposed) -> None:
    """One letter to the person, behind the commit."""
    address = address_of(person_in(found.subject)) if host_of(settings.MAILERS) else ""
    if not address:
        return
    words = _RENEWED if found.act == AccountRenewed.KIND else _GIVEN
    lines = (
        f"{SETTINGS.name_id} / {SETTINGS.name_en}",
        "",
        f"{words[0]} Bila Anda tidak mengetahuinya, laporkan sebagai insiden.",
        f"{words[1]} If you do not know of it, report it as an incident.",
        "",
        f"{SETTINGS.url}/meja/",
    )
    try:
        EmailMessage(f"[{SETTINGS.code}] akun / account", "\n".join(lines), to=[address]).send()
    except (OSError, smtplib.SMTPException) as error:
        _LOG.warning("a letter about an account was not taken: %s", type(error).__name__)
