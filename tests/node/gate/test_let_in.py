"""What the gate lets in, asked of a node that is served: lengths, headers, long answers, files."""

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing

import httpx
import pytest

from tests.node.exchange.two_nodes import LiveNode, free_port, make_node

MEGABYTE = 1 << 20
SECONDS = 60


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveNode]:
    made = make_node(tmp_path_factory.mktemp("gerbang"), "bawaslu", free_port())
    try:
        made.serve()
        yield made
    finally:
        made.close()


def said(node: LiveNode, words: bytes) -> bytes:
    """What is answered to these octets, to the end of the connection."""
    with socket.create_connection(("127.0.0.1", int(node.url.rpartition(":")[2])), timeout=SECONDS) as line:
        line.sendall(words)
        found = b""
        while piece := line.recv(65536):
            found += piece
        return found


def connected(node: LiveNode) -> closing[http.client.HTTPConnection]:
    return closing(http.client.HTTPConnection("127.0.0.1", int(node.url.rpartition(":")[2]), timeout=SECONDS))


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def asked(path: str, *headers: str, method: str = "POST") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")


@pytest.mark.parametrize(
    "path", ["/akun/login/", "/witness/add-checkpoint", "/lapangan/api/submit", "/bahasa/", "/tidak-ada"]
)
def test_two_megabytes_are_refused_before_they_are_sent_where_no_file_is_taken(node: LiveNode, path: str) -> None:
    """Nothing of the body is ever sent: who waited for it would not answer."""
    cookie = f"Cookie: saksama_bawaslu_csrf={'a' * 32}"
    answer = said(node, asked(path, f"Content-Length: {2 * MEGABYTE}", "Content-Type: text/plain", cookie))
    assert status(answer) in {400, 403, 404, 413}


def test_a_body_that_is_too_long_and_sent_all_the_same_is_answered(node: LiveNode) -> None:
    answer = httpx.post(
        f"{node.url}/witness/add-checkpoint", content=b"x" * 2 * MEGABYTE, trust_env=False, timeout=SECONDS
    )
    assert answer.status_code == 413


def test_a_form_longer_than_its_address_takes_is_told_as_that(node: LiveNode) -> None:
    cookie = {"Cookie": f"saksama_bawaslu_csrf={'a' * 32}"}
    form = {"language": "x" * 2 * MEGABYTE}
    answer = httpx.post(f"{node.url}/bahasa/", data=form, headers=cookie, trust_env=False, timeout=SECONDS)
    assert answer.status_code == 413
    assert "lebih besar daripada yang diterima" in answer.text
    assert "http-413" in answer.text


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (("Content-Length: x",), 400),
        (("Content-Length: -1",), 400),
        (("Content-Length: 3", "Content-Length: 4"), 400),
        (("Transfer-Encoding: chunked",), 411),
        (("Transfer-Encoding: chunked", "Content-Length: 3"), 411),
        (("X-Nama: caf\xe9",), 400),
    ],
)
def test_a_body_that_does_not_say_its_length_and_a_header_that_is_no_text_are_refused(
    node: LiveNode, headers: tuple[str, ...], expected: int
) -> None:
    answer = said(node, asked("/witness/add-checkpoint", *headers))
    assert status(answer) in {400, expected}


def test_a_refusal_bears_the_headers_of_every_answer_and_says_why_in_two_languages(node: LiveNode) -> None:
    answer = said(node, asked("/lapor/isi/", "Transfer-Encoding: chunked")).decode().lower()
    for words in ("nosniff", "default-src 'none'", "no-store", "harus menyebut panjangnya", "must say how long"):
        assert words in answer


def test_a_photo_of_three_megabytes_arrives(node: LiveNode) -> None:
    """As far as the page that reads it: it is no picture, and that is what is said."""
    with httpx.Client(base_url=node.url, trust_env=False, timeout=SECONDS) as client:
        client.get("/benarkah/")
        token = client.cookies["saksama_bawaslu_csrf"]
        form = {"csrfmiddlewaretoken": token, "words": ""}
        answer = client.post("/benarkah/", data=form, files={"picture": ("a.jpg", b"x" * 3_000_000, "image/jpeg")})
    assert answer.status_code == 422, answer.text


