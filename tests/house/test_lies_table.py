"""The table of lies: every kind and field has a row, and every finding about entries is named by one."""

from saksama.verify.classes import Class
from saksama.verify.findings import Code
from tools.lies.page import FRAME, asked, exempt, rows


def test_every_kind_and_field_has_one_row_and_no_row_is_of_what_is_not_there() -> None:
    held = [(row.kind, row.field) for row in rows() if row.kind != FRAME]
    assert sorted(held) == sorted(asked())


def test_every_code_that_is_named_exists() -> None:
    codes = set(Code)
    unknown = {code for row in rows() for code in row.named if code not in codes}
    assert not unknown


def test_every_code_about_entries_is_named_or_exempted_with_a_reason() -> None:
    named = {code for row in rows() for code in row.named}
    about = {code.value for code in Code if code.class_ in (Class.INTEGRITY, Class.CONDUCT)}
    assert about - named == set(exempt())
    assert all(reason for reason in exempt().values())


def test_what_nothing_names_says_what_is_hidden() -> None:
    assert all(row.who and (row.named or row.hidden) for row in rows())
