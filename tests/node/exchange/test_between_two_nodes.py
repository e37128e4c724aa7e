"""Dispatches between two live nodes: both receipts, refusals, waiting, catching up, crossing, and hostile partners."""

import io
import os
import shutil
import signal
import subprocess
import sys
import tarfile
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.node.exchange.two_nodes import ActFailed, LiveNode, Pair, in_force, until
from tests.testonly.node_folder import INSTITUTION_PASSPHRASE


def sent(node: LiveNode, to: LiveNode, payload: str, more: str = "") -> str:
    """Send and give the subject."""
    done = node.do(f"result = send({to.origin!r}, {payload}, {more})")
    assert isinstance(done, dict)
    return str(done["subject"])


def state(node: LiveNode, subject: str) -> object:
    return node.do(f"result = queries.outgoing({subject!r}).state")


def arrived(node: LiveNode, subject: str) -> object:
    """State, rejection and title of an incoming dispatch; None before it is known."""
    return node.do(f"""
try:
    found = incoming({subject!r})
    result = [found.state, found.rejection, found.title]
except Exception:
    result = None
""")


def signed_entries(node: LiveNode) -> int:
    with urlopen(f"{node.url}/log/checkpoint") as answer:
        return int(answer.read().split(b"\n")[1])


def test_a_dispatch_bears_both_receipts(pair: Pair) -> None:
    a, b = pair
    payload = "DatasetShare(description='TPS', source='KPU Sirekap', rows=2)"
    subject = sent(a, b, payload, "title='Data TPS', files=[('tps.csv', b'kode,suara\\n1,2\\n')]")
    until(lambda: state(a, subject) == "received", "the node's receipt")
    found = b.do(f"""
found = incoming({subject!r})
result = [found.state, found.payload.rows, [(f.name, f.open().read().decode()) for f in found.files], found.index]
""")
    assert isinstance(found, list)
    assert found[:3] == ["received", 2, [["tps.csv", "kode,suara\n1,2\n"]]]
    b.do(f"with act():\n    actions.accept(person(Role.OFFICER), {a.origin!r}, {found[3]})")
    until(lambda: state(a, subject) == "accepted", "the officer's receipt")
    indexes = a.do(
        f"found = queries.outgoing({subject!r}); result = [found.receipt_index, found.answer_index, found.number]"
    )
    assert isinstance(indexes, list)
    assert indexes[0] < indexes[1]
    kinds = a.do(f"""
from saksama_node.ledger import mirror
result = [each.entry.kind for each in mirror.mirrored({b.origin!r}, subject={subject!r})]
""")
    assert kinds == ["dispatch.received", "dispatch.accepted"]


