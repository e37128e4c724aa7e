"""Acts on agreements: draft, propose, countersign, suspend, resume, end; and keeping what the partner signed.

Rules kept here:
  * Each act is one entry or two of our log, in the caller's `ledger.act`; the note is a blob before an entry names it.
  * An act is judged by where the agreement stands at that moment, inside the act.
  * We sign only a text that names us as we are: our origin and our institution key; and our partner as it was paired.
Left to others: who may and the passphrase (flows, `institution`), when both have signed (`saksama.agreement.history`).
"""

from collections.abc import Sequence

from saksama.agreement.history import Standing
from saksama.agreement.terms import Amendment, PartyNode, Terms, WitnessNode, complete, read_template, read_terms
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
)
from saksama.errors import SaksamaError
from saksama.tlog.note import Note, SignatureLine, VerifierKey, verified_keys
from saksama_node.accounts.queries import actor_for
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.faults import Cause, NoteRefused, NotPossible
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.introduction import Introduction
from saksama_node.agreements.models import Partner, Text
from saksama_node.agreements.queries import AgreementInfo, TextInfo, agreement_of, known, partner
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def keep_partner(introduced: Introduction) -> None:
    """Keep a partner whose fingerprint a person has compared; a later introduction replaces address and names only.

    Raises `NotPossible` where the institution key is another than before: that takes an amendment.
    """
    held = Partner.objects.filter(origin=introduced.origin).first()
    if held is not None and held.institution_key != introduced.institution_key:
        raise NotPossible(Cause.OTHER_KEY)
    Partner.objects.update_or_create(
        origin=introduced.origin,
        defaults={
            "code": introduced.code,
            "name": introduced.name,
            "url": introduced.url,
            "institution_key": introduced.institution_key,
            "log_key": introduced.log_key,
            "witness_key": introduced.witness_key,
            "paired_at": now(),
        },
    )


def renew_partner_keys(origin: str, log_key: str, witness_key: str) -> None:
    """Keep what the partner's key statements say of its log and its witness now."""
    Partner.objects.filter(origin=origin).update(log_key=log_key, witness_key=witness_key)


def draft(template: str, *, us: str, partner_origin: str, witnesses: Sequence[WitnessNode], amends: str = "") -> str:
    """Complete a template with both nodes and the witnesses, and keep it unsigned; return the text's digest.

    `us`: our party's code in the template; `amends`: digest of the text in force that it replaces.
    """
    theirs = partner(partner_origin)
    codes = [party.code for party in read_template(template)]
    if us not in codes:
        raise NotPossible(Cause.NOT_A_PARTY)
    other = next(code for code in codes if code != us)
    nodes = (
        PartyNode(us, SETTINGS.origin, str(verifier()), SETTINGS.url),
        PartyNode(other, theirs.origin, theirs.institution_key, theirs.url),
    )
    text = complete(template, nodes, witnesses, _amendment(amends))
    terms = read_terms(text)
    _keep_text(text, terms, note="")
    return terms.digest


def to_sign(digest: str) -> bytes:
    """What our institution must sign: the partner's note where there is one, else the draft's text."""
    text = agreement_of(digest).text(digest)
    return blobs.get(text.note) if text.note else text.text.encode()


def propose(by: Staff, digest: str, signed: Note) -> Leaf:
    """Lay a draft of ours, as our institution signed it, before the partner: `.proposed` and `.signed` (`.amended`)."""
    agreement = agreement_of(digest)
    text = agreement.text(digest)
    _check_signable(agreement, text)
    note = blobs.put(Note(text.text, _our_lines(text, signed)).encode())
    Text.objects.filter(digest=digest).update(note=note)
    actor = actor_for(by, agreement.subject)
    append(AgreementProposed(digest=digest, note=note), subject=agreement.subject, actor=actor)
    return _append_signed(text.terms, note, actor)


def countersign(by: Staff, digest: str, signed: Note) -> Leaf:
    """Take up a text that the partner proposed and our institution signed: its note with our signature added."""
    agreement = agreement_of(digest)
    text = agreement.text(digest)
    _check_signable(agreement, text)
    if not text.note:
        raise NotPossible(Cause.NO_PROPOSAL)
    theirs = Note.parse(blobs.get(text.note))
    note = blobs.put(theirs.with_signatures(*_our_lines(text, signed)).encode())
    Text.objects.filter(digest=digest).update(note=note)
    return _append_signed(text.terms, note, actor_for(by, agreement.subject))


