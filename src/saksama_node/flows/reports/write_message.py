"""Write to the office by the follow-up code, or complete a report by it. A door for the public.

Rules kept here:
  * The whole code is the only key. What comes as a completion while one is awaited, within its time,
    completes the report in the same act (`case.completed`); later it is taken as a message, and its sender is told.
Left to others: what a message is (cases.corresponding), the office's answer (answer_message), words (web).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db import IntegrityError

from saksama_node.cases import corresponding, evidence, queries
from saksama_node.cases.actions import complete
from saksama_node.cases.corresponding import MessageInfo
from saksama_node.cases.evidence import Given
from saksama_node.cases.queries import SubmissionInfo
from saksama_node.flows.reports.hand_out_receipt import submission_of
from saksama_node.flows.reports.promise_to_reporter import promised
from saksama_node.ledger.actions import act
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.settings.clock import now
from saksama_node.settings.reserve import check_room_for_report

MOST_LETTERS: Final = corresponding.MOST_LETTERS
_AWAITED: Final = "returned"


@dataclass(frozen=True, slots=True)
class Writing:
    """What comes from outside. `once`: 32 hex digits of the form; `completes`: meant as the completion."""

    text: str
    files: tuple[Given, ...]
    once: str
    completes: bool = False


class Taken(StrEnum):
    """As what it was taken; `again`: the same form had been taken before."""

    MESSAGE = "message"
    COMPLETION = "completion"
    TOO_LATE = "too-late"
    AGAIN = "again"


def awaits_completion(info: SubmissionInfo) -> bool:
    """Whether the office waits for a completion, and its time is not over."""
    return bool(info.case) and queries.case(info.case).state == _AWAITED and not _is_over(info.case)


def write_to_office(typed: str, writing: Writing) -> Taken | None:
    """Take a message in; None where nothing has this code.

    Raises what `evidence.keep` raises, `MessageEmpty`, `MessageTooLong`, `TooManyUnanswered`, `NoRoom`; nothing is left
    then.
    """
    found = submission_of(typed)
    if found is None:
        return None
    info, _letters = found
    evidence.check_all(list(writing.files))
    check_room_for_report()
    text = corresponding.clean(writing.text, files=len(writing.files))
    kept: list[evidence.Kept] = []
    try:
        # Files first, outside the transaction: sealing a video takes longer than a lock may be held.
        for given in writing.files:
            kept.append(evidence.keep(given))  # noqa: PERF401 - what was kept so far must be known if one fails
        with act():
            corresponding.send(info.id, text, kept, once=writing.once)
            if not writing.completes:
                return Taken.MESSAGE
            # Asked again with the submission held: the office may have gone on meanwhile.
            if not awaits_completion(info):
                return Taken.TOO_LATE
            complete(info.case)
            return Taken.COMPLETION
    except IntegrityError:
        evidence.forget(kept)
        return Taken.AGAIN
    except OutcomeUnknown:
        # It may stand, and then it needs its files.
        raise
    except BaseException:
        evidence.forget(kept)
        raise


def messages_for(info: SubmissionInfo) -> list[MessageInfo]:
    """What was written about a submission that the caller may read."""
    return corresponding.messages_of(info)


def _is_over(case: str) -> bool:
    """Whether the reporter's time has ended."""
    return any(not each.by_office and each.latest < now() for each in promised(case))
