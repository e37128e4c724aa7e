"""Look at the links: each partner, and the dispatches on their way.

Rules kept here: a link that stands still is told once, by why it stopped.
Left to others: following (`flows.following`), words and remedy of each finding (`condition`).
"""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from saksama_node.condition.check import Check, found
from saksama_node.exchange import queries as dispatches
from saksama_node.exchange.linking import LinkInfo, faults, links
from saksama_node.ledger import mirror
from saksama_node.settings.clock import now
from saksama_node.settings.words import Words

SILENT_LONG: Final = timedelta(hours=1)
DISPATCH_LONG: Final = timedelta(hours=1)
BEHIND: Final = 1000
_CONTRADICTIONS: Final = {"ledger.fork": "partner.fork", "ledger.rollback": "partner.rollback"}
_FAMILIES: Final = {
    "dispatch": "partner.dispatch-rejected",
    "key": "partner.key",
    "key-statement": "partner.key",
    "note": "partner.signature",
    "checkpoint": "partner.signature",
    "sending": "partner.dispatch-aside",
}

_SILENCES: Final[Mapping[str, Words]] = {
    "exchange.partner-silent": Words("simpulnya tidak menjawab", "its node does not answer"),
    "exchange.partner-stopped": Words(
        "simpulnya tidak berjalan; hanya proksinya yang menjawab", "its node is stopped; only its proxy answers"
    ),
    "exchange.answer-too-slow": Words("simpulnya menjawab terlalu lambat", "its node answers too slowly"),
    "exchange.answer-too-large": Words("simpulnya menjawab terlalu panjang", "its node answers at too great a length"),
    "exchange.answer-malformed": Words("yang menjawab bukan lognya", "what answers is not its log"),
    "exchange.answer-refused": Words(
        "simpulnya menolak atau mengalihkan kami", "its node refuses us or sends us elsewhere"
    ),
    "exchange.not-yet-cosigned": Words(
        "ada catatannya yang belum disaksikan", "an entry of its log is not yet cosigned"
    ),
}
"""Why a partner's log cannot be followed at the moment; a code without words is told as it is."""


def partners() -> list[Check]:
    """Each: whether it answers, how far we are, and every fault that waits for a person."""
    found_links = links()
    names = {each.origin: each.name for each in found_links}
    # While a link stands still its own finding says why; its fault counts again once a person has let it go on.
    stopped = {(each.origin, each.stopped_code) for each in found_links if each.stopped_at is not None}
    counted = Counter((each.origin, each.kind) for each in faults() if (each.origin, each.code) not in stopped)
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
        return [found(code, link.name, since=link.silent_since, why=_SILENCES.get(link.silence, link.silence))]
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
