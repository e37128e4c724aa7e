"""A mail server that answers for ever, a line a moment: it keeps no loop, for a letter has an end."""

import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.test import override_settings

from saksama_node.condition.why import why
from saksama_node.settings import timed_mail
from saksama_node.settings.mail import read_mail
from saksama_node.upkeep.mailing import hand_over

SOON = 1.0
ROUNDS = 160


@pytest.fixture(params=[b"220-wait\r\n", b"2", b""], ids=["lines", "letters", "nothing"])
def endless(request: pytest.FixtureRequest) -> Iterator[int]:
    """The port of a server that greets for ever."""
    ended = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        with suppress(OSError):
            caller = listening.accept()[0]
            with caller:
                # Longer than the test waits: where nothing cuts it, the test fails and does not stand still.
                for _ in range(ROUNDS):
                    if ended.wait(0.05):
                        return
                    caller.sendall(request.param)

    thread = threading.Thread(target=greet, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    ended.set()
    listening.close()
    thread.join(5)


@pytest.mark.parametrize(("way", "fault"), [("smtp", smtplib.SMTPServerDisconnected), ("smtps", ssl.SSLError)])
def test_a_letter_has_an_end_whatever_the_server_says(
    endless: int, way: str, fault: type[OSError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timed_mail, "WHOLE", SOON)
    began = time.monotonic()
    with override_settings(MAILERS=read_mail(f"{way}://127.0.0.1:{endless}").mailers()), pytest.raises(fault) as ended:
        hand_over("budi@kantor.example", "uji", ["uji"])
    assert time.monotonic() - began < 5 * SOON
    if way == "smtp":
        assert why(ended.value).en == "no answer in time"
