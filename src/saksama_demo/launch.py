"""Real processes: two nodes and a witness on ports of this machine, each in a folder of its own.

Rules kept here:
  * Only the commands that an institution would type; secrets go by file, readable by this user alone.
  * A command is waited for as long as it works (patience): no clock kills what is only slow.
  * What is started here ends here, also when this process is killed (Linux: parent-death signal). That signal follows
    the thread that started the child, so start from one that lasts.
Left to others: what is done at the nodes (player, chapters).
"""

import csv
import ctypes
import os
import re
import secrets
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from saksama_demo.patience import STILL_SECONDS, Patience, Stuck, output_of

BIN = Path(sys.executable).parent
ANSWER_SECONDS = 120.0
"""A node answers within so many seconds, also on a machine with much other work."""
STOP_SECONDS = 12.0
START_WORK = 90.0
"""Seconds of the processor within which a node is up: ten times what it takes."""
_PR_SET_PDEATHSIG = 1
ALONE = "CONTOH: peragaan, belum ada orang kedua."
_FIRST_CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
PLAINLY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody, and reads no list of authorities for it at each look: what runs here is asked without TLS."""


class CommandFailed(AssertionError):
    """A command of ours did not do what it should; holds its last words."""


@dataclass(frozen=True, slots=True)
class Institution:
    """Who a node belongs to: the words of `saksama-node init`."""

    code: str
    name: str
    name_en: str
    origin: str
    accent: str
    region: str = "52"


BAWASLU = Institution(
    "bawaslu",
    "Bawaslu Provinsi NTB",
    "Election Supervisory Board of NTB Province",
    "bawaslu-ntb.contoh.saksama.example/log",
    "#0B6E6E",
)
DISKOMINFOTIK = Institution(
    "diskominfotik",
    "Dinas Kominfotik Provinsi NTB",
    "Office of Communication, Informatics and Statistics of NTB Province",
    "diskominfotik-ntb.contoh.saksama.example/log",
    "#6A4A7C",
)
WITNESS_NAME = "penyaksi.contoh.saksama.example"


def simulated(institution: Institution) -> Institution:
    """The same institution as a simulation: its log says so in its name, and only so its clock may be shifted."""
    return replace(institution, origin=institution.origin.replace(".contoh.", ".simulasi.contoh.", 1))


def run_command(
    name: str,
    *words: str,
    env: Mapping[str, str] | None = None,
    accept: Sequence[int] = (0,),
    still: float = STILL_SECONDS,
) -> subprocess.CompletedProcess[str]:
    """Run one of our commands to its end; raises `CommandFailed` with its words when it answers otherwise.

    As does one that does nothing any more for `still` seconds.
    """
    what = f"{name} {words[0] if words else ''}".rstrip()
    with subprocess.Popen(
        [str(BIN / name), *words],
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            out, err = output_of(process, Patience(process.pid, what, still))
        except Stuck as stuck:
            raise CommandFailed(str(stuck)) from stuck
        except BaseException:
            # Whoever stops the demo stops what it waits for.
            process.kill()
            raise
    if process.returncode not in accept:
        raise CommandFailed(f"{what}: exit {process.returncode}: {(err or out)[-1500:]}")
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def is_free(port: int) -> bool:
    """Whether nobody listens on this port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_ports(count: int, *, first: int = 0) -> int:
    """The first of `count` free ports in a row; from `first`, or anywhere.

    Anywhere: such as no other process was given this way that still lives, whether it listens there yet or not (Linux).
    """
    for _ in range(200):
        # Below those that systems give to whoever asks for any (from 32,768): such a one may be taken a moment later.
        start = first or 20_000 + secrets.randbelow(12_000)
        if all(is_free(start + i) and (first or _take(start + i)) for i in range(count)):
            return start
        if first:
            ports = f"{first}-{first + count - 1}"
            raise CommandFailed(
                f"port {ports} tidak semuanya bebas; pilih yang lain dengan --port "
                f"(ports {ports} are not all free; choose others with --port)"
            )
    raise CommandFailed(f"no {count} free ports in a row")


def _take(port: int) -> bool:
    """Whether a port is ours from now on: a name of the system's, of one owner, which falls with this process."""
    if sys.platform != "linux":
        return True
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as name:
        try:
            name.bind(f"\0saksama-port-{port}")
        except OSError:
            return False
        # Open to the end of this process.
        name.detach()
    return True


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


@dataclass(slots=True)
class Running:
    """A process that serves HTTP: its command, where its words go, and how one sees that it is up."""

    url: str
    command: list[str]
    log: Path
    up: str
    env: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; do not wait."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env={**os.environ, **self.env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 (one call into the C library)
            )

    def wait_until_up(self) -> None:
        """Wait until it answers, as long as it works; raises `CommandFailed` with its last words."""
        reason = ""
        patience = Patience(self.process.pid if self.process else 0, f"{self.url} mulai melayani", most=START_WORK)
        while self.running:
            try:
                if (
                    httpx.get(f"{self.url}{self.up}", timeout=5, verify=PLAINLY).status_code
                    < httpx.codes.INTERNAL_SERVER_ERROR
                ):
                    return
            except httpx.TransportError:
                pass
            try:
                patience.look()
            except Stuck as stuck:
                reason = f"{stuck}: "
                break
            time.sleep(0.05)
        raise CommandFailed(f"{self.url} did not come up: {reason}{self.log.read_text(errors='replace')[-1500:]}")

    def stop(self) -> None:
        """Ask it to end, and see that it does."""
        process, self.process = self.process, None
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None


