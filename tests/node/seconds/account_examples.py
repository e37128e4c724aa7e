"""Acts of two persons about accounts, for `examples`."""

from datetime import timedelta

import msgspec

from saksama.entries.kinds.account import AccountConfirmed, AccountGranted, AccountRenewed
from saksama_node.accounts.models import Person
from saksama_node.accounts.policy import Role, operator, today
from saksama_node.flows.people.break_glass import grant_alone
from saksama_node.flows.people.import_accounts import judge_file, stage_accounts
from saksama_node.flows.powers import agree_by_two, confirm_alone
from saksama_node.flows.powers.of_two import Wanted, asked_grant, asked_renewal
from saksama_node.ledger.actions import Leaf
from saksama_node.ledger.queries import openings_of
from tests.node.seconds.example import WORDS, Example
from tests.node.staffing import employed, staff_with


def _why(leaf: Leaf) -> str:
    (said,) = openings_of(leaf.leaf_id)
    return str(msgspec.json.decode(said.data)["text"])


def granted(mark: str) -> Example:
    """A commissioner, who was nobody."""
    person = employed(f"baru-{mark}", f"Contoh Baru {mark}", "52")

    def entered(leaf: Leaf) -> tuple[str, str]:
        body = leaf.entry.body
        assert isinstance(body, AccountGranted)
        return msgspec.json.encode(Wanted(office=body.office, role=Role(body.role))).decode(), _why(leaf)

    return Example(
        asked=asked_grant(person, Role.COMMISSIONER, "52", WORDS),
        first=staff_with(Role.ADMINISTRATOR, "52", mark),
        seconds=Role.ADMINISTRATOR,
        interested=None,
        entered=entered,
        erase=None,
    )


def renewed(mark: str) -> Example:
    """The access of an officer."""
    person = staff_with(Role.OFFICER, "52", f"{mark}lupa")

    def entered(leaf: Leaf) -> tuple[str, str]:
        assert isinstance(leaf.entry.body, AccountRenewed)
        assert leaf.entry.body.role == Role.OFFICER
        return "{}", _why(leaf)

    return Example(
        asked=asked_renewal(person.id, WORDS),
        first=staff_with(Role.ADMINISTRATOR, "52", mark),
        seconds=Role.ADMINISTRATOR,
        interested=None,
        entered=entered,
        erase=None,
    )


def rolled(mark: str) -> Example:
    """A file of officers."""
    by, day = staff_with(Role.ADMINISTRATOR, "52", mark), today() + timedelta(days=9)
    data = f"nama,wilayah,peran,hari_terakhir,nama_pengguna\nContoh,52.01,officer,{day},daftar-{mark}\n"
    judged = judge_file(by=by, data=data.encode())
    assert judged.faults == ()
    roll_id = stage_accounts(by=by, name="contoh.csv", accounts=judged.accounts)
    return Example(
        asked=agree_by_two.asked(roll_id, WORDS),
        first=by,
        seconds=Role.ADMINISTRATOR,
        interested=None,
        entered=None,
        erase=None,
    )


def confirmed(mark: str) -> Example:
    """What the operator did alone for two persons."""
    subjects = []
    for which in ("satu", "dua"):
        person = employed(f"sendiri-{which}-{mark}", f"Contoh {which} {mark}", "52")
        leaf = grant_alone(by=operator("52"), person_id=person, role=Role.OFFICER, region="52", reason=WORDS)
        subjects.append(leaf.entry.subject)
    wanted = confirm_alone.asked(subjects, WORDS)

    def entered(leaf: Leaf) -> tuple[str, str]:
        assert isinstance(leaf.entry.body, AccountConfirmed)
        assert leaf.entry.subject in subjects
        assert Person.objects.filter(username__endswith=f"-{mark}", handed_by_two=True).count() == len(subjects)
        return wanted.body, _why(leaf)

    return Example(
        asked=wanted,
        first=staff_with(Role.ADMINISTRATOR, "52", mark),
        seconds=Role.COMMISSIONER,
        interested=None,
        entered=entered,
        erase=None,
    )
