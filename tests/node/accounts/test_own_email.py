"""Where letters reach a person: each sets the own address, asked again; an administrator another's, and it is told."""

from django.test import Client

from saksama.entries.kinds.account import AccountReaddressed
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import actor_for, grants, staff_named
from saksama_node.trace.deed import Deed
from saksama_node.upkeep import mailing
from tests.node.accounts.administering import admin, entries
from tests.node.accounts.entering import log_in
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.trace.reading import lines
from tests.testonly.node_folder import PASSWORD

PAGE = "/meja/surel/"


def address(username: str) -> str:
    return Person.objects.get(username=username).email


def test_who_finds_a_desk_open_leads_no_letter_away(logged_in: LoggedIn, staff_for: StaffFor) -> None:
    person = staff_for(Role.OFFICER)
    Person.objects.filter(pk=person.id).update(email="lama@kantor.example")
    # In by a session that nobody has shown a password for.
    left_open = logged_in(Role.OFFICER)
    assert "lama@kantor.example" in left_open.get(PAGE).content.decode()
    asked = left_open.post(PAGE, {"email": "jahat@luar.example"})
    assert asked.status_code == 302
    assert asked.headers["Location"].startswith("/akun/reauthenticate/")
    assert address(person.username) == "lama@kantor.example"
    refused = left_open.post(asked.headers["Location"], {"password": "bukan ini"})
    assert refused.status_code == 200
    assert address(person.username) == "lama@kantor.example"
    # The owner types the password, and what was asked is done.
    assert left_open.post(asked.headers["Location"], {"password": PASSWORD}).headers["Location"] == PAGE
    assert address(person.username) == "jahat@luar.example"


def test_the_owner_sets_and_empties_it_and_the_trace_has_it(database: None, staff_for: StaffFor) -> None:
    other = staff_for(Role.DUTY)
    Person.objects.filter(pk=other.id).update(email="piket@kantor.example")
    here = log_in(Client())
    asked = here.post(PAGE, {"email": "admin@kantor.example"}).headers["Location"]
    assert here.post(asked, {"password": PASSWORD}).headers["Location"] == PAGE
    assert address("admin") == "admin@kantor.example"
    # Asked a moment ago, one is not asked again.
    for wrong in ("tanpa-at", "Piket@kantor.example"):
        assert here.post(PAGE, {"email": wrong}).status_code == 422
    assert address("admin") == "admin@kantor.example"
    assert here.post(PAGE, {"email": ""}).headers["Location"] == PAGE
    assert address("admin") == ""
    told = [line.act for line in lines()][-2:]
    assert told == [Deed.EMAIL_SET, Deed.EMAIL_SET]


def test_an_administrator_sets_another_s_and_log_and_letters_say_so_without_an_address(
    staff_for: StaffFor, database: None
) -> None:
    person = staff_for(Role.OFFICER, "52.01")
    Person.objects.filter(pk=person.id).update(email="lama@kantor.example")
    page = f"/meja/akun/{person.id}/"
    desk = admin()
    assert "lama@kantor.example" in desk.get(page).content.decode()
    assert desk.post(f"{page}surel/", {"email": "baru@kantor.example"}).status_code == 302
    assert address(person.username) == "baru@kantor.example"
    (entry,) = entries("account.readdressed")
    (held,) = grants(person.id)
    assert (entry.body, entry.subject, entry.commits) == (AccountReaddressed(role="officer"), held.subject, {})
    assert entry.actor == actor_for(staff_named("admin"), held.subject)
    assert [(each.person, each.act, each.former) for each in mailing.account_letters()] == [
        (person.id, "account.readdressed", "lama@kantor.example"),
        (person.id, "account.readdressed", ""),
    ]
    # The same once more is nothing; nobody leads one's own letters elsewhere here.
    desk.post(f"{page}surel/", {"email": "baru@kantor.example"})
    me = staff_named("admin")
    assert desk.post(f"/meja/akun/{me.id}/surel/", {"email": "saya@kantor.example"}).status_code in {403, 422}
    assert len(entries("account.readdressed")) == 1
    assert address("admin") != "saya@kantor.example"
