"""Nobody becomes somebody with a power alone: every door by which an administrator became a commissioner, tried again.

A power is a role that proposes or confirms what takes two persons. Held besides: who is concerned has no part, an
office with one administrator asks the level above, and each of two has half of the code.
"""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client

from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama.verify.meaning.accounts import OF_ONE
from saksama_node.accounts import admitting
from saksama_node.accounts.admitting import FirstCodeRefused
from saksama_node.accounts.enrolling import NoSuchRoll
from saksama_node.accounts.models import FirstCode, Person, Roll, RollRow
from saksama_node.accounts.policy import NotAllowed, Role, Staff, today
from saksama_node.accounts.queries import actor_for, grants, staff, staff_named
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.people import admit_people
from saksama_node.flows.people.admit_people import hand_out_code, hand_out_codes, take_up_account
from saksama_node.flows.people.import_accounts import agree_to_roll, drop_roll, judge_file, stage_accounts
from saksama_node.flows.people.keep_accounts import grant_account, open_account, revoke_account
from saksama_node.flows.people.make_accounts import make_some, make_waiting
from saksama_node.flows.powers import agree_by_two
from saksama_node.flows.powers.of_two import asked_grant, asked_renewal
from saksama_node.flows.seconds.of_power import OF_POWER, TwoNeeded
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.ledger.actions import Leaf, act
from saksama_node.ledger.models import Leaf as LeafRow
from saksama_node.seconds.faults import SamePerson
from saksama_node.seconds.proposing import proposal
from saksama_node.settings.clock import now
from tests.node.accounts.administering import admin, entries
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read
from tests.node.staffing import employed, staff_with
from tests.testonly.node_folder import PASSWORD

pytestmark = pytest.mark.usefixtures("database")
OWN_PASSWORD = "sandi-pilihan-sendiri-0417"


@pytest.fixture
def first(database: None) -> Staff:
    return staff_named("admin")


@pytest.fixture
def second(staff_for: StaffFor) -> Staff:
    return staff_for(Role.ADMINISTRATOR)


def granted(first: Staff, second: Staff, person: int, role: Role = Role.COMMISSIONER, region: str = "52") -> Leaf:
    leaf = confirm_read(second, propose(first, asked_grant(person, role, region)))
    assert leaf is not None
    return leaf


def halves(person: int, *two: Staff) -> list[str]:
    found = [hand_out_code(by=each, person_id=person) for each in two]
    assert all(each.is_half for each in found)
    return [each.code for each in found]


def logs_in(username: str, password: str) -> bool:
    return Client().login(username=username, password=password)


def test_the_table_the_policy_and_the_verifier_say_the_same_of_every_role() -> None:
    assert frozenset(Role) - OF_POWER == OF_ONE
    assert {Role.ADMINISTRATOR, Role.SIGNATORY, Role.COMMISSIONER, Role.CUSTODIAN, Role.OFFICER} <= OF_POWER


def test_a_power_is_given_by_two_and_the_person_comes_in_by_a_half_of_each(first: Staff, second: Staff) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    leaf = granted(first, second, person)
    subject = leaf.entry.subject
    assert leaf.entry.body == AccountGranted(office="52", role="commissioner", second=actor_for(second, subject))
    assert leaf.entry.actor == actor_for(first, subject)
    one, other = halves(person, first, second)
    assert (len(one), len(other)) == (9, 9)
    for wrong in (one, other, one + one, other + other):
        with pytest.raises(FirstCodeRefused):
            take_up_account("baru", wrong, OWN_PASSWORD)
    take_up_account("baru", other + one, OWN_PASSWORD)
    assert logs_in("baru", OWN_PASSWORD)
    # Whoever came in so is not sent through it again by another role.
    granted(first, second, person, Role.OFFICER)
    assert logs_in("baru", OWN_PASSWORD)


def test_both_halves_are_typed_into_one_field_or_two(first: Staff, second: Staff) -> None:
    for username, typed in (("satu", lambda a, b: (a + b, "")), ("dua", lambda a, b: (b.lower(), a))):
        person = open_account(by=first, username=username, name="Contoh", region="52", email="")
        granted(first, second, person)
        code, rest = typed(*halves(person, first, second))
        sent = {"username": username, "code": code, "rest": rest, "password": OWN_PASSWORD, "again": OWN_PASSWORD}
        assert Client().post("/akun/pertama/", sent).status_code == 302
        assert logs_in(username, OWN_PASSWORD)


