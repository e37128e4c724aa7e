"""What somebody makes of a finding, proposed and confirmed."""

from typing import Final

from saksama.entries.kinds.keying import FollowUp, Ground
from saksama_node.accounts.policy import Staff
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger.actions import Leaf
from saksama_node.results.findings.resolving import Wanted, asked, finding_of
from tests.node.seconds.reading import confirm_read

WORDS: Final = "Foto C.Hasil menunjukkan suara sah 15, bukan 115."
MISREAD: Final = Wanted(Ground.MISREAD, FollowUp.NONE)


def propose(by: Staff, finding: int, wanted: Wanted = MISREAD, words: str = WORDS) -> int:
    """What this person wants made of it; the proposal's number."""
    return two_persons.propose(by, asked(finding_of(finding), wanted, words))


def resolve(two: tuple[Staff, Staff], finding: int, wanted: Wanted = MISREAD, words: str = WORDS) -> Leaf:
    """By both; the entry."""
    leaf = confirm_read(two[1], propose(two[0], finding, wanted, words))
    assert leaf is not None
    return leaf
