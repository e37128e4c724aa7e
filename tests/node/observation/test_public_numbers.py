"""The public page of supervision: what the verifier counts on the served log, coverage first, and no person in it."""

import json
import subprocess
import sys
from datetime import date, timedelta
from typing import Any, Final

import pytest
from django.test import Client

from saksama.entries.kinds.observation import AdviceAnswered, AdviceSent, Answer
from saksama.procedure.levels import Level
from saksama_node.accounts.policy import Role, Staff
from saksama_node.flows.observation.count_reports import SupervisionBook, count_reports
from saksama_node.flows.observation.open_period import Wanted, ask, open_period
from saksama_node.ledger.actions import act, append, new_subject
from saksama_node.ledger.cosigning import Cosigner
from saksama_node.ledger.sequencer import integrate_round
from saksama_node.observation import counted, examining, writing
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.observation.written import CEGAH, WHOLE
from tests.testonly.wsgi import served

pytestmark = pytest.mark.usefixtures("database")

NUMBERS: Final = "/statistik-pengawasan.json"
FORM: Final = "form-a-2022"


def publish() -> None:
    while integrate_round():
        pass
    cosigner = Cosigner()
    cosigner.step()
    cosigner.close()


def sent(by: Staff, office: str, number: str, period: str = "", form: str = FORM) -> str:
    with act():
        subject = writing.begin(by, office, form, period)
        answers = WHOLE if form == FORM else CEGAH
        writing.send(by, subject, writing.save_draft(by, subject, 0, answers, number))
    return subject


def verified(url: str) -> list[dict[str, Any]]:
    told = [sys.executable, "-m", "saksama.cli.main", "verify", url, "--json"]
    done = subprocess.run(told, capture_output=True, check=False)
    found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
    return [each for each in found if each["code"] in {"supervision.differ", "lhp.unlawful", "unreachable"}]


