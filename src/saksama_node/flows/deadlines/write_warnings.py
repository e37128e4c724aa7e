"""Warnings by letter: one letter a person, about every warning that did not go out yet.

Rules kept here:
  * The letter holds our own words: the duty, its register number (before there is one the beginning of the public id;
    of what has no case yet also the moment it came in), when, and the desk's address. Nothing of the case, no name.
  * What the mail server did not take is not written down as sent and is tried again; a process that dies between the
    server's answer and our commit sends the same letter again, under the same Message-ID.
"""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from saksama_node.accounts.queries import Contact, contacts
from saksama_node.accounts.recused import kept_persons
from saksama_node.deadlines.queries import rule_as_of
from saksama_node.deadlines.warning import TO_HEAD, LetterInfo, late_letters, note_sent, note_tried, unsent
from saksama_node.flows.deadlines.name_outside import moment, named
from saksama_node.flows.deadlines.who_is_warned import is_able
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.upkeep.mailing import PATIENCE, REFUSED, Waiting, hand_over, mail_server

_LOG: Final = logging.getLogger("saksama.warnings")


def write_warnings() -> int:
    """One round of letters; how many the server took. One that cannot be sent holds up no other."""
    if not mail_server():
        return 0
    reached = {each.staff.id: each for each in contacts()}
    waiting = sorted(unsent(reached, now()), key=lambda each: each.person)
    taken = 0
    try:
        for person, rows in groupby(waiting, lambda each: each.person):
            taken += _write_to(reached[person], list(rows))
    except OSError as error:
        _LOG.warning("warnings wait: the mail server cannot be reached (%s)", type(error).__name__)
    return taken


def waiting_warnings(at: datetime) -> Waiting | None:
    """Warnings that should have gone out by letter by now, to those who have an address."""
    made = late_letters([each.staff.id for each in contacts()], at - PATIENCE)
    return Waiting(len(made), min(made)) if made else None


def _write_to(contact: Contact, waiting: Sequence[LetterInfo]) -> bool:
    # Rights may have ended, and somebody may have been recused, since the warning was made.
    told = [each for each in waiting if is_able(contact.staff, each, kept_persons(each.subject))]
    if not told:
        return False
    ids = [each.id for each in told]
    with writing():
        note_tried(ids, now())
    try:
        hand_over(contact.email, *_letter(told))
    except REFUSED as error:
        _LOG.warning("a warning waits: the mail server did not take it (%s)", type(error).__name__)
        return False
    with writing():
        note_sent(ids, now())
    return True


def _letter(told: Sequence[LetterInfo]) -> tuple[str, list[str], dict[str, str]]:
    """Subject, lines and headers."""
    known = named(each.subject for each in told)
    lines = [
        f"{SETTINGS.name_id} / {SETTINGS.name_en}",
        "",
        "Tenggat yang mendekat / Duties that fall due:",
        "",
        *(line for each in told for line in _lines(each, known[each.subject])),
        "Buka peringatannya di / Open the warning at:",
        f"{SETTINGS.url}/meja/",
        "Semua tenggat / All duties:",
        f"{SETTINGS.url}/meja/tenggat/",
        "",
        "Surat ini tidak memuat isi perkara. / This letter holds no case content.",
    ]
    what = f"{len(told)} peringatan tenggat / deadline warning"
    if any(each.lead == TO_HEAD for each in told):
        what = f"Kepada pimpinan: {len(told)} peringatan tenggat / For the head: deadline warning"
    subject = f"[{SETTINGS.code}] {what}"
    name = hashlib.sha256(" ".join(str(each.id) for each in told).encode()).hexdigest()[:32]
    headers = {"Message-ID": f"<{name}@{SETTINGS.origin.partition('/')[0]}>"}
    return subject, lines, headers


def _lines(told: LetterInfo, name: str) -> list[str]:
    rule = rule_as_of(told.rule, told.start)
    lines = [f"* {rule.step} / {rule.step_en}", f"  {name}", f"  {moment(told.due)}"]
    if told.latest != told.due:
        lines.append(f"  hitungan lain / the other count: {moment(told.latest)}")
    if told.lead == TO_HEAD:
        lines.append("  Belum dibuka oleh keduanya yang diperingatkan. / Opened by neither of the two who were warned.")
    return [*lines, ""]
