"""A node with many cases, for the measurement of the desk: rows in bulk that acts would have left one by one.

Rules kept here:
  * Every submission and every case has its public entries, commitments and openings; the log is integrated.
  * All states of the edition, every office of the institution, officers at each; a fiftieth still waits for its review,
    a fiftieth for a second person.
  * The same dice each time, so that two runs ask of the same rows.
Left to others: starting the node and asking it (desk).
"""

# ruff: noqa: E402 (Django first)
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import batched
from typing import Final

import django

django.setup()

import msgspec
from django.db import connection
from msgspec import UNSET

from saksama.entries.commitment import Opening, commit
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import (
    CaseDecided,
    CaseReceived,
    CaseReviewed,
    DecisionOutcome,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.tlog.tree import leaf_hash
from saksama_node.accounts.models import Grant, Office, Person
from saksama_node.accounts.policy import Role
from saksama_node.casekeys.sealing import Plain, Use, seal_all
from saksama_node.cases import models as rows
from saksama_node.cases import searching
from saksama_node.cases.next_acts import Owed, word_of, words
from saksama_node.cases.numbering import Series, specimen
from saksama_node.cases.procedures import editions
from saksama_node.cases.report import Content, SubmissionKind, canonical
from saksama_node.cases.report import Person as Named
from saksama_node.cases.seconding import SLOT
from saksama_node.deadlines.actions import note_counted
from saksama_node.deadlines.models import Duty
from saksama_node.deadlines.ruling import law_digest
from saksama_node.ledger import models, sequencer
from saksama_node.ledger.actions import act, new_subject, opening
from saksama_node.ledger.opened import Kept, sealed_openings
from saksama_node.ledger.times import to_ms
from saksama_node.related.models import Report
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.sealed import sealed_body, sealed_words
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS

EDITION: Final = "pemilu-2022"
STATES: Final = (
    ("to-register", False), ("incomplete", False), ("returned", False), ("completed", False), ("tracing", False),
    ("not-accepted", False), ("stopped", False), ("registered", True), ("assigned", True), ("studied", True),
    ("decided", True), ("closed", True),
)  # fmt: skip
"""Each state of the edition, and whether a case in it has a number."""
MONTHS: Final = ("IX", "X", "XI")
OFFICERS_EACH: Final = 3
SHARE: Final = 50
_AT_ONCE: Final = 2000
_THINGS = ("spanduk", "baliho", "sembako", "mobil dinas", "amplop", "stiker", "rapat akbar", "daftar hadir")
_DOING = ("dipasang", "dibagikan", "dipakai", "terlihat", "diserahkan", "dicetak")
_WHERE = ("pasar", "lapangan", "balai desa", "sekolah", "masjid raya", "kantor camat", "pelabuhan", "jalan lintas")


def fill(cases: int, officer: int) -> dict[str, str]:
    """Make the rows; `officer`: the person who will look, and has three hundred of the cases. What to look for."""
    dice = random.Random(7)  # noqa: S311 - the same rows each time, no secret
    offices = list(Office.objects.exclude(level="village").values_list("region", flat=True))
    people = _people(offices)
    numbers = _numbers(offices)
    moment = now()
    for part in batched(range(cases + cases // SHARE), _AT_ONCE, strict=False):
        with act():
            _write(part, cases, _Spread(dice, offices, people, numbers, moment, officer))
    while sequencer.integrate_round():
        pass
    note_counted(law_digest(), now())
    middle = rows.Case.objects.filter(number__isnull=False).order_by("pk")[cases // 4]
    if connection.vendor == "postgresql":
        # As its own housekeeping does within a minute; a node on SQLite never has statistics.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)")
    return {
        "number": str(middle.number),
        "subject": middle.subject,
        "receipt": str(models.Leaf.objects.values_list("number", flat=True).get(pk=middle.submission.leaf)),
        "name": f"Contoh Terlapor {cases // 2 + 1}",
    }


@dataclass(frozen=True, slots=True)
class _Spread:
    dice: random.Random
    offices: Sequence[str]
    people: dict[str, list[int]]
    numbers: dict[str, Iterator[str]]
    moment: datetime
    officer: int


def _people(offices: Sequence[str]) -> dict[str, list[int]]:
    """Officers at each office of a regency or the province; the regency's work for its districts."""
    by_region = {each.region: each for each in Office.objects.filter(region__in=offices)}
    made: dict[str, list[int]] = {}
    for region, office in by_region.items():
        if region.count(".") > 1:
            continue
        for number in range(OFFICERS_EACH):
            person = Person.objects.create(
                username=f"petugas-{region.replace('.', '-')}-{number}",
                name=f"Contoh Petugas {region} {number}",
                office=office,
                password="!",  # noqa: S106 - a mark, no password
                date_joined=now(),
            )
            Grant.objects.create(
                person=person, role=Role.OFFICER, office=office, granted_at=now(), subject=new_subject()
            )
            made.setdefault(region, []).append(person.pk)
    return made


def _numbers(offices: Sequence[str]) -> dict[str, Iterator[str]]:
    """For each office the register numbers as it would give them, one after the other."""
    return {region: _series(region) for region in offices}


def _series(region: str) -> Iterator[str]:
    pattern = specimen(Series(region, Origination.REPORT, EDITION))
    for number in range(1, 1_000_000):
        month = MONTHS[min(number // 300, len(MONTHS) - 1)]
        yield pattern.replace("000/", f"{number:03d}/", 1).replace("/I/2000", f"/{month}/2026")


def _content(number: int, region: str, dice: random.Random) -> Content:
    event = f"CONTOH {number}: {dice.choice(_THINGS)} {dice.choice(_DOING)} di {dice.choice(_WHERE)}"
    return Content(
        kind=SubmissionKind.REPORT,
        event=event,
        place=f"{dice.choice(_WHERE)} {dice.randrange(60)}",
        region=region,
        area=region,
        happened_on="2026-11-20",
        known_on="2026-11-21",
        account=f"{event}. Terlihat oleh pelapor pada pagi hari; dua orang membawanya dengan mobil bak terbuka.",
        reported=(Named(name=f"Contoh Terlapor {number}"),),
    )


def _write(part: Sequence[int], cases: int, spread: _Spread) -> None:
    """One batch: entries with openings, submissions, cases, duties, proposals."""
    dice, moment = spread.dice, spread.moment
    told = [(number, dice.choice(spread.offices)) for number in part]
    at = {number: moment - timedelta(seconds=(cases - number) * 60 % 7_000_000 + 60) for number, _ in told}
    contents = {number: _content(number, region, dice) for number, region in told}
    received = _entries(
        [
            (CaseReceived(), {"content": canonical(contents[n]), "evidence": b"[]", "identity": b"{}"}, "intake")
            for n, _ in told
        ]
    )
    submissions = rows.Submission.objects.bulk_create(
        rows.Submission(
            subject=leaf.subject,
            leaf=leaf.pk,
            kind="report",
            channel="online",
            region=region,
            received_at=at[number],
            reviewed=number < cases,
            code_digest=f"{number:064x}",
            box=b"",
        )
        for leaf, (number, region) in zip(received, told, strict=True)
    )
    Report.objects.bulk_create(Report(subject=leaf.subject, shingles=b"") for leaf in received)
    searching.index_all((row.pk, contents[number]) for row, (number, _) in zip(submissions, told, strict=True))
    begun = [(row, number, region) for row, (number, region) in zip(submissions, told, strict=True) if number < cases]
    reviewed = _entries([(_review(region, at[number]), {"receipt": b"{}"}, "0" * 32) for _, number, region in begun])
    made = rows.Case.objects.bulk_create(
        _case(leaf.subject, row, number, region, spread)
        for leaf, (row, number, region) in zip(reviewed, begun, strict=True)
    )
    rows.CaseAct.objects.bulk_create(
        rows.CaseAct(case=case, leaf=leaf.pk, kind="case.reviewed:register", by=spread.officer, at=case.changed_at)
        for case, leaf in zip(made, reviewed, strict=True)
    )
    Duty.objects.bulk_create(_duty(case, dice, moment) for case in made)
    decided = msgspec.json.encode(CaseDecided(outcome=DecisionOutcome.NO_VIOLATION)).decode()
    # All keys at once: one by one they are what takes the time.
    seal_all([Plain(case.subject, "", b"", use) for case in made for use in Use])
    Proposal.objects.bulk_create(
        Proposal(
            act=CaseDecided.KIND,
            slot=SLOT,
            subject=case.subject,
            place=case.region,
            body=sealed_body(CaseDecided.KIND, case.subject, decided),
            words=sealed_words(CaseDecided.KIND, case.subject, "Contoh."),
            by=spread.people["52"][0],
            at=moment,
            state="open" if number % SHARE == 1 else "confirmed",
        )
        for case, (_row, number, _) in zip(made, begun, strict=True)
        if number % SHARE == 1 or case.state in {"decided", "closed", "not-accepted", "stopped"}
    )


def _case(subject: str, row: rows.Submission, number: int, region: str, spread: _Spread) -> rows.Case:
    state, has_number = STATES[number % len(STATES)]
    dice = spread.dice
    above = region if region.count(".") < 2 else region.rpartition(".")[0]
    assignee = None if state not in {"assigned", "studied", "decided", "closed"} else dice.choice(spread.people[above])
    if state == "assigned" and number % 300 == 8:
        assignee = spread.officer
    awaits = _awaits(state)
    return rows.Case(
        awaits=awaits,
        awaits_at=region if awaits else "",
        due=row.received_at + timedelta(days=dice.randrange(30)) if awaits else None,
        subject=subject,
        submission=row,
        region=region,
        day=row.received_at.date(),
        state=state,
        number=next(spread.numbers[region]) if has_number else None,
        assignee=assignee,
        outcome="no-violation" if state in {"decided", "closed"} else "",
        changed_at=spread.moment - timedelta(seconds=dice.randrange(7_000_000)),
        procedure=EDITION,
        source="report",
        types="administrative",
        party="none",
    )


@cache
def _awaits(state: str) -> str:
    """What is owed first in a state, as its acts would have left it."""
    edition = editions()[EDITION]
    always = (each for each in words() if each.owed is Owed.MUST and not each.where)
    found = (each.act for each in always if word_of(each.act, state) is each)
    return next((act for act in found if edition.moves(state, (act,))), "")


def _review(region: str, at: datetime) -> CaseReviewed:
    return CaseReviewed(
        day=at.date().isoformat(),
        ground=UNSET,
        office=region,
        outcome=ReviewOutcome.REGISTER,
        party="none",
        procedure=EDITION,
        source=Origination.REPORT,
        types=(Violation.ADMINISTRATIVE,),
    )


def _duty(case: rows.Case, dice: random.Random, moment: datetime) -> Duty:
    """A third lapsed, some today and this week, the rest later; a few that no clock could tell."""
    what = dice.random()
    hours = dice.uniform(-900, 0) if what < 0.33 else dice.uniform(0, 96) if what < 0.4 else dice.uniform(96, 1500)
    due = None if what > 0.98 else moment + timedelta(hours=hours)
    return Duty(
        subject=case.subject,
        region=case.region,
        person=case.assignee,
        edition=EDITION,
        deadline="handling",
        rule="pemilu-penanganan",
        by_office=True,
        start=moment - timedelta(days=10),
        due=due,
        latest=due,
        reaches=due,
    )


def _entries(wanted: Sequence[tuple[CaseReceived | CaseReviewed, dict[str, bytes], str]]) -> list[models.Leaf]:
    """Entries with their leaves and openings, each under a fresh subject."""
    at = now()
    made = []
    for body, data, actor in wanted:
        kept = [opening(name, each) for name, each in data.items()]
        commits = {each.name: commit(body.KIND, each.name, each.salt, each.data) for each in kept}
        subject = new_subject()
        entry = Entry(body=body, at=at, node=SETTINGS.origin, subject=subject, actor=actor, commits=commits)
        made.append((entry, entry.encode(), kept))
    leaves = models.Leaf.objects.bulk_create(
        models.Leaf(kind=entry.kind, subject=entry.subject, at=to_ms(at), hash=leaf_hash(coded), entry=coded)
        for entry, coded, _ in made
    )
    models.Opening.objects.bulk_create(
        sealed_openings(
            Kept(leaf, each, leaf.subject)
            for leaf, (_, _, kept) in zip(leaves, made, strict=True)
            for each in _kept_here(kept)
        )
    )
    return leaves


def _kept_here(kept: Sequence[Opening]) -> Iterator[Opening]:
    """All but the identity's, which is in the vault."""
    return (each for each in kept if each.name != "identity")
