"""Every lie that is told, by its name, and beside them what is only late."""

from tests.testonly.lies import LIES
from tests.testonly.lies_of_acts import LATE, LIES_OF_ACTS
from tests.testonly.lies_of_audits import LIES_OF_AUDITS
from tests.testonly.lies_of_octets import LIES_OF_OCTETS
from tests.testonly.lies_of_parties import LIES_OF_PARTIES
from tests.testonly.lies_of_signers import LIES_OF_SIGNERS

__all__ = ["EVERY_LIE", "LATE"]

_TABLES = (LIES_OF_OCTETS, LIES_OF_SIGNERS, LIES_OF_ACTS, LIES_OF_AUDITS, LIES_OF_PARTIES, LIES)
EVERY_LIE = {name: tell for table in _TABLES for name, tell in table.items()}
assert len(EVERY_LIE) == sum(map(len, _TABLES)), "two of one name"
