"""Give a case its number in SigapLapor: by hand, or by linking a row of a list.

Rules kept here: who may register may do it; nothing is logged, since the number is SigapLapor's own and no act of ours.
"""

from django.db import IntegrityError

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries as cases
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.sigap import queries
from saksama_node.sigap.actions import NumberTaken, set_number


def note_sigap_number(*, by: Staff, subject: str, number: str, listing: int | None = None) -> str:
    """Note the number, or that there is none (empty); return it as it is kept.

    Raises `NoSuchCase`, `NoSuchList`, `NotAllowed`, `KeptAway`, `NumberMalformed`, `NumberTaken`.
    """
    require(by, Action.CASE_REGISTER, cases.case(subject).region)
    check_part(by.id, subject)
    if listing is not None:
        require(by, Action.CASE_READ, queries.list_info(listing).region)
    try:
        with writing():
            return set_number(by.id, subject, number, now(), listing)
    except IntegrityError as error:
        # Somebody gave it to another case between our look and our writing.
        raise NumberTaken(number[:64]) from error
