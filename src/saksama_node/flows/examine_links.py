"""Look at the links: our log, its witnesses and its mirrors, each partner, the dispatches on their way."""

from collections import Counter
from datetime import timedelta
from typing import Final

from saksama.errors import SaksamaError
from saksama.tlog.witness import origin_hash
from saksama_node.condition.check import Check, found
from saksama_node.exchange import queries as dispatches
from saksama_node.exchange.links import LinkInfo, faults, links
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import healing, mirror, public
from saksama_node.ledger.faults import OldBackup
from saksama_node.ledger.queries import log_state
from saksama_node.ledger.times import to_ms
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

WAITING_LONG: Final = timedelta(seconds=60)
SILENT_LONG: Final = timedelta(hours=1)
DISPATCH_LONG: Final = timedelta(hours=1)
MIRRORED_WITHIN: Final = timedelta(minutes=10)
FAILURES: Final = 10
"""A witness that failed so often in a row has been away for minutes, not for a moment."""
BEHIND: Final = 1000
_CONTRADICTIONS: Final = {"ledger.fork": "partner.fork", "ledger.rollback": "partner.rollback"}
_FAMILIES: Final = {
    "dispatch": "partner.dispatch-rejected",
    "key": "partner.key",
    "key-statement": "partner.key",
    "note": "partner.signature",
    "checkpoint": "partner.signature",
}


def log() -> list[Check]:
    """Whether it signs, and how long entries wait."""
    state = log_state(to_ms(now()))
    if state is None:
        return [found("log.missing")]
    wrong = [_not_signing(state.fault)] if state.fault else []
    if state.oldest_waiting > WAITING_LONG:
        wrong.append(found("log.waiting", count=state.waiting, age=state.oldest_waiting))
    if not public.standing():
        wrong.append(found("log.unwitnessed"))
    return wrong or [found("log.well", size=state.size, waiting=state.waiting)]


def _not_signing(fault: str) -> Check:
    if fault.partition(":")[0] == OldBackup.code:
        return found("log.old-copy")
    return found("log.not-signing", why=fault)


def mirrors() -> list[Check]:
    """How far each partner mirrors our log: what nobody mirrors is lost with this disk, and the log could not go on."""
    return [_mirror(each) for each in links()]


def _mirror(link: LinkInfo) -> Check:
    client = PartnerClient(SETTINGS.origin, link.url, f"/mirror/{origin_hash(SETTINGS.origin)}")
    try:
        held = healing.shown(client.checkpoint()).size
    except SaksamaError as error:
        return found("mirror.unknown", link.name, why=error.code)
    first = next(public.logged(after=held - 1), None)
    if first is not None and now() - first.entry.at > MIRRORED_WITHIN:
        return found("mirror.lags", link.name, count=public.tree_size() - held)
    return found("mirror.well", link.name, count=held)


def witnesses() -> list[Check]:
    """Each: whether it answers, and how far it is behind."""
    size, checks = public.tree_size(), []
    for each in public.standing():
        if each.failures >= FAILURES:
            checks.append(found("witness.silent", each.name, failures=each.failures, why=each.fault))
        elif size - each.last_size > BEHIND:
            checks.append(found("witness.lags", each.name, count=size - each.last_size))
        else:
            checks.append(found("witness.well", each.name, size=each.last_size))
    return checks


def partners() -> list[Check]:
    """Each: whether it answers, how far we are, and every fault that waits for a person."""
    found_links = links()
    names = {each.origin: each.name for each in found_links}
    # While a link stands still its own finding says why; its fault counts again once a person has let it go on.
    stopped = {(each.origin, each.stopped_code) for each in found_links if each.stopped_at is not None}
    counted = Counter((each.origin, each.code) for each in faults() if (each.origin, each.code) not in stopped)
    wrong = [
        found(_fault_code(code), names.get(origin, origin), fault=code, count=n)
        for (origin, code), n in counted.items()
    ]
    return [check for each in found_links for check in _link(each)] + wrong or [found("partner.none")]


def _link(link: LinkInfo) -> list[Check]:
    held = mirror.state(link.origin).size
    if link.stopped_at is not None:
        return [found(_stop_code(link.stopped_code), link.name)]
    if link.silent_since is not None:
        code = "partner.silent" if now() - link.silent_since > SILENT_LONG else "partner.quiet"
        return [found(code, link.name, since=link.silent_since, why=link.silence)]
    if held - link.cursor > BEHIND:
        return [found("partner.lags", link.name, count=held - link.cursor)]
    return [found("partner.well", link.name, count=held)]


def _stop_code(code: str) -> str:
    return _CONTRADICTIONS.get(code, "partner.signature")


def _fault_code(code: str) -> str:
    return _CONTRADICTIONS.get(code) or _FAMILIES.get(code.partition(".")[0], "partner.fault")


def on_their_way() -> list[Check]:
    """Dispatches that have not arrived."""
    count, oldest = dispatches.on_their_way()
    if oldest is not None and now() - oldest > DISPATCH_LONG:
        return [found("dispatch.waiting", count=count, since=oldest)]
    return [found("dispatch.well", count=count)]
