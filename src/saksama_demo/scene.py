"""What a chapter plays in: two nodes, a witness, the people at their browsers, and a folder whose papers remain.

Rules kept here:
  * Accounts are made by the command of who keeps the machine, marked as examples; each comes in by a first code.
  * A chapter that plays at another time is a simulation: its logs say so, and nodes and witness share one clock, which
    is moved forward only and only when all that was entered is cosigned.
Left to others: the order of things (chapters), processes (launch).
"""

import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from saksama.clock_file import move_clock, read_shift
from saksama.tlog.note import Note
from saksama_demo.database import dropped, made_on
from saksama_demo.launch import (
    BAWASLU,
    BIN,
    DISKOMINFOTIK,
    WITNESS_NAME,
    Institution,
    Node,
    Running,
    run_command,
    simulated,
)
from saksama_demo.player import Person, wait_until
from saksama_demo.story import Story

SETTLE_SECONDS = 90
SIGNERS = 3
"""The log itself, the partner, the witness."""
RESTING_LOOKS = 5
"""So many looks, a tenth of a second apart, must show the same."""

# Who works where in the story: username, what the account is for, role, office.
CAST = {
    "bawaslu": [
        ("contoh.ketua", "Contoh Penanda Tangan", "signatory", "52"),
        ("contoh.anggota", "Contoh Anggota Bawaslu", "commissioner", "52"),
        ("contoh.anggota2", "Contoh Anggota Kedua", "commissioner", "52"),
        ("contoh.petugas", "Contoh Petugas Penanganan", "officer", "52"),
        ("contoh.penerima", "Contoh Penerima Laporan", "intake", "52"),
        ("contoh.piket", "Contoh Petugas Piket", "duty", "52"),
        ("contoh.brankas", "Contoh Pemegang Kunci", "custodian", "52"),
    ],
    "diskominfotik": [
        ("contoh.kepala", "Contoh Penanda Tangan", "signatory", "52"),
        ("contoh.konten", "Contoh Petugas Konten", "content", "52"),
        ("contoh.konten2", "Contoh Pembaca Kedua", "content", "52"),
        ("contoh.statistik", "Contoh Petugas Statistik", "statistics", "52"),
        ("contoh.keamanan", "Contoh Petugas Keamanan", "security", "52"),
    ],
}


SECOND_ADMINISTRATOR = ("contoh.admin2", "Contoh Administrator Kedua", "administrator", "52")
"""Without a second one nobody can stand for the first."""
CONFIRMS = {"bawaslu": "commissioner", "diskominfotik": "security"}
"""Who beside the signatory may stand, as the second, for what was done alone."""


