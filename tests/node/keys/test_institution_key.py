"""An institution's own key replaced between two live nodes: by an amendment that the partner countersigns, or not.

What a test needs of those before it stands in `words` and `away`: each runs alone too.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from saksama.keys.locked import unlock
from saksama.tlog.note import ED25519, SigningKey
from tests.node.exchange.two_nodes import ROOT, ActFailed, Desk, LiveNode, report_of, until
from tests.node.keys.conftest import KEYS, Three
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE

LONG = 120.0
NEW_PASSPHRASE = "frasa lembaga yang kedua"
IMPORTS = f"""{KEYS}
from saksama.vocabulary import OldKey
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import institution_key, is_outside, verifier
from saksama_node.agreements.queries import agreement_of
from saksama_node.flows.agreement.carry_agreement import bring_back, carry_out
from saksama_node.flows.exchange.partner_keys import ring
from saksama_node.flows.agreement.propose_agreement import withdraw_proposal
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.flows.agreement.propose_agreement import declare_move
from saksama_node.ledger import blobs
from saksama_node.settings.current import SETTINGS
"""


@dataclass(slots=True)
class Words:
    """The passphrase of Bawaslu's institution key that stands now."""

    now: str = INSTITUTION_PASSPHRASE


@pytest.fixture(scope="module")
def words() -> Words:
    """A test that replaces that key says under which passphrase the new one lies."""
    return Words()