def suspend(by: Staff, digest: str, reason: str) -> Leaf:
    """Suspend, alone and at once."""
    agreement = _current(digest)
    if SETTINGS.origin in agreement.state.suspended_by:
        raise NotPossible(Cause.SUSPENDED_ALREADY)
    body = AgreementSuspended(digest=digest, reason=reason)
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def resume(by: Staff, digest: str, reason: str) -> Leaf:
    """Agree to go on; both must, before anything moves again."""
    agreement = _current(digest)
    if agreement.standing(now()) is not Standing.SUSPENDED or SETTINGS.origin in agreement.state.resumed_by:
        raise NotPossible(Cause.NOT_SUSPENDED)
    body = AgreementResumed(digest=digest, reason=reason)
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def end(by: Staff, digest: str, reason: str) -> Leaf:
    """End it before its date, alone and for good."""
    agreement = _current(digest)
    body = AgreementEnded(digest=digest, reason=reason)
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def keep_note(data: bytes, digest: str, signer: VerifierKey) -> None:
    """Keep a note that the partner signed: a new text, or a further signature on a known one. Idempotent.

    `digest` is what the log (or the introduction) says; `signer` the partner's institution key as it was paired.
    Raises `NoteRefused`.
    """
    try:
        note = Note.parse(data)
        terms = read_terms(note.text)
        signers = verified_keys(note, (signer, verifier()))
    except SaksamaError as error:
        raise NoteRefused(error.code) from error
    if terms.digest != digest:
        raise NoteRefused("its text has another digest")
    if signer not in signers:
        raise NoteRefused("the partner's institution key did not sign it")
    _check_us(terms)
    held = Text.objects.filter(digest=digest).first()
    if held is None:
        _keep_text(note.text, terms, note=blobs.put(data))
        return
    if held.note:
        note = Note.parse(blobs.get(held.note)).with_signatures(*note.signatures)
    Text.objects.filter(digest=digest).update(note=blobs.put(note.encode()))


def _our_lines(text: TextInfo, signed: Note) -> tuple[SignatureLine, ...]:
    """Our institution's signature over exactly this text; every other line is left out."""
    ours = verifier()
    if signed.text != text.text or ours not in verified_keys(signed, (ours,)):
        raise NotPossible(Cause.NOT_SIGNED_BY_US)
    return tuple(line for line in signed.signatures if line.is_by(ours))


def _check_us(terms: Terms) -> None:
    """The text must name us as we are and the partner as it was paired."""
    if SETTINGS.origin not in {party.origin for party in terms.parties}:
        raise NotPossible(Cause.NOT_A_PARTY)
    theirs = terms.partner_of(SETTINGS.origin)
    pinned = (terms.party_at(SETTINGS.origin).institution_key, theirs.institution_key)
    if pinned != (str(verifier()), partner(theirs.origin).institution_key):
        raise NotPossible(Cause.OTHER_KEY)


def _check_signable(agreement: AgreementInfo, text: TextInfo) -> None:
    _check_us(text.terms)
    if SETTINGS.origin in text.signed_by:
        raise NotPossible(Cause.SIGNED_ALREADY)
    if agreement.state.ended_by:
        raise NotPossible(Cause.ENDED)
    amends = text.terms.amendment.amends if text.terms.amendment else None
    current = agreement.state.terms.digest if agreement.state.terms else None
    if amends != current:
        raise NotPossible(Cause.NOT_THE_CURRENT_TEXT)


def _current(digest: str) -> AgreementInfo:
    agreement = agreement_of(digest)
    if agreement.state.terms is None:
        raise NotPossible(Cause.NOT_SIGNED_BY_BOTH)
    if agreement.state.terms.digest != digest:
        raise NotPossible(Cause.NOT_THE_CURRENT_TEXT)
    if agreement.state.ended_by:
        raise NotPossible(Cause.ENDED)
    return agreement


def _amendment(amends: str) -> Amendment | None:
    if not amends:
        return None
    terms = agreement_of(amends).text(amends).terms
    return Amendment(original=terms.amendment.original if terms.amendment else amends, amends=amends)


def _append_signed(terms: Terms, note: str, actor: str) -> Leaf:
    body: AgreementSigned | AgreementAmended
    if terms.amendment is None:
        body = AgreementSigned(digest=terms.digest, note=note)
    else:
        body = AgreementAmended(digest=terms.digest, note=note, amends=terms.amendment.amends)
    return append(body, subject=terms.subject, actor=actor)


def _keep_text(text: str, terms: Terms, *, note: str) -> None:
    if not known(terms.digest):
        Text.objects.create(digest=terms.digest, subject=terms.subject, text=text, note=note, known_at=now())
