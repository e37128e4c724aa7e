"""A partner that is unable for a moment has not withheld anything; one that stays so has."""

import io
from http.server import BaseHTTPRequestHandler

import pytest

from saksama.tlog.note import SigningKey
from saksama_node.exchange.faults import PartnerLacks, PartnerSilent
from saksama_node.exchange.partner_client import PartnerClient
from tests.testonly.hostile_answers import Answer, always, says

ORIGIN = "mitra.uji.saksama.example/log"
KEY = SigningKey.generate("mitra.uji.saksama.example/angkutan")
SEALED = "ab" * 32


def unable(times: int, status: int, *, log: int = 200) -> tuple[Answer, list[str]]:
    """A partner that answers so often with `status` for what it sealed, and with `log` for its checkpoint."""
    asked: list[str] = []

    def answer(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        if "sealed" not in to.path:
            says(b"log", log)(to)
        else:
            says(b"ciphertext", status if sum("sealed" in path for path in asked) <= times else 200)(to)

    return answer, asked


def fetch(answer: Answer) -> bytes:
    out = io.BytesIO()
    with always(answer) as url:
        PartnerClient(ORIGIN, url).sealed(SEALED, 1000, KEY, out)
    return out.getvalue()


@pytest.mark.parametrize("status", [500, 502, 503])
def test_what_was_unable_for_a_moment_is_asked_again(status: int) -> None:
    answer, _ = unable(2, status)
    assert fetch(answer) == b"ciphertext"


def test_what_stays_unable_while_its_log_is_answered_for_is_lacking() -> None:
    answer, asked = unable(99, 503)
    with pytest.raises(PartnerLacks):
        fetch(answer)
    assert sum("sealed" in path for path in asked) == 3


def test_a_refusal_is_not_asked_again() -> None:
    answer, asked = unable(99, 410)
    with pytest.raises(PartnerLacks):
        fetch(answer)
    assert sum("sealed" in path for path in asked) == 1


def test_a_node_that_is_unable_altogether_is_silent_and_everything_waits() -> None:
    answer, _ = unable(99, 503, log=503)
    with pytest.raises(PartnerSilent) as silence:
        fetch(answer)
    assert not isinstance(silence.value, PartnerLacks)
