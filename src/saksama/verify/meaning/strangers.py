"""Acts towards a log that nobody knows: receipts, answers and observations name a partner's log, or they are false.

Rules kept here:
  * A log deals with the other party of an agreement that its entries name. A receipt of its own dispatch is none.
  * It looks at logs whose keys it introduced, too: a partner is known before anything is signed.
  * Where the text of an agreement could not be had or read, nobody can say who is its party: nothing is named.
Left to others: what is sent, asked or reported under an agreement (dispatches, undertakings), a partner's log itself.
"""

from collections.abc import Iterator
from typing import Final

from saksama.entries.kinds import BODIES
from saksama.entries.kinds.agreement import AgreementAmended, AgreementProposed, AgreementSigned
from saksama.entries.kinds.dispatch import DispatchAccepted, DispatchReceived, DispatchRefused, DispatchRejected
from saksama.entries.kinds.incident import IncidentTaken
from saksama.entries.kinds.key import KeyIntroduced
from saksama.entries.kinds.log import LogObserved
from saksama.entries.kinds.task import TaskAccepted, TaskDeclined, TaskDone
from saksama.verify.agreements import Agreements
from saksama.verify.contents import Item
from saksama.verify.findings import Code, Findings
from saksama.verify.served import ServedLog

STRANGER: Final = "no party of the agreement has this log"
_FAMILIES: Final = ("dispatch", "incident", "task", "log")


def check_strangers(log: ServedLog, agreements: Agreements, found: Findings) -> None:
    """Name each act of the log towards one that it has nothing to do with."""
    if not _are_texts_whole(log, agreements):
        return
    parties = [{party.origin for party in text.parties} for text in agreements.terms.values()]
    partners = {origin for each in parties if log.origin in each for origin in each} - {log.origin}
    looked_at = partners | {
        item.body.owner for item in log.contents.of(KeyIntroduced) if isinstance(item.body, KeyIntroduced)
    }
    for item in (each for name in _FAMILIES for each in log.contents.family(name)):
        for code, origin, told in _named(item, log.origin):
            if origin not in (looked_at if code is Code.OBSERVED_FALSE else partners):
                why = "it is the log's own dispatch" if origin == log.origin else STRANGER
                found.add(code, log.origin, item.index, **told, why=why)


def _are_texts_whole(log: ServedLog, agreements: Agreements) -> bool:
    signed = log.contents.of(AgreementProposed, AgreementSigned, AgreementAmended)
    named = {str(getattr(item.body, "digest", "")) for item in signed}
    newer = any(kind.startswith("agreement.") and kind not in BODIES for kind in log.contents.columns.total.counts)
    return named <= agreements.terms.keys() and not newer


def _named(item: Item, own: str) -> Iterator[tuple[Code, str, dict[str, str | int]]]:
    """The log that an act names, with the code that is its own where that log is nobody's, and what else is told."""
    match item.body:
        case (
            DispatchReceived(origin=origin, index=index)
            | DispatchAccepted(origin=origin, index=index)
            | DispatchRefused(origin=origin, index=index)
            | DispatchRejected(origin=origin, index=index)
        ):
            yield Code.RECEIPT_FALSE, origin, {"of": index, "kind": item.wire.kind}
        # What a log asks of itself is named where it is opened, and what was never opened with its history.
        case TaskAccepted(opener=origin) | TaskDeclined(opener=origin) | TaskDone(opener=origin) if origin != own:
            yield Code.TASK_UNLAWFUL, origin, {"subject": item.wire.subject, "act": item.wire.kind}
        case IncidentTaken(reporter=origin) if origin != own:
            yield Code.INCIDENT_UNLAWFUL, origin, {"subject": item.wire.subject, "act": item.wire.kind}
        # Of itself it is named already (forks).
        case LogObserved(origin=origin) if origin != own:
            yield Code.OBSERVED_FALSE, origin, {"of": origin}
        case _:
            pass
