"""The lot of a running node: the roster before the registration, the draw by the outsider's first signature, once.

Two live nodes and a live witness; what is claimed of the log is what `saksama verify` says of it from outside.
"""

import html
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.node.exchange.two_nodes import Desk, LiveNode, conclude, free_port, make_node, until

NAME = "penyaksi-luar.uji.saksama.example"
CASES = """
from collections import Counter
from datetime import timedelta
from saksama.agreement.terms import WitnessNode
from saksama.entries.kinds.case import CaseReceived, CaseReviewed, Origination, ReviewOutcome, Violation
from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.clocks.shipped import digest_on
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.procedure.lot import name_in_draw
from saksama.procedure.reading import shipped
from saksama_node.accounts.actions import grant_role
from saksama_node.accounts.queries import actor_for, staff, staff_named
from saksama_node.cases.lots.drawn import lots_of
from saksama_node.cases.models import Case, CaseAct, Lot, Submission
from saksama_node.flows.cases.draw_case import why_by_hand
from saksama_node.flows.cases.enter_draws import draw_waiting
from saksama_node.flows.cases.keep_roster import keep_roster
from saksama_node.flows.cases.register_case import register_case
from saksama_node.ledger import models, signing
from saksama_node.cases.lots import drawing as lots
from saksama_node.flows.seconds.two_persons import confirm, propose
from saksama_node.seconds.proposing import open_of, proposal
from saksama_node.ledger.actions import append, new_subject
from saksama_node.ledger.queries import first_cosigned
from saksama_node.ledger.sequencer import integrate_round
from tests.node.staffing import employed

def employ(name, *roles):
    '''A person of the province's office with these roles.'''
    with act():
        person = employed(name, f"Contoh {name}", "52")
        for role in roles:
            grant_role(person_id=person, role=role, region="52", subject=new_subject(), at=now())
        return person

def enter(case, body, by, **commits):
    '''Enter an act of a case as the log has it.'''
    leaf = append(body, subject=case.subject, actor=actor_for(by, case.subject), commits=commits)
    CaseAct.objects.create(case=case, leaf=leaf.leaf_id, kind=body.KIND, by=by.id, at=leaf.entry.at)

def reviewed(*recused):
    '''A case that follows an edition and waits to be registered; these have declared an interest.'''
    by = staff_named("ketua")
    with act():
        receipt = append(
            CaseReceived(), subject=new_subject(), actor="intake",
            commits={name: "ab" * 32 for name in ("content", "evidence", "identity")},
        )
        row = Submission.objects.create(
            subject=receipt.entry.subject, leaf=receipt.leaf_id, kind="report", channel="counter", region="52",
            received_at=now(), code_digest=new_subject() * 2, box=b"",
        )
        day = now().date()
        case = Case.objects.create(
            subject=new_subject(), submission=row, region="52", day=day, state="to-register", changed_at=now(),
            procedure="pemilu-2022", source="report", types="criminal", party="none",
        )
        member = new_subject()
        met = PlenaryHeld(
            day=day.isoformat(), members=(member,), number="1/BA", office="52", seats=1,
            items=(PlenaryItem(case=case.subject, counted=(new_subject(),), decided="case.reviewed:register"),),
        )
        plenary = append(met, subject=new_subject(), actor=member).entry.subject
        body = CaseReviewed(
            day=day.isoformat(), office="52", outcome=ReviewOutcome.REGISTER, procedure="pemilu-2022",
            source=Origination.REPORT, party="none", types=(Violation.CRIMINAL,), plenary=plenary,
            edition=shipped()["pemilu-2022"].digest, rules=digest_on(shipped()["pemilu-2022"].rules, day),
        )
        enter(case, body, by, receipt="ab" * 32)
        for each in recused:
            person = staff_named(each)
            enter(case, CaseRecused(person=actor_for(person, case.subject)), person)
        return case.subject

def cosigned(subject):
    anchor = lots_of(subject)[0].anchor
    if anchor is None:
        return []
    rows = models.Cosignature.objects.filter(vkey=OUTSIDER.vkey, checkpoint__size__gt=anchor)
    return sorted(rows.values_list("checkpoint__size", flat=True))

def line_over(size):
    return first_cosigned(OUTSIDER.vkey, size - 1)[1]

def agreed(number):
    '''The second person's word.'''
    confirm(staff_named("anggota"), number, proposal(number).digest)

def told(subject):
    '''The draws of a case, for a test.'''
    return [
        {"draw": each.draw, "person": each.person and staff(each.person).username, "given": each.is_given,
         "drawn": each.drawn, "excluded": len(each.roster.excluded) if each.roster else 0,
         "roster": len(each.roster.roster) if each.roster else 0, "missed": each.is_missed}
        for each in lots_of(subject)
    ]
"""
STAFF = {"ketua": ("COMMISSIONER",), "anggota": ("COMMISSIONER",), "ani": ("OFFICER",), "budi": ("OFFICER",)}
STAFF |= {"citra": ("OFFICER",), "dewi": ("OFFICER",)}
REGISTER = "register_case(staff_named('dewi'), {subject!r})"


