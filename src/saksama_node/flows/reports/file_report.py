"""File a report: evidence and identity sealed, the entry appended, the receipt awaited. A door for the public.

Rules kept here: what is refused leaves nothing behind, and the same form sent twice is one report.
Left to others: what a report says (`cases.report`), what is kept and logged (`cases`), which office (choose_place).
"""

import time
from dataclasses import dataclass

from django.db import IntegrityError

from saksama.errors import BugError
from saksama_node.accounts.declaring import check_free
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.cases import codes, evidence, queries, vault
from saksama_node.cases.actions import HandedIn, Received, TakenElsewhere, receive, seal_identity
from saksama_node.cases.evidence import Given
from saksama_node.cases.report import Content, Reporter, canonical
from saksama_node.flows.reports.take_signs import told_of
from saksama_node.ledger.actions import act, new_subject
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.ledger.public import standing
from saksama_node.ledger.queries import full_receipt
from saksama_node.related.relating import take_signs
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.reserve import check_room_for_report

_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Filing:
    """What a reporter sends, or the office itself (`is_own`). `code`: the follow-up code's normal form, made before."""

    content: Content
    reporter: Reporter
    files: tuple[Given, ...]
    code: str
    is_own: bool = False


def file_report(filing: Filing, *, by: Staff | None = None, at: str = "") -> Received | None:
    """Take a report in. `by`: the officer who keys it at the counter; `at`: where, if not where it goes.

    None when the same form was taken before (the code is already known): show that one. Raises what `evidence.keep`
    raises, `TakenElsewhere`, `NameNeeded`, `NotAllowed`, `KeptAway`, `NoRoom`; nothing is left behind then.
    """
    if SETTINGS.reports_url:
        raise TakenElsewhere(SETTINGS.reports_url)
    if by is not None:
        require(by, Action.CASE_INTAKE, at or filing.content.region)
        # Who is tied to that region would be kept from what they took in.
        check_free(by.id, filing.content.region, "")
    evidence.check_all(list(filing.files))
    check_room_for_report()
    kept, subject = list[evidence.Kept](), new_subject()
    try:
        # Files and identity first, outside the transaction: sealing a video takes longer than a lock may be held.
        for file in filing.files:
            kept.append(evidence.keep(file))
        identity = seal_identity(subject, filing.reporter)
        with act():
            take_signs(subject, told_of(filing.content, (each.sha256 for each in kept)))
            given = filing.content, filing.reporter, tuple(kept), filing.code, by, filing.is_own
            return receive(HandedIn(*given), subject, identity)
    except IntegrityError:
        _undo(kept, subject)
        return None
    except OutcomeUnknown:
        raise  # it may stand, and then it needs its files
    except BaseException:
        _undo(kept, subject)
        raise


def is_as_taken(filing: Filing) -> bool:
    """Whether what was taken under this code before says the same: content, identity and files."""
    info = queries.submission_by_code(filing.code)
    if info is None:
        return False
    items = {item.name: item.data for item in queries.openings_for_reporter(info, filing.code).items}
    files = [each.sha256 for each in queries.evidence_of(info)]
    said = (items.get("content"), items.get("identity"), files)
    given = [evidence.digest_of(each) for each in filing.files]
    return said == (canonical(filing.content), canonical(filing.reporter), given)


def taken_before(code: str) -> int:
    """The submission that was taken under this code (normal form); there is one."""
    info = queries.submission_by_code(code)
    if info is None:
        raise BugError("a code that the table refused is not in it")
    return info.id


def await_receipt(leaf_id: int, seconds: float) -> bool:
    """Wait a little for the log and its witnesses; whether the receipt is complete by then."""
    deadline = time.monotonic() + seconds
    unwitnessed = not standing()
    while time.monotonic() < deadline:
        if (found := full_receipt(leaf_id)) is not None and (found.complete or unwitnessed):
            return True
        time.sleep(_POLL_SECONDS)
    return False


def new_code() -> str:
    """A fresh follow-up code as it is shown."""
    return codes.new_code()


def code_letters(shown: str) -> str | None:
    """The normal form of a code; None if it is none."""
    return codes.normal(shown)


def _undo(kept: list[evidence.Kept], subject: str) -> None:
    evidence.forget(kept)
    vault.forget(subject)
