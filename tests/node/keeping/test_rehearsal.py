"""The rehearsal of loss: a backup under load, an hour of work, a dead disk, the old backup, and the log goes on."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from tests.node.exchange.two_nodes import ActFailed, Desk, LiveNode, report_of, until
from tests.node.keeping.world import PREPARE, SAKSAMA, SECONDS, World, command, kill, new_database, world

NAME = "Rahasia Penanda Identitas"
MARKS = (NAME, "penanda-identitas@contoh.example", "5271019999990001")

REPORT = f"""
import msgspec
from saksama.entries.kinds.case import CaseDecided, DecisionOutcome
from saksama.entries.kinds.handling import CaseStudied
from saksama_node.accounts.queries import grants
from saksama_node.flows.cases.register_case import assign_case
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.accounts.policy import operator
from saksama_node.flows.people.break_glass import grant_alone
from saksama_node.flows.seconds.two_persons import confirm
from saksama_node.flows.seconds.waiting import waiting_for
from saksama_node.flows.cases.register_case import register_case
from tests.node.cases.plenaries import handle_case, review_report
from saksama_node.flows.people.keep_accounts import revoke_account
from tests.node.cases.filing import REPORTER, TO_REGISTER, filing
reporter = msgspec.structs.replace(REPORTER, name={MARKS[0]!r}, email={MARKS[1]!r}, identity_number={MARKS[2]!r})
def report():
    return file_report(filing(new_code(), reporter=reporter)).submission
def reviewed(submission):
    return review_report(person(Role.OFFICER), submission, TO_REGISTER, "Lengkap. CONTOH.")
"""

TASKS = """
from datetime import timedelta
from saksama_node.flows.joint.answer_task import accept_task
from saksama_node.flows.joint.answer_task import confirm_task
from saksama_node.flows.joint.offer_task import Wanted, offer_task
from saksama_node.flows.joint.report_task import report_task
from saksama_node.tasks.queries import task as task_of
def offer(to, title):
    due = now() + timedelta(days=2)
    return offer_task(person(Role.OFFICER), Wanted(to=to, clause="pasal-3", title=title, description="CONTOH", due=due))
"""


@pytest.fixture
def lived(tmp_path: Path) -> Iterator[World]:
    """The world, with its loads ended before it ends."""
    with world(tmp_path) as found:
        try:
            yield found
        finally:
            found.rest()


def _stands(node: LiveNode, subject: str, wanted: str) -> bool:
    return received(node, subject) == wanted


def received(node: LiveNode, subject: str) -> object:
    return node.do(f"""
try:
    result = incoming({subject!r}).state
except Exception:
    result = None
""")


def sent(node: LiveNode, to: LiveNode, text: str) -> str:
    done = node.do(f"result = send({to.origin!r}, Notice(text={text!r}))")
    assert isinstance(done, dict)
    return str(done["subject"])


def task_state(node: LiveNode, subject: str) -> object:
    return node.do(f"found = task_of({subject!r}); result = found and str(found.state)")


def verified(node: LiveNode, state: Path) -> list[object]:
    """What `saksama verify` finds wrong in both logs."""
    words = ["verify", node.url, "--json", "--state", str(state)]
    done = subprocess.run([*SAKSAMA, *words], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1, 2, 3), done.stderr
    found: list[object] = report_of(done.stdout)["findings"]
    return found


def marked(text: str) -> list[str]:
    return [mark for mark in MARKS if mark in text]


def test_an_old_backup_is_healed_from_the_partner_s_mirror(lived: World) -> None:  # noqa: PLR0915 - one story, told once
    a, b, top = lived.a, lived.b, lived.top
    for node in (a, b):
        node.do(REPORT)
        node.do(TASKS)

    # Before the backup: words on both sides, a report with a marked identity, a case, a role.
    early = sent(b, a, "sebelum cadangan")
    ours = offer = a.do(f"result = offer({b.origin!r}, 'Tugas sebelum cadangan')")
    case = a.do("case = reviewed(report()); result = case")
    a.do("""
