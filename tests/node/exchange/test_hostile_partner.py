"""A real node against a partner that misbehaves in every way we could think of.

Rules kept here:
  * Each misdeed has its own code, an alarm in words on the desk, and an end: once mended, nothing is lost.
  * After each that does not stop the link, the next dispatch is received; after each that does, a person lets it go on.
Left to others: the same by chance and in any order (test_following_at_random).
"""

import html
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from saksama.agreement.terms import read_terms
from saksama.tlog.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from saksama.tlog.note import Note, SigningKey
from saksama.tlog.witness import AddCheckpoint
from saksama.vocabulary import DispatchKind
from tests.node.exchange.two_nodes import TEMPLATE, Desk, LiveNode, free_port, make_node, until
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import Answer, always, says
from tests.testonly.hostile_partner import HostilePartner, hostile_partner, misdeed, post
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE

SECONDS = 90.0


@dataclass
class Facing:
    """A node and the partner that it has to bear."""

    node: LiveNode
    partner: HostilePartner
    desk: Desk

    def arrived(self, subject: str) -> object:
        return self.node.do(f"""
rows = [each for each in queries.all_incoming() if each.subject == {subject!r}]
result = [rows[0].state, rows[0].rejection, rows[0].detail] if rows else None
""")

    def codes(self) -> list[str]:
        """Alarms that wait to be seen."""
        found = self.node.do("result = [each.code for each in links.faults()]")
        assert isinstance(found, list)
        return found

    def link(self, what: str) -> object:
        return self.node.do(f"result = str(links.link({self.partner.origin!r}).{what} or '')")

    def status(self) -> str:
        """The words of the status page, in the node's own language."""
        page = self.desk.get("/meja/status/").text
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())

    def goes_on(self) -> None:
        """A dispatch as it should be is received."""
        _, subject = self.partner.dispatch("Baik")
        until(lambda: self.arrived(subject) == ["received", "", ""], "the next one is received", SECONDS)

    def seen(self) -> None:
        """A person has seen to every alarm."""
        self.node.do("for each in links.faults():\n    links.clear_fault(person(Role.OFFICER), each.id)")

    def let_go_on(self) -> None:
        """A person lets the stopped link go on, on the desk."""
        self.desk.post("/meja/status/ikuti-lagi/", {"origin": self.partner.origin})

    def retried(self, subject: str, index: int) -> object:
        self.desk.post(f"/meja/kiriman/masuk/{subject}/{index}/coba-lagi/", {})
        return self.arrived(subject)


@pytest.fixture(scope="module")
def facing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Facing]:
    """Bawaslu's node with an agreement in force with a partner that can be told to misbehave."""
    node = make_node(tmp_path_factory.mktemp("hostile"), "bawaslu", free_port())
    try:
        with hostile_partner() as partner:
            node.serve()
            partner.node_url = node.url
            node.do(pairing(partner))
            node.do(f"""
text = open({str(TEMPLATE)!r}, encoding="utf-8").read()
by = person(Role.SIGNATORY)
drafted = draft_agreement(by=by, template=text, us="bawaslu", partner={partner.origin!r}, witnesses=[OUTSIDER])
propose_agreement(by=by, digest=drafted, passphrase={INSTITUTION_PASSPHRASE!r})
""")
            until(lambda: _proposes(partner), "the proposal is shown", SECONDS)
            partner.countersign()
            standing = f"result = with_partner({partner.origin!r}).standing(now()).value"
            until(lambda: node.do(standing) == "in-force", "in force", SECONDS)
            yield Facing(node, partner, Desk(node, "OFFICER"))
    finally:
        node.close()


@pytest.fixture(autouse=True)
def unalarmed(facing: Facing) -> None:
    """No test begins with another's alarms, misdeeds or stopped link."""
    facing.partner.instead.clear()
    facing.let_go_on()
    facing.seen()


def pairing(partner: HostilePartner) -> str:
    return f"""
found = introduce(by=person(Role.SIGNATORY), address={partner.url!r})
pair_partner(by=person(Role.SIGNATORY), address={partner.url!r}, institution_key=found.institution_key)
"""


def _proposes(partner: HostilePartner) -> bool:
    partner.meet()
    return "proposal" in partner.node


# One dispatch at fault: rejected by a code, alarmed, and the link goes on.


