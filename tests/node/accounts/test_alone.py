"""What the operator does alone at the machine is seen on every page until two others stand for it."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from saksama.entries.kinds.account import AccountConfirmed, AccountGranted, AccountRenewed
from saksama.entries.words import WordsRefused
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import NotAllowed, Role, Staff, operator
from saksama_node.accounts.public import is_unconfirmed
from saksama_node.accounts.queries import grants, staff_named
from saksama_node.accounts.recused import KeptAway
from saksama_node.accounts.vouching import unconfirmed, vouch
from saksama_node.flows.people.admit_people import take_up_account
from saksama_node.flows.people.break_glass import grant_alone, renew_alone
from saksama_node.flows.people.keep_accounts import revoke_account
from saksama_node.flows.powers import confirm_alone
from saksama_node.flows.powers.confirm_alone import NothingAlone
from saksama_node.flows.seconds.two_persons import propose
from saksama_node.settings.clock import now
from tests.node.accounts.administering import admin, entries
from tests.node.conftest import StaffFor
from tests.node.seconds.reading import confirm_at, confirm_read
from tests.node.staffing import employed

pytestmark = pytest.mark.usefixtures("database")
REASON = "CONTOH: administrator kedua belum ada."
OWN_PASSWORD = "sandi-pilihan-sendiri-0417"
BANNER = "dua orang belum mengesahkannya"


def alone(role: Role = Role.ADMINISTRATOR) -> Staff:
    number = employed(f"sendiri-{role}", "Contoh Sendiri", "52")
    grant_alone(by=operator("52"), person_id=number, role=role, region="52", reason=REASON)
    return staff_named(f"sendiri-{role}")


def session_of(by: Staff) -> Client:
    client = Client()
    client.force_login(Person.objects.get(pk=by.id))
    return client


def test_the_command_does_alone_what_it_says_and_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("account", "create", "kedua", "--name", "Contoh", "--role", "administrator", "--break-glass", REASON)
    assert staff_named("kedua").roles == {Role.ADMINISTRATOR}
    granted = entries("account.granted")[-1]
    assert granted.body == AccountGranted(alone=True, office="52", role="administrator")
    assert (granted.actor, set(granted.commits)) == ("operator", {"reason"})
    call_command("account", "code", "kedua", "--break-glass", REASON)
    renewed = entries("account.renewed")[-1]
    assert renewed.body == AccountRenewed(alone=True, role="administrator")
    assert renewed.subject == granted.subject
    assert capsys.readouterr().out.count("kedua\t") == 2
    with pytest.raises((CommandError, WordsRefused)):
        call_command("account", "grant", "kedua", "administrator", "52.01", "--break-glass", " ")


def test_every_page_of_desk_and_portal_says_it_until_two_confirmed(staff_for: StaffFor) -> None:
    second = staff_for(Role.COMMISSIONER)
    for address in ("/", "/catatan/", "/akun/login/"):
        assert BANNER not in Client().get(address).content.decode()
    made = alone()
    for client, address in ((Client(), "/"), (Client(), "/catatan/"), (Client(), "/akun/login/"), (admin(), "/meja/")):
        assert BANNER in client.get(address).content.decode(), address
    client = admin()
    page = client.get("/meja/akun/sendiri/").content.decode()
    assert made.name in page
    (subject,) = [each.subject for each in unconfirmed()]
    waits = client.post("/meja/akun/sendiri/", {"subjects": [subject], "reason": "CONTOH: dikenal."})
    number = int(waits.headers["Location"].split("/")[-2])
    assert BANNER in Client().get("/").content.decode(), "a proposal is none of two"
    assert confirm_at(session_of(second), number).status_code == 302
    assert BANNER not in Client().get("/").content.decode()
    confirmed = entries("account.confirmed")[-1]
    assert confirmed.subject == subject
    assert isinstance(confirmed.body, AccountConfirmed)


def test_neither_of_the_two_is_who_it_made_nor_the_operator_nor_two_administrators(staff_for: StaffFor) -> None:
    made, commissioner = alone(), alone(Role.COMMISSIONER)
    subjects = [each.subject for each in unconfirmed()]
    asked = confirm_alone.asked(subjects, "")
    with pytest.raises(KeptAway):
        propose(made, asked)
    with pytest.raises(NothingAlone):
        propose(operator("52"), asked)
    number = propose(staff_named("admin"), asked)
    with pytest.raises(NotAllowed):
        confirm_read(staff_for(Role.ADMINISTRATOR, which="ketiga"), number)
    with pytest.raises(KeptAway):
        confirm_read(commissioner, number)
    assert is_unconfirmed()
    confirm_read(staff_for(Role.SIGNATORY), number)
    assert not is_unconfirmed()
    with pytest.raises(NothingAlone):
        propose(staff_named("admin"), asked)


def test_an_end_of_the_role_leaves_nothing_to_stand_for() -> None:
    made = alone()
    (held,) = grants(made.id)
    revoke_account(by=staff_named("admin"), grant_id=held.id)
    assert not is_unconfirmed()


def test_who_came_in_alone_keeps_no_other_role_by_it() -> None:
    number = employed("dua-peran", "Contoh", "52")
    for role in (Role.INTAKE, Role.CUSTODIAN):
        grant_alone(by=operator("52"), person_id=number, role=role, region="52", reason=REASON)
    vouch([each.subject for each in unconfirmed()], now())
    code = renew_alone(by=operator("52"), person_id=number, reason=REASON).code
    take_up_account("dua-peran", code, OWN_PASSWORD)
    session = Client()
    assert session.login(username="dua-peran", password=OWN_PASSWORD)
    noted = unconfirmed()[0].role
    (held,) = [each for each in grants(number) if each.role == noted]
    revoke_account(by=staff_named("admin"), grant_id=held.id)
    assert not is_unconfirmed()
    assert session.get("/meja/").status_code == 302
    assert not Client().login(username="dua-peran", password=OWN_PASSWORD)


def test_nobody_stands_for_whose_code_is_still_out(staff_for: StaffFor) -> None:
    number = employed("berkode", "Contoh Berkode", "52")
    grant_alone(by=operator("52"), person_id=number, role=Role.OFFICER, region="52", reason=REASON)
    code = renew_alone(by=operator("52"), person_id=number, reason=REASON).code
    asked = confirm_alone.asked([each.subject for each in unconfirmed()], "")
    with pytest.raises(NothingAlone):
        propose(staff_named("admin"), asked)
    assert "kodenya belum dipakai" in admin().get("/meja/akun/sendiri/").content.decode()
    take_up_account("berkode", code, OWN_PASSWORD)
    confirm_read(staff_for(Role.COMMISSIONER), propose(staff_named("admin"), asked))
    assert not is_unconfirmed()


def test_nobody_at_the_desk_does_anything_alone(staff_for: StaffFor) -> None:
    person = staff_for(Role.READER)
    for act in (
        lambda: grant_alone(
            by=staff_named("admin"), person_id=person.id, role=Role.OFFICER, region="52", reason=REASON
        ),
        lambda: renew_alone(by=staff_named("admin"), person_id=person.id, reason=REASON),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not is_unconfirmed()
