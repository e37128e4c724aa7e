"""Acts on agreements: draft, propose, withdraw, countersign, suspend, resume, end; keeping what the partner signed.

Rules kept here:
  * Each act is one entry or two of our log, in the caller's `ledger.act`; the note is a blob before an entry names it.
  * An act is judged by where the agreement stands at that moment, inside the act.
  * We sign only a text that names us as we are: our origin and our institution key; and our partner as it was paired.
    Where the text replaces one of these keys, it names the one that stood, and the new one of ours is in our hands.
  * A draft of ours holds no sign that is not seen; a text of the partner's is kept as it was signed.
  * What gives power back or takes it for good, resuming and ending, bears the institution's declaration.
Left to others: who may and the passphrase (flows, `institution`), when both have signed (`saksama.agreement.history`).
"""

from collections.abc import Sequence

import msgspec
from msgspec import UNSET

from saksama.agreement.counting import Declaration, parse_declaration
from saksama.agreement.history import EventKind, Standing
from saksama.agreement.institutions import is_new_key, lacking, signers
from saksama.agreement.terms import (
    SUBJECT_HEX,
    Amendment,
    NewKey,
    PartyNode,
    Terms,
    WitnessNode,
    complete,
    read_template,
    read_terms,
    template_of,
)
from saksama.entries.kinds.agreement import (
    AgreementAmended,
    AgreementEnded,
    AgreementProposed,
    AgreementResumed,
    AgreementSigned,
    AgreementSuspended,
    AgreementWithdrawn,
)
from saksama.entries.words import all_worded, reasoned, worded
from saksama.errors import SaksamaError
from saksama.tlog.note import Note, SignatureLine, VerifierKey
from saksama.vocabulary import OldKey, format_moment, parse_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.agreements.aligning import pinned_key, standing_key
from saksama_node.agreements.faults import Cause, NoteRefused, NotPossible
from saksama_node.agreements.institution import is_held
from saksama_node.agreements.introduction import Introduction
from saksama_node.agreements.models import Partner, Text
from saksama_node.agreements.queries import (
    AgreementInfo,
    TextInfo,
    agreement,
    agreement_of,
    is_known,
    known,
    partner,
)
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS


def keep_partner(introduced: Introduction) -> None:
    """Keep a partner whose fingerprint a person has compared; a later introduction replaces address and names only.

    Raises `NotPossible` where the institution key is another than before: that takes an amendment.
    """
    held = Partner.objects.filter(origin=introduced.origin).first()
    if held is not None and str(standing_key(held.origin)) != introduced.institution_key:
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

    `us`: our party's code in the template; `amends`: digest of the text in force that it replaces. Raises
    `MalformedTerms`, `NotPossible`, and `WordsRefused` for a sign that is not seen.
    """
    theirs = partner(partner_origin)
    codes = [party.code for party in read_template(template)]
    if us not in codes:
        raise NotPossible(Cause.NOT_A_PARTY)
    other = next(code for code in codes if code != us)
    amendment = _amendment(amends)
    subject = amendment.original[:SUBJECT_HEX] if amendment else ""
    nodes = (
        PartyNode(us, SETTINGS.origin, pinned_key(subject, SETTINGS.origin), SETTINGS.url),
        PartyNode(other, theirs.origin, pinned_key(subject, theirs.origin), theirs.url),
    )
    text = complete(template, nodes, witnesses, amendment)
    terms = read_terms(text)
    _check_words(text, terms)
    _keep_text(text, terms, note="")
    return terms.digest


def check_amendable(digest: str) -> None:
    """Raises `NotPossible` where this is no text that counts now."""
    _current(digest)


def draft_new_key(digest: str, key: VerifierKey, old_key: OldKey) -> str:
    """The text in force again, but with `key` as our institution's; keep it unsigned; return its digest."""
    text = _current(digest).text(digest)
    ours = text.terms.party_at(SETTINGS.origin)
    if str(key) == ours.institution_key:
        raise NotPossible(Cause.KEY_NOT_NEW)
    nodes = [
        PartyNode(each.code, each.origin, str(key) if each == ours else each.institution_key, each.url)
        for each in text.terms.parties
    ]
    said = NewKey(ours.code, ours.institution_key, old_key)
    drafted = complete(template_of(text.text), nodes, text.terms.witnesses, _amendment(digest), said)
    terms = read_terms(drafted)
    _check_new(terms)
    _keep_text(drafted, terms, note="")
    return terms.digest


def to_sign(digest: str) -> bytes:
    """What our institution must sign: the partner's note where there is one, else the draft's text."""
    text = agreement_of(digest).text(digest)
    return blobs.get(text.note) if is_theirs(text) else text.text.encode()


