"""What holds of every act of two persons, whatever it is: the table is walked, by everybody, in any order.

Held for each row: never the same person; never one without the right, from elsewhere, from an office below, or with an
interest; the first still here and entitled when the second confirms; what was read is what is entered, to the byte; one
open proposal a subject; a rejection has a reason; nothing is lost; who may not see a subject sees no proposal about it
in any list or count but who proposed it; erasure reaches the words; rows are locked in one order.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saksama.entries.words import WordsRefused
from saksama.errors import SaksamaError
from saksama.procedure.reading import shipped
from saksama_node.accounts.models import Grant, Person
from saksama_node.accounts.policy import ALLOWED, NotAllowed, Role, Staff
from saksama_node.accounts.recused import KeptAway, looking
from saksama_node.flows.seconds import two_persons
from saksama_node.flows.seconds.row import ORDER, Erased
from saksama_node.flows.seconds.table import TABLE
from saksama_node.flows.seconds.waiting import (
    all_waiting_for,
    may_answer,
    proposal_for,
    proposals_about,
    waiting_for,
)
from saksama_node.seconds.faults import (
    FirstGone,
    NoSuchProposal,
    NotYours,
    ProposalOpen,
    ReadAgain,
    SamePerson,
)
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import Proposed, State, proposal
from saksama_node.seconds.sealed import sealed_words
from saksama_node.settings.clock import now
from saksama_node.web.desk.seconds.words import WORDS
from tests.node.filled import have_filled
from tests.node.seconds.example import Example
from tests.node.seconds.examples import EXAMPLES
from tests.node.staffing import staff_with
from tests.node.written import written

pytestmark = pytest.mark.usefixtures("database")

ACTS: Final = sorted(TABLE)
REASON: Final = "CONTOH: belum lengkap."
REASONS: Final = {"reject": REASON, "reject-mute": " \n\u200b", "reject-turned": "CONTOH \u202epakgnel"}
_MARKS: Final = count()

VERBS: Final = ("confirm", "confirm-unread", "reject", "reject-mute", "reject-turned", "withdraw", "propose", "leave")
WHO: Final = ("first", "second", "stranger", "elsewhere", "below", "interested")


@dataclass
class Play:
    """One proposal and its cast; `refusals`: every error that came, by verb."""

    example: Example
    number: int
    cast: dict[str, Staff]
    state: State = State.OPEN
    is_first_gone: bool = False
    at_first: Proposed = field(init=False)

    def __post_init__(self) -> None:
        self.at_first = proposal(self.number)

    @property
    def able(self) -> set[str]:
        """Who may be the second person."""
        return {"second"} if self.state is State.OPEN else set()

    def expected(self, verb: str, who: str) -> tuple[type[SaksamaError], ...]:
        """What refuses it; empty where it passes."""
        if verb == "propose":
            return self._of_proposing(who)
        if verb == "leave":
            return ()
        if self.state is not State.OPEN:
            return (NoSuchProposal, NotAllowed, KeptAway, WordsRefused)
        if verb in REASONS and verb != "reject":
            return (WordsRefused,)
        if verb == "withdraw":
            return () if who == "first" else (NotYours,)
        return self._of_the_second(verb) if who == "second" else (SamePerson, NotAllowed, KeptAway)

    def _of_the_second(self, verb: str) -> tuple[type[SaksamaError], ...]:
        match verb:
            case "confirm-unread":
                return (ReadAgain,)
            case "confirm" if self.is_first_gone:
                return (FirstGone,)
            case _:
                return ()

    def _of_proposing(self, who: str) -> tuple[type[SaksamaError], ...]:
        if self.state is State.OPEN or who != "first" or self.is_first_gone:
            return (ProposalOpen, NotAllowed, KeptAway)
        return (SaksamaError,)

    def do(self, verb: str, who: str) -> None:
        """Try it, and hold what came against what must come."""
        by, expected = self.cast[who], self.expected(verb, who)
        try:
            with written() as kept:
                self._tried(verb, by)
        except expected:
            # Where all rows are what they were, everybody sees what they saw.
            assert not kept, (verb, who, "was refused, and wrote")
        else:
            assert not expected or verb == "propose", (verb, who, "was let through")
            assert kept, (verb, who, "was let through, and wrote nothing")
            self._pass(verb)
            self.check()

    def _tried(self, verb: str, by: Staff) -> None:
        match verb:
            case "confirm":
                leaf = two_persons.confirm(by, self.number, self.at_first.digest)
                if self.example.entered is not None:
                    assert leaf is not None
                    assert self.example.entered(leaf) == (self.example.asked.body, self.example.asked.words)
            case "confirm-unread":
                two_persons.confirm(by, self.number, "0" * 64)
            case "reject" | "reject-mute" | "reject-turned":
                two_persons.reject(by, self.number, REASONS[verb])
            case "withdraw":
                two_persons.withdraw(by, self.number)
            case "propose":
                self._again(by)
            case _:
                Grant.objects.filter(person=self.example.first.id).update(ended_at=now())

    def _again(self, by: Staff) -> None:
        """What is over may be asked again, where it still may be done; that is taken back at once."""
        again = two_persons.propose(by, self.example.asked)
        assert again != self.number
        two_persons.withdraw(by, again)

    def _pass(self, verb: str) -> None:
        match verb:
            case "confirm":
                self.state = State.CONFIRMED
            case "reject":
                self.state = State.REJECTED
            case "withdraw":
                self.state = State.WITHDRAWN
            case "leave":
                self.is_first_gone = True
            case _:
                pass

    def check(self) -> None:
        """The whole invariant, after every step that wrote, and at the end."""
        found = proposal(self.number)
        assert found.state is self.state
        kept = ("act", "slot", "subject", "body", "words", "by", "at", "digest")
        assert [getattr(found, name) for name in kept] == [getattr(self.at_first, name) for name in kept]
        assert (found.state is State.REJECTED) is bool(found.reason)
        for who, by in self.cast.items():
            with looking(by.id):
                assert (self.number in {each.id for each in waiting_for(by, limit=500)}) is (who in self.able), who
                listed = all_waiting_for(by)
                every = [each.id for each in listed]
                assert (self.number in every) is (who in self.able), who
                assert len(listed) == len(every)
                assert may_answer(by, found) is (who in self.able), who
                if who in {"stranger", "elsewhere", "below", "interested"}:
                    with pytest.raises((NotAllowed, KeptAway)):
                        proposal_for(by, self.number)


def play(act: str) -> Play:
    """The act's example, proposed, in a database that was filled with it once in this process, then copied."""
    told = have_filled(f"usulan-{act}", lambda: {"play": new_play(act)})["play"]
    assert isinstance(told, Play)
    return Play(told.example, told.number, dict(told.cast))