def lies(**fields: object) -> Callable[[HostilePartner], tuple[int, str]]:
    return lambda partner: partner.dispatch("Dusta", **fields)  # type: ignore[arg-type]


def replay(partner: HostilePartner) -> tuple[int, str]:
    _, subject = partner.dispatch("Sekali")
    return partner.dispatch("Sekali", subject=subject)


FAULTY: list[tuple[str, Callable[[HostilePartner], tuple[int, str]], str, str]] = [
    ("a clause that is not there", lies(clause="pasal-99"), "dispatch.no-permit", "no-permit"),
    ("a kind that no clause opens", lies(dispatch_kind=DispatchKind.TASK_OFFER), "dispatch.no-permit", "no-permit"),
    ("seen what is not there", lies(seen=10**9), "dispatch.seen-ahead", "no-permit"),
    ("seen less than before", lies(seen=1), "dispatch.seen-went-back", "no-permit"),
    ("a number used twice", lies(number=1), "dispatch.number-used", "number"),
    ("for another key", lies(recipient="age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg"),
     "dispatch.cannot-open", "cannot-open"),
    ("inside of another entry", lies(inside="ab" * 16), "dispatch.schema", "schema"),
    ("larger than anything", lies(size=2 << 30), "dispatch.too-large", "too-large"),
]  # fmt: skip


@pytest.mark.parametrize(("lie", "alarm", "code"), [case[1:] for case in FAULTY], ids=[case[0] for case in FAULTY])
def test_a_faulty_dispatch_is_rejected_and_the_next_is_received(
    facing: Facing, lie: Callable[[HostilePartner], tuple[int, str]], alarm: str, code: str
) -> None:
    facing.goes_on()
    index, subject = lie(facing.partner)
    until(lambda: facing.arrived(subject), "judged", SECONDS)
    assert facing.arrived(subject) == ["rejected", code, alarm]
    assert facing.codes() == [alarm]
    told = facing.status()
    assert alarm in told
    assert f"Kiriman di catatan {index} log mitra tidak diterima: " in told.replace(".", "") or index > 999
    logged = facing.node.do(f"""
result = [e.entry.body.code for e in ledger.committed(("dispatch.rejected",)) if e.entry.body.index == {index}]
""")
    assert logged == [code], "our log says it once"
    assert facing.retried(subject, index) == ["rejected", code, alarm], "and again the same"
    facing.goes_on()
    facing.seen()


def test_a_replay_of_theirs_or_of_ours_is_rejected(facing: Facing) -> None:
    _, once = facing.partner.dispatch("Sekali")
    index, _ = facing.partner.dispatch("Sekali", subject=once)
    subject = facing.node.do(f"result = send({facing.partner.origin!r}, Notice(text='Kami'))['subject']")
    found = f"found = queries.outgoing({subject!r}); result = [found.state, found.ciphertext, found.size]"
    until(lambda: facing.node.do(found)[0] == "sent", "ours is sent", SECONDS)
    _, digest, size = facing.node.do(found)
    facing.partner.sealed[digest] = (facing.node.data / "sealed" / digest[:2] / digest).read_bytes()
    ours, _ = facing.partner.dispatch("Cermin", subject=str(subject), ciphertext=digest, size=size)
    rejected = """
result = sorted([each.index, each.detail] for each in queries.all_incoming() if each.rejection == "replayed")
"""
    wanted = [[index, "dispatch.replayed"], [ours, "dispatch.replayed"]]
    until(lambda: facing.node.do(rejected) == wanted, "both", SECONDS)
    facing.goes_on()
    facing.seen()


def test_a_number_left_out_is_an_alarm_that_stays(facing: Facing) -> None:
    _, subject = facing.partner.dispatch("Lompat", number=facing.partner.number + 2)
    until(lambda: facing.arrived(subject) == ["received", "", ""], "it is received", SECONDS)
    assert facing.codes() == ["dispatch.number-gap"]
    assert "Nomor kiriman mitra melompat" in facing.status()
    facing.goes_on()
    facing.seen()


WITHHELD: list[tuple[str, Answer, str]] = [
    ("not served", says(b"", 404), "blob-missing"),
    ("cut off", hostile.cut_off, "blob-missing"),
    ("unfolding", hostile.bomb, "blob-missing"),
    ("altered", says(b"something else"), "digest"),
    ("endless", hostile.endless_chunks, "digest"),
    ("elsewhere", hostile.redirect("http://127.0.0.1:9/"), "blob-missing"),
]


