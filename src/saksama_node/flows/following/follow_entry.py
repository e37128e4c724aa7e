"""Which entry of the partner's log leads to which act here: one visible table, and how a fault is kept.

Rules kept here: an entry's own fault holds up no other; the world's lets it come again.
Left to others: each act (the flows and rooms of the table), order and cursor (follow_partner).
"""

import logging
from collections.abc import Callable, Mapping

from django.db import InterfaceError, OperationalError

from saksama.entries.kinds.content import ContentClassified
from saksama.entries.kinds.data import DataErased
from saksama.errors import CallerError, EvidenceError, SaksamaError
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.contentwatch.partner.receiving import learn, note_erased
from saksama_node.exchange import actions, linking
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.faults import PartnerLacks
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.agreement.follow_agreement import KINDS as AGREEMENT_KINDS
from saksama_node.flows.agreement.follow_agreement import follow_agreement
from saksama_node.flows.exchange.fetch_documents import blob_of
from saksama_node.flows.exchange.partner_keys import KINDS as KEY_KINDS
from saksama_node.flows.exchange.partner_keys import learn_key
from saksama_node.flows.following.receive_again import receive_again
from saksama_node.flows.following.receive_dispatch import receive_dispatch
from saksama_node.flows.joint.close_incident import follow_incident
from saksama_node.flows.reports.publish_checker import KINDS as CHECKER_KINDS
from saksama_node.flows.reports.publish_checker import follow_checker
from saksama_node.ledger.actions import act
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.turn import writing
from saksama_node.ledger.world import fault_of
from saksama_node.tasks import actions as tasks

_LOG = logging.getLogger("saksama.follow")

type Handler = Callable[[str, LoggedEntry, PartnerClient], None]


def follow_entry(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    """Hand one entry to its handler; a fault of the entry is an alarm and does not keep back the next one."""
    try:
        HANDLERS[found.entry.kind](origin, found, client)
    except (EvidenceError, CallerError, PartnerLacks) as fault:
        linking.note_fault(origin, found.index, fault.code, str(fault))
    except (SaksamaError, OSError, InterfaceError, OperationalError):
        # The world's: network, disk, database. The entry waits, and comes again.
        raise
    except Exception as fell:
        # The database's too, whatever class the driver gives it.
        if fault_of(fell) is not None:
            raise
        # What fells us once would fell us each time: the partner must not be able to hold up what comes after it.
        _LOG.exception("entry %s of %s", found.index, origin)
        linking.note_fault(origin, found.index, Alarm.FELL, type(fell).__name__)


def _agreement(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    try:
        follow_agreement(origin, found, blob_of(client))
    except NotPossible as refused:
        # The partner may have agreements with others; they are none of ours.
        if refused.cause is not Cause.NOT_A_PARTY:
            raise


def _checker(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    follow_checker(origin, found, blob_of(client))


def _dispatch(origin: str, found: LoggedEntry, client: PartnerClient) -> None:
    if not receive_again(origin, found, client):
        receive_dispatch(origin, found, client)


def _receipt(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    with act():
        actions.learn(origin, found.index, found.entry.subject, found.entry.body)


def _task(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    with act():
        tasks.learn(origin, found.entry)


def _classified(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    body = found.entry.body
    if isinstance(body, ContentClassified):
        with writing():
            learn(origin, found.entry.subject, body)


def _erased(origin: str, found: LoggedEntry, _client: PartnerClient) -> None:
    with writing():
        note_erased(origin, found.entry.subject, found.entry.at)


HANDLERS: Mapping[str, Handler] = {
    **dict.fromkeys(AGREEMENT_KINDS, _agreement),
    **dict.fromkeys(KEY_KINDS, learn_key),
    **dict.fromkeys(CHECKER_KINDS, _checker),
    "dispatch.sent": _dispatch,
    **dict.fromkeys(("dispatch.received", "dispatch.rejected", "dispatch.accepted", "dispatch.refused"), _receipt),
    **dict.fromkeys(("task.accepted", "task.declined", "task.done", "task.confirmed"), _task),
    ContentClassified.KIND: _classified,
    DataErased.KIND: _erased,
    **dict.fromkeys(("incident.taken", "incident.notified", "incident.closed"), follow_incident),
}
"""Which entries of the partner's log lead to an act here. All others are mirrored and read where they are needed."""
