"""All eleven races of NTB of 27 November 2024 through a node: each adds up tier by tier, with its coverage."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from saksama.cli.tally.__main__ import main
from saksama.entries.kinds.sheet import SheetFlagged, Source
from saksama.tally.published.again import Again
from saksama.tally.tiers.step import Level
from saksama_node.results import public, queries
from saksama_node.results.judged.compared import compared, sides
from saksama_node.results.versions.contests import Contest, contests
from tests.node.results.leaves import leaves

SCREEN = Path(__file__).parents[3] / "data" / "results" / "ntb_pilkada2024" / "ntb_snapshots.csv"
RACES = [each for each in contests() if each.screen]
GOVERNOR = "pilkada-gubernur-52-2024"


@pytest.fixture
def _imported(database: None) -> None:
    """A node with all races, as the operator imports them with one command."""
    call_command("import_results", str(SCREEN), contest=[each.id for each in RACES], source=Source.SCREEN.value)


def coverage(contest: Contest) -> tuple[int, int]:
    newest = public.versions(contest.id)[0]
    area, _parts = public.areas(contest, newest.source, newest.number, contest.digits)
    assert area is not None
    return area.stations, area.voted


@pytest.mark.usefixtures("_imported")
def test_the_117_kecamatan_add_up_for_the_governor_and_in_the_ten_local_races(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(RACES) == 11
    client, districts = Client(), 0
    for contest in RACES:
        newest, *earlier = queries.versions(contest.id)
        # In Lombok Utara nothing came in between the two moments: the same figures are the same version.
        assert len(earlier) == (0 if contest.region == "52.08" else 1)
        assert newest.counts == {"R2": 0}
        found = compared(contest, sides(contest.id)[:1], "")
        assert found is not None
        (step,) = found.steps
        assert (step.below.level, step.above.level) == (Level.KECAMATAN, Level.KABKOTA)
        areas = 10 if contest.id == GOVERNOR else 1
        assert (step.areas, step.equal, step.different, step.short) == (areas, areas, (), ())
        districts += 0 if contest.id == GOVERNOR else step.children
        assert step.children == 117 or contest.id != GOVERNOR

        page = client.get(f"/hasil/{contest.id}/").content.decode()
        assert "Setiap wilayah sama dengan jumlah wilayah di bawahnya" in page
        assert "Liputan" in page
        tiers = client.get(f"/hasil/{contest.id}/tingkat/").content.decode()
        assert f"kecamatan → kab/kota: {areas} dari {areas} wilayah klop" in tiers
        assert "Unduh CSV versi ini; perintah ini memberi perbandingan yang sama:" in tiers

        download = client.get(f"/hasil/{contest.id}/tayangan-wilayah/{newest.number}.csv").content
        file = tmp_path / f"{contest.id}.csv"
        file.write_bytes(download)
        assert main(["compare", str(file), "--json"]) == 0
        (race,) = json.loads(capsys.readouterr().out)["races"]
        stations, reported = coverage(contest)
        assert (race["coverage"], race["adds_up"]) == ({"stations": stations, "reported": reported}, True)
        assert f"{stations:,}".replace(",", ".") in page
    assert districts == 117
    assert coverage(contests_by_id()[GOVERNOR]) == (8_405, 8_337)
    assert sum(coverage(each)[1] for each in RACES if each.id != GOVERNOR) == 8_330


def contests_by_id() -> dict[str, Contest]:
    return {each.id: each for each in RACES}


@pytest.mark.usefixtures("_imported")
def test_two_moments_of_the_screen_can_be_held_against_each_other() -> None:
    address = f"/hasil/{GOVERNOR}/tingkat/"
    page = Client().get(address, {"a": "tayangan-wilayah-2", "b": "tayangan-wilayah-1"}).content.decode()
    assert "Kedua sumber berbeda" in page
    assert "Pengaruh bersih pada selisih" in page
    for asked in ({"a": "tayangan-wilayah-3"}, {"b": "x"}, {"wilayah": "53"}, {"wilayah": "520"}):
        assert Client().get(address, asked).status_code == 404


@pytest.mark.usefixtures("_imported")
def test_every_list_names_the_definition_that_a_verifier_has() -> None:
    lists = [each.entry.body for each in leaves() if isinstance(each.entry.body, SheetFlagged)]
    assert {each.contest for each in lists} == {each.id for each in RACES}
    assert not [each.contest for each in lists if Again().is_other(each.sheet, str(each.definition))]
