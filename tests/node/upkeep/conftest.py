"""A real mail server in this process, and the people whom letters reach."""

import asyncio
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from django.test import override_settings

from saksama_demo.launch import free_ports
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, Staff
from saksama_node.settings.mail import read_mail
from tests.node.conftest import StaffFor

PASSWORD = "kata-sandi-surel-contoh"


@dataclass(slots=True)
class Post:
    """A mail server: what it took, and whether it is there."""

    controller: Controller
    letters: list[EmailMessage] = field(default_factory=list)
    refuses: bool = False
    refuses_to: str = ""

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope, to: str, _options: list[str]
    ) -> str:
        if to == self.refuses_to:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the library's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        if self.refuses:
            return "451 later"
        letter = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 taken"

    def to(self, who: Staff) -> list[EmailMessage]:
        return [each for each in self.letters if each["To"] == address(who)]


def address(who: Staff) -> str:
    return f"{who.username}@kantor.example"


@pytest.fixture
def reached(staff_for: StaffFor) -> Callable[..., Staff]:
    """A person with this role and an office address."""

    def make(role: Role) -> Staff:
        who = staff_for(role)
        Person.objects.filter(pk=who.id).update(email=address(who))
        return who

    return make


def login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"saksama", PASSWORD.encode()))


def started(handler: Post | None = None, **options: Any) -> Post:
    post = handler or Post(None)  # type: ignore[arg-type]  # set in the next line
    post.controller = Controller(post, hostname="127.0.0.1", port=free_ports(1), **options)
    post.controller.start()
    return post


def port_of(post: Post) -> int:
    server = post.controller.server
    assert isinstance(server, asyncio.Server)
    return int(server.sockets[0].getsockname()[1])


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server on this machine, as Django's settings know it."""
    made = started()
    with override_settings(MAILERS=read_mail(f"smtp://127.0.0.1:{port_of(made)}").mailers()):
        yield made
    made.controller.stop()


@pytest.fixture
def secret_file(tmp_path: Path) -> Path:
    file = tmp_path / "mail.password"
    file.write_text(f"{PASSWORD}\n")
    return file


def serving(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context
