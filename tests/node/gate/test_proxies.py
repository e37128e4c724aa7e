"""The files for nginx and Caddy in docs/operations, as they stand there: each before a node that is served."""

import http.client
import io
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import override

import httpx
import pytest

from saksama_node.cases.evidence import MAX_FILES, MAX_TOTAL_BYTES
from saksama_node.condition.own_address import check_address
from tests.node.exchange.two_nodes import LiveNode, free_port, make_node, until
from tests.node.gate.slow_clients import HALF_A_FORM
from tests.testonly.certificates import certificate
from tests.testonly.kept import at_address
from tests.testonly.node_folder import PASSWORD
from tools.steps import TOP

FILES = TOP / "docs" / "operations"
NAME = "simpul.example.go.id"
HERE = "localhost"
SECONDS = 120
LOG = "akses.log"
HSTS = "max-age=31536000; includeSubDomains"
WEAK = "AES128-SHA:ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES128-SHA256:AES128-GCM-SHA256:@SECLEVEL=0"


type Command = Callable[[Path, Path, int, int, int], list[str]]
"""What starts a proxy: its folder, the file of its certificate, and the ports behind it, before it, in open words."""


@dataclass(frozen=True, slots=True)
class Front:
    """A node behind its proxy. `plain`: where that answers in open words. `folder`: where the proxy's log is."""

    proxy: Command
    node: LiveNode
    url: str
    plain: str
    folder: Path
    trust: ssl.SSLContext

    @property
    def authority(self) -> str:
        return str(next(self.folder.glob("*.pem")))

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.url, verify=self.trust, trust_env=False, timeout=SECONDS)

    def line(self, trust: ssl.SSLContext | None = None) -> ssl.SSLSocket:
        plain = socket.create_connection((HERE, int(self.url.rpartition(":")[2])), timeout=SECONDS)
        return (trust or self.trust).wrap_socket(plain, server_hostname=HERE)

    def logged(self) -> str:
        return (self.folder / LOG).read_text() if (self.folder / LOG).exists() else ""


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        pytest.skip(f"no {name} here")
    return found


