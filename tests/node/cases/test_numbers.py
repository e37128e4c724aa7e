"""Register numbers: 64 who register at once, a third changing their mind; forms by regime, source and level."""

import contextlib
import random
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import msgspec
import pytest
from django.db import connection

from saksama.entries.kinds.case import CaseRegistered, Origination, ReviewOutcome, Violation
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.cases import queries
from saksama_node.cases.actions import Review, register
from saksama_node.cases.number_form import form
from saksama_node.cases.numbering import (
    ElectionUnknown,
    Series,
    elections,
    read_number,
    rewritten,
    specimen,
    take_number,
)
from saksama_node.cases.receipting import ReceiptNumberTaken, give_number, proposed_number
from saksama_node.cases.report import Reporter, SubmissionKind, Supervision
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.ledger.actions import act
from saksama_node.ledger.public import logged
from tests.node.cases.filing import CONTENT, REPORTER, filing, given
from tests.node.cases.handled import PERMANENT
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import review_report
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import received

pytestmark = pytest.mark.usefixtures("database")

WRITERS = 64
OFFICES = ("52", "52.71")
KINDS = (SubmissionKind.REPORT, SubmissionKind.FINDING)


class _Change(Exception):
    """Somebody changes their mind."""


def to_register(by: Staff, region: str, kind: SubmissionKind, number: int) -> str:
    """A case that waits for its number."""
    content = msgspec.structs.replace(
        CONTENT, region=region, kind=kind, supervision=Supervision(report_day=today().isoformat())
    )
    reporter = REPORTER if kind is SubmissionKind.REPORT else Reporter()
    taken = file_report(
        filing(new_code(), given(f"CONTOH {number}".encode(), "catatan.txt"), content=content, reporter=reporter), by=by
    )
    assert taken is not None
    return review_report(
        by, taken.submission, Review(ReviewOutcome.REGISTER, (Violation.ETHICS,), organizers=PERMANENT), ""
    )


def _write(by: Staff, subject: str, seed: int, begin: threading.Barrier) -> bool:
    """Register; whether it stands."""
    chance = random.Random(seed)
    begin.wait(60)
    try:
        with contextlib.suppress(_Change), act():
            register(by, subject)
            if chance.random() < 1 / 3:
                raise _Change
            return True
        return False
    finally:
        connection.close()


def test_no_number_is_skipped_and_none_given_twice(staff_for: StaffFor) -> None:
    by, begin = staff_for(Role.OFFICER), threading.Barrier(WRITERS)
    wanted = [(OFFICES[seed % 2], KINDS[seed // 2 % 2]) for seed in range(WRITERS)]
    subjects = [to_register(by, *each, seed) for seed, each in enumerate(wanted)]
    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(_write, by, subject, seed, begin) for seed, subject in enumerate(subjects)]
        stands = [one.result() for one in writing]
    assert findings() == []
    numbers = {each.entry.subject: each.entry.body.number for each in logged([CaseRegistered.KIND])}  # type: ignore[attr-defined]
    assert set(numbers) == {subject for subject, is_kept in zip(subjects, stands, strict=True) if is_kept}
    assert WRITERS / 2 < len(numbers) < WRITERS
    for series in {(region, kind) for region, kind in wanted}:
        mine = [
            read_number(numbers[s]) for s, each in zip(subjects, wanted, strict=True) if each == series and s in numbers
        ]
        running = sorted(each[3] for each in mine if each is not None)
        assert running == list(range(1, len(mine) + 1))
        assert {(each[0], each[1]) for each in mine if each is not None} == {
            (series[0], "LP" if series[1] is SubmissionKind.REPORT else "TM")
        }


@pytest.mark.parametrize(
    ("region", "source", "procedure", "number"),
    [
        ("52", Origination.REPORT, "pemilu-2022", "001/Reg/LP/PL/Prov/18.00/II/2024"),
        ("52", Origination.FINDING, "pemilu-2022", "001/Reg/TM/PL/Prov/18.00/II/2024"),
        ("52", Origination.REPORT, "pilkada-2024", "001/Reg/LP/PG/Prov/18.00/II/2024"),
        ("52.01", Origination.REPORT, "pilkada-2024", "001/Reg/LP/PB/Kab/18.05/II/2024"),
        ("52.71", Origination.FINDING, "pilkada-2024", "001/Reg/TM/PW/Kota/18.01/II/2024"),
        ("52.01.08", Origination.REPORT, "pilkada-2024", "001/Reg/LP/PB/Kec-Labuapi/18.05/II/2024"),
        ("52.71.05", Origination.REPORT, "", "001/Reg/LP/PL/Kec-Selaparang/18.01/II/2024"),
    ],
)
def test_the_form_of_a_number_and_its_reading(region: str, source: Origination, procedure: str, number: str) -> None:
    # 20.00 UTC on 31 January is 1 February in Mataram: month and year are the office's.
    at, series = datetime(2024, 1, 31, 20, tzinfo=UTC), Series(region, source, procedure)
    with act():
        assert take_number(series, at) == number
        assert take_number(series, at).startswith("002/")
    assert read_number(number) == (region, "LP" if source is Origination.REPORT else "TM", 2024, 1)
    assert re.fullmatch(r"000/.*/2000", specimen(series))
    with act(), pytest.raises(ElectionUnknown):
        take_number(series, at, "XX")


def test_a_receipt_s_number_is_proposed_and_what_is_typed_moves_the_proposals_on() -> None:
    first, second, third = received(), received(), received()
    series = Series(first.region, Origination.REPORT)

    def given(info: queries.SubmissionInfo, number: str) -> str:
        with act():
            return give_number(info.id, queries.submission(info.id), number)

    def proposed(info: queries.SubmissionInfo) -> str:
        return proposed_number(queries.submission(info.id), series)

    number = proposed(first)
    assert re.fullmatch(r"001/LP/PL/Prov/18\.00/[IVX]+/20[0-9]{2}", number)
    assert given(first, number) == number == proposed(first)
    assert proposed(second) == number.replace("001", "002")
    assert given(second, number.replace("001", "007")) == number.replace("001", "007")
    assert proposed(third) == number.replace("001", "008")
    with pytest.raises(ReceiptNumberTaken):
        given(third, number)
    assert given(third, "menurut buku 12") == "menurut buku 12"
    assert given(third, "008") == "menurut buku 12", "given once"


def test_a_number_is_written_anew_with_the_office_s_code_of_now() -> None:
    series = Series("52", Origination.REPORT, "pemilu-2022")
    # What an earlier version wrote before the province's code was known.
    assert rewritten("007/Reg/LP/PL/Prov/SEMENTARA-52/III/2026", series, "PL") == "007/Reg/LP/PL/Prov/18.00/III/2026"
    assert rewritten("007/Reg/LP/PL/Prov/18.00/III/2026", series, "PP") == "007/Reg/LP/PP/Prov/18.00/III/2026"
    assert rewritten("7 tulisan tangan", series, "PL") == ""
    assert read_number("7 tulisan tangan") is None
    assert {each.code for each in elections(series)} == {"PL", "PP"}
    assert all(each.certainty for each in form().election)
