"""Where agreements stand, replayed from both logs.

Rules kept here:
  * Our own log counts with its entries that are committed and not yet integrated: a suspension acts at once.
  * The partner's log counts as far as the mirror has verified it.
  * Who signed is what the logs say, where the note that the entry names bears that institution's signature.
  * What a partner wrote is given with its unseen signs shown: titles, clauses, names, reasons. A text itself stays.
  * A resumption or an end counts as its institution declared it; one without a declaration under its key is shown, and
    counts for nothing.
Left to others: the rules of the replay (`saksama.agreement`), the public page (`public`), who may (`accounts.policy`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

import msgspec

from saksama.agreement.counting import AgreementBody, Said, Signing, counting, of_one_agreement, signed_terms
from saksama.agreement.course import replay
from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.history import AgreementEvent, EventKind, Standing, State
from saksama.agreement.permit import Asked, Permit, permit
from saksama.agreement.terms import Party, Terms, read_terms
from saksama.entries.entry import Entry
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    AgreementWithdrawn,
)
from saksama.entries.words import all_shown, shown_plainly
from saksama.errors import EvidenceError
from saksama_node.agreements.faults import Cause, NoSuchText, NotPossible
from saksama_node.agreements.models import Partner, Text
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.faults import BlobMissing
from saksama_node.ledger.queries import logged, waiting_entries
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

KINDS: Final = tuple(kind.value for kind in EventKind)
# An entry of ours that is not integrated yet comes after all that are, in order of commit.
_PENDING: Final = 1 << 52


@dataclass(frozen=True, slots=True)
class PartnerInfo:
    """A paired partner. Keys as their formats write them."""

    origin: str
    code: str
    name: str
    url: str
    institution_key: str
    log_key: str
    witness_key: str
    paired_at: datetime


@dataclass(frozen=True, slots=True)
class TextInfo:
    """One text. `note`: SHA-256 of the best note known (empty: a draft). `signed_by`: log origins, by the logs.

    `withdrawn_by`: who signed it once and took that back. `statements`: see the model.
    """

    digest: str
    text: str
    terms: Terms
    note: str
    signed_by: frozenset[str]
    known_at: datetime
    withdrawn_by: frozenset[str] = frozenset()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One `agreement.*` entry of either log. `index` None while it waits; `reason` empty where its kind has none."""

    origin: str
    index: int | None
    kind: EventKind
    at: datetime
    digest: str
    note: str
    reason: str
    body: AgreementBody


@dataclass(frozen=True, slots=True)
class AgreementInfo:
    """One agreement: its texts newest first, its state and history. `partner`: the other party of its newest text."""

    subject: str
    partner: Party
    texts: tuple[TextInfo, ...]
    state: State
    history: tuple[Happening, ...]
    events: tuple[AgreementEvent, ...]
    """What counts of the history, as the library judges by it."""

    def standing(self, at: datetime) -> Standing:
        """Where it stands at a moment."""
        return self.state.standing(at)

    def text(self, digest: str) -> TextInfo:
        """One of its texts; raises `NoSuchText`."""
        for each in self.texts:
            if each.digest == digest:
                return each
        raise NoSuchText(digest)

    @property
    def current(self) -> TextInfo:
        """The text in force, or last in force; the newest where none ever was."""
        return self.texts[0] if self.state.terms is None else self.text(self.state.terms.digest)


def partners() -> tuple[PartnerInfo, ...]:
    """All paired partners by name."""
    return tuple(_partner(row) for row in Partner.objects.all())


def partner(origin: str) -> PartnerInfo:
    """One paired partner; raises `NotPossible` (not paired)."""
    row = Partner.objects.filter(origin=origin).first()
    if row is None:
        raise NotPossible(Cause.NOT_PAIRED)
    return _partner(row)


# A text never changes, and is asked for at each dispatch: most of judging one was reading its TOML again.
@lru_cache(maxsize=64)
def _terms(text: str) -> Terms:
    """The terms with each unseen sign of the partner's words shown, for whoever reads them here: codes have none."""
    terms = read_terms(text)
    told = msgspec.to_builtins(terms)
    return terms if (read := all_shown(told)) == told else msgspec.convert(read, Terms)


def is_paired(origin: str) -> bool:
    """Whether a partner of this origin was paired."""
    return Partner.objects.filter(origin=origin).exists()


def agreements() -> tuple[AgreementInfo, ...]:
    """All agreements, the one with the newest text first."""
    subjects = dict.fromkeys(Text.objects.values_list("subject", flat=True))
    return tuple(agreement(subject) for subject in subjects)


def agreement(subject: str) -> AgreementInfo:
    """One agreement; raises `NoSuchText`."""
    rows = list(Text.objects.filter(subject=subject))
    if not rows:
        raise NoSuchText(subject)
    terms = of_one_agreement({row.digest: _terms(row.text) for row in rows})
    rows = [row for row in rows if row.digest in terms]
    history = happenings(subject, next(iter(terms.values())))
    said = tuple(_said(each) for each in history if _binds(each, subject, terms))
    events = counting(said, terms, lambda each: _blob(each.body))
    state = replay(events, terms)
    once = _signed(history)
    texts = tuple(_text(row, terms[row.digest], state, once.get(row.digest, frozenset())) for row in rows)
    return AgreementInfo(
        subject=subject,
        partner=texts[0].terms.partner_of(SETTINGS.origin),
        texts=texts,
        state=state,
        history=history,
        events=events,
    )


