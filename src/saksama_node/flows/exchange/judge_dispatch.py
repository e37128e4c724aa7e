"""Judge whether a dispatch of the partner is permitted, exactly as an outsider will from the two logs.

Rules kept here: judged by what both logs hold and by first cosignatures, never by our clock; by `seen` only once.
Left to others: the rules (`saksama.agreement`), what becomes of a refusal (receive_dispatch).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from saksama.agreement.course import Course
from saksama.agreement.errors import MalformedTerms, NotPermitted, SeenRefused, Why
from saksama.agreement.permit import Asked, LoggedDispatch, check_dispatch, check_seen
from saksama.vocabulary import SubjectClass
from saksama_node.agreements.faults import NoSuchText
from saksama_node.agreements.queries import AgreementInfo, agreement_of, events_of
from saksama_node.exchange import linking, queries
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.alarms import FINAL, Alarm
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.exchange.cosigned_times import first_cosigned_here, first_cosigned_there
from saksama_node.ledger import public
from saksama_node.settings.current import SETTINGS

_ALARMS: Final[Mapping[Why, Alarm]] = {
    Why.EXPIRED: Alarm.PERMIT_ENDED,
    Why.ENDED: Alarm.PERMIT_ENDED,
    Why.SEEN_LAGS: Alarm.SEEN_LAGS,
    Why.SEEN_WENT_BACK: Alarm.SEEN_WENT_BACK,
    Why.SEEN_AHEAD: Alarm.SEEN_AHEAD,
}
"""Refusals with an alarm of their own; every other is one of the permit."""


def look_at_number(arrival: Arrival) -> None:
    """A gap is an alarm: something that the partner numbered for us was not logged, or is hidden."""
    last = linking.link(arrival.origin).last_number
    if last < arrival.body.number != last + 1:
        told = f"number {arrival.body.number} after {last}"
        linking.note_fault(arrival.origin, arrival.index, Alarm.NUMBER_GAP, told)


def check_is_new(arrival: Arrival) -> None:
    """Raise DispatchFaulty for a number or an id that an earlier dispatch bears, and what was refused for good."""
    before = queries.alarm_of(arrival.origin, arrival.index)
    if before in FINAL:
        raise DispatchFaulty(before, "it was judged so when it came")
    if queries.is_replayed(arrival.origin, arrival.index, arrival.subject):
        raise DispatchFaulty(Alarm.REPLAYED, f"another dispatch bears the id {arrival.subject}")
    last = queries.last_number_before(arrival.origin, arrival.index)
    if arrival.body.number <= last:
        raise DispatchFaulty(Alarm.NUMBER_USED, f"number {arrival.body.number} after {last}")


def judge_dispatch(arrival: Arrival, client: PartnerClient) -> LoggedDispatch:
    """By the sender's log before the entry, ours up to `seen`, and the first cosignature (design 4); what was judged.

    Raises DispatchFaulty; NotYetCosigned, which is nobody's fault: it is asked again.
    """
    body = arrival.body
    with _told():
        agreement = agreement_of(body.agreement)
        # Once there is a text: without one no moment permits it, and nobody cosigns for us.
        cosigned = first_cosigned_there(arrival.origin, arrival.index, client)
        logged = LoggedDispatch(arrival.index, body.seen, arrival.at, cosigned)
        if not queries.is_settled(arrival.origin, arrival.index):
            # First: by a `seen` that cannot be, nothing is said of the agreement. Judged once: later our log has grown,
            # and an outsider goes by what was answered then.
            previous = linking.link(arrival.origin).greatest_seen
            ours, most = first_cosigned_here(body.seen), public.tree_size()
            check_seen(previous=previous, seen=body.seen, next_cosigned=ours, cosigned=cosigned, most=most)
        _check_permit(arrival, agreement, logged, frozenset())
    return logged


def judge_subjects(arrival: Arrival, logged: LoggedDispatch, subjects: frozenset[SubjectClass]) -> None:
    """The permit once more, when it is opened and known whom it concerns. Raises DispatchFaulty.

    Entry, `seen` and first cosignature are what they were; the agreement is read again: fetching may have taken long.
    """
    with _told():
        _check_permit(arrival, agreement_of(arrival.body.agreement), logged, subjects)


def _check_permit(
    arrival: Arrival, agreement: AgreementInfo, logged: LoggedDispatch, subjects: frozenset[SubjectClass]
) -> None:
    body = arrival.body
    texts = {text.digest: text.terms for text in agreement.texts}
    terms = texts[body.agreement]
    sender, receiver = terms.party_at(arrival.origin).code, terms.party_at(SETTINGS.origin).code
    asked = Asked(sender, receiver, body.dispatch_kind, body.classification, subjects, body.clause)
    check_dispatch(logged, asked, body.agreement, Course(events_of(agreement), texts))
    if SETTINGS.origin in agreement.state.suspended_by | agreement.state.ended_by:
        # It crossed ours: lawfully sent, but set aside unopened. Once both have resumed it can be tried again.
        raise DispatchFaulty(Alarm.CROSSED, "it crossed our suspension or end of the agreement")


@contextmanager
def _told() -> Iterator[None]:
    """A refusal of the library, by its alarm."""
    try:
        yield
    except (NotPermitted, SeenRefused) as refused:
        raise DispatchFaulty(_ALARMS.get(refused.why, Alarm.NO_PERMIT), str(refused)) from refused
    except (NoSuchText, MalformedTerms) as refused:
        raise DispatchFaulty(Alarm.NO_PERMIT, str(refused)) from refused
