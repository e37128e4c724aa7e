"""Whatever the order of declarations, lifts, reviews and assignments: who is recused reads nothing and does nothing.

A plain model says who is kept from what; after every step the node is asked by every person about every matter.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from saksama.entries.kinds.handling import CaseInvited, CaseReadmitted, Heard, Interest
from saksama.entries.kinds.interest import Tie
from saksama.errors import SaksamaError
from saksama_node.accounts.declaring import AlreadyDeclared
from saksama_node.accounts.policy import Role, Staff, today
from saksama_node.accounts.recused import KeptAway, is_kept, looking, recusals_of
from saksama_node.cases import queries
from saksama_node.cases.actions import Review
from saksama_node.cases.briefed import briefs
from saksama_node.cases.moving import MoveRefused
from saksama_node.deadlines.queries import of_subject
from saksama_node.flows.cases.declare_interest import declare_interest, declare_standing
from saksama_node.flows.cases.lift_interest import asked
from saksama_node.flows.cases.register_case import assign_case, register_case
from saksama_node.flows.seconds.two_persons import propose, withdraw
from saksama_node.ledger.models import Leaf
from tests.node.cases.filing import TO_REGISTER
from tests.node.cases.lawful import findings
from tests.node.cases.plenaries import handle_case, review_report
from tests.node.conftest import StaffFor
from tests.node.deadlines.case_under import received
from tests.node.recusal.marked import person_with
from tests.node.seconds.reading import confirm_read, proposals_of

pytestmark = pytest.mark.usefixtures("database")

STEPS = 30
PARTIES = ("none", "golkar", "pkb")
REGIONS = ("52", "52.01", "52.01.01", "52.71")


@dataclass
class Matter:
    """A report and what became of it."""

    id: int
    report: str
    region: str
    subject: str = ""
    party: str = ""
    is_registered: bool = False


@dataclass
class Model:
    """Who is kept from what, told without the node's code."""

    people: list[Staff]
    matters: list[Matter] = field(default_factory=list)
    kept: set[tuple[int, int]] = field(default_factory=set)
    readmitted: dict[tuple[int, int], int] = field(default_factory=dict)
    standing: list[tuple[int, int, Tie, str, int]] = field(default_factory=list)
    clock: int = 0

    def apply(self) -> None:
        """What the declarations that stand keep from whom."""
        for person, _number, tie, code, since in self.standing:
            for matter in self.matters:
                place = f"{matter.region}.".startswith(f"{code}.")
                fits = matter.party == code if tie is Tie.PARTY else place
                if fits and self.readmitted.get((person, matter.id), -1) < since:
                    self.kept.add((person, matter.id))


