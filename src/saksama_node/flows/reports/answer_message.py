"""Write to whoever handed something in, and note what they wrote as read: the desk's side.

Rules kept here: those write who review there, and whom no interest keeps away; the same form again changes nothing.
Left to others: what a message is (cases.corresponding), writing from outside (write_message).
"""

from django.db import IntegrityError

from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import corresponding, queries
from saksama_node.ledger.actions import act


def write_to_sender(by: Staff, submission_id: int, text: str, once: str) -> None:
    """Answer, or ask. Raises `NotAllowed`, `KeptAway`, `NoSuchCase`, `MessageEmpty`, `MessageTooLong`."""
    info = _reviewed_by(by, submission_id)
    said = corresponding.clean(text, files=0)
    try:
        with act():
            corresponding.send(info.id, said, once=once, by=by)
    except IntegrityError:
        return


def note_read(by: Staff, submission_id: int) -> None:
    """Note that what came was read. Raises `NotAllowed`, `KeptAway`, `NoSuchCase`."""
    corresponding.note_read(by, _reviewed_by(by, submission_id).id)


def _reviewed_by(by: Staff, submission_id: int) -> queries.SubmissionInfo:
    info = queries.submission(submission_id)
    require(by, Action.CASE_REVIEW, info.region)
    return info
