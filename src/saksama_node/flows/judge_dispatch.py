"""Judge whether a dispatch of the partner is permitted, exactly as an outsider will from the two logs."""

from saksama.agreement.errors import MalformedTerms, NotPermitted, SeenRefused
from saksama.agreement.permit import Asked, LoggedDispatch, check_dispatch, check_seen
from saksama.vocabulary import RejectionCode, SubjectClass
from saksama_node.agreements.faults import NoSuchText
from saksama_node.agreements.queries import agreement_of, events, terms_by_digest
from saksama_node.exchange import links, queries
from saksama_node.exchange.actions import Arrival
from saksama_node.exchange.faults import DispatchFaulty
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.flows.cosigned_times import first_cosigned_here, first_cosigned_there
from saksama_node.ledger import public
from saksama_node.settings.current import SETTINGS


def judge_dispatch(arrival: Arrival, client: PartnerClient, subjects: frozenset[SubjectClass]) -> None:
    """By the sender's log before the entry, ours up to `seen`, and the first cosignature (design 4).

    Raises DispatchFaulty; NotYetCosigned, which is nobody's fault: it is asked again.
    """
    body, here = arrival.body, links.link(arrival.origin)
    if body.seen > public.tree_size():
        raise DispatchFaulty(RejectionCode.NO_PERMIT, "it claims to have seen more of our log than there is")
    try:
        agreement = agreement_of(body.agreement)
        texts = terms_by_digest(agreement.subject)
        terms = texts[body.agreement]
        sender, receiver = terms.party_at(arrival.origin).code, terms.party_at(SETTINGS.origin).code
        asked = Asked(sender, receiver, body.dispatch_kind, body.classification, subjects, body.clause)
        # Once there is a text: without one no moment permits it, and nobody cosigns for us.
        cosigned = first_cosigned_there(arrival.origin, arrival.index, client)
        logged = LoggedDispatch(arrival.index, body.seen, arrival.at, cosigned)
        check_dispatch(logged, asked, body.agreement, events(agreement.subject), texts)
        if not queries.is_settled(arrival.origin, arrival.index):
            ours = first_cosigned_here(body.seen)
            check_seen(previous=here.greatest_seen, seen=body.seen, next_cosigned=ours, cosigned=cosigned)
    except (NoSuchText, NotPermitted, SeenRefused, MalformedTerms) as refused:
        raise DispatchFaulty(RejectionCode.NO_PERMIT, str(refused)) from refused
    if SETTINGS.origin in agreement.state.suspended_by | agreement.state.ended_by:
        # It crossed ours: lawfully sent, but set aside unopened. Once both have resumed it can be tried again.
        raise DispatchFaulty(RejectionCode.NO_PERMIT, "it crossed our suspension or end of the agreement")
