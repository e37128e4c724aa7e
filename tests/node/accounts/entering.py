"""Staff as they log in at the real pages: password, app, its codes."""

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
    code = now_code(secret)
    assert client.post(SET_UP, {"code": code}).status_code == 302
    return secret, code


def now_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))
