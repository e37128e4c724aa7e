"""Two nodes as real processes, made by `saksama-node init` and run by `saksama-node serve`, with an agreement in force.

Rules kept here:
  * Nothing is imitated: each node has its folder, its keys, its web server and its worker. `init` makes one of a kind
    in each process of the tests; the next of the kind is a copy of it that nobody has served yet.
  * What a person would do on the desk is done by a *hand*: a process in that node's environment that runs acts for a
    test. It touches its own node only. The passwords that it gives are stretched less; the node itself stretches them.
Left to others: a browser's way through the desk (tests/journeys).
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from saksama_demo.launch import PLAINLY, free_ports
from tests.testonly.kept import at_address, kept
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE, PASSWORD, VAULT_PASSPHRASE
from tests.testonly.postgres import database_for

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"
DEADLINE = 180.0
STARTING = 300.0
"""Beside other work on the machine."""

HAND = """
import json, sys, django
django.setup()
from django.conf import settings
from django.db import connections
settings.PASSWORD_HASHERS = ["tests.testonly.quick_passwords.QuickScrypt"]
space = {}
for line in sys.stdin:
    space["result"] = None
    try:
        exec(compile(json.loads(line), "act", "exec"), space)
        answer = {"result": space["result"]}
    except Exception as error:
        answer = {"error": type(error).__name__, "told": str(error)}
    connections.close_all()
    print(json.dumps(answer), flush=True)
"""


class ActFailed(Exception):
    """What a node refused: the error's class and text."""

    def __init__(self, error: str, told: str) -> None:
        super().__init__(f"{error}: {told}")
        self.error = error


