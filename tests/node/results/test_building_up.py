"""A recap builds up area by area: the newest figures of each count, and each version's picture can be made again."""

import threading
from collections.abc import Callable

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client

from saksama.entries.kinds.sheet import SheetImported, Source
from saksama.tally.columns import Columns
from saksama.tally.published.again import Again
from saksama.tally.published.document import write_document
from saksama.tally.published.merging import AreasAbsent, NothingLeft
from saksama_node.accounts.policy import NotAllowed, Role, Staff, operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting, take_import
from saksama_node.flows.results.publish_results import publish_version, withdraw_areas
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import act
from saksama_node.ledger.queries import logged
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.results import queries
from saksama_node.results.judged.flagging import table_of
from saksama_node.results.models import AreaSum, Publication
from saksama_node.results.queries import ImportState
from saksama_node.results.versions import built, publishing
from saksama_node.results.versions.built import NothingToWithdraw
from saksama_node.results.versions.contests import contest_of
from saksama_node.results.versions.publishing import BaseMoved
from saksama_node.results.versions.reading import Read

PPWP = "ppwp-2024"
RECAP = Source.RECAP_DISTRICT
HEAD = "kode,suara_paslon_1,suara_paslon_2,suara_paslon_3"
GERUNG, KEDIRI, LABUAPI = "520101", "520102", "520115"

type LoggedIn = Callable[..., Client]
type StaffFor = Callable[..., Staff]


def hand_in(*rows: str, head: str = HEAD, source: Source = RECAP, whole: bool = False) -> int:
    data = "\n".join((head, *rows, "")).encode()
    return hand_in_results(operator("52"), PPWP, source, "rekap.csv", [data], whole=whole)


def take(*rows: str, head: str = HEAD, source: Source = RECAP, whole: bool = False) -> queries.ImportView:
    number = hand_in(*rows, head=head, source=source, whole=whole)
    list(import_waiting())
    found = queries.import_of(number)
    assert found.state is ImportState.DONE, found.told
    return found


def newest(source: Source = RECAP) -> Publication:
    found = built.newest(contest_of(PPWP), source)
    assert found is not None
    return found


def figures(source: Source = RECAP) -> dict[str, list[int | None]]:
    table = table_of(newest(source).document)
    names = [f"suara_paslon_{n}" for n in (1, 2, 3)]
    return {
        code: [queries.known(table.figures[name][at]) for name in names] for at, code in enumerate(table.ids.tolist())
    }


def since() -> dict[str, int | None]:
    return dict(AreaSum.objects.filter(publication=newest()).values_list("code", "since"))


def check_entries() -> list[SheetImported]:
    """Each entry's version follows from the blobs that it names, as an outsider makes it again."""
    integrate_round()
    found = [each.entry.body for each in logged() if isinstance(each.entry.body, SheetImported)]
    last: dict[Source, str] = {}
    for body in found:
        if isinstance(body.base, str):
            assert body.base == last[body.source]
            part = blobs.get(body.part) if isinstance(body.part, str) else None
            assert Again().merge_wrong(body, blobs.get(body.document), blobs.get(body.base), part) == ""
        last[body.source] = body.document
    return found


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def test_areas_that_come_one_by_one_stand_together_each_with_its_version() -> None:
    take(f"{GERUNG}2006,4,5,6", f"{GERUNG},4,5,6")
    take(f"{KEDIRI},1,2,3")
    assert figures() == {GERUNG: [4, 5, 6], f"{GERUNG}2006": [4, 5, 6], KEDIRI: [1, 2, 3]}
    assert since() == {GERUNG: 1, f"{GERUNG}2006": 1, KEDIRI: 2}
    # A correction: the row that came last counts, whole; the desa that it does not name stays.
    take(f"{GERUNG},4,7,")
    assert figures() == {GERUNG: [4, 7, None], f"{GERUNG}2006": [4, 5, 6], KEDIRI: [1, 2, 3]}
    assert since() == {GERUNG: 3, f"{GERUNG}2006": 1, KEDIRI: 2}
    past = built.history(contest_of(PPWP), RECAP, GERUNG)
    assert [(each.version, each.figures and each.figures["suara_paslon_2"]) for each in past] == [(3, 7), (1, 5)]
    # Tier against tier is of the merged picture: the desa is not the kecamatan any more.
    assert [(each.place, each.left, each.right) for each in queries.findings(PPWP) if each.rule == "R2"] == [
        (GERUNG, 5, 7)
    ]
    assert [each.base is not None for each in check_entries()] == [True] * 3