def test_half_of_a_code_is_asked_for_by_its_own_and_anew_and_not_for_ever(
    first: Staff, second: Staff, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    granted(first, second, person)
    with pytest.raises(TwoNeeded):
        hand_out_code(by=staff_for(Role.ADMINISTRATOR, which="ketiga"), person_id=person)
    old, other = halves(person, first, second)
    (new,) = halves(person, first)
    with pytest.raises(FirstCodeRefused):
        take_up_account("baru", old + other, OWN_PASSWORD)
    later = now() + admitting.HALVES_COUNT + timedelta(minutes=1)
    monkeypatch.setattr(admit_people, "now", lambda: later)
    with pytest.raises(FirstCodeRefused):
        take_up_account("baru", new + other, OWN_PASSWORD)
    with pytest.raises(TwoNeeded):
        hand_out_code(by=first, person_id=person)
    monkeypatch.undo()
    take_up_account("baru", new + other, OWN_PASSWORD)


def test_a_renewal_by_two_shuts_nobody_out_and_leaves_its_entry(
    first: Staff, second: Staff, staff_for: StaffFor, logged_in: LoggedIn
) -> None:
    person, session = staff_for(Role.COMMISSIONER), logged_in(Role.COMMISSIONER)
    leaf = confirm_read(second, propose(first, asked_renewal(person.id)))
    assert leaf is not None
    (held,) = grants(person.id)
    assert leaf.entry.subject == held.subject
    assert leaf.entry.body == AccountRenewed(role="commissioner", second=actor_for(second, held.subject))
    code = "".join(halves(person.id, first, second))
    assert session.get("/meja/").status_code == 200
    assert logs_in(person.username, PASSWORD)
    take_up_account(person.username, code, OWN_PASSWORD)
    assert session.get("/meja/").status_code == 302
    assert not logs_in(person.username, PASSWORD)


def test_no_administrator_makes_a_commissioner_alone_at_the_desk(first: Staff) -> None:
    client, before = admin(), LeafRow.objects.count()
    person = employed("baru", "Contoh", "52")
    waits = client.post(f"/meja/akun/{person}/", {"role": "commissioner", "region": "52"})
    assert waits.headers["Location"].startswith("/meja/usulan/")
    number = int(waits.headers["Location"].split("/")[-2])
    assert confirm_at(client, number).status_code == 403
    with pytest.raises(SamePerson):
        confirm_read(first, number)
    with pytest.raises(TwoNeeded):
        grant_account(by=first, person_id=person, role=Role.COMMISSIONER, region="52")
    assert staff(person).roles == frozenset()
    assert LeafRow.objects.count() == before


def test_no_administrator_comes_in_as_who_holds_a_power(first: Staff, staff_for: StaffFor) -> None:
    person = staff_for(Role.COMMISSIONER)
    page = admin().post(f"/meja/akun/{person.id}/kode/")
    assert page.status_code == 422
    assert "account.two-needed" in page.content.decode()
    with pytest.raises(TwoNeeded):
        hand_out_code(by=first, person_id=person.id)
    assert not FirstCode.objects.exists()


def test_a_code_from_before_opens_nothing_once_a_power_is_there(first: Staff, second: Staff) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    drawer = hand_out_code(by=first, person_id=person).code
    granted(first, second, person)
    with pytest.raises(FirstCodeRefused):
        take_up_account("baru", drawer, OWN_PASSWORD)


def test_an_account_of_one_s_own_under_another_name_gets_no_power(first: Staff, second: Staff) -> None:
    person = open_account(by=first, username="samaran", name="Contoh Samaran", region="52", email="")
    take_up_account("samaran", hand_out_code(by=first, person_id=person).code, OWN_PASSWORD)
    session = Client()
    assert session.login(username="samaran", password=OWN_PASSWORD)
    granted(first, second, person)
    assert session.get("/meja/").status_code == 302
    assert not logs_in("samaran", OWN_PASSWORD), "who has the other half hands it to the person"


def test_ending_the_role_and_giving_it_again_does_not_let_one_in(
    first: Staff, second: Staff, staff_for: StaffFor
) -> None:
    person = staff_for(Role.COMMISSIONER)
    (held,) = grants(person.id)
    revoke_account(by=first, grant_id=held.id)
    take_up_account(person.username, hand_out_code(by=first, person_id=person.id).code, OWN_PASSWORD)
    granted(first, second, person.id)
    assert not logs_in(person.username, OWN_PASSWORD)


def test_a_code_of_one_from_between_two_powers_opens_nothing_after_the_second(first: Staff, second: Staff) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    granted(first, second, person)
    mine, theirs = halves(person, first, second)
    take_up_account("baru", mine + theirs, OWN_PASSWORD)
    (held,) = grants(person)
    revoke_account(by=first, grant_id=held.id)
    drawer = hand_out_code(by=first, person_id=person).code
    granted(first, second, person)
    with pytest.raises(FirstCodeRefused):
        take_up_account("baru", drawer, OWN_PASSWORD)


def roll_of(*roles: str) -> bytes:
    day = (today() + timedelta(days=9)).isoformat()
    rows = [f"Contoh {number},52.01,{role},{day},daftar-{number}" for number, role in enumerate(roles)]
    return "\n".join(("nama,wilayah,peran,hari_terakhir,nama_pengguna", *rows)).encode()


def test_a_file_with_one_power_is_one_act_of_two(first: Staff, second: Staff) -> None:
    client, before = admin(), len(entries("account.granted"))
    data = SimpleUploadedFile("daftar.csv", roll_of("officer", "reader"))
    address = client.post("/meja/akun/daftar/baru/", {"file": data}).headers["Location"]
    waits = client.post(f"{address}langkah/", {"go": "agree"}).headers["Location"]
    roll_id, number = int(address.split("/")[-2]), int(waits.split("/")[-2])
    with pytest.raises(TwoNeeded):
        agree_to_roll(by=first, roll_id=roll_id)
    assert sum(make_waiting()) == 0
    assert not Person.objects.filter(username__startswith="daftar-").exists()
    confirm_read(second, number)
    assert sum(make_waiting()) == 2
    for entry in entries("account.granted")[before:]:
        assert isinstance(entry.body, AccountGranted)
        assert entry.actor == actor_for(first, entry.subject)
        assert entry.body.second == actor_for(second, entry.subject)
    mine, theirs = (
        {each.username: each.code for each in hand_out_codes(by=each, roll_id=roll_id, region="52")}
        for each in (first, second)
    )
    assert (len(mine["daftar-0"]), len(theirs["daftar-0"])) == (9, 9)
    take_up_account("daftar-0", mine["daftar-0"] + theirs["daftar-0"], OWN_PASSWORD)
    take_up_account("daftar-1", theirs["daftar-1"], OWN_PASSWORD)


def test_a_row_that_was_slipped_in_is_not_what_was_read(first: Staff, second: Staff) -> None:
    judged = judge_file(by=first, data=roll_of("officer"))
    roll_id = stage_accounts(by=first, name="daftar.csv", accounts=judged.accounts)
    number = propose(first, agree_by_two.asked(roll_id))
    RollRow.objects.filter(roll_id=roll_id).update(role="commissioner")
    with pytest.raises(NoSuchRoll):
        confirm_read(second, number)
    # Nor does somebody with the database in hand have one made without a second.
    Roll.objects.filter(pk=roll_id).update(state=Roll.State.MAKING)
    assert make_some(roll_id) == 0
    assert Roll.objects.get(pk=roll_id).fault == "account.two-needed"


def test_a_roll_that_is_thrown_away_leaves_nothing_to_confirm(first: Staff) -> None:
    judged = judge_file(by=first, data=roll_of("officer"))
    roll_id = stage_accounts(by=first, name="daftar.csv", accounts=judged.accounts)
    number = propose(first, agree_by_two.asked(roll_id))
    drop_roll(by=first, roll_id=roll_id)
    assert not proposal(number).is_open


def test_a_second_who_lost_the_right_makes_no_more(first: Staff, second: Staff) -> None:
    judged = judge_file(by=first, data=roll_of("officer"))
    roll_id = stage_accounts(by=first, name="daftar.csv", accounts=judged.accounts)
    confirm_read(second, propose(first, agree_by_two.asked(roll_id)))
    (held,) = grants(second.id)
    revoke_account(by=first, grant_id=held.id)
    assert make_some(roll_id) == 0


def test_the_command_proposes_and_an_administrator_confirms_at_the_desk(
    first: Staff, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("account", "create", "baru", "--name", "Contoh", "--role", "commissioner")
    told = capsys.readouterr().out
    person = staff_named("baru")
    assert person.roles == frozenset()
    number = int(re.findall(r"/meja/usulan/(\d+)/", told)[0])
    assert confirm_at(admin(), number).status_code == 302
    assert staff_named("baru").roles == {Role.COMMISSIONER}
    entry = entries("account.granted")[-1]
    assert entry.actor == "operator"
    assert entry.body == AccountGranted(office="52", role="commissioner", second=actor_for(first, entry.subject))
    call_command("account", "code", "baru")
    (mine,) = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", capsys.readouterr().out)
    take_up_account("baru", mine + halves(person.id, first)[0], OWN_PASSWORD)
    call_command("account", "code", "baru")
    assert "/meja/usulan/" in capsys.readouterr().out, "a renewal waits for its second person"


def test_who_is_concerned_has_no_part(first: Staff, second: Staff, staff_for: StaffFor) -> None:
    third = staff_for(Role.ADMINISTRATOR, which="ketiga")
    for asked in (asked_renewal(third.id), asked_grant(third.id, Role.ADMINISTRATOR, "52.01")):
        with pytest.raises(KeptAway):
            propose(third, asked)
        number = propose(first, asked)
        with pytest.raises(KeptAway):
            confirm_read(third, number)
        confirm_read(second, number)
    assert entries("account.renewed")[-1].body == AccountRenewed(
        role="administrator", second=actor_for(second, entries("account.renewed")[-1].subject)
    )


def test_an_office_with_one_administrator_asks_the_level_above(first: Staff, staff_for: StaffFor) -> None:
    regency, other = staff_for(Role.ADMINISTRATOR, "52.01"), staff_for(Role.ADMINISTRATOR, "52.71")
    person = employed("baru", "Contoh", "52.01")
    number = propose(regency, asked_grant(person, Role.OFFICER, "52.01"))
    with pytest.raises(NotAllowed):
        confirm_read(other, number)
    confirm_read(first, number)
    for asked in (asked_grant(person, Role.OFFICER, "52"), asked_grant(person, Role.OFFICER, "52.71")):
        with pytest.raises(NotAllowed):
            propose(regency, asked)
    wider = propose(first, asked_grant(person, Role.OFFICER, "52"))
    with pytest.raises(NotAllowed):
        confirm_read(regency, wider)


def test_a_role_without_a_power_is_one_person_s_act(first: Staff) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    for role in frozenset(Role) - OF_POWER:
        grant_account(by=first, person_id=person, role=role, region="52")
    take_up_account("baru", hand_out_code(by=first, person_id=person).code, OWN_PASSWORD)
    assert not entries("account.renewed")
    hand_out_code(by=first, person_id=person)
    (renewed,) = entries("account.renewed")
    assert renewed.body == AccountRenewed(role="intake")


def test_a_code_that_one_asks_for_while_a_power_is_given_is_refused(first: Staff, second: Staff) -> None:
    person = open_account(by=first, username="baru", name="Contoh", region="52", email="")
    number, third = (
        propose(first, asked_grant(person, Role.COMMISSIONER, "52")),
        staff_with(Role.ADMINISTRATOR, "52", "ketiga"),
    )
    with ThreadPoolExecutor(1) as pool, act():
        confirm_read(second, number)
        asking = pool.submit(_asked_for, third, person)
        # Long enough to have read what is committed; on SQLite it waits for the write lock.
        time.sleep(0.5)
    with pytest.raises(TwoNeeded):
        asking.result()
    assert not FirstCode.objects.exists()


def _asked_for(by: Staff, person: int) -> None:
    try:
        hand_out_code(by=by, person_id=person)
    finally:
        connection.close()
