"""Keep a scan of the signed sheet or the identity card in the vault (walk-in intake)."""

from typing import BinaryIO

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.recusals import check_part
from saksama_node.accounts.staff import Staff
from saksama_node.cases import queries, vault
from saksama_node.cases.actions import add_paper
from saksama_node.cases.erasing.erasing import hold
from saksama_node.cases.erasing.erasures import has_no_identity
from saksama_node.cases.filetypes import HEAD_BYTES, TypeNotTaken, media_type
from saksama_node.flows.reports.open_identity import IdentityErased
from saksama_node.ledger.actions import act
from saksama_node.ledger.faults import OutcomeUnknown

PAPERS = ("signed-sheet", "identity-card")
TYPES = frozenset({"application/pdf", "image/jpeg", "image/png"})


def keep_scan(by: Staff, submission_id: int, what: str, name: str, source: BinaryIO) -> None:
    """Seal a scan to the vault. Raises `TypeNotTaken`, `NotAllowed`, `KeptAway`, `NoSuchCase`, `IdentityErased`."""
    info = queries.submission(submission_id)
    require(by, Action.CASE_INTAKE, info.region)
    check_part(by.id, info.subject)
    found = media_type(name, source.read(HEAD_BYTES))
    if found not in TYPES:
        raise TypeNotTaken(name)
    source.seek(0)
    file = vault.new_paper_name()
    vault.put(info.subject, file, source)
    try:
        with act():
            _check_kept(info)
            add_paper(submission_id, what, found, file)
    except OutcomeUnknown:
        # It may stand, and then it needs its files.
        raise
    except BaseException:
        vault.forget_paper(info.subject, file)
        raise


def _check_kept(info: queries.SubmissionInfo) -> None:
    # Held: what is erased meanwhile stays so.
    hold(info.subject)
    if has_no_identity(info.id):
        raise IdentityErased