def is_theirs(text: TextInfo) -> bool:
    """Whether the partner signed the note that is held here, though its log may not have been followed so far."""
    theirs = text.terms.partner_of(SETTINGS.origin).origin
    return bool(text.note) and not lacking(Note.parse(blobs.get(text.note)), text.terms, theirs)


def propose(by: Staff, digest: str, signed: Note, statements: Sequence[str] = ()) -> Leaf:
    """Lay a draft of ours, as our institution signed it, before the partner: `.proposed` and `.signed` (`.amended`).

    `statements`: what is to be logged under our new institution key once the text is in force.
    """
    agreement = agreement_of(digest)
    text = agreement.text(digest)
    _check_signable(agreement, text)
    note = blobs.put(Note(text.text, _our_lines(text, signed)).encode())
    Text.objects.filter(digest=digest).update(note=note, statements=list(statements))
    actor = actor_for(by, agreement.subject)
    append(AgreementProposed(digest=digest, note=note), subject=agreement.subject, actor=actor)
    return _append_signed(text.terms, note, actor)


def countersign(by: Staff, digest: str, signed: Note) -> Leaf:
    """Take up a text that the partner proposed and our institution signed: its note with our signature added."""
    agreement = agreement_of(digest)
    text = agreement.text(digest)
    _check_signable(agreement, text)
    if not is_theirs(text):
        raise NotPossible(Cause.NO_PROPOSAL)
    theirs = Note.parse(blobs.get(text.note))
    note = blobs.put(theirs.with_signatures(*_our_lines(text, signed)).encode())
    Text.objects.filter(digest=digest).update(note=note)
    return _append_signed(text.terms, note, actor_for(by, agreement.subject))


def withdraw(by: Staff, digest: str, reason: str) -> Leaf:
    """Take our signature back from a text that the partner has not signed; it may be proposed again."""
    agreement = agreement_of(digest)
    if agreement.text(digest).signed_by != {SETTINGS.origin} or agreement.state.ended_by:
        raise NotPossible(Cause.NOT_WITHDRAWABLE)
    body = AgreementWithdrawn(digest=digest, reason=reasoned(reason))
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def hold(digest: str) -> None:
    """Let nobody else send under this text, or suspend or end it, until the act commits: the log has an order."""
    list(Text.objects.select_for_update().filter(digest=digest).values_list("pk"))


def suspend(by: Staff, digest: str, reason: str) -> Leaf:
    """Suspend, alone and at once."""
    hold(digest)
    agreement = _current(digest)
    if SETTINGS.origin in agreement.state.suspended_by:
        raise NotPossible(Cause.SUSPENDED_ALREADY)
    body = AgreementSuspended(digest=digest, reason=reasoned(reason))
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def declare(digest: str, act: EventKind, reason: str) -> Declaration:
    """What our institution must sign to resume or to end.

    Raises `NotPossible`, `DeclarationRefused`, `WordsRefused`.
    """
    agreement = _current(digest)
    _check_declarable(agreement, act)
    return Declaration(act, digest, SETTINGS.origin, parse_moment(format_moment(now())), reasoned(reason))


def move(by: Staff, signed: Note) -> Leaf:
    """Resume (both must, before anything moves again) or end (alone, for good), as our institution declared it."""
    said = parse_declaration(signed.text)
    if said.owner != SETTINGS.origin:
        raise NotPossible(Cause.DECLARATION_OTHER)
    hold(said.agreement)
    agreement = _current(said.agreement)
    _check_declarable(agreement, said.act)
    lines = _lines_by(signed, (pinned_key(agreement.subject, SETTINGS.origin),))
    # One that lay about since before the suspension would lift nothing.
    since = [each.at for each in agreement.history if each.kind is EventKind.SUSPENDED]
    if said.said > now() or (said.act is EventKind.RESUMED and said.said < max(since)):
        raise NotPossible(Cause.DECLARATION_OTHER)
    note = blobs.put(Note(signed.text, lines).encode())
    body: AgreementResumed | AgreementEnded
    if said.act is EventKind.RESUMED:
        body = AgreementResumed(digest=said.agreement, reason=said.reason, note=note)
    else:
        body = AgreementEnded(digest=said.agreement, reason=said.reason, note=note)
    return append(body, subject=agreement.subject, actor=actor_for(by, agreement.subject))


def _check_declarable(agreement: AgreementInfo, act: EventKind) -> None:
    if act is EventKind.RESUMED and (
        agreement.standing(now()) is not Standing.SUSPENDED or SETTINGS.origin in agreement.state.resumed_by
    ):
        raise NotPossible(Cause.NOT_SUSPENDED)