@dataclass(slots=True)
class Office:
    """Bawaslu's node with its officers, the partner's node, and the witness."""

    node: LiveNode
    partner: LiveNode
    witness: subprocess.Popen[bytes]
    early: str = ""
    """A case that was reviewed before the agreement."""

    def told(self, subject: str) -> list[dict[str, object]]:
        found = self.node.do(f"result = told({subject!r})")
        assert isinstance(found, list)
        return found

    def registered(self, *recused: str) -> str:
        subject = str(self.node.do(f"result = reviewed(*{recused!r})"))
        self.node.do(REGISTER.format(subject=subject))
        return subject

    def drawn(self, subject: str, number: int = 1) -> dict[str, object]:
        """Wait until the worker drew."""
        until(lambda: len(self.told(subject)) >= number and self.told(subject)[-1]["drawn"] is not None, "the draw")
        return self.told(subject)[-1]

    def held_off(self) -> str:
        """A case whose roster and registration are in the log, and whose draw the worker leaves alone."""
        subject = str(self.node.do("result = reviewed()"))
        self.node.do(f"""
with act():
    {REGISTER.format(subject=subject)}
    Lot.objects.filter(case__subject={subject!r}).update(missed=True)
""")
        return subject

    def cosigned(self, subject: str) -> list[int]:
        """Sizes that the outsider cosigned with the registration in them, as far as its lines are here."""
        found = self.node.do(f"result = cosigned({subject!r})")
        assert isinstance(found, list)
        return found

    def two_cosigned(self, subject: str) -> None:
        """Wait for a signature with the registration in it, enter something, wait for the next."""
        until(lambda: self.cosigned(subject), "the first signature")
        self.node.do("reviewed()")
        until(lambda: len(self.cosigned(subject)) > 1, "another signature")

    def verified(self) -> tuple[set[str], set[str]]:
        """Codes of the findings about cases and lots, and what was not checked of them, by `saksama verify`."""
        words = [sys.executable, "-m", "saksama.cli.main", "verify", self.node.url, "--json"]
        done = subprocess.run(words, env=self.node.environment, capture_output=True, check=False)
        report = json.loads(done.stdout)
        codes = {each["code"] for each in report["findings"] if each["code"].startswith(("lot.", "case."))}
        return codes, {each["code"] for each in report["not_checked"]}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    top = tmp_path_factory.mktemp("undian")
    made: list[LiveNode] = []
    port = free_port()
    state = top / "witness.db"
    held: Office | None = None
    try:
        made += [make_node(top, code, free_port()) for code in ("bawaslu", "diskominfotik")]
        command = [sys.executable, "-m", "saksama.cli.main", "witness", "serve"]
        command += ["--state", str(state), "--name", NAME, "--port", str(port)]
        for node in made:
            command += ["--log", str(node.do(CASES + "\nresult = str(signing.log_key().verifier)"))]
        with (top / "witness.out").open("ab") as file:
            witness = subprocess.Popen(command, env=made[0].environment, stdout=file, stderr=file)
        held = Office(made[0], made[1], witness)
        until(state.exists, "the witness's state", 60)
        for name, roles in STAFF.items():
            made[0].do(f"employ({name!r}, {', '.join(f'Role.{role}' for role in roles)})")
        for node in made:
            node.serve()
        shown = subprocess.run(
            [*command[:4], "show", "--state", str(state)], env=made[0].environment, capture_output=True, check=True
        )
        vkey, url = shown.stdout.decode().splitlines()[0], f"http://127.0.0.1:{port}"
        made[0].do(f"OUTSIDER = WitnessNode({NAME!r}, {vkey!r}, {url!r})")
        held.early = str(made[0].do("result = reviewed()"))
        assert made[0].do(f"result = why_by_hand({held.early!r}).value") == "no-witness"
        conclude(made[0], made[1])
        yield held
    finally:
        if held is not None:
            held.witness.terminate()
            held.witness.wait(timeout=60)
        for node in made:
            node.close()


