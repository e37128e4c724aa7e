"""Which entries of the two logs count for one agreement: judged once, for the node that follows and for `verify`.

Rules kept here:
  * An agreement is between the two parties of its original. A text that amends it between others is no part of it, and
    no entry of another log is.
  * `.proposed`, `.signed` and `.amended` count with a note of that digest and subject, which says of the old key what
    the entry says, and which the log's owner signed as it must (`institutions.signers`). Whoever has only the server
    cannot sign.
  * `.suspended` counts whatever text of the agreement it names: it protects. `.resumed` and `.ended` count as declared
    (`declaration`). Every other entry counts for a text that is part of the agreement.
Left to others: fetching the notes; where the agreement stands then (`history`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from msgspec import UNSET

from saksama.agreement.declaration import ACTS, declared
from saksama.agreement.errors import MalformedTerms
from saksama.agreement.history import AgreementEvent, EventKind, replay
from saksama.agreement.institutions import lacking
from saksama.agreement.terms import Terms, agreement_digest, read_terms
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    AgreementWithdrawn,
)
from saksama.errors import EvidenceError, KeyMalformed, NoteMalformed
from saksama.tlog.note import Note, VerifierKey

type Signing = AgreementProposed | AgreementSigned | AgreementAmended
type AgreementBody = Signing | AgreementWithdrawn | AgreementSuspended | AgreementResumed | AgreementEnded


class EntryDisagrees(EvidenceError):
    """An entry says otherwise than the note that it names, or the note is no agreement of this log's owner."""

    code = "agreement.entry"
    advice = "Keep the note; ask the institution which text it signed."

    why: str


class SignatureLacks(EvidenceError):
    """An entry says that its institution signed, and the note does not bear that signature."""

    code = "agreement.unsigned"
    advice = "It binds nobody. Ask the institution by telephone: its node may be in other hands."

    party: str


@dataclass(frozen=True, slots=True)
class Said:
    """One `agreement.*` entry of a log."""

    origin: str
    index: int
    at: datetime
    body: AgreementBody

    @property
    def event(self) -> AgreementEvent:
        """As the history is replayed from it."""
        return AgreementEvent(self.origin, self.index, EventKind(self.body.KIND), self.at, self.body.digest)


def signed_terms(body: Signing, origin: str, subject: str, note: bytes) -> Terms:
    """The terms in the note that an entry of the log `origin` names. Raises `EntryDisagrees`, `SignatureLacks`."""
    try:
        found = Note.parse(note)
        terms = read_terms(found.text)
        party = terms.party_at(origin)
        VerifierKey.parse(party.institution_key)
    except (NoteMalformed, MalformedTerms, KeyMalformed) as error:
        raise EntryDisagrees(str(error)) from error
    if agreement_digest(found.text) != body.digest or subject != terms.subject:
        raise EntryDisagrees("another digest or subject than the entry says")
    if isinstance(body, AgreementAmended):
        changed = UNSET if terms.new_key is None else terms.new_key.old_key
        if body.old_key != changed:
            raise EntryDisagrees("of the old key the entry says otherwise than the text")
    if lacking(found, terms, origin):
        raise SignatureLacks(party.code)
    return terms


def of_one_agreement(texts: Mapping[str, Terms]) -> dict[str, Terms]:
    """Of texts of one subject those that are between the parties of the original."""
    original = next((terms for terms in texts.values() if terms.amendment is None), None)
    if original is None:
        return dict(texts)
    return {digest: terms for digest, terms in texts.items() if _logs(terms) == _logs(original)}


def counting(
    said: Iterable[Said], texts: Mapping[str, Terms], note: Callable[[Said], bytes | None]
) -> tuple[AgreementEvent, ...]:
    """What counts of the entries of one subject.

    `texts`: those of one agreement; `note` gives what a declaring entry names, None where it is not at hand. Signing
    entries are given only where `signed_terms` was asked about them.
    """
    logs = frozenset[str]().union(*map(_logs, texts.values()))
    ours = [each for each in said if each.origin in logs]
    plain = [each.event for each in ours if isinstance(each.body, AgreementSuspended) or each.body.digest in texts]
    plain = [event for event in plain if event.kind not in ACTS]
    line = replay(plain, texts).line
    spoken = [
        declared(each.event, each.body.reason, note(each), line)
        for each in ours
        if isinstance(each.body, AgreementResumed | AgreementEnded)
    ]
    return (*plain, *(event for event in spoken if event is not None))


def _logs(terms: Terms) -> frozenset[str]:
    return frozenset(party.origin for party in terms.parties)
