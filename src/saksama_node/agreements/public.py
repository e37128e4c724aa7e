"""What the public may see of agreements: all of it. The notes are public documents.

Rules kept here:
  * Who may ask whom for what, until when, as the signed text says it; addresses of the notes and of both logs' entries.
  * A text is called in force only when both logs hold the signature and the dates say so.
Left to others: the page (portal), the words for kinds and classes (`words`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from saksama.agreement.history import Standing
from saksama.agreement.institutions import lacking
from saksama.agreement.terms import Terms
from saksama.entries.words import shown_plainly
from saksama.errors import EvidenceError
from saksama.keys.statement import open_statement
from saksama.tlog.note import Note, VerifierKey
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.queries import AgreementInfo, Happening, TextInfo, agreements
from saksama_node.agreements.words import DirectionWords, direction_words
from saksama_node.ledger import blobs
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


@dataclass(frozen=True, slots=True)
class PublicParty:
    """A party: names, contacts (office, role), log origin, institution key, node; whether its log holds `.signed`."""

    code: str
    name: str
    name_en: str
    contacts: tuple[tuple[str, str], ...]
    origin: str
    institution_key: str
    url: str
    signed: bool


@dataclass(frozen=True, slots=True)
class PublicClause:
    """One clause: texts in both languages and one sentence's parts for each direction that it opens."""

    id: str
    title: str
    title_en: str
    purpose: str
    purpose_en: str
    directions: tuple[DirectionWords, ...]
    incident_hours: int | None
    silence_hours: int | None


@dataclass(frozen=True, slots=True)
class PublicAgreement:
    """One text with where it stands. `note_url`: the signed note; `digest`: SHA-256 of its text. Moments in UTC.

    `text`: the same with its unseen signs shown.
    """

    subject: str
    digest: str
    title: str
    title_en: str
    place: str
    signed_on: date
    from_: datetime
    until: datetime
    standing: Standing
    suspended_by: tuple[str, ...]
    amended: bool
    parties: tuple[PublicParty, ...]
    witnesses: tuple[tuple[str, str, str], ...]
    outsiders: int
    partner_cosigns: bool
    clauses: tuple[PublicClause, ...]
    assumptions: tuple[tuple[str, str, str], ...]
    scan: str | None
    note_url: str
    text: str
    history: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of signed notes for `/.well-known/saksama`: in force, and proposed by us; None where there is none."""

    agreement: str | None
    proposal: str | None


def shown() -> tuple[PublicAgreement, ...]:
    """Every agreement that was proposed, the newest first; drafts are not shown."""
    found = [(each, _shown_text(each)) for each in agreements()]
    return tuple(_public(agreement, text) for agreement, text in found if text is not None)


def addresses() -> Addresses:
    """What the well-known document says. With several partners, the newest of each kind."""
    at = now()
    agreement = proposal = None
    for each in agreements():
        current = each.current
        if agreement is None and each.standing(at) is Standing.IN_FORCE and _complete(current):
            agreement = _note_url(current.note)
        for text in each.texts:
            if proposal is None and text.signed_by == {SETTINGS.origin} and text.note:
                proposal = _note_url(text.note)
    return Addresses(agreement, proposal)


def institution_vkey() -> str:
    """Our institution's verifier key that counts now."""
    return str(verifier())


def stated(statements: Iterable[str]) -> frozenset[str]:
    """Which of our key statements (SHA-256) stand under that key."""
    key = verifier()
    return frozenset(each for each in statements if _stands(each, key))


def _stands(statement: str, key: VerifierKey) -> bool:
    try:
        open_statement(blobs.get(statement), key)
    except EvidenceError:
        return False
    return True


def _complete(text: TextInfo) -> bool:
    """Whether the note held here bears both institutions' signatures."""
    if not text.note:
        return False
    note = Note.parse(blobs.get(text.note))
    return not any(lacking(note, text.terms, party.origin) for party in text.terms.parties)


def _shown_text(agreement: AgreementInfo) -> TextInfo | None:
    if agreement.state.terms is not None:
        return agreement.current
    return next((text for text in agreement.texts if text.note), None)


def _note_url(note: str) -> str:
    return f"{SETTINGS.url}/log/blob/{note}"


def _public(agreement: AgreementInfo, text: TextInfo) -> PublicAgreement:
    terms = text.terms
    return PublicAgreement(
        subject=agreement.subject,
        digest=text.digest,
        title=terms.title,
        title_en=terms.title_en or terms.title,
        place=terms.place,
        signed_on=terms.signed_on,
        from_=terms.from_,
        until=terms.until,
        standing=agreement.standing(now()),
        suspended_by=tuple(terms.party_at(origin).name for origin in sorted(agreement.state.suspended_by)),
        amended=terms.amendment is not None,
        parties=_parties(terms, text),
        witnesses=tuple((seen.name, seen.vkey, seen.url) for seen in terms.witnesses),
        outsiders=terms.quorum.outsiders,
        partner_cosigns=terms.quorum.partner,
        clauses=clauses(terms),
        assumptions=tuple((each.about, each.text, each.text_en or each.text) for each in terms.assumptions),
        scan=terms.scan,
        note_url=_note_url(text.note),
        text=shown_plainly(text.text),
        history=agreement.history,
    )


def _parties(terms: Terms, text: TextInfo) -> tuple[PublicParty, ...]:
    return tuple(
        PublicParty(
            code=party.code,
            name=party.name,
            name_en=party.name_en or party.name,
            contacts=tuple((contact.office, contact.role) for contact in party.contacts),
            origin=party.origin,
            institution_key=party.institution_key,
            url=party.url,
            signed=party.origin in text.signed_by,
        )
        for party in terms.parties
    )


def clauses(terms: Terms) -> tuple[PublicClause, ...]:
    """The clauses in words."""
    return tuple(
        PublicClause(
            id=clause.id,
            title=clause.title,
            title_en=clause.title_en or clause.title,
            purpose=clause.purpose,
            purpose_en=clause.purpose_en or clause.purpose,
            directions=tuple(direction_words(terms, way) for way in clause.direction),
            incident_hours=clause.incident_hours,
            silence_hours=clause.silence_hours,
        )
        for clause in terms.clauses
    )
