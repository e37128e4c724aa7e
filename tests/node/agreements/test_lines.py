"""Whoever types a passphrase that does not fit, at whichever act about agreements, leaves a line."""

from collections.abc import Callable

import pytest

from saksama.keys.locked import WrongPassphrase
from saksama_node.accounts.policy import Staff
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement
from saksama_node.flows.agreement.propose_agreement import (
    draft_agreement,
    end_agreement,
    propose_agreement,
    resume_agreement,
    suspend_agreement,
)
from saksama_node.trace.deed import Deed
from tests.node.agreements.drafts import KEY, PARTNER, TEMPLATE
from tests.node.agreements.proposals import Log, by, proposed
from tests.node.trace.reading import lines
from tests.testonly.outsider import OUTSIDER

__all__ = ["by"]
WRONG = "bukan frasanya yang ini"


@pytest.fixture
def log(by: Staff) -> Log:
    """A paired partner."""
    return Log(PARTNER, KEY)


@pytest.fixture
def digest(by: Staff, log: Log) -> str:
    """An agreement in force."""
    found = proposed(by, log)
    log.countersigns(found, KEY)
    return found


def propose(by: Staff, _digest: str) -> None:
    draft = draft_agreement(
        by=by, template=TEMPLATE + "# CONTOH\n", us="bawaslu", partner=PARTNER, witnesses=(OUTSIDER,)
    )
    propose_agreement(by=by, digest=draft, passphrase=WRONG)


def resume(by: Staff, digest: str) -> None:
    suspend_agreement(by=by, digest=digest, reason="CONTOH")
    resume_agreement(by=by, digest=digest, reason="CONTOH", passphrase=WRONG)


@pytest.mark.parametrize(
    "act",
    [
        propose,
        lambda by, digest: countersign_agreement(by=by, digest=digest, passphrase=WRONG),
        resume,
        lambda by, digest: end_agreement(by=by, digest=digest, reason="CONTOH", passphrase=WRONG),
    ],
)
def test_a_wrong_passphrase_leaves_a_line_with_who_typed_it(
    by: Staff, digest: str, act: Callable[[Staff, str], None]
) -> None:
    with pytest.raises(WrongPassphrase):
        act(by, digest)
    told = lines()[-1]
    assert (told.act, told.who, told.subject) == (Deed.PASSPHRASE_WRONG, by.id, "institution")
