"""A claim between two live nodes: handed over with its captures, assessed here, judged there, requested and verified.

What a partner sends is held against its log: what does not open it is rejected, and the clause is not gone round.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.node.exchange.two_nodes import ActFailed, Desk, LiveNode, Pair, until

CONTENT = """
from saksama.entries.kinds.content import *
from saksama.entries.commitment import Opening
from saksama_node.contentwatch.partner import receiving
from saksama_node.contentwatch.captures.capturing import Given
from saksama_node.contentwatch.claims.deciding import Source
from saksama_node.contentwatch.partner.handing import findings_of, words_opening
from saksama_node.contentwatch.claims.deciding import entered_of, to_judge
from saksama_node.contentwatch.captures.captured import claim_of, copies_of
from saksama_node.flows.content import hold_against_log
from saksama_node.flows.content import plan_handing
from saksama_node.flows.content import send_content
from saksama_node.flows.content import wrap_copies
from saksama_node.accounts.policy import today
from saksama_node.contentwatch.claims.requested import requests_about
from saksama_node.contentwatch.claims.requesting import Said as Said_
from saksama_node.flows.content.decide_claim import answer_request
from saksama_node.flows.content.capture_content import capture_picture, capture_words
from saksama_node.flows.content.decide_claim import *
from saksama_node.contentwatch.captures.triaging import Said
from tests.node.contentwatch.proposing import propose_assessment, propose_erasure, propose_judgment, propose_request
from tests.node.seconds.reading import confirm_read
from saksama_node.flows.content.triage_content import begin_claim, classify_claim, join_claim, take_content

def second(role):
    with act():
        return staff_with(role, "52", "2")

def claim(words, concerns="nobody"):
    by = person(Role.CONTENT)
    copy = capture_words(by, words, Given(Way.STAFF, Channel.WHATSAPP))
    take_content(by, copy)
    said = Said("Surat suara sudah tercoblos", Category.FALSEHOOD, Concerns(concerns), "penyelenggara")
    return begin_claim(by, copy, said)

def handed(subject, to):
    return send_content.send_claim(person(Role.CONTENT), subject, to).subject

def placed(subject):
    return all(each.index is not None for each in findings_of(subject))
"""


@pytest.fixture
def desks(pair: Pair) -> Pair:
    """The two nodes, their hands knowing what content is."""
    for node in pair:
        node.do(CONTENT)
    return pair


def state(node: LiveNode, subject: str) -> object:
    return node.do(f"result = queries.outgoing({subject!r}).state")


def here(node: LiveNode, claim: str) -> object:
    return node.do(f"result = receiving.origin_of({claim!r})")


def assessed(node: LiveNode, claim: str) -> None:
    node.do(f"""
number = propose_assessment(person(Role.CONTENT), {claim!r}, Assessment.FALSE, "Foto lama, dari 2019.",
                            [Source("https://kpu.example/a", outside=True)])
confirm_read(second(Role.OFFICER), number)
""")


def judged(node: LiveNode, claim: str) -> None:
    node.do(f"""
number = propose_judgment(person(Role.COMMISSIONER), {claim!r}, Judgment.VIOLATION, "Menghasut.",
                          ["uu-7-2017-280-1-d"])
