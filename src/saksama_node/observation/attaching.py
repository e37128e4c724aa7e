"""Files that a writer adds to a report at the desk: sealed here, and named by the next version that is sent.

Rules kept here:
  * On the disk lies ciphertext alone, whole before its row is there; its key is its row's, sealed under the report's.
  * The same file again changes nothing. What a sent version may name stays; what came after it may be taken away.
Left to others: files that a device sends in pieces (annexing), what a file is (flow `attach_files`).
"""

import hashlib
import secrets
from typing import Final

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models import Max

from saksama_node.accounts.policy import Staff
from saksama_node.observation.annexing import FOLDER
from saksama_node.observation.envelope import LARGEST_ANNEX, MOST_ANNEXES, written
from saksama_node.observation.faults import ReportRefused, Why
from saksama_node.observation.models import Annex, Report, State, Version
from saksama_node.observation.sealed import sealed_bytes
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.durable import new_file
from saksama_node.settings.reserve import check_room

_NONCE: Final = 12
_WRITTEN: Final = (State.DRAFT, State.RETURNED, State.REOPENED)


def attach(by: Staff, subject: str, data: bytes, media_type: str, category: str, words: str) -> None:
    """Add a file to a report that is in this person's hand. Raises `ReportRefused`, `NoRoomForFiles`."""
    report = _in_hand(by, subject)
    held = Annex.objects.filter(report=report)
    plain = hashlib.sha256(data).hexdigest()
    if held.filter(plain=plain).exists():
        return
    if held.count() >= MOST_ANNEXES:
        raise ReportRefused(subject, Why.ANNEXES)
    if not 0 < len(data) <= LARGEST_ANNEX - 1024:
        raise ReportRefused(subject, Why.ANNEX_SIZE)
    check_room(len(data))
    key, nonce, name = AESGCM.generate_key(256), secrets.token_bytes(_NONCE), secrets.token_hex(16)
    sealed = nonce + AESGCM(key).encrypt(nonce, data, None)
    sha256 = hashlib.sha256(sealed).hexdigest()
    with new_file(SETTINGS.data / FOLDER / name) as file:
        file.write(sealed)
    told = [(subject, f"annex {sha256}", written(key).encode()), (subject, f"annex words {sha256}", words.encode())]
    own_key, own_words = sealed_bytes(told)
    Annex.objects.create(
        report=report,
        sha256=sha256,
        plain=plain,
        size=len(sealed),
        offset=len(sealed),
        media_type=media_type,
        category=category,
        key=own_key,
        words=own_words,
        place=(held.aggregate(last=Max("place"))["last"] or 0) + 1,
        file=name,
        whole_at=now(),
    )


def detach(by: Staff, subject: str, number: int) -> None:
    """Take away a file that no version names. Raises `ReportRefused`."""
    report = _in_hand(by, subject)
    row = loose_of(report.pk).get(number)
    if row is None:
        raise ReportRefused(subject, Why.ANNEX_NAMED)
    path = SETTINGS.data / FOLDER / row.file
    row.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def loose_of(report: int) -> dict[int, Annex]:
    """Files that were added at the desk since the last version was sent, by number."""
    last = Version.objects.filter(report=report).aggregate(at=Max("at"))["at"]
    rows = Annex.objects.filter(report=report, device=None)
    return {row.pk: row for row in (rows if last is None else rows.filter(whole_at__gt=last))}


def _in_hand(by: Staff, subject: str) -> Report:
    report = Report.objects.select_for_update(of=("self",)).filter(subject=subject).first()
    if report is None or report.writer != by.id:
        raise ReportRefused(subject, Why.NOT_THE_WRITER)
    if report.state not in _WRITTEN:
        raise ReportRefused(subject, Why.STATE)
    return report
