"""One thing of each kind that an address may name."""

from collections.abc import Mapping

import pytest

from tests.node.filled import Fill
from tests.node.things import lay_out


@pytest.fixture
def things(filled: Fill) -> Mapping[str, object]:
    """All of them, at the office of Lombok Barat; made once in this process."""
    return filled("things", lay_out)
