"""Wherever a person or a partner sends us, we go only where a node may go (server-side request forgery)."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address, ip_network
from pathlib import Path

import httpcore
import pyrage
import pytest

import saksama_node
from saksama.fetch import Patience, Unanswered
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.note import COSIGNATURE_V1, ED25519, SigningKey
from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import Role
from saksama_node.agreements import introduction
from saksama_node.agreements.faults import IntroductionRefused, PartnerUnread
from saksama_node.condition import network
from saksama_node.condition.why import NotOurNetwork
from saksama_node.exchange.faults import PartnerSilent
from saksama_node.exchange.partner_client import PartnerClient
from saksama_node.ledger import outgoing, witness_client
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.refused import SettingRefused
from tests.node.conftest import LoggedIn
from tests.testonly.node_folder import ORIGIN

PRODUCTION = replace(SETTINGS, url="https://bawaslu-ntb.example", origin="bawaslu-ntb.example/log")
SIMULATION = replace(PRODUCTION, origin="bawaslu-ntb.simulasi.example/log")
INNER = replace(PRODUCTION, inner_networks=(ip_network("10.20.0.0/16"),))

RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
NEVER = [
    "127.0.0.1",
    "127.8.8.8",
    "::1",
    "::ffff:127.0.0.1",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "::",
    "10.0.0.8",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",  # what clouds tell a machine about itself
    "::ffff:169.254.169.254",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::1",
    "fe80::1",
    "fd00:ec2::254",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.7",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", NEVER)
def test_a_production_node_goes_to_no_inner_address(address: str) -> None:
    assert not outgoing.is_reachable(ip_address(address), PRODUCTION)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_public_addresses_are_gone_to(address: str) -> None:
    assert outgoing.is_reachable(ip_address(address), PRODUCTION)


def test_this_machine_is_open_to_simulations_and_to_nodes_that_live_on_it_alone() -> None:
    for settings in (SIMULATION, SETTINGS):
        assert outgoing.is_reachable(ip_address("127.0.0.1"), settings)
        assert not outgoing.is_reachable(ip_address("10.0.0.8"), settings)
        assert not outgoing.is_reachable(ip_address("169.254.169.254"), settings)


def test_an_inner_network_is_open_where_the_operator_named_it() -> None:
    assert outgoing.is_reachable(ip_address("10.20.3.4"), INNER)
    assert not outgoing.is_reachable(ip_address("10.21.3.4"), INNER)


@dataclass(slots=True)
class Server:
    """A web server of a stranger on this machine, and what it was asked."""

    url: str
    asked: list[str] = field(default_factory=list)
    knocked: int = 0
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)


@pytest.fixture
def stranger() -> Iterator[Server]:
    held = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append(self.path)
            status, headers, body = held.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: object) -> None:
            pass

    class Counting(ThreadingHTTPServer):
        def process_request(self, *given: object) -> None:
            held.knocked += 1
            super().process_request(*given)  # type: ignore[arg-type]  # what the parent takes, passed on

    with Counting(("127.0.0.1", 0), Handler) as server:
        held.url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield held
        server.shutdown()


@contextmanager
def production(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(outgoing, "SETTINGS", PRODUCTION)
        yield


def test_no_client_of_a_production_node_knocks_at_this_machine(
    stranger: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with production(monkeypatch):
        with pytest.raises(PartnerSilent) as silent:
            PartnerClient("mitra.example/log", stranger.url).checkpoint()
        assert "does not connect to" in silent.value.why
        told = witness_client.newest_cosigned(stranger.url, "mitra.example/log")
        assert isinstance(told, witness_client.Silent)
        assert "does not connect to" in told.why
        with pytest.raises(PartnerUnread) as unread:
            introduction.fetch(f"{stranger.url}/.well-known/saksama")
        assert "does not connect to" in unread.value.why
        # What a partner calls its address is looked at for its certificate too, and through the same door.
        port = int(stranger.url.rpartition(":")[2])
        with pytest.raises(NotOurNetwork):
            outgoing.connected("127.0.0.1", port, 5)
        seen = network.check_certificate(
            f"https://127.0.0.1:{port}", datetime.now(UTC), connect=outgoing.connected, partner=True
        )
        assert seen.code == "certificate.unreachable"
    assert stranger.asked == []
    assert stranger.knocked == 0


def test_a_name_is_resolved_once_and_what_it_stands_for_is_judged(
    stranger: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(stranger.url.rpartition(":")[2])
    answers = iter(["203.0.113.9", "127.0.0.1"])

    def turning(*_asked: object, **_more: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    with production(monkeypatch), monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", turning)
        for _ in range(2):  # whatever it stands for, the second answer is judged like the first
            with pytest.raises(outgoing.AddressRefused):
                outgoing.resolved("berubah.example", port, PRODUCTION)
    # What was judged is connected to as digits: the resolver is not asked again between the two.
    connected: list[str] = []

    def connect(_backend: object, host: str, **_more: object) -> None:
        connected.append(host)
        raise httpcore.ConnectError("as far as a test goes")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    with pytest.raises(Unanswered):
        outgoing.client().ask("GET", f"http://localhost:{port}/", limit=100, patience=Patience(5))
    assert connected
    assert all(ip_address(each).is_loopback for each in connected)


def test_one_bad_address_among_good_ones_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(*_asked: object, **_more: object) -> list[object]:
        return [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("169.254.169.254", 443))]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(outgoing.AddressRefused):
        outgoing.resolved("dua.example", 443, PRODUCTION)


@pytest.mark.parametrize(
    "written", ["http://0x7f000001/", "http://2130706433/", "http://127.1/", "http://[::ffff:7f00:1]/"]
)
def test_odd_spellings_of_this_machine_are_seen_through(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with production(monkeypatch), pytest.raises(Unanswered) as error:
        outgoing.client().ask("GET", written, limit=100, patience=Patience(5))
    assert "does not connect to" in error.value.why


def test_no_redirect_is_followed(stranger: Server) -> None:
    stranger.answers["/log/checkpoint"] = (302, {"Location": f"{stranger.url}/rahasia"}, b"")
    with pytest.raises(PartnerSilent):
        PartnerClient("mitra.example/log", stranger.url).checkpoint()
    assert stranger.asked == ["/log/checkpoint"]


@pytest.mark.parametrize(
    "elsewhere", ["http://169.254.169.254/latest", "//10.0.0.8/x", "file:///etc/passwd", "http://["]
)
def test_an_introduction_that_sends_us_elsewhere_is_refused(stranger: Server, elsewhere: str) -> None:
    known = {
        "node": "mitra",
        "name": "Mitra",
        "origin": "mitra.example/log",
        "vkey": "x",
        "url": stranger.url,
        "institution_key": str(SigningKey.generate("mitra.example/lembaga").verifier),
        "keys": [{"use": "log", "key": "x", "statement": elsewhere}],
    }
    stranger.answers["/.well-known/saksama"] = (200, {}, json.dumps(known).encode())
    with pytest.raises(IntroductionRefused):
        introduction.read_introduction(stranger.url)
    assert stranger.asked == ["/.well-known/saksama"]


@pytest.mark.usefixtures("database")
def test_our_own_address_as_the_partner_s_is_told_as_that(stranger: Server, logged_in: LoggedIn) -> None:
    known = {
        "node": "uji",
        "name": "Uji",
        "origin": ORIGIN,
        "vkey": "x",
        "url": stranger.url,
        "institution_key": str(SigningKey.generate("uji/lembaga").verifier),
        "keys": [],
    }
    stranger.answers["/.well-known/saksama"] = (200, {}, json.dumps(known).encode())
    page = logged_in(Role.SIGNATORY).post("/meja/nota/mitra/", {"address": stranger.url}).content.decode()
    assert "Itu alamat simpul ini sendiri." in page


@pytest.mark.parametrize("name", ["", "M" * 201, "Mit\x00ra"])
def test_a_name_that_no_row_could_keep_is_no_introduction(stranger: Server, name: str) -> None:
    known = {"node": "mitra", "name": name, "origin": "x", "vkey": "x", "url": "x", "institution_key": "x", "keys": []}
    stranger.answers["/.well-known/saksama"] = (200, {}, json.dumps(known).encode())
    with pytest.raises(PartnerUnread, match="not a Saksama node"):
        introduction.read_introduction(stranger.url)


@pytest.mark.usefixtures("database")
def test_a_name_that_turns_is_shown_before_its_node_is_paired(stranger: Server, logged_in: LoggedIn) -> None:
    owner, institution = "mitra.example/log", SigningKey.generate("mitra.example/lembaga")
    keys = []
    for use in (KeyUse.LOG, KeyUse.WITNESS, KeyUse.TRANSPORT, KeyUse.AGE):
        algorithm = COSIGNATURE_V1 if use is KeyUse.WITNESS else ED25519
        key = RECIPIENT if use is KeyUse.AGE else str(SigningKey.generate(owner, algorithm).verifier)
        statement = KeyStatement(owner, use, key, now() - timedelta(days=1), now() + timedelta(days=9))
        stranger.answers[f"/{use}"] = (200, {}, sign_statement(statement, institution).encode())
        keys.append({"use": use, "key": key, "statement": f"/{use}"})
    known = {
        "node": "mitra",
        "name": "Mitra \u202eartiM",
        "origin": owner,
        "vkey": keys[0]["key"],
        "url": stranger.url,
        "institution_key": str(institution.verifier),
        "keys": keys,
    }
    stranger.answers["/.well-known/saksama"] = (200, {}, json.dumps(known).encode())
    page = logged_in(Role.SIGNATORY).post("/meja/nota/mitra/", {"address": stranger.url}).content.decode()
    assert "U+202E" in page
    assert "\u202e" not in page


@pytest.mark.parametrize("written", ["http://[", "http://a:99999", "ftp://a", "http://10.0.0.8", "", "https://"])
def test_what_is_no_address_is_refused_in_words(written: str) -> None:
    with pytest.raises(SettingRefused):
        introduction.read_introduction(written)


def test_every_client_of_the_node_goes_through_the_one_door() -> None:
    """A module that opens connections of its own would go round it."""
    opening = re.compile(
        r"httpx\.(?:get|post|put|head|stream|request|Client|AsyncClient|HTTPTransport)\(|urlopen|http\.client"
        r"|httpcore\.\w*(?:Pool|Proxy|Backend)\b|(?<![\w.])Client\(|create_connection\(|socket\.socket\("
    )
    top = Path(saksama_node.__path__[0])
    found = [str(file.relative_to(top)) for file in top.rglob("*.py") if opening.search(file.read_text())]
    # condition lies below the ledger: it reaches what the operator set, and a partner by the door's own `connect`.
    # The gate looks at connections that others opened, and opens none; what is confined tries one and must fail.
    assert set(found) == {
        "ledger/outgoing.py",
        "condition/network.py",
        "condition/own_address.py",
        "confined/trying.py",
        "web/gate/lines.py",
    }
    flow = (top / "flows" / "node" / "examine_machine.py").read_text()
    assert re.findall(r"check_certificate\((.*?), now\(\), connect=(\S+?)[,)]", flow) == [
        ("SETTINGS.url", "network.direct"),
        ("each.url", "outgoing.connected"),
    ]
