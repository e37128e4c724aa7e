"""The node that is killed, with an outside witness, on either database.

Rules kept here: made and run by the commands that an institution types; whatever was started is ended.
Left to others: what is done to it (kills).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from saksama_demo.launch import BAWASLU, BIN, WITNESS_NAME, Node, Running, free_ports, run_command
from tests.testonly.postgres import Server, server

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
DATABASES: Final = (SQLITE, POSTGRESQL)
_NAME_WITNESS = "from saksama_node.ledger.actions import use_witness; use_witness({vkey!r}, {url!r}, partner=False)"


@dataclass(slots=True)
class World:
    """A running node, its witness, and its PostgreSQL server if it has one."""

    node: Node
    witness: Running
    witness_vkey: str
    postgres: Server | None

    @property
    def supervisor(self) -> int:
        """The process id of `serve`."""
        process = self.node.serving.process
        return process.pid if process is not None else 0

    def serve(self, *, log: Path | None = None) -> None:
        """Start the node, also after it was killed; `log`: where its words go from now on."""
        self.node.serving.log = log or self.node.serving.log
        if self.node.serving.process is not None:
            self.node.serving.process.wait()
        self.node.serving.start()


@contextmanager
def world(folder: Path, database: str, *options: str, disk: Path | None = None) -> Iterator[World]:
    """Make and start all of it; end it. `options`: of PostgreSQL's server, whose data lie below `disk`.

    Its journal lies elsewhere, as where an operator gives it a disk of its own: without room for that the server ends.
    """
    if database == SQLITE:
        with _standing(folder, None) as made:
            yield made
    else:
        # Directly as a server of its own: killing it must fell nobody else's tests.
        place = str(disk) if disk else None
        with (
            server("-c", "max_connections=60", *options, place=place, apart=disk is not None) as postgres,
            _standing(folder, postgres) as made,
        ):
            yield made


@contextmanager
def _standing(folder: Path, postgres: Server | None) -> Iterator[World]:
    port, state = free_ports(2), folder / "witness" / "state"
    state.parent.mkdir(parents=True)
    node = Node(BAWASLU, folder / "node", port, database=postgres.url if postgres else "")
    node.init()
    where = ("--state", str(state), "--name", WITNESS_NAME)
    vkey = run_command("saksama", "witness", "show", *where).stdout.splitlines()[0]
    command = [str(BIN / "saksama"), "witness", "serve", *where, "--port", str(port + 1)]
    witness = Running(f"http://127.0.0.1:{port + 1}", command, folder / "witness.log", "/")
    try:
        node.serving.start()
        node.serving.wait_until_up()
        run_command("saksama", "witness", "trust", str(node.about()["vkey"]), *where)
        witness.start()
        witness.wait_until_up()
        node.command("manage", "shell", "-v", "0", "-c", _NAME_WITNESS.format(vkey=vkey, url=witness.url))
        yield World(node, witness, vkey, postgres)
    finally:
        node.serving.stop()
        witness.stop()
