"""The desk's screens of dispatches, over HTTP on two live nodes."""

import hashlib
import os
import re
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import httpx
import pytest

from saksama.clocks.words import WITA
from saksama_node.papers.setting import long_day
from tests.node.exchange.two_nodes import Desk, Pair, until

DUE = datetime.now(WITA).date() + timedelta(days=60)
WORDS = {
    "kind": "information.request",
    "clause": "pasal-1",
    "classification": "restricted",
    "title": "Jumlah TPS",
    "words": "Berapa TPS di Kota Mataram?",
    "due": str(DUE),
}


def test_a_request_goes_over_is_accepted_and_answered(pair: Pair) -> None:
    a, b = pair
    ours, theirs = Desk(a, "OFFICER"), Desk(b, "OFFICER")
    files = [("attachments", ("catatan.txt", b"satu", "text/plain")), ("attachments", ("dua.csv", b"a,b", "text/csv"))]
    page = sent(ours, ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin}, files))
    assert "catatan.txt" in page.text
    subject = page.url.path.split("/")[-2]
    found = until_incoming(pair, subject)
    listed = theirs.get("/meja/kiriman/?arah=masuk&cari=Jumlah").text
    assert "Jumlah TPS" in listed
    assert "Terima atau tolak kiriman: Jumlah TPS" in theirs.get("/meja/").text
    shown = theirs.get(found)
    assert "Berapa TPS di Kota Mataram?" in shown.text
    assert long_day(DUE) in shown.text
    kept = theirs.get(f"{found}berkas/1/".replace("/masuk/", "/masuk/"))
    assert kept.content == b"a,b"
    assert kept.headers["content-disposition"].startswith("attachment")
    assert "Diterima dan dicatat di log" in theirs.post(f"{found}terima/", {}).text
    reply = re.search(r'href="(/meja/kiriman/baru/\?jawab=[^"]+)"', theirs.get(found).text)
    assert reply is not None
    answer = {"to": a.origin, "kind": "information.reply", "clause": "pasal-1", "classification": "restricted"}
    page = sent(theirs, theirs.post(reply[1], {**answer, "title": "Jawaban", "words": "Ada 1.188 TPS."}))
    answers = b.do(f"result = queries.outgoing({page.url.path.split('/')[-2]!r}).answers")
    assert answers == b.do(f"result = incoming({subject!r}).index")
    until(
        lambda: "Diterima petugas" in ours.get(f"/meja/kiriman/keluar/{subject}/").text,
        "the officer's receipt is shown",
    )
    history = ours.get(f"/meja/kiriman/keluar/{subject}/").text
    assert f"{b.url}/catatan/" in history


def sent(desk: Desk, page: httpx.Response) -> httpx.Response:
    """The page of a dispatch just handed in, once it is in the log: a new node may not know its partner well yet."""
    assert "/meja/kiriman/keluar/" in page.url.path, page.text
    until(lambda: "Nomor kiriman" in desk.get(page.url.path).text, "the dispatch has its number")
    return desk.get(page.url.path)


def until_incoming(pair: Pair, subject: str) -> str:
    """The page of an incoming dispatch, once it is there."""
    _, b = pair
    ask = f"""
try:
    found = incoming({subject!r}); result = f"/meja/kiriman/masuk/{subject}/{{found.index}}/"
except Exception:
    result = ""
"""
    until(lambda: b.do(ask), "arrival")
    return str(b.do(ask))


def test_a_refusal_keeps_its_reason(pair: Pair) -> None:
    a, b = pair
    ours, theirs = Desk(a, "OFFICER"), Desk(b, "OFFICER")
    page = ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin, "title": "Bukan untuk kami"})
    subject = page.url.path.split("/")[-2]
    found = until_incoming(pair, subject)
    assert "Ada yang perlu diperbaiki" in theirs.post(f"{found}tolak/", {}).text
    assert "Ditolak" in theirs.post(f"{found}tolak/", {"reason": "not-competent"}).text
    until(lambda: "Bukan kewenangan kami" in ours.get(f"/meja/kiriman/keluar/{subject}/").text, "the reason is shown")


NOT_PERMITTED = [
    ({"classification": "confidential"}, "nota kesepahaman pasal 1 hanya mencakup klasifikasi terbatas"),
    ({"clause": "pasal-3"}, "nota kesepahaman pasal 3 hanya mencakup tawaran tugas, laporan tugas, pemberitahuan"),
    (
        {"subjects": "provincial_official_reported"},
        "nota kesepahaman pasal 1 mengecualikan perkara yang terlapornya pejabat pemerintah provinsi",
    ),
]


@pytest.mark.parametrize(("change", "words"), NOT_PERMITTED)
def test_the_permit_is_explained_while_writing_and_on_sending(pair: Pair, change: dict[str, str], words: str) -> None:
    a, b = pair
    ours = Desk(a, "OFFICER")
    asked = {**WORDS, "to": b.origin, **change}
    live = ours.client.get("/meja/kiriman/baru/izin/", params=asked)
    assert f"Kiriman ini tidak diizinkan: {words}." in live.text
    page = ours.post("/meja/kiriman/baru/", asked)
    assert words in page.text
    assert "Berapa TPS di Kota Mataram?" in page.text, "what was typed is kept"
    fine = ours.client.get("/meja/kiriman/baru/izin/", params={**WORDS, "to": b.origin})
    assert "Diizinkan: nota kesepahaman pasal 1 (Pertukaran informasi)." in fine.text


def asked_at(desk: Desk, path: str) -> str:
    """The page of the proposal to let a dispatch go that waits."""
    found = re.search(r'href="(/meja/usulan/\d+/)"', desk.get(path).text)
    assert found is not None
    return found[1]


