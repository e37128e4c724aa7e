"""Many accounts from one file, and their end: the flows, the desk, the login, the log."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saksama.entries.entry import decode_entry
from saksama_node.accounts import enrolling, policy, queries
from saksama_node.accounts.actions import create_offices, set_for_one
from saksama_node.accounts.admitting import FirstCodeRefused, check_code, use_code
from saksama_node.accounts.models import FirstCode, Person, RollRow
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.accounts.queries import NoSuchPerson, people, second_factors, staff, staff_named
from saksama_node.accounts.roll_file import Wrong
from saksama_node.flows.people.admit_people import hand_out_codes, take_up_account
from saksama_node.flows.people.end_access import (
    LastDayRefused,
    choose,
    end_some,
    set_last_day,
    set_last_day_of_many,
    yesterday,
)
from saksama_node.flows.people.import_accounts import (
    agree_to_roll,
    drop_roll,
    judge_file,
    stage_accounts,
)
from saksama_node.flows.people.keep_accounts import open_account, revoke_account
from saksama_node.flows.people.make_accounts import make_some, make_waiting
from saksama_node.ledger.actions import act
from saksama_node.ledger.models import Leaf
from saksama_node.ledger.turn import writing
from saksama_node.places.regions import in_force
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.web.operations.account_rolls import RollRefused
from tests.node.accounts.lists import HEAD, supervisors
from tests.node.conftest import LoggedIn, StaffFor
from tests.testonly.node_folder import PASSWORD

pytestmark = pytest.mark.usefixtures("database")
OWN_PASSWORD = "sandi-pilihan-sendiri-0417"


@pytest.fixture
def by(database: None) -> Staff:
    create_offices([(place.region, place.name) for place in in_force("52")])
    return staff_named("admin")


def soon(days: int = 30) -> str:
    return (today() + timedelta(days=days)).isoformat()


def make_roll(by: Staff, data: bytes) -> int:
    judged = judge_file(by=by, data=data)
    assert judged.faults == ()
    roll_id = stage_accounts(by=by, name="contoh.csv", accounts=judged.accounts)
    agree_to_roll(by=by, roll_id=roll_id)
    assert sum(make_waiting()) == len(judged.accounts)
    return roll_id


def entries(kind: str) -> list[dict[str, str]]:
    found = [decode_entry(bytes(leaf.entry)) for leaf in Leaf.objects.filter(kind=kind).order_by("pk")]
    return [
        {"role": each.body.role, "subject": each.subject, "actor": each.actor}  # type: ignore[attr-defined]  # both have it
        for each in found
    ]


def test_each_account_has_its_role_and_its_entry_and_no_entry_names_anyone(by: Staff) -> None:
    before = len(entries("account.granted"))
    roll_id = make_roll(by, supervisors(soon(), limit=120))
    granted = entries("account.granted")[before:]
    assert len(granted) == 120
    assert len({each["subject"] for each in granted}) == len({each["actor"] for each in granted}) == 120
    assert {each["role"] for each in granted} == {"supervisor"}
    raw = b"".join(bytes(leaf.entry) for leaf in Leaf.objects.filter(kind="account.granted"))
    assert b"Contoh" not in raw
    assert enrolling.roll(roll_id).state == "done"
    assert not RollRow.objects.exists()
    first = staff_named("5201011001-001")
    assert (first.name, first.last_day, set(first.roles)) == (
        "Contoh Pengawas 1",
        date.fromisoformat(soon()),
        {Role.SUPERVISOR},
    )


def test_judging_sixteen_thousand_rows_asks_the_database_a_handful_of_times(by: Staff) -> None:
    with CaptureQueriesContext(connection) as asked:
        judged = judge_file(by=by, data=supervisors(soon()))
    assert (judged.rows, len(judged.accounts), judged.faults) == (16_243, 16_243, ())
    assert len(asked) < 12


def test_one_fault_among_thousands_makes_no_account_and_all_are_named(by: Staff) -> None:
    lines = supervisors(soon(), limit=3000).decode().splitlines()
    lines[1500] = lines[1500].replace("pengawas lapangan", "pengwas")
    lines[2999] = lines[2999].replace(soon(), "2001-01-01")
    judged = judge_file(by=by, data="\n".join(lines).encode())
    assert [(fault.line, fault.wrong) for fault in judged.faults] == [(1501, Wrong.ROLE), (3000, Wrong.DAY_PAST)]
    assert judged.accounts == ()


def test_what_is_there_already_or_not_yours_is_a_fault(by: Staff, staff_for: StaffFor) -> None:
    make_roll(by, supervisors(soon(), limit=2))
    open_account(by=by, username="contoh.ada", name="Contoh", region="52", email="ada@contoh.example")
    head = f"{HEAD},surel,nama_pengguna"
    rows = [
        f"A,52.01.01.1001,1,pembaca,{soon()},,",
        f"B,52.01.01,,pembaca,{soon()},ADA@contoh.example,contoh.ada",
        f"C,52.71,,administrator,{soon()},,",
        f"D,52.98,,pembaca,{soon(9000)},,",
        # As a spreadsheet writes a code that is no text; all else of the row is good.
        f"E,5.20101E+09,,pembaca,{soon()},,",
    ]
    regency = staff_for(Role.ADMINISTRATOR, "52.01")
    judged = judge_file(by=regency, data="\n".join((head, *rows)).encode())
    assert [(fault.line, fault.wrong) for fault in judged.faults] == [
        (2, Wrong.STATION_TAKEN),
        (3, Wrong.EMAIL_TAKEN),
        (3, Wrong.USERNAME_TAKEN),
        (4, Wrong.NOT_YOURS),
        (4, Wrong.ROLE_BY_HAND),
        (5, Wrong.NO_OFFICE),
        (5, Wrong.DAY_FAR),
        (6, Wrong.REGION),
    ]
    with pytest.raises(NotAllowed):
        judge_file(by=staff_for(Role.OFFICER), data=b"")


def test_a_post_whose_first_holder_left_goes_to_the_next_under_another_name(by: Staff) -> None:
    make_roll(by, supervisors(soon(), limit=1))
    set_last_day(by=by, person_id=staff_named("5201011001-001").id, day=yesterday())
    assert end_some() == 1
    make_roll(by, supervisors(soon(), limit=1))
    assert staff_named("5201011001-001-2").name == "Contoh Pengawas 1"


def test_a_collision_stops_the_roll_and_it_goes_on_where_it_stopped(by: Staff) -> None:
    judged = judge_file(by=by, data=supervisors(soon(), limit=60))
    roll_id = stage_accounts(by=by, name="contoh.csv", accounts=judged.accounts)
    other = open_account(by=by, username=judged.accounts[55].username, name="X", region="52", email="")
    agree_to_roll(by=by, roll_id=roll_id)
    assert [made for made in make_waiting() if made] == [50]
    stopped = enrolling.roll(roll_id)
    assert (stopped.state, stopped.fault, stopped.left) == ("stopped", "account.roll-collision", 10)
    with pytest.raises(enrolling.NoSuchRoll):
        hand_out_codes(by=by, roll_id=roll_id, region="52")
    Person.objects.filter(pk=other).update(username="lain")
    agree_to_roll(by=by, roll_id=roll_id)
    assert sum(make_waiting()) == 10
    assert enrolling.roll(roll_id).state == "done"


def test_a_list_whose_staging_was_cut_off_is_not_agreed_to(by: Staff) -> None:
    judged = judge_file(by=by, data=supervisors(soon(), limit=3))
    roll_id = enrolling.open_roll(name="contoh.csv", by_id=by.id, total=3, at=now())
    enrolling.stage(roll_id, judged.accounts[:2])
    with pytest.raises(enrolling.NoSuchRoll):
        agree_to_roll(by=by, roll_id=roll_id)
    drop_roll(by=by, roll_id=roll_id)
    assert enrolling.roll(roll_id).state == "dropped"


def test_who_lost_the_right_meanwhile_makes_no_more_accounts(by: Staff, staff_for: StaffFor) -> None:
    regency = staff_for(Role.ADMINISTRATOR, "52.01")
    judged = judge_file(by=regency, data=supervisors(soon(), limit=60))
    roll_id = stage_accounts(by=regency, name="contoh.csv", accounts=judged.accounts)
    agree_to_roll(by=regency, roll_id=roll_id)
    assert make_some(roll_id) == 50
    set_last_day(by=by, person_id=regency.id, day=yesterday())
    assert make_some(roll_id) == 0
    assert enrolling.roll(roll_id).fault == "account.no-such-person"
    drop_roll(by=by, roll_id=roll_id)
    assert not RollRow.objects.exists()


def test_a_code_lets_its_own_account_in_once_and_lies_nowhere_in_the_clear(by: Staff) -> None:
    roll_id = make_roll(by, supervisors(soon(), limit=3))
    sheet = hand_out_codes(by=by, roll_id=roll_id, region="52.01.01.1001")
    assert [each.station for each in sheet] == [1, 2, 3]
    mine, other = sheet[0], sheet[1]
    assert mine.code not in repr(mine)
    stored = "".join(FirstCode.objects.values_list("digest", flat=True))
    assert mine.code not in stored
    assert mine.code.replace("-", "") not in stored
    assert not Client().login(username=mine.username, password=mine.code)
    for username, code in ((other.username, mine.code), ("tidak.ada", mine.code), (mine.username, "AAAA-AAAA")):
        with pytest.raises(FirstCodeRefused):
            take_up_account(username, code, OWN_PASSWORD)
    take_up_account(mine.username.upper(), mine.code.lower().replace("-", " "), OWN_PASSWORD)
    assert Client().login(username=mine.username, password=OWN_PASSWORD)
    with pytest.raises(FirstCodeRefused):
        take_up_account(mine.username, mine.code, OWN_PASSWORD)
    # Printed again: who came in keeps the password, the others' old codes are void.
    again = hand_out_codes(by=by, roll_id=roll_id, region="52")
    assert [each.station for each in again] == [2, 3]
    with pytest.raises(FirstCodeRefused):
        take_up_account(other.username, other.code, OWN_PASSWORD)
    assert Client().login(username=mine.username, password=OWN_PASSWORD)


def test_a_code_that_is_printed_again_or_used_while_a_password_is_chosen_counts_no_more(by: Staff) -> None:
    roll_id = make_roll(by, supervisors(soon(), limit=2))
    mine, other = hand_out_codes(by=by, roll_id=roll_id, region="52")
    for each in (mine, other):
        check_code(each.username, each.code, OWN_PASSWORD, now())
    hand_out_codes(by=by, roll_id=roll_id, region="52")
    with writing(), pytest.raises(FirstCodeRefused):
        use_code(mine.username, mine.code, "pbkdf2$contoh", now())
    assert not Person.objects.filter(password="pbkdf2$contoh").exists()


def test_who_is_prolonged_in_the_moment_of_closing_stays(by: Staff) -> None:
    make_roll(by, supervisors(soon(), limit=1))
    person = staff_named("5201011001-001")
    set_last_day(by=by, person_id=person.id, day=yesterday())
    with ThreadPoolExecutor(1) as pool, writing():
        set_for_one(person.id, today())
        closing = pool.submit(_end_some)
        # Long enough to have read what is committed; on SQLite it waits for the write lock.
        time.sleep(0.5)
    assert closing.result() == 0
    assert staff(person.id).roles == {Role.SUPERVISOR}


def test_a_role_that_a_person_ends_in_the_moment_of_closing_is_logged_once(by: Staff) -> None:
    make_roll(by, supervisors(soon(), limit=1))
    person = staff_named("5201011001-001")
    (held,) = queries.grants(person.id)
    set_last_day(by=by, person_id=person.id, day=yesterday())
    with ThreadPoolExecutor(1) as pool, act():
        revoke_account(by=by, grant_id=held.id)
        closing = pool.submit(_end_some)
        time.sleep(0.5)
    assert closing.result() == 1
    assert [each["subject"] for each in entries("account.revoked")] == [held.subject]


def _end_some() -> int:
    try:
        return end_some()
    finally:
        connection.close()


def test_an_account_that_was_never_taken_up_lacks_no_second_factor(by: Staff) -> None:
    before = second_factors()
    make_roll(by, supervisors(soon(), limit=5))
    assert second_factors() == before


def test_access_ends_with_its_last_day_in_the_session_too(
    by: Staff, staff_for: StaffFor, logged_in: LoggedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = staff_for(Role.OFFICER, "52.01")
    set_last_day(by=by, person_id=person.id, day=today())
    session = logged_in(Role.OFFICER, "52.01")
    assert session.get("/meja/").status_code == 200
    tomorrow = now() + timedelta(days=1)
    monkeypatch.setattr(policy, "now", lambda: tomorrow)
    assert session.get("/meja/").status_code == 302
    assert session.get("/akun/password/change/").status_code == 302
    assert not Client().login(username=person.username, password=PASSWORD)
    sent = {"login": person.username, "password": PASSWORD}
    told = Client().post("/akun/login/", sent, follow=True).content.decode()
    assert "Hari terakhir akun ini sudah lewat" in told
    with pytest.raises(NoSuchPerson):
        staff(person.id)
    assert person.username not in {each.username for each in queries.everyone()}


def test_what_is_over_is_closed_and_logged_without_anybody(by: Staff) -> None:
    make_roll(by, supervisors(soon(), limit=70))
    granted = {each["subject"] for each in entries("account.granted") if each["role"] == "supervisor"}
    chosen = choose(by=by, role=Role.SUPERVISOR)
    assert set_last_day_of_many(by=by, chosen=chosen, day=yesterday()) == 70
    assert [*iter(end_some, 0)] == [50, 20]
    revoked = entries("account.revoked")
    assert {each["subject"] for each in revoked} == granted
    assert {each["actor"] for each in revoked} == {"node"}
    assert end_some() == 0
    assert len(people(("52",), role="supervisor")) == 0


def test_many_are_ended_by_list_region_or_role_and_never_an_administrator(by: Staff, staff_for: StaffFor) -> None:
    roll_id = make_roll(by, supervisors(soon(), limit=40))
    administrator, reader = staff_for(Role.ADMINISTRATOR, "52.01"), staff_for(Role.READER, "52.71")
    day = today() + timedelta(days=3)
    assert set_last_day_of_many(by=by, chosen=choose(by=by, roll_id=roll_id), day=day) == 40
    assert set_last_day_of_many(by=by, chosen=choose(by=by, region="52.71"), day=day) == 1
    assert staff(reader.id).last_day == day
    assert set_last_day_of_many(by=by, chosen=choose(by=by), day=day) == 41
    assert staff(administrator.id).last_day is None
    assert staff(by.id).last_day is None
    with pytest.raises(NotAllowed):
        choose(by=administrator, region="52.71")
    with pytest.raises(LastDayRefused):
        set_last_day_of_many(by=by, chosen=choose(by=by), day=yesterday() - timedelta(days=1))
    with pytest.raises(LastDayRefused):
        set_last_day(by=by, person_id=by.id, day=day)


def test_the_desk_shows_every_fault_then_makes_and_prints(by: Staff) -> None:
    client = Client()
    assert client.login(username="admin", password=PASSWORD)
    bad = supervisors(soon(), limit=5).replace(b",3,pengawas lapangan", b",x,pengawas")
    answer = client.post("/meja/akun/daftar/baru/", {"file": SimpleUploadedFile("daftar.csv", bad)})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 ralat di 1 baris" in page
    assert "Bukan nomor TPS" in page
    assert "Peran tidak dikenal" in page
    table = client.post("/meja/akun/daftar/baru/", {"file": SimpleUploadedFile("d.csv", bad), "bentuk": "csv"})
    assert table.content.decode().count("\r\n") == 3
    good = SimpleUploadedFile("daftar.csv", supervisors(soon(), limit=5))
    staged = client.post("/meja/akun/daftar/baru/", {"file": good})
    address = staged.headers["Location"]
    assert "5 akun dibuat" in client.get(address).content.decode()
    client.post(f"{address}langkah/", {"go": "agree"})
    making = client.get(address)
    assert making.headers["Refresh"] == "3"
    assert sum(make_waiting()) == 5
    sheet = client.post(f"{address}kode/", {"wilayah": "52.01"})
    assert "no-store" in sheet.headers["Cache-Control"]
    codes = re.findall(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b", sheet.content.decode())
    assert len(set(codes)) == 5
    assert f"{SETTINGS.url}/akun/pertama/" in sheet.content.decode()
    fields = {"username": "5201011001-001", "code": codes[0], "password": OWN_PASSWORD, "again": OWN_PASSWORD}
    wrong = Client().post("/akun/pertama/", {**fields, "code": codes[1]})
    assert "tidak cocok" in wrong.content.decode()
    assert Client().post("/akun/pertama/", {**fields, "password": "a", "again": "a"}).status_code == 422
    assert Client().post("/akun/pertama/", fields).status_code == 302
    assert Client().login(username="5201011001-001", password=OWN_PASSWORD)


def test_the_first_login_slows_who_guesses(by: Staff) -> None:
    client = Client()
    fields = {"username": "x", "code": "AAAA", "password": OWN_PASSWORD, "again": OWN_PASSWORD}
    assert {client.post("/akun/pertama/", fields).status_code for _ in range(20)} == {422}
    assert client.post("/akun/pertama/", fields).status_code == 429


def test_a_supervisor_reaches_the_own_desk_and_little_else(by: Staff) -> None:
    roll_id = make_roll(by, supervisors(soon(), limit=1))
    sheet = hand_out_codes(by=by, roll_id=roll_id, region="52")
    take_up_account(sheet[0].username, sheet[0].code, OWN_PASSWORD)
    client = Client()
    assert client.login(username=sheet[0].username, password=OWN_PASSWORD)
    assert client.get("/meja/").status_code == 200
    assert client.get("/meja/akun/").status_code == 403
    assert client.get("/meja/simpul/").status_code in {403, 404}


def test_the_terminal_judges_makes_hands_out_and_ends(by: Staff, tmp_path: Path) -> None:
    file, codes = tmp_path / "daftar.csv", tmp_path / "kode.csv"
    file.write_bytes(supervisors("2001-01-01", limit=3))
    with pytest.raises(RollRefused) as refused:
        call_command("account", "import", str(file), "--codes", str(codes))
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [
        f"line {line} hari_terakhir «2001-01-01»" for line in (2, 3, 4)
    ]
    assert not codes.exists()
    file.write_bytes(supervisors(soon(), limit=60))
    call_command("account", "import", str(file), "--check")
    assert len(people(("52",), role="supervisor")) == 0
    call_command("account", "import", str(file), "--codes", str(codes))
    assert codes.stat().st_mode & 0o777 == 0o600
    assert len(codes.read_text().splitlines()) == 61
    assert {each["actor"] for each in entries("account.granted") if each["role"] == "supervisor"} == {"operator"}
    call_command("account", "end", "--role", "supervisor", "--last-day", yesterday().isoformat())
    assert len(entries("account.revoked")) == 60
