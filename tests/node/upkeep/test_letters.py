"""Letters: to those whose duty it is, one for all, again only after hours, none lost while the mail server is down."""

import smtplib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, mailers
from django.test import override_settings

from saksama_node.accounts.actions import create_person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.condition.check import found, to_json
from saksama_node.flows.node.tell_alarms import tell_alarms
from saksama_node.flows.node.watch_node import watch_node
from saksama_node.flows.node.whose_alarm import QUIET
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.mail import BadMailUrl, read_mail
from saksama_node.upkeep import alarming, models
from saksama_node.upkeep.alarming import Raised, keep_alarms, see_alarm
from tests.node.upkeep.conftest import Post, login, port_of, serving, started
from tests.testonly.certificates import certificate

ALL = frozenset({"partner", "witness", "disk", "log", "duty"})
SILENT = found("partner.silent", "Contoh Mitra", since=now(), why="ConnectError")
WITNESS = found(
    "witness.silent", "penyaksi.example", failures=12, why="HTTP 500: klik http://jahat.example\r\nBcc: x@y.z"
)
DISK = found("disk.low", "/data", free=5)
FORK = found("partner.fork", "Contoh Mitra")
type Reached = Callable[..., Staff]


def raised(*checks: object) -> None:
    found_ones = [Raised(each.code, each.about, to_json(each.facts)) for each in checks]  # type: ignore[attr-defined]
    keep_alarms(found_ones, ALL, now())


def pass_time(by: timedelta) -> None:
    """As if all that is known of alarms had happened so much earlier."""
    for alarm in models.Alarm.objects.all():
        models.Alarm.objects.filter(pk=alarm.pk).update(
            opened_at=alarm.opened_at - by, resolved_at=alarm.resolved_at and alarm.resolved_at - by
        )
    for telling in models.Telling.objects.all():
        models.Telling.objects.filter(pk=telling.pk).update(told_at=telling.told_at - by)


def text(letter: object) -> str:
    return letter.get_content() if hasattr(letter, "get_content") else ""


def test_each_hears_what_is_their_duty_in_one_letter(post: Post, reached: Reached) -> None:
    keeper, duty, reader = reached(Role.ADMINISTRATOR), reached(Role.DUTY), reached(Role.READER)
    raised(SILENT, WITNESS, DISK, FORK)
    assert tell_alarms() == 2
    (to_keeper,), (to_duty,) = post.to(keeper), post.to(duty)
    assert post.to(reader) == []
    assert "partner.silent" not in text(to_keeper)
    assert "disk.low" in text(to_keeper)
    assert "disk.low" not in text(to_duty)
    for code in ("partner.silent", "witness.silent", "partner.fork"):
        assert code in text(to_duty)
    assert f"{SETTINGS.url}/meja/kesehatan/" in text(to_duty)
    assert to_duty["Subject"] == f"[{SETTINGS.code}] 3 alarm"


def test_a_letter_holds_no_stranger_s_words_and_no_second_header(post: Post, reached: Reached) -> None:
    reached(Role.DUTY)
    raised(WITNESS)
    tell_alarms()
    (letter,) = post.letters
    assert "jahat" not in letter.as_string()
    assert letter["Bcc"] is None
    assert letter["Cc"] is None


def test_nobody_is_flooded(post: Post, reached: Reached) -> None:
    duty = reached(Role.DUTY)
    for _ in range(5):
        raised(SILENT)
        tell_alarms()
    assert len(post.to(duty)) == 1
    # Another alarm within the quiet minutes waits for them to pass.
    raised(SILENT, FORK)
    assert tell_alarms() == 0
    pass_time(QUIET)
    assert tell_alarms() == 1
    assert "partner.silent" not in text(post.letters[-1])
    assert "partner.fork" in text(post.letters[-1])


def test_what_nobody_has_seen_is_told_again_and_what_was_seen_is_not(post: Post, reached: Reached) -> None:
    duty = reached(Role.DUTY)
    raised(SILENT, FORK)
    tell_alarms()
    fork = next(each for each in alarming.open_alarms() if each.code == "partner.fork")
    see_alarm(duty, fork.id, now())
    pass_time(timedelta(hours=SETTINGS.alarm_hours))
    assert tell_alarms() == 1
    assert "partner.silent" in text(post.letters[-1])
    assert "partner.fork" not in text(post.letters[-1])


