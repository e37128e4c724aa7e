"""What no mail server took was not sent: it waits, is said to wait, and goes once there is one. Over a real server."""

import os
import smtplib
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from django.core.mail import EmailMessage
from django.db import connections
from django.test import override_settings

from saksama.entries.kinds.account import AccountRenewed
from saksama_demo.launch import free_ports
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.accounts.queries import staff_named
from saksama_node.condition.check import found, to_json
from saksama_node.flows.node import examine_mail
from saksama_node.flows.node.tell_alarms import tell_alarms
from saksama_node.flows.node.watch_node import watch_node
from saksama_node.flows.people.set_address import set_email_of
from saksama_node.flows.powers.tell_concerned import write_account_letters
from saksama_node.settings import mail
from saksama_node.settings.clock import now
from saksama_node.settings.no_mail import NoMailServer
from saksama_node.upkeep import mailing, models
from saksama_node.upkeep.alarming import Raised, keep_alarms
from saksama_node.upkeep.mailing import GIVEN_UP, PATIENCE
from tests.node.upkeep.conftest import Post, address, port_of

DISK = found("disk.low", "/data", free=5)
type Reached = Callable[..., Staff]


@pytest.fixture
def no_server() -> Iterator[None]:
    """A node without a mail server, as its settings leave it."""
    with override_settings(MAILERS=mail.NONE):
        yield


def raised(at_minutes: int = 0) -> None:
    earlier = now() - at_minutes * PATIENCE / 15
    keep_alarms([Raised(DISK.code, DISK.about, to_json(DISK.facts))], frozenset({"disk"}), earlier)


def mail_found() -> dict[str, dict[str, object]]:
    return {each.code: dict(each.facts) for each in examine_mail.mail(asking=False)}


@pytest.mark.usefixtures("no_server")
def test_without_a_server_no_letter_is_taken_for_sent_whoever_writes_it(database: None) -> None:
    with pytest.raises(NoMailServer):
        EmailMessage("s", "b", to=["a@b.example"]).send()


def test_an_alarm_waits_for_a_mail_server_and_is_said_to_wait(reached: Reached, post: Post) -> None:
    keeper = reached(Role.ADMINISTRATOR)
    raised(16)
    with override_settings(MAILERS=mail.NONE):
        assert tell_alarms() == 0
        assert models.Telling.objects.count() == 0
        seen = mail_found()
        assert seen.keys() == {"mail.none", "mail.waiting"}
        assert seen["mail.waiting"]["count"] == 1
    assert "mail.waiting" in mail_found()
    assert tell_alarms() == 1
    assert len(post.to(keeper)) == 1
    assert "mail.waiting" not in mail_found()


def test_an_address_that_is_refused_keeps_nobody_else_from_their_letter(reached: Reached, post: Post) -> None:
    first, second = reached(Role.ADMINISTRATOR), reached(Role.SECURITY)
    raised()
    post.refuses_to = address(first)
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        tell_alarms()
    assert (len(post.to(first)), len(post.to(second))) == (0, 1)
    post.refuses_to = ""
    assert tell_alarms() == 1
    assert len(post.to(first)) == 1


def test_a_letter_about_an_account_waits_too(reached: Reached, post: Post) -> None:
    who, nobody = reached(Role.OFFICER), reached(Role.DUTY)
    Person.objects.filter(pk=nobody.id).update(email="")
    for person in (who, nobody):
        mailing.keep(person.id, AccountRenewed.KIND, now() - PATIENCE)
    with override_settings(MAILERS=mail.NONE):
        assert watch_node(asking=False) == 0
        assert mail_found()["mail.waiting"]["count"] == 1
    post.refuses = True
    assert write_account_letters() == 0
    post.refuses = False
    assert write_account_letters() == 1
    assert "Dua orang menyetujui kode baru" in post.to(who)[0].get_content()
    assert "mail.waiting" not in mail_found()
    # Who gets an address later gets the letter; one that is of no use any more goes.
    Person.objects.filter(pk=nobody.id).update(email=address(nobody))
    mailing.keep(who.id, AccountRenewed.KIND, now() - GIVEN_UP - PATIENCE)
    assert write_account_letters() == 1
    assert models.WaitingLetter.objects.count() == 0


def mail_test(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    connections.close_all()
    return subprocess.run(
        [sys.executable, "-m", "saksama_node.web.operations", "mail-test", *words],
        env={**os.environ, **more},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_operator_tries_the_mail_by_one_command(database: None, post: Post) -> None:
    there = {"SAKSAMA_MAIL_URL": f"smtp://127.0.0.1:{port_of(post)}"}
    done = mail_test("budi@kantor.example", SAKSAMA_MAIL_REPLY_TO="jawab@kantor.example", **there)
    assert done.returncode == 0, done.stderr
    assert "127.0.0.1 took this letter. Sender saksama@127.0.0.1, answers go to jawab@kantor.example" in done.stdout
    mail_test("budi@kantor.example", SAKSAMA_MAIL_FROM="simpul@kantor.example", **there)
    first, second = post.letters
    assert (first["To"], first["From"], first["Reply-To"]) == (
        "budi@kantor.example",
        "saksama@127.0.0.1",
        "jawab@kantor.example",
    )
    assert (second["From"], second["Reply-To"]) == ("simpul@kantor.example", None)


def test_a_trial_that_fails_says_why(database: None) -> None:
    none = mail_test("budi@kantor.example")
    assert (none.returncode, "There is no mail server" in none.stderr) == (1, True), none.stderr
    down = mail_test("budi@kantor.example", SAKSAMA_MAIL_URL=f"smtp://127.0.0.1:{free_ports(1)}")
    assert (down.returncode, "no program listens there" in down.stderr) == (1, True), down.stderr
    wrong = mail_test("Budi <budi@kantor.example>")
    assert (wrong.returncode, "not one address of e-mail" in wrong.stderr) == (2, True), wrong.stderr


def test_a_server_that_refuses_one_letter_is_not_said_to_be_none(database: None, post: Post) -> None:
    there = {"SAKSAMA_MAIL_URL": f"smtp://127.0.0.1:{port_of(post)}"}
    post.refuses_to = "pergi@kantor.example"
    gone = mail_test("pergi@kantor.example", **there)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "127.0.0.1 menjawab, tetapi tidak menerima surat ini: alamat penerima ditolak (kode 550)." in gone.stderr
    assert "the recipient's address is refused (code 550)." in gone.stderr
    post.refuses = True
    later = mail_test("budi@kantor.example", **there)
    assert (later.returncode, "the letter's content is refused (code 451)." in later.stderr) == (1, True), later.stderr


def test_a_changed_address_is_told_at_the_old_one_and_at_the_new(reached: Reached, post: Post) -> None:
    who = reached(Role.OFFICER)
    set_email_of(by=staff_named("admin"), person_id=who.id, email="baru@kantor.example")
    assert write_account_letters() == len(post.letters) == 2
    assert [each["To"] for each in post.letters] == [address(who), "baru@kantor.example"]
    for each in post.letters:
        assert "mengubah alamat surel akun Anda" in each.get_content()
        assert "kantor.example" not in each.get_content()
    assert write_account_letters() == 0
