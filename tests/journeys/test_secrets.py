"""No secret of a node stands on a command line or in an environment: both are listed for whoever asks the machine."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.testonly.nodes import Institutions, institutions, sign_agreement

PROCESSES = Path("/proc")
pytestmark = pytest.mark.skipif(not (PROCESSES / "self" / "environ").exists(), reason="no /proc on this system")


class Watch(threading.Thread):
    """Reads the command line and the environment of every process, again and again, until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.stopping = threading.Event()
        self.seen: set[bytes] = set()

    def run(self) -> None:
        while not self.stopping.wait(0.05):
            for place in PROCESSES.glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        self.seen.add((place / name).read_bytes())
                    except OSError:
                        continue


@pytest.fixture(scope="module")
def watch() -> Iterator[Watch]:
    watching = Watch()
    watching.start()
    yield watching
    watching.stopping.set()


@pytest.fixture(scope="module")
def held(watch: Watch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("secrets")) as held:
        sign_agreement(held)
        yield held


def secrets_of(held: Institutions) -> Iterator[tuple[str, bytes]]:
    """What people typed, and the keys that lie in the clear on a node's disk."""
    for node in held.nodes:
        for file in (node.folder / "secrets").iterdir():
            yield file.name, file.read_bytes().strip()
        for file in (node.data / "keys").iterdir():
            lines = [line for line in file.read_bytes().splitlines() if not line.startswith(b"#")]
            if (
                file.suffix not in {".pub", ".recipient", ".locked"}
                and lines
                and b"PRIVATE" in lines[0] + file.read_bytes()
            ):
                yield file.name, lines[0]
        yield "django.secret", (node.data / "keys" / "django.secret").read_bytes().strip()


def test_no_secret_is_listed_with_the_processes(held: Institutions, watch: Watch) -> None:
    held.bawaslu.command("status")
    told = list(secrets_of(held))
    assert len(told) > 12
    assert any(b"saksama-node" in each for each in watch.seen), "the watch saw no process of ours"
    assert any(b"SAKSAMA_DATA=" in each for each in watch.seen), "the watch saw no environment of ours"
    listed = [name for name, secret in told if any(secret in each for each in watch.seen)]
    assert listed == []
