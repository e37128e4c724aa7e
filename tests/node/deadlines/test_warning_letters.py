"""Warnings by letter: over a real SMTP server, in our own words, kept until it took them, once more after a kill."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings

from saksama.clocks.words import WITA
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases.briefed import labels
from saksama_node.deadlines.models import Duty, Warned
from saksama_node.deadlines.warning import TRIED_AGAIN
from saksama_node.flows.deadlines.write_warnings import waiting_warnings, write_warnings
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.mail import NONE, read_mail
from saksama_node.upkeep.mailing import PATIENCE
from tests.node.cases.filing import CONTENT, REPORTER
from tests.node.conftest import LoggedIn
from tests.node.deadlines.case_under import received
from tests.node.deadlines.warned_cases import age, leave, owed, reached, round_of_warnings
from tests.node.staffing import staff_with
from tests.node.upkeep.conftest import Post, port_of, post, started

__all__ = ["post"]
pytestmark = pytest.mark.usefixtures("database")

HOUR = timedelta(hours=1)
TOP = Path(__file__).parents[3]
KILLED = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from saksama_node.flows.deadlines import write_warnings
from saksama_node.settings.mail import read_mail
settings.MAILERS = read_mail(sys.argv[1]).mailers()
write_warnings.note_sent = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
write_warnings.write_warnings()
"""


def later() -> None:
    """As if the minute after the last try were over."""
    for row in Warned.objects.filter(tried_at__isnull=False):
        assert row.tried_at is not None
        Warned.objects.filter(pk=row.pk).update(tried_at=row.tried_at - TRIED_AGAIN)


def two() -> tuple[Staff, Staff]:
    return reached(Role.OFFICER), reached(Role.OFFICER, which="kedua")


def test_without_a_mail_server_a_warning_is_not_sent_and_is_said_to_wait(post: Post) -> None:
    officer, second = two()
    owed(officer, 3 * HOUR)
    round_of_warnings()
    with override_settings(MAILERS=NONE):
        assert write_warnings() == 0
    assert not Warned.objects.filter(sent_at__isnull=False).exists()
    assert waiting_warnings(now()) is None
    late = waiting_warnings(now() + PATIENCE)
    assert late is not None
    assert late.count == 2
    assert write_warnings() == 2
    assert (len(post.to(officer)), len(post.to(second))) == (1, 1)
    assert waiting_warnings(now() + PATIENCE) is None


def test_both_get_one_letter_each_in_our_own_words_and_nobody_s_name(post: Post) -> None:
    officer, second = two()
    subject = owed(officer, 3 * HOUR)
    info = received()
    leave(info.subject, 3 * HOUR)
    round_of_warnings()
    assert write_warnings() == 2
    assert write_warnings() == 0
    (letter,), (other,) = post.to(officer), post.to(second)
    number = labels([subject])[subject].number
    due = Duty.objects.get(subject=subject).due
    assert due is not None
    for each in (letter, other):
        text = each.get_content()
        assert number in text
        # As the desk lists what has no case yet.
        assert f"{info.subject[:8]}, diterima/received {info.received_at.astimezone(WITA):%d-%m-%Y %H.%M} WITA" in text
        assert info.subject not in text
        assert f"{due.astimezone(WITA):%d-%m-%Y %H.%M} WITA" in text
        assert f"{SETTINGS.url}/meja/" in text
        assert each["Bcc"] is None
    whole = letter.as_string() + other.as_string()
    texts = (REPORTER.name, REPORTER.phone, CONTENT.event, CONTENT.place, CONTENT.account, CONTENT.reported[0].name)
    for secret in (*texts, officer.name, second.name):
        assert secret not in whole
        assert secret not in letter.get_content() + other.get_content()
    assert not Warned.objects.filter(sent_at__isnull=True).exists()


def test_a_letter_to_the_head_says_why(post: Post) -> None:
    officer, _ = two()
    head = reached(Role.COMMISSIONER)
    subject = owed(officer, 3 * HOUR)
    round_of_warnings()
    write_warnings()
    assert post.to(head) == []
    age(subject, 2 * HOUR)
    round_of_warnings()
    write_warnings()
    (letter,) = post.to(head)
    assert "Kepada pimpinan: 1 peringatan" in letter["Subject"]
    assert "Opened by neither of the two" in letter.get_content()
    assert officer.name not in letter.get_content()


def test_what_the_server_did_not_take_is_not_noted_and_goes_again(post: Post) -> None:
    officer, second = two()
    owed(officer, 3 * HOUR)
    round_of_warnings()
    post.refuses = True
    assert write_warnings() == 0
    assert not Warned.objects.filter(sent_at__isnull=False).exists()
    # Not at once, lest a server that is ill be hammered.
    post.refuses = False
    assert write_warnings() == 0
    post.controller.stop()
    later()
    assert write_warnings() == 0
    later()
    again = started(post)
    with override_settings(MAILERS=read_mail(f"smtp://127.0.0.1:{port_of(again)}").mailers()):
        assert write_warnings() == 2
    assert [len(post.to(each)) for each in (officer, second)] == [1, 1]


def test_a_person_whom_the_server_refuses_holds_up_no_other(post: Post) -> None:
    officer, second = two()
    owed(officer, 3 * HOUR)
    round_of_warnings()
    post.refuses_to = f"{officer.username}@kantor.example"
    assert write_warnings() == 1
    post.refuses_to = ""
    assert len(post.to(second)) == 1
    later()
    assert write_warnings() == 1
    assert len(post.to(officer)) == 1


def test_no_letter_of_what_is_opened_or_no_longer_owed_nor_to_who_lost_the_right(post: Post) -> None:
    officer, second = two()
    opened, done = owed(officer, 3 * HOUR), owed(officer, 3 * HOUR)
    round_of_warnings()
    Warned.objects.filter(warning__subject=opened, person=officer.id).update(opened_at=now())
    Duty.objects.filter(subject=done).delete()
    from_now = staff_with(Role.OFFICER, "52", "kedua")
    assert from_now.id == second.id
    write_warnings()
    assert post.to(officer) == []
    ((letter,),) = ([*post.to(second)],)
    assert labels([done])[done].number not in letter.get_content()


def test_without_a_mail_server_the_desk_warns_and_no_letter_is_claimed(logged_in: LoggedIn) -> None:
    officer, _ = two()
    owed(officer, 3 * HOUR)
    round_of_warnings()
    assert write_warnings() == 0
    assert not Warned.objects.filter(sent_at__isnull=False).exists()
    assert "Peringatan:" in logged_in(Role.OFFICER).get("/meja/").content.decode()


def test_killed_after_the_server_took_it_the_same_letter_goes_again_under_its_name(post: Post) -> None:
    officer, second = two()
    owed(officer, 3 * HOUR)
    round_of_warnings()
    connection.close()
    url = f"smtp://127.0.0.1:{port_of(post)}"
    died = subprocess.run([sys.executable, "-c", KILLED, url], cwd=TOP, check=False)
    assert died.returncode == -signal.SIGKILL
    ((taken,),) = ([*post.letters],)
    later()
    assert write_warnings() == 2
    again = [each for each in post.to(officer) + post.to(second) if each["Message-ID"] == taken["Message-ID"]]
    assert len(again) == 2
    assert len({each["Message-ID"] for each in post.letters}) == 2
    assert round_of_warnings() == 0
