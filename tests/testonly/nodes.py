"""Real nodes for journeys: two institutions and a witness as processes, and the agreement signed between them.

Rules kept here:
  * Nodes are made and run by the commands that an institution types; people act through the real pages. What those
    commands made is kept, and copied where another test of the same process wants such a node (`kept`).
  * What is started is stopped, also when a test fails; nothing is waited for by time alone.
Left to others: processes, folders and browsers (`saksama_demo.launch`, `saksama_demo.player`).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from saksama_demo.launch import BAWASLU, BIN, DISKOMINFOTIK, WITNESS_NAME, Node, Running, free_ports, run_command
from saksama_demo.page import Page
from saksama_demo.player import Person, wait_until
from saksama_demo.scene import both
from tests.testonly.kept import at_address, kept
from tests.testonly.postgres import database_for

TEMPLATE = "mou-bawaslu-diskominfotik-ntb-2024.toml"
SIGNATORIES = {"bawaslu": "contoh.ketua", "diskominfotik": "contoh.kepala"}
ROLES = {
    "bawaslu": {
        "contoh.ketua": ["signatory"],
        "contoh.anggota": ["commissioner"],
        "contoh.anggota2": ["commissioner"],
        "contoh.petugas": ["officer"],
        "contoh.penerima": ["intake"],
        "contoh.piket": ["duty"],
        "contoh.brankas": ["custodian"],
    },
    "diskominfotik": {
        "contoh.kepala": ["signatory"],
        "contoh.konten": ["content"],
        "contoh.statistik": ["statistics"],
        "contoh.keamanan": ["security", "duty"],
    },
}
SECONDS = 90.0


@dataclass(slots=True)
class Institutions:
    """Two nodes and a witness; browsers of the people at them."""

    bawaslu: Node
    diskominfotik: Node
    witness: Running
    witness_state: Path
    people: dict[tuple[str, str], Person] = field(default_factory=dict)

    @property
    def nodes(self) -> tuple[Node, Node]:
        """Both, Bawaslu first."""
        return self.bawaslu, self.diskominfotik

    @property
    def witness_vkey(self) -> str:
        """The witness's verifier key."""
        return self.told("show").splitlines()[0]

    def told(self, *words: str) -> str:
        """What a command of the witness printed."""
        where = ("--state", str(self.witness_state), "--name", WITNESS_NAME)
        return run_command("saksama", "witness", *words, *where).stdout

    def person(self, node: Node, username: str) -> Person:
        """This person at a browser of their own, logged in."""
        key = (node.institution.code, username)
        if key not in self.people:
            person = Person(node.url, username)
            person.come_in(node)
            self.people[key] = person
        return self.people[key]

    def signatory(self, node: Node) -> Person:
        """Who signs for this node."""
        return self.person(node, SIGNATORIES[node.institution.code])


@contextmanager
def institutions(folder: Path, *, which: Sequence[str] = ("bawaslu", "diskominfotik")) -> Iterator[Institutions]:
    """Make and start both nodes and a witness in `folder`; stop all at the end."""
    port = free_ports(3)
    state = folder / "witness" / "state.json"
    state.parent.mkdir(parents=True)
    command = [str(BIN / "saksama"), "witness", "serve", "--state", str(state), "--name", WITNESS_NAME]
    witness = Running(f"http://127.0.0.1:{port + 2}", [*command, "--port", str(port + 2)], folder / "witness.log", "/")
    held = Institutions(
        Node(BAWASLU, folder / "bawaslu", port, database=database_for("bawaslu")),
        Node(DISKOMINFOTIK, folder / "diskominfotik", port + 1, database=database_for("diskominfotik")),
        witness,
        state,
    )
    nodes = [node for node in held.nodes if node.institution.code in which]
    running = [witness, *(node.serving for node in nodes)]
    try:
        both([lambda node=node: prepare(node) for node in nodes])  # type: ignore[misc]  # a default binds each node
        for each in running:
            each.start()
        for each in running:
            each.wait_until_up()
        yield held
    finally:
        for person in held.people.values():
            person.close()
        for each in running:
            each.stop()


def prepare(node: Node) -> None:
    """Make a node and its people; the second of an institution is a copy of the first, at an address of its own."""
    kept(("institutions", node.institution.code), partial(_made, node)).copied(node.folder, node.database)
    at_address(node.data, node.url)


def _made(like: Node, folder: Path, database: str) -> None:
    node = Node(like.institution, folder, like.port, database=database)
    node.init()
    region = node.institution.region
    node.employ(
        [(name, f"Contoh {name}", " ".join(roles), region) for name, roles in ROLES[node.institution.code].items()]
    )


def password_of(node: Node, username: str) -> str:
    """The password of this person, who has come in by it before."""
    with Person(node.url, username) as person:
        person.come_in(node)
    return node.told(username)


def pair(held: Institutions, node: Node, partner: Node) -> None:
    """Pair by the pages: the partner introduces itself, the fingerprint is compared."""
    signatory = held.signatory(node)
    shown = signatory.submit(signatory.open("/meja/nota/mitra/"), address=partner.url)
    signatory.submit(shown, compared="on")


def propose(held: Institutions, node: Node, partner: Node) -> Page:
    """Draft the shipped agreement, read it over, sign and propose it; the text's page."""
    signatory = held.signatory(node)
    drafted = signatory.submit(
        signatory.open("/meja/nota/usul/"),
        template=TEMPLATE,
        partner=partner.institution.origin,
        us=node.institution.code,
        witness_key=held.witness_vkey,
        witness_url=held.witness.url,
    )
    return signatory.submit(drafted, passphrase=node.told("institution"))


def countersign(held: Institutions, node: Node, partner: Node) -> Page:
    """Fetch the partner's proposal, review it, countersign it; the text's page."""
    signatory = held.signatory(node)
    overview = signatory.open("/meja/nota/")
    review = signatory.send(
        overview, overview.form("partner", action="/ambil/"), {"partner": partner.institution.origin}
    )
    return signatory.submit(review, passphrase=node.told("institution"))


def sign_agreement(held: Institutions) -> None:
    """Sign the shipped agreement on both sides by the pages, and wait until both call it in force."""
    held.told("trust", *(str(node.about()["vkey"]) for node in held.nodes))
    pair(held, held.bawaslu, held.diskominfotik)
    pair(held, held.diskominfotik, held.bawaslu)
    propose(held, held.bawaslu, held.diskominfotik)
    countersign(held, held.diskominfotik, held.bawaslu)
    for node in held.nodes:
        in_force(node)


def in_force(node: Node) -> str:
    """Wait until a node calls an agreement in force; the note's address."""

    def look() -> str | None:
        found = node.about()["agreement"]
        return str(found) if found else None

    return wait_until(look, seconds=SECONDS, what=f"{node.institution.name} says that the agreement is in force")