def test_the_standard_age_program_opens_it_with_the_exported_key(pair: Pair, tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("age is not on this machine")
    a, b = pair
    subject = sent(a, b, "Notice(text='Contoh')", "files=[('tps.csv', b'kode,suara\\n')]")
    until(lambda: state(a, subject) == "received", "the node's receipt")
    sha = str(a.do(f"result = queries.outgoing({subject!r}).ciphertext"))
    for node in pair:
        key = tmp_path / f"{node.code}.age"
        command = [sys.executable, "-m", "saksama_node.web.operations", "export-age", str(key)]
        subprocess.run(command, env=node.environment, check=True, capture_output=True)
        assert key.stat().st_mode & 0o777 == 0o600
        again = subprocess.run(command, env=node.environment, check=False, capture_output=True, text=True)
        assert again.returncode != 0
        assert "Traceback" not in again.stderr
        sealed = node.data / "sealed" / sha[:2] / sha
        opened = subprocess.run(["age", "-d", "-i", str(key), str(sealed)], check=True, capture_output=True)
        with tarfile.open(fileobj=io.BytesIO(opened.stdout)) as archive:
            held = [archive.extractfile(member) for member in archive.getmembers()]
            assert b"kode,suara\n" in [each.read() for each in held if each is not None]


def test_an_officer_refuses_with_a_reason(pair: Pair) -> None:
    a, b = pair
    subject = sent(b, a, "InformationRequest(question='Berapa TPS?')")
    until(lambda: arrived(a, subject), "arrival")
    a.do(f"""
found = incoming({subject!r})
with act():
    actions.refuse(person(Role.OFFICER), found.origin, found.index, RefusalCode.NOT_COMPETENT)
""")
    until(lambda: state(b, subject) == "refused", "the refusal")
    assert b.do(f"result = queries.outgoing({subject!r}).refusal") == "not-competent"
    with pytest.raises(ActFailed) as twice:
        a.do("""
with act():
    actions.accept(person(Role.OFFICER), found.origin, found.index)
""")
    assert twice.value.error == "UnknownDispatch"


NOT_PERMITTED = [
    ("too confidential", "classification='confidential'"),
    ("a clause without the kind", "clause='pasal-3'"),
    ("an excluded subject", "subjects=frozenset({SubjectClass.PROVINCIAL_OFFICIAL_REPORTED})"),
]


@pytest.mark.parametrize("more", [case[1] for case in NOT_PERMITTED], ids=[case[0] for case in NOT_PERMITTED])
def test_nothing_moves_without_a_clause(pair: Pair, more: str) -> None:
    a, b = pair
    before = a.do("result = [len(queries.all_outgoing()), len(ledger.committed(('dispatch.sent',)))]")
    with pytest.raises(ActFailed) as refused:
        sent(a, b, "InformationRequest(question='x')", more)
    assert refused.value.error == "NotPermitted"
    assert a.do("result = [len(queries.all_outgoing()), len(ledger.committed(('dispatch.sent',)))]") == before


def test_only_the_receiver_gets_the_ciphertext(pair: Pair) -> None:
    a, b = pair
    sha, second = (
        a.do(f"result = queries.outgoing({sent(a, b, notice)!r}).ciphertext")
        for notice in ("Notice(text='Rapat')", "Notice(text='Rapat kedua')")
    )
    told = set()
    for name in (sha, "0" * 64):
        with pytest.raises(HTTPError) as refused:
            urlopen(f"{a.url}/sealed/{name}")
        with refused.value:
            told.add((refused.value.code, refused.value.read()))
    assert [code for code, _ in told] == [401], "what there is and what there is not are answered alike"
    ask = f"""
import httpx
from datetime import timedelta
from saksama.tlog.note import SigningKey
from saksama_node.exchange.transport import sign_request
from saksama_node.settings import keyfiles
from saksama_node.settings.current import SETTINGS
key = SigningKey.parse(keyfiles.read_line(SETTINGS.data, keyfiles.TRANSPORT))
url = "{a.url}/sealed/{sha}"
headers = sign_request("GET", url, key, now())
other = "{a.url}/sealed/{second}"
old = sign_request("GET", url, key, now() - timedelta(minutes=6))
result = [httpx.get(each, headers=how).status_code for each, how in ((url, headers), (other, headers), (url, old))]
"""
    assert b.do(ask) == [200, 401, 401], "the receiver; one signature opens one address, and for minutes only"
    assert a.do(ask) == [401, 401, 401], "the sender's own key is not the receiver's"
    to_another = f"""
from saksama_node.exchange import models
result = models.Outgoing.objects.filter(ciphertext={sha!r}).update(to={{}})
"""
    a.do(to_another.format("'third.contoh.example/log'"))
    assert b.do(ask) == [401, 401, 401], "a partner, but not the one it was sealed for"
    a.do(to_another.format(repr(b.origin)))


def test_a_partner_that_was_off_catches_up(pair: Pair) -> None:
    a, b = pair
    b.stop()
    subjects = [sent(a, b, f"Notice(text='Kabar {number}')", f"title='Kabar {number}'") for number in range(3)]
    until(
        lambda: a.do(f"found = links.link({b.origin!r}); result = found.silent_since is not None"), "silence is noticed"
    )
    assert [state(a, subject) for subject in subjects] == ["sent"] * 3
    b.serve()
    until(lambda: [state(a, subject) for subject in subjects] == ["received"] * 3, "all received")
    titles = b.do("result = [each.title for each in queries.all_incoming()][:3]")
    assert titles == ["Kabar 2", "Kabar 1", "Kabar 0"]
    numbers = b.do("result = sorted(each.number for each in queries.all_incoming())")
    assert isinstance(numbers, list)
    assert numbers == list(range(1, len(numbers) + 1)), "no gap, nothing twice"
    until(
        lambda: not a.do(f"found = links.link({b.origin!r}); result = found.silent_since is not None"),
        "it answers again",
    )


def test_a_sender_that_has_not_seen_the_partner_for_an_hour_waits(pair: Pair) -> None:
    a, b = pair
    a.stop()
    a.do("""
from datetime import timedelta
from saksama_node.exchange.models import Link
Link.objects.update(verified_at=now() - timedelta(minutes=61))
""")
    subject = sent(a, b, "Notice(text='Sabar')")
    found = a.do(f"found = queries.outgoing({subject!r}); result = [found.state, found.number, found.leaf]")
    assert found == ["waiting", None, None]
    a.serve()
    until(lambda: state(a, subject) == "received", "sent when it had caught up")


def test_what_cannot_be_sealed_is_set_aside_and_those_behind_it_go(pair: Pair) -> None:
    a, b = pair
    a.stop()
    a.do("""
from datetime import timedelta
from saksama_node.exchange.models import Link, Outgoing
Link.objects.update(verified_at=now() - timedelta(minutes=61))
""")
    broken = sent(a, b, "Notice(text='Rusak')", "files=[('tps.csv', b'kode,suara')]")
    behind = [sent(a, b, f"Notice(text='{text}')") for text in ("Lalu", "Akhir")]
    file = a.data / "outgoing" / broken / "000.age"
    held = file.read_bytes()
    file.write_bytes(held[:-1])
    a.serve()
    until(lambda: [state(a, each) for each in behind] == ["received"] * 2, "those behind it go")
    faults = "result = [[each.kind, each.about, each.detail] for each in links.faults()]"
    assert a.do(faults) == [["sending.set-aside", broken, f"outgoing/{broken}/000.age"]]
    numbers = "result = [queries.outgoing(each).number for each in {names!r}]"
    first, second, none = a.do(numbers.format(names=[*behind, broken]))
    assert (second - first, none) == (1, None)
    assert state(a, broken) == "waiting"
    # Restored, it goes by itself once its claim has ended, and the alarm with it.
    file.write_bytes(held)
    a.do(f"Outgoing.objects.filter(subject={broken!r}).update(claimed_at=now() - timedelta(minutes=11))")
    until(lambda: state(a, broken) == "received", "it goes once it is whole")
    assert a.do(faults) == []


def test_a_dispatch_that_crosses_a_suspension_is_set_aside_unopened(pair: Pair) -> None:
    a, b = pair
    digest = b.do(f"result = with_partner({a.origin!r}).current.digest")
    told = f"by=person(Role.SIGNATORY), digest={digest!r}, reason='contoh'"
    words = f"{told}, passphrase={INSTITUTION_PASSPHRASE!r}"
    a.stop()
    b.do(f"suspend_agreement({told})")
    subject = sent(a, b, "Notice(text='Bersilang')", "title='Bersilang'")
    a.serve()
    until(lambda: state(a, subject) == "rejected", "set aside")
    assert a.do(f"result = queries.outgoing({subject!r}).rejection") == "no-permit"
    assert arrived(b, subject) == ["rejected", "no-permit", ""]
    with pytest.raises(ActFailed) as refused:
        sent(a, b, "Notice(text='Lagi')")
    assert refused.value.error == "NotPermitted"
    b.do(f"resume_agreement({words})")
    a.do(f"resume_agreement({words})")
    for node, other in ((a, b), (b, a)):
        until(partial(in_force, node, other), "in force again")
    assert retried(b, subject) == ["received", "", "Bersilang"]
    until(lambda: state(a, subject) == "received", "its receipt after all")


def retried(node: LiveNode, subject: str) -> object:
    """Try a rejected dispatch again, on demand."""
    node.do(f"""
from saksama_node.flows.following.retry_entry import retry_entry
found = incoming({subject!r})
retry_entry(by=person(Role.OFFICER), origin=found.origin, index=found.index)
""")
    return arrived(node, subject)


HOSTILE = """
from saksama_node.exchange import sealed_files
real = sealed_files.growing
from contextlib import contextmanager
class Spoiled:
    def __init__(self, growing): self.file, self.growing = growing.file, growing
    def keep(self, sha):
        self.growing.keep(sha)
        SPOIL
@contextmanager
def growing():
    with real() as made:
        yield Spoiled(made)
sealed_files.growing = growing
try:
    result = send(TO, Notice(text='Rusak'), title='Rusak')["subject"]
finally:
    sealed_files.growing = real
"""
SPOILED = [
    ("digest", "sealed_files.path_of(sha).write_bytes(b'x')"),
    ("blob-missing", "sealed_files.delete(sha)"),
]


@pytest.mark.parametrize(("code", "spoil"), SPOILED, ids=[case[0] for case in SPOILED])
def test_one_faulty_dispatch_is_rejected_and_the_next_goes_on(pair: Pair, code: str, spoil: str) -> None:
    a, b = pair
    subject = a.do(HOSTILE.replace("TO", repr(b.origin)).replace("SPOIL", spoil))
    following = sent(a, b, "Notice(text='Baik')")
    until(lambda: state(a, following) == "received", "the next one")
    assert isinstance(subject, str)
    assert arrived(b, subject) == ["rejected", code, ""]
    until(lambda: state(a, subject) == "rejected", "the sender learns it")
    of_it = f"result = [each.code for each in links.faults() if each.index == incoming({subject!r}).index]"
    assert b.do(of_it) == [f"dispatch.{code}"]


def test_what_is_sealed_for_nobody_here_cannot_be_opened(pair: Pair) -> None:
    a, b = pair
    subject = a.do(f"""
import pyrage
real = waiting_flow.key_of
waiting_flow.key_of = lambda *_: str(pyrage.x25519.Identity.generate().to_public())
try:
    result = send({b.origin!r}, Notice(text='Terkunci'))["subject"]
finally:
    waiting_flow.key_of = real
""")
    assert isinstance(subject, str)
    until(lambda: arrived(b, subject), "judged")
    assert arrived(b, subject) == ["rejected", "cannot-open", ""]
    assert not list(Path(b.data / "received").glob(f"*{subject}*"))
    assert not list(Path(b.data / "received").glob(".new-*"))


def test_a_task_of_the_payload_must_be_one_of_the_log(pair: Pair) -> None:
    a, b = pair
    due = "2099-01-01T00:00:00.000Z"
    subject = sent(a, b, f"TaskOffer(task='ab' * 16, description='x', due='{due}')", "clause='pasal-3'")
    until(lambda: arrived(b, subject), "judged")
    assert arrived(b, subject) == ["rejected", "schema", ""]


def test_ciphertexts_go_some_days_after_the_answer(pair: Pair) -> None:
    a, b = pair
    subject = sent(a, b, "Notice(text='Sementara')")
    until(lambda: arrived(b, subject), "arrival")
    b.do(f"""
found = incoming({subject!r})
with act():
    actions.accept(person(Role.OFFICER), found.origin, found.index)
""")
    until(lambda: state(a, subject) == "accepted", "the answer")
    look = f"""
from datetime import timedelta
from saksama_node.exchange import sealed_files
actions.forget_sealed(now() - timedelta(days=1))
read = queries.outgoing if SETTINGS.code == "bawaslu" else incoming
early = sealed_files.path_of(read({subject!r}).ciphertext) is not None
actions.forget_sealed(now() + timedelta(days=1))
late = sealed_files.path_of(read({subject!r}).ciphertext) is not None
result = [early, late, read({subject!r}).payload.text]
"""
    for node in pair:
        assert node.do("from saksama_node.settings.current import SETTINGS" + look) == [True, False, "Sementara"]


def test_a_node_that_was_killed_goes_on_where_it_was(pair: Pair) -> None:
    a, b = pair
    subject = sent(a, b, "Notice(text='Sebelum')")
    assert b.server is not None
    os.kill(b.server.pid, signal.SIGKILL)
    b.server.wait()
    b.server = None
    until(lambda: _port_is_free(b), "the children end with it")
    b.serve()
    until(lambda: state(a, subject) == "received", "received after the restart")
    assert (
        b.do(f"result = len([1 for e in ledger.committed(('dispatch.received',)) if e.entry.subject == {subject!r}])")
        == 1
    )


def test_the_public_log_says_who_and_when_but_not_what(pair: Pair) -> None:
    a, _ = pair
    with urlopen(f"{a.url}/log/tile/entries/000.p/{signed_entries(a) % 256}") as answer:
        data = answer.read()
    assert b"dispatch.sent" in data
    for word in (b"Kabar", b"Rapat", b"tps.csv", b"Bersilang"):
        assert word not in data


def _port_is_free(node: LiveNode) -> bool:
    try:
        with urlopen(f"{node.url}/log/checkpoint", timeout=1):
            return False
    except OSError:
        return True
