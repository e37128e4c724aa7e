"""The units of docs/operations/systemd: what systemd itself says of them, and a node that works confined as they say.

Confined here without systemd: a system that cannot be written but for the node's folder, no capability, no new
privileges, no memory both written and run, no call that the unit refuses. By root without any power in the place of the
node's user. What the kernel is not asked here (network families but for a look at them, devices, /proc) was walked once
under systemd as the first process (decision 83).
"""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.node.exchange.two_nodes import PEOPLE, LiveNode, conclude, free_port, make_node, until
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, VAULT_PASSPHRASE
from tools.steps import TOP

UNITS = TOP / "docs" / "operations" / "systemd"
SERVICES = sorted(file.name for file in UNITS.glob("*.service"))
MOST_EXPOSED = 1.5
"""Of ten, as `systemd-analyze security` counts: a line less of what confines is a tenth more, or two."""
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a system that cannot be written")
WALLS = """set -e
for each in "$@"; do [ "$each" != -- ] || break; mount --bind "$each" "$each"; mount --make-private "$each"; done
keep=" "
while [ "$1" != -- ]; do keep="$keep$1 "; shift; done
shift
while read -r _ place _; do
    case "$place" in /proc* | /sys* | /dev/pts* | /dev/shm | /dev/mqueue) continue ;; esac
    case "$keep" in *" $place "*) ;; *) mount -o remount,bind,ro "$place" 2>/dev/null || true ;; esac
done < /proc/self/mounts
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all "$@"
"""


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} here")
    return found


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The units as they lie on a machine; the program is this checkout."""
    root = tmp_path_factory.mktemp("mesin")
    place = root / "etc" / "systemd" / "system"
    shutil.copytree(UNITS, place)
    for file in place.glob("*.service"):
        file.write_text(file.read_text().replace("/opt/saksama/.venv", str(Path(sys.prefix))))
    return root


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_is_as_closed_as_it_says(laid: Path, name: str) -> None:
    name = name.replace("@.", "@simpul.example.go.id.")
    asked = [program("systemd-analyze"), "security", "--offline=yes", f"--root={laid}", "--no-pager", name]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    found = re.search(rf"exposure level for {re.escape(name)}: ([\d.]+)", said.stdout)
    assert found, said.stdout + said.stderr
    assert float(found[1]) <= MOST_EXPOSED


def test_systemd_reads_every_unit_without_a_word(laid: Path) -> None:
    names = [file.name.replace("@.", "@simpul.example.go.id.") for file in UNITS.iterdir() if file.is_file()]
    place = laid / "etc" / "systemd" / "system"
    said = subprocess.run(
        [program("systemd-analyze"), "verify", "--man=no", "--recursive-errors=no", *sorted(names)],
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{place}:"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stderr) == (0, "")


def service(line: str) -> list[str]:
    """All values of a setting that every unit bears."""
    words = (UNITS / "saksama-.service.d" / "confined.conf").read_text()
    return [each for value in re.findall(rf"^{line}=(.*)$", words, re.MULTILINE) for each in value.split()]


def calls(group: str) -> set[str]:
    """The calls of one of systemd's groups, and of the groups in it."""
    said = subprocess.run(
        [program("systemd-analyze"), "syscall-filter", group], capture_output=True, text=True, check=True
    )
    found = {each.strip() for each in said.stdout.splitlines()[1:] if not each.strip().startswith("#")}
    inner = {each for each in found if each.startswith("@")}
    return (found - inner).union(*(calls(each) for each in inner))


def allowed() -> set[str]:
    """What the unit lets through, by the order of its lines."""
    words, kept = (UNITS / "saksama-.service.d" / "confined.conf").read_text(), set[str]()
    for value in re.findall(r"^SystemCallFilter=(.*)$", words, re.MULTILINE):
        named = value.removeprefix("~").split()
        meant = set[str]().union(*(calls(each) if each.startswith("@") else {each} for each in named))
        kept = kept - meant if value.startswith("~") else kept | meant
    # RestrictNamespaces.
    return kept - {"unshare", "setns"}


def test_no_call_that_asks_for_a_power_gets_through() -> None:
    assert {"setuid", "chown", "mount", "chroot", "ptrace", "bpf", "reboot", "settimeofday"} & allowed() == set()


def no_memory_both_written_and_run() -> None:
    """prctl(2), PR_SET_MDWE (Linux 6.3): for this process and all that it starts; an older kernel refuses."""
    ctypes.CDLL(None).prctl(65, 1, 0, 0, 0)


@dataclass(slots=True)
class Walled(LiveNode):
    """A node whose every process is confined; `walls`: what stands before its command."""

    walls: list[str] = field(default_factory=list)

    def serve(self) -> None:
        with (self.data.parent / f"{self.code}.out").open("ab") as out:
            self.server = subprocess.Popen(
                [*self.walls, sys.executable, "-m", "saksama_node.web.operations", "serve"],
                env=self.environment,
                stdout=out,
                stderr=out,
                preexec_fn=no_memory_both_written_and_run,  # noqa: PLW1509 (one call into the C library)
            )
        until(lambda: answers(self.url), f"{self.code} serves", 240)

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self.walls, sys.executable, "-m", "saksama_node.web.operations", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=no_memory_both_written_and_run,
        )