def test_a_correction_that_is_taken_back_is_a_version_again_and_the_same_file_twice_is_none() -> None:
    first = take(f"{GERUNG},4,5,6", f"{KEDIRI},1,2,3")
    take(f"{GERUNG},9,5,6")
    third = take(f"{GERUNG},4,5,6")
    assert third.publication != first.publication
    assert figures()[GERUNG] == [4, 5, 6]
    assert (newest().number, newest().document) == (3, Publication.objects.get(number=1).document)
    again = take(f"{GERUNG},4,5,6")
    assert again.publication == third.publication
    assert since() == {GERUNG: 3, KEDIRI: 1}
    assert len(check_entries()) == 3


def test_a_withdrawn_area_goes_with_all_below_it_and_may_come_back(staff_for: StaffFor) -> None:
    take(f"{GERUNG}2006,4,5,6", f"{GERUNG},4,5,6", f"{KEDIRI},1,2,3")
    by = staff_for(Role.STATISTICS)
    withdraw_areas(by, PPWP, RECAP, [GERUNG])
    list(import_waiting())
    assert (figures(), since()) == ({KEDIRI: [1, 2, 3]}, {KEDIRI: 1})
    past = built.history(contest_of(PPWP), RECAP, f"{GERUNG}2006")
    assert [(each.version, each.figures is None) for each in past] == [(2, True), (1, False)]
    take(f"{GERUNG},4,5,6")
    assert since() == {GERUNG: 3, KEDIRI: 1}
    with pytest.raises(AreasAbsent) as absent:
        withdraw_areas(by, PPWP, RECAP, [LABUAPI, "5271", GERUNG])
    assert absent.value.areas == ("520115", "5271")
    with pytest.raises(NothingLeft):
        withdraw_areas(by, PPWP, RECAP, ["52"])
    for source, codes in ((Source.RECAP_PROVINCE, ["52"]), (RECAP, []), (Source.KPU_TABLE, ["52"])):
        with pytest.raises(NothingToWithdraw):
            withdraw_areas(by, PPWP, source, codes)
    with pytest.raises(NotAllowed):
        withdraw_areas(staff_for(Role.OFFICER), PPWP, RECAP, [GERUNG])
    assert [getattr(each, "without", None) for each in check_entries()][1] == (GERUNG,)
    assert newest().number == 3


def test_a_whole_recap_begins_anew() -> None:
    take(f"{GERUNG},4,5,6", f"{KEDIRI},1,2,3")
    take(f"{KEDIRI},1,2,4", whole=True)
    assert (figures(), since()) == ({KEDIRI: [1, 2, 4]}, {KEDIRI: 2})
    take(f"{GERUNG},4,5,6")
    assert since() == {GERUNG: 3, KEDIRI: 2}
    assert [each.figures is None for each in built.history(contest_of(PPWP), RECAP, GERUNG)] == [False, False]


def test_sources_and_levels_build_up_apart() -> None:
    take(f"{GERUNG},4,5,6")
    take("5201,40,50,60", source=Source.RECAP_REGENCY)
    take(f"{KEDIRI},1,2,3")
    take("5202,4,5,6", source=Source.RECAP_REGENCY)
    assert set(figures()) == {GERUNG, KEDIRI}
    assert set(figures(Source.RECAP_REGENCY)) == {"5201", "5202"}
    (districts, desa) = (built.coverage(contest_of(PPWP), newest())[at] for at in (0, 1))
    assert (districts.digits, districts.has, districts.of) == (6, 2, 117)
    assert (desa.digits, desa.has, desa.of) == (10, 0, 1166)


def test_a_column_that_one_file_lacks_is_unknown_there() -> None:
    take(f"{GERUNG},4,5,6")
    take(f"{KEDIRI},1,2,3,9", head=f"{HEAD},suara_tidak_sah")
    table = table_of(newest().document)
    assert [queries.known(value) for value in table.figures["suara_tidak_sah"]] == [None, 9]
    check_entries()


def test_two_that_come_while_the_worker_is_away_both_count_and_only_the_last_picture_is_judged() -> None:
    numbers = [hand_in(f"{GERUNG},4,5,6"), hand_in(f"{KEDIRI},1,2,3"), hand_in(f"{GERUNG},4,5,7")]
    list(import_waiting())
    assert [queries.import_of(number).state for number in numbers] == [ImportState.DONE] * 3
    assert figures() == {GERUNG: [4, 5, 7], KEDIRI: [1, 2, 3]}
    assert since() == {GERUNG: 3, KEDIRI: 2}
    assert [bool(row.flagged) for row in Publication.objects.order_by("pk")] == [False, False, True]


