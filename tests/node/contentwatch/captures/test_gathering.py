"""Lists and feeds: judged whole, read by the worker, each item captured once, each refusal kept with its reason."""

import socket
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from saksama.entries.kinds.content import Channel, Way
from saksama.fetch import Patience
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures import gathering
from saksama_node.contentwatch.captures.captured import copies
from saksama_node.contentwatch.captures.gathering import (
    FeedKnown,
    Want,
    Wrong,
    feeds,
    next_waiting,
    polled,
    read_list,
    refusals,
    waiting_count,
    want,
)
from saksama_node.contentwatch.strangers import fetching
from saksama_node.contentwatch.strangers.reading import FeedItem
from saksama_node.contentwatch.strangers.refusal import CaptureRefused, Why
from saksama_node.flows.content.gather_content import (
    add_feed,
    capture_waiting,
    judge_content_list,
    keep_content_list,
    poll_feeds,
    switch_feed,
)
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now
from saksama_node.spreadsheets.reading import FileWrong
from saksama_node.web.content_words import SENTENCES
from tests.node.conftest import LoggedIn, StaffFor
from tests.node.contentwatch.conftest import Site
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import says

PAGE = b"<!doctype html><title>Kabar</title><p>Surat suara sudah tercoblos di Mataram."


def rss(*items: tuple[str, str]) -> bytes:
    told = "".join(
        f"<item><guid>{ident}</guid><link>{link}</link><title>Kabar {ident}</title></item>" for ident, link in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Umpan</title>{told}</channel></rss>'.encode()


def gathered() -> None:
    for _ in (*poll_feeds(), *capture_waiting()):
        pass


def come_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "POLL_EVERY", timedelta(0))


def test_what_a_feed_names_is_captured_once(site: Site, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch) -> None:
    page = site("kabar.example", says(PAGE, 200, ("Content-Type", "text/html")))
    url = site("umpan.example", says(rss(("a", f"{page}/a"), ("b", f"{page}/b")), 200, ("Content-Type", "text/xml")))
    feed = add_feed(staff_for(Role.CONTENT), url, "Umpan")
    gathered()
    assert [(each.way, each.channel) for each in copies()] == [(Way.FEED, Channel.WEBSITE)] * 2
    gathered()
    come_round(monkeypatch)
    gathered()
    assert len(copies()) == 2
    (seen,) = feeds()
    assert (seen.id, seen.taken, seen.why) == (feed, 2, None)


