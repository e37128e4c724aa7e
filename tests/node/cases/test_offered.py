"""Whatever the desk offers can be done, and whatever is done is lawful for `saksama verify`; nothing else is let in.

Cases are walked at random through the desk's own table of moves, in both regimes and at three levels of office.
"""

import random
from collections.abc import Mapping
from datetime import timedelta

import msgspec
import pytest
from django import forms
from django.http import QueryDict

from saksama.entries.kinds.case import Ground, Organizer, ReviewOutcome, Violation
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.errors import SaksamaError
from saksama_node.accounts.policy import Role, Staff
from saksama_node.cases import codes, queries
from saksama_node.cases.actions import Review
from saksama_node.cases.moving import MoveRefused
from saksama_node.cases.next_acts import Whose
from saksama_node.cases.plenaries.held import agenda
from saksama_node.cases.report import SubmissionKind
from saksama_node.flows.cases.owed_acts import is_owed_by, owed_in, owed_to
from saksama_node.flows.reports.file_report import file_report, new_code
from saksama_node.flows.seconds.two_persons import reject
from saksama_node.flows.seconds.waiting import may_answer
from saksama_node.settings.clock import now
from saksama_node.web.desk.cases.moves import MOVES, choice_for
from saksama_node.web.desk.frame.acts import Offered
from tests.node.cases.filing import CONTENT, filing
from tests.node.cases.lawful import findings
from tests.node.cases.offers import offers
from tests.node.cases.plenaries import decide_some, review_report
from tests.node.conftest import StaffFor
from tests.node.seconds.reading import confirm_read, proposals_of

pytestmark = pytest.mark.usefixtures("database")

ACTS = 14


def received(region: str, kind: SubmissionKind) -> queries.SubmissionInfo:
    code = new_code()
    content = msgspec.structs.replace(CONTENT, region=region, kind=kind)
    assert file_report(filing(code, content=content)) is not None
    info = queries.submission_by_code(codes.normal(code) or "")
    assert info is not None
    return info


def some(dice: random.Random, form: forms.Form) -> QueryDict:
    """One way to fill the form with what it offers."""
    sent = QueryDict(mutable=True)
    for name, field in form.fields.items():
        match field:
            case forms.MultipleChoiceField():
                values = [value for value, _ in offers(field)]
                sent.setlist(name, dice.sample(values, dice.randint(1, len(values))))
            case forms.ChoiceField():
                sent[name] = dice.choice([value for value, _ in offers(field) if value or not field.required])
            case forms.BooleanField():
                if dice.random() < 0.3:
                    sent[name] = "on"
            case forms.DateField():
                sent[name] = (now() + timedelta(days=2)).date().isoformat()
            case _:
                sent[name] = "CONTOH: alasan."
    return sent


def answer(dice: random.Random, people: list[Staff], info: queries.SubmissionInfo) -> None:
    """A second person answers what waits; nobody else may."""
    for each in [one for one in proposals_of(info.id) if one.is_open]:
        seconds = [person for person in people if may_answer(person, each)]
        assert each.by not in {person.id for person in seconds}
        with pytest.raises(SaksamaError):
            confirm_read(next(person for person in people if person.id == each.by), each.id)
        if dice.random() < 0.2:
            reject(dice.choice(seconds), each.id, "CONTOH: belum lengkap.")
        else:
            confirm_read(dice.choice(seconds), each.id)


def begin(dice: random.Random, people: list[Staff], info: queries.SubmissionInfo) -> str:
    """A first review, tried until one is lawful; the case's subject, empty where it was refused by the second."""
    region = info.region
    while not queries.submission(info.id).case:
        outcome = dice.choice(list(ReviewOutcome))
        found = Review(
            outcome,
            tuple(dice.sample(list(Violation), dice.randint(0, 3))),
            dice.choice(["none", "pkb"]),
            dice.choice(["pemilu-2022", "pilkada-2024"]),
            dice.choice(list(Ground)) if outcome is ReviewOutcome.NOT_ACCEPTED else None,
            (Organizer.BAWASLU_AD_HOC,) if region == "52.01" else (Organizer.PERMANENT,),
            dice.choice([True, False, None]) if outcome is ReviewOutcome.NOT_ACCEPTED else None,
        )
        try:
            review_report(people[0], info.id, found, "CONTOH.")
        except MoveRefused as refused:
            assert refused.says  # noqa: PT017 - the reason is what the person reads
            continue
        answer(dice, people, info)
    return queries.submission(info.id).case


