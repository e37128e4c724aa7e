"""Every lie that is told, by its name, and beside them what is only late."""

from tests.testonly.lies import LIES
from tests.testonly.lies_of_acts import LATE, LIES_OF_ACTS
from tests.testonly.lies_of_octets import LIES_OF_OCTETS
from tests.testonly.lies_of_signers import LIES_OF_SIGNERS

__all__ = ["EVERY_LIE", "LATE"]

EVERY_LIE = LIES_OF_OCTETS | LIES_OF_SIGNERS | LIES_OF_ACTS | LIES
assert len(EVERY_LIE) == sum(map(len, (LIES_OF_OCTETS, LIES_OF_SIGNERS, LIES_OF_ACTS, LIES))), "two of one name"
