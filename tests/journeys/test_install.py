"""docs/install.md, walked: its commands as they stand there, its forms in their order, on three machines of the test.

The machines are an inner network with an authority of its own: the one of the three for which the page has most to do.
"""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from saksama_demo.scene import both
from tests.journeys.machines import Machine, machines
from tests.testonly.certificates import authority, signed_by
from tools.steps import PYTHON, TOP

PAGES = (TOP / "docs" / "install.md", TOP / "docs" / "install.id.md")
HOSTS = (
    ("bawaslu", "bawaslu.example.go.id"),
    ("kominfotik", "kominfotik.example.go.id"),
    ("penyaksi", "penyaksi.example.org"),
)
NODES = ("bawaslu", "kominfotik")
WHERE = {"semua": (*NODES, "penyaksi"), "dalam": (*NODES, "penyaksi"), "simpul": NODES} | {
    name: (name,) for name, _ in HOSTS
}
"""Which machines a block of the page is for."""
FROM_AFAR = ("apt-get ", "git clone ", "/opt/saksama/run ", "timedatectl ")
"""What needs the internet, or the first process of a machine: done here by whoever set this checkout up."""
SECRETS = {name: (f"frasa lembaga {name} ntb", f"frasa brankas {name} ntb") for name in NODES}
SECOND = {"bawaslu": "budi.admin", "kominfotik": "rudi.admin"}
CODE = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}\b")
FINGERPRINT = re.compile(r"\b(?:[0-9a-f]{4} ){4}[0-9a-f]{4}\b")
WAITING = """
import ssl, time, urllib.error, urllib.request
for _ in range(400):
    try:
        if urllib.request.urlopen("{address}", timeout=9).status < 500:
            break
    except urllib.error.HTTPError as answered:
        if answered.code < 500:
            break
    except OSError:
        pass
    time.sleep(0.3)
else:
    raise SystemExit("it does not answer")
"""
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root makes machines")


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of the page, and the machines at which they are typed."""

    where: str
    commands: tuple[str, ...]


def blocks(page: Path) -> list[Block]:
    """All commands of a page, in its order."""
    found = re.findall(r"^```sh (\w+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [Block(where, tuple(lines.splitlines())) for where, lines in found]


def forms(page: Path) -> list[list[str]]:
    """The addresses of the forms: those that each institution fills, and those that both fill together."""
    tables = re.findall(r"(?:^\| \d.*\n)+", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.findall(r"`(/(?:akun|meja)/[^`]*)`", table) for table in tables]


def test_both_pages_hold_the_same_commands_and_forms_in_the_same_order() -> None:
    english, indonesian = PAGES
    assert blocks(english)
    assert blocks(english) == blocks(indonesian)
    assert len(forms(english)) == 2
    assert forms(english) == forms(indonesian)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_the_page_says_it_counted_is_what_stands_there(page: Path) -> None:
    typed = {
        name: sum(len(each.commands) for each in blocks(page) if name in WHERE[each.where] and each.where != "dalam")
        for name, _ in HOSTS
    }
    inner = sum(len(each.commands) for each in blocks(page) if each.where == "dalam")
    alone, together = (len(each) for each in forms(page))
    counted = page.read_text(encoding="utf-8").split("\n## ")[-1]
    numbers = [int(each) for each in re.findall(r"\d+", counted.partition("84")[0])]
    assert numbers[:6] == [*typed.values(), inner, 2 * alone + together, alone]
    assert numbers[6] == together


class Walk:
    """Three machines and the person who types at them; what the commands said that somebody needs later."""

    def __init__(self, at: dict[str, Machine]) -> None:
        self.at = at
        self.said: dict[tuple[str, str], str] = {}

    def type(self, command: str, name: str) -> None:
        """One command of the page at one machine; what is not typed there is done as its unit says."""
        machine = self.at[name]
        for word, value in self._filled(name).items():
            command = command.replace(word, value)
        if command.startswith(FROM_AFAR):
            return
        if command.startswith("systemctl "):
            self._ask_the_first_process(machine, command.split()[1:])
            return
        institution, vault = SECRETS.get(name, ("", ""))
        answers = {"institution key passphrase": institution, "vault key passphrase": vault}
        act = next((word for word in ("init", "account", "key", "doctor", "show") if f" {word} " in f"{command} "), "")
        if act == "doctor":
            # A person looks when the node has come up; whoever types at once reads that it is not there yet.
            wait_for(self, name)
        self.said[name, act] = machine.type(command, answers)

    def _filled(self, name: str) -> dict[str, str]:
        keys = {f"KUNCI_LOG_{each.upper()}": self._log_key(each) for each in NODES}
        return {
            "NAMA ADMIN KEDUA": "Contoh Kedua",
            "ADMIN_KEDUA": SECOND.get(name, ""),
            **keys,
        }

    def _log_key(self, name: str) -> str:
        found = re.search(r"^\* log .*?(\S+)\r?$", self.said.get((name, "key"), ""), re.MULTILINE)
        return f"'{found[1]}'" if found else ""

    def _ask_the_first_process(self, machine: Machine, words: list[str]) -> None:
        match words:
            case ["daemon-reload"]:
                pass
            case ["reload", "caddy"]:
                machine.run("caddy", "run", "--adapter", "caddyfile", "--config", "/etc/caddy/Caddyfile")
            case ["enable", "--now", *units]:
                for each in units:
                    # A timer's service is asked for below, at the page's own word or at the end of the day.
                    machine.start(each) if not each.endswith(".timer") else machine.unit(each.removesuffix(".timer"))
            case ["start", unit]:
                machine.start(unit)
            case _:
                raise AssertionError(f"the page asks systemd for something unknown: {words}")


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Walk, list[str]]]:
    """The page done from its first line to its last, with the forms before the section that follows them."""
    place = tmp_path_factory.mktemp("mesin")
    root = authority(place, "CA Kantor")
    for name, host in HOSTS:
        (place / name).mkdir()
        shutil.copy(root.certificate, place / name / "kantor-ca.crt")
        signed_by(root, host, place / name / "fullchain.pem", place / name / "privkey.pem")
    page = blocks(PAGES[1])
    last = len(page) - 1
    with machines(place, HOSTS) as at:
        walk = Walk(at)
        sent: list[str] = []
        for turn, block in enumerate(page):
            if turn == last:
                sent = fill_forms(walk)
            for command in block.commands:
                both([partial(walk.type, command, name) for name in WHERE[block.where]])
        yield walk, sent


def fill_forms(walk: Walk) -> list[str]:
    """Forms as their page tells, by a process at Bawaslu's machine: it is there that names lead to the others."""
    for name, _ in HOSTS:
        wait_for(walk, name)
    staff = {"bawaslu": "sari.admin", "kominfotik": "dewi.admin"}
    told = {
        "institutions": [
            {
                "url": f"https://{host}",
                "code": {"bawaslu": "bawaslu", "kominfotik": "diskominfotik"}[name],
                "passphrase": SECRETS[name][0],
                "codes": [CODE.findall(walk.said[name, act])[0] for act in ("init", "account")],
                "fingerprint": FINGERPRINT.findall(walk.said[name, "init"])[-1],
                "staff": [staff[name], SECOND[name], f"{name}.ketua", f"{name}.piket"],
            }
            for name, host in HOSTS[:2]
        ],
        "witness": [walk.said["penyaksi", "show"].splitlines()[0], "https://penyaksi.example.org"],
    }
    played = subprocess.run(
        walk.at["bawaslu"].inside(
            *("SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt", f"PYTHONPATH={TOP}:{TOP / 'src'}"),
            *(PYTHON, "-m", "tests.journeys.first_day"),
        ),
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=False,
        cwd=TOP,
    )
    assert played.returncode == 0, played.stderr[-3000:]
    return list(json.loads(played.stdout))


