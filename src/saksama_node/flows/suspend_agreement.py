"""Suspend, resume or end an agreement: the role, the passphrase as confirmation, the entry."""

from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.staff import Staff
from saksama_node.agreements import actions
from saksama_node.agreements.institution import institution_key, is_outside
from saksama_node.ledger.actions import Leaf, act


def suspend_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """Suspend, alone and at once. `reason` is public."""
    _confirm(by, passphrase)
    with act():
        return actions.suspend(by, digest, reason)


def resume_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """Agree to go on; in force again when both have. `reason` is public."""
    _confirm(by, passphrase)
    with act():
        return actions.resume(by, digest, reason)


def end_agreement(*, by: Staff, digest: str, reason: str, passphrase: str) -> Leaf:
    """End it for good, alone. `reason` is public."""
    _confirm(by, passphrase)
    with act():
        return actions.end(by, digest, reason)


def _confirm(by: Staff, passphrase: str) -> None:
    require(by, Action.AGREEMENT_SIGN)
    # Where the key is kept outside, the role alone confirms: to suspend at once must not wait for a journey.
    if not is_outside():
        institution_key(passphrase)
