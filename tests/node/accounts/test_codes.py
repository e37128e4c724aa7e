"""Nobody knows another's password: people come in, and come in anew, by codes that they alone turn into one."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from saksama_node.accounts.admitting import FirstCodeRefused
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import NotAllowed, Role, Staff
from saksama_node.accounts.queries import staff_named
from saksama_node.accounts.recused import KeptAway
from saksama_node.flows.people.admit_people import hand_out_code, take_up_account
from saksama_node.flows.people.keep_accounts import open_account
from tests.node.accounts.administering import admin
from tests.testonly.node_folder import PASSWORD

OWN_PASSWORD = "sandi-pilihan-sendiri-0417"
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")


def second_factor(person: Staff) -> None:
    Authenticator.objects.create(user_id=person.id, type=Authenticator.Type.TOTP, data={"secret": "x"})


def has_second_factor(person: Staff) -> bool:
    return bool(Authenticator.objects.filter(user_id=person.id).exists())


def test_an_account_that_is_opened_is_shut_until_its_code_is_used(database: None) -> None:
    number = open_account(by=staff_named("admin"), username="baru", name="Contoh", region="52", email="")
    assert not Client().login(username="baru", password=PASSWORD)
    page = admin().post(f"/meja/akun/{number}/kode/")
    assert "no-store" in page.headers["Cache-Control"]
    (code,) = CODE.findall(page.content.decode())
    take_up_account("baru", code, OWN_PASSWORD)
    assert Client().login(username="baru", password=OWN_PASSWORD)


def test_no_page_and_no_command_takes_a_password_for_another(staff_for: Callable[..., Staff]) -> None:
    person = staff_for(Role.READER)
    client, chosen = admin(), "sandi-pilihan-administrator"
    for address in (f"/meja/akun/{person.id}/sandi/", f"/meja/akun/{person.id}/kode/", f"/meja/akun/{person.id}/"):
        client.post(address, {"password": chosen})
    made = {"name": "Contoh", "username": "contoh.baru", "region": "52", "email": "", "password": chosen}
    client.post("/meja/akun/baru/", made)
    for username in (person.username, "contoh.baru"):
        assert not Client().login(username=username, password=chosen)
    with pytest.raises(CommandError):
        call_command("account", "password", person.username)


def test_a_renewal_changes_nothing_until_it_is_used_and_then_everything(staff_for: Callable[..., Staff]) -> None:
    person = staff_for(Role.READER)
    second_factor(person)
    session = Client()
    assert session.login(username=person.username, password=PASSWORD)
    first, again = (hand_out_code(by=staff_named("admin"), person_id=person.id) for _ in range(2))
    assert session.get("/meja/").status_code == 200
    assert Client().login(username=person.username, password=PASSWORD)
    assert has_second_factor(person)
    with pytest.raises(FirstCodeRefused):
        take_up_account(person.username, first.code, OWN_PASSWORD)
    take_up_account(person.username, again.code, OWN_PASSWORD)
    assert "/akun/login/" in session.get("/meja/").headers["Location"]
    assert not Client().login(username=person.username, password=PASSWORD)
    assert Client().login(username=person.username, password=OWN_PASSWORD)
    assert not has_second_factor(person)


def test_nobody_hands_out_a_code_to_themselves_or_elsewhere(staff_for: Callable[..., Staff]) -> None:
    by = staff_named("admin")
    with pytest.raises(KeptAway):
        hand_out_code(by=by, person_id=by.id)
    with pytest.raises(NotAllowed):
        hand_out_code(by=staff_for(Role.ADMINISTRATOR, "52.01"), person_id=staff_for(Role.READER, "52.71").id)
    assert not Person.objects.filter(first_code__isnull=False).exists()