def wait_for(walk: Walk, name: str) -> None:
    """Look from Bawaslu's machine, in one process, until this machine's public address answers."""
    look = WAITING.format(address=f"https://{dict(HOSTS)[name]}/")
    trusting = "SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt"
    looked = subprocess.run(walk.at["bawaslu"].inside(trusting, PYTHON, "-c", look), capture_output=True, check=False)
    assert looked.returncode == 0, f"{name}: {looked.stderr.decode()[-300:]}"


@AS_ROOT
def test_the_page_leads_to_the_first_accepted_dispatch_and_names_every_form(walked: tuple[Walk, list[str]]) -> None:
    _, sent = walked
    each, together = forms(PAGES[1])
    assert sent == [*each, *each, *together]


@AS_ROOT
@pytest.mark.parametrize("name", NODES)
def test_the_doctor_then_finds_nothing_that_fails(walked: tuple[Walk, list[str]], name: str) -> None:
    said = walked[0].said[name, "doctor"]
    assert re.search(r"^0 gagal, \d+ perlu diperhatikan, 0 tidak diketahui", said, re.MULTILINE), said


@AS_ROOT
@pytest.mark.parametrize(("name", "whom"), [("bawaslu", "kominfotik"), ("penyaksi", "bawaslu")])
def test_what_a_timer_asks_for_checks_the_other_and_finds_it_good(
    walked: tuple[Walk, list[str]], name: str, whom: str
) -> None:
    machine = walked[0].at[name]
    machine.start(f"saksama-verify@{dict(HOSTS)[whom]}")
    assert "BAIK" in (machine.place / f"saksama-verify@{dict(HOSTS)[whom]}.log").read_text()


@AS_ROOT
def test_the_copy_of_the_keys_fits_the_backup(walked: tuple[Walk, list[str]]) -> None:
    said = (
        walked[0]
        .at["bawaslu"]
        .type("saksama-node backup --check /srv/cadangan/* --keys /media/kunci/keys && ls /srv/cadangan")
    )
    assert re.search(r"^\d{4}-\d\d-\d\dT\d{6}Z\r?$", said, re.MULTILINE)