@pytest.mark.parametrize(("answer", "code"), [case[1:] for case in WITHHELD], ids=[case[0] for case in WITHHELD])
def test_a_ciphertext_that_is_withheld_or_altered_is_taken_once_it_is_mended(
    facing: Facing, answer: Answer, code: str
) -> None:
    with misdeed(facing.partner, "/sealed/", answer):
        index, subject = facing.partner.dispatch("Ditahan")
        until(lambda: facing.arrived(subject), "judged", SECONDS)
        assert facing.arrived(subject) == ["rejected", code, f"dispatch.{code}"]
        assert facing.codes() == [f"dispatch.{code}"]
    facing.goes_on()
    assert facing.retried(subject, index) == ["received", "", ""], "nothing is lost"
    assert facing.codes() == []
    assert not list((facing.node.data / "sealed").glob(".new-*")), "nor kept half"


def _received(facing: Facing, subject: str) -> bool:
    return facing.arrived(subject) == ["received", "", ""]


def _alarmed(facing: Facing, alarm: str) -> bool:
    return facing.codes() == [alarm]


def test_a_clock_that_is_a_day_off_is_an_alarm_and_moves_nothing(facing: Facing) -> None:
    for days, alarm in ((-1, "entry.back-dated"), (1, "entry.ahead")):
        index, subject = facing.partner.dispatch("Jam", at=datetime.now(UTC) + timedelta(days=days))
        until(partial(_received, facing, subject), "it is received", SECONDS)
        until(partial(_alarmed, facing, alarm), f"{alarm} of {index}", SECONDS)
        assert "Tanyakan jam simpulnya" in facing.status()
        facing.goes_on()
        assert facing.codes() == [alarm], "one entry, one alarm"
        facing.seen()


def test_a_witness_with_another_clock_does_not_date_our_log(facing: Facing) -> None:
    facing.partner.cosign_clock = timedelta(days=-1)
    facing.goes_on()  # our receipt grows our log
    until(lambda: "jamnya lain dari jam kami" in facing.status(), "said on the desk", SECONDS)
    times = facing.node.do("""
from saksama_node.ledger import public
index = public.checkpoint_index(0).sizes
result = [min(public.checkpoint_of(size).times.values()) for size in index[-3:] if public.checkpoint_of(size).times]
""")
    assert isinstance(times, list)
    assert all(time > datetime.now(UTC).timestamp() - 3600 for time in times)
    facing.partner.cosign_clock = timedelta()
    facing.goes_on()
    until(lambda: "jamnya lain dari jam kami" not in facing.status(), "it is right again", SECONDS)


def test_an_unknown_kind_and_a_broken_entry_are_set_aside(facing: Facing) -> None:
    partner = facing.partner
    known, _ = partner.dispatch("Dikenal")
    data = partner.log.entries[known]
    partner.append_bytes(data.replace(b'"dispatch.sent"', b'"dispatch.sung"'))
    partner.append_bytes(data.replace(b'"dispatch_kind":"notice"', b'"dispatch_kind":"nottee"'))
    partner.append_bytes(data.replace(b'"v":1', b'"v":9'))
    partner.append_bytes(b"\x00" * 100)
    facing.goes_on()
    newer = {"entry.newer", "entry.malformed"}
    until(lambda: set(facing.codes()) == newer, "what cannot be read is an alarm", SECONDS)
    told = facing.status()
    assert "dari versi yang lebih baru" in told
    assert "rusak bentuknya" in told
    facing.seen()


# The partner answers, but not usably: an alarm with its own code, asked again for ever, nothing lost.

TILES = "/log/tile/"
STRANGE: list[tuple[str, str, Answer, str]] = [
    ("a page that is no checkpoint", "/log/checkpoint", says(b"<html>Masuk ke WiFi</html>"), "answer-malformed"),
    ("a checkpoint of no end", "/log/checkpoint", hostile.endless, "answer-too-large"),
    ("a checkpoint in no hurry", "/log/checkpoint", hostile.drips, "answer-too-slow"),
    ("a checkpoint that unfolds", "/log/checkpoint", hostile.bomb, "answer-malformed"),
    ("heads upon heads", "/log/checkpoint", hostile.endless_heads, "answer-malformed"),
    ("a refusal", "/log/checkpoint", says(b"", 403), "answer-refused"),
    ("malformed bundles", TILES, says(b"\xff\xff\xff"), "answer-malformed"),
    ("bundles of no end", TILES, hostile.endless_chunks, "answer-too-large"),
    ("no index of checkpoints", "/log/checkpoints/", says(b"[]"), "answer-malformed"),
]


