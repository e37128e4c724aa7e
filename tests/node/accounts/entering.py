"""Staff as they log in at the real pages: password, app, its codes.

Rules kept here: while a code is read and typed no half minute ends; the clock stands still for it.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.testonly.node_folder import PASSWORD

LOGIN = "/akun/login/"
SET_UP = "/akun/2fa/totp/activate/"


def log_in(client: Client, username: str = "admin", **headers: str) -> Client:
    answer = client.post(LOGIN, {"login": username, "password": PASSWORD}, headers=headers)
    assert answer.status_code == 302
    return client


def set_up(client: Client) -> tuple[str, str]:
    """Set up an app for who is logged in; its secret, and the code that was typed."""
    asked = client.get(SET_UP)
    if asked.status_code == 302:
        client.post(asked.headers["Location"], {"password": PASSWORD})
        client.get(SET_UP)
    secret = client.session["mfa.totp.secret"]
    with time_stands_still():
        code = now_code(secret)
        assert client.post(SET_UP, {"code": code}).status_code == 302
    return secret, code


@contextmanager
def time_stands_still() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as held:
        in_a_while(held, 0)
        yield


def in_a_while(monkeypatch: pytest.MonkeyPatch, seconds: float = 30) -> None:
    """The authenticator shows a later code, and that one until it is asked again."""
    moment = time.time() + seconds
    monkeypatch.setattr(time, "time", lambda: moment)


def now_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))
