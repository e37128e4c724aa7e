"""Payloads, permits and sinks for the envelope's tests."""

import io
from typing import BinaryIO

from saksama.agreement.course import replay
from saksama.agreement.history import EventKind
from saksama.agreement.permit import Asked, Permit, permit
from saksama.envelope.container import AttachmentSource
from saksama.envelope.kinds import DatasetShare, Frame, Notice
from saksama.vocabulary import Classification, DispatchKind, SubjectClass
from tests.saksama.agreement.shipped import BAWASLU, DISKOMINFOTIK, event, moment, shipped_terms

TERMS = shipped_terms()
STATE = replay(
    [event(log, 0, EventKind.SIGNED, "2024-01-29T10:00:00+08:00", TERMS.digest) for log in (BAWASLU, DISKOMINFOTIK)],
    {TERMS.digest: TERMS},
)


def permit_for(
    kind: DispatchKind, classification: Classification = Classification.OPEN, *subjects: SubjectClass
) -> Permit:
    """A permit of the shipped agreement, clause 1, from Bawaslu to Diskominfotik."""
    asked = Asked("bawaslu", "diskominfotik", kind, classification, frozenset(subjects), "pasal-1")
    return permit(TERMS, STATE, asked, moment("2024-02-14T12:00:00+08:00"))


def frame_for(title: str = "Jadwal", *subjects: SubjectClass) -> Frame:
    """The frame of a dispatch under `permit_for`."""
    return Frame(
        agreement=TERMS.digest,
        clause="pasal-1",
        classification=Classification.OPEN,
        subject="ab" * 16,
        title=title,
        subjects=subjects,
    )


def notice(text: str = "Rapat koordinasi dipindah ke hari Kamis.") -> Notice:
    """A short notice."""
    return Notice(text=text)


def dataset() -> DatasetShare:
    """A dataset whose file is attached."""
    return DatasetShare(description="Semua TPS di NTB.", source="KPU Sirekap, 20 Maret 2024", rows=16243)


def attachment(name: str, data: bytes) -> AttachmentSource:
    """An attachment whose bytes are at hand."""
    return AttachmentSource(name, len(data), io.BytesIO(data))


class _Kept(io.BytesIO):
    """A file whose bytes outlive its closing."""

    def close(self) -> None:
        """Stay readable."""


class MemorySink:
    """A sink that keeps its files in memory and remembers what became of them."""

    def __init__(self) -> None:
        self.files: dict[str, _Kept] = {}
        self.committed = False

    def open(self, member: str) -> BinaryIO:
        self.files[member] = _Kept()
        return self.files[member]

    def commit(self) -> None:
        self.committed = True

    def abort(self) -> None:
        self.files.clear()