def nginx(folder: Path, file: Path, behind: int, front: int, plain: int) -> list[str]:
    words = (FILES / "nginx.conf").read_text()
    for was, now in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{front} "),
        (NAME, HERE),
        ("/etc/ssl/saksama/fullchain.pem", str(file)),
        ("/etc/ssl/saksama/privkey.pem", str(file)),
        ("127.0.0.1:8801", f"127.0.0.1:{behind}"),
    ):
        assert was in words
        words = words.replace(was, now)
    (folder / "situs.conf").write_text(words)
    places = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {folder}/pid; error_log {folder}/galat.log; events {{}}"
        f" http {{ {places} access_log {folder}/{LOG}; include {folder}/situs.conf; }}"
    )
    return [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, file: Path, behind: int, front: int, plain: int) -> list[str]:
    words = (FILES / "Caddyfile").read_text()
    for was, now in (
        ("{\n\tservers", "{\n\tadmin off\n\tauto_https disable_redirects\n\tservers"),
        (f"http://{NAME} {{\n", f"http://{HERE}:{plain} {{\n\tbind 127.0.0.1\n"),
        (f"\n{NAME} {{\n", f"\nhttps://{HERE}:{front} {{\n\tbind 127.0.0.1\n\ttls {file} {file}\n"),
        ("/var/log/caddy/saksama.log", str(folder / LOG)),
        ("127.0.0.1:8801", f"127.0.0.1:{behind}"),
    ):
        assert was in words
        words = words.replace(was, now)
    (folder / "Caddyfile").write_text(words)
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def front(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    command: Command = request.param
    folder = tmp_path_factory.mktemp("proksi")
    port, behind, plain = free_port(), free_port(), free_port()
    file = certificate(folder, HERE, 1)
    asked = command(folder, file, behind, port, plain)
    node = make_node(folder, "bawaslu", behind)
    url = f"https://{HERE}:{port}"
    at_address(node.data, url)
    node.extra["SAKSAMA_PROXIES"] = "1"
    held = Front(command, node, url, f"http://{HERE}:{plain}", folder, ssl.create_default_context(cafile=str(file)))
    with (folder / "proksi.out").open("ab") as out:
        standing = subprocess.Popen(
            asked, stdout=out, stderr=out, env={"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PATH": "/usr/bin"}
        )
    try:
        node.serve()
        until(lambda: _stands(held), (folder / "proksi.out").read_text() or "the proxy stands")
        yield held
    finally:
        standing.terminate()
        standing.wait(timeout=SECONDS)
        node.close()


def _stands(held: Front) -> bool:
    try:
        with held.client() as client:
            return client.get("/hidup").status_code == 200
    except httpx.TransportError:
        return False


def test_pages_come_by_https_and_the_sender_s_own_word_for_whence_counts_for_nothing(front: Front) -> None:
    with front.client() as client:
        page = client.get("/")
        assert page.status_code == 200
        assert page.headers["Strict-Transport-Security"] == HSTS
        assert client.get("/static/saksama/base.css").headers["Strict-Transport-Security"] == HSTS
        for name in ("X-Forwarded-For", "Forwarded", "X_Forwarded_For", "X-Real-IP"):
            assert client.get("/", headers={name: "for=198.51.100.7"}).status_code == 200, name


def test_a_body_that_does_not_say_its_length_is_refused_by_the_node(front: Front) -> None:
    # nginx gives a length to what had ended before it handed it on, and Caddy answers nobody who has not ended.
    ending = b"" if front.proxy is nginx else b"0\r\n\r\n"
    with front.line() as line:
        line.sendall(f"POST /bahasa/ HTTP/1.1\r\nHost: {front.url[8:]}\r\n".encode())
        line.sendall(b"Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n" + ending)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        assert (answer.status, answer.headers["Strict-Transport-Security"]) == (411, HSTS)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_nothing_older_than_tls_1_2_with_its_best_is_spoken(front: Front) -> None:
    with front.line() as line:
        assert line.version() == "TLSv1.3"
    older = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    older.check_hostname, older.verify_mode = False, ssl.CERT_NONE
    older.maximum_version = ssl.TLSVersion.TLSv1_2
    with front.line(older) as line:
        assert line.version() == "TLSv1.2"
    older.set_ciphers(WEAK)
    with pytest.raises(ssl.SSLError):
        front.line(older)
    older.minimum_version = older.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises(ssl.SSLError):
        front.line(older)


def test_a_person_is_led_to_https_and_a_program_that_asks_in_open_words_is_refused(front: Front) -> None:
    with httpx.Client(base_url=front.plain, trust_env=False, timeout=SECONDS) as client:
        page = client.get("/lapor/?x=1")
        assert (page.status_code, page.headers["Location"]) == (301, f"https://{HERE}/lapor/?x=1")
        for path in (
            *("/log/checkpoint", "/witness/add-checkpoint", "/sealed/x", "/mirror/x/checkpoint", "/statistik.json"),
            *("/.well-known/saksama", "/kalender/x.ics", "/lapangan/api/submit", "/metrics", "/hidup", "/kesehatan"),
        ):
            answer = client.post(path) if path.endswith(("submit", "add-checkpoint")) else client.get(path)
            assert (answer.status_code, answer.headers.get("Location")) == (403, None), path


def test_cookies_are_this_host_s_own(front: Front) -> None:
    """As a browser takes them by their name (RFC 6265bis, 4.1.3): set over https, for all of this host and no other."""
    username = front.node.do("result = person(Role.OFFICER, '52').username")
    with front.client() as client:
        token = client.get("/akun/login/").cookies["__Host-saksama_bawaslu_csrf"]
        headers, form = {"Referer": front.url, "Origin": front.url}, {"csrfmiddlewaretoken": token}
        client.post("/bahasa/", data={**form, "language": "en", "next": "/"}, headers=headers)
        client.post("/akun/login/", data={**form, "login": username, "password": PASSWORD}, headers=headers)
        made = {each.name: each for each in client.cookies.jar}
    others = [name for name in made if not name.startswith("__Host-saksama_bawaslu_")]
    assert len(others) == 1, made.keys()
    assert others[0].startswith("__Secure-saksama_bawaslu_device_")
    assert {name.rpartition("_")[2] for name in made} >= {"csrf", "language", "said", "session"}
    for name, each in made.items():
        assert each.secure, name
        assert not each.domain_specified, name
        assert each.path == "/" or name.startswith("__Secure-"), name


class Made(io.BytesIO):
    """A file of so many octets that lies nowhere."""

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length, self.at = length, 0

    @override
    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self.at = offset + (0, self.at, self.length)[whence]
        return self.at

    @override
    def tell(self) -> int:
        return self.at

    @override
    def read(self, size: int | None = -1, /) -> bytes:
        left = self.length - self.at
        piece = b"x" * (left if size is None or size < 0 else min(size, left))
        self.at += len(piece)
        return piece


def test_three_hundred_megabytes_of_files_go_through_and_two_of_a_login_do_not(front: Front) -> None:
    with front.client() as client:
        client.get("/lapor/")
        token = next(value for name, value in client.cookies.items() if name.endswith("csrf"))
        form, headers = {"csrfmiddlewaretoken": token, "step": "1"}, {"Referer": front.url, "Origin": front.url}
        each = MAX_TOTAL_BYTES // MAX_FILES
        files = [("files", (f"{number}.jpg", Made(each), "image/jpeg")) for number in range(MAX_FILES)]
        sent = client.post("/lapor/isi/", data=form, files=files, headers=headers)
        # It was read to its end: the page names all of them, which are not taken because nothing is said to them.
        assert sent.status_code == 422, sent.text[:300]
        assert [f'value="{number}.jpg"' in sent.text for number in range(MAX_FILES)] == [True] * MAX_FILES
        headers["Content-Type"] = "text/plain"
        refused = client.post("/akun/login/", content=b"x" * (2 << 20), headers=headers)
        assert refused.status_code in {400, 403, 413}


def test_who_sends_slowly_stops_nothing_behind_it_either(front: Front) -> None:
    lines = [front.line() for _ in range(40)]
    try:
        for each in lines:
            each.sendall(HALF_A_FORM.replace(b"127.0.0.1", HERE.encode()))
        with front.client() as client:
            assert [client.get(page).status_code for page in ("/", "/hidup", "/log/checkpoint")] == [200] * 3
    finally:
        for each in lines:
            each.close()


def test_a_calendar_s_address_stands_in_no_log(front: Front) -> None:
    with front.client() as client:
        client.get("/kalender/rahasia-kunci.ics")
        client.get("/lapor/?tercatat=1")
    until(lambda: "tercatat" in front.logged(), "the log is written")
    assert "rahasia-kunci" not in front.logged()
    others = [file.read_text(errors="replace") for file in front.folder.glob("*.log")]
    assert not any("rahasia-kunci" in each for each in others)


def looked_at(url: str, front: Front, *inner: str) -> list[str]:
    networks = [ip_network(each) for each in inner]
    return [each.code for each in check_address(url, networks, context=front.trust)]


def test_the_doctor_finds_nothing_wrong_with_a_proxy_as_the_page_has_it(front: Front) -> None:
    assert looked_at(front.url, front) == ["address.well"]


@contextmanager
def other_nginx(front: Front, folder: Path, *changes: tuple[str, str], behind: int | None = None) -> Iterator[str]:
    """nginx once more before the same node, with lines of the page changed; its address."""
    port = free_port()
    command = nginx(folder, Path(front.authority), behind or int(front.node.url.rpartition(":")[2]), port, free_port())
    words = (folder / "situs.conf").read_text()
    for was, now in changes:
        assert was in words
        words = words.replace(was, now)
    (folder / "situs.conf").write_text(words)
    with (folder / "nginx.out").open("ab") as out, subprocess.Popen(command, stdout=out, stderr=out) as standing:
        try:
            until(lambda: _listens(port), "nginx listens")
            yield f"https://{HERE}:{port}"
        finally:
            standing.terminate()


def _listens(port: int) -> bool:
    try:
        socket.create_connection((HERE, port), timeout=1).close()
    except OSError:
        return False
    return True


FORWARDED = 'proxy_set_header Forwarded "for=$remote_addr;proto=$scheme";'


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("client_max_body_size 302m;", "client_max_body_size 20m;"), "address.body-limit"),
        ((FORWARDED, ""), "address.scheme"),
        ((FORWARDED, 'proxy_set_header Forwarded "for=$remote_addr";'), "address.scheme"),
        ((FORWARDED, 'proxy_set_header Forwarded "unknown";'), "address.forwarded"),
        (('proxy_set_header X-Forwarded-For "";', ""), "address.passes-on"),
        (("location / {", "location /hidup { return 404; } location / {"), "address.elsewhere"),
    ],
    ids=["a body limit", "no header", "no scheme", "no header that is one", "a sender's own header", "not the node"],
)
def test_the_doctor_names_what_is_wrong_with_a_proxy(
    front: Front, tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    with other_nginx(front, tmp_path, change) as url:
        assert looked_at(url, front) == [code]


def test_the_doctor_tells_a_proxy_without_its_node_and_a_name_that_nobody_knows(front: Front, tmp_path: Path) -> None:
    with other_nginx(front, tmp_path, behind=free_port()) as url:
        assert looked_at(url, front) == ["address.stopped"]
    assert looked_at("https://tidak-ada.invalid", front) == ["address.unknown"]
    assert looked_at("http://127.0.0.1:1", front) == ["address.local"]


def test_an_own_authority_counts_once_the_operator_names_it(front: Front) -> None:
    asked = """
from saksama_node.flows.node import examine_machine as machine
result = [each.code for each in (*machine.certificates(), *machine.address())]
"""
    for named, codes in (("", ["certificate.wrong"]), (front.authority, ["certificate.ends-soon", "address.well"])):
        extra = {**front.node.extra, "SAKSAMA_AUTHORITIES_FILE": named}
        hand = LiveNode(front.node.code, front.node.origin, front.node.url, front.node.data, extra=extra)
        try:
            assert hand.do(asked) == codes
        finally:
            hand.close()