confirm_read(second(Role.COMMISSIONER), number)
""")


def verified(node: LiveNode, folder: Path) -> dict[str, Any]:
    """What an outsider's `saksama verify` says of this node's log and of its partner's."""
    command = [sys.executable, "-m", "saksama.cli.main", "verify", node.url, "--json", "--state", str(folder)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.stdout, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_claim_is_captured_there_assessed_there_and_judged_here(desks: Pair, tmp_path: Path) -> None:
    bawaslu, dinas = desks
    claim = str(dinas.do("result = claim('Viral! surat suara di Mataram sudah tercoblos')"))
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    until(lambda: state(dinas, sent) == "received", "the claim is received")
    assert here(bawaslu, claim) == dinas.origin
    told = bawaslu.do(f"""
found = copies_of({claim!r})[0]
result = [found.text, found.origin, found.leaf, found.way.value, claim_of({claim!r}).words]
""")
    words = "Viral! surat suara di Mataram sudah tercoblos"
    assert told == [words, dinas.origin, None, "partner", "Surat suara sudah tercoblos"]
    for act in (
        f"classify_claim(person(Role.CONTENT), {claim!r}, Said('x', Category.HATE, Concerns.OFFICIAL, 'nobody'))",
        f"join_claim(person(Role.CONTENT), copies_of({claim!r})[0].subject, claim('Lain'))",
    ):
        with pytest.raises(ActFailed) as refused:
            bawaslu.do(act)
        assert refused.value.error == "TriageRefused", "one history lies in one log"

    assessed(dinas, claim)
    until(lambda: dinas.do(f"result = placed({claim!r})"), "the assessment has its place")
    number = dinas.do(f"result = entered_of({claim!r})[-1].leaf")
    found = str(
        dinas.do(
            f"result = send_content.send_finding(person(Role.CONTENT), {claim!r}, {number}, {bawaslu.origin!r}).subject"
        )
    )
    until(lambda: state(dinas, found) == "received", "the finding is received")
    heard = bawaslu.do(
        f"each = receiving.heard_of({claim!r})[0]; result = [each.words, each.sources[0].what, each.kind]"
    )
    assert heard == ["Foto lama, dari 2019.", "https://kpu.example/a", "content.assessed"]
    assert claim in str(bawaslu.do("result = [each.subject for each in to_judge(limit=50)]")), "somebody is to judge it"
    copy = f"copies_of({claim!r})[0].subject"
    grounds = f"from saksama_node.flows.content.erase_content import grounds_for\nresult = grounds_for({copy})"
    early = dinas.do(grounds)
    judged(bawaslu, claim)
    life = bawaslu.do(f"result = [(each.origin, each.body.KIND) for each in claim_life({claim!r})]")
    assert life == [
        [dinas.origin, "content.classified"],
        [dinas.origin, "content.assessed"],
        [bawaslu.origin, "content.judged"],
    ]
    asked = f"from saksama_node.flows.content.partner_findings import found_there\nresult = found_there([{claim!r}])"
    there = f"{asked}\nresult = [[each.assessed, each.judged.value] for each in result.get({claim!r}, [])]"
    until(lambda: dinas.do(there), "the office of the government reads the judgment in the other log")
    assert dinas.do(there) == [[None, "violation"]]
    lacking = "from saksama_node.contentwatch.captures.captured import ClaimsWanted, Lacks, claims\n"
    lacking += "from saksama_node.flows.content.partner_findings import settled_there\n"
    lacking += "result = [each.subject for lacks in Lacks for each in claims(wanted=ClaimsWanted(lacks=lacks, "
    lacking += "settled=settled_there(lacks)))[:]]"
    assert claim not in str(dinas.do(lacking)), "the list that tells the partner's judgment does not call it missing"
    assert set(early) < set(dinas.do(grounds)), "what was decided there is decided: its copies may go"

    bawaslu.do(f"""
copies = [each.subject for each in copies_of({claim!r})[:]]
number = propose_request(person(Role.COMMISSIONER), {claim!r}, Addressee.BAWASLU_RI, "Mohon diturunkan.", copies)
confirm_read(second(Role.COMMISSIONER), number)
request = requests_about({claim!r})[0].request
answer_request(person(Role.OFFICER), request, Said_(Addressee.PLATFORM, Outcome.REMOVED, "Sudah.", today()))
""")
    until(lambda: bawaslu.do(f"result = all(each.index is not None for each in claim_life({claim!r}))"), "all placed")
    life = bawaslu.do(f"result = [each.body.KIND for each in claim_life({claim!r})]")
    assert life == [f"content.{each}" for each in ("classified", "assessed", "judged", "requested", "answered")]
    until(
        lambda: told_of(bawaslu, tmp_path, claim) == [], "an outsider finds the life of the claim lawful in both logs"
    )


@pytest.fixture
def unjudging(desks: Pair) -> Iterator[None]:
    """The second node takes any words of its people, as a partner's node may that is not ours."""
    desks[1].do("""
from saksama.entries import body, words
from saksama.envelope import kinds as payloads
from saksama_node.contentwatch.claims import deciding
from saksama_node.contentwatch.captures import triaging as triage
from saksama_node.flows.seconds import two_persons
from saksama_node.ledger import actions as ledger_actions

def take(worded, all_worded):
    for room in (deciding, triage, payloads, two_persons, ledger_actions, body):
        room.worded, room.all_worded = worded, all_worded

take(lambda text, **_: text, lambda told: told)
""")
    yield
    desks[1].do("take(words.worded, words.all_worded)")


@pytest.mark.usefixtures("unjudging")
def test_a_partner_s_words_hide_nothing_here(desks: Pair) -> None:
    bawaslu, dinas = desks
    dinas.do("""
def hidden(words):
    by = person(Role.CONTENT)
    copy = capture_words(by, "Kabar dari pasar Bertais", Given(Way.STAFF, Channel.WHATSAPP))
    take_content(by, copy)
    return begin_claim(by, copy, Said(words, Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
""")
    words = "Surat \u202esuara\u200b sudah\x07 tercoblos"
    claim = str(dinas.do(f"result = hidden({words!r})"))
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    until(lambda: state(dinas, sent) == "received", "the claim is received")
    assert bawaslu.do(f"result = claim_of({claim!r}).words") == "Surat suara sudah tercoblos"
    dinas.do(f"""
number = propose_assessment(person(Role.CONTENT), {claim!r}, Assessment.FALSE, "Foto\\u202e lama.",
                            [Source("https://kpu.example/\\u200ba", outside=True)])
confirm_read(second(Role.OFFICER), number)
""")
    until(lambda: dinas.do(f"result = placed({claim!r})"), "the assessment has its place")
    number = dinas.do(f"result = entered_of({claim!r})[-1].leaf")
    dinas.do(f"send_content.send_finding(person(Role.CONTENT), {claim!r}, {number}, {bawaslu.origin!r})")
    until(lambda: bawaslu.do(f"result = len(receiving.heard_of({claim!r}))") == 1, "the finding is received")
    heard = bawaslu.do(f"each = receiving.heard_of({claim!r})[0]; result = [each.words, each.sources[0].what]")
    assert heard == ["Foto lama.", "https://kpu.example/a"]


def test_what_is_erased_leaves_the_dispatch_too_and_the_partner_is_asked_to_decide(desks: Pair) -> None:
    bawaslu, dinas = desks
    claim = str(dinas.do("result = claim('Nomor Ani 0812-3456-7890, hubungi soal surat suara')"))
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    until(lambda: state(dinas, sent) == "received", "the claim is received")
    copy = str(dinas.do(f"result = copies_of({claim!r})[0].subject"))
    assert "Mitra menghapus isi" not in Desk(bawaslu, "COMMISSIONER").get("/meja/").text
    erase = f"""
from saksama_node.flows.content.erase_content import grounds_for
one, other = person(Role.COMMISSIONER), second(Role.COMMISSIONER)
number = propose_erasure(one, {copy!r}, grounds_for({copy!r})[0], "Nomor telepon orang lain, harus hapus.")
confirm_read(other, number)
"""
    copies = "for each in found.payload.copies"
    salts = f"[each.salt {copies}], [list(each.address + each.said) {copies}]"
    out = f"found = queries.outgoing({sent!r}); result = [{salts}]"
    assert dinas.do(out) != [["0" * 64], [[]]]
    dinas.do(erase)
    assert dinas.do(out) == [["0" * 64], [[]]]

    until(lambda: "Mitra menghapus isi" in Desk(bawaslu, "COMMISSIONER").get("/meja/").text, "the partner is told")
    page = Desk(bawaslu, "COMMISSIONER").get(f"/meja/konten/{copy}/").text
    assert "Dihapus pada mitra" in page
    assert "0812-3456-7890" in page, "what is here is for people here to decide"
    bawaslu.do(erase)
    received = f"""
found = next(each for each in queries.all_incoming(kind="content.claim") if each.payload.claim == {claim!r})
result = [{salts}]
"""
    assert bawaslu.do(received) == [["0" * 64], [[]]]
    assert "Mitra menghapus isi" not in Desk(bawaslu, "COMMISSIONER").get("/meja/").text
    assert "Dihapus pada mitra" not in Desk(bawaslu, "COMMISSIONER").get(f"/meja/konten/{copy}/").text


def test_the_government_does_not_receive_what_concerns_it_and_assesses_none_of_it(desks: Pair) -> None:
    bawaslu, dinas = desks
    concerning = str(bawaslu.do("result = claim('Gubernur membagi uang', 'official')"))
    with pytest.raises(ActFailed) as refused:
        bawaslu.do(f"handed({concerning!r}, {dinas.origin!r})")
    assert refused.value.error == "NotPermitted"
    unknown = str(bawaslu.do("result = claim('Belum jelas siapa', 'unknown')"))
    with pytest.raises(ActFailed):
        bawaslu.do(f"handed({unknown!r}, {dinas.origin!r})")

    claim = str(bawaslu.do("result = claim('Beredar kabar kotak suara hilang')"))
    sent = str(bawaslu.do(f"result = handed({claim!r}, {dinas.origin!r})"))
    until(lambda: state(bawaslu, sent) == "received", "the claim is received")
    bawaslu.do(f"""
said = Said('Kotak suara hilang', Category.FALSEHOOD, Concerns.OFFICIAL, 'penyelenggara')
classify_claim(person(Role.CONTENT), {claim!r}, said)
""")
    until(lambda: dinas.do(f"result = claim_of({claim!r}).concerns.value") == "official", "it concerns an official now")
    with pytest.raises(ActFailed) as stands_aside:
        dinas.do(f"""
from dataclasses import replace
from saksama_node.contentwatch.claims import deciding
from saksama_node.settings.current import SETTINGS
kept, deciding.SETTINGS = deciding.SETTINGS, replace(SETTINGS, government=True)
try:
    sources = [Source("https://a.example", outside=True)]
    propose_assessment(person(Role.CONTENT), {claim!r}, Assessment.FALSE, "x", sources)
finally:
    deciding.SETTINGS = kept
""")
    assert stands_aside.value.error == "FindingRefused"
    back = str(dinas.do("result = claim('Bupati dan gubernur bertemu', 'incumbent')"))
    capture = str(dinas.do(f"result = handed({back!r}, {bawaslu.origin!r})"))
    until(lambda: state(dinas, capture) == "received", "the capture alone goes the other way")


def told_of(node: LiveNode, folder: Path, claim: str) -> list[object]:
    """What `saksama verify` finds against this claim, both logs read."""
    told = verified(node, folder)
    assert len(told["logs"]) == 2, told
    return [each for each in told["findings"] if claim in json.dumps(each)]


FORGED = [
    ("other words in the log", "payload = replace(payload, concerns=Concerns.UNKNOWN)"),
    ("other words than were written down", "payload = replace(payload, words='Surat suara aman')"),
    ("words without their salt", "payload = replace(payload, salt=None)"),
    ("a copy of nobody", "payload = replace(payload, copies=(replace(payload.copies[0], subject='ab' * 16),))"),
    ("another time", "payload = replace(payload, copies=(replace(payload.copies[0], captured=PAST),))"),
    ("another channel", "payload = replace(payload, copies=(replace(payload.copies[0], channel=Channel.X),))"),
    ("a salt that opens nothing", "payload = replace(payload, copies=(replace(payload.copies[0], salt='00' * 32),))"),
    ("a claim that was never begun", "payload = replace(payload, claim='cd' * 16)"),
    ("a file that is not there", "uploads = uploads[:1]"),
]


@pytest.mark.parametrize("forge", [case[1] for case in FORGED], ids=[case[0] for case in FORGED])
def test_what_the_sender_s_log_does_not_bear_is_rejected(desks: Pair, forge: str) -> None:
    bawaslu, dinas = desks
    claim = str(dinas.do("result = claim('Kabar yang dipalsukan')"))
    sent = str(
        dinas.do(f"""
from msgspec.structs import replace
PAST = "2024-01-01T00:00:00.000Z"
planned = plan_handing.handing({claim!r}, {bawaslu.origin!r})
found = planned.claim
payload = ContentClaim(claim=found.subject, words=found.words, category=found.category, concerns=found.concerns,
                       target=found.target, salt=words_opening(found.subject).salt.hex(),
                       copies=tuple(wrap_copies.wrapped(each) for each in planned.packed))
uploads = list(wrap_copies.wrapped_files(planned.packed))
{forge}
letter = sending.Letter(to={bawaslu.origin!r}, clause="pasal-4", classification=Classification.RESTRICTED,
                        title="Palsu", payload=payload, subjects=hold_against_log.subjects_of(payload.concerns))
result = sending.send_dispatch(person(Role.OFFICER), letter, uploads).subject
""")
    )
    until(lambda: state(dinas, sent) == "rejected", "the forged claim is rejected")
    assert dinas.do(f"result = queries.outgoing({sent!r}).rejection") == "schema"
    assert here(bawaslu, claim) is None


def test_words_that_do_not_open_the_entry_are_rejected(desks: Pair) -> None:
    bawaslu, dinas = desks
    claim = str(dinas.do("result = claim('Kabar yang dinilai')"))
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    until(lambda: state(dinas, sent) == "received", "the claim is received")
    assessed(dinas, claim)
    until(lambda: dinas.do(f"result = placed({claim!r})"), "the assessment has its place")
    forged = str(
        dinas.do(f"""
found = findings_of({claim!r})[0]
payload = ContentFinding(claim={claim!r}, index=found.index, salt=found.opening.salt.hex(), words="Benar adanya.")
letter = sending.Letter(to={bawaslu.origin!r}, clause="pasal-4", classification=Classification.RESTRICTED,
                        title="Palsu", payload=payload)
result = sending.send_dispatch(person(Role.OFFICER), letter).subject
""")
    )
    until(lambda: state(dinas, forged) == "rejected", "the forged words are rejected")
    assert bawaslu.do(f"result = receiving.heard_of({claim!r})") == []


def test_a_picture_is_drawn_anew_here_after_a_second_person_let_it_go(desks: Pair) -> None:
    bawaslu, dinas = desks
    claim = str(
        dinas.do("""
from tests.node.contentwatch.drawn import picture
from tests.node.seconds.reading import confirm_read
from saksama_node.contentwatch.captures.captured import shown_picture
from saksama_node.seconds.proposing import of_subjects
by = person(Role.CONTENT)
copy = capture_picture(by, picture((40, 30)), Given(Way.STAFF, Channel.WHATSAPP), "Surat suara tercoblos")
take_content(by, copy)
result = begin_claim(by, copy, Said("Surat suara tercoblos", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
""")
    )
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    assert state(dinas, sent) == "held", "no leak check can read a picture"
    dinas.do(f"confirm_read(second(Role.CUSTODIAN), of_subjects({sent!r})[0].id)")
    until(lambda: state(dinas, sent) == "received", "the picture is received")
    told = bawaslu.do(f"""
from saksama_node.contentwatch.captures.captured import shown_picture
found = copies_of({claim!r})[0]
result = [found.text, shown_picture(found.subject)[:4].hex()]
""")
    assert told == ["Surat suara tercoblos", "89504e47"]


def test_the_desk_says_what_goes_under_which_clause_and_why_not(desks: Pair) -> None:
    bawaslu, dinas = desks
    claim = str(dinas.do("result = claim('Kabar dari meja')"))
    content = Desk(dinas, "CONTENT")
    page = content.get(f"/meja/klaim/{claim}/").text
    for said in ("Kirim klaim ini", "1 salinan dengan 2 berkas tersegel", "pasal 4: Penggunaan teknologi informasi"):
        assert said in page
    sent = content.post(f"/meja/klaim/{claim}/kirim/", {"to": bawaslu.origin}).text
    assert "Terkirim dan dicatat di log" in sent
    assert "Kirim lagi dengan salinan yang baru" in sent
    assert "0 salinan" in sent, "what went is not offered again"
    until(lambda: here(bawaslu, claim) == dinas.origin, "the claim is received")
    other = Desk(bawaslu, "CONTENT")
    there = other.get(f"/meja/klaim/{claim}/").text
    assert "Klaim ini dimulai dan digolongkan oleh Diskominfotik" in there
    assert "Golongkan lagi" not in there
    copy = str(bawaslu.do(f"result = copies_of({claim!r})[0].subject"))
    shown = other.get(f"/meja/konten/{copy}/").text
    assert "di log Diskominfotik" in shown
    assert "Lepas dari klaim" not in shown
    dispatch = bawaslu.do(f"""
found = next(each for each in queries.all_incoming(kind="content.claim") if each.payload.claim == {claim!r})
result = [found.subject, found.index]
""")
    assert isinstance(dispatch, list)
    assert f"/meja/klaim/{claim}/" in other.get(f"/meja/kiriman/masuk/{dispatch[0]}/{dispatch[1]}/").text

    concerning = str(bawaslu.do("result = claim('Gubernur membagi uang', 'official')"))
    refused = other.get(f"/meja/klaim/{concerning}/").text
    assert "mengecualikan perkara yang terlapornya pejabat pemerintah provinsi" in refused
    assert "Kirim klaim ini" not in refused
    tried = other.post(f"/meja/klaim/{concerning}/kirim/", {"to": dinas.origin}).text
    assert "Kiriman ini tidak diizinkan" in tried
    strange = other.post(f"/meja/klaim/{concerning}/kirim/", {"to": "lain.example/log"}).text
    assert "Pilih mitra yang dituju" in strange
    first = other.post(f"/meja/klaim/{concerning}/kirim/", {"to": dinas.origin, "finding": "7"}).text
    assert "content.not-handed" in first