@dataclass(slots=True)
class Node:
    """One institution's node: its folder, its address, its secrets by file, its process."""

    institution: Institution
    folder: Path
    port: int
    stage: str = ""
    database: str = ""
    """Address of its database; empty: SQLite in its folder."""
    clock: Path | None = None
    """The file that shifts a simulation's clock."""
    reports: str = ""
    """Where reports are handed in; empty: here."""
    serving: Running = field(init=False)

    def __post_init__(self) -> None:
        self.serving = Running(
            self.url, [str(BIN / "saksama-node"), "serve"], self.folder / "serve.log", "/.well-known/saksama", self.env
        )

    @property
    def url(self) -> str:
        """Its public address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        """The folder that `init` makes."""
        return self.folder / "data"

    @property
    def env(self) -> dict[str, str]:
        """Its settings. A second factor would need a telephone in the demo: said here, and on no real node."""
        return {
            "SAKSAMA_DATA": str(self.data),
            "SAKSAMA_PORT": str(self.port),
            "SAKSAMA_URL": self.url,
            "SAKSAMA_DATABASE_URL": self.database,
            "SAKSAMA_CLOCK_FILE": "" if self.clock is None else str(self.clock),
            "SAKSAMA_REPORTS_URL": self.reports,
            # In the story the node that takes no reports is the provincial office's.
            "SAKSAMA_GOVERNMENT": "1" if self.reports else "0",
            "SAKSAMA_REQUIRE_MFA": "0",
            # Whose machine this is keeps no room for a log that ends with the demo.
            "SAKSAMA_RESERVED_MEGABYTES": "16",
            "SAKSAMA_FRAME_ANCESTORS": self.stage,
        }

    def secret(self, name: str) -> Path:
        """The file that holds an example secret of this node, made when first asked for."""
        place = self.folder / "secrets" / name
        if not place.exists():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(f"contoh-{secrets.token_hex(12)}\n")
        return place

    def told(self, name: str) -> str:
        """The example secret itself, as a person types it."""
        return self.secret(name).read_text().strip()

    def command(self, *words: str, accept: Sequence[int] = (0,)) -> str:
        """Run `saksama-node` for this node and return what it printed."""
        return run_command("saksama-node", *words, env=self.env, accept=accept).stdout

    def init(self) -> None:
        """Make the node, once."""
        self.folder.mkdir(parents=True, exist_ok=True)
        who = self.institution
        words = {
            "--data": str(self.data),
            "--code": who.code,
            "--name": who.name,
            "--name-en": who.name_en,
            "--origin": who.origin,
            "--url": self.url,
            "--accent": who.accent,
            "--region": who.region,
            "--admin": "contoh.admin",
            "--admin-name": "Contoh Administrator",
            "--institution-passphrase-file": str(self.secret("institution")),
            "--vault-passphrase-file": str(self.secret("vault")),
        }
        said = self.command("init", *[word for pair in words.items() for word in pair])
        found = _FIRST_CODE.search(said)
        if found is None:
            raise CommandFailed(f"init told no first code: {said}")
        self._keep_code("contoh.admin", found[0])

    def employ(self, people: Sequence[tuple[str, str, str, str]]) -> None:
        """Make accounts by the command of who keeps the machine: username, name, roles, office; keep their codes."""
        rows = [f"{username},{name},{region},{roles}" for username, name, roles, region in people]
        listed, codes = self.folder / "people.csv", self.folder / "codes.csv"
        listed.write_text("\n".join(("username,name,region,roles", *rows)))
        self.command("account", "load", str(listed), "--codes", str(codes), "--break-glass", ALONE)
        with codes.open(encoding="utf-8", newline="") as sheet:
            for row in csv.DictReader(sheet):
                self._keep_code(row["username"], row["first_code"])
        codes.unlink()

    def _keep_code(self, name: str, code: str) -> None:
        place = self.folder / "codes" / name
        place.parent.mkdir(mode=0o700, exist_ok=True)
        place.write_text(code)

    def first_code(self, name: str) -> str:
        """The first code of this person, given out once; empty where they used it."""
        place = self.folder / "codes" / name
        if not place.exists():
            return ""
        code = place.read_text()
        place.unlink()
        return code

    def about(self) -> dict[str, object]:
        """What the node says of itself in public."""
        answer = httpx.get(f"{self.url}/.well-known/saksama", timeout=ANSWER_SECONDS, verify=PLAINLY)
        answer.raise_for_status()
        told: dict[str, object] = answer.json()
        return told

    def checkpoint(self) -> bytes:
        """Its published checkpoint, with the lines of who cosigned it."""
        note = httpx.get(f"{self.url}/log/checkpoint", timeout=ANSWER_SECONDS, verify=PLAINLY)
        note.raise_for_status()
        return note.content

    def tree_size(self) -> int:
        """The size of its published checkpoint."""
        return int(self.checkpoint().splitlines()[1])