reader = person(Role.READER, "52.71").id
admin = person(Role.ADMINISTRATOR)
grant_alone(by=operator("52"), person_id=reader, role=Role.CONTENT, region="52", reason="CONTOH.")
from saksama_node.accounts.models import FirstCode
from saksama_node.settings.clock import now
FirstCode.objects.create(person_id=reader, digest="ab" * 32, made_at=now())
""")
    until(lambda: received(a, early) == "received", "an early dispatch", SECONDS)
    until(lambda: task_state(b, str(ours)) == "offered", "an early task", SECONDS)

    lived.load(a, b)
    lived.load(b, a)
    until(lambda: len(lived.sent) > 10, "load", SECONDS)
    place = top / "cadangan" / "pertama"
    told = command(a, "backup", str(place))
    assert (place.stat().st_mode & 0o777) == 0o700
    told += command(a, "backup", "--check", str(place), SAKSAMA_DATA="")
    listing = "\n".join(str(path.relative_to(place)) for path in place.rglob("*"))
    assert marked(told + listing + (place / "manifest.json").read_text()) == []
    assert sorted(path.name for path in (place / "keys").iterdir()) == ["institution.pub", "vault.pub"]
    shutil.copytree(a.data / "keys", top / "kunci")

    # An hour of work that the backup does not hold.
    until(lambda: len(lived.sent) > 30, "more load", SECONDS)
    late = sent(b, a, "sesudah cadangan")
    theirs = b.do(f"result = offer({a.origin!r}, 'Tugas sesudah cadangan')")
    lost_task = a.do(f"result = offer({b.origin!r}, 'Tugas yang hilang')")
    until(lambda: received(a, late) == "received", "a late dispatch", SECONDS)
    until(lambda: task_state(a, str(theirs)) == "offered", "a late task", SECONDS)
    a.do(f"""
found = incoming({late!r})
with act():
    actions.accept(person(Role.OFFICER), found.origin, found.index)
accept_task(person(Role.OFFICER), {theirs!r})
number = register_case(person(Role.OFFICER), {case!r})
assign_case(person(Role.OFFICER), {case!r}, person(Role.OFFICER).id)
handle_case(person(Role.OFFICER), {case!r}, CaseStudied(), "Kajian. CONTOH.")
decided = CaseDecided(outcome=DecisionOutcome.ADMINISTRATIVE)
handle_case(person(Role.COMMISSIONER), {case!r}, decided, "Pertimbangan. CONTOH.")
second = person(Role.COMMISSIONER, which="kedua")
(waits,) = waiting_for(second, limit=2)
confirm(second, waits.id, waits.digest)
lost = reviewed(report())
register_case(person(Role.OFFICER), lost)
revoke_account(by=admin, grant_id=next(g.id for g in grants(reader) if g.role is Role.CONTENT))
grant_alone(by=operator("52"), person_id=reader, role=Role.STATISTICS, region="52", reason="CONTOH.")
""")
    b.do(f"accept_task(person(Role.OFFICER), {ours!r})")
    until(lambda: task_state(a, str(offer)) == "accepted", "the partner took our task", SECONDS)
    lived.rest()
    size = lived.quiet()
    proof = str(
        a.do("""