@dataclass(slots=True)
class LiveNode:
    """One node: its code, origin, address and folder."""

    code: str
    origin: str
    url: str
    data: Path
    server: subprocess.Popen[bytes] | None = None
    hand: subprocess.Popen[str] | None = None
    extra: dict[str, str] = field(default_factory=dict)
    browsers: list[httpx.Client] = field(default_factory=list)
    python: str = sys.executable
    """What serves it: ours, or one of an environment that has no packages of the tests."""

    @property
    def environment(self) -> dict[str, str]:
        """The node's environment, and nothing of ours that begins with SAKSAMA_."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SAKSAMA_")}
        return {
            **kept,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "saksama_node.settings.django",
            "SAKSAMA_DATA": str(self.data),
            "SAKSAMA_PORT": self.url.rpartition(":")[2],
            "SAKSAMA_REQUIRE_MFA": "0",
            "SAKSAMA_RESERVED_MEGABYTES": "16",
            **self.extra,
        }

    def serve(self) -> None:
        """Start web server and worker, and wait until they answer."""
        with (self.data.parent / f"{self.code}.out").open("ab") as out:
            command = [self.python, "-m", "saksama_node.web.operations", "serve"]
            self.server = subprocess.Popen(command, env=self.environment, stdout=out, stderr=out)
        until(lambda: _answers(self.url), f"{self.code} serves", STARTING)

    def stop(self) -> None:
        """Stop web server and worker, cleanly."""
        if self.server is not None:
            self.server.terminate()
            self.server.wait(timeout=DEADLINE)
            self.server = None

    def do(self, code: str) -> Any:
        """Run an act in the node's environment; give what it put into `result`. Raises `ActFailed`."""
        if self.hand is None:
            self.hand = subprocess.Popen(
                [sys.executable, "-c", HAND],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        assert self.hand.stdin is not None
        assert self.hand.stdout is not None
        self.hand.stdin.write(json.dumps(code) + "\n")
        self.hand.stdin.flush()
        answer = json.loads(self.hand.stdout.readline())
        if "error" in answer:
            raise ActFailed(answer["error"], answer["told"])
        return answer["result"]

    def close(self) -> None:
        """End everything of this node."""
        for browser in self.browsers:
            browser.close()
        self.stop()
        if self.hand is not None:
            assert self.hand.stdin is not None
            self.hand.stdin.close()
            self.hand.wait(timeout=DEADLINE)
            assert self.hand.stdout is not None
            self.hand.stdout.close()


type Pair = tuple[LiveNode, LiveNode]
"""Bawaslu's node and Diskominfotik's."""


class Desk:
    """A person's browser on one node's desk: follows forms as a page has them, keeps cookies, runs no script."""

    def __init__(self, node: LiveNode, role: str, region: str = "52") -> None:
        username = node.do(f"result = person(Role.{role}, {region!r}).username")
        # A connection each: a server may close a kept one just as a form is sent over it, and a form is not sent twice.
        once = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(
            base_url=node.url, follow_redirects=True, trust_env=False, timeout=DEADLINE, limits=once
        )
        node.browsers.append(self.client)
        page = self.post("/akun/login/", {"login": username, "password": PASSWORD})
        assert "/akun/login/" not in str(page.url), page.text

    def get(self, path: str) -> httpx.Response:
        """A page that opens."""
        page = self.client.get(path)
        assert page.status_code == 200, (path, page.status_code)
        return page

    def post(self, path: str, values: Mapping[str, object], files: object = None) -> httpx.Response:
        """Send a form; the token comes from the login page's cookie."""
        if not any(name.endswith("csrf") for name in self.client.cookies):
            self.client.get("/akun/login/")
        token = next(value for name, value in self.client.cookies.items() if name.endswith("csrf"))
        return self.client.post(
            path,
            data={**values, "csrfmiddlewaretoken": token},
            files=files,  # type: ignore[arg-type]  # httpx's own forms
            headers={"Referer": f"{self.client.base_url}"},
        )


def until(true: Callable[[], object], what: str, seconds: float = DEADLINE) -> None:
    """Poll until something is true; fail with `what` after a deadline.

    A look costs its node hundredths of a second: what comes at once is seen at once, what takes long is asked less.
    """
    began = time.monotonic()
    while not true():
        waited = time.monotonic() - began
        assert waited < seconds, f"not within {seconds} s: {what}"
        time.sleep(min(0.3, 0.1 + waited / 10))


def make_node(top: Path, code: str, port: int, *, log: str = "log") -> LiveNode:
    """A node of `saksama-node init`, and the people and words that tests use. `log`: the last part of its origin."""
    node = LiveNode(code, f"{code}-ntb.uji.saksama.example/{log}", f"http://127.0.0.1:{port}", top / code)
    node.extra["SAKSAMA_DATABASE_URL"] = database_for(code)
    kept(("two nodes", code, log), partial(_init, node)).copied(node.data, node.extra["SAKSAMA_DATABASE_URL"])
    at_address(node.data, node.url)
    node.do(PEOPLE)
    return node


def _init(like: LiveNode, data: Path, database: str) -> None:
    words = {
        "institution-passphrase": INSTITUTION_PASSPHRASE,
        "vault-passphrase": VAULT_PASSPHRASE,
    }
    options = ["--data", str(data), "--code", like.code, "--name", like.code.title()]
    options += ["--origin", like.origin, "--url", like.url]
    for name, word in words.items():
        file = data.with_name(f"{like.code}.{name}")
        file.write_text(word + "\n", encoding="utf-8")
        options += [f"--{name}-file", str(file)]
    command = [sys.executable, "-m", "saksama_node.web.operations", "init", *options]
    env = {**like.environment, "SAKSAMA_DATA": str(data), "SAKSAMA_DATABASE_URL": database}
    subprocess.run(command, env=env, check=True, capture_output=True)


def free_port() -> int:
    """A port that nobody listens on, and nobody else is given."""
    return free_ports(1)


def conclude(first: LiveNode, second: LiveNode) -> str:
    """Pair both ways, propose, countersign, and wait until both see it in force; give the text's digest."""
    for node, other in ((first, second), (second, first)):
        until(partial(_paired, node, other), f"{node.code} pairs")
    digest = first.do(f"""
text = open({str(TEMPLATE)!r}, encoding="utf-8").read()
by = person(Role.SIGNATORY)
result = draft_agreement(by=by, template=text, us={first.code!r}, partner={second.origin!r}, witnesses=[OUTSIDER])
propose_agreement(by=person(Role.SIGNATORY), digest=result, passphrase={INSTITUTION_PASSPHRASE!r})
""")
    assert isinstance(digest, str)
    until(lambda: _proposed(first, second) == digest, "proposal")
    second.do(
        f"countersign_agreement(by=person(Role.SIGNATORY), digest={digest!r}, passphrase={INSTITUTION_PASSPHRASE!r})"
    )
    for node, other in ((first, second), (second, first)):
        until(partial(in_force, node, other), f"{node.code} sees the agreement in force")
    return digest


def in_force(node: LiveNode, other: LiveNode) -> bool:
    """Whether the agreement with the other stands for this node."""
    standing = node.do(f"found = with_partner({other.origin!r}); result = found and found.standing(now()).value")
    return bool(standing == "in-force")


def _paired(node: LiveNode, other: LiveNode) -> bool:
    """Whether the node could pair; a partner that does not answer in time is asked again, as a person would."""
    try:
        node.do(f"""
introduced = introduce(by=person(Role.SIGNATORY), address={other.url!r})
pair_partner(by=person(Role.SIGNATORY), address={other.url!r}, institution_key=introduced.institution_key)
""")
    except ActFailed as failed:
        if failed.error != "PartnerUnread":
            raise
        return False
    return True


def _proposed(first: LiveNode, second: LiveNode) -> object:
    """What the first proposes to the second; None while the proposal waits to be integrated and is not shown yet."""
    try:
        return second.do(f"result = fetch_proposal(by=person(Role.SIGNATORY), partner_origin={first.origin!r})")
    except ActFailed as failed:
        if failed.error not in ("NotPossible", "PartnerUnread"):
            raise
        return None


def _answers(url: str) -> bool:
    """Whether a page comes: the port alone is open a while before."""
    try:
        answer = httpx.get(f"{url}/.well-known/saksama", timeout=5, verify=PLAINLY)
    except httpx.TransportError:
        return False
    return answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR


def report_of(told: str) -> dict[str, Any]:
    """What `saksama verify --json` told, but for roles that nobody granted: people here got theirs beside the log."""
    report: dict[str, Any] = json.loads(told)
    report["findings"] = [each for each in report["findings"] if each["code"] != "actor.ungranted"]
    return report


PEOPLE = """
import io, msgspec
from saksama.envelope.kinds import *
from saksama.vocabulary import Classification, DispatchKind, RefusalCode, SubjectClass, format_moment
from saksama_node.accounts.policy import Role
from saksama_node.agreements.queries import with_partner
from saksama_node.exchange import actions, queries
from saksama_node.exchange import linking as links
from saksama_node.exchange.attachments import Upload
from saksama_node.flows.exchange import send_dispatch as sending
from saksama_node.flows.exchange import send_waiting as waiting_flow
from saksama_node.flows.agreement.conclude_agreement import countersign_agreement, fetch_proposal
from saksama_node.flows.agreement.pair_partner import introduce, pair_partner
from saksama_node.flows.agreement.propose_agreement import draft_agreement, propose_agreement
from saksama_node.flows.agreement.propose_agreement import end_agreement, resume_agreement, suspend_agreement
from saksama_node.ledger.actions import act
from saksama_node.ledger import queries as ledger
from saksama_node.settings.clock import now
from tests.node.staffing import staff_with
from tests.testonly.outsider import OUTSIDER

def person(role, region="52"):
    with act():
        return staff_with(role, region)

def incoming(subject):
    return next(found for found in queries.all_incoming() if found.subject == subject)

def send(to, payload, title="Contoh", clause="pasal-1", files=(), classification="open", **more):
    level = Classification(classification)
    letter = sending.Letter(to=to, clause=clause, classification=level, title=title, payload=payload, **more)
    done = sending.send_dispatch(person(Role.OFFICER), letter, [Upload(name, io.BytesIO(data)) for name, data in files])
    return {"subject": done.subject, "state": done.state, "leaf": done.leaf}
"""