def test_a_feed_that_never_ends_is_refused_and_the_next_is_read(
    site: Site, staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(to: BaseHTTPRequestHandler) -> None:
        to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>")
        hostile._pour(to, b"<item><title>lagi</title></item>" * 2000)

    small = fetching.Limits(1 << 20, Patience(60.0, silence=60.0, connect=60.0))
    monkeypatch.setattr(fetching, "Limits", lambda: small)
    by = staff_for(Role.CONTENT)
    add_feed(by, site("jahat.example", endless), "Jahat")
    add_feed(by, site("bukan.example", says(PAGE, 200, ("Content-Type", "text/html"))), "Bukan umpan")
    add_feed(by, site("baik.example", says(rss(("a", "")))), "Baik")
    gathered()
    assert [each.why for each in feeds()] == [Why.TOO_LARGE, Why.TYPE, None]
    assert [each.text.split("\n")[0] for each in copies()] == ["Kabar a"], "an item without a link is its words"


def test_a_feed_that_was_stopped_is_not_read(site: Site, staff_for: StaffFor) -> None:
    by = staff_for(Role.OFFICER)
    url = site("umpan.example", says(rss(("a", ""))))
    feed = add_feed(by, url, "Umpan")
    with pytest.raises(FeedKnown):
        add_feed(by, url, "Lagi")
    switch_feed(by, feed, active=False)
    gathered()
    assert len(copies()) == 0
    switch_feed(by, feed, active=True)
    gathered()
    assert len(copies()) == 1


def test_a_feed_at_an_inner_address_is_refused_with_its_reason(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = staff_for(Role.CONTENT)
    with pytest.raises(CaptureRefused):
        add_feed(by, "file:///etc/passwd", "Berkas")
    for inner in ("http://169.254.169.254/latest/", "http://[::1]/", "https://localhost/rss", "http://10.0.0.1:8080/"):
        with pytest.raises(CaptureRefused) as told:
            add_feed(by, inner, "Awan")
        assert told.value.why is Why.NOT_PUBLIC, "told at once, beside its field"
    assert feeds() == []
    # A name may come to stand for an inner machine later.
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_n: [(2, 1, 6, "", ("10.0.0.1", 80))])
    add_feed(by, "http://dalam.example/rss", "Awan")
    gathered()
    (seen,) = feeds()
    assert seen.why is Why.NOT_PUBLIC


LIST = """tautan;teks;kanal;jangkauan;catatan
{url};;facebook;1200;dari grup
;Surat suara sudah tercoblos;whatsapp;;
http://127.0.0.1/;;;;
"""


def test_a_list_is_captured_row_by_row_and_each_refusal_kept(site: Site, staff_for: StaffFor) -> None:
    by = staff_for(Role.INTAKE)
    url = site("kabar.example", says(PAGE, 200, ("Content-Type", "text/html")))
    judged = judge_content_list(by, LIST.format(url=url).encode())
    assert judged.faults == ()
    assert keep_content_list(by, judged) == 3
    assert waiting_count() == 3
    gathered()
    assert [(each.channel, each.reach, each.by) for each in copies()] == [
        (Channel.WHATSAPP, None, by.id),
        (Channel.FACEBOOK, 1200, by.id),
    ]
    assert [(each.address, each.why) for each in refusals(9)] == [("http://127.0.0.1/", Why.NOT_PUBLIC)]
    assert waiting_count() == 0


def test_a_site_that_does_not_answer_is_asked_three_times_in_all(staff_for: StaffFor, site: Site) -> None:
    asked: list[str] = []

    def silent(to: BaseHTTPRequestHandler) -> None:
        asked.append(to.path)
        to.close_connection = True
        to.connection.close()

    by = staff_for(Role.CONTENT)
    url = site("diam.example", silent)
    keep_content_list(by, judge_content_list(by, f"tautan\n{url}\n".encode()))
    for _ in range(5):
        gathered()
    assert waiting_count() == 0
    assert len(refusals(9)) == 1


FAULTS: list[tuple[str, bytes, list[tuple[int, str, object]]]] = [
    ("neither", b"tautan,teks,catatan\n,,x\n", [(2, "address", Wrong.NEITHER)]),
    ("both", b"tautan,teks\nhttps://a.example,x\n", [(2, "words", Wrong.BOTH)]),
    ("no address", b"tautan\nftp://a.example\n", [(2, "address", Wrong.ADDRESS)]),
    ("a password", b"tautan\nhttps://a:b@a.example\n", [(2, "address", Wrong.ADDRESS)]),
    ("a channel", b"teks,kanal\nx,pos\n", [(2, "channel", Wrong.CHANNEL)]),
    ("a reach", b"teks,jangkauan\nx,banyak\n", [(2, "reach", Wrong.REACH)]),
    ("a reach beyond", b"teks,jangkauan\nx," + b"9" * 5000 + b"\n", [(2, "reach", Wrong.REACH)]),
    ("a reach behind noughts", b"teks,jangkauan\nx," + b"0" * 5000 + b"1\n", [(2, "reach", Wrong.REACH)]),
    ("twice", b"tautan\nhttps://a.example\nhttps://a.example\n", [(3, "address", Wrong.TWICE)]),
    ("a column", b"tautan,pelapor\nhttps://a.example,Ani\n", [(1, "pelapor", FileWrong.UNKNOWN_COLUMN)]),
    (
        "all at once",
        b"tautan,teks,kanal,jangkauan\n,,pos,-1\nx,,,\n",
        [
            (2, "address", Wrong.NEITHER),
            (2, "channel", Wrong.CHANNEL),
            (2, "reach", Wrong.REACH),
            (3, "address", Wrong.ADDRESS),
        ],
    ),
]


@pytest.mark.parametrize(("data", "told"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_every_fault_of_a_list_is_told_at_once(data: bytes, told: list[tuple[int, str, object]]) -> None:
    judged = read_list(data, 1)
    assert [(each.line, each.column, each.wrong) for each in judged.faults] == told
    assert judged.rows == ()
    assert all(each.wrong in SENTENCES for each in judged.faults)


def test_who_may_not_add_a_feed_or_a_list(staff_for: StaffFor) -> None:
    with pytest.raises(NotAllowed):
        add_feed(staff_for(Role.INTAKE), "https://a.example/", "x")
    with pytest.raises(NotAllowed):
        keep_content_list(staff_for(Role.COMMISSIONER), read_list(b"teks\nx\n", 1))


def test_the_desk_takes_a_list_and_shows_feeds(logged_in: LoggedIn, database: None) -> None:
    client = logged_in(Role.CONTENT)
    wrong = client.post("/meja/konten/daftar/", {"file": SimpleUploadedFile("a.csv", b"teks,kanal\nx,pos\n")})
    assert wrong.status_code == 422
    assert "Kanal ini tidak dikenal" in wrong.content.decode()
    kept = {"file": SimpleUploadedFile("a.csv", b"teks,kanal\nSurat suara,x\n")}
    assert "1 baris diterima" in client.post("/meja/konten/daftar/", kept, follow=True).content.decode()
    again = {"name": "Umpan", "address": "https://umpan.example/rss"}
    for status in (302, 422):
        assert client.post("/meja/konten/umpan/baru/", again).status_code == status
    page = client.get("/meja/konten/umpan/").content.decode()
    assert "https://umpan.example/rss" in page
    assert "belum pernah" in page
    (feed,) = feeds()
    client.post(f"/meja/konten/umpan/{feed.id}/ubah/", {"active": "0"})
    assert "dihentikan" in client.get("/meja/konten/umpan/").content.decode()
    assert feeds()[0].polled_at is None
    assert now()


def test_a_feed_that_names_much_keeps_nobody_waiting(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    loud, quiet = (add_feed(by, f"https://{name}.example/umpan", name) for name in ("banyak", "sedikit"))
    with writing():
        polled(loud, now(), [FeedItem(str(each), "", f"Kabar {each}", "") for each in range(60)])
        polled(quiet, now(), [FeedItem("satu", "", "Kabar pelan", "")])
        want([Want("", f"Baris {each}", Channel.UNKNOWN, by=by.id) for each in range(9)])
    told = [each.words for each in next_waiting(20)]
    assert told[:7] == ["Kabar 0", "Kabar 1", "Kabar 2", "Kabar 3", "Kabar 4", "Kabar 5", "Kabar pelan"]
    assert told[7:] == [f"Baris {each}" for each in range(6)]
    assert [each.words for each in next_waiting(2)] == ["Kabar 0", "Kabar pelan"], "each in its turn"