@pytest.mark.parametrize(("where", "answer", "code"), [case[1:] for case in STRANGE], ids=[case[0] for case in STRANGE])
def test_a_strange_answer_is_alarmed_and_asked_again(facing: Facing, where: str, answer: Answer, code: str) -> None:
    facing.goes_on()
    with misdeed(facing.partner, where, answer):
        _, subject = facing.partner.dispatch("Sementara itu")
        until(lambda: f"exchange.{code}" in facing.codes(), "the alarm", SECONDS)
        assert facing.link("silence") == f"exchange.{code}"
        assert facing.link("stopped_code") == ""
        assert "Tidak ada yang hilang." in facing.status()
    until(lambda: facing.arrived(subject) == ["received", "", ""], "nothing is lost", SECONDS)
    until(lambda: not facing.codes(), "the alarm ends by itself", SECONDS)


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_partner_behind_its_proxy_s_refusal_is_stopped_and_refuses_nobody(facing: Facing, status: int) -> None:
    facing.goes_on()
    with misdeed(facing.partner, "/log/checkpoint", says(b"<html>Bad Gateway</html>", status)):
        _, subject = facing.partner.dispatch("Selagi mati")
        until(lambda: facing.link("silence") == "exchange.partner-stopped", "it is said to be stopped", SECONDS)
        assert facing.codes() == []
        assert "tidak berjalan sejak" in facing.status()
    until(lambda: facing.arrived(subject) == ["received", "", ""], "nothing is lost", SECONDS)


def test_a_redirect_is_not_followed(facing: Facing) -> None:
    asked = Event()

    def elsewhere(to: object) -> None:
        asked.set()

    with always(elsewhere) as other, misdeed(facing.partner, "/log/checkpoint", hostile.redirect(f"{other}/x")):
        until(lambda: facing.codes() == ["exchange.answer-refused"], "the alarm", SECONDS)
        assert not asked.is_set()
    facing.goes_on()
    until(lambda: not facing.codes(), "the alarm ends by itself", SECONDS)


def test_entries_other_than_the_signed_ones_are_not_taken(facing: Facing) -> None:
    def altered(to: object) -> None:
        path = to.path.removeprefix("/log/")  # type: ignore[attr-defined]
        data = facing.partner.log.answer(path) or b""
        says(data.replace(b'"node":"d', b'"node":"x'))(to)  # type: ignore[arg-type]

    with misdeed(facing.partner, "/log/tile/entries/", altered):
        _, subject = facing.partner.dispatch("Lain")
        until(lambda: facing.codes() == ["ledger.entries-differ"], "the alarm", SECONDS)
        assert "bukan yang ditandatangani lognya" in facing.status()
    until(lambda: facing.arrived(subject) == ["received", "", ""], "nothing is lost", SECONDS)
    until(lambda: not facing.codes(), "the alarm ends by itself", SECONDS)


def test_a_tree_of_quintillions_fills_no_disk(facing: Facing) -> None:
    log = facing.partner.log
    note = sign_checkpoint(Checkpoint(log.origin, 2**60, bytes(32)), log.key)
    with misdeed(facing.partner, "/log/checkpoint", says(note.encode())):
        until(lambda: facing.codes() == ["ledger.grew-too-much"], "the alarm", SECONDS)
    facing.goes_on()
    until(lambda: not facing.codes(), "the alarm ends by itself", SECONDS)


def test_one_partner_that_drips_holds_up_no_other(facing: Facing) -> None:
    with hostile_partner("kpu") as other:
        facing.node.do(pairing(other))
        held = f"from saksama_node.ledger import mirror\nresult = mirror.state({other.origin!r}).size"
        dripping = Event()

        def drips(to: BaseHTTPRequestHandler) -> None:
            dripping.set()
            hostile.drips(to)

        with misdeed(facing.partner, "/log/checkpoint", drips):
            # A round that got the true answer may still be at it.
            assert dripping.wait(SECONDS)
            before = facing.link("verified_at")
            for _ in range(3):
                other.append_bytes(other.log.entries[0])
                other.publish()
                until(lambda: facing.node.do(held) == len(other.log.entries), "the other is followed", SECONDS)
            assert facing.link("verified_at") == before, "while the first still drips"
        facing.node.do(
            f"from saksama_node.exchange.models import Link\nLink.objects.get(origin={other.origin!r}).delete()"
        )
    facing.goes_on()
    facing.seen()


