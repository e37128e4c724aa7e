"""A claim between two live nodes: handed over with its captures, assessed here, judged there, requested and verified.

What a partner sends is held against its log: what does not open it is rejected, and the clause is not gone round.
"""

import subprocess
import sys

import pytest

from tests.node.exchange.two_nodes import ActFailed, LiveNode, Pair, until

CONTENT = """
from saksama.entries.kinds.content import *
from saksama.entries.commitment import Opening
from saksama_node.contentwatch import receiving
from saksama_node.contentwatch.actions import Given
from saksama_node.contentwatch.deciding import Source
from saksama_node.contentwatch.handing import findings_of
from saksama_node.contentwatch.proposed import proposals_of
from saksama_node.contentwatch.queries import claim_of, copies_of
from saksama_node.contentwatch.triage import Said
from saksama_node.flows import send_content
from saksama_node.flows.capture_content import capture_picture, capture_words
from saksama_node.flows.decide_claim import *
from saksama_node.flows.triage_content import begin_claim, classify_claim, join_claim, take_content

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
confirm_finding(second(Role.OFFICER), number)
""")


def judged(node: LiveNode, claim: str) -> None:
    node.do(f"""
number = propose_judgment(person(Role.COMMISSIONER), {claim!r}, Judgment.VIOLATION, "Menghasut.",
                          ["uu-7-2017-280-1-d"])
confirm_finding(second(Role.COMMISSIONER), number)
""")


def verified(*nodes: LiveNode) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "saksama.cli", "verify", *(f"{node.url}/log" for node in nodes)]
    return subprocess.run(command, env=nodes[0].environment, check=False, capture_output=True, text=True)


def test_a_claim_is_captured_there_assessed_here_and_judged_there(desks: Pair) -> None:
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
        f"classify_claim(person(Role.CONTENT), {claim!r}, Said('x', Category.HATE, Concerns.OFFICIAL, 'kpu'))",
        f"join_claim(person(Role.CONTENT), copies_of({claim!r})[0].subject, claim('Lain'))",
    ):
        with pytest.raises(ActFailed) as refused:
            bawaslu.do(act)
        assert refused.value.error == "TriageRefused", "one history lies in one log"

    assessed(dinas, claim)
    until(lambda: dinas.do(f"result = placed({claim!r})"), "the assessment has its place")
    number = dinas.do(f"result = proposals_of({claim!r})[0].id")
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
    judged(bawaslu, claim)
    life = bawaslu.do(f"result = [(each.origin, each.body.KIND) for each in claim_life({claim!r})]")
    assert life == [
        [dinas.origin, "content.classified"],
        [dinas.origin, "content.assessed"],
        [bawaslu.origin, "content.judged"],
    ]


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
said = Said('Kotak suara hilang', Category.FALSEHOOD, Concerns.OFFICIAL, 'kpu')
classify_claim(person(Role.CONTENT), {claim!r}, said)
""")
    until(lambda: dinas.do(f"result = claim_of({claim!r}).concerns.value") == "official", "it concerns an official now")
    with pytest.raises(ActFailed) as stands_aside:
        dinas.do(f"""
from dataclasses import replace
from saksama_node.contentwatch import deciding
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


FORGED = [
    ("other words in the log", "payload = replace(payload, concerns=Concerns.UNKNOWN)"),
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
planned = send_content.handing({claim!r}, {bawaslu.origin!r})
found = planned.claim
payload = ContentClaim(claim=found.subject, words=found.words, category=found.category, concerns=found.concerns,
                       target=found.target, copies=tuple(send_content._copy(each) for each in planned.packed))
uploads = list(send_content._uploads(planned.packed))
{forge}
letter = sending.Letter(to={bawaslu.origin!r}, clause="pasal-4", classification=Classification.RESTRICTED,
                        title="Palsu", payload=payload, subjects=send_content.subjects_of(payload.concerns))
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
from tests.node.contentwatch.test_reading import picture
from saksama_node.flows.send_dispatch import release_dispatch
from saksama_node.contentwatch.queries import shown_picture
by = person(Role.CONTENT)
copy = capture_picture(by, picture((40, 30)), Given(Way.STAFF, Channel.WHATSAPP), "Surat suara tercoblos")
take_content(by, copy)
result = begin_claim(by, copy, Said("Surat suara tercoblos", Category.FALSEHOOD, Concerns.NOBODY, "penyelenggara"))
""")
    )
    sent = str(dinas.do(f"result = handed({claim!r}, {bawaslu.origin!r})"))
    assert state(dinas, sent) == "held", "no leak check can read a picture"
    dinas.do(f"release_dispatch(second(Role.CUSTODIAN), {sent!r})")
    until(lambda: state(dinas, sent) == "received", "the picture is received")
    told = bawaslu.do(f"""
from saksama_node.contentwatch.queries import shown_picture
found = copies_of({claim!r})[0]
result = [found.text, shown_picture(found.subject)[:4].hex()]
""")
    assert told == ["Surat suara tercoblos", "89504e47"]
