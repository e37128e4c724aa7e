"""No answer, however it is made, holds up or fills who asks: each ends with its own trouble, and the next is asked."""

import threading
from io import BytesIO

import pytest

from saksama.cli.fetch import HttpReader
from saksama.fetch import Client, Patience, Trouble, Unanswered
from saksama.verify.reader import Unreachable
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import Answer, always, says

LIMIT = 100_000
SOON = Patience(0.6, silence=0.4, connect=1.0)
TROUBLES: list[tuple[str, Answer, Trouble]] = [
    ("drips", hostile.drips, Trouble.SLOW),
    ("drips its head", hostile.drips_heads, Trouble.SLOW),
    ("interim answers only", hostile.endless_patience, Trouble.SLOW),
    ("not one octet", hostile.never, Trouble.SILENT),
    ("endless", hostile.endless, Trouble.TOO_LARGE),
    ("endless chunks", hostile.endless_chunks, Trouble.TOO_LARGE),
    ("endless heads", hostile.endless_heads, Trouble.MALFORMED),
    ("unfolds", hostile.bomb, Trouble.COMPRESSED),
    ("cut off", hostile.cut_off, Trouble.MALFORMED),
    ("no HTTP", hostile.GARBAGE, Trouble.MALFORMED),
]


@pytest.mark.parametrize(("answer", "trouble"), [case[1:] for case in TROUBLES], ids=[case[0] for case in TROUBLES])
def test_each_hostile_answer_ends_with_its_own_trouble(answer: Answer, trouble: Trouble) -> None:
    client, poured = Client(), BytesIO()
    with always(answer) as url, pytest.raises(Unanswered) as told:
        client.ask("GET", url, limit=LIMIT, patience=SOON, into=poured)
    assert told.value.trouble is trouble, told.value.why
    assert len(poured.getvalue()) <= LIMIT
    with always(says(b"good")) as url:
        assert client.ask("GET", url, limit=LIMIT, patience=SOON).body == b"good", "the client itself is unharmed"
    client.close()


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    asked = threading.Event()

    def elsewhere(to: object) -> None:
        asked.set()

    client = Client()
    with always(elsewhere) as other, always(hostile.redirect(f"{other}/x")) as url:
        assert client.ask("GET", url, limit=LIMIT, patience=SOON).status == 302
        assert not asked.is_set()
    client.close()


def test_octets_that_come_earn_time() -> None:
    patience = Patience(0.3, silence=5.0, rate=1000)
    data = bytes(3000)

    def in_parts(to: object) -> None:
        handler = to
        hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data))(handler)  # type: ignore[arg-type]
        for start in range(0, len(data), 500):
            handler.wfile.write(data[start : start + 500])  # type: ignore[attr-defined]
            threading.Event().wait(0.1)

    client = Client()
    with always(in_parts) as url:
        assert client.ask("GET", url, limit=LIMIT, patience=patience).body == data
    client.close()


def test_a_host_that_only_drips_is_given_up_for_good() -> None:
    asked: list[int] = []

    def drips(to: object) -> None:
        asked.append(1)
        hostile.drips(to)  # type: ignore[arg-type]

    with always(drips) as url, HttpReader(SOON) as reader:
        answers = list(reader.get_many([f"{url}/{number}" for number in range(200)], LIMIT))
    assert all(isinstance(answer, Unreachable) for answer in answers)
    assert len(asked) < 40, "not every address of it is waited for"


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/٣", "http://١٢٧.0.0.1/", "http://\u202e/", "http://[", "http://a:b/"]
)
def test_what_is_no_address_is_asked_of_nobody(url: str) -> None:
    client = Client()
    with pytest.raises(Unanswered) as told:
        client.ask("GET", url, limit=LIMIT, patience=SOON)
    assert told.value.trouble is Trouble.MALFORMED
    client.close()
