"""The vault: keep a scan of the signed sheet or the identity card at the counter; open an identity, never unseen.

Rules kept here: it is opened for a reason, by a custodian.
"""

from typing import BinaryIO

from saksama.errors import CallerError
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.accounts.recused import check_part
from saksama_node.cases import queries, vault
from saksama_node.cases.actions import add_paper, log_opening
from saksama_node.cases.erasing.erased import has_no_identity
from saksama_node.cases.erasing.erasing import hold
from saksama_node.cases.evidence import HEAD_BYTES, TypeNotTaken, media_type
from saksama_node.cases.report import Reporter, read_reporter
from saksama_node.flows.keys.open_vault import open_vault
from saksama_node.ledger.actions import act
from saksama_node.ledger.faults import OutcomeUnknown
from saksama_node.settings.reserve import check_room
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace

_LEAST_REASON = 20


class IdentityErased(CallerError):
    """The identity was erased: nothing of it is in the vault."""

    code = "identity.erased"
    advice = "It cannot be had again from here; the log says when two persons erased it."


class ReasonNeeded(CallerError):
    """The reason is missing or says nothing."""

    code = "identity.reason-needed"
    advice = "Write for which step of the case the identity is needed; the reporter will read it."

    least: int


def open_identity(by: Staff, submission_id: int, passphrase: str, reason: str) -> Reporter:
    """Open the identity.

    Raises `NotAllowed`, `KeptAway`, `ReasonNeeded`, `IdentityErased`, `WrongPassphrase`, `VaultDamaged`; nothing is
    logged then.
    """
    info, opened = _asked(by, submission_id, passphrase, reason)
    reporter = read_reporter(opened.opening(info.subject, vault.IDENTITY).data)
    # Logged before it is shown: who sees it has been seen.
    with act():
        log_opening(by, submission_id, reason)
        trace(Deed.IDENTITY_OPENED, by=by, subject=info.subject, office=info.region)
    return reporter


def open_paper(by: Staff, submission_id: int, file: str, passphrase: str, reason: str) -> bytes:
    """Open one scanned paper, under the same rules."""
    info, opened = _asked(by, submission_id, passphrase, reason)
    paper = opened.paper(info.subject, file)
    with act():
        log_opening(by, submission_id, reason)
        trace(Deed.PAPER_OPENED, by=by, subject=info.subject, office=info.region)
    return paper


def _asked(
    by: Staff, submission_id: int, passphrase: str, reason: str
) -> tuple[queries.SubmissionInfo, vault.OpenVault]:
    info = queries.submission(submission_id)
    require(by, Action.IDENTITY_OPEN, info.region)
    check_part(by.id, info.subject)
    if len(reason.strip()) < _LEAST_REASON:
        raise ReasonNeeded(_LEAST_REASON)
    if has_no_identity(info.id):
        raise IdentityErased
    return info, open_vault(by, passphrase)


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
    check_room()
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
