"""Each sets where letters reach them, asked again who they are; who finds a desk open leads none away."""

from django.test import Client

from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role
from saksama_node.trace.deed import Deed
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
