"""Erasing the whole destroys the keys of report and case in the same act: what lies about of it opens no more."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from django.apps import apps  # noqa: TID251 - every sealed column is read

from saksama_node.accounts.policy import Role, Staff
from saksama_node.casekeys.models import CaseKey, Use
from saksama_node.casekeys.sealing import opened_all
from saksama_node.cases import queries
from saksama_node.cases.erasing import erasing
from saksama_node.cases.erasing.clearing import Kind
from saksama_node.cases.erasing.erased import erasures_of
from saksama_node.cases.models import Evidence
from saksama_node.cases.sealed import secrets_of
from saksama_node.flows.seconds.two_persons import propose
from tests.node.cases.erased_reports import REASON, WORDS, closed, everything_stored, files_of, keys, two, whole
from tests.node.cases.handled import Office, office
from tests.node.conftest import StaffFor
from tests.node.seconds.reading import confirm_read, proposals_of

__all__ = ["office", "two"]
pytestmark = pytest.mark.usefixtures("database")
SEALED = tomllib.loads((Path(__file__).parent / "columns.toml").read_text(encoding="utf-8"))["sealed"]
NOT_OURS = {"casekeys.CaseKey.wrapped", "cases.Submission.box"}
"""Under no key of a case: the key itself, and what the reporter's code opens."""


def sealed_under(rows: set[int]) -> Iterator[tuple[str, bytes]]:
    """Whatever stands in the database under the keys with these rows, by its column."""
    for name in sorted({*SEALED} - NOT_OURS):
        app, model, column = name.split(".")
        for (value,) in apps.get_model(app, model).objects.values_list(column):
            if value and int.from_bytes(bytes(value)[:8]) in rows:
                yield name, bytes(value)


def test_the_whole_goes_with_its_keys_and_what_the_office_did_stays(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    mine = CaseKey.objects.filter(subject__in=[info.subject, info.case], use=Use.GOES)
    rows, wrapped = {row.pk for row in mine}, [bytes(row.wrapped) for row in mine]
    assert len(rows) == 2
    taken = list(sealed_under(rows))
    columns = {name for name, _ in taken}
    assert columns == {
        "cases.CaseAct.words",
        "cases.Evidence.secret",
        "ledger.Opening.sealed",
        "seconds.Proposal.words",
    }
    confirm_read(two[1], propose(two[0], erasing.asked(info.id, whole())))
    assert not CaseKey.objects.filter(pk__in=rows).exists()
    assert list(sealed_under(rows)) == []
    # As a copy of the database would have them that somebody made before.
    assert set(opened_all([(value, "anything") for _, value in taken])) == {None}
    stored = everything_stored()
    assert [each for each in wrapped if each in stored or each.hex().encode() in stored] == []
    assert [each.reason for each in erasures_of(info)] == [REASON]
    assert [each.words for each in proposals_of(info.id) if each.slot == erasing.SLOT] == [REASON]
    assert queries.tie_for_reporter(info) is None or queries.tie_for_reporter(info)[1].items  # type: ignore[index]


def test_a_part_goes_alone_and_its_file_opens_with_nothing_that_is_left(
    office: Office, staff_for: StaffFor, two: tuple[Staff, Staff]
) -> None:
    _code, info = closed(office, staff_for(Role.OFFICER))
    first, second = files_of(info)
    kept = first.read_bytes()
    own, other = secrets_of(Evidence.objects.filter(submission=info.id))
    assert own.identity != other.identity
    confirm_read(two[1], propose(two[0], erasing.asked(info.id, whole(keys(info, Kind.FILE)[0]))))
    assert not first.exists()
    assert second.exists()
    left, same = secrets_of(Evidence.objects.filter(submission=info.id))
    assert (left.identity, left.sha256, same) == ("", "", other)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(kept, [pyrage.x25519.Identity.from_str(same.identity)])
    assert queries.content(info) is not None
    assert WORDS in [each.words for each in queries.acts(info.case)]