def test_the_page_s_numbers_are_those_that_the_verifier_counts(staff_for: StaffFor) -> None:
    assert "Belum dihitung" in Client().get("/pengawasan/").content.decode()
    assert Client().get(NUMBERS).status_code == 404
    publish()
    book = count_reports(SupervisionBook())
    assert "Belum ada laporan pengawasan" in Client().get("/pengawasan/").content.decode()

    planner, writer, examiner = (
        staff_for(Role.OFFICER, "52"),
        staff_for(Role.SUPERVISOR, "52.01.01"),
        staff_for(Role.OFFICER, "52.01"),
    )
    days = date(2026, 7, 1), date(2026, 9, 30)
    wanted = Wanted("52", "NAMA DALAM", FORM, *days, (Level.REGENCY,), {"52.01": 2, "52.71": 2, "52": 3})
    period = open_period(planner, wanted)
    ask(planner, period, {"52.01": 2, "52.01.01": 1, "52.71": 2}, "Kecamatan ini diminta juga.")
    done = sent(writer, "52.01.01.2001", "001/RAHASIA", period)
    with act():
        examining.take_up(examiner, done)
        examining.approve(examiner, done)
    sent(writer, "52.01.01", "002/RAHASIA")
    sent(writer, "52.01.01", "003/RAHASIA", form="f-cegah-2023")
    with act():
        subject = new_subject()
        advice = AdviceSent(day="2026-10-01", due="2026-10-08", office="52.01", to="kpu")
        append(advice, subject=subject, actor="officer", commits={"paper": "ab" * 32})
        append(AdviceAnswered(answer=Answer.IN_PART, day="2026-10-20"), subject=subject, actor="officer")
    publish()
    count_reports(book)
    said = Client().get(NUMBERS).json()
    (told,) = said["periods"]
    assert told["offices"] == [
        {"office": "52", "first": 3, "asked": None, "sent": 0, "late": 0, "approved": 0},
        {"office": "52.01", "first": 2, "asked": 2, "sent": 0, "late": 0, "approved": 0},
        {"office": "52.01.01", "first": None, "asked": 1, "sent": 1, "late": 1, "approved": 1},
        {"office": "52.71", "first": 2, "asked": 2, "sent": 0, "late": 0, "approved": 0},
    ]
    with served() as url:
        assert verified(url) == []
        _a_count_that_leaves_one_out_is_named(url)
    page = " ".join(Client().get("/pengawasan/").content.decode().split())
    assert "Dari 5 laporan yang diminta, 4 belum masuk; terpenuhi 20,0" in page
    assert "Kabupaten Lombok Barat" in page
    # What is asked for no more is not made whole unseen.
    assert "Semula diminta 7 laporan; jumlahnya diubah 1 kali, terakhir " in page
    assert "(semula 3)" in page
    assert "Belum ditutup." in page
    assert "1 ditindaklanjuti sebagian" in page
    assert '<td data-label="Dijawab terlambat" class="num">1</td>' in page
    for title in ("Laporan Hasil Pengawasan Pemilu", "Formulir Pencegahan"):
        assert f"{title}: 1 laporan dikirim tanpa masa laporan; 0 disetujui." in page
    # No office below the regency, no name, no number, no name of the period.
    for hidden in ("Gerung", "RAHASIA", "CONTOH", "NAMA DALAM", writer.name):
        assert hidden not in page
    reader = Client()
    reader.post("/bahasa/", {"language": "en", "next": "/"})
    english = " ".join(reader.get("/pengawasan/").content.decode().split())
    assert '<th scope="col" class="num">In</th>' in english
    assert "Reports asked for at first: 7; the numbers were changed 1 time, last on " in english
    rows = Client().get("/pengawasan/?bentuk=csv").content.decode().splitlines()[1:]
    *rows, one, two = rows
    assert rows == [
        "2026-07-01,2026-09-30,form-a-2022,52,tidak,52,3,,,0,0,0",
        "2026-07-01,2026-09-30,form-a-2022,52,tidak,52.01,2,3,2,1,1,1",
        "2026-07-01,2026-09-30,form-a-2022,52,tidak,52.71,2,2,2,0,0,0",
    ]
    assert sorted((one, two)) == [",,f-cegah-2023,,,52.01,,,,1,0,0", ",,form-a-2022,,,52.01,,,,1,0,0"]
    given = Client().get("/pengawasan/?bentuk=csv&tabel=saran").content.decode().splitlines()
    assert given[1:] == ["52.01,kpu,1,1,1,0,0,in-part=1"]


def _a_count_that_leaves_one_out_is_named(url: str) -> None:
    file = SETTINGS.data / "cache" / "supervision.json"
    right = file.read_bytes()
    file.write_bytes(right.replace(b'"approved":1,"asked":1', b'"approved":0,"asked":1'))
    (named,) = verified(url)
    assert (named["code"], named["evidence"]["office"], named["evidence"]["said"]) == (
        "supervision.differ",
        "52.01.01",
        "0",
    )
    file.write_bytes(right)


def test_a_quiet_log_is_not_counted_again_and_another_log_s_numbers_are_not_given(staff_for: StaffFor) -> None:
    publish()
    book = count_reports(SupervisionBook())
    kept = (SETTINGS.data / "cache" / "supervision.json").stat().st_mtime_ns
    count_reports(book)
    assert (SETTINGS.data / "cache" / "supervision.json").stat().st_mtime_ns == kept
    planner = staff_for(Role.OFFICER, "52")
    days = date(2026, 10, 1), date(2026, 10, 1) + timedelta(days=90)
    open_period(planner, Wanted("52", "Masa", FORM, *days, (Level.PROVINCE,), {"52": 1}))
    publish()
    count_reports(book)
    found = counted.newest()
    assert found is not None
    assert len(found.periods) == 1
    file = SETTINGS.data / "cache" / "supervision.json"
    right = file.read_bytes()
    for other in (right.replace(SETTINGS.origin.encode(), b"lain.example/log"), right[:-1], b"{}"):
        file.write_bytes(other)
        assert counted.newest() is None
