"""Replace the institution's own key: the next key, an amendment that gives it its place, our keys stated under it.

Rules kept here:
  * The amendment goes the way of every other: proposed under the new key (and the old one, unless that was lost or
    stolen), reviewed and countersigned by the partner, in force when both logs hold it.
  * What an amendment in force says of institution keys is taken up: the partner's beside its link, ours over our own
    keys. Who meets us later knows no other key than the new one, so our node's keys are stated anew under it: signed
    when the amendment was, entered when they count. From the first of them on the old key says nothing any more in our
    log (`saksama.keys.ring`).
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from saksama.errors import EvidenceError
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyStatement, open_statement, sign_statement
from saksama.tlog.note import SigningKey, VerifierKey
from saksama.vocabulary import KeyUse, OldKey, format_moment, parse_moment
from saksama_node.accounts.policy import INSTITUTION, Action, Staff, require
from saksama_node.agreements import actions
from saksama_node.agreements.aligning import align_partner, institution_line
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.agreements.institution import make_next_key, take_next_key
from saksama_node.agreements.queries import AgreementInfo, agreements
from saksama_node.exchange.linking import pin_institution
from saksama_node.flows.keys.replace_key import key_standings
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.own_keys import own_bodies, standing_keys
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_NEEDED: Final = frozenset({KeyUse.LOG, KeyUse.WITNESS, KeyUse.TRANSPORT, KeyUse.AGE})
"""Uses without which a node cannot introduce itself."""


def draft_new_key(*, by: Staff, digest: str, old_key: OldKey, passphrase: str = "", public: str = "") -> str:
    """Draft the text in force with another key of ours; return its digest.

    The key is made here under `passphrase`, or was made elsewhere and `public` is its vkey. Raises `WeakPassphrase`.
    """
    require(by, Action.KEY_MANAGE, INSTITUTION)  # the keys are the institution's
    require(by, Action.AGREEMENT_PROPOSE, INSTITUTION)  # the keys are the institution's
    actions.check_amendable(digest)
    key = take_next_key(public) if public else make_next_key(passphrase)
    with act():
        drafted = actions.draft_new_key(digest, key, old_key)
        trace(Deed.KEY_PREPARED, by=by, subject=KeyUse.INSTITUTION)
        trace(Deed.AGREEMENT_DRAFTED, by=by, subject=drafted)
        return drafted


def restated() -> tuple[KeyStatement, ...]:
    """What is to be said under the new institution key: every key of ours that stands, as long as it did before."""
    at = parse_moment(format_moment(now()))
    return tuple(
        KeyStatement(SETTINGS.origin, each.use, each.key, at, each.ends)
        for each in key_standings()
        if each.stands and each.ends > at + timedelta(seconds=1)
    )


def sign_restated(key: SigningKey) -> tuple[bytes, ...]:
    """The same, signed here."""
    return tuple(sign_statement(each, key).encode() for each in restated())


def keep_restated(notes: Sequence[bytes], key: VerifierKey) -> tuple[str, ...]:
    """Keep signed statements as blobs until they count; give their digests. Raises `NotPossible` where one lacks."""
    standing = {(each.use, each.key) for each in key_standings() if each.stands}
    told = set()
    for each in (open_statement(note, key) for note in notes):
        if not isinstance(each, KeyStatement) or each.owner != SETTINGS.origin or each.replaces is not None:
            raise NotPossible(Cause.STATEMENTS_MISSING)
        told.add((each.use, each.key))
    needed = {(use, name) for use, name in standing if use in _NEEDED}
    if not needed <= told <= standing:
        raise NotPossible(Cause.STATEMENTS_MISSING)
    return tuple(map(blobs.put, notes))


def take_up_institution_keys(origin: str) -> None:
    """Whatever follows for us and this partner from the agreements as they stand. Idempotent; outside any act."""
    with act():
        pin_institution(origin, align_partner(origin))
    for each in agreements():
        if each.partner.origin == origin:
            _state_anew(each)


def _state_anew(agreement: AgreementInfo) -> None:
    terms = agreement.state.terms
    if terms is None or not agreement.text(terms.digest).statements:
        return
    key = VerifierKey.parse(terms.party_at(SETTINGS.origin).institution_key)
    if key != institution_line(SETTINGS.origin)[-1]:
        return
    with act():
        logged = {body.statement for body in own_bodies()}
        for sha256 in agreement.text(terms.digest).statements:
            statement = _opened(sha256, key)
            # A key that was replaced while the amendment waited is not stated again.
            if sha256 not in logged and statement and statement.key in standing_keys(statement.use):
                append(body_of(statement, sha256), subject="", actor="node")


def _opened(sha256: str, key: VerifierKey) -> KeyStatement | None:
    try:
        found = open_statement(blobs.get(sha256), key)
    except EvidenceError:
        return None
    return found if isinstance(found, KeyStatement) else None
