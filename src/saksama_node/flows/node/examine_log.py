"""Look at our own log: whether it signs, who holds a copy, who cosigns it.

Left to others: signing and cosigning (`ledger`), words and remedy of each finding (`condition`), the order of looking
(examine_node).
"""

from datetime import timedelta
from typing import Final

from saksama.errors import SaksamaError
from saksama.tlog.witness import origin_hash
from saksama_node.condition.check import Check, found
from saksama_node.exchange.linking import LinkInfo, links
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import healing, licence, public
from saksama_node.ledger.faults import OldBackup
from saksama_node.ledger.queries import log_state
from saksama_node.ledger.times import to_ms
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

WAITING_LONG: Final = timedelta(seconds=60)
MIRRORED_WITHIN: Final = timedelta(minutes=10)
FAILURES: Final = 10
"""A witness that failed so often in a row has been away for minutes, not for a moment."""
BEHIND: Final = 1000


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
    if fault.startswith(licence.RESTORED):
        return found("log.restored")
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