def released(second: Desk, path: str) -> httpx.Response:
    """Let it go, as the page of the second person asks."""
    page = asked_at(second, path)
    read = re.search(r'name="read" value="(\w+)"', second.get(page).text)
    assert read is not None
    return second.post(f"{page}setujui/", {"read": read[1]})


ABLE = """
from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import people_at
from saksama_node.settings.current import SETTINGS
result = f"Sekarang: {', '.join(people_at(Action.DISPATCH_RELEASE, SETTINGS.region).values())}."
"""


def test_what_cannot_be_read_needs_a_second_person(pair: Pair) -> None:
    a, b = pair
    ours, second = Desk(a, "OFFICER"), Desk(a, "COMMISSIONER")
    picture = [("attachments", ("foto.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "image/jpeg"))]
    page = ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin, "title": "Dengan foto"}, picture)
    assert "Tertahan" in page.text
    assert "Berkas foto.jpg tidak dapat dibaca oleh pemeriksa" in page.text
    roles = "anggota (komisioner), pemegang kunci brankas, petugas keamanan informasi"
    assert f"Yang boleh melepasnya, di kantor lembaga ini: {roles}." in page.text
    able = a.do(ABLE)
    assert isinstance(able, str)
    assert able in page.text
    path = page.url.path
    asked = second.get("/meja/").text
    assert "Lepaskan kiriman yang tertahan" in asked
    assert "Dengan foto" in asked
    shown = second.get(asked_at(second, path)).text
    for said in ("Tepat inilah yang akan dikirim", "Dengan foto", WORDS["words"], "foto.jpg", f"{path}0/berkas/0/"):
        assert said in shown
    assert ours.post(f"{asked_at(ours, path)}setujui/", {}).status_code == 403
    # Rejected it stays held; its writer asks again, and nobody else.
    second.post(f"{asked_at(second, path)}tolak/", {"reason": "CONTOH: samarkan dulu."})
    assert "CONTOH: samarkan dulu." in ours.get(path).text
    assert f"{path}minta/" not in second.get(path).text
    assert "Menunggu orang kedua" in ours.post(f"{path}minta/", {}).text
    assert "Disetujui" in released(second, path).text
    until_incoming(pair, path.split("/")[-2])


def test_the_list_is_a_csv_too(pair: Pair) -> None:
    a, b = pair
    ours = Desk(a, "OFFICER")
    ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin, "title": "=1+1"})
    listed = ours.get("/meja/kiriman/?arah=keluar&bentuk=csv")
    assert listed.headers["content-type"].startswith("text/csv")
    assert "keluar,'=1+1,permintaan informasi,terbatas,pasal 1" in listed.text


def test_the_status_page_says_it_plainly(pair: Pair) -> None:
    a, b = pair
    ours = Desk(a, "OFFICER")
    assert "menjawab. Lognya terakhir diperiksa" in ours.get("/meja/status/").text
    b.stop()
    try:
        ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin, "title": "Selama mati"})
        says = re.compile(
            r"Simpul Diskominfotik tidak menjawab sejak \d\d\.\d\d WITA\. "
            r"[1-9] kiriman menunggu; tidak ada yang hilang\."
        )
        until(lambda: says.search(ours.get("/meja/status/").text), "silence in plain words")
    finally:
        b.serve()
    until(lambda: "menjawab. Lognya terakhir diperiksa" in ours.get("/meja/status/").text, "it answers again")


def test_a_reader_sees_no_dispatch(pair: Pair) -> None:
    a, _ = pair
    reader = Desk(a, "READER")
    assert reader.client.get("/meja/kiriman/").status_code == 403
    assert reader.client.get("/meja/kiriman/baru/").status_code == 403


def peak_megabytes(top: int) -> int:
    """The greatest memory that any process under this one ever held (Linux)."""
    family = {top}
    for _ in range(4):
        for entry in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                pid, parent = re.match(r"(\d+) \(.*\) \S (\d+)", entry.read_text()).groups()  # type: ignore[union-attr]
                family |= {int(pid)} if int(parent) in family else set()
    peaks = [0]
    for pid in family:
        with suppress(OSError):
            status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
            peaks += [int(kb) // 1024 for kb in re.findall(r"VmHWM:\s+(\d+) kB", status)]
    return max(peaks)


@pytest.mark.skipif(sys.platform != "linux", reason="memory of other processes is read from /proc")
def test_200_megabytes_go_over_without_being_in_memory(pair: Pair, tmp_path: Path) -> None:
    a, b = pair
    ours, second = Desk(a, "OFFICER"), Desk(a, "COMMISSIONER")
    assert a.server is not None
    assert b.server is not None
    before = peak_megabytes(a.server.pid), peak_megabytes(b.server.pid)
    large = tmp_path / "rekaman.bin"
    with large.open("wb") as out:
        for _ in range(200):
            out.write(os.urandom(1 << 20))
    with large.open("rb") as stream:
        files = [("attachments", ("rekaman.bin", stream, "application/octet-stream"))]
        page = ours.post("/meja/kiriman/baru/", {**WORDS, "to": b.origin, "title": "Rekaman"}, files)
    assert "Tertahan" in page.text, "a recording cannot be read by the leak check"
    released(second, page.url.path)
    found = until_incoming(pair, page.url.path.split("/")[-2])
    theirs = Desk(b, "OFFICER")
    digest = hashlib.sha256()
    with theirs.client.stream("GET", f"{found}berkas/0/") as answer:
        for piece in answer.iter_bytes():
            digest.update(piece)
    assert digest.digest() == hashlib.sha256(large.read_bytes()).digest()
    after = peak_megabytes(a.server.pid), peak_megabytes(b.server.pid)
    assert max(late - early for late, early in zip(after, before, strict=True)) < 60
