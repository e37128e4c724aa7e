"""No answer, however it is made, holds up or fills who asks: each ends with its own trouble, and the next is asked."""

import gzip
import ssl
import threading
from io import BytesIO
from pathlib import Path

import pytest

from saksama.cli.fetch import Bounds, HttpReader, machine_certificates
from saksama.fetch import Client, Patience, Trouble, Unanswered
from saksama.verify.reader import Spent, Unreachable
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import Answer, always, says

LIMIT = 100_000
SOON = Patience(0.6, silence=60.0, connect=60.0)
AT_LEISURE = Patience(60.0, silence=60.0, connect=60.0)
"""For what ends by itself: a busy machine is not a slow server."""
PATIENCE = {Trouble.SLOW: SOON, Trouble.SILENT: Patience(60.0, silence=0.4, connect=60.0)}
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
        client.ask("GET", url, limit=LIMIT, patience=PATIENCE.get(trouble, AT_LEISURE), into=poured)
    assert told.value.trouble is trouble, told.value.why
    assert len(poured.getvalue()) <= LIMIT
    with always(says(b"good")) as url:
        assert client.ask("GET", url, limit=LIMIT, patience=AT_LEISURE).body == b"good", "the client itself is unharmed"
    client.close()


def test_a_redirect_is_an_answer_and_is_not_followed() -> None:
    asked = threading.Event()

    def elsewhere(to: object) -> None:
        asked.set()

    client = Client()
    with always(elsewhere) as other, always(hostile.redirect(f"{other}/x")) as url:
        assert client.ask("GET", url, limit=LIMIT, patience=AT_LEISURE).status == 302
        assert not asked.is_set()
    client.close()


def test_octets_that_come_earn_time() -> None:
    patience = Patience(2.5, silence=60.0, connect=60.0, rate=10)
    data = bytes(3000)

    def in_parts(to: object) -> None:
        handler = to
        hostile.raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data))(handler)  # type: ignore[arg-type]
        for start in range(0, len(data), 500):
            handler.wfile.write(data[start : start + 500])  # type: ignore[attr-defined]
            threading.Event().wait(0.5)

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


def folded(data: bytes, encoding: str = "gzip") -> Answer:
    return says(data, 200, ("Content-Encoding", encoding))


GZIPPED = gzip.compress(b"an entry bundle" * 1000)
FOLDED: list[tuple[str, Answer, Trouble]] = [
    ("a bomb", folded(gzip.compress(bytes(1 << 24))), Trouble.TOO_LARGE),
    ("three times over", hostile.bomb, Trouble.COMPRESSED),
    ("cut off", folded(GZIPPED[:-9]), Trouble.MALFORMED),
    ("with something behind it", folded(GZIPPED + b"more"), Trouble.MALFORMED),
    ("no gzip at all", folded(b"an entry bundle"), Trouble.MALFORMED),
    ("another coding", folded(b"x", "br"), Trouble.COMPRESSED),
]


@pytest.mark.parametrize(("answer", "trouble"), [case[1:] for case in FOLDED], ids=[case[0] for case in FOLDED])
def test_gzip_unfolds_no_further_than_the_limit(answer: Answer, trouble: Trouble) -> None:
    client, poured = Client(), BytesIO()
    with always(answer) as url, pytest.raises(Unanswered) as told:
        client.ask("GET", url, limit=LIMIT, patience=AT_LEISURE, into=poured, gzip=True)
    assert told.value.trouble is trouble, told.value.why
    assert len(poured.getvalue()) <= LIMIT
    client.close()


def test_the_reader_takes_gzip_as_tiles_may_be_served() -> None:
    with always(folded(GZIPPED)) as url, HttpReader(SOON) as reader:
        assert reader.get(url, LIMIT) == b"an entry bundle" * 1000
        assert reader.get(url, 15_000) == b"an entry bundle" * 1000, "the limit counts what it unfolds to"
        with pytest.raises(Unreachable):
            reader.get(url, 14_999)


def test_a_run_ends_at_its_time_and_no_answer_outlasts_it() -> None:
    patience = Patience(30.0, silence=30.0, connect=1.0)
    with always(hostile.drips) as url, HttpReader(patience, Bounds(seconds=1)) as reader:
        with pytest.raises(Spent) as told:
            list(reader.get_many([f"{url}/{number}" for number in range(1000)], LIMIT))
        assert (told.value.what, told.value.bound) == ("seconds", 1)
        with pytest.raises(Spent):
            reader.get(url, LIMIT)


def test_a_run_ends_at_its_memory() -> None:
    with always(says(bytes(8 << 20))) as url, HttpReader(bounds=Bounds(megabytes=40)) as reader:
        with pytest.raises(Spent) as told:
            list(reader.get_many([f"{url}/{number}" for number in range(500)], 16 << 20))
        assert told.value.what == "megabytes"


def test_the_machine_s_own_authorities_are_those_of_the_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As the doctor judges a certificate: SSL_CERT_FILE counts, and nothing is added to it."""
    (tmp_path / "none.pem").write_text("")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    assert machine_certificates().cert_store_stats()["x509_ca"] == 0
    monkeypatch.undo()
    assert machine_certificates().cert_store_stats() == ssl.create_default_context().cert_store_stats()
