"""A file becomes versions, or is refused whole; what does not fit is listed and stays decided while it stands."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import NotAllowed, Role, Staff, operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting, take_import
from saksama_node.ledger import blobs
from saksama_node.ledger.models import Leaf
from saksama_node.results import queries
from saksama_node.results.models import AreaSum, Finding, Import, Publication, Station
from saksama_node.results.queries import FindingState, ImportState
from saksama_node.results.versions import spool
from saksama_node.results.versions.publishing import NotYetVoted, SaidLater
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from tests.node.results.imported import HEAD, NTB, ONE, OTHER, PPWP, RIGHT, TWO, WRONG, take

type StaffFor = Callable[..., Staff]


def kinds() -> list[str]:
    return list(Leaf.objects.filter(kind__startswith="sheet.").order_by("id").values_list("kind", flat=True))


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def test_a_table_becomes_a_version_with_its_document_its_entries_its_stations_and_its_sums() -> None:
    found = take(RIGHT[2], WRONG, RIGHT[0])
    assert (found.state, found.told) == (ImportState.DONE, ())
    (version,) = queries.versions(PPWP)
    document = blobs.get(version.document)
    assert (
        document == "\n".join((HEAD_IN_ORDER, f"{ONE},60,2,62,10,20,30", f"{TWO},115,0,115,5,5,5", LAST, "")).encode()
    )
    assert kinds() == ["sheet.imported", "sheet.flagged"]
    assert [(each.code, each.region, each.number, each.special) for each in Station.objects.all()] == [
        (ONE, "52.01.01.1001", 1, False),
        (TWO, "52.01.01.1001", 2, False),
        (OTHER, "52.71.01.1001", 901, True),
    ]
    assert version.counts is not None
    assert version.counts["H5"] == 1
    whole = AreaSum.objects.get(code="")
    assert (whole.rows, whole.voted, whole.sums["suara_paslon_3"]) == (3, 2, [35, 2])
    assert AreaSum.objects.get(code="5201").broken["H5"] == 1
    assert not spool.path_of(found.file).exists()


HEAD_IN_ORDER = "kode_tps,suara_sah,suara_tidak_sah,suara_total,suara_paslon_1,suara_paslon_2,suara_paslon_3"
LAST = f"{OTHER},3,0,3,1,2,"


def test_one_fault_refuses_all_of_a_file_and_all_are_told_with_line_and_column() -> None:
    found = take(f"{ONE},x,20,30,60,2,62", f"{TWO},5,-5,5,15,0,15", "12,1,2,3,6,0,6")
    assert found.state is ImportState.REFUSED
    assert [each["line"] for each in found.told] == [2, 3, 4]
    assert "suara_paslon_1" in str(found.told[0]["id"])
    assert not Publication.objects.exists()
    assert not Station.objects.exists()
    assert kinds() == []
    assert not spool.path_of(found.file).exists()


def test_a_wrong_place_is_told_with_its_own_line_beside_all_other_faults() -> None:
    found = take("", f"{ONE},x,20,30,60,2,62", "", "5299011001001,1,2,3,6,0,6")
    assert found.state is ImportState.REFUSED
    assert [(each["line"], "5299011001001" in str(each["id"])) for each in found.told] == [(3, False), (5, True)]
    chart = '"body": {"chart": {"100025": 1, "100026": 2, "100027": 3}, "administrasi": null}}'
    found = take(
        f'{{"kode_tps": "{ONE}", {chart}', f'{{"kode_tps": "5201991001001", {chart}', head="", source=Source.SIREKAP
    )
    assert [(each["line"], "5201991001001" in str(each["id"])) for each in found.told] == [(3, True)]


def test_a_place_of_a_province_of_which_no_list_is_here_is_taken() -> None:
    assert take("1101012001001,1,2,3,6,0,6").state is ImportState.DONE


def test_a_station_outside_the_contest_is_refused() -> None:
    found = take("5101011001001,10,20,30,60,2,62", contest="pilkada-gubernur-52-2024")
    assert found.state is ImportState.REFUSED
    assert "5101011001001" in str(found.told[0]["id"])


def test_the_same_figures_again_are_the_same_version_however_they_are_written() -> None:
    first = take(*RIGHT)
    again = take(*reversed(RIGHT), head="﻿" + HEAD)
    assert again.publication == first.publication
    assert kinds() == ["sheet.imported", "sheet.flagged"]


def test_figures_that_come_back_after_others_are_a_version_again() -> None:
    first = take(*RIGHT)
    take(*RIGHT[:1], WRONG, RIGHT[2])
    back = take(*RIGHT)
    said = queries.newest(PPWP)[Source.KPU_TABLE]
    assert (said.id, said.number) == (back.publication, 3)
    assert back.publication != first.publication
    assert queries.findings(PPWP) == []
    assert kinds() == ["sheet.imported", "sheet.flagged"] * 3


def test_a_file_with_fewer_stations_or_of_an_earlier_time_hides_nothing_unless_that_is_meant() -> None:
    day = datetime(2024, 3, 20, tzinfo=UTC)
    take(*RIGHT, said_at=day)
    fewer = take(*RIGHT[1:], said_at=day)
    assert fewer.state is ImportState.REFUSED
    assert f"1 TPS yang ada di versi terbaru sumber ini tidak ada di berkas, yang pertama {ONE}" in str(fewer.told)
    # The same figures: nothing would change, whatever time is told.
    assert take(*RIGHT, said_at=day - timedelta(days=1)).state is ImportState.DONE
    older = take(*RIGHT[:1], WRONG, RIGHT[2], said_at=day - timedelta(days=1))
    assert "lebih tua" in str(older.told)
    assert [each.number for each in queries.versions(PPWP)] == [1]
    assert take(*RIGHT[1:], said_at=day - timedelta(days=1), anyway=True).state is ImportState.DONE
    assert [each.rows for each in queries.versions(PPWP)] == [2, 3]


def test_figures_of_a_time_before_the_vote_or_to_come_are_refused_before_anything_is_kept() -> None:
    for at, why in ((datetime(2024, 2, 13, tzinfo=UTC), NotYetVoted), (now() + timedelta(hours=1), SaidLater)):
        with pytest.raises(why):
            take(*RIGHT, said_at=at)
    assert not Import.objects.exists()


def test_versions_stand_beside_each_other_and_the_newest_counts() -> None:
    take(*RIGHT[:1], WRONG)
    take(*RIGHT)
    assert [each.number for each in queries.versions(PPWP, Source.KPU_TABLE)] == [2, 1]
    assert queries.findings(PPWP) == []
    assert Finding.objects.filter(rule="H5", current=False).count() == 1


def test_what_a_person_decided_stands_while_the_figures_stand() -> None:
    take(*RIGHT[:1], WRONG)
    Finding.objects.filter(rule="H5").update(state=FindingState.RESOLVED)
    take(*RIGHT[:1], WRONG, RIGHT[2])
    assert not [each for each in queries.findings(PPWP) if each.rule == "H5"]
    row = Finding.objects.get(rule="H5")
    assert (row.state, row.current, row.publication.number) == (FindingState.RESOLVED, True, 2)
    take(*RIGHT[:1], f"{TWO},5,5,5,116,0,116", anyway=True)
    assert [(each.rule, each.right) for each in queries.findings(PPWP) if each.rule == "H5"] == [("H5", 116)]


def test_two_sources_are_held_against_each_other_figure_by_figure() -> None:
    take(*RIGHT)
    lines = [f'{{"kode_tps":"{ONE}","body":{{"chart":{{"null":null,"100025":10,"100026":21,"100027":29}}}}}}']
    found = take(*lines[1:], source=Source.SIREKAP, head=lines[0])
    assert found.state is ImportState.DONE
    between = [each for each in queries.findings(PPWP) if each.rule == "S1"]
    assert [(each.place, each.left, each.right, each.band) for each in between] == [
        (ONE, 21, 20, queries.Band.SOURCES),
        (ONE, 29, 30, queries.Band.SOURCES),
    ]
    said = queries.figures_at(PPWP, ONE)
    assert said[Source.SIREKAP]["suara_paslon_2"] == 21
    assert said[Source.KPU_TABLE]["suara_paslon_2"] == 20
    take(RIGHT[0], RIGHT[1], OTHER + ",1,2,3,6,0,6")
    assert len([each for each in queries.findings(PPWP) if each.rule == "S1"]) == 2


def test_every_moment_of_the_screen_is_a_version() -> None:
    head = "waktu_commit,jenis,kode_wilayah,nomor_urut,suara,tps_total,tps_masuk"
    first, then = "2024-11-28T01:23:18+07:00", "2024-11-28T12:25:02+07:00"
    stood = (("52", 9), ("5201", 4), ("5271", 4))
    rows = [f"{first},pkwkp,{code},{n},{votes},9,9" for code, votes in stood for n in (1, 2)]
    rows.append(f"{then},pkwkp,5271,1,5,9,9")
    found = take(*rows, source=Source.SCREEN, contest="pilkada-gubernur-52-2024", head=head)
    assert found.state is ImportState.DONE
    later, earlier = queries.versions("pilkada-gubernur-52-2024")
    assert (earlier.number, later.number) == (1, 2)
    assert earlier.said_at is not None
    assert earlier.said_at.isoformat() == "2024-11-27T18:23:18+00:00"
    open_ones = queries.findings("pilkada-gubernur-52-2024")
    assert [(each.rule, each.place, each.left_fields, each.left, each.right) for each in open_ones] == [
        ("R2", "52", ("suara_paslon_2",), 8, 9)
    ]


def test_an_import_that_was_cut_off_goes_on_to_the_same_version() -> None:
    data = "\n".join((HEAD, *RIGHT, "")).encode()
    number = hand_in_results(operator("52"), PPWP, Source.KPU_TABLE, "tps.csv", [data])
    Import.objects.filter(pk=number).update(state=ImportState.RUNNING, done=7)

    class Killed(BaseException):
        pass

    def kill(octets: int) -> None:
        if octets:
            raise Killed

    with pytest.raises(Killed):
        take_import(number, kill)
    assert not Publication.objects.exists()
    assert kinds() == []
    # While its reader may be alive it is left alone.
    assert list(import_waiting()) == []
    Import.objects.update(beat=now() - timedelta(seconds=61))
    assert list(import_waiting()) == [number, Publication.objects.get().pk]
    assert queries.import_of(number).state is ImportState.DONE
    assert kinds() == ["sheet.imported", "sheet.flagged"]


def test_a_version_that_was_entered_and_not_judged_is_judged_in_the_next_round() -> None:
    take(*RIGHT[:1], WRONG)
    list_before = queries.versions(PPWP)[0].flagged
    Publication.objects.update(flagged="")
    assert list(import_waiting()) == [Publication.objects.get().pk]
    assert queries.versions(PPWP)[0].flagged == list_before


def test_only_who_may_import_hands_a_file_in(staff_for: StaffFor) -> None:
    with pytest.raises(NotAllowed):
        hand_in_results(staff_for(Role.OFFICER), PPWP, Source.KPU_TABLE, "tps.csv", [b""])
    by = staff_for(Role.STATISTICS)
    number = hand_in_results(by, PPWP, Source.KPU_TABLE, "tps.csv", ["\n".join((HEAD, *RIGHT, "")).encode()])
    list(import_waiting())
    assert queries.import_of(number).state is ImportState.DONE
    assert queries.versions(PPWP)[0].by == by.id


def test_all_of_ntb_with_the_604_sums() -> None:
    number = hand_in_results(operator(SETTINGS.region), PPWP, Source.KPU_TABLE, NTB.name, [NTB.read_bytes()])
    list(import_waiting())
    assert queries.import_of(number).state is ImportState.DONE
    (version,) = queries.versions(PPWP)
    assert version.counts is not None
    assert (version.rows, version.counts["H5"], version.counts["any"]) == (16_243, 604, 1362)
    assert Station.objects.count() == 16_243
    assert Finding.objects.filter(rule="H5", current=True, whole=True).count() == 604
    assert hashlib.sha256(blobs.get(version.flagged)).hexdigest() == version.flagged
