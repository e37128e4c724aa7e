"""What a link may lead to: hostile servers on real sockets, each refused with its reason, the node unharmed."""

import gzip
import socket
import time
import zlib
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from threading import Event
from typing import Any

import pytest

from saksama.fetch import Patience
from saksama_node.contentwatch.strangers.fetching import Limits, checked_address, fetch
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Format, Why
from saksama_node.ledger import outgoing
from saksama_node.settings.current import SETTINGS
from tests.node.contentwatch.conftest import Site
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import Answer, redirect, says

SOON = Limits(200_000, Patience(1.5, silence=60, connect=60, rate=1 << 20))
AT_LEISURE = Limits(200_000, Patience(60, silence=60, connect=60, rate=1 << 20))
"""For what ends by itself: a busy machine is not a slow server."""
DAWDLES = {Why.SLOW: SOON, Why.SILENT: Limits(200_000, Patience(60, silence=0.7, connect=60, rate=1 << 20))}
PAGE = b"<!doctype html><title>Contoh</title><p>Surat suara sudah tercoblos."


def refused(url: str, limits: Limits = SOON) -> tuple[Why, str]:
    with pytest.raises(CaptureRefused) as told:
        fetch(url, limits)
    return told.value.why, told.value.found


def four_gigabytes(to: BaseHTTPRequestHandler) -> None:
    """A body of 4 GB that says so, and is sent as long as somebody reads."""
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4294967296\r\n\r\n" + PAGE)
    hostile._pour(to, b"x" * (1 << 16))


def compressed(name: str, data: bytes) -> Answer:
    return says(data, 200, ("Content-Type", "text/html"), ("Content-Encoding", name))


def endless_feed(to: BaseHTTPRequestHandler) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
    hostile._pour(to, b"<item><title>lagi</title></item>" * 2000)


DEEP = zlib.compress(bytes(64 << 20), 9)
SVG = b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HOSTILE: list[tuple[str, Answer, Why]] = [
    ("a body of 4 GB", four_gigabytes, Why.TOO_LARGE),
    ("gzip bomb", compressed("gzip", gzip.compress(bytes(64 << 20), 9)), Why.COMPRESSED),
    ("deflate bomb", compressed("deflate", DEEP), Why.COMPRESSED),
    ("br bomb", compressed("br", b"\x8b\x1f\x80" + bytes(100)), Why.COMPRESSED),
    ("three times folded", hostile.bomb, Why.COMPRESSED),
    ("an endless body", hostile.endless, Why.TOO_LARGE),
    ("endless chunks", hostile.endless_chunks, Why.TOO_LARGE),
    ("an endless feed", endless_feed, Why.TOO_LARGE),
    ("endless heads", hostile.endless_heads, Why.MALFORMED),
    ("drips", hostile.drips, Why.SLOW),
    ("drips its head", hostile.drips_heads, Why.SLOW),
    ("says nothing", hostile.never, Why.SILENT),
    ("cut off", hostile.cut_off, Why.MALFORMED),
    ("no HTTP", hostile.GARBAGE, Why.MALFORMED),
    ("a picture that runs", says(SVG, 200, ("Content-Type", "image/svg+xml")), Why.ACTIVE),
    ("the same, called a page", says(SVG, 200, ("Content-Type", "text/html")), Why.ACTIVE),
    ("a program", says(b"MZ\x90\x00" + bytes(100), 200, ("Content-Type", "text/html")), Why.TYPE),
    ("a film", says(b"\x00\x00\x00\x18ftypmp42", 200, ("Content-Type", "video/mp4")), Why.TYPE),
    ("nothing", says(b"", 200), Why.EMPTY),
    ("gone", says(PAGE, 404), Why.STATUS),
    ("to this machine", redirect("http://127.0.0.1:80/"), Why.NOT_PUBLIC),
    ("to this machine, by name", redirect("http://localhost/"), Why.NOT_PUBLIC),
    ("to this machine, as a number", redirect("http://2130706433/"), Why.NOT_PUBLIC),
    ("to this machine, mapped", redirect("http://[::ffff:7f00:1]/"), Why.NOT_PUBLIC),
    ("to what clouds tell", redirect("http://169.254.169.254/latest/meta-data/"), Why.NOT_PUBLIC),
    ("to a neighbour", redirect("http://192.168.1.1/"), Why.NOT_PUBLIC),
    ("to a file", redirect("file:///etc/passwd"), Why.ADDRESS),
    ("to another protocol", redirect("gopher://contoh.example/"), Why.ADDRESS),
    ("with a password", redirect("http://a:b@contoh.example/"), Why.SECRET),
    ("to nowhere", redirect(""), Why.ADDRESS),
    ("to a name that is none", redirect("http://tidak-ada.example/"), Why.UNKNOWN_NAME),
]