@dataclass
class Walk:
    """The node and the model, step by step."""

    dice: random.Random
    model: Model

    def anybody(self) -> Staff:
        return self.dice.choice(self.model.people)

    def some(self) -> Matter:
        return self.dice.choice(self.model.matters)

    def is_kept(self, person: Staff, matter: Matter) -> bool:
        return (person.id, matter.id) in self.model.kept

    def come_in(self) -> None:
        info = received(region=self.dice.choice(REGIONS))
        self.model.matters.append(Matter(info.id, info.subject, info.region))

    def review(self) -> None:
        matter, by, party = self.some(), self.anybody(), self.dice.choice(PARTIES)
        if matter.subject:
            return
        tied = any(each[0] == by.id and each[2:4] == (Tie.PARTY, party) for each in self.model.standing)
        try:
            subject = review_report(by, matter.id, Review(TO_REGISTER.outcome, TO_REGISTER.types, party), "")
        except KeptAway:
            assert self.is_kept(by, matter) or tied
            return
        assert not self.is_kept(by, matter)
        assert not tied
        matter.subject, matter.party = subject, party

    def register(self) -> None:
        self.tried(lambda by, matter: register_case(by, matter.subject), registers=True)

    def invite(self) -> None:
        body = CaseInvited(day=today().isoformat(), nth=1, role=Heard.REPORTER)
        self.tried(lambda by, matter: handle_case(by, matter.subject, body))

    def assign(self) -> None:
        to = self.anybody()
        self.tried(lambda by, matter: assign_case(by, matter.subject, to.id), to=to)

    def tried(
        self, act: Callable[[Staff, Matter], object], *, registers: bool = False, to: Staff | None = None
    ) -> None:
        """An act by anybody: what passes is by, and to, somebody who has part in the matter."""
        matter, by = self.some(), self.anybody()
        if not matter.subject:
            return
        try:
            act(by, matter)
        except KeptAway:
            assert self.is_kept(by, matter) or (to is not None and self.is_kept(to, matter))
        except MoveRefused:
            pass
        else:
            assert not self.is_kept(by, matter)
            assert to is None or not self.is_kept(to, matter)
            matter.is_registered = matter.is_registered or registers

    def declare(self) -> None:
        matter, by = self.some(), self.anybody()
        declare_interest(by, matter.id, self.dice.choice(list(Interest)), self.dice.choice(["", "CONTOH."]))
        self.model.kept.add((by.id, matter.id))

    def declare_standing(self) -> None:
        by, tie = self.anybody(), self.dice.choice(list(Tie))
        code = self.dice.choice(PARTIES[1:] if tie is Tie.PARTY else REGIONS[1:])
        try:
            number = declare_standing(by, tie, code, "")
        except AlreadyDeclared:
            return
        self.model.standing.append((by.id, number, tie, code, self.model.clock))

    def end_standing(self) -> None:
        if not self.model.standing:
            return
        found = self.dice.choice(self.model.standing)
        one, two = self.anybody(), self.anybody()
        number = 0
        try:
            number = propose(one, asked(found[1], "CONTOH: berakhir."))
            confirm_read(two, number)
        except SaksamaError:
            assert found[0] in {one.id, two.id} or one.id == two.id
            # What waits would keep a later one from being proposed.
            if number:
                withdraw(one, number)
        else:
            assert len({found[0], one.id, two.id}) == 3
            self.model.standing.remove(found)

    def lift(self) -> None:
        """Two people try; it passes only for two others who have part in the case themselves."""
        matter, one, two = self.some(), self.anybody(), self.anybody()
        kept = [each for each in recusals_of(matter.report) if each.is_logged]
        if not matter.subject or not kept:
            return
        whose = self.dice.choice(kept)
        fair = len({one.id, two.id, whose.person}) == 3 and not self.is_kept(one, matter)
        fair = fair and not self.is_kept(two, matter)
        try:
            assert not handle_case(one, matter.subject, CaseReadmitted(person=whose.pseudonym), "CONTOH.")
            (waits,) = [each for each in proposals_of(matter.id) if each.is_open]
            confirm_read(two, waits.id)
        except SaksamaError:
            assert not fair
            for each in proposals_of(matter.id):
                if each.is_open:
                    withdraw(one, each.id)
        else:
            assert fair
            self.model.kept.discard((whose.person, matter.id))
            self.model.readmitted[(whose.person, matter.id)] = self.model.clock

    def check(self) -> None:
        """Every person about every matter, after every step."""
        self.model.clock += 1
        self.model.apply()
        for matter in self.model.matters:
            if matter.subject:
                assignee = queries.case(matter.subject).assignee
                assert (assignee, matter.id) not in self.model.kept
        for person in self.model.people:
            with looking(person.id):
                listed = {each.subject for each in queries.inbox(("52",))} | {each.subject for each in briefs(("52",))}
                listed |= {each.subject for each in queries.cases(("52",))}
            for matter in self.model.matters:
                kept = self.is_kept(person, matter)
                assert is_kept(person.id, matter.report) is kept, (person.username, matter)
                assert not matter.subject or is_kept(person.id, matter.subject) is kept
                assert ((matter.subject or matter.report) in listed) is not kept
                with looking(person.id):
                    self._check_seen(matter, kept=kept)

    def _check_seen(self, matter: Matter, *, kept: bool) -> None:
        if not kept:
            assert queries.submission(matter.id).subject == matter.report
            return
        assert of_subject(matter.subject or matter.report) == []
        with pytest.raises(KeptAway):
            queries.submission(matter.id)
        if matter.subject:
            with pytest.raises(KeptAway):
                queries.case(matter.subject)


def walk(people: list[Staff], seed: int) -> None:
    made = Walk(random.Random(seed), Model(people))
    for _ in range(3):
        made.come_in()
    made.check()
    steps = [made.come_in, made.review, made.review, made.register, made.invite, made.assign, made.assign]
    steps += [made.declare, made.declare_standing, made.lift, made.lift, made.end_standing]
    for _ in range(STEPS):
        entered = Leaf.objects.count()
        made.dice.choice(steps)()
        assert Leaf.objects.count() >= entered
        made.check()
    assert findings() == []


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_acts_lets_a_recused_person_read_or_act(staff_for: StaffFor, seed: int) -> None:
    people = [person_with(which, Role.OFFICER, Role.COMMISSIONER) for which in ("satu", "dua", "tiga", "empat")]
    walk(people, seed)
