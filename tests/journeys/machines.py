"""Machines of a test: each with a network, a name and places of its own, on this one, for whoever is root here.

Rules kept here:
  * What a machine writes to /etc, /var, /srv, /root, /usr/local, /opt and /media lies in memory and goes with it; below
    lies this machine's own system, untouched. Its network holds the other machines of the test and nothing else.
  * At its terminal commands run as they are typed. Only what needs the internet or systemd as the first process is
    done otherwise: `Machine.units` starts what `systemctl enable --now` names, as its unit says.
  * All ends with the test.
Left to others: how far a unit is confined (tests/node/operations/test_confined.py).
"""

import configparser
import os
import pty
import re
import select
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tools.steps import TOP

NETWORK = "10.77.0"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
PLACES = ("/etc", "/var", "/srv", "/root", "/usr/local", "/opt", "/media")
CERTIFICATES = "/etc/ssl/saksama"
_STILL_SECONDS = 90.0
_SHELL = ["/bin/bash", "--noprofile", "--norc"]


class CommandRefused(AssertionError):
    """A command at a terminal ended otherwise than well; holds what stood there."""


@dataclass(slots=True)
class Machine:
    """One machine; `keeper` holds its namespaces open. `started`: what its units started."""

    name: str
    keeper: subprocess.Popen[str]
    place: Path
    terminal: int = -1
    shell: int = 0
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def inside(self, *command: str) -> list[str]:
        """The command that runs `command` in this machine, by root, with nothing of our environment."""
        entered = ["nsenter", "--target", str(self.keeper.pid), "--mount", "--net", "--uts"]
        return [*entered, "env", "-i", f"PATH={PATH}", "HOME=/root", "LANG=C.UTF-8", "TERM=dumb", *command]

    def log_in(self) -> None:
        """Sit down at its terminal, as root."""
        self.shell, self.terminal = pty.fork()
        if self.shell == 0:
            command = self.inside(*_SHELL)
            os.execvp(command[0], command)  # noqa: S606 (a fixed command)
        self._told("PS1= PS2=; stty -echo; set +o history", {})

    def type(self, line: str, answers: Mapping[str, str] = {}) -> str:
        """Type a command and what it asks for (part of the question: answer); what it wrote."""
        code, said = self._told(line, answers)
        if code:
            raise CommandRefused(f"{self.name}: {line}: exit {code}: {said[-1500:]}")
        return said

    def _told(self, line: str, answers: Mapping[str, str]) -> tuple[int, str]:
        # On one line: who asks for a secret throws away what was typed ahead.
        os.write(self.terminal, f"{line}; echo ended:$?:\n".encode())
        said, read = "", 0
        last = time.monotonic()
        while (ended := re.search(r"ended:(\d+):\r?\n", said)) is None:
            if select.select([self.terminal], [], [], 0.2)[0]:
                said += os.read(self.terminal, 1 << 16).decode(errors="replace")
                last = time.monotonic()
            asked = [answer for question, answer in answers.items() if question in said[read:]]
            if asked and said.endswith(": "):
                read = len(said)
                os.write(self.terminal, f"{asked[0]}\n".encode())
            if time.monotonic() - last > _STILL_SECONDS:
                raise CommandRefused(f"{self.name}: {line}: still: {said[-1500:]}")
        return int(ended[1]), said[: ended.start()]

    def unit(self, name: str) -> configparser.SectionProxy:
        """What stands under [Service] in that unit, as it lies on this machine; %i and %% are filled in."""
        stem, _, instance = name.removesuffix(".service").partition("@")
        file = f"/etc/systemd/system/{stem}{'@' if instance else ''}.service"
        said = subprocess.run(self.inside("cat", file), capture_output=True, text=True, check=True).stdout
        read = configparser.RawConfigParser(strict=False)
        read.optionxform = str  # type: ignore[assignment,method-assign]  # names of units keep their capitals
        read.read_string(said.replace("%i", instance).replace("%%", "%"))
        return read["Service"]

    def start(self, name: str) -> None:
        """Start a unit as its file says: by whom, with which environment, what; a oneshot to its end."""
        service = self.unit(name)
        user = service.get("User", "nobody")
        if folder := service.get("StateDirectory"):
            subprocess.run(self.inside("install", "-d", "-o", user, "-m", "700", f"/var/lib/{folder}"), check=True)
        by = ["setpriv", "--reuid", user, "--regid", user if user != "nobody" else "nogroup"]
        by += ["--clear-groups", "--no-new-privs", "--"]
        environment = shlex.split(service.get("Environment", ""))
        command = shlex.split(service["ExecStart"].replace("$$", "$"))
        with (self.place / f"{name}.log").open("ab") as log:
            running = subprocess.Popen(
                self.inside(*environment, *by, *command), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.started.append(running)
        if service.get("Type") == "oneshot" and running.wait() != 0:
            raise CommandRefused(f"{name}: {(self.place / f'{name}.log').read_text()[-1500:]}")

    def run(self, *command: str) -> None:
        """Start what serves beside our units (the proxy), by root."""
        with (self.place / f"{command[0]}.log").open("ab") as log:
            self.started.append(
                subprocess.Popen(self.inside(*command), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
            )

    def close(self) -> None:
        """End all that runs on it, and the machine."""
        for each in self.started:
            each.terminate()
        for each in self.started:
            with suppress(subprocess.TimeoutExpired):
                each.wait(timeout=15)
            each.kill()
            each.wait()
        if self.shell:
            os.kill(self.shell, signal.SIGKILL)
            os.waitpid(self.shell, 0)
            os.close(self.terminal)
        self.keeper.kill()
        self.keeper.wait()
        if self.keeper.stdin and self.keeper.stdout:
            self.keeper.stdin.close()
            self.keeper.stdout.close()


def _build(place: Path) -> str:
    """What a machine does first, in its own namespaces: its places, its program, its network's loopback."""
    lines = ["set -e", "mount -t tmpfs tmpfs /mnt"]
    for each in PLACES:
        here = f"/mnt{each}"
        lines += [f"mkdir -p {here}/up {here}/work {each}"]
        lines += [f"mount -t overlay overlay -o lowerdir={each},upperdir={here}/up,workdir={here}/work {each}"]
    lines += [f"mkdir -p /opt/saksama && mount --bind {TOP} /opt/saksama"]
    # The program's own files name this folder: whoever may not walk there by the way of its parents gets a way.
    closed = [each for each in reversed(TOP.parents) if not each.stat().st_mode & 0o001]
    if closed:
        lines += [
            f"mount -t tmpfs -o mode=755 tmpfs {closed[0]}",
            f"mkdir -p {TOP}",
            f"mount --bind /opt/saksama {TOP}",
        ]
    lines += [f"mkdir -p /media/kunci {CERTIFICATES} && cp {place}/hosts /etc/hosts"]
    lines += [f"cp {place}/*.crt {place}/*.pem {CERTIFICATES}"]
    lines += ["rm -f /etc/caddy/Caddyfile", "ip link set lo up", "echo stands", "exec cat"]
    return "\n".join(lines)


@contextmanager
def machines(place: Path, hosts: Sequence[tuple[str, str]]) -> Iterator[dict[str, Machine]]:
    """Machines by name (the first of each pair), which reach each other under the second; `place` has a folder of each.

    What lies in that folder as *.crt and *.pem lies among the machine's certificates.
    """
    wire = subprocess.Popen(
        [
            "unshare",
            "--net",
            "sh",
            "-c",
            "ip link add mitra type bridge && ip link set mitra up && echo stands && exec cat",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _stands(wire)
    named = [f"{NETWORK}.{11 + turn} {host}" for turn, (_, host) in enumerate(hosts)]
    made: dict[str, Machine] = {}
    try:
        for turn, (name, _) in enumerate(hosts):
            (place / name / "hosts").write_text("\n".join(("127.0.0.1 localhost", *named, "")))
            made[name] = Machine(name, _keeper(place / name), place / name)
            _plug(wire.pid, made[name].keeper.pid, turn, f"{NETWORK}.{11 + turn}")
            made[name].log_in()
        yield made
    finally:
        for each in made.values():
            each.close()
        wire.communicate()


def _keeper(place: Path) -> subprocess.Popen[str]:
    keeper = subprocess.Popen(
        ["unshare", "--mount", "--net", "--uts", "--propagation", "private", "sh", "-c", _build(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    _stands(keeper)
    return keeper


def _stands(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "stands\n", "a machine could not be made"


def _plug(wire: int, machine: int, turn: int, address: str) -> None:
    for where, command in (
        (wire, f"link add m{turn} type veth peer name host0 netns {machine}"),
        (wire, f"link set m{turn} master mitra up"),
        (machine, f"addr add {address}/24 dev host0"),
        (machine, "link set host0 up"),
    ):
        subprocess.run(["nsenter", "--net", "--target", str(where), "ip", *command.split()], check=True)
