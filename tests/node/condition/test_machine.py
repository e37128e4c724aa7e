"""Each look at the machine sees what is really wrong there: real files, sockets, certificates, databases."""

import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from saksama_demo.launch import free_ports
from saksama_node.condition import beats, database, files, network
from saksama_node.condition.check import Check, told
from saksama_node.condition.own_address import check_address
from saksama_node.flows.node.examine_machine import clock_there
from saksama_node.settings import keyfiles
from tests.testonly.certificates import certificate


def codes(checks: Check | list[Check]) -> list[str]:
    found = checks if isinstance(checks, list) else [checks]
    return [each.code for each in found]


def test_a_key_that_others_can_read_or_that_is_gone_is_named(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir(mode=0o700)
    tmp_path.chmod(0o700)
    for key in (*files.KEY_FILES, *files.LOCKED_FILES):
        (tmp_path / key).write_text("x" * 100)
        (tmp_path / key).chmod(0o600)
    assert codes(files.check_keys(tmp_path)) == ["key.well"]
    (tmp_path / keyfiles.LOG).chmod(0o640)
    (tmp_path / keyfiles.AGE).unlink()
    (tmp_path / keyfiles.INSTITUTION_LOCKED).unlink()
    found = files.check_keys(tmp_path)
    assert sorted(codes(found)) == ["key.missing", "key.open"]
    assert {each.about for each in found} == {str(tmp_path / keyfiles.LOG), str(tmp_path / keyfiles.AGE)}


def test_a_folder_that_others_can_open_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert codes(files.check_folder(tmp_path)) == ["folder.well"]
    (tmp_path / "vault").mkdir(mode=0o755)
    (tmp_path / "vault").chmod(0o755)
    (alone,) = files.check_folder(tmp_path)
    assert (alone.code, alone.about) == ("folder.open", str(tmp_path / "vault"))
    (tmp_path / "vault").chmod(0o700)
    for name in ("saksama.sqlite3", "saksama.sqlite3-wal", "keys/log.2"):
        (tmp_path / name).parent.mkdir(mode=0o700, exist_ok=True)
        (tmp_path / name).write_text("x")
        (tmp_path / name).chmod(0o640)
    assert codes(files.check_folder(tmp_path)) == ["folder.well"], "in a closed folder they are out of reach"
    (elsewhere,) = files.check_folder(tmp_path / "vault", tmp_path / "saksama.sqlite3-wal")
    assert "0640" in told(elsewhere, "en").words
    tmp_path.chmod(0o750)
    assert codes(files.check_folder(tmp_path)) == ["folder.open"] * 4


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_another_user_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "node.toml").write_text("x")
    os.chown(tmp_path / "node.toml", 65534, 65534)
    assert codes(files.check_folder(tmp_path)) == ["folder.owner"]


def test_a_disk_is_written_to_and_its_room_is_judged(tmp_path: Path) -> None:
    assert codes(files.check_disk(tmp_path))[0] in {"disk.well", "disk.low", "disk.full"}
    assert list(tmp_path.iterdir()) == []
    # A kernel's own file system takes no file from anyone: it is read-only to root too.
    assert codes(files.check_disk(Path("/proc"))) == ["disk.unwritable"]
    assert files.judge("", files.LOW - 1).code == "disk.low"
    assert files.judge("", files.FULL - 1).code == "disk.full"
    assert files.judge("", files.LOW).code == "disk.well"


