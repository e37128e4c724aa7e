"""The list that is drawn from: made from figures, read again, refused where it is not its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksama.entries.kinds.audit import AuditOutcome
from saksama.errors import CallerError
from saksama.tally.audit.plan import Claim, ListMalformed, NotReported, parse_list, plan_of, write_tickets
from saksama.tally.audit.risk import Standing
from saksama.tally.audit.tickets import draw_by_weight
from saksama.tally.columns import Columns
from saksama.tally.sheet.definition import Sheet
from saksama.tally.sheet.reading import sheet_of

PPWP = sheet_of("ppwp-2024")
CLAIMS = [Claim(), Claim("suara_paslon_2", (1, 2)), Claim("suara_paslon_1", (1, 4))]
LIST = b"station,ballots,weight,a,b\n5201011001001,100,130,60,30\n5201011001002,100,100,,\n"


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_the_list_of_ntb_is_read_again_as_itself(ntb: Columns, ppwp: Sheet, claim: Claim) -> None:
    found = plan_of(ntb, ppwp, "52", claim)
    again = parse_list(found.document(), claim)
    assert again.digest() == found.digest()
    assert (again.votes == found.votes).all()
    assert (again.held == found.held).all()
    assert len(found.ids) == 16_243
    # 4,664 stations had no data at all on 20 March; others had figures of some candidates only.
    assert int(found.held.sum()) >= 1_000
    assert again.margins == found.margins


def test_a_region_is_its_stations_alone(ntb: Columns, ppwp: Sheet) -> None:
    found = plan_of(ntb, ppwp, "5271", Claim())
    assert {str(each)[:4] for each in found.ids} == {"5271"}
    with pytest.raises(ListMalformed):
        plan_of(ntb, ppwp, "61", Claim())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        LIST.removesuffix(b"\n"),
        LIST.replace(b"130", b"131"),
        LIST.replace(b"001,100", b"001,0100"),
        LIST.replace(b"001001", b"001002"),
        LIST.replace(b",,", b",,1"),
        LIST.replace(b"a,b", b"a,a"),
        LIST.replace(b"60", b"6e1"),
        LIST.replace(b"60", b"600000"),
        LIST.replace(b"\n", b"\r\n"),
        b"\xff" + LIST,
    ],
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    assert parse_list(LIST, Claim()).document() == LIST
    with pytest.raises(ListMalformed):
        parse_list(data, Claim())


def test_a_list_whose_leader_does_not_lead_claims_nothing() -> None:
    with pytest.raises((NotReported, CallerError)):
        parse_list(LIST.replace(b",60,30", b",30,30"), Claim())


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90), st.booleans()), min_size=1, max_size=12))
def test_any_figures_give_a_list_that_is_read_again(rows: list[tuple[int, int, bool]]) -> None:
    ids = np.array([f"52010110010{place:02}" for place in range(len(rows))])
    columns = {
        f"suara_paslon_{at + 1}": np.array([np.nan if row[2] else float(row[at]) for row in rows]) for at in (0, 1)
    }
    table = Columns(ids, {**columns, "suara_paslon_3": np.zeros(len(rows))}, {}, "")
    try:
        found = plan_of(table, PPWP, "52", Claim())
    except CallerError:
        led = [sum(row[at] for row in rows if not row[2]) for at in (0, 1)]
        assert led[0] == led[1]
        return
    again = parse_list(found.document(), Claim())
    assert again.document() == found.document()
    assert (again.held == found.held).all()


def test_tickets_are_written_one_a_line() -> None:
    found = parse_list(LIST, Claim())
    lines = write_tickets(draw_by_weight("12345678901234567890", found.ids, found.weights, 3)).decode().splitlines()
    assert lines[0] == "draw,ticket,station"
    assert [line.split(",")[0] for line in lines[1:]] == ["1", "2", "3"]
    assert {line.rpartition(",")[2] for line in lines[1:]} <= {"5201011001001", "5201011001002"}


def test_the_log_names_the_ends_of_an_audit_as_the_command_does() -> None:
    assert {each.value for each in AuditOutcome} == {each.value for each in Standing}
