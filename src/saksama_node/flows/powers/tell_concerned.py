"""Tell whom an act on their account concerns that it was done: a letter where they have an office address.

Rules kept here:
  * Our own words and a link: which kind of act, nothing of who did it. It may come twice.
  * The letter waits in a row, and goes with the next round of letters; what no mail server took waits on.
Left to others: what others are told (the alarm `power.given`), what the desk says of it (`web.desk.people`).
"""

import logging
from datetime import datetime
from typing import Final

from saksama.entries.kinds.account import AccountReaddressed, AccountRenewed
from saksama_node.accounts.queries import address_of
from saksama_node.flows.powers.concerned import person_in
from saksama_node.seconds.proposing import Proposed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep import mailing
from saksama_node.upkeep.mailing import PATIENCE, REFUSED, AccountLetter, Waiting, hand_over, mail_server

_LOG: Final = logging.getLogger("saksama.accounts")
_GIVEN: Final = ("Dua orang memberi Anda sebuah peran.", "Two persons gave you a role.")
_RENEWED: Final = (
    "Dua orang menyetujui kode baru untuk akun Anda. Sampai dipakai, kata sandi Anda tetap berlaku.",
    "Two persons agreed to a new code for your account. Until it is used your password stays.",
)


_READDRESSED: Final = (
    "Seorang administrator mengubah alamat surel akun Anda.",
    "An administrator changed the e-mail address of your account.",
)


def tell_readdressed(person: int, former: str) -> None:
    """Let a letter wait for the address of now, and one for the address that was theirs, where there was one."""
    for to in filter(None, (former, address_of(person))):
        mailing.keep(person, AccountReaddressed.KIND, now(), former=to if to == former else "")


def tell_concerned(found: Proposed) -> None:
    """Let one letter to the person wait, behind the commit."""
    mailing.keep(person_in(found.subject), found.act, now())


def write_account_letters() -> int:
    """One round of letters; how many the server took. Raises what the mail server's connection raises."""
    mailing.give_up(now())
    if not mail_server():
        return 0
    took = 0
    for letter in mailing.account_letters():
        if not (address := _to(letter)):
            continue
        try:
            hand_over(address, f"[{SETTINGS.code}] akun / account", _lines(letter.act))
        except REFUSED as error:
            _LOG.warning("a letter about an account waits: it was not taken (%s)", type(error).__name__)
            continue
        mailing.taken(letter.id)
        took += 1
    return took


def waiting_account_letters(at: datetime) -> Waiting | None:
    """Letters about accounts that should have gone out by now."""
    late = [each.at for each in mailing.account_letters() if at - each.at >= PATIENCE and _to(each)]
    return Waiting(len(late), min(late)) if late else None


def _to(letter: AccountLetter) -> str:
    return letter.former or address_of(letter.person)


def _lines(act: str) -> list[str]:
    words = {AccountRenewed.KIND: _RENEWED, AccountReaddressed.KIND: _READDRESSED}.get(act, _GIVEN)
    return [
        f"{SETTINGS.name_id} / {SETTINGS.name_en}",
        "",
        f"{words[0]} Bila Anda tidak mengetahuinya, laporkan sebagai insiden.",
        f"{words[1]} If you do not know of it, report it as an incident.",
        "",
        f"{SETTINGS.url}/meja/",
    ]
