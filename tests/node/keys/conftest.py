"""Two live nodes and a live witness whose keys the tests of this folder replace; each test leaves them running."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from saksama_node.settings import keyfiles
from tests.node.conftest import DATA
from tests.node.exchange.two_nodes import LiveNode, conclude, free_port, make_node, until

NAME = "penyaksi-luar.uji.saksama.example"
KEYS = """
from datetime import timedelta
from saksama.agreement.terms import WitnessNode
from saksama.tlog.note import Note
from saksama.vocabulary import KeyUse
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.replace_key import key_standings, revoke_key, rotate_key
from saksama_node.ledger import mirror, models, own_keys, public, signing, witnessing
from saksama_node.ledger.own_keys import standing_keys
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE

def rotate(use, seconds=3600, words=None):
    return rotate_key(
        person(Role.SIGNATORY), KeyUse(use), INSTITUTION_PASSPHRASE, words, overlap=timedelta(seconds=seconds)
    )[0].leaf_id

def revoke(use, words=None):
    return [leaf.leaf_id for leaf in revoke_key(person(Role.SIGNATORY), KeyUse(use), INSTITUTION_PASSPHRASE, words)]

def signers(note):
    return [f"{line.name}+{line.key_id.hex()}" for line in Note.parse(bytes(note)).signatures]
"""


@dataclass(slots=True)
class Three:
    """Bawaslu's node, Diskominfotik's, and an outsider's witness."""

    a: LiveNode
    b: LiveNode
    url: str
    state: Path
    top: Path
    process: subprocess.Popen[bytes]

    def witness(self, *words: str) -> str:
        """What a command of the witness prints."""
        command = [sys.executable, "-m", "saksama.cli.main", "witness", *words, "--state", str(self.state)]
        return subprocess.run(command, env=self.a.environment, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Three]:
    """Two nodes with the agreement in force, and the outsider that it names."""
    top = tmp_path_factory.mktemp("keys")
    made: list[LiveNode] = []
    port = free_port()
    state = top / "witness.db"
    try:
        made += [make_node(top, "bawaslu", free_port())]
        made += [make_node(top, "diskominfotik", free_port())]
        command = [sys.executable, "-m", "saksama.cli.main", "witness", "serve"]
        command += ["--state", str(state), "--name", NAME, "--port", str(port)]
        for node in made:
            command += ["--log", str(node.do(KEYS + "\nresult = str(signing.log_key().verifier)"))]
        with (top / "witness.out").open("ab") as out:
            process = subprocess.Popen(command, env=made[0].environment, stdout=out, stderr=out)
        held = Three(made[0], made[1], f"http://127.0.0.1:{port}", state, top, process)
        until(state.exists, "the witness's state", 60)
        for node in made:
            node.serve()
        vkey = held.witness("show").splitlines()[0]
        made[0].do(f"OUTSIDER = WitnessNode({NAME!r}, {vkey!r}, {held.url!r})")
        conclude(made[0], made[1])
        yield held
        process.terminate()
        process.wait(timeout=60)
    finally:
        for node in made:
            node.close()


@pytest.fixture
def keys_of_before(database: None) -> Iterator[None]:
    """Key files that a test made go with it: the next test's log does not name them, but their numbers would count.

    The vault is empty: what another test left there is sealed to a key that went with it.
    """
    for left in (DATA / "vault").iterdir():
        shutil.rmtree(left)
    before = set((DATA / keyfiles.KEYS).iterdir())
    held = {path: path.read_bytes() for path in before}
    yield
    for path in set((DATA / keyfiles.KEYS).iterdir()) - before:
        path.unlink()
    for path, data in held.items():
        if not path.exists():
            keyfiles.write(DATA, path.relative_to(DATA), data)