def new_play(act: str) -> Play:
    """The act's example, proposed, with people of its own."""
    mark = f"u{next(_MARKS)}"
    example = EXAMPLES[act](mark)
    cast = {
        "first": example.first,
        "second": staff_with(example.seconds, example.place, f"{mark}kedua"),
        "stranger": staff_with(Role.SUPERVISOR, example.place, f"{mark}asing"),
        "elsewhere": staff_with(example.seconds, "53", f"{mark}lain"),
        "below": staff_with(example.seconds, "52.71", f"{mark}bawah"),
    }
    number = two_persons.propose(example.first, example.asked)
    assert proposal(number).place
    if example.interested is not None:
        cast["interested"] = staff_with(example.seconds, example.place, f"{mark}berkepentingan")
        example.interested(cast["interested"])
    return Play(example, number, cast)


def test_every_row_has_words_and_an_example_and_every_edition_a_row() -> None:
    assert set(WORDS) == set(TABLE) == set(EXAMPLES)
    two = {
        move.act.partition(":")[0]
        for edition in shipped().values()
        for move in edition.move
        if "two-persons" in move.guards and move.act.startswith("case.")
    }
    assert two <= set(TABLE)


@pytest.mark.parametrize("act", ACTS)
def test_whoever_tries_whatever_in_any_order(act: str) -> None:
    steps = st.lists(st.tuples(st.sampled_from(VERBS), st.sampled_from(WHO)), min_size=4, max_size=12)

    @settings(deadline=None, max_examples=6, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(steps)
    def walk(tried: list[tuple[str, str]]) -> None:
        one = play(act)
        one.check()
        for verb, who in tried:
            if who in one.cast:
                one.do(verb, who)
        one.check()

    walk()


@pytest.mark.parametrize("act", ACTS)
def test_each_refusal_and_then_the_entry(act: str) -> None:
    one = play(act)
    for verb in ("propose", "confirm", "confirm-unread", "reject", "reject-mute", "reject-turned"):
        for who in one.cast:
            if who != "second" or verb not in {"confirm", "reject"}:
                one.do(verb, who)
    for who in one.cast.keys() - {"first"}:
        one.do("withdraw", who)
    one.check()  # while it waits: it is on the list of whoever may answer, and of nobody else
    one.do("confirm", "second")
    assert one.state is State.CONFIRMED
    found = proposal(one.number)
    assert (found.leaf is None) is (one.example.entered is None)
    one.do("confirm", "second")
    one.check()


@pytest.mark.parametrize("act", ACTS)
def test_words_that_turn_never_reach_the_second_person(act: str) -> None:
    example = EXAMPLES[act](f"u{next(_MARKS)}")
    before = Proposal.objects.count()
    with pytest.raises(WordsRefused):
        two_persons.propose(example.first, replace(example.asked, words="CONTOH \u202etadikaP"))
    assert Proposal.objects.count() == before


@pytest.mark.parametrize("act", ACTS)
def test_what_stood_on_the_page_is_what_is_confirmed(act: str) -> None:
    one = play(act)
    client = Client()
    client.force_login(Person.objects.get(pk=one.cast["second"].id))
    address = f"/meja/usulan/{one.number}/"
    assert address in client.get("/meja/usulan/").content.decode()
    assert address in client.get("/meja/").content.decode()
    page = client.get(address).content.decode()
    (read,) = re.findall(r'name="read" value="([0-9a-f]{64})"', page)
    # Not even a blank more: somebody with the database in hand changes what was read.
    as_read = Proposal.objects.get(pk=one.number).words
    changed = sealed_words(act, one.at_first.subject, f"{one.at_first.words} ")
    Proposal.objects.filter(pk=one.number).update(words=changed)
    assert client.post(f"{address}setujui/", {"read": read}).status_code == 422
    assert proposal(one.number).is_open
    Proposal.objects.filter(pk=one.number).update(words=as_read)
    assert client.post(f"{address}setujui/", {"read": read}).status_code == 302
    assert proposal(one.number).state is State.CONFIRMED
    assert "Disetujui" in client.get(address).content.decode()


@pytest.mark.parametrize("act", ACTS)
def test_whoever_may_propose_it_reads_and_takes_back_their_own_and_nobody_else_s(act: str) -> None:
    one, row = play(act), TABLE[act]
    address = f"/meja/usulan/{one.number}/"
    for role in Role:
        if row.first not in ALLOWED[role]:
            continue
        by = staff_with(role, one.example.place, f"{one.cast['second'].username}{role}")
        client = Client()
        client.force_login(Person.objects.get(pk=by.id))
        if row.read not in ALLOWED[role]:
            assert client.get(address).status_code == 403
            assert not proposals_about(by, one.at_first.subject)
        Proposal.objects.filter(pk=one.number).update(by=by.id, state=State.OPEN)
        assert client.get(address).status_code == 200, role
        assert one.number in {each.id for each in proposals_about(by, one.at_first.subject)}
        answer = client.post(f"{address}tarik/")
        assert proposal(one.number).state is State.WITHDRAWN
        # It leads to a page that this person may open.
        assert client.get(answer["Location"]).status_code == 200, (role, answer["Location"])


@pytest.mark.parametrize("act", ACTS)
def test_erasure_reaches_the_words(act: str) -> None:
    if TABLE[act].erased is not Erased.WORDS:
        # What began with it is erased in tests/node/results/test_resolving.py.
        assert EXAMPLES[act]("u").erase is None
        return
    rejected, open_one = play(act), new_play(act)
    rejected.do("reject", "second")
    for each in (rejected, open_one):
        assert each.example.erase is not None
        each.example.erase()
        row = Proposal.objects.get(pk=each.number)
        assert (bytes(row.words), bytes(row.reason)) == (b"", b"")
    # Without its words it is not what was proposed.
    assert proposal(open_one.number).state is State.OVERTAKEN


@pytest.mark.parametrize("act", ACTS)
def test_rows_are_locked_in_the_one_order(act: str) -> None:
    row = TABLE[act]
    places = [ORDER.index(each) for each in (*row.locks, "seconds.Proposal")]
    assert places == sorted(places)
    one = play(act)
    ways: list[Callable[[], object]] = [
        lambda: two_persons.reject(one.cast["second"], one.number, REASON),
        lambda: two_persons.confirm(one.cast["second"], again.number, again.at_first.digest),
    ]
    again = new_play(act)
    for way in ways:
        with CaptureQueriesContext(connection) as asked:
            way()
        taken = list(_locked(asked))
        # SQLite has one writer: there is nothing to lock.
        if connection.vendor == "postgresql":
            held = taken[: taken.index("seconds.Proposal") + 1]
            assert set(held) <= {*row.locks, "seconds.Proposal"}
            assert held == sorted(held, key=ORDER.index)


def _locked(asked: CaptureQueriesContext) -> Iterator[str]:
    """The tables that were locked, each when it was first."""
    names = {each.replace(".", "_").lower(): each for each in ORDER}
    seen: set[str] = set()
    for query in asked.captured_queries:
        found = re.search(r'FROM "(\w+)".* FOR UPDATE', query["sql"], re.DOTALL)
        table = names.get(found[1], found[1]) if found else ""
        if table and table not in seen:
            seen.add(table)
            yield table
