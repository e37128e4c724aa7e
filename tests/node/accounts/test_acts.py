"""Acts that are rows: each has its line in the table of rights, and what is refused keeps what was typed."""

import pytest
from django.urls import get_resolver

from saksama_node.accounts.policy import ALLOWED, Role
from tests.node.accounts.rights import rows, walk

RIGHTS = {name: view.callback.rights for name, view in walk(get_resolver()) if hasattr(view.callback, "rights")}


def test_there_are_rows() -> None:
    assert len(RIGHTS) > 17


@pytest.mark.parametrize("name", sorted(RIGHTS))
def test_an_act_has_a_line_in_the_table_of_rights_with_the_roles_that_hold_its_right(name: str) -> None:
    """Its own right, and that of reading its page: a line that is made with the row, and not from it."""
    lines = [row for row in rows() if row.name == name and row.method == "POST"]
    assert len(lines) == 1, f"{name}: one line with method POST"
    assert lines[0].roles == {role for role in Role if RIGHTS[name] <= ALLOWED[role]}, name
