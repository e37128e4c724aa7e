"""Which entry of our own log gives which room its rows back after a restore: one visible table, every kind in it.

Rules kept here: a kind whose family has no row here stops the node at its start.
Left to others: what a room makes of an entry (each room's `restoring`), bringing entries back (heal_log).
"""

from collections.abc import Callable, Mapping
from typing import Final

from saksama.entries.kinds import BODIES, account
from saksama.entries.kinds.interest import InterestLifted
from saksama_node.accounts.actions import end_roles_of
from saksama_node.accounts.declaring import restore_end
from saksama_node.accounts.vouching import note_renewed_alone, vouch
from saksama_node.agreements.restoring import restore as restore_agreement
from saksama_node.cases.restoring import restore as restore_case
from saksama_node.cases.restoring import restore_lot, restore_plenary
from saksama_node.contentwatch.whole.erasing import restore as restore_content_erasure
from saksama_node.contentwatch.whole.restoring import restore as restore_content
from saksama_node.exchange.restoring import restore as restore_dispatch
from saksama_node.flows.deadlines.rule_on_clocks import restore as restore_ruling
from saksama_node.flows.norms.confirm_norm import restore as restore_norm
from saksama_node.flows.reports.erase_data import restore_erasure
from saksama_node.incidents.restoring import restore as restore_incident
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import logged
from saksama_node.observation.advice_restoring import restore_advice
from saksama_node.observation.restoring import restore_period, restore_received, restore_report
from saksama_node.results.restoring import restore as restore_result
from saksama_node.results.restoring import restore_audit
from saksama_node.tasks.restoring import restore as restore_task
from saksama_node.trace.restoring import restore as restore_trace

type Restore = Callable[[LoggedEntry], Missing | None]


def restore_entry(found: LoggedEntry) -> Missing | None:
    """Give its room the row of one entry of ours back, in the caller's transaction; what of it did not come back."""
    return RESTORE[found.entry.kind](found)


def restore_subject(subject: str) -> None:
    """The same for all that our log says of one subject, its first words having come only now."""
    for found in logged(subject=subject) if subject else ():
        restore_entry(found)


def _nothing(_found: LoggedEntry) -> None:
    """The entry is all there is: what it means is read from the logs each time."""


def _account(found: LoggedEntry) -> Missing | None:
    match found.entry.body:
        case account.AccountGranted():
            return Missing.GRANT
        case account.AccountReaddressed():
            return Missing.ADDRESS
        case account.AccountRevoked():
            # Before anybody logs in: who lost a role has it no more.
            end_roles_of(subject=found.entry.subject, at=found.entry.at)
        case account.AccountConfirmed():
            vouch([found.entry.subject], found.entry.at)
        case account.AccountRenewed(alone=True):
            note_renewed_alone(found.entry.subject, found.entry.at)
        case _:
            # Every code is void after a restore: what they opened is renewed anew.
            pass
    return None


def _data(found: LoggedEntry) -> Missing | None:
    return None if restore_content_erasure(found) else restore_erasure(found)


def _message(_found: LoggedEntry) -> Missing:
    return Missing.WORDS


def _interest(found: LoggedEntry) -> Missing | None:
    if isinstance(found.entry.body, InterestLifted) and restore_end(found.entry.subject, found.entry.at):
        return None
    return Missing.INTEREST


_FAMILIES: Final[Mapping[str, Restore]] = {
    "agreement": restore_agreement,
    "dispatch": restore_dispatch,
    "task": restore_task,
    "case": restore_case,
    "lot": restore_lot,
    "plenary": restore_plenary,
    "identity": restore_case,
    "incident": restore_incident,
    "account": _account,
    "data": _data,
    "ruling": restore_ruling,
    "norm": restore_norm,
    "interest": _interest,
    "message": _message,
    "content": restore_content,
    "clarification": restore_content,
    "sheet": restore_result,
    "audit": restore_audit,
    "period": restore_period,
    "lhp": restore_report,
    "observation": restore_received,
    "advice": restore_advice,
    "key": _nothing,
    "log": _nothing,
    "checker": _nothing,
    "trace": restore_trace,
}

RESTORE: Final[Mapping[str, Restore]] = {kind: _FAMILIES[kind.partition(".")[0]] for kind in BODIES}
