"""A marked report goes in by every door, its case is played through, and then it is hunted wherever it must not be.

Rules kept here:
  * What is looked for are the reporter's own words in every spelling. Who reported stands on no page at all; what was
    reported, of whom, where, and what a camera wrote, on no page but the office's own, and in nothing that lies on a
    disk of either institution or of the witness.
  * A page is hunted by following links, as every person of both institutions and as nobody, so that pages of tomorrow
    are hunted tomorrow.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest

from saksama_demo.chapters.reporting import EVENT, make_picture
from saksama_demo.launch import Node, run_command
from saksama_demo.page import Page, read_page
from saksama_demo.player import Person, Upload, wait_until
from tests.testonly.hunting import files_below, found_in, in_base64, rows_of, words_of_pdf
from tests.testonly.nodes import ROLES, SECONDS, Institutions, institutions, sign_agreement

NAME, FILE_NAME = "Zulkarnaenah Batujaiwati", "Kartinahmada Zulpandeh"
IDENTITY = {
    "name": NAME,
    "identity_number": "5271984107659913",
    "phone": "081907654329",
    "email": "zulkarnaenah@batujaiwati.example",
    "address": "Gang Kenanga Tersembunyi 77",
    "birth_place": "Batukliangsari",
    "occupation": "pengrajinsasirangan",
}
MARKS = [*IDENTITY.values(), FILE_NAME]
"""What a file was called is one of them: people call a scan of their identity card after themselves."""
CAMERA = "Kameramandala X7719 Nomor 40771952"
REPORTED = "Sudarsonowati Petungmaju"
TOLD = {
    "event": "CONTOH: pembagian sembako Ngalembanaraya",
    "place": "CONTOH: lapangan Sekarbelatanjung",
    "account": "CONTOH, bukan kejadian nyata. Dibagikan oleh orang berkaus Mentarigubukraya.",
}
OF_THE_CASE = [*MARKS, CAMERA, REPORTED, "Ngalembanaraya", "Sekarbelatanjung", "Mentarigubukraya"]
"""What only the office itself may read: besides who reported, what."""
EVIDENCE = "/meja/perkara/bukti/"
"""Evidence is handed to them as it came: what a camera wrote into a picture of its owner is in it."""
LIMIT = 220
OF_ONE_SHAPE = 12


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("hunt")) as held:
        sign_agreement(held)
        play(held, tmp_path_factory.mktemp("papers"))
        yield held


def go(person: Person, page: Page, where: str, action: str, values: dict[str, str]) -> Page:
    return person.send(page, page.form("step", *values, action=action), {**values, "go": where})


def fill_in(person: Person, start: str, action: str, picture: Path) -> Page:
    """The four steps of a report at portal or counter."""
    page = person.open(start)
    begin = [form for form in page.forms if form.action.endswith(action)]
    if "step" not in begin[0].names:
        page = person.send(page, begin[0], {})
    day = (datetime.now(UTC) + timedelta(hours=8)).date()
    dates = {"happened_on": str(day - timedelta(days=1)), "known_on": str(day)}
    page = go(person, page, "next", action, {**EVENT, **TOLD, **dates})
    page = go(person, page, "next", action, {"reported_1_name": REPORTED})
    page = go(person, page, "next", action, IDENTITY)
    form = page.form("declaration", action=action)
    return person.send(page, form, {"declaration": "on", "go": "send"}, {form.files[0]: Upload(picture, "image/png")})


def act(person: Person, address: str, slug: str, **values: Any) -> Page:
    page = person.open(address)
    return person.submit(page, action=f"/{slug}/", **values)


def confirm(second: Person) -> None:
    """Enter, as the second person, what waits among the duties."""
    page = second.open(second.open("/meja/").link(href="/meja/usulan/"))
    second.submit(page, action="/setujui/")


def decide(commissioner: Person, what: str) -> None:
    """A plenary decides this of all that waits for it."""
    page = commissioner.open("/meja/pleno/")
    form = page.form("number")
    waiting = [name for name, choices in form.choices.items() if what in [value for value, _ in choices]]
    sat = [value for value, _ in form.choices["members"]]
    values: dict[str, str | list[str]] = {
        "number": what.replace(":", "/"),
        "seats": "3",
        "members": sat,
        "words": "CONTOH: catatan rapat.",
    }
    commissioner.send(page, form, {**values, **dict.fromkeys(waiting, what)})


def play(held: Institutions, papers: Path) -> None:
    """Report, counter, review, register, assign, decide, notify, close; a task and an incident to the partner."""
    picture = make_picture(papers / f"{FILE_NAME}.png")
    # As a camera writes its owner, and itself.
    picture.write_bytes(picture.read_bytes() + f"{NAME}\0{CAMERA}".encode())
    with Person(held.bawaslu.url, "warga") as citizen:
        fill_in(citizen, "/lapor/", "/lapor/isi/", picture)
    officer, commissioner, second, intake = (
        held.person(held.bawaslu, f"contoh.{who}") for who in ("petugas", "anggota", "anggota2", "penerima")
    )
    fill_in(intake, "/meja/perkara/terima/", "/terima/isi/", picture)
    decide(commissioner, "case.reviewed:register")
    inbox = officer.open("/meja/perkara/")
    page = officer.open(inbox.link(href="/masuk/"))
    page = officer.submit(page, outcome="register", types="administrative", party="none", words="Lengkap.")
    case = urlsplit(page.url).path
    act(officer, case, "registrasi")
    page = officer.open(case)
    chosen = page.form("officer", action="/serahkan/")
    officer.send(page, chosen, {"officer": chosen.choice("officer", "petugas")})
    act(officer, case, "kajian", words="CONTOH: kajian.")
    decide(commissioner, "case.decided:administrative")
    act(commissioner, case, "putus", outcome="administrative", words="CONTOH: pertimbangan.")
    confirm(second)
    act(officer, case, "beritahu", means="portal", words="CONTOH: hasilnya.")
    act(officer, case, "teruskan", to="kpu", words="CONTOH.")
    act(officer, case, "tutup", outcome="decided", words="CONTOH.")
    confirm(commissioner)
    due = (datetime.now(UTC) + timedelta(hours=8, days=2)).strftime("%Y-%m-%dT%H:%M")
    words: dict[str, Any] = {"description": "CONTOH", "due": due, "classification": "restricted"}
    officer.submit(officer.open("/meja/tugas/baru/"), clause="pasal-3", title="Periksa (CONTOH)", **words)
    incident: dict[str, Any] = {
        "type": "imitation",
        "title": "Akun tiruan (CONTOH)",
        "description": "CONTOH",
        "work_due": due,
    }
    officer.submit(officer.open("/meja/insiden/lapor/"), clause="pasal-5", **incident)
    held.person(held.diskominfotik, "contoh.konten").look("/meja/tugas/", "Periksa (CONTOH)", seconds=SECONDS)
    for node in held.nodes:
        err(node)


def err(node: Node) -> None:
    """Requests that fail with the identity in them: in a path, a query, a form, a header, a login."""
    mark = quote(NAME)
    with httpx.Client(base_url=node.url) as client:
        told = [
            client.get(f"/{mark}"),
            client.get(f"/perkara/{mark}/"),
            client.get(f"/perkara/?sebelum={mark}"),
            client.get(f"/log/tile/{mark}"),
            client.post(f"/ikuti/?x={mark}", data={"code": NAME}),
            client.post("/lapor/isi/", data=IDENTITY | TOLD | {"go": "send"}),
            client.get(f"/cek/?q={quote(TOLD['event'])}", headers={"Cookie": f"x={quote(CAMERA)}"}),
            client.get("/", headers={"X-Nama": quote(NAME), "User-Agent": quote(NAME), "Referer": f"https://x/{mark}"}),
            client.get("/", headers={"Host": f"{IDENTITY['identity_number']}.example"}),
            client.post("/witness/add-checkpoint", content=NAME.encode()),
            client.put(f"/statistik.json?{mark}"),
        ]
        page = client.get("/akun/login/")
        token = read_page("", 200, page.text).form("login").fields["csrfmiddlewaretoken"][0]
        client.post("/akun/login/", data={"login": NAME, "password": NAME, "csrfmiddlewaretoken": token})
    assert {each.status_code for each in told} >= {400, 403, 404}
    # The choice of language leads back to the address that was asked for: it tells the asker what they asked.
    shown = [(str(each.url)[:60], re.sub(rb'name="next" value="[^"]*"', b"", each.content)) for each in told]
    assert [where for where, data in shown if found_in(data, MARKS)] == []


def crawl(client: httpx.Client, starts: list[str], below: tuple[str, ...] = ("/",)) -> Iterator[tuple[str, bytes]]:
    """Every page that is reached by links, and every file, of these folders; PDF as its words."""
    waiting, seen = list(starts), set(starts)
    shapes = Counter(map(shape_of, starts))
    while waiting and len(seen) < LIMIT * 4:
        address = waiting.pop(0)
        answer = client.get(address, follow_redirects=True)
        kind = answer.headers.get("content-type", "")
        data = words_of_pdf(answer.content) if kind.startswith("application/pdf") else answer.content
        yield address, data + repr(sorted(answer.headers.items())).encode()
        if not kind.startswith("text/html"):
            continue
        for href, _ in read_page(address, 200, answer.text).links:
            found = urlsplit(urljoin(str(answer.url), href))
            link = found.path + (f"?{found.query}" if found.query else "")
            if link in seen or "/logout" in link or found.netloc != urlsplit(str(answer.url)).netloc:
                continue
            if link.startswith(below) and shapes[shape_of(link)] < OF_ONE_SHAPE:
                shapes[shape_of(link)] += 1
                seen.add(link)
                waiting.append(link)


@cache
def shape_of(link: str) -> str:
    """An address without its numbers and digests: pages of one kind are alike."""
    return re.sub(r"[0-9]+", "0", re.sub(r"[0-9a-f]{32,}", "x", link))


def logged_in(held: Institutions, node: Node, username: str) -> httpx.Client:
    person = held.person(node, username)
    return httpx.Client(base_url=node.url, cookies=dict(person.cookies), timeout=120)


def hunted(pages: Iterator[tuple[str, bytes]], marks: list[str]) -> tuple[list[str], int]:
    """Where a mark was found, and how many places were looked at."""
    told, count = [], 0
    for where, data in pages:
        count += 1
        told += [f"{where}: {mark}" for mark in found_in(data, marks)]
    return told, count


MACHINES = [
    "/.well-known/saksama",
    "/statistik.json",
    "/metrics",
    "/kesehatan",
    "/hidup",
    "/log/checkpoint",
    "/log/checkpoints/",
]


def test_the_hunt_finds_what_is_there() -> None:
    """A hunt that finds nothing anywhere would be worth nothing."""
    for data in (
        NAME.encode(),
        NAME.upper().encode(),
        NAME.encode("utf-16-le"),
        quote(NAME).encode(),
        NAME.replace(" ", "\n  ").encode(),
        b"xx" + NAME.encode().hex().encode(),
        NAME.swapcase().encode(),
    ):
        assert found_in(b"vor" + data + b"nach", [NAME]) == [NAME], data
    for coded in in_base64(NAME):
        assert len(coded) > 20
    assert found_in(b64encode(b"ab" + NAME.encode() + b"c"), [NAME]) == [NAME]


@pytest.mark.parametrize("which", [0, 1], ids=["bawaslu", "diskominfotik"])
def test_no_public_page_tells_it(held: Institutions, which: int) -> None:
    node = held.nodes[which]
    with httpx.Client(base_url=node.url, timeout=120) as client:
        told, count = hunted(
            crawl(client, ["/", "/catatan/", "/perkara/", "/perkara/?bentuk=csv", "/nota/", *MACHINES]),
            OF_THE_CASE,
        )
    assert told == []
    assert count > 30


@pytest.mark.parametrize("which", [0, 1], ids=["bawaslu", "diskominfotik"])
def test_no_page_of_the_desk_tells_it_to_anybody(held: Institutions, which: int) -> None:
    node = held.nodes[which]
    month = (datetime.now(UTC) + timedelta(hours=8)).strftime("%Y-%m")
    exports = [f"/meja/{each}/?bentuk=csv" for each in ("perkara", "kiriman", "tugas", "insiden")]
    papers = [f"/meja/bersama/laporan/{month}.{kind}" for kind in ("json", "pdf")]
    for username in ROLES[node.institution.code]:
        with logged_in(held, node, username) as client:
            assert client.get("/meja/").status_code == 200
            # What everybody may read says the same to staff, and is hunted as nobody.
            pages = crawl(client, ["/meja/", *exports, *papers], ("/meja/", "/akun/"))
            marks = MARKS if node is held.bawaslu else OF_THE_CASE
            told, count = hunted((each for each in pages if not each[0].startswith(EVIDENCE)), marks)
        assert told == [], username
        assert count > 12, username


def test_no_entry_and_no_dispatch_tells_it(held: Institutions) -> None:
    for node in held.nodes:
        size = int(httpx.get(f"{node.url}/log/checkpoint").text.splitlines()[1])
        assert size > 15
        for index in range(size):
            data = httpx.get(f"{node.url}/catatan/{index}/isi").content
            assert found_in(data, OF_THE_CASE) == [], index


def test_no_file_of_the_node_holds_it_in_the_clear(held: Institutions) -> None:
    """Database, its journal, evidence, vault, cache, keys, what was received: both nodes, while they run."""
    for node in held.nodes:
        places = chain(files_below(node.data), rows_of(node.database))
        told, count = hunted((each for each in places if not each[0].startswith("keys/")), OF_THE_CASE)
        assert told == []
        assert count > 10


def test_no_file_of_the_witness_tells_it(held: Institutions) -> None:
    told, count = hunted(iter(files_below(held.witness_state.parent)), OF_THE_CASE)
    assert told == []
    assert count > 0


def test_no_line_of_a_log_tells_it(held: Institutions) -> None:
    logs = [*(node.folder / "serve.log" for node in held.nodes), held.witness_state.parent.parent / "witness.log"]
    for place in logs:
        assert place.is_file(), place
        assert found_in(place.read_bytes(), OF_THE_CASE) == [], place.name


def test_what_the_operator_asks_for_does_not_tell_it(held: Institutions) -> None:
    for node in held.nodes:
        for words in (("status",), ("doctor", "--json", "--offline")):
            done = run_command("saksama-node", *words, env=node.env, accept=(0, 1, 2, 3))
            assert found_in((done.stdout + done.stderr).encode(), OF_THE_CASE) == [], words


def test_no_backup_holds_it_in_the_clear(held: Institutions, tmp_path: Path) -> None:
    """The whole backup, made while the node runs, and what the command says of it."""
    for node in held.nodes:
        place = tmp_path / node.institution.code
        done = run_command("saksama-node", "backup", str(place), env=node.env)
        told, count = hunted(iter([("said", (done.stdout + done.stderr).encode()), *files_below(place)]), OF_THE_CASE)
        assert told == []
        assert count > 5


def test_it_is_there_for_who_may_open_it(held: Institutions) -> None:
    """The custodian opens it: so it went in, and the hunt did not miss a thing that was never there."""
    custodian = held.person(held.bawaslu, "contoh.brankas")

    def openings() -> Page | None:
        page = custodian.open("/meja/perkara/")
        return page if any("/meja/perkara/" in href for href, _ in page.links) else None

    page = wait_until(openings, seconds=SECONDS, what="the list of cases")
    case = custodian.open(next(href for href, _ in page.links if re.search(r"/meja/perkara/[0-9a-f]{32}/", href)))
    assert case.has(TOLD["event"], REPORTED), "what was reported went in too"
    form = custodian.open(case.link(href="/brankas/"))
    shown = custodian.submit(
        form, what="identity", reason="Untuk pemeriksaan uji perburuan ini.", passphrase=held.bawaslu.told("vault")
    )
    assert all(shown.has(each) for each in IDENTITY.values())