def test_two_persons_who_hand_in_at_once_are_both_in() -> None:
    codes = ("520101", "520102", "520103", "520108", "520109", "520112")
    take("520115,1,1,1")
    numbers = [hand_in(f"{code},1,2,3") for code in codes]
    begin = threading.Barrier(len(numbers))
    failed: list[BaseException] = []

    def read(number: int) -> None:
        try:
            begin.wait(60)
            take_import(number)
        except BaseException as error:  # noqa: BLE001 - told below, in the test's own thread
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=read, args=(number,)) for number in numbers]
    for each in threads:
        each.start()
    for each in threads:
        each.join(180)
    assert failed == []
    assert [queries.import_of(number).state for number in numbers] == [ImportState.DONE] * len(numbers)
    assert set(figures()) == {*codes, "520115"}
    assert sorted(Publication.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]
    check_entries()


def test_what_another_version_overtook_is_not_entered_and_built_again() -> None:
    take(f"{GERUNG},4,5,6")
    contest, by = contest_of(PPWP), operator("52")
    table = Columns(np.array([KEDIRI]), {"suara_paslon_1": np.array([1.0])}, {}, "")
    read = Read(table, write_document(table, contest.definition.columns), None)
    stale = built.added(contest, RECAP, read)
    take(f"{LABUAPI},7,8,9")
    with pytest.raises(BaseMoved), act():
        publishing.publish(by, contest, RECAP, stale, publishing.keep(stale.read))
    assert newest().number == 2
    publish_version(by, contest, RECAP, read, adds=True)
    assert set(figures()) == {GERUNG, KEDIRI, LABUAPI}


def test_the_desk_adds_by_default_says_whole_and_withdraws(logged_in: LoggedIn) -> None:
    client = logged_in(Role.STATISTICS)

    def post(*rows: str, **more: str) -> None:
        file = SimpleUploadedFile("rekap.csv", "\n".join((HEAD, *rows, "")).encode())
        form = {"contest": PPWP, "source": RECAP.value, "said_at": "", "file": file, **more}
        assert client.post("/meja/hasil/impor/", form).status_code == 302
        list(import_waiting())

    post(f"{GERUNG},4,5,6")
    post(f"{KEDIRI},1,2,3", recap="tambah")
    assert set(figures()) == {GERUNG, KEDIRI}
    post(f"{KEDIRI},1,2,3", recap="utuh")
    assert set(figures()) == {KEDIRI}
    page = client.get(f"/meja/hasil/kontes/{PPWP}/rekap/{RECAP}/").content.decode()
    assert "1 dari 117 kecamatan sudah masuk." in page
    assert "versi 3" in page
    post(f"{GERUNG}2006,4,5,6", f"{GERUNG},4,5,6")
    address = f"/meja/hasil/kontes/{PPWP}/rekap/{RECAP}/"
    assert "Tandai paling sedikit satu wilayah" in client.post(address, {}).content.decode()
    wrong = client.post(address, {"wilayah": [GERUNG, KEDIRI]})
    assert wrong.status_code == 422
    assert wrong.content.decode().count(" checked") == 2
    assert client.post(address, {"wilayah": [KEDIRI]}).status_code == 302
    list(import_waiting())
    assert set(figures()) == {GERUNG, f"{GERUNG}2006"}
    assert logged_in(Role.OFFICER).post(address, {"wilayah": [GERUNG]}).status_code == 403
    for other in ("kpu-tabel", "apa", Source.RECAP_PROVINCE):
        assert client.get(f"/meja/hasil/kontes/{PPWP}/rekap/{other}/").status_code == 404


def test_the_public_page_says_how_many_areas_are_in_and_what_was_replaced() -> None:
    take(f"{GERUNG},4,5,6")
    take(f"{KEDIRI},1,2,3")
    take(f"{GERUNG},4,7,6")
    client = Client()
    page = client.get(f"/hasil/{PPWP}/", {"wilayah": "5201"}).content.decode()
    assert "2 dari 117 kecamatan sudah masuk." in page
    assert page.index("sudah masuk") < page.index("Menurut wilayah")
    assert page.index("versi 3, ") < page.index("versi 2, ")
    part = blobs.get(newest().part).decode()
    assert part.splitlines()[1] == f"{GERUNG},4,7,6"
    assert f"/log/blob/{newest().part}" in page
    inside = client.get(f"/hasil/{PPWP}/", {"wilayah": GERUNG}).content.decode()
    assert "Riwayat wilayah ini" in inside
    assert "digantikan" in inside
    assert inside.count("berlaku di versi ini") == 1
    before = client.get(f"/hasil/{PPWP}/", {"wilayah": GERUNG, "versi": f"{RECAP}-2"})
    # The second version was judged, so it still has its page.
    assert "masuk sesudah versi ini" in before.content.decode()
    tiers = client.get(f"/hasil/{PPWP}/tingkat/").content.decode()
    assert "2 dari 117 kecamatan sudah masuk." in tiers