def test_a_case_is_drawn_once_by_the_first_signature_and_the_page_says_how(office: Office) -> None:
    node, subject = office.node, office.early
    assert node.do(f"result = why_by_hand({subject!r}).value") == "too-few"
    ketua = Desk(node, "COMMISSIONER")
    assert "Daftar undian kantor ini belum memuat dua orang" in ketua.get(f"/meja/perkara/{subject}/").text
    officers = node.do("result = [staff_named(n).id for n in ('ani', 'budi', 'citra', 'dewi')]")
    assert isinstance(officers, list)
    page = ketua.post("/meja/undian/", {"kantor": "52", "orang": [str(each) for each in officers]})
    assert page.text.count(" checked") == len(officers)

    # The worker draws by itself, and once: another step finds nothing to do.
    node.do(REGISTER.format(subject=subject))
    drawn = office.drawn(subject)
    assert (drawn["roster"], drawn["excluded"], drawn["given"]) == (4, 0, True)
    assert node.do("result = draw_waiting()") == 0
    whose = f"(lambda case: [case.state, staff(case.assignee).username])(Case.objects.get(subject={subject!r}))"
    assert node.do(f"result = {whose}") == ["assigned", drawn["person"]]

    page = ketua.get(f"/meja/perkara/{subject}/")
    assert f"Diundi: Contoh {drawn['person']}." in page.text
    assert f"/meja/perkara/{subject}/serahkan/" not in page.text
    shown = html.unescape(page.text.split("<pre>(printf")[1].split("</pre>")[0])
    commands = f"(printf{shown}".splitlines()
    assert done_by_hand(commands[0]).split()[0] == commands[1]
    number = int(done_by_hand(commands[3]), 16)
    assert commands[4].startswith(f"echo $(( {number} % 4 ))")
    against = ketua.post(f"/meja/perkara/{subject}/serahkan/", {"officer": str(officers[0])})
    assert "case.lot-decides" in against.text


def test_the_recused_are_left_out_and_too_few_are_no_lot(office: Office) -> None:
    few = office.registered("ani", "budi", "citra")
    assert office.told(few) == []
    some = office.registered("ani", "budi")
    drawn = office.drawn(some)
    assert drawn["excluded"] == 2
    assert drawn["person"] in ("citra", "dewi")