from saksama_node.ledger.models import Leaf
leaf = Leaf.objects.filter(kind="case.received").order_by("-number").first()
result = ledger.full_receipt(leaf.pk).proof.decode()
""")
    )
    (top / "bukti.tlog-proof").write_text(proof)
    for node in (a, b):
        assert verified(node, top / f"lihat-{node.code}") == []

    # The disk is gone; the partner works on.
    kill(a)
    shutil.rmtree(a.data)
    during = sent(b, a, "selagi mati")
    lived.load(b, a)
    new_database(a)
    a.extra["SAKSAMA_OBSERVE_SECONDS"] = "1"
    command(a, "restore", str(place), "--data", str(a.data), accept=1)
    told = command(a, "restore", str(place), "--data", str(a.data), "--keys", str(top / "kunci"), "--no-heal")
    a.do(PREPARE)
    a.do(REPORT)
    a.do(TASKS)
    old = int(str(a.do("result = public.tree_size()")))
    codes = a.do("from saksama_node.accounts.models import FirstCode; result = FirstCode.objects.count()")
    assert codes == 0  # one that was used after the backup would let its holder in once more
    assert old < size

    # It refuses to sign, says so, and lets nothing be entered.
    a.serve()
    reader = Desk(a, "OFFICER")
    until(lambda: "salinan lama" in reader.get("/meja/status/").text, "the status page says why", SECONDS)
    with pytest.raises(ActFailed) as refused:
        a.do("report()")
    assert refused.value.error == "StandsStill"
    assert httpx.get(f"{a.url}/log/checkpoint").text.splitlines()[1] == str(old)
    assert "ledger.old-backup" in command(a, "sign-on", "--reason", "Alasan yang cukup panjang", accept=1)

    told += command(a, "heal")
    assert marked(told) == []
    kept = [json.loads(path.read_text()) for path in (a.data / "restorations").iterdir()]
    assert [(each["first"], each["size"] >= size) for each in kept] == [(old, True)]
    lines = {(line["kind"], line["missing"]) for line in kept[0]["lines"]}
    assert {
        ("case.received", "submission"),
        ("case.reviewed", "review"),
        ("case.registered", "case"),
        ("case.decided", "words"),
        ("task.opened", "words"),
        ("task.accepted", "again"),
        ("dispatch.sent", "sent"),
        ("dispatch.received", "again"),
        ("account.granted", "grant"),
    } <= lines
    assert ("account.revoked", "grant") not in lines
    page = reader.get("/meja/status/pemulihan/").text
    assert "umumkan agar diserahkan lagi" in page
    assert marked(page + json.dumps(kept)) == []

    # It signs on, follows from where it stood, and takes nothing twice. The partner saw a shorter log: a person looks.
    until(lambda: a.do("result = public.fault()") == "", "it signs on", SECONDS)
    b.do(f"links.resume({a.origin!r})")
    for subject, wanted in ((early, "received"), (late, "accepted"), (during, "received")):
        until(partial(_stands, a, subject, wanted), f"{subject} is here", SECONDS)
    lived.rest()
    for code, subject in lived.sent:
        if code == b.code:
            until(partial(received, a, subject), "each dispatch of the partner is here", SECONDS)
    assert (
        a.do("""
from collections import Counter
said = Counter((e.entry.body.origin, e.entry.body.index) for e in ledger.logged(kinds=("dispatch.received",)))
result = [n for n in said.values() if n > 1]
""")
        == []
    )
    assert a.do(f"result = incoming({late!r}).payload.text") == "sesudah cadangan"

    # What the entries tell is back: tasks, case, register numbers, roles.
    until(lambda: task_state(a, str(offer)) == "accepted", "our task stands as the partner's log says", SECONDS)
    until(lambda: task_state(a, str(theirs)) == "accepted", "their task stands as our log says", SECONDS)
    assert task_state(a, str(lost_task)) in ("offered", "accepted")
    found = a.do(
        f"c = cases.case({case!r}); result = [c.state, c.number, c.outcome, c.assignee == person(Role.OFFICER).id]"
    )
    assert isinstance(found, list)
    assert found[1].startswith("001/")
    assert found[2:] == ["administrative", True]
    again = str(a.do("result = register_case(person(Role.OFFICER), reviewed(report()))"))
    assert again.startswith("003/"), "a number of a lost case is not given twice"
    assert a.do('result = [g.role.value for g in grants(person(Role.READER, "52.71").id) if g.ended_at is None]') == [
        "reader"
    ]

    # Numbers go on without a gap, both ways; the receipt of a lost report still verifies.
    after = sent(a, b, "sesudah pulih")
    until(lambda: received(b, after) == "received", "the partner takes on", SECONDS)
    for node, other in ((a, b), (b, a)):
        numbers = node.do("result = [e.entry.body.number for e in ledger.logged(kinds=('dispatch.sent',))]")
        assert isinstance(numbers, list)
        assert numbers == list(range(1, len(numbers) + 1)), other.code
    lived.quiet()
    for node in (a, b):
        # The reader who looked before the loss looks again: it is the log that was seen then.
        assert verified(node, top / f"lihat-{node.code}") == []
        # Nor does one who never looked before find that anything was left out.
        assert verified(node, top / f"pertama-{node.code}") == []
    words = ["proof", "verify", str(top / "bukti.tlog-proof"), "--state", str(top / "lihat-bawaslu"), "--json"]
    judged = subprocess.run([*SAKSAMA, *words], capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout + judged.stderr