def test_the_end_is_told_once_to_those_who_heard_of_the_beginning(post: Post, reached: Reached) -> None:
    duty = reached(Role.DUTY)
    raised(SILENT)
    tell_alarms()
    raised()
    assert tell_alarms() == 0
    pass_time(QUIET)
    later = reached(Role.SECURITY)
    assert tell_alarms() == 1
    assert "Over by itself" in text(post.to(duty)[-1])
    pass_time(QUIET)
    assert tell_alarms() == 0
    assert post.to(later) == []


def test_what_flickers_is_one_alarm(post: Post, reached: Reached) -> None:
    duty = reached(Role.DUTY)
    for _ in range(4):
        raised(SILENT)
        tell_alarms()
        raised()
        tell_alarms()
        pass_time(timedelta(minutes=3))
    raised(SILENT)
    assert models.Alarm.objects.count() == 1
    assert len(post.to(duty)) == 1


def test_only_what_was_looked_at_can_end(reached: Reached) -> None:
    raised(SILENT, DISK)
    keep_alarms([], frozenset({"disk"}), now())
    assert [each.code for each in alarming.open_alarms()] == ["partner.silent"]


def test_a_mail_server_that_is_down_loses_no_letter(post: Post, reached: Reached) -> None:
    duty = reached(Role.DUTY)
    raised(SILENT)
    post.refuses = True
    with pytest.raises(smtplib.SMTPException):
        tell_alarms()
    assert models.Telling.objects.count() == 0
    post.controller.stop()
    # A whole round bears it, and says so in the node's log.
    assert watch_node(asking=False) == 0
    again = started(post)
    post.refuses = False
    with override_settings(MAILERS=read_mail(f"smtp://127.0.0.1:{port_of(again)}").mailers()):
        raised(SILENT)
        assert tell_alarms() == 1
    assert "partner.silent" in text(post.to(duty)[-1])


@pytest.mark.parametrize(("scheme", "options"), [("smtps", "ssl_context"), ("smtp+starttls", "tls_context")])
def test_letters_go_over_tls_with_a_password_from_a_file(
    tmp_path: Path, secret_file: Path, monkeypatch: pytest.MonkeyPatch, scheme: str, options: str
) -> None:
    file = certificate(tmp_path, "localhost", 90)
    context = serving(file)
    more: dict[str, Any] = (
        {"require_starttls": True, "auth_required": True} if scheme == "smtp+starttls" else {"auth_require_tls": False}
    )
    server = started(authenticator=login, **{options: context, **more})
    mailer = read_mail(f"{scheme}://saksama@localhost:{port_of(server)}", secret_file).mailers()
    try:
        with override_settings(MAILERS=mailer):
            letter = EmailMessage("s", "b", to=["a@b.example"])
            # A server whose certificate nobody vouches for gets neither the password nor the letter.
            with pytest.raises(OSError, match="certificate verify failed"):
                letter.send()
            monkeypatch.setenv("SSL_CERT_FILE", str(file))
            with mailers.default:
                pass
            assert EmailMessage("s", "b", to=["a@b.example"]).send() == 1
    finally:
        server.controller.stop()
    assert len(server.letters) == 1


@pytest.mark.parametrize(
    "url",
    [
        "smtp://surel.example",
        "smtps://who:sandi@surel.example",
        "http://surel.example",
        "smtps://",
        "smtps://surel.example:notaport",
        "smtps://surel.example/?x=1",
    ],
)
def test_an_address_of_a_mail_server_that_would_leak_is_refused_without_quoting_it(url: str) -> None:
    with pytest.raises(BadMailUrl) as refused:
        read_mail(url)
    assert "sandi" not in str(refused.value)


@pytest.mark.parametrize("email", ["a@b.example\nBcc: x@y.example", "a@b.example, c@d.example", "tanpa-at"])
def test_an_address_that_would_add_a_header_is_refused(database: None, email: str) -> None:
    with pytest.raises(ValidationError):
        create_person(username="uji", name="Contoh", region="52", email=email, at=now())