# The log contradicts itself, or is not signed by its key: the link stops, evidence is kept, a person lets it go on.


def stopped(facing: Facing, code: str, words: str) -> None:
    until(lambda: facing.link("stopped_code") == code, f"stopped by {code}", SECONDS)
    told = facing.status()
    assert words in told
    assert "Kami berhenti mengikuti" in told
    assert code in facing.codes()


def mended(facing: Facing) -> None:
    facing.let_go_on()
    facing.goes_on()
    facing.seen()


def proofs(facing: Facing) -> list[tuple[bytes, bytes]]:
    """Each kept pair of notes, as files from the desk."""
    page = facing.desk.get("/meja/status/").text
    found = sorted(set(re.findall(r'href="(/meja/status/bukti/\d+/)pertama/"', page)))
    pairs = []
    for address in found:
        answers = [facing.desk.get(f"{address}{which}/") for which in ("pertama", "kedua")]
        assert all("attachment" in answer.headers["content-disposition"] for answer in answers)
        pairs.append((answers[0].content, answers[1].content))
    return pairs


def contradict(facing: Facing, pair: tuple[bytes, bytes]) -> bool:
    """Both signed by the log, of one size, of two trees: what any signed-note tool finds."""
    keys = [facing.partner.log.key.verifier]
    one, other = (open_checkpoint(data, keys, facing.partner.origin).checkpoint for data in pair)
    return one.size == other.size and one.root != other.root


@pytest.mark.parametrize("longer", [0, 3], ids=["as long", "longer"])
def test_a_fork_stops_and_both_signed_notes_are_files_of_the_desk(facing: Facing, longer: int) -> None:
    facing.goes_on()
    before = len(proofs(facing))
    true = facing.partner.log
    facing.partner.log = facing.partner.forked(longer=longer)
    try:
        stopped(facing, "ledger.fork", "lognya bercabang")
        facing.let_go_on()
        stopped(facing, "ledger.fork", "lognya bercabang")
    finally:
        facing.partner.log = true
    kept = proofs(facing)
    assert len(kept) == before + 1, "one proof, however often it is met"
    assert longer or contradict(facing, kept[-1])
    mended(facing)


def test_a_rollback_stops(facing: Facing) -> None:
    facing.goes_on()
    true = facing.partner.log
    old = sorted(true.notes)[-2]
    with misdeed(facing.partner, "/log/checkpoint", says(true.notes[old].encode())):
        stopped(facing, "ledger.rollback", "lognya mundur")
    mended(facing)


def test_a_wrong_key_and_a_wrong_signature_stop(facing: Facing) -> None:
    log = facing.partner.log
    wrong = log.sign(key=SigningKey(log.origin, log.key.algorithm, b"x" * 32))
    text = log.notes[max(log.notes)].encode()
    broken = text.replace(f"\n{len(log.entries)}\n".encode(), f"\n{len(log.entries) + 1}\n".encode())
    for note, code, words in (
        (wrong.encode(), "key.unannounced", "kunci yang tidak pernah diumumkan lembaganya"),
        (broken, "note.signature-invalid", "tanda tangan pada titik periksanya tidak sah"),
    ):
        with misdeed(facing.partner, "/log/checkpoint", says(note)):
            stopped(facing, code, words)
        mended(facing)


def test_a_fork_that_is_shown_to_our_witness_alone_is_kept_too(facing: Facing) -> None:
    facing.goes_on()
    until(lambda: facing.link("cursor") == str(len(facing.partner.log.entries)), "all is mirrored", SECONDS)
    before = len(proofs(facing))
    other = facing.partner.forked()
    size = len(other.entries)
    assert facing.partner.add_checkpoint(size, (), other.sign().encode())[0] == 422
    stopped(facing, "ledger.fork", "lognya bercabang")
    kept = proofs(facing)
    assert len(kept) == before + 1
    assert contradict(facing, kept[-1])
    mended(facing)


