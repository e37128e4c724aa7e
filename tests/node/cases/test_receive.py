"""Receiving: what stands in the log, in the table, in the vault, and what does not."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from saksama.entries.commitment import OpeningFails, check_opening, parse_manifest
from saksama_node.accounts.policy import Role
from saksama_node.cases import codes, queries, vault
from saksama_node.cases.actions import NameNeeded
from saksama_node.cases.evidence import DigestDiffers, Empty, Given, TooLarge, TooMany, TypeNotTaken
from saksama_node.cases.report import Content, Reporter, SubmissionKind, read_reporter
from saksama_node.flows.reports.file_report import file_report, is_as_taken, new_code
from saksama_node.ledger.queries import entry
from saksama_node.ledger.sequencer import integrate_round
from tests.node.cases.filing import CONTENT, PHOTO, REPORTER, filing, given
from tests.node.conftest import StaffFor
from tests.testonly.node_folder import VAULT_PASSPHRASE

pytestmark = pytest.mark.usefixtures("database")


def everything_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_entry_bears_three_commitments_and_nothing_else() -> None:
    received = file_report(filing(new_code()))
    assert received is not None
    found = received.leaf.entry
    assert set(found.commits) == {"content", "evidence", "identity"}
    assert found.actor == Role.INTAKE
    assert found.encode().count(b'"body":{}') == 1


def test_report_and_information_counter_and_online_look_alike(staff_for: StaffFor) -> None:
    online = file_report(filing(new_code()))
    anonymous = file_report(filing(new_code(), content=replace_kind(SubmissionKind.INFORMATION), reporter=Reporter()))
    counter = file_report(filing(new_code()), by=staff_for(Role.INTAKE))
    shapes = {
        (each.leaf.entry.actor, tuple(each.leaf.entry.commits), len(each.leaf.entry.encode()))
        for each in (online, anonymous, counter)
        if each is not None
    }
    assert len(shapes) == 1


def test_the_same_report_twice_is_committed_to_differently() -> None:
    """Whoever guesses the words, and knows every one of them, still cannot tell which entry they stand behind."""
    first, second = (file_report(filing(new_code())) for _ in range(2))
    assert first is not None
    assert second is not None
    assert not set(first.leaf.entry.commits.values()) & set(second.leaf.entry.commits.values())


def replace_kind(kind: SubmissionKind) -> Content:
    return msgspec.structs.replace(CONTENT, kind=kind)


def test_reporter_opens_all_with_the_code_and_nobody_without() -> None:
    code = new_code()
    received = file_report(filing(code))
    assert received is not None
    letters = codes.normal(code.lower().replace("-", " "))
    assert letters is not None
    info = queries.submission_by_code(letters)
    assert info is not None
    openings = queries.openings_for_reporter(info, letters)
    assert [item.name for item in openings.items] == ["content", "evidence", "identity"]
    for item in openings.items:
        check_opening(received.leaf.entry, item)
    assert read_reporter(openings.items[2].data) == REPORTER
    assert [file.name for file in parse_manifest(openings.items[1].data)] == ["bukti-1.jpg"]
    with pytest.raises(OpeningFails):
        check_opening(received.leaf.entry, replace(openings.items[0], data=b"{}"))
    other = codes.normal(new_code())
    assert other is not None
    assert queries.submission_by_code(other) is None
    assert [item.name for item in queries.openings_for_reporter(info, other).items] == ["content", "evidence"]


def test_identity_lies_nowhere_in_the_clear(folder: Path) -> None:
    code = new_code()
    # As people call a scan of their identity card.
    received = file_report(filing(code, given(name=f"KTP {REPORTER.name}.jpg")))
    assert received is not None
    kept = everything_below(folder)
    for secret in (REPORTER.name, REPORTER.phone, REPORTER.identity_number, code, code.replace("-", "")):
        assert secret.encode() not in kept
    assert PHOTO not in kept
    opened = vault.open_with(VAULT_PASSPHRASE).opening(received.subject, vault.IDENTITY)
    check_opening(received.leaf.entry, opened)


def test_evidence_comes_back_as_it_was() -> None:
    code = new_code()
    assert file_report(filing(code)) is not None
    letters = codes.normal(code)
    assert letters is not None
    info = queries.submission_by_code(letters)
    assert info is not None
    (file,) = queries.evidence_of(info)
    assert b"".join(queries.evidence_bytes(file.id)) == PHOTO
    assert file.media_type == "image/jpeg"


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ([given(digest="0" * 64)], DigestDiffers),
        ([given(b"MZ\x90\x00" + bytes(100), "foto.jpg")], TypeNotTaken),
        ([given(b"<html><script>", "a.txt")], TypeNotTaken),
        ([given(b"", "kosong.jpg")], Empty),
        ([given(name=f"{i}.jpg") for i in range(11)], TooMany),
        ([replace(given(), size=200 << 20)], TooLarge),
    ],
)
def test_what_is_refused_leaves_nothing_behind(folder: Path, files: list[Given], error: type[Exception]) -> None:
    before = sorted(folder.rglob("*.age"))
    with pytest.raises(error):
        file_report(filing(new_code(), given(), *files) if error is not TooMany else filing(new_code(), *files))
    assert sorted(folder.rglob("*.age")) == before


def test_report_without_a_name_is_refused_and_leaves_nothing_behind(folder: Path) -> None:
    before = sorted(folder.rglob("*.age"))
    with pytest.raises(NameNeeded):
        file_report(filing(new_code(), reporter=Reporter()))
    assert sorted(folder.rglob("*.age")) == before


def test_same_form_sent_twice_is_one_receipt(folder: Path) -> None:
    code = new_code()
    assert file_report(filing(code)) is not None
    before = sorted(folder.rglob("*.age"))
    assert file_report(filing(code)) is None
    assert sorted(folder.rglob("*.age")) == before


def test_another_file_under_the_same_code_is_not_the_same_form() -> None:
    """Same name and same size: only what is in it tells."""
    code = new_code()
    assert file_report(filing(code)) is not None
    assert is_as_taken(filing(code))
    assert is_as_taken(filing(code, given(name="berganti nama.jpg")))
    assert not is_as_taken(filing(code, given(PHOTO[:-1] + b"X")))


def test_receipt_has_its_place_after_the_next_round() -> None:
    received = file_report(filing(new_code()))
    assert received is not None
    integrate_round()
    found = entry(received.leaf.leaf_id)
    assert found is not None
    assert found.entry == received.leaf.entry
