"""The agreements that the logs speak of: their texts, their signatures, where each stands.

Rules kept here:
  * A text counts by its digest, and a party's `.signed` only with that party's institution signature on the note.
  * The logs are replayed by `agreement.history`; nothing of it is decided here.
Left to others: which keys are believed (trust), whether a dispatch was permitted (dispatches).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from saksama.agreement.errors import MalformedTerms, TermsNotGiven
from saksama.agreement.history import AgreementEvent, EventKind, State, replay
from saksama.agreement.terms import Terms, agreement_digest, read_terms
from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementSigned
from saksama.errors import KeyMalformed, NoteMalformed, SignatureInvalid
from saksama.tlog.note import Note, VerifierKey, verified_keys
from saksama.verify.blobs import Blobs
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog


@dataclass(frozen=True, slots=True)
class Agreements:
    """Every text by digest, every event, and the line that counts (`state` None: no text is known)."""

    terms: Mapping[str, Terms]
    events: tuple[AgreementEvent, ...]
    signed_by: Mapping[str, frozenset[str]]
    state: State | None

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
    signed_by: dict[str, frozenset[str]] = {}
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
                if not isinstance(body, AgreementProposed):
                    signed_by[text.digest] = signed_by.get(text.digest, frozenset()) | {log.origin}
            digest = str(getattr(body, "digest", ""))
            events.append(AgreementEvent(log.origin, item.index, EventKind(item.wire.kind), item.at, digest))
    known = tuple(event for event in events if event.digest in terms)
    return Agreements(terms, known, signed_by, _line(known, terms))


def _check_note(origin: str, item: Item, data: bytes, found: Findings) -> Terms | None:
    """The terms in a note that entry `item` of log `origin` names; None with a finding where they do not fit it."""
    body = item.body
    assert isinstance(body, (AgreementProposed, AgreementSigned, AgreementAmended))  # noqa: S101 (narrowed by the caller)
    try:
        note = Note.parse(data)
        terms = read_terms(note.text)
        party = terms.party_at(origin)
        institution = VerifierKey.parse(party.institution_key)
    except (NoteMalformed, MalformedTerms, KeyMalformed) as error:
        found.add(Code.AGREEMENT_NOTE, origin, item.index, why=str(error))
        return None
    if agreement_digest(note.text) != body.digest or item.wire.subject != terms.subject:
        found.add(Code.AGREEMENT_NOTE, origin, item.index, why="another digest or subject than the entry says")
        return None
    if not isinstance(body, AgreementProposed) and not is_signed(note, institution):
        found.add(Code.AGREEMENT_SIGNATURE, origin, item.index, party=party.code, note=data.decode())
    return terms


def is_signed(note: Note, key: VerifierKey) -> bool:
    """Whether this key signed the note."""
    try:
        return key in verified_keys(note, [key])
    except SignatureInvalid:
        return False


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
