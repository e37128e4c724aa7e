"""The parts of which a submission and its case consist for whoever erases: what can still go, why, and taking it away.

Rules kept here:
  * A ground (`forms/erasure.toml`) is data with its article, its source and how surely that is known; one not in force
    is not offered.
  * Entries and their places stay. What goes is the opening of a commitment, the words in a row, the file on the disk.
  * With the whole go the keys of report and case: a page of the disk or a file that still holds something of it opens
    with nothing. A backup from before holds the keys, wrapped, and is erased again when it is restored.
  * The tie of a receipt to its case stays: it is no one's data but the reporter's proof.
  * Rows are changed in the caller's act; files go after its commit, and again until they are gone (`sweep`): an act
    that is rolled back has lost nothing, and one that is killed is finished.
Left to others: who may, and when an erasure may be entered (erasing), words (web), what other rooms hold of it (flows).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import msgspec
from django.db.models import QuerySet

from saksama.vocabulary import JsonObject
from saksama_node.casekeys.sealing import destroy
from saksama_node.cases import evidence, searching, vault
from saksama_node.cases.models import Case, CaseAct, Evidence, Paper, Submission
from saksama_node.cases.sealed import words_of_acts
from saksama_node.ledger import queries as ledger
from saksama_node.ledger.actions import erase_openings
from saksama_node.seconds.proposing import erase


class Kind(StrEnum):
    """What a part is. `case-file`: all of it, the identity too; `act`: the words written with an act."""

    CASE_FILE = "case-file"
    IDENTITY = "identity"
    FILE = "file"
    MESSAGE = "message"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Part:
    """One part. `id`: of the file, or of the entry (leaf) of a message or an act; 0 where there is one alone."""

    kind: Kind
    id: int = 0

    @property
    def key(self) -> str:
        """How it is written in a form and a row."""
        return f"{self.kind}.{self.id}" if self.id else str(self.kind)


WHOLE = Part(Kind.CASE_FILE)
IDENTITY = Part(Kind.IDENTITY)


def parts_of(row: Submission) -> list[Part]:
    """What can still be erased, the whole first; empty where nothing is left."""
    single = [
        *([IDENTITY] if _has_identity(row) else []),
        *(Part(Kind.FILE, pk) for pk in row.evidence.filter(erased=False).values_list("pk", flat=True)),
        *(Part(Kind.MESSAGE, leaf) for leaf in _messages(row)),
        *(Part(Kind.ACT, leaf) for leaf in _acts(row).exclude(words=b"").values_list("leaf", flat=True)),
    ]
    return [WHOLE, *single] if single or ledger.openings_of(row.leaf) else []


def described(row: Submission, part: Part) -> JsonObject:
    """A part as the commitment of the entry names it: files by place, messages and acts by their entry."""
    match part.kind:
        case Kind.FILE:
            order = list(row.evidence.values_list("pk", flat=True))
            return {"part": part.kind, "place": order.index(part.id) + 1}
        case Kind.MESSAGE | Kind.ACT:
            return {"leaf_hash": ledger.leaf_hash_of(part.id).hex(), "part": part.kind}
        case _:
            return {"part": part.kind}


def take_away(row: Submission, parts: Iterable[Part], *, by_proposal: int = 0) -> None:
    """Take these parts out of the rows and the openings, and out of every proposal but the one that has it done."""
    for part in parts:
        match part.kind:
            case Kind.CASE_FILE:
                _all(row, by_proposal)
            case Kind.IDENTITY:
                _identity(row)
            case Kind.FILE:
                row.evidence.filter(pk=part.id).update(erased=True, secret=b"")
            case Kind.MESSAGE:
                erase_openings(part.id)
            case Kind.ACT:
                _words(row, _acts(row).filter(leaf=part.id), by_proposal)


def sweep(row: Submission, parts: Iterable[Part]) -> None:
    """Remove the files of parts that were taken away; doing it again harms nothing."""
    kinds = {part.kind for part in parts}
    if kinds & {Kind.CASE_FILE, Kind.IDENTITY}:
        vault.erase(row.subject)
    for each in row.evidence.filter(erased=True).exclude(file=""):
        evidence.remove(each.file)
        Evidence.objects.filter(pk=each.pk).update(file="")


def _has_identity(row: Submission) -> bool:
    return bool(row.box) or row.papers.exists()


def _messages(row: Submission) -> list[int]:
    leaves = list(row.messages.order_by("id").values_list("leaf", flat=True))
    kept = ledger.opening_of_each(leaves, "message")
    return [leaf for leaf in leaves if leaf in kept]


def _acts(row: Submission) -> QuerySet[CaseAct]:
    return CaseAct.objects.filter(case__submission=row)


def _identity(row: Submission) -> None:
    # Without the box the code opens nothing any more; the digests of the leak check lead to nobody, and go on guarding.
    row.box = b""
    row.save(update_fields=["box"])
    Paper.objects.filter(submission=row).delete()


def _words(row: Submission, acts: QuerySet[CaseAct], by_proposal: int) -> None:
    texts = set(words_of_acts(acts.exclude(words=b"")))
    for leaf in acts.values_list("leaf", flat=True):
        erase_openings(leaf, ["reason"])
    acts.exclude(words=b"").update(words=b"", erased=True)
    erase(_subjects(row), only=texts, but=by_proposal)


def _subjects(row: Submission) -> list[str]:
    """The report's and its case's."""
    return [row.subject, *Case.objects.filter(submission=row).values_list("subject", flat=True)]


def _all(row: Submission, by_proposal: int) -> None:
    erase_openings(row.leaf)
    searching.forget(row.pk)
    _identity(row)
    row.evidence.update(erased=True, secret=b"")
    for leaf in _messages(row):
        erase_openings(leaf)
    _words(row, _acts(row), by_proposal)
    erase(_subjects(row), but=by_proposal)
    # Last: what is kept of it was read above, and is sealed anew under the key that stays.
    destroy(_subjects(row))


class Ground(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One ground. `early`: single parts may go on it before the case is closed."""

    id: str
    words: str
    words_en: str
    article: str
    article_en: str
    early: bool
    valid_from: date
    valid_to: date | None = None
    source: str
    certainty: str
    text: str = ""
    """The words of the norm, exactly, where they were read."""

    def holds(self, day: date) -> bool:
        """Whether it is in force on this day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    ground: tuple[Ground, ...]


@cache
def grounds() -> Mapping[str, Ground]:
    """The grounds that ship with this version, by id, in the order of the law."""
    text = files("saksama_node.cases").joinpath("forms", "erasure.toml").read_text("utf-8")
    return {each.id: each for each in msgspec.toml.decode(text, type=_File).ground}
