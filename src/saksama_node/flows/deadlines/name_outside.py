"""What a case and a due moment are called outside the desk: in a letter and a calendar.

Rules kept here: a register number or the beginning of a public id, which the log has too; nothing of the case, no name.
"""

from collections.abc import Iterable
from datetime import datetime

from saksama.clocks.words import WITA
from saksama_node.cases.briefed import Label, labels


def named(subjects: Iterable[str]) -> dict[str, str]:
    """What a case may be called outside the desk: its register number, else the beginning of its public id.

    What has no case yet is told by its moment too, which the log has beside the same id. A case's own receipt is never
    told so: that the two belong together is sealed.
    """
    wanted = set(subjects)
    known = labels(wanted)
    return {each: _name(each, known.get(each)) for each in wanted}


def _name(subject: str, label: Label | None) -> str:
    short = subject[:8]
    if label is None or label.submission is None:
        return (label.number if label else "") or short
    return f"{short}, diterima/received {label.received_at.astimezone(WITA):%d-%m-%Y %H.%M} WITA"


def moment(due: datetime) -> str:
    """A due moment outside the desk, as the law writes it: a day ends at 24.00, and is kept as its last second."""
    here = due.astimezone(WITA)
    at = "24.00" if here.timetuple()[3:6] == (23, 59, 59) else f"{here:%H.%M}"
    return f"{here:%d-%m-%Y} {at} WITA"
