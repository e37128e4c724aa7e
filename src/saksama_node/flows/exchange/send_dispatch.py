"""Send a dispatch: permitted, looked through for reporters, kept as a draft, then sealed and logged; or held.

Left to others: looking through it (check_leaks), letting go what is held (release_dispatch, by the two persons of
seconds).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from saksama.agreement.permit import Permit
from saksama.envelope.kinds import Frame, Payload
from saksama.vocabulary import Classification, SubjectClass
from saksama_node.accounts.policy import ANYWHERE, INSTITUTION, Action, Staff, require
from saksama_node.agreements.queries import permit_for
from saksama_node.exchange import actions
from saksama_node.exchange.attachments import Upload, delete_outgoing, keep_uploads
from saksama_node.exchange.states import OutgoingState
from saksama_node.flows.exchange.ask_agreement import asked_of
from saksama_node.flows.exchange.check_leaks import check_leaks
from saksama_node.flows.exchange.release_dispatch import right_of
from saksama_node.flows.exchange.send_waiting import Outcome, send_waiting
from saksama_node.ledger.actions import act, new_subject
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.settings.clock import now

__all__ = ["Letter", "Outcome", "permit_of", "send_dispatch", "withdraw_dispatch"]


@dataclass(frozen=True, slots=True)
class Letter:
    """What to send. `to`: the partner's log origin; `clause`: its id; `answers`: index in the partner's log."""

    to: str
    clause: str
    classification: Classification
    title: str
    payload: Payload
    subjects: frozenset[SubjectClass] = frozenset()
    case: str | None = None
    answers: int | None = None


def send_dispatch(
    by: Staff, letter: Letter, uploads: Iterable[Upload] = (), *, along: Callable[[str], object] | None = None
) -> Outcome:
    """Send it, or keep it. Raises NotPermitted, LeakFound, CannotSeal, NotAllowed; then nothing was kept.

    May be called inside `ledger.actions.act()`, when it must stand or fall with another entry; then with no files.
    `along` is an act, told the subject, that stands or falls with keeping it: what was kept is sent, now or when the
    node is there again.
    """
    # Only an incident is reported from whatever office; what else is sent, `OF_INSTITUTION` keeps at the top.
    require(by, right_of(letter.payload.KIND), ANYWHERE)
    given = permit_of(letter)
    subject = new_subject()
    frame = Frame(
        agreement=given.agreement,
        clause=given.clause,
        classification=letter.classification,
        subject=subject,
        title=letter.title,
        subjects=tuple(sorted(letter.subjects)),
        case=letter.case,
    )
    try:
        files = keep_uploads(subject, uploads)
        leaks = check_leaks(frame, letter.payload, files)
        words = actions.Draft(letter.to, frame, letter.payload, letter.answers)
        with act():
            state = actions.draft(by, words, files, leaks)
            if along is not None:
                along(subject)
    except OutcomeUnknown:
        # It may stand, and then it needs its files.
        raise
    except BaseException:
        delete_outgoing(subject)
        raise
    return send_waiting(subject) if state is OutgoingState.WAITING else Outcome(subject, state, None)


def withdraw_dispatch(by: Staff, subject: str) -> None:
    """Delete a dispatch that is not in the log yet."""
    require(by, Action.DISPATCH_SEND, INSTITUTION)  # the institution sends it
    with act():
        actions.withdraw(by, subject)


def permit_of(letter: Letter) -> Permit:
    """The permit for a letter, now; `NotPermitted` says which clause and why not."""
    asked = asked_of(letter.to, letter.clause, letter.classification, letter.payload, letter.subjects)
    return permit_for(letter.to, asked, now())