def walls(trace: Path, *written: Path) -> list[str]:
    """What confines a command: only these folders are written; refused calls fail, and stand in `trace`.

    The folder of `trace` is made, and written too: by whoever looks on.
    """
    trace.parent.mkdir(exist_ok=True)
    tracer, passed = program("strace"), ",".join(f"?{each}" for each in sorted(allowed()))
    writable = [str(each) for each in (trace.parent, *written)]
    confined = ["unshare", "--mount", "--propagation", "private", "sh", "-c", WALLS, "walls", *writable, "--"]
    traced = [tracer, "-D", "-f", "--seccomp-bpf", "-qqq", "-A", "-o", str(trace), "-e", "signal=none"]
    return [*confined, *traced, "-e", f"trace=!{passed}", "-e", f"inject=!{passed}:error=EPERM"]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Walled, Walled]]:
    top = tmp_path_factory.mktemp("dikurung")
    (top / "cadangan").mkdir()
    both = []
    for code in ("bawaslu", "diskominfotik"):
        made = make_node(top, code, free_port())
        made.close()
        wall = walls(top / "panggilan" / code, made.data, top / "cadangan")
        both.append(Walled(code, made.origin, made.url, made.data, extra=made.extra, walls=wall))
    try:
        for each in both:
            each.serve()
            each.do(PEOPLE)
        yield both[0], both[1]
    finally:
        for each in both:
            each.close()


def answers(url: str) -> bool:
    said = subprocess.run(
        [sys.executable, "-c", f"import urllib.request as u; u.urlopen({url + '/hidup'!r}, timeout=5)"],
        capture_output=True,
        check=False,
    )
    return said.returncode == 0


@AS_ROOT
def test_a_system_that_cannot_be_written_is_one(tmp_path: Path) -> None:
    (tmp_path / "simpul").mkdir()
    tried = f"echo a > {tmp_path}/simpul/a; echo b > {TOP}/b"
    confined = [*walls(tmp_path / "panggilan" / "satu", tmp_path / "simpul"), "sh", "-c", tried]
    said = subprocess.run(confined, capture_output=True, text=True, check=False)
    assert (tmp_path / "simpul" / "a").exists()
    assert "Read-only file system" in said.stderr
    assert not (TOP / "b").exists()


@AS_ROOT
def test_two_confined_nodes_exchange_a_dispatch_make_a_backup_and_are_well(pair: tuple[Walled, Walled]) -> None:
    first, second = pair
    conclude(first, second)
    sent = first.do(f"result = send({second.origin!r}, Notice(text='CONTOH. Apa kabar'))")["subject"]
    until(lambda: state(first, sent) == "received", "the node's receipt")
    second.do(f"""
found = incoming({sent!r})
with act():
    actions.accept(person(Role.OFFICER), found.origin, found.index)
""")
    until(lambda: state(first, sent) == "accepted", "the officer's receipt")
    done = first.command("backup", str(first.data.parent / "cadangan" / "satu"))
    assert done.returncode == 0, done.stderr
    said = first.command("doctor", "--lang", "en", "--offline")
    assert re.search(r"^0 fail", said.stdout, re.MULTILINE), said.stdout + said.stderr


def state(node: Walled, subject: str) -> object:
    return node.do(f"result = queries.outgoing({subject!r}).state")


@AS_ROOT
def test_a_confined_init_makes_a_node_and_a_confined_migration_finds_it(tmp_path: Path) -> None:
    (tmp_path / "simpul").mkdir(mode=0o700)
    node = Walled("bawaslu", "bawaslu.uji.example/log", "http://127.0.0.1:8801", tmp_path / "simpul")
    node.walls = walls(tmp_path / "panggilan" / "satu", node.data)
    words = ["--data", str(node.data), "--code", "bawaslu", "--name", "Bawaslu"]
    words += ["--origin", node.origin, "--url", node.url]
    for name, secret in (("institution", INSTITUTION_PASSPHRASE), ("vault", VAULT_PASSPHRASE)):
        (tmp_path / name).write_text(f"{secret}\n")
        words += [f"--{name}-passphrase-file", str(tmp_path / name)]
    made = node.command("init", *words)
    assert made.returncode == 0, made.stderr
    assert node.command("manage", "migrate", "-v0").returncode == 0
    assert "0 fail" in node.command("doctor", "--lang", "en", "--offline").stdout
    assert refused(tmp_path / "panggilan" / "satu") == set()


@AS_ROOT
def test_nothing_that_a_node_does_is_a_call_that_its_unit_refuses(pair: tuple[Walled, Walled]) -> None:
    assert [refused(node.data.parent / "panggilan" / node.code) for node in pair] == [set(), set()]


def refused(trace: Path) -> set[str]:
    """The calls that were refused, by name; but for SQLite's, which gives its files away where it is root."""
    return set(re.findall(r"^\d+ +(\w+)\(", trace.read_text(errors="replace"), re.MULTILINE)) - {"fchown"}