@contextmanager
def served(handler: type[BaseHTTPRequestHandler], context: ssl.SSLContext | None = None) -> Iterator[int]:
    server = HTTPServer(("127.0.0.1", 0), handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


class Quiet(BaseHTTPRequestHandler):
    """Answers nothing, and says nothing on the terminal."""

    offset = timedelta(0)

    def do_GET(self) -> None:
        self.send_response_only(200)
        self.send_header("Date", format_datetime(datetime.now(UTC) + self.offset, usegmt=True))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        pass


class Fast(Quiet):
    """A machine whose clock is an hour ahead."""

    offset = timedelta(hours=1)


def test_a_port_is_free_or_taken_by_another_or_not_ours_to_take() -> None:
    port = free_ports(1)
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        assert network.check_port("127.0.0.1", port, "bawaslu-ntb").code == "port.taken"
    assert network.check_port("127.0.0.1", port, "bawaslu-ntb").code == "port.free"
    assert network.check_port("203.0.113.7", port, "bawaslu-ntb").code == "port.refused"


def test_another_machine_s_clock_is_compared_by_its_own_word() -> None:
    with served(Quiet) as same, served(Fast) as ahead:
        near = clock_there(f"http://127.0.0.1:{same}")
        far = clock_there(f"http://127.0.0.1:{ahead}")
    assert near is not None
    assert far is not None
    assert abs(near) < timedelta(seconds=20)
    assert abs(far - timedelta(hours=1)) < timedelta(seconds=20)
    assert codes(network.check_clock({"w": near}, synchronised=True)) == ["clock.well"]
    assert codes(network.check_clock({"w": near, "p": far}, synchronised=True)) == ["clock.apart"]
    assert codes(network.check_clock({"w": None}, synchronised=False)) == ["clock.unsynchronised", "clock.unknown"]


@pytest.mark.parametrize(
    ("host", "days", "trusted", "code"),
    [
        ("localhost", 90, True, "certificate.well"),
        ("localhost", 3, True, "certificate.ends-soon"),
        ("localhost", 90, False, "certificate.wrong"),
        ("other.example", 90, True, "certificate.wrong"),
    ],
)
def test_a_certificate_is_judged_as_a_reader_s_machine_would(
    tmp_path: Path, host: str, days: int, trusted: bool, code: str
) -> None:
    file = certificate(tmp_path, host, days)
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(file)
    reading = ssl.create_default_context(cafile=file if trusted else None)
    with served(Quiet, serving) as port:
        url = f"https://localhost:{port}"
        assert network.check_certificate(url, datetime.now(UTC), context=reading, connect=network.direct).code == code
    assert network.check_certificate(url, datetime.now(UTC), connect=network.direct).code == "certificate.unreachable"
    seen = network.check_certificate(url, datetime.now(UTC), connect=network.direct)
    assert "tidak ada program yang mendengarkan di sana" in told(seen, "id").words
    assert "no program listens there" in told(seen, "en").words
    assert (
        network.check_certificate("http://127.0.0.1:1", datetime.now(UTC), connect=network.direct).code
        == "certificate.local"
    )


def test_a_database_that_does_not_write_durably_is_named(database: None) -> None:
    before = {each.about for each in database_checks()}
    # The tests' own PostgreSQL syncs nothing, for speed, and that is seen.
    assert before == ({"fsync", "full_page_writes"} if connection.vendor == "postgresql" else {""})
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET synchronous_commit = off")
        else:
            cursor.execute("PRAGMA synchronous = OFF")
    found = database_checks()
    connection.close()
    assert {each.code for each in found} == {"database.not-durable"}
    more = "synchronous_commit" if connection.vendor == "postgresql" else "synchronous"
    assert {each.about for each in found} == (before - {""}) | {more}


def database_checks() -> list[Check]:
    return list(database.check_database())


if "sqlite" in settings.DATABASES["default"]["ENGINE"]:  # PostgreSQL checks its own pages

    def test_a_damaged_database_file_is_named(database: None) -> None:
        connection.close()
        place = Path(str(settings.DATABASES["default"]["NAME"]))
        with place.open("r+b") as file:
            # The header stays whole: the file still opens, which is the dangerous case.
            file.seek(4096 * 3)
            file.write(os.urandom(4096 * 8))
        assert {"database.damaged", "database.unreachable"} & set(codes(database_checks()))
        connection.close()


def test_a_loop_that_is_silent_or_fallen_is_named_and_a_standby_is_not(tmp_path: Path) -> None:
    assert codes(beats.check_worker(beats.beats(tmp_path))) == ["worker.never"]
    pulse, other = beats.Pulse(tmp_path, "follow"), beats.Pulse(tmp_path, "sequence")
    pulse.beat()
    other.beat()
    assert codes(beats.check_worker(beats.beats(tmp_path))) == ["worker.well"]
    other.fell(beats.STANDBY)
    assert codes(beats.check_worker(beats.beats(tmp_path))) == ["worker.well"]
    pulse.fell("exchange.partner-silent")
    (found,) = beats.check_worker(beats.beats(tmp_path))
    assert (found.code, found.about) == ("worker.fallen", "follow")
    long_ago = datetime.now(UTC).timestamp() - 3600
    os.utime(tmp_path / "beats" / "follow", (long_ago, long_ago))
    (found,) = beats.check_worker(beats.beats(tmp_path))
    assert (found.code, found.about) == ("worker.silent", "follow")


def test_a_beat_on_a_disk_that_takes_none_fells_no_loop() -> None:
    pulse = beats.Pulse(Path("/proc/nowhere"), "follow")
    pulse.beat()
    pulse.fell("x")
    assert beats.beats(Path("/proc/nowhere")) == ()


def test_a_public_address_that_only_an_inner_network_reaches_is_said_unless_that_network_is_named() -> None:
    trust = ssl.create_default_context()
    with socket.socket() as taken:
        # Bound and not listening: whoever comes is turned away at once.
        taken.bind(("127.0.0.1", 0))
        here = "0.0.0.0"  # noqa: S104 - this machine, and no public address; asked, not bound
        url = f"https://{here}:{taken.getsockname()[1]}"
        (seen,) = check_address(url, [ip_network("10.0.0.0/8")], context=trust)
        assert (seen.code, seen.about) == ("address.inner", here)
        assert f"alamat jaringan dalam, {here}:" in told(seen, "id").words
        assert "inner_networks di node.toml" in told(seen, "id").remedy
        assert check_address(url, [ip_network("0.0.0.0/8")], context=trust) == []
        # A proxy on this machine, as where a demonstration runs, is no inner network.
        assert check_address(url.replace(here, "127.0.0.1"), [], context=trust) == []