def command(node: LiveNode, *words: str) -> str:
    """What `saksama-node` prints at this node."""
    told = [sys.executable, "-m", "saksama_node.web.operations", *words]
    done = subprocess.run(told, env=node.environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refused(node: LiveNode, *words: str) -> str:
    """What `saksama-node` says when it refuses."""
    told = [sys.executable, "-m", "saksama_node.web.operations", *words]
    done = subprocess.run(told, env=node.environment, check=False, capture_output=True, text=True)
    assert done.returncode != 0, done.stdout
    assert "Traceback" not in done.stderr
    return done.stderr


def elsewhere(folder: Path, *words: str) -> str:
    """What `saksama` prints on a machine that knows no node: an environment of its own, in a folder of its own."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder)}
    told = [sys.executable, "-m", "saksama.cli.main", *words]
    done = subprocess.run(told, env=env, cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def word(top: Path, name: str, text: str) -> str:
    file = top / name
    file.write_text(text + "\n", encoding="utf-8")
    return str(file)


def current(node: LiveNode, partner: LiveNode) -> str:
    return str(node.do(f"result = with_partner({partner.origin!r}).current.digest"))


def username(node: LiveNode) -> str:
    return str(node.do("result = person(Role.SIGNATORY).username"))


def known(node: LiveNode, digest: str) -> None:
    """Wait until the partner's proposal is here to be read."""
    code = f"from saksama_node.agreements.queries import known; result = known({digest!r})"
    until(lambda: node.do(code), f"{node.code} knows the text", LONG)


def in_force(three: Three, digest: str) -> None:
    for node, other in ((three.a, three.b), (three.b, three.a)):
        until(lambda node=node, other=other: current(node, other) == digest, f"{node.code} sees it in force", LONG)  # type: ignore[misc]


def key_of(node: LiveNode) -> str:
    return str(node.do(f"{IMPORTS}\nresult = str(verifier())"))


def pinned(node: LiveNode, partner: LiveNode) -> list[str]:
    """The partner's institution key, as the link and the partner's row name it."""
    found = node.do(f"""{IMPORTS}
from saksama_node.agreements.queries import partner
result = [links.link({partner.origin!r}).institution_key, partner({partner.origin!r}).institution_key]
""")
    assert isinstance(found, list)
    return found


def arrives(node: LiveNode, to: LiveNode) -> None:
    done = node.do(f"result = send({to.origin!r}, Notice(text='Contoh'))")
    assert isinstance(done, dict)
    subject = done["subject"]
    until(lambda: node.do(f"result = queries.outgoing({subject!r}).state") == "received", "the receipt", LONG)


def verified(three: Three, node: LiveNode, state: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "saksama.cli.main", "verify", node.url, "--json", "--state", str(state)]
    done = subprocess.run(command, env=three.a.environment, check=False, capture_output=True, text=True)
    return report_of(done.stdout)


def codes(found: dict[str, Any], class_: str = "integrity") -> list[str]:
    return [one["code"] for one in found["findings"] if one["class"] == class_]


@pytest.fixture(scope="module")
def state(three: Three) -> Path:
    """Where `saksama verify` keeps the keys of both nodes from before anything was replaced."""
    folder = three.top / "verify"
    for node in (three.a, three.b):
        assert codes(verified(three, node, folder)) == []
    return folder


def stated(node: LiveNode, key: str) -> None:
    """Wait until this node introduces itself under this institution key, with all that a partner needs."""
    code = f"""
import json, urllib.request
told = json.load(urllib.request.urlopen({node.url!r} + "/.well-known/saksama"))
result = [told["institution_key"], sorted({{each["use"] for each in told["keys"]}})]
"""
    wanted = [key, ["age", "log", "transport", "vault", "witness"]]
    until(lambda: node.do(code) == wanted, f"{node.code} introduces itself anew", LONG)


def test_by_commands_with_both_keys_on_the_node(three: Three, state: Path, words: Words) -> None:
    a, b = three.a, three.b
    text, old = current(a, b), key_of(a)
    by, new_word = ("--as", username(a)), word(three.top, "new.word", NEW_PASSPHRASE)
    old_word = word(three.top, "old.word", INSTITUTION_PASSPHRASE)
    said = command(a, "agreement", "new-key", text, "--old-key", "signs", *by, "--new-passphrase-file", new_word)
    draft = said.splitlines()[-1]
    heard = said.splitlines()[0].rpartition(": ")[2]
    both = ("--passphrase-file", old_word, "--new-passphrase-file", new_word)
    wrong = ("--passphrase-file", new_word, "--new-passphrase-file", old_word)
    assert "locked.passphrase" in refused(a, "agreement", "sign", draft, *by, *wrong)
    command(a, "agreement", "sign", draft, *by, *both)
    known(b, draft)
    # Before the partner signs nothing has changed, on either side.
    assert key_of(a) == old
    assert pinned(b, a) == [old, old]
    sign = ("agreement", "sign", draft, "--as", username(b), "--passphrase-file", old_word)
    assert "agreement.not-possible" in refused(b, *sign)
    assert "agreement.not-possible" in refused(b, *sign, "--fingerprint", "0000 0000 0000 0000 0000")
    assert pinned(b, a) == [old, old]
    command(b, *sign, "--fingerprint", heard)
    in_force(three, draft)
    words.now = NEW_PASSPHRASE
    new = key_of(a)
    assert new != old
    assert pinned(b, a) == [new, new]
    stated(a, new)
    arrives(a, b)
    arrives(b, a)
    # The new key signs statements, here and for the partner; the old one, which is still in its file, signs none.
    before = a.do("result = list(standing_keys(KeyUse.TRANSPORT))")
    with pytest.raises(ActFailed, match="WrongPassphrase"):
        a.do("rotate('transport')")
    a.do(f"rotate_key(person(Role.SIGNATORY), KeyUse.TRANSPORT, {NEW_PASSPHRASE!r}, overlap=timedelta(hours=1))")
    after = a.do("result = list(standing_keys(KeyUse.TRANSPORT))")
    assert isinstance(after, list)
    assert after[1:] == before
    learned = f"{IMPORTS}\nresult = list(ring({a.origin!r}).valid({a.origin!r}, KeyUse.TRANSPORT, now()))"
    until(lambda: b.do(learned) == after, "the partner follows the new key's statement", LONG)
    for node in (a, b):
        done = verified(three, node, state)
        assert codes(done) == []
        assert "key.old-absent" not in codes(done, "unchecked")
    # Who never met the old key finds nothing wrong either.
    assert codes(verified(three, a, three.top / "first")) == []


def test_whoever_holds_the_old_key_alone_changes_nothing(three: Three, words: Words) -> None:
    a, b = three.a, three.b
    text, stands = current(a, b), key_of(a)
    thief = SigningKey.generate(stands.partition("+")[0], ED25519)
    # The thief draws up a text, with the old key's signature and the one that he wants to put in its place.
    made = a.do(f"""{IMPORTS}
from saksama.agreement.terms import NewKey, PartyNode, Amendment, complete, read_terms, template_of
from saksama.tlog.note import SigningKey, sign
held = agreement_of({text!r}).text({text!r})
thief = SigningKey.parse({thief.serialize()!r})
nodes = [PartyNode(p.code, p.origin, str(thief.verifier) if p.origin == SETTINGS.origin else p.institution_key, p.url)
         for p in held.terms.parties]
said = NewKey(held.terms.party_at(SETTINGS.origin).code, str(verifier()), OldKey.SIGNS)
before = Amendment(held.terms.amendment.original if held.terms.amendment else held.digest, held.digest)
forged = complete(template_of(held.text), nodes, held.terms.witnesses, before, said)
key = institution_key({words.now!r})
result = [read_terms(forged).digest, sign(forged, key, thief).encode().decode()]
""")
    assert isinstance(made, list)
    digest, note = made
    b.do(f"""
from saksama_node.agreements.actions import keep_note
with act():
    keep_note({note!r}.encode(), {digest!r})
""")
    # Kept to be read, it waits for a person who telephones; without the institution's log it binds nobody even then.
    with pytest.raises(ActFailed, match="NotPossible"):
        b.do(
            f"countersign_agreement(by=person(Role.SIGNATORY), digest={digest!r}, "
            f"passphrase={INSTITUTION_PASSPHRASE!r})"
        )
    heard = b.do(
        f"{IMPORTS}\nfrom saksama.tlog.note import VerifierKey\n"
        f"result = fingerprint(VerifierKey.parse({str(thief.verifier)!r}))"
    )
    b.do(
        f"countersign_agreement(by=person(Role.SIGNATORY), digest={digest!r}, "
        f"passphrase={INSTITUTION_PASSPHRASE!r}, heard={heard!r})"
    )
    assert current(b, a) == text
    assert pinned(b, a) == [stands, stands]
    arrives(a, b)
    # A text whose new key did not sign it is refused at the door.
    bare = a.do(f"{IMPORTS}\nfrom saksama.tlog.note import Note\nresult = sign(forged, key).encode().decode()")
    with pytest.raises(ActFailed, match="NoteRefused"):
        b.do(f"""
with act():
    keep_note({bare!r}.encode(), {digest!r})
""")


def test_a_stolen_key_is_replaced_without_its_signature_and_verify_says_so(
    three: Three, state: Path, words: Words
) -> None:
    a, b = three.a, three.b
    text, old = current(a, b), key_of(a)
    third = "frasa lembaga yang ketiga"
    draft = a.do(f"""{IMPORTS}
result = draft_new_key(by=person(Role.SIGNATORY), digest={text!r}, old_key=OldKey.STOLEN, passphrase={third!r})
propose_agreement(by=person(Role.SIGNATORY), digest=result, new_passphrase={third!r})
""")
    assert isinstance(draft, str)
    known(b, draft)
    page = Desk(b, "SIGNATORY")
    shown = page.get(f"/meja/nota/{draft}/").text
    assert "tanpa kunci lamanya" in shown
    assert "kunci lama dicuri" in shown
    heard = a.do(f"""{IMPORTS}
from saksama.tlog.note import VerifierKey
named = agreement_of({draft!r}).text({draft!r}).terms.party_at({a.origin!r}).institution_key
result = fingerprint(VerifierKey.parse(named))
""")
    assert str(heard) not in shown
    signed = f"/meja/nota/{draft}/tanda-tangan/"
    assert "agreement.not-possible" in page.post(signed, {"passphrase": INSTITUTION_PASSPHRASE, "heard": "salah"}).text
    assert "dicatat di log" in page.post(signed, {"passphrase": INSTITUTION_PASSPHRASE, "heard": heard}).text
    in_force(three, draft)
    words.now = third
    stated(a, key_of(a))
    assert old != key_of(a)
    arrives(b, a)
    # Who knows the old key is told once; what rests on the partner alone is named in every report.
    done = verified(three, a, state)
    assert codes(done) == []
    assert "key.old-absent" in codes(done, "unchecked")
    again = verified(three, a, state)
    assert "key.old-absent" not in codes(again, "unchecked")
    assert "old-key" in [each if isinstance(each, str) else each["code"] for each in again["not_checked"]]


def carry_away(three: Three, words: Words) -> None:
    """Diskominfotik's key leaves its node, and a new one that never was there takes its place."""
    a, b = three.a, three.b
    safe = three.top / "brankas"
    safe.mkdir()
    old_word, new_word = word(safe, "old.word", INSTITUTION_PASSPHRASE), word(safe, "new.word", NEW_PASSPHRASE)
    by = ("--as", username(b))
    command(b, "key", "take-out", str(safe / "lama.locked"), *by, "--passphrase-file", old_word)
    told = elsewhere(
        safe, "key", "new", "baru.locked", "--name", "diskominfotik-ntb.uji/lembaga", "--passphrase-file", new_word
    )
    text = current(b, a)
    public = str(safe / "baru.locked.pub")
    said = command(b, "agreement", "new-key", text, "--old-key", "signs", "--public", public, *by)
    draft = said.splitlines()[-1]
    stick = three.top / "stik"
    stick.mkdir()
    files = command(b, "agreement", "export", draft, str(stick / "nota"), *by).split()
    assert len(files) > 4
    one = ("agreement", "sign", files[0], "--key", "lama.locked", "--passphrase-file", old_word)
    elsewhere(safe, *one, "--out", str(stick / "lama-saja.signed"))
    bring = ("agreement", "bring", draft, *by)
    assert "agreement.not-possible" in refused(b, *bring, str(stick / "lama-saja.signed"))
    keys = (
        "--key",
        "lama.locked",
        "--key",
        "baru.locked",
        "--passphrase-file",
        old_word,
        "--passphrase-file",
        new_word,
    )
    assert "KUNCI LEMBAGA BARU" in elsewhere(safe, "agreement", "sign", *files, *keys)
    signed = [f"{file}.signed" for file in files]
    # The text alone is not enough: the node's own keys must be stated under the new key.
    assert "agreement.not-possible" in refused(b, *bring, signed[0])
    command(b, *bring, *signed)
    assert "agreement.not-possible" in refused(b, *bring, *signed)
    known(a, draft)
    heard = said.splitlines()[0].rpartition(": ")[2]
    signed_by_a = f"digest={draft!r}, passphrase={words.now!r}, heard={heard!r}"
    a.do(f"countersign_agreement(by=person(Role.SIGNATORY), {signed_by_a})")
    in_force(three, draft)
    assert key_of(b) == told.strip()
    stated(b, told.strip())


@pytest.fixture
def away(three: Three, words: Words) -> Path:
    """Where Diskominfotik's keys lie since they are on another machine, the old one and the new one."""
    safe = three.top / "brankas"
    if not safe.exists():
        carry_away(three, words)
    return safe


def test_with_the_key_on_a_machine_that_is_never_connected(three: Three, state: Path, words: Words) -> None:
    carry_away(three, words)
    arrives(three.a, three.b)
    arrives(three.b, three.a)
    assert codes(verified(three, three.b, state)) == []


def test_a_suspension_needs_no_key_and_resuming_needs_it(three: Three, state: Path, words: Words, away: Path) -> None:
    a, b = three.a, three.b
    text = current(b, a)
    by, stick, safe = ("--as", username(b)), three.top / "stik", away
    early = stick / "dini"
    command(b, "agreement", "suspend", text, "--reason", "Contoh", *by)
    command(b, "agreement", "resume", text, "--reason", "Contoh: sudah diperiksa", *by, "--out", str(early))
    assert "agreement.not-possible" in refused(b, "agreement", "bring", text, str(early), *by)
    key = ("--key", "baru.locked", "--passphrase-file", str(safe / "new.word"))
    assert "act resumed" in elsewhere(safe, "agreement", "sign", str(early), *key)
    old = ("--key", "lama.locked", "--passphrase-file", str(safe / "old.word"))
    elsewhere(safe, "agreement", "sign", str(early), *old, "--out", str(stick / "lama.signed"))
    # The key that was replaced declares nothing any more.
    assert "agreement.not-possible" in refused(b, "agreement", "bring", text, str(stick / "lama.signed"), *by)
    command(b, "agreement", "bring", text, f"{early}.signed", *by)
    standing = f"result = with_partner({b.origin!r}).standing(now()).value"
    until(lambda: a.do(standing) == "suspended", "the suspension is followed", LONG)
    a.do(f"resume_agreement(by=person(Role.SIGNATORY), digest={text!r}, reason='Contoh', passphrase={words.now!r})")
    for node, other in ((a, b), (b, a)):
        code = f"result = with_partner({other.origin!r}).standing(now()).value"
        until(lambda node=node, code=code: node.do(code) == "in-force", "in force again", LONG)  # type: ignore[misc]
    # A declaration that lies about lifts no later suspension.
    command(b, "agreement", "suspend", text, "--reason", "Lagi", *by)
    assert "agreement.not-possible" in refused(b, "agreement", "bring", text, f"{early}.signed", *by)
    command(b, "agreement", "resume", text, "--reason", "Lagi", *by, "--out", str(stick / "lagi"))
    elsewhere(safe, "agreement", "sign", str(stick / "lagi"), *key)
    command(b, "agreement", "bring", text, str(stick / "lagi.signed"), *by)
    until(lambda: a.do(standing) == "suspended", "the suspension is followed", LONG)
    a.do(f"resume_agreement(by=person(Role.SIGNATORY), digest={text!r}, reason='Contoh', passphrase={words.now!r})")
    until(lambda: a.do(standing) == "in-force", "in force again", LONG)
    assert codes(verified(three, a, state)) == []


def drafted(node: LiveNode, other: LiveNode, words: Words, until_year: int) -> str:
    """An amendment that ends in another year, proposed; its digest."""
    digest = node.do(f"""{IMPORTS}
from saksama.agreement.terms import template_of
held = with_partner({other.origin!r}).current
template = template_of(held.text).replace("2029-01-28T23:59:59", "{until_year}-01-28T23:59:59")
us = held.terms.party_at(SETTINGS.origin).code
result = draft_agreement(by=person(Role.SIGNATORY), template=template, us=us, partner={other.origin!r},
                         witnesses=held.terms.witnesses, amends=held.digest)
propose_agreement(by=person(Role.SIGNATORY), digest=result, passphrase={words.now!r})
""")
    assert isinstance(digest, str)
    return digest


def brought(three: Three, digest: str) -> None:
    """B's institution, whose key is elsewhere, signs what A proposed."""
    b, safe = three.b, three.top / "brankas"
    stick = three.top / "stik" / digest[:8]
    command(b, "agreement", "export", digest, str(stick), "--as", username(b))
    elsewhere(
        safe, "agreement", "sign", str(stick), "--key", "baru.locked", "--passphrase-file", str(safe / "new.word")
    )
    command(b, "agreement", "bring", digest, f"{stick}.signed", "--as", username(b))


def test_a_proposal_is_withdrawn_and_can_be_made_again(three: Three, words: Words, away: Path) -> None:
    a, b = three.a, three.b
    text, digest = current(a, b), drafted(a, b, words, 2031)
    known(b, digest)
    assert "menunggu tanda tangan kami" in Desk(b, "SIGNATORY").get("/meja/nota/").text
    desk = Desk(a, "SIGNATORY")
    assert "Tarik usulan" in desk.get(f"/meja/nota/{digest}/").text
    assert "Dicatat di log" in desk.post(f"/meja/nota/{digest}/tarik/", {"reason": "Salah tahun"}).text
    # The list is what the log says, and that says it once the entry has its place.
    until(lambda: "usulan ditarik kembali" in desk.get("/meja/nota/").text, "the list tells of the withdrawal", LONG)
    waits = f"{IMPORTS}\nresult = sorted(agreement_of({digest!r}).text({digest!r}).signed_by)"
    until(lambda: b.do(waits) == [], "the partner sees the withdrawal", LONG)
    page = Desk(b, "SIGNATORY").get(f"/meja/nota/{digest}/").text
    assert "menarik kembali tanda tangannya: Salah tahun" in page
    assert 'id="tanda-tangan"' not in page
    stick = three.top / "stik" / "ditarik"
    command(b, "agreement", "export", digest, str(stick), "--as", username(b))
    elsewhere(
        away, "agreement", "sign", str(stick), "--key", "baru.locked", "--passphrase-file", str(away / "new.word")
    )
    assert "agreement.not-possible" in refused(b, "agreement", "bring", digest, f"{stick}.signed", "--as", username(b))
    assert "agreement.not-possible" in refused(a, "agreement", "withdraw", digest, "--reason", "x", "--as", username(a))
    assert current(a, b) == text
    a.do(f"propose_agreement(by=person(Role.SIGNATORY), digest={digest!r}, passphrase={words.now!r})")
    until(lambda: b.do(waits) == [a.origin], "the partner sees it proposed again", LONG)
    brought(three, digest)
    in_force(three, digest)


@pytest.mark.usefixtures("away")
def test_a_signature_before_the_withdrawal_binds_and_one_after_it_does_not(
    three: Three, state: Path, words: Words
) -> None:
    a, b = three.a, three.b
    first = drafted(a, b, words, 2032)
    known(b, first)
    a.stop()
    brought(three, first)
    # The node does not know of the signature and takes the withdrawal; the logs tell that it came too late.
    a.do(f"withdraw_proposal(by=person(Role.SIGNATORY), digest={first!r}, reason='Bersilang')")
    a.serve()
    in_force(three, first)
    second = drafted(a, b, words, 2033)
    known(b, second)
    a.stop()
    a.do(f"withdraw_proposal(by=person(Role.SIGNATORY), digest={second!r}, reason='Bersilang')")
    brought(three, second)
    assert current(b, a) == second
    a.serve()
    in_force(three, first)
    arrives(a, b)
    for node in (a, b):
        done = verified(three, node, state)
        assert codes(done) == []
        assert (
            done["agreement"] == first if isinstance(done["agreement"], str) else done["agreement"]["digest"] == first
        )


def test_a_statement_under_a_replaced_key_says_nothing(three: Three, state: Path, away: Path) -> None:
    """The last one: it leaves a false entry in the log."""
    a, b = three.a, three.b
    before = b.do("result = list(standing_keys(KeyUse.TRANSPORT))")
    old = unlock((away / "lama.locked").read_bytes(), INSTITUTION_PASSPHRASE).decode()
    leaf = b.do(f"""{IMPORTS}
from saksama.keys.ring import body_of
from saksama.keys.statement import KeyStatement, sign_statement
from saksama.tlog.note import SigningKey
from saksama_node.ledger.actions import append
mine = SigningKey.generate("pencuri.example/angkutan")
said = KeyStatement(SETTINGS.origin, KeyUse.TRANSPORT, str(mine.verifier), now(), now() + timedelta(days=9))
sha = blobs.put(sign_statement(said, SigningKey.parse({old!r})).encode())
with act():
    leaf = append(body_of(said, sha), subject="", actor="signatory")
result = leaf.leaf_id
""")
    until(lambda: b.do(f"result = ledger.position({leaf})") is not None, "it is integrated", LONG)
    faults = f"result = [each.code for each in links.faults() if each.origin == {b.origin!r}]"
    until(lambda: "note.unverified" in a.do(faults), "an alarm at the partner", LONG)
    learned = f"{IMPORTS}\nresult = list(ring({b.origin!r}).valid({b.origin!r}, KeyUse.TRANSPORT, now()))"
    assert a.do(learned) == before
    assert "key.statement" in codes(verified(three, b, state))
