"""`saksama-node serve`: whatever of it is killed, it stands again, and nobody is left behind who holds the port."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from saksama_demo.launch import PLAINLY, free_ports, is_free
from saksama_demo.player import wait_until
from saksama_node.condition import network
from tests.node.operations.typed import COMMAND, init
from tools.crash.family import PROCESSES, SUPERVISOR, WEB, WEB_WORKER, family, is_there, is_whole

SECONDS = 120.0


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    top = tmp_path_factory.mktemp("serve")
    port = free_ports(1)
    done = init(top / "node", top / "secrets", port=port)
    assert done.returncode == 0, done.stderr
    return top / "node", port


@contextmanager
def serving(made: tuple[Path, int], said: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[bytes]]:
    folder, port = made
    env = {**os.environ, "SAKSAMA_DATA": str(folder), "SAKSAMA_PORT": str(port), "SAKSAMA_DATABASE_URL": ""}
    process = subprocess.Popen([*COMMAND, "serve"], env=env, stderr=said)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        wait_until(lambda: is_free(port), seconds=SECONDS, what="nobody holds the port")


def stands(process: subprocess.Popen[bytes], port: int) -> bool:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/akun/login/", timeout=5, verify=PLAINLY)
    except httpx.TransportError:
        return False
    return answer.status_code == httpx.codes.OK and is_whole(process.pid)


def test_whatever_is_killed_stands_again_and_leaves_nobody_behind(made: tuple[Path, int]) -> None:
    port = made[1]
    with serving(made) as process:
        wait_until(lambda: stands(process, port), seconds=SECONDS, what="the node stands")
        for name in PROCESSES[1:]:
            before = family(process.pid)
            fall = {WEB: {WEB, WEB_WORKER}, WEB_WORKER: {WEB, WEB_WORKER}}.get(name, {name})
            os.kill(before[name], signal.SIGKILL)
            gone = [before[each] for each in fall]
            wait_until(lambda gone=gone: not any(map(is_there, gone)), seconds=SECONDS, what=f"{name}: nobody is left")  # type: ignore[misc]  # a default binds each list
            wait_until(lambda: stands(process, port), seconds=SECONDS, what=f"{name}: the node stands again")
            after = family(process.pid)
            assert {each for each in PROCESSES if after[each] != before[each]} == fall
        everybody = family(process.pid)
        os.kill(everybody[SUPERVISOR], signal.SIGKILL)
        wait_until(lambda: not any(map(is_there, everybody.values())), seconds=SECONDS, what="all of it is gone")
    with serving(made) as again:
        wait_until(lambda: stands(again, port), seconds=SECONDS, what="it is started again at once")


def test_a_start_writes_nothing_above_what_it_is_and_where(made: tuple[Path, int], tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as said, serving(made, said.fileno()) as process:
        wait_until(lambda: stands(process, made[1]), seconds=SECONDS, what="the node stands")
    assert {json.loads(line)["level"] for line in log.read_text().splitlines()} == {"info"}


def test_it_waits_for_a_port_that_another_holds_and_stops_cleanly(made: tuple[Path, int], tmp_path: Path) -> None:
    port = made[1]
    log = tmp_path / "log"
    with socket.socket() as stranger, log.open("wb") as said:
        # As another node's web server holds it: who asked for the same could share it.
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()
        with serving(made, said.fileno()) as process:
            words = f"Porta {port} dipakai program lain."
            wait_until(lambda: words in log.read_text(), seconds=SECONDS, what="it says what holds it up")
            assert f"Another program holds port {port}." in log.read_text()
            assert WEB not in family(process.pid)
            stranger.close()
            wait_until(lambda: stands(process, port), seconds=SECONDS, what="it stands once the port is free")
            assert network.check_port("127.0.0.1", port, "bawaslu").code == "port.ours"
            assert network.check_port("127.0.0.1", port, "diskominfotik").code == "port.taken"
            everybody = family(process.pid)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=SECONDS) == 0
            assert not any(map(is_there, everybody.values()))


if sys.platform != "linux":
    pytestmark = pytest.mark.skip(reason="the parent-death signal is Linux's")
