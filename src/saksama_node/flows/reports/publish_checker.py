"""Publish an edition of the checker page when what it carries has changed; take over the partner's.

Rules kept here:
  * One author for each agreement, its first party, so that both nodes serve the same bytes.
  * The other judges the page against its own keys and terms, and then logs the same digest.
Left to others: the page itself (`checker`), keys of both (keys_of_both).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from saksama.agreement.history import Standing
from saksama.agreement.terms import Terms
from saksama.entries.kinds.checker import CheckerPublished
from saksama.errors import EvidenceError
from saksama_node.agreements.queries import agreements
from saksama_node.checker.edition import Carried, assemble, eras_of, is_made_of, names_of
from saksama_node.flows.keys.keys_of_both import keys_of_both
from saksama_node.ledger import blobs, mirror
from saksama_node.ledger.actions import act, append
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.queries import committed
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

KINDS = (CheckerPublished.KIND,)


class OtherChecker(EvidenceError):
    """The partner's edition is not what we would make: other keys, another rule, or another version's script."""

    code = "checker.other"
    advice = "Bring both nodes to one version. If it stays, compare the edition with the agreement and ask the partner."


def publish_checker() -> int | None:
    """Publish a new edition if there is reason to; return its number. At the partner's node: take over the author's."""
    terms = _in_force()
    if terms is None:
        return None
    if terms.parties[0].origin != SETTINGS.origin:
        return _take_over(terms)
    carried = _carried(terms)
    newest = _newest()
    if not carried.eras or (newest is not None and is_made_of(blobs.get(newest.digest), carried)):
        return None
    carried = replace(carried, edition=newest.edition + 1 if newest else 1)
    # The blob before the entry that names it.
    digest = blobs.put(assemble(carried))
    _log_once(CheckerPublished(agreement=terms.digest, digest=digest, edition=carried.edition))
    return carried.edition


def follow_checker(origin: str, logged: LoggedEntry, blob: Callable[[str], bytes]) -> None:
    """Judge the partner's edition and log the same digest. Raises `OtherChecker`: an alarm, the cursor goes on."""
    body = logged.entry.body
    terms = _in_force()
    if not isinstance(body, CheckerPublished) or terms is None or terms.parties[0].origin != origin:
        return
    if not is_made_of(blob(body.digest), _carried(terms)):
        raise OtherChecker
    _log_once(body)


def _take_over(terms: Terms) -> int | None:
    """Look again at the author's newest edition: it may be ours to log since keys came or this node was upgraded."""
    body = _last(mirror.mirrored(terms.parties[0].origin, kinds=KINDS))
    if body is None or body == _newest() or not blobs.has(body.digest):
        return None
    if not is_made_of(blobs.get(body.digest), _carried(terms)):
        return None
    _log_once(body)
    return body.edition


def _log_once(body: CheckerPublished) -> None:
    with act():
        # Any, not only the newest: after a restore the partner's entries are met again from the beginning.
        if all(each.entry.body != body for each in committed(KINDS)):
            append(body, subject="", actor="node")


def _newest() -> CheckerPublished | None:
    """Our newest edition, integrated or not: an edition that waits for its place is not published again."""
    return _last(committed(KINDS))


def _last(found: Iterable[LoggedEntry]) -> CheckerPublished | None:
    return next((each.entry.body for each in reversed([*found]) if isinstance(each.entry.body, CheckerPublished)), None)


def _in_force() -> Terms | None:
    moment = now()
    found = (each for each in agreements() if each.standing(moment) is Standing.IN_FORCE)
    return next((each.state.terms for each in found if each.state.terms is not None), None)


def _carried(terms: Terms) -> Carried:
    ring = keys_of_both(terms)
    return Carried(
        edition=1,
        made=now(),
        agreement_title=terms.title,
        agreement_digest=terms.digest,
        names=names_of(terms, ring),
        eras=eras_of(terms, ring),
    )
