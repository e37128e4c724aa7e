"""What this room's rows hold in words, and how each file of evidence is opened: sealed here, opened here.

Rules kept here:
  * Words of acts and what opens a file go with the key of the case, or of the report; why something was erased stays.
  * Each is bound to its row: by the entry, or by the file's name on the disk.
  * A file's own key is with its digest: who has neither can tell it from no other.
Left to others: keys (`casekeys.sealing`), openings of entries (the ledger), rows (the callers).
"""

from collections.abc import Iterable, Sequence

import msgspec

from saksama_node.casekeys.sealing import Plain, Use, opened_all, opened_words_all, seal_all, seal_words
from saksama_node.cases.evidence import Kept
from saksama_node.cases.models import CaseAct, Erasure, Evidence


class Secret(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one file: SHA-256 (hex) of its plain bytes, and the age identity that opens it; both empty where erased."""

    sha256: str = ""
    identity: str = ""


def sealed_act(case: str, leaf: int, words: str) -> bytes:
    """The words of an act of the case with this subject, whose entry is `leaf`."""
    return seal_words(case, _of_act(leaf), words)


def words_of_acts(rows: Iterable[CaseAct]) -> list[str]:
    """What was written with each, in their order; empty where nothing was, or it is erased."""
    return opened_words_all((bytes(row.words), _of_act(row.leaf)) for row in rows)


def sealed_reason(report: str, leaf: int, reason: str) -> bytes:
    """Why something of the report with this subject was erased, as its entry `leaf` says."""
    return seal_words(report, _of_erasure(leaf), reason, Use.STAYS)


def reasons_of(rows: Iterable[Erasure]) -> list[str]:
    """Why each was erased, in their order."""
    return opened_words_all((bytes(row.reason), _of_erasure(row.leaf)) for row in rows)


def sealed_secrets(report: str, kept: Sequence[Kept]) -> list[bytes]:
    """What opens each of these files of the report with this subject, in their order."""
    told = [(each.file, msgspec.json.encode(Secret(each.sha256, each.identity))) for each in kept]
    return seal_all([Plain(report, _of_file(file), data) for file, data in told])


def secrets_of(rows: Iterable[Evidence]) -> list[Secret]:
    """What opens each of these files, in their order."""
    return [_secret(each) for each in opened_all([(bytes(row.secret), _of_file(row.file)) for row in rows])]


def _secret(data: bytes | None) -> Secret:
    return Secret() if not data else msgspec.json.decode(data, type=Secret)


def _of_act(leaf: int) -> str:
    return f"act {leaf}"


def _of_erasure(leaf: int) -> str:
    return f"erasure {leaf}"


def _of_file(file: str) -> str:
    return f"evidence {file}"