@pytest.mark.parametrize(("answer", "why"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_each_hostile_answer_is_refused_with_its_reason(site: Site, answer: Answer, why: Why) -> None:
    assert refused(site("jahat.example", answer), DAWDLES.get(why, AT_LEISURE))[0] is why
    good = fetch(site("baik.example", says(PAGE, 200, ("Content-Type", "text/html"))), AT_LEISURE)
    assert good.body == PAGE, "the next is fetched as if nothing had been"


def test_redirects_are_followed_to_a_bound_and_each_is_named(site: Site) -> None:
    asked: list[str] = []

    def onward(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        left = int(to.path.strip("/") or 0)
        (redirect(f"/{left - 1}") if left else says(PAGE))(to)

    url = site("jauh.example", onward)
    found = fetch(f"{url}/5", AT_LEISURE)
    assert found.address == f"{url}/0"
    assert len(found.hops) == 6
    asked.clear()
    assert refused(f"{url}/6", AT_LEISURE)[0] is Why.REDIRECTS
    assert len(asked) == 6


def test_a_chain_of_slow_redirects_ends_in_the_time_of_one(site: Site) -> None:
    asked: list[str] = []

    def slowly(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        time.sleep(0.6)
        redirect("/lagi")(to)

    # A busy machine may spend the whole of it on one answer.
    assert refused(site("lambat.example", slowly))[0] is Why.SLOW
    assert len(asked) < 5


def test_a_name_that_turns_inward_at_the_second_look_is_judged_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocked = Event()

    def back(to: BaseHTTPRequestHandler) -> None:
        knocked.set()
        to.server.turned = True  # type: ignore[attr-defined]  # nothing of the server's own
        redirect("/lagi")(to)

    url = site("berubah.example", back)
    resolve = socket.getaddrinfo

    def turning(host: str, port: int, *more: Any, **named: Any) -> object:
        if knocked.is_set():
            return [(2, 1, 6, "", ("127.0.0.1", port))]
        return resolve(host, port, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    # The connection is kept alive to what was judged; another would be judged anew.
    assert refused(url, AT_LEISURE)[0] in {Why.REDIRECTS, Why.NOT_PUBLIC}


def test_no_setting_opens_an_inner_address_to_a_strangers_link() -> None:
    # The node of these tests lives on this machine alone: a partner may be here, what a stranger links to may not.
    assert outgoing.is_reachable(ip_address("127.0.0.1"), SETTINGS)
    assert refused("http://127.0.0.1/")[0] is Why.NOT_PUBLIC


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", Why.ADDRESS),
        ("contoh.example/berita", Why.ADDRESS),
        ("javascript:alert(1)", Why.ADDRESS),
        ("data:text/html,x", Why.ADDRESS),
        ("ftp://contoh.example/", Why.ADDRESS),
        ("http://", Why.ADDRESS),
        ("http://[::1", Why.ADDRESS),
        ("http://contoh.example:99999/", Why.ADDRESS),
        ("https://contoh.example/" + "x" * 3000, Why.ADDRESS),
        ("https://nama:sandi@contoh.example/", Why.SECRET),
    ],
)
def test_what_is_no_address_is_refused_in_words(written: str, why: Why) -> None:
    with pytest.raises(CaptureRefused) as told:
        checked_address(written)
    assert told.value.why is why
    assert "sandi" not in str(vars(told.value))


def test_an_address_is_asked_in_ascii_and_without_its_fragment() -> None:
    assert checked_address(" https://contoh.example/ä?q=1#di-sini ") == "https://contoh.example/%C3%A4?q=1"
    assert checked_address("https://bücher.example") == "https://xn--bcher-kva.example"


def test_what_a_server_calls_it_decides_only_between_a_page_and_a_text(site: Site) -> None:
    plain = fetch(
        site("teks.example", says(b"Surat suara sudah tercoblos.", 200, ("Content-Type", "text/plain"))), AT_LEISURE
    )
    assert plain.format is Format.TEXT
    png = b"\x89PNG\r\n\x1a\n" + bytes(20)
    assert fetch(site("gambar.example", says(png, 200, ("Content-Type", "text/html"))), AT_LEISURE).format is Format.PNG