def keep_note(data: bytes, digest: str) -> None:
    """Keep a note that the partner signed: a new text, or a further signature on a known one. Idempotent.

    `digest` is what the log (or the introduction) says. Raises `NoteRefused`, `NotPossible`.
    """
    try:
        note = Note.parse(data)
        terms = read_terms(note.text)
    except SaksamaError as error:
        raise NoteRefused(error.code) from error
    if terms.digest != digest:
        raise NoteRefused("its text has another digest")
    held = Text.objects.filter(digest=digest).first()
    # What is known was judged when it came: since then its own amendment may have replaced a key.
    if held is None:
        _check_us(terms)
    if lacking(note, terms, terms.partner_of(SETTINGS.origin).origin):
        raise NoteRefused("the partner's institution key did not sign it")
    if held is None:
        if _keep_text(note.text, terms, note=blobs.put(data)):
            return
        # Who follows the partner's log and who asks for its proposal may both bring it in the same moment.
        held = Text.objects.get(digest=digest)
    if held.note:
        note = Note.parse(blobs.get(held.note)).with_signatures(*note.signatures)
    Text.objects.filter(digest=digest).update(note=blobs.put(note.encode()))


def _check_words(text: str, terms: Terms) -> None:
    """Every word of a text of ours is seen: what stands in its file, and what its file writes by a number.

    Raises `WordsRefused`. Another key for a text that both signed is no new text: whatever stands in it stood there.
    """
    worded(text, most=len(text))
    all_worded(msgspec.to_builtins(terms))


def _our_lines(text: TextInfo, signed: Note) -> tuple[SignatureLine, ...]:
    """Our institution's signatures over exactly this text; every other line is left out."""
    if signed.text != text.text:
        raise NotPossible(Cause.NOT_SIGNED_BY_US)
    return _lines_by(signed, signers(text.terms, SETTINGS.origin))


def _lines_by(signed: Note, keys: Sequence[str]) -> tuple[SignatureLine, ...]:
    """The lines of these keys, all of which must have signed."""
    wanted = [VerifierKey.parse(key) for key in keys]
    text = signed.text.encode()
    found = {key: line for line in signed.signatures for key in wanted if line.is_by(key)}
    if len(found) < len(wanted) or not all(key.verify(text, line.signature) for key, line in found.items()):
        raise NotPossible(Cause.NOT_SIGNED_BY_US)
    return tuple(found.values())


def _check_us(terms: Terms) -> None:
    """The text must name us as we are and the partner as it was paired, but for a key that it says it replaces."""
    if SETTINGS.origin not in {party.origin for party in terms.parties}:
        raise NotPossible(Cause.NOT_A_PARTY)
    theirs, said = terms.partner_of(SETTINGS.origin), terms.new_key
    partner(theirs.origin)
    for party in terms.parties:
        stands = pinned_key(terms.subject, party.origin)
        named = said.replaces if said is not None and said.party == party.code else party.institution_key
        if named != stands:
            raise NotPossible(Cause.OTHER_KEY)
    ours = terms.party_at(SETTINGS.origin)
    if not is_held(ours.institution_key):
        raise NotPossible(Cause.OTHER_KEY)
    _check_new(terms)


def _check_new(terms: Terms) -> None:
    """A new key must be one that this agreement never had: whoever holds one that was replaced may be a thief."""
    if terms.new_key is None or not is_known(terms.subject):
        return
    line = [each.terms for each in agreement(terms.subject).state.line]
    if not is_new_key(line, terms, terms.party(terms.new_key.party).origin):
        raise NotPossible(Cause.KEY_NOT_NEW)


def _check_parties(terms: Terms) -> None:
    """An amendment is between those whom the original names: a third institution writes nothing under our agreement."""
    if terms.amendment is None or not known(terms.amendment.original):
        return
    original = agreement_of(terms.amendment.original).text(terms.amendment.original).terms
    if {party.origin for party in terms.parties} != {party.origin for party in original.parties}:
        raise NotPossible(Cause.OTHER_PARTIES)


def _check_signable(agreement: AgreementInfo, text: TextInfo) -> None:
    _check_us(text.terms)
    if SETTINGS.origin in text.signed_by:
        raise NotPossible(Cause.SIGNED_ALREADY)
    if agreement.state.ended_by:
        raise NotPossible(Cause.ENDED)
    if text.withdrawn_by - {SETTINGS.origin}:
        raise NotPossible(Cause.WITHDRAWN)
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
        changed = UNSET if terms.new_key is None else terms.new_key.old_key
        body = AgreementAmended(digest=terms.digest, note=note, amends=terms.amendment.amends, old_key=changed)
    return append(body, subject=terms.subject, actor=actor)


def _keep_text(text: str, terms: Terms, *, note: str) -> bool:
    """Whether it was new here."""
    if known(terms.digest):
        return False
    _check_parties(terms)
    given = {"subject": terms.subject, "text": text, "note": note, "known_at": now()}
    return Text.objects.get_or_create(digest=terms.digest, defaults=given)[1]
