"""Agreement entries: the life of a signed note between two institutions.

Rules kept here: the subject is the first 32 hex digits of the digest of the original text; amendments keep it.
Left to others: what the note says (agreement.terms), whether it is in force (agreement.history).
"""

from typing import ClassVar

from msgspec import UNSET, UnsetType

from saksama.entries.body import Body, Digest, PublicText
from saksama.vocabulary import OldKey


class AgreementProposed(Body, frozen=True, kw_only=True):
    """The agreement's text is laid before the partner.

    `digest`: SHA-256 of the text; `note`: of the signed note, a blob.
    """

    KIND: ClassVar[str] = "agreement.proposed"
    digest: Digest
    note: Digest


class AgreementSigned(Body, frozen=True, kw_only=True):
    """This institution has signed; in force when both logs hold it for one digest."""

    KIND: ClassVar[str] = "agreement.signed"
    digest: Digest
    note: Digest


class AgreementAmended(Body, frozen=True, kw_only=True):
    """This institution has signed an amended text in place of the text with digest `amends`.

    `old_key`: the text gives one party another institution key; whether the old one signed too, was lost or stolen.
    """

    KIND: ClassVar[str] = "agreement.amended"
    amends: Digest
    digest: Digest
    note: Digest
    old_key: OldKey | UnsetType = UNSET


class AgreementWithdrawn(Body, frozen=True, kw_only=True):
    """This institution takes its signature back, which counts as long as the other has not signed."""

    KIND: ClassVar[str] = "agreement.withdrawn"
    digest: Digest
    reason: PublicText


class AgreementSuspended(Body, frozen=True, kw_only=True):
    """Either party alone suspends."""

    KIND: ClassVar[str] = "agreement.suspended"
    digest: Digest
    reason: PublicText


class AgreementResumed(Body, frozen=True, kw_only=True):
    """This party resumes; it takes both. `note`: its declaration under the institution's key, a blob."""

    KIND: ClassVar[str] = "agreement.resumed"
    digest: Digest
    note: Digest
    reason: PublicText


class AgreementEnded(Body, frozen=True, kw_only=True):
    """This party ends the agreement before its date. `note`: its declaration under the institution's key, a blob."""

    KIND: ClassVar[str] = "agreement.ended"
    digest: Digest
    note: Digest
    reason: PublicText


KINDS: tuple[type[Body], ...] = (
    AgreementProposed,
    AgreementSigned,
    AgreementAmended,
    AgreementWithdrawn,
    AgreementSuspended,
    AgreementResumed,
    AgreementEnded,
)