def take(dice: random.Random, people: list[Staff], subject: str) -> str:
    """One act that is offered to somebody here; its slug, empty where nobody is offered anything."""
    case = queries.case(subject)
    decide_some(dice, case.submission.id)
    offers: list[tuple[Staff, Offered]] = [
        (person, each) for person in people for each in choice_for(person, case).offered
    ]
    if not offers:
        return ""
    by, offered = dice.choice(offers)
    sent = some(dice, offered.form)
    form = offered.act.form_for(by, case, sent)
    # What the form itself asks besides: a ground for a refusal, two kinds for several.
    if not form.is_valid():
        return "again"
    offered.act.do(by, case, form)
    answer(dice, people, case.submission)
    return offered.act.slug


def somebody_owes(people: list[Staff], subject: str) -> None:
    """What must come next is on the desk of each who may do it, offered there, and on nobody else's."""
    case, found = queries.case(subject), owed_in(subject)
    if found is None:
        assert case.state == "closed"
        return
    owing = [by for by in people if is_owed_by(by, found)]
    on_desk = [by for by in people if any(each.line.subject == subject for each in owed_to(by, limit=99))]
    assert on_desk == (owing if found.proposed is None else [])
    if found.word.whose is Whose.OFFICE:
        # What went to an office of another province has nobody here.
        assert owing or not case.region.startswith("52"), found
        if found.word.kind == PlenaryHeld.KIND:
            # It has a page of its own, for many cases at once.
            listed = agenda(found.line.region).waiting
            assert any(each.case == subject for each in listed)
            return
        for by in owing:
            choice = choice_for(by, case)
            slugs = {each.act.slug for each in choice.offered} | {each.act.slug for each in choice.barred}
            assert slugs & {move.slug for move in MOVES if move.kind == found.word.kind}


def refused_elsewhere(people: list[Staff], subject: str) -> None:
    """What is not offered is refused in the act too."""
    case = queries.case(subject)
    offered = {each.act.slug for each in choice_for(people[0], case).offered}
    sent = QueryDict("outcome=decided&to=kpu&means=portal&by=kpu&answer=received&words=x&types=ethics&types=criminal")
    for move in MOVES:
        form = move.form_for(people[0], case, sent)
        if move.slug not in offered and move.slug not in {"serahkan", "putus"} and form.is_valid():
            with pytest.raises(SaksamaError):
                move.do(people[0], case, form)


@pytest.mark.parametrize("seed", [0, 3, 4, 7])
def test_what_is_offered_is_done_and_lawful(staff_for: StaffFor, seed: int) -> None:
    dice = random.Random(seed)
    people = [staff_for(Role.OFFICER), staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="kedua")]
    done: dict[str, int] = {}
    for region, kind in (
        ("52", SubmissionKind.REPORT),
        ("52.01", SubmissionKind.REPORT),
        ("52.01.01", SubmissionKind.REPORT),
        ("52.71", SubmissionKind.INFORMATION),
    ):
        subject = begin(dice, people, received(region, kind))
        for _ in range(ACTS):
            slug = take(dice, people, subject)
            if not slug:
                break
            done[slug] = done.get(slug, 0) + 1
            somebody_owes(people, subject)
        refused_elsewhere(people, subject)
    assert findings() == []
    assert _varied(done)


def _varied(done: Mapping[str, int]) -> bool:
    return len(done.keys() - {"again"}) >= 5
