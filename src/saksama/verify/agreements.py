"""The agreements that the logs speak of: their texts, their signatures, where each stands.

Rules kept here:
  * A text counts by its digest, and a party's `.signed` only with that party's institution signature on the note: under
    the new key and the old one where the text replaces it (`agreement.institutions`). Without it the entry counts for
    nothing, and is wrong. So is a resumption or an end that the institution did not declare.
  * The logs are replayed by `agreement.history`; nothing of it is decided here.
Left to others: which keys are believed (trust), whether a dispatch was permitted (dispatches).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from msgspec import UNSET

from saksama.agreement.declaration import ACTS, declared
from saksama.agreement.errors import MalformedTerms, TermsNotGiven
from saksama.agreement.history import AgreementEvent, EventKind, State, replay
from saksama.agreement.institutions import InForce, lacking
from saksama.agreement.terms import Terms, agreement_digest, read_terms
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
)
from saksama.errors import KeyMalformed, NoteMalformed
from saksama.tlog.note import Note, VerifierKey
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


@dataclass(frozen=True, slots=True)
class Agreements:
    """Every text by digest, every event, and the line that counts (`state` None: no text is known)."""

    terms: Mapping[str, Terms]
    events: tuple[AgreementEvent, ...]
    state: State | None

    @property
    def line(self) -> tuple[InForce, ...]:
        """Every text that was in force, the first one first."""
        return self.state.line if self.state else ()

    @property
    def in_force(self) -> Terms | None:
        """The text that both signed last, whether it is suspended or not."""
        return self.state.terms if self.state else None

    def of_line(self, terms: Terms) -> tuple[tuple[AgreementEvent, ...], Mapping[str, Terms]]:
        """The events and texts of the same agreement: its original and its amendments."""
        texts = {digest: text for digest, text in self.terms.items() if text.subject == terms.subject}
        return tuple(event for event in self.events if event.digest in texts), texts

    def partner_of(self, origin: str) -> Terms | None:
        """The text that the log's owner signed last: it names the partner."""
        mine = [event for event in self.events if event.log_origin == origin and event.digest in self.terms]
        signed = [event for event in mine if event.kind in (EventKind.SIGNED, EventKind.AMENDED)]
        return self.terms[max(signed, key=lambda event: event.index).digest] if signed else None


def read_agreements(logs: Sequence[ServedLog], blobs: Blobs, found: Findings) -> Agreements:
    """Read what the logs say of agreements; faults are findings."""
    terms: dict[str, Terms] = {}
    events: list[AgreementEvent] = []
    said: list[tuple[AgreementEvent, str, str]] = []
    bases = [log.base for log in logs]
    for log in logs:
        for item in log.contents.family("agreement"):
            body = item.body
            if isinstance(body, (AgreementProposed, AgreementSigned, AgreementAmended)):
                data = blobs.get(body.note, [log.base, *bases], log.origin, item.index)
                text = None if data is None else _check_note(log.origin, item, data, found)
                if text is None:
                    continue
                terms[text.digest] = text
            digest = str(getattr(body, "digest", ""))
            event = AgreementEvent(log.origin, item.index, EventKind(item.wire.kind), item.at, digest)
            if isinstance(body, (AgreementResumed, AgreementEnded)):
                said.append((event, body.reason, body.note))
            else:
                events.append(event)
    known = [event for event in events if event.digest in terms]
    for event, reason, note in said:
        if event.digest in terms:
            known += _declared(
                event, reason, blobs.get(note, bases, event.log_origin, event.index), known, terms, found
            )
    return Agreements(terms, tuple(known), _line(known, terms))


def _declared(
    event: AgreementEvent,
    reason: str,
    note: bytes | None,
    known: Sequence[AgreementEvent],
    terms: Mapping[str, Terms],
    found: Findings,
) -> list[AgreementEvent]:
    """The event, where its institution declared it: under the key that the signatures on the texts lead to."""
    texts = {digest: text for digest, text in terms.items() if text.subject == terms[event.digest].subject}
    signing = [one for one in known if one.kind not in ACTS and one.digest in texts]
    counts = declared(event, reason, note, replay(signing, texts).line)
    if counts is None and note is not None:
        found.add(Code.AGREEMENT_DECLARATION, event.log_origin, event.index, act=event.kind.value)
    return [] if counts is None else [counts]


def _check_note(origin: str, item: Item, data: bytes, found: Findings) -> Terms | None:
    """The terms in a note that entry `item` of log `origin` names; None with a finding where they do not fit it.

    Also where the party did not sign as it must: such an entry binds nobody.
    """
    body = item.body
    assert isinstance(body, (AgreementProposed, AgreementSigned, AgreementAmended))  # noqa: S101 (narrowed by the caller)
    try:
        note = Note.parse(data)
        terms = read_terms(note.text)
        party = terms.party_at(origin)
        VerifierKey.parse(party.institution_key)
    except (NoteMalformed, MalformedTerms, KeyMalformed) as error:
        found.add(Code.AGREEMENT_NOTE, origin, item.index, why=str(error))
        return None
    if agreement_digest(note.text) != body.digest or item.wire.subject != terms.subject:
        found.add(Code.AGREEMENT_NOTE, origin, item.index, why="another digest or subject than the entry says")
        return None
    if isinstance(body, AgreementAmended):
        changed = None if terms.new_key is None else terms.new_key.old_key
        if (None if body.old_key is UNSET else body.old_key) != changed:
            found.add(
                Code.AGREEMENT_NOTE, origin, item.index, why="of the old key the entry says otherwise than the text"
            )
            return None
    if not isinstance(body, AgreementProposed) and lacking(note, terms, origin):
        found.add(Code.AGREEMENT_SIGNATURE, origin, item.index, party=party.code, note=data.decode())
        return None
    return terms


def _line(events: Sequence[AgreementEvent], terms: Mapping[str, Terms]) -> State | None:
    """The agreement that counts: among those that both signed, the one whose last event is latest."""
    states: list[tuple[bool, datetime, State]] = []
    for subject in {text.subject for text in terms.values()}:
        texts = {digest: text for digest, text in terms.items() if text.subject == subject}
        own = [event for event in events if event.digest in texts]
        if not own:
            continue
        try:
            state = replay(own, texts)
        except TermsNotGiven:
            continue
        states.append((state.terms is not None, max(event.at for event in own), state))
    return max(states, key=lambda found: found[:2])[2] if states else None