def test_a_further_draw_has_a_reason_and_a_second_person(office: Office) -> None:
    node, subject = office.node, office.registered()
    first = office.drawn(subject)
    ketua = Desk(node, "COMMISSIONER")
    short = ketua.post(f"/meja/undian/{subject}/ulang/", {"reason": "sakit"})
    assert short.status_code == 422
    assert ">\nsakit</textarea>" in short.text
    asked = ketua.post(f"/meja/undian/{subject}/ulang/", {"reason": "CONTOH: petugas sakit dan dirawat dua minggu."})
    assert asked.status_code == 200, asked.text
    number = node.do(f"result = open_of(lots.SLOT, {subject!r})[0].id")
    assert f"/meja/usulan/{number}/" in ketua.get(f"/meja/perkara/{subject}/").text
    assert len(office.told(subject)) == 1
    node.do(f"agreed({number})")
    again = office.drawn(subject, 2)
    assert (again["draw"], again["roster"], again["given"]) == (2, 3, True)
    assert again["person"] != first["person"]
    page = ketua.get(f"/meja/perkara/{subject}/").text
    assert "CONTOH: petugas sakit" in page


def test_where_the_first_signature_never_came_nobody_draws_from_a_later_one(office: Office) -> None:
    node, subject = office.node, office.held_off()
    office.two_cosigned(subject)
    node.do(f"""
models.Cosignature.objects.filter(vkey=OUTSIDER.vkey, checkpoint__size=cosigned({subject!r})[0]).delete()
Lot.objects.filter(case__subject={subject!r}).update(missed=False)
""")
    until(lambda: office.told(subject)[0]["missed"], "that the draw is given up")
    assert office.told(subject)[0]["drawn"] is None
    assert "tidak sampai ke simpul ini" in Desk(node, "COMMISSIONER").get(f"/meja/perkara/{subject}/").text
    node.do(f"""
agreed(propose(staff_named('ketua'), lots.asked({subject!r}, 'CONTOH: tanda tangan pertama tidak sampai ke simpul.')))
""")
    assert office.drawn(subject, 2)["given"]


def test_verify_finds_nothing_in_all_of_this_and_names_what_a_dishonest_node_does(office: Office) -> None:
    """Comes last: its log is not clean any more."""
    node = office.node
    found, unchecked = office.verified()
    assert found == set()
    assert "lot-sizes" not in unchecked

    # A signature that was passed over; a roster that is entered when its seed may be known.
    skipped = office.held_off()
    office.two_cosigned(skipped)
    node.do(f"""
size = cosigned({skipped!r})[1]
with act():
    lots.draw({skipped!r}, 1, size, line_over(size))
""")
    late = str(node.do("result = reviewed('ani', 'budi', 'citra')"))
    node.do(REGISTER.format(subject=late))
    node.do(f"""
with act():
    case, by = Case.objects.get(subject={late!r}), staff_named('ketua')
    names = tuple(name_in_draw(staff_named(each).secret, case.subject, 1) for each in ("citra", "dewi"))
    digest = with_partner({office.partner.origin!r}).current.digest
    fields = dict(agreement=digest, draw=1, excluded=(), recused=(), roster=names, witness=OUTSIDER.name)
    enter(case, LotCommitted(**fields), by)
    drawn = dict(draw=1, member=names[1], size=1, cosignature="A" * 102 + "==")
    enter(case, LotDrawn(assignee=actor_for(staff_named("dewi"), case.subject), **drawn), by)
""")
    until(lambda: node.do("result = models.Leaf.objects.filter(number=None).count()") == 0, "all has its place")
    until(lambda: {"lot.skipped", "lot.uncommitted", "case.rule"} <= office.verified()[0], "what is named")


def test_a_draw_that_cannot_be_entered_holds_up_no_other(office: Office) -> None:
    """As after a restore: nobody here bears the name that was drawn."""
    unknown = str(office.node.do("result = reviewed()"))
    office.node.do(f"""
with act():
    {REGISTER.format(subject=unknown)}
    lot = Lot.objects.get(case__subject={unknown!r})
    lot.roster = [[name, "", 0] for name, _, _ in lot.roster]
    lot.save()
""")
    assert office.drawn(office.registered())["given"]
    until(lambda: office.told(unknown)[-1]["missed"], "it is given up")


def done_by_hand(command: str) -> str:
    """What a doubter's shell says."""
    return subprocess.run(["/bin/bash", "-c", command], capture_output=True, check=True, text=True).stdout