@dataclass(slots=True)
class Scene:
    """All that a step may use."""

    folder: Path
    port: int
    story: Story
    server: str = ""
    """A PostgreSQL server on which each node gets a database; empty: SQLite in its folder."""
    begins: datetime | None = None
    """When a simulation begins; None: now, in earnest."""
    more: tuple[tuple[str, str, str, str], ...] = ()
    """Who else works at Bawaslu in this chapter, as in `CAST`."""
    sits_down: Callable[[str, str], Person] = Person
    """Gives the person of this name a browser at the node of this address."""
    bawaslu: Node = field(init=False)
    diskominfotik: Node = field(init=False)
    witness: Running = field(init=False)
    witness_vkey: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    """What an earlier step leaves for a later one: addresses and paths."""
    _people: dict[tuple[str, str], Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        stage = f"http://127.0.0.1:{self.port + 3}"
        self.bawaslu = self._node(BAWASLU, self.port, stage)
        self.diskominfotik = self._node(DISKOMINFOTIK, self.port + 1, stage, reports=self.bawaslu.url)
        self.witness = Running(
            f"http://127.0.0.1:{self.port + 2}", self._witness("serve"), self.folder / "witness.log", "/", {}
        )

    def _witness(self, act: str) -> list[str]:
        state = str(self.folder / "witness" / "state.json")
        return [str(BIN / "saksama"), "witness", act, "--state", state, "--name", WITNESS_NAME]

    def _node(self, institution: Institution, port: int, stage: str, *, reports: str = "") -> Node:
        database = made_on(self.server, institution.code)
        who = institution if self.begins is None else simulated(institution)
        return Node(who, self.folder / institution.code, port, stage, database, self.clock, reports)

    @property
    def nodes(self) -> tuple[Node, Node]:
        """Both nodes, Bawaslu first."""
        return self.bawaslu, self.diskominfotik

    @property
    def papers(self) -> Path:
        """The folder of what a person keeps; it remains after the run."""
        place = self.folder / "papers"
        place.mkdir(parents=True, exist_ok=True)
        return place

    def cast(self, code: str) -> list[tuple[str, str, str, str]]:
        """Who works at an institution in this chapter."""
        return [*CAST[code], *(self.more if code == BAWASLU.code else ())]

    @property
    def clock(self) -> Path | None:
        """The simulation's one clock; None where time is the machine's."""
        return None if self.begins is None else self.folder / "clock"

    def now(self) -> datetime:
        """What the clock of nodes and witness says."""
        shift = 0 if self.clock is None else read_shift(self.clock)
        return datetime.now(UTC) + timedelta(seconds=shift)

    def move_to(self, moment: datetime) -> None:
        """Move the simulation's clock forward, once all that was entered before is cosigned.

        A moment that has come by itself, because a visitor took their time, stays behind.
        """
        if self.clock is None:
            raise ValueError("a clock that is not simulated is not moved")
        self.settle()
        seconds = round((moment - datetime.now(UTC)).total_seconds())
        move_clock(self.clock, max(seconds, read_shift(self.clock)))

    def settle(self) -> None:
        """Wait until both logs rest: their checkpoints bear partner's and witness's lines, and no newer ones come."""
        resting: list[tuple[bytes, ...]] = []

        def rests() -> bool:
            notes = tuple(node.checkpoint() for node in self.nodes)
            whole = all(len(Note.parse(note).signatures) >= SIGNERS for note in notes)
            resting[:] = [*resting, notes] if whole and resting[-1:] in ([], [notes]) else []
            return len(resting) > RESTING_LOOKS

        wait_until(rests, seconds=SETTLE_SECONDS, what="both logs rest, cosigned by partner and witness")

    def open(self) -> None:
        """Make what is not there yet, start all three, and see that they answer. Both nodes at once: two cores."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self.clock is not None and self.begins is not None and not self.clock.exists():
            move_clock(self.clock, round((self.begins - datetime.now(UTC)).total_seconds()))
        both([partial(self.make, node) for node in self.nodes])
        for node in self.nodes:
            node.serving.start()
        for node in self.nodes:
            node.serving.wait_until_up()
        both([partial(self.stand_for, node) for node in self.nodes])
        # The witness is told whose logs to cosign once the nodes have told their keys.
        (self.folder / "witness").mkdir(exist_ok=True)
        trusted = [word for node in self.nodes for word in ("--log", str(node.about()["vkey"]))]
        shift = () if self.clock is None else ("--clock-file", str(self.clock))
        self.witness.command = [*self._witness("serve"), "--port", str(self.port + 2), *trusted, *shift]
        self.witness.start()
        self.witness.wait_until_up()
        self.witness_vkey = run_command("saksama", *self._witness("show")[1:]).stdout.splitlines()[0]

    def make(self, node: Node) -> None:
        """Make a node and its accounts, once."""
        if (node.data / "node.toml").exists():
            return
        node.init()
        node.employ([*self.cast(node.institution.code), SECOND_ADMINISTRATOR])

    def stand_for(self, node: Node) -> None:
        """Two stand for what the command did alone, on each for others than themselves; then no page says it more."""
        done = node.folder / "confirmed"
        if done.exists():
            return
        code = node.institution.code
        # Nobody stands for whose code is still out.
        for username in ("contoh.admin", SECOND_ADMINISTRATOR[0], *(name for name, *_ in self.cast(code))):
            with Person(node.url, username) as each:
                each.take_up(node)
        names = {username: name for username, name, *_ in self.cast(code)}
        seconds = [name for name, _, role, _ in self.cast(code) if role in {"signatory", CONFIRMS[code]}]
        for administrator, second, left_out in (
            ("contoh.admin", seconds[0], (names[seconds[0]],)),
            (SECOND_ADMINISTRATOR[0], seconds[1], ()),
        ):
            # At windows of their own: a story's are opened where it is played, and this is done at both nodes at once.
            with Person(node.url, administrator) as by, Person(node.url, second) as other:
                by.come_in(node)
                page = by.open("/meja/akun/sendiri/")
                form = page.form("subjects")
                named = [value for value, label in form.choices["subjects"] if not label.startswith(left_out)]
                by.send(page, form, {"subjects": named, "reason": "CONTOH: dikenal sendiri oleh keduanya."})
                other.come_in(node)
                other.confirm("account.confirmed")
        done.touch()

    def person(self, node: Node, username: str) -> Person:
        """This person at a browser, logged in; the same browser each time."""
        key = (node.institution.code, username)
        if key not in self._people:
            person = self.sits_down(node.url, username)
            person.come_in(node)
            self._people[key] = person
        return self._people[key]

    def visitor(self, node: Node) -> Person:
        """Someone without an account at this node's public pages; the same browser each time."""
        return self._people.setdefault((node.institution.code, ""), self.sits_down(node.url, ""))

    def forget(self, node: Node) -> None:
        """Close the browsers at this node."""
        for key in [key for key in self._people if key[0] == node.institution.code]:
            self._people.pop(key).close()

    def verify(
        self, node: Node, *, accept: tuple[int, ...], reader: str = "outsider", full: bool = False
    ) -> dict[str, object]:
        """What `saksama verify --json` says of a node to this outsider, who keeps the keys from first use.

        Of a simulation as of its own clock. `full`: what was read before is read again.
        """
        words = ["verify", node.url, "--json", "--state", str(self.folder / reader)]
        words += ["--full"] if full else []
        if self.clock is not None:
            words += ["--at", self.now().isoformat()]
        said = run_command("saksama", *words, accept=accept)
        told: dict[str, object] = json.loads(said.stdout)
        return told

    def close(self) -> None:
        """End all that runs."""
        for person in self._people.values():
            person.close()
        self._people.clear()
        for running in (*(node.serving for node in self.nodes), self.witness):
            running.stop()

    def leave_only_papers(self) -> None:
        """Remove nodes, keys and logs; the papers remain."""
        for node in self.nodes:
            dropped(self.server, node.database)
            shutil.rmtree(node.folder, ignore_errors=True)
        shutil.rmtree(self.folder / "witness", ignore_errors=True)


def both(works: list[Callable[[], None]]) -> None:
    """Do all at once; raises the first fault."""
    faults: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as fault:  # noqa: BLE001 (handed to the caller below)
            faults.append(fault)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
