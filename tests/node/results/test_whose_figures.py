"""Whose the figures of a contest are: the regency's that it covers, the province's; of the nation the institution's."""

import pytest

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.flows.results.import_results import hand_in_results
from saksama_node.flows.results.publish_results import withdraw_areas
from tests.node.conftest import LoggedIn, StaffFor

pytestmark = pytest.mark.usefixtures("database")

NATION, PROVINCE, REGENCY = "ppwp-2024", "pilkada-gubernur-52-2024", "pilkada-bupati-5201-2024"


def handed_in(by: Staff, contest: str) -> int:
    return hand_in_results(by, contest, Source.KPU_TABLE, "contoh.csv", [b"kode_tps\n"])


def test_a_regency_imports_and_withdraws_its_own_figures_and_neither_the_province_s_nor_the_nation_s(
    staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    top, regency = staff_for(Role.STATISTICS), staff_for(Role.STATISTICS, "52.01")
    for contest in (NATION, PROVINCE):
        with pytest.raises(NotAllowed):
            handed_in(regency, contest)
        with pytest.raises(NotAllowed):
            withdraw_areas(regency, contest, Source.RECAP_DISTRICT, ("520101",))
    own, theirs = handed_in(regency, REGENCY), handed_in(top, NATION)
    client = logged_in(Role.STATISTICS, "52.01")
    listed = client.get("/meja/hasil/impor/").content.decode()
    assert f"/meja/hasil/impor/{own}/" in listed
    assert f"/meja/hasil/impor/{theirs}/" not in listed
    assert client.get(f"/meja/hasil/impor/{own}/").status_code == 200
    assert client.get(f"/meja/hasil/impor/{theirs}/").status_code == 403