# The witness's door under hostile requests (C2SP tlog-witness).


def test_the_witness_refuses_each_by_its_own_status(facing: Facing) -> None:
    partner = facing.partner
    facing.goes_on()
    log, size = partner.log, len(partner.log.entries)
    until(lambda: facing.link("cursor") == str(size), "all is mirrored", SECONDS)
    note, address = log.notes[size].encode(), f"{facing.node.url}/witness/add-checkpoint"
    stranger = sign_checkpoint(
        Checkpoint("orang.lain.example/log", 1, bytes(32)), SigningKey.generate("orang.lain.example/log")
    )
    unsigned = Note(Note.parse(note).text, (SigningKey.generate(log.origin).sign(b"x"),))
    long_proof = b"old %d\n" % size + b"A" * 43 + b"=\n"
    cases = [
        (AddCheckpoint(size - 1, log.proof(size - 1, size), note).encode(), 409, b"%d\n" % size),
        (AddCheckpoint(0, (), log.notes[min(log.notes)].encode()).encode(), 409, b"%d\n" % size),
        (AddCheckpoint(size + 1, (), note).encode(), 400, None),
        (AddCheckpoint(size, (bytes(32),), note).encode(), 422, None),
        (b"old %d\n" % size + (b"A" * 43 + b"=\n") * 64 + b"\n" + note, 400, None),
        (AddCheckpoint(0, (), stranger.encode()).encode(), 404, None),
        (AddCheckpoint(size, (), unsigned.encode()).encode(), 403, None),
        (long_proof, 400, None),
        (b"", 400, None),
        (b"old 0\n\n" + b"x" * 2_000_000, 413, None),
    ]
    for body, status, said in cases:
        answer = post(address, body)
        assert answer[0] == status, (body[:60], answer)
        assert said is None or answer[1] == said
    assert facing.link("stopped_code") == "", "what proves nothing stops nothing"
    facing.goes_on()


def test_slow_requests_to_the_witness_hold_up_nobody(facing: Facing) -> None:
    host, port = facing.node.url.removeprefix("http://").split(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(40)]
    try:
        for each in slow:
            each.sendall(b"POST /witness/add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\nold 0\n")
        facing.goes_on()
        assert facing.desk.client.get("/meja/status/", timeout=60).status_code == 200
    finally:
        for each in slow:
            each.close()


# An outsider's `saksama verify` against such nodes.


def verify(url: str, folder: Path) -> tuple[int, str]:
    command = [sys.executable, "-m", "saksama.cli.main", "verify", url, "--state", str(folder), "--lang", "en"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400, env=dict(os.environ))
    assert "Traceback" not in told.stderr, told.stderr
    return told.returncode, told.stdout


def test_verify_finds_that_another_reader_is_shown_another_log(facing: Facing, tmp_path: Path) -> None:
    facing.goes_on()
    facing.node.do(f"""
from saksama.entries.kinds.log import LogObserved
from saksama_node.ledger import mirror
from saksama_node.ledger.actions import append
held = mirror.state({facing.partner.origin!r})
body = LogObserved(origin=held.origin, size=held.size, root=held.root.hex(), checkpoint=held.note.decode())
with act():
    append(body, subject="", actor="node")
""")
    facing.goes_on()
    facing.partner.verifier_sees = facing.partner.forked()
    try:
        code, told = verify(facing.node.url, tmp_path)
    finally:
        facing.partner.verifier_sees = None
    assert code == 1, told
    notes = sorted((tmp_path / "evidence").glob("log.*.note"))
    assert len(notes) >= 2, told
    opened = [open_checkpoint(each.read_bytes(), [facing.partner.log.key.verifier]).checkpoint for each in notes]
    assert len({(each.size, each.root) for each in opened}) >= 2


def test_a_permit_that_ended_is_rejected_for_good(facing: Facing) -> None:
    """The last one: nothing can be sent after it."""
    terms = read_terms(facing.partner.text)
    facing.partner.end(terms)
    index, subject = facing.partner.dispatch("Terlambat")
    until(lambda: facing.arrived(subject), "judged", SECONDS)
    assert facing.arrived(subject) == ["rejected", "no-permit", "dispatch.permit-ended"]
    assert "izin kirimnya sudah berakhir" in facing.status()
    assert facing.retried(subject, index) == ["rejected", "no-permit", "dispatch.permit-ended"]