def test_what_was_sent_reaches_the_page_octet_for_octet(node: LiveNode) -> None:
    """A path and a query with letters of every kind, and two cookies."""
    with connected(node) as line:
        line.putrequest("GET", "/?q=%C3%A9%20%26&x=1")
        line.putheader("Cookie", "a=b")
        line.putheader("Cookie", "saksama_bawaslu_language=en")
        line.endheaders()
        assert b'lang="en"' in line.getresponse().read()
        line.request("GET", "/%C3%A9%ff")
        assert line.getresponse().status == 404


def test_a_head_has_no_body_and_says_how_long_it_would_be(node: LiveNode) -> None:
    whole = httpx.get(f"{node.url}/hidup", trust_env=False, timeout=SECONDS)
    head = httpx.head(f"{node.url}/hidup", trust_env=False, timeout=SECONDS)
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))


def test_a_connection_is_kept_for_several_requests(node: LiveNode) -> None:
    with connected(node) as line:
        for _ in range(3):
            line.request("GET", "/hidup")
            assert line.getresponse().read()
        assert line.sock is not None


def test_http_2_without_tls_is_not_spoken(node: LiveNode) -> None:
    """A server that speaks it answers with a frame of its own, without a word of HTTP/1."""
    answer = said(node, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
    assert answer[:8] in {b"", b"HTTP/1.1"}


BEARS = (
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
)


@pytest.mark.parametrize("path", ["/static/saksama/base.css", "/static/vendor/htmx.min.js", "/static/saksama/mark.svg"])
def test_a_file_of_the_pages_bears_what_a_page_bears(node: LiveNode, path: str) -> None:
    page, file = (httpx.get(f"{node.url}{each}", trust_env=False, timeout=SECONDS) for each in ("/", path))
    assert file.status_code == 200
    assert {name: file.headers.get(name) for name in BEARS} == {name: page.headers[name] for name in BEARS}
    same = {"If-None-Match": file.headers["etag"]}
    again = httpx.get(f"{node.url}{path}", headers=same, trust_env=False, timeout=SECONDS)
    assert (again.status_code, again.content) == (304, b"")
    head = httpx.head(f"{node.url}{path}", trust_env=False, timeout=SECONDS)
    assert (head.content, head.headers["content-length"]) == (b"", str(len(file.content)))


@pytest.mark.parametrize("path", ["/static/saksama/base.css", "/", "/hidup", "/log/checkpoint", "/meja/"])
@pytest.mark.parametrize("host", ["jahat.example", "127.0.0.1.jahat.example", "127.0.0.1@jahat.example", ""])
def test_another_name_than_the_node_s_is_refused_everywhere(node: LiveNode, path: str, host: str) -> None:
    words = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    assert status(said(node, words.encode())) == 400


@pytest.mark.parametrize(
    "path", ["/static/", "/static/tidak-ada.css", "/static/../django.py", "/static/saksama/%2e%2e/vendor/htmx.min.js"]
)
def test_what_is_no_file_of_the_pages_is_a_page_that_says_so(node: LiveNode, path: str) -> None:
    answer = said(node, asked(path, method="GET"))
    assert status(answer) == 404
    assert b"permissions-policy" in answer.lower()


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "PUT", "DELETE", "track"])
def test_a_method_that_no_page_has_reaches_none(node: LiveNode, method: str) -> None:
    for path in ("/", "/akun/login/", "/bahasa/", "/lapangan/api/submit", "/tidak-ada"):
        answer = said(node, asked(path, "X-Rahasia: jangan-gemakan", method=method))
        assert status(answer) in {400, 405}, path
        assert b"jangan-gemakan" not in answer


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/saksama/",
        "/static/saksama",
        "/static/../urls.py",
        "/static/%2e%2e/urls.py",
        "/static/saksama/..%2f..%2f..%2furls.py",
        "/static//etc/passwd",
        "/.git/HEAD",
        "/.git/config",
        "/static/.git/HEAD",
        "/.env",
        "/node.toml",
        "/keys/log",
        "/openapi.json",
        "/admin/",
        "/__debug__/",
    ],
)
def test_no_folder_is_listed_and_nothing_lies_open_beside_the_pages(node: LiveNode, path: str) -> None:
    assert status(said(node, asked(path, method="GET"))) == 404
