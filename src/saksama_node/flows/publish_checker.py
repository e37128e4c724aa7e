"""Publish an edition of the checker page when what it carries has changed; take over the partner's.

One author for each agreement, its first party, so that both nodes serve the same bytes; the other judges the page
against its own keys and terms and then logs the same digest.
"""

from collections.abc import Callable
from dataclasses import replace

from saksama.agreement.history import Standing
from saksama.agreement.terms import Terms
from saksama.entries.kinds.checker import CheckerPublished
from saksama.entries.kinds.key import KeyIntroduced, KeyRevoked, KeyRotated
from saksama.errors import EvidenceError
from saksama.keys.ring import KeyRing
from saksama.keys.statement import open_statement
from saksama.tlog.note import VerifierKey
from saksama_node.agreements.queries import agreements
from saksama_node.checker.edition import Carried, assemble, carried_by, carries
from saksama_node.checker.eras import eras_of, names_of
from saksama_node.flows.partner_keys import ring as partner_ring
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.keyfiles import INSTITUTION_VERIFIER, read_line

KINDS = (CheckerPublished.KIND,)
ACTOR = "node"


class OtherChecker(EvidenceError):
    """The partner's edition carries other keys or another rule than our log and the agreement say."""

    code = "checker.other"
    advice = "Compare the edition's keys with the agreement; ask the partner before anyone relies on it."


def publish_checker() -> int | None:
    """Publish a new edition if there is reason to; return its number."""
    terms = _in_force()
    if terms is None or terms.parties[0].origin != SETTINGS.origin:
        return None
    carried = _carried(terms)
    newest = _newest()
    if not carried.eras or (newest is not None and carried_by(blobs.get(newest.digest)) == carries(carried)):
        return None
    carried = replace(carried, edition=newest.edition + 1 if newest else 1)
    # The blob before the entry that names it.
    digest = blobs.put(assemble(carried))
    body = CheckerPublished(agreement=terms.digest, digest=digest, edition=carried.edition)
    with act():
        append(body, subject="", actor=ACTOR)
    return carried.edition


def follow_checker(origin: str, logged: LoggedEntry, blob: Callable[[str], bytes]) -> None:
    """Judge the partner's edition and log the same digest. Raises `OtherChecker`: an alarm, the cursor goes on."""
    body = logged.entry.body
    terms = _in_force()
    if not isinstance(body, CheckerPublished) or terms is None or terms.parties[0].origin != origin:
        return
    page = blob(body.digest)
    try:
        same = carried_by(page) == carries(_carried(terms))
    except ValueError as error:
        raise OtherChecker from error
    if not same:
        raise OtherChecker
    with act():
        if _newest() != body:
            append(body, subject="", actor=ACTOR)


def _newest() -> CheckerPublished | None:
    """Our newest edition, integrated or not: an edition that waits for its place is not published again."""
    bodies = [each.entry.body for each in committed(KINDS)]
    return next((body for body in reversed(bodies) if isinstance(body, CheckerPublished)), None)


def _in_force() -> Terms | None:
    moment = now()
    found = (each for each in agreements() if each.standing(moment) is Standing.IN_FORCE)
    return next((each.state.terms for each in found if each.state.terms is not None), None)


def _carried(terms: Terms) -> Carried:
    ring = _ring(terms)
    return Carried(
        edition=1,
        made=now(),
        agreement_title=terms.title,
        agreement_digest=terms.digest,
        names=names_of(terms, ring),
        eras=eras_of(terms, ring),
    )


def _ring(terms: Terms) -> KeyRing:
    """Both parties' verified statements: ours from our log, the partner's from its own."""
    ours = VerifierKey.parse(read_line(SETTINGS.data, INSTITUTION_VERIFIER))
    found = []
    for each in committed((KeyIntroduced.KIND, KeyRotated.KIND, KeyRevoked.KIND)):
        body = each.entry.body
        if isinstance(body, KeyIntroduced | KeyRotated | KeyRevoked) and body.owner == SETTINGS.origin:
            found.append(open_statement(blobs.get(body.statement), ours))
    theirs = partner_ring(terms.partner_of(SETTINGS.origin).origin)
    return theirs.adding(*found)
