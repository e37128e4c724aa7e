"""Each lie about meaning is named, by its code and at its place; the story before it gives nothing."""

import pytest

from tests.testonly.lies import LIES
from tests.testonly.story import Story


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_named_where_it_stands(told: Story, name: str) -> None:
    lie = LIES[name](told)
    found = [(each.code.value, each.log, each.index) for each in told.check().findings]
    assert (lie.code, lie.log, lie.index) in found
    assert {code for code, _, _ in found} <= {lie.code, *lie.beside}