def _text(row: Text, terms: Terms, state: State, once: frozenset[str]) -> TextInfo:
    """`once`: who signed it at any time."""
    signed = state.signed.get(row.digest, frozenset())
    return TextInfo(row.digest, row.text, terms, row.note, signed, row.known_at, once - signed, tuple(row.statements))


def _binds(each: Happening, subject: str, terms: Mapping[str, Terms]) -> bool:
    """Whether the note is at hand and bears the signature that the entry speaks of; each other entry for now."""
    if not isinstance(each.body, AgreementProposed | AgreementSigned | AgreementAmended):
        return True
    note = _blob(each.body) if each.digest in terms else None
    return note is not None and _bears(each.body, each.origin, subject, note)


# Faults are remembered too: a partner's log may be full of them.
@lru_cache(maxsize=1024)
def _bears(body: Signing, origin: str, subject: str, note: bytes) -> bool:
    try:
        signed_terms(body, origin, subject, note)
    except EvidenceError:
        return False
    return True


def _said(each: Happening) -> Said:
    return Said(each.origin, _PENDING if each.index is None else each.index, each.at, each.body)


def _blob(body: AgreementBody) -> bytes | None:
    sha256 = getattr(body, "note", "")
    try:
        return blobs.get(sha256) if sha256 else None
    except BlobMissing:
        return None


def agreement_of(digest: str) -> AgreementInfo:
    """The agreement that a text belongs to; raises `NoSuchText`."""
    subject = Text.objects.filter(digest=digest).values_list("subject", flat=True).first()
    if subject is None:
        raise NoSuchText(digest)
    return agreement(subject)


def with_partner(origin: str, at: datetime | None = None) -> AgreementInfo | None:
    """The agreement with this partner that is in force, else the newest; None where there is none."""
    found = [each for each in agreements() if each.partner.origin == origin]
    moment = at or now()
    return next((each for each in found if each.standing(moment) is Standing.IN_FORCE), found[0] if found else None)


def permit_for(partner_origin: str, asked: Asked, at: datetime) -> Permit:
    """The permit for what is asked, by the agreement with this partner; raises `NotPermitted`."""
    found = with_partner(partner_origin, at)
    if found is None or found.state.terms is None:
        raise NotPermitted(asked.clause, Why.NOT_SIGNED)
    return permit(found.state.terms, found.state, asked, at)


def events_of(agreement: AgreementInfo) -> tuple[AgreementEvent, ...]:
    """Both logs' entries of this agreement, as the library judges dispatches by them."""
    return agreement.events


def known(digest: str) -> bool:
    """Whether a text of this digest is known here."""
    return Text.objects.filter(digest=digest).exists()


def is_known(subject: str) -> bool:
    """Whether a text of this agreement is known here."""
    return Text.objects.filter(subject=subject).exists()


def happenings(subject: str, terms: Terms) -> tuple[Happening, ...]:
    """The `agreement.*` entries of both parties' logs, by time."""
    ours = [_happening(SETTINGS.origin, each.index, each.entry) for each in logged(kinds=KINDS, subject=subject)]
    ours += [_happening(SETTINGS.origin, None, entry) for _, entry in waiting_entries(subject) if entry.kind in KINDS]
    theirs = terms.partner_of(SETTINGS.origin).origin
    found = [_happening(theirs, e.index, e.entry) for e in mirror.mirrored(theirs, kinds=KINDS, subject=subject)]
    return tuple(sorted(ours + found, key=lambda each: each.at))


def _happening(origin: str, index: int | None, entry: Entry) -> Happening:
    match entry.body:
        case AgreementProposed() | AgreementSigned() | AgreementAmended() as body:
            note, reason = body.note, ""
        case AgreementResumed() | AgreementEnded() as body:
            note, reason = body.note, body.reason
        case AgreementSuspended() | AgreementWithdrawn() as body:
            note, reason = "", body.reason
        case _:
            raise NoSuchText(entry.kind)
    said = shown_plainly(reason)
    return Happening(origin, index, EventKind(entry.kind), entry.at, body.digest, note, said, body)


def _signed(history: Sequence[Happening]) -> Mapping[str, frozenset[str]]:
    signing = (EventKind.SIGNED, EventKind.AMENDED)
    return {
        digest: frozenset(each.origin for each in history if each.kind in signing and each.digest == digest)
        for digest in {each.digest for each in history}
    }


def _partner(row: Partner) -> PartnerInfo:
    return PartnerInfo(
        origin=row.origin,
        code=row.code,
        name=shown_plainly(row.name),
        url=row.url,
        institution_key=row.institution_key,
        log_key=row.log_key,
        witness_key=row.witness_key,
        paired_at=row.paired_at,
    )


def texts_waiting_for_us() -> Iterator[TextInfo]:
    """Texts that the partner signed and we did not, of agreements that were not ended."""
    for each in agreements():
        if each.state.ended_by:
            continue
        for text in each.texts:
            if each.partner.origin in text.signed_by and SETTINGS.origin not in text.signed_by:
                yield text
