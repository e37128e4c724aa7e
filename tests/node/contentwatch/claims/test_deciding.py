"""Assessment and judgment: two persons, lawful by the verifier's own replay, and what a government's office leaves."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from saksama.clocks.certainty import Certainty
from saksama.entries.kinds.content import (
    Addressee,
    Assessment,
    Category,
    Concerns,
    ContentAssessed,
    ContentClassified,
    ContentJudged,
    ContentRequested,
    Judgment,
)
from saksama.entries.pseudonym import pseudonym
from saksama_node.accounts.policy import NotAllowed, Role
from saksama_node.contentwatch.captures.captured import Lacks, claim_of, claims
from saksama_node.contentwatch.claims import deciding, standing
from saksama_node.contentwatch.claims.deciding import FindingRefused, Source, Why, law_day, to_judge
from saksama_node.contentwatch.claims.forms import bases, in_force
from saksama_node.contentwatch.models import Claim, Copy
from saksama_node.contentwatch.whole.restoring import restore
from saksama_node.flows.content.decide_claim import claim_life
from saksama_node.flows.content.triage_content import classify_claim
from saksama_node.ledger import mirror
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.ledger.queries import history, openings_of
from saksama_node.seconds.models import Proposal
from saksama_node.seconds.proposing import State, proposal
from saksama_node.settings.current import SETTINGS
from tests.node.conftest import StaffFor
from tests.node.contentwatch.decided import ARTICLE, INSIDE, OUTSIDE, WORDS, claim_by, lawful
from tests.node.contentwatch.proposing import propose_assessment, propose_judgment
from tests.node.contentwatch.triaged import SAID
from tests.node.seconds.reading import confirm_read


@pytest.fixture
def government(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "SETTINGS", replace(SETTINGS, government=True))


def test_an_assessment_is_entered_when_a_second_has_read_it(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.OFFICER)
    claim = claim_by(one)
    number = propose_assessment(one, claim, Assessment.FALSE, WORDS, [INSIDE, OUTSIDE])
    assert len(history(claim)) == 1, "a proposal is in no log"
    confirm_read(other, number)
    entered = history(claim)[-1]
    second = pseudonym(other.secret, claim)
    assert entered.entry.body == ContentAssessed(outcome=Assessment.FALSE, outside=1, second=second, sources=2)
    assert entered.entry.actor == pseudonym(one.secret, claim)
    (said,) = openings_of(entered.leaf_id)
    assert json.loads(said.data) == {
        "sources": [{"outside": False, "what": INSIDE.what}, {"outside": True, "what": OUTSIDE.what}],
        "text": WORDS,
    }
    assert claim_of(claim).assessed is Assessment.FALSE
    assert [each.subject for each in claims(Lacks.ASSESSMENT)] == []
    assert [each.subject for each in to_judge(limit=5)] == [claim]
    assert lawful(claim)


def test_a_claim_written_down_anew_overtakes_what_waits_about_it(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.CONTENT), staff_for(Role.COMMISSIONER)
    claim = claim_by(one)
    waits = [
        propose_assessment(one, claim, Assessment.SATIRE, WORDS, [INSIDE]),
        # Of each kind one waits at a time: these two do not stand in each other's way.
        propose_judgment(other, claim, Judgment.NO_VIOLATION, WORDS, []),
    ]
    classify_claim(one, claim, SAID)
    assert [proposal(each).state for each in waits] == [State.OVERTAKEN, State.OVERTAKEN]
    assert {type(each.entry.body) for each in history(claim)} == {ContentClassified}
    assert claim_of(claim).assessed is None


@pytest.mark.parametrize(
    ("concerns", "sources", "why"),
    [
        (Concerns.UNKNOWN, [OUTSIDE], Why.UNLAWFUL),
        (Concerns.OFFICIAL, [INSIDE], Why.UNLAWFUL),
        (Concerns.NOBODY, [], Why.NO_SOURCE),
        (Concerns.INCUMBENT, [OUTSIDE], None),
    ],
)
def test_whom_it_concerns_decides_what_it_rests_on(
    staff_for: StaffFor, concerns: Concerns, sources: list[Source], why: Why | None
) -> None:
    by = staff_for(Role.OFFICER)
    claim = claim_by(by, concerns)
    if why is None:
        number = propose_assessment(by, claim, Assessment.FALSE, WORDS, sources)
        confirm_read(staff_for(Role.CONTENT), number)
        assert lawful(claim)
        return
    with pytest.raises(FindingRefused) as told:
        propose_assessment(by, claim, Assessment.FALSE, WORDS, sources)
    assert told.value.why is why
    assert bool(told.value.says_en) is (why is Why.UNLAWFUL)


def test_what_cannot_be_checked_may_have_no_source(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    claim = claim_by(by)
    confirm_read(staff_for(Role.CONTENT, which="2"), propose_assessment(by, claim, Assessment.NOT_CHECKABLE, WORDS, []))
    assert lawful(claim)


def test_the_government_captures_only(staff_for: StaffFor, government: None) -> None:
    by = staff_for(Role.CONTENT)
    for concerns in (Concerns.GOVERNMENT, Concerns.OFFICIAL, Concerns.INCUMBENT):
        with pytest.raises(FindingRefused) as told:
            propose_assessment(by, claim_by(by, concerns), Assessment.FALSE, WORDS, [OUTSIDE])
        assert told.value.why is Why.CAPTURE_ONLY
    claim = claim_by(by)
    propose_assessment(by, claim, Assessment.FALSE, WORDS, [INSIDE])
    with pytest.raises(FindingRefused) as told:
        propose_judgment(staff_for(Role.COMMISSIONER), claim, Judgment.NO_VIOLATION, WORDS, [])
    assert told.value.why is Why.NOT_OURS


def test_it_concerns_the_government_after_all(staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was proposed before the institution was set to be the government's is refused when it is confirmed."""
    by = staff_for(Role.CONTENT)
    claim = claim_by(by, Concerns.OFFICIAL)
    number = propose_assessment(by, claim, Assessment.FALSE, WORDS, [OUTSIDE])
    monkeypatch.setattr(deciding, "SETTINGS", replace(SETTINGS, government=True))
    with pytest.raises(FindingRefused) as told:
        confirm_read(staff_for(Role.OFFICER), number)
    assert told.value.why is Why.CAPTURE_ONLY
    assert proposal(number).is_open


def test_a_judgment_names_its_articles_and_two_commissioners(staff_for: StaffFor) -> None:
    one, other = staff_for(Role.COMMISSIONER), staff_for(Role.COMMISSIONER, which="2")
    claim = claim_by(staff_for(Role.CONTENT))
    with pytest.raises(FindingRefused) as bare:
        propose_judgment(one, claim, Judgment.VIOLATION, WORDS, [])
    assert bare.value.why is Why.UNLAWFUL
    with pytest.raises(FindingRefused) as invented:
        propose_judgment(one, claim, Judgment.VIOLATION, WORDS, ["uu-9-1999-1"])
    assert invented.value.why is Why.ARTICLE
    number = propose_judgment(one, claim, Judgment.VIOLATION, WORDS, [ARTICLE])
    confirm_read(other, number)
    second = pseudonym(other.secret, claim)
    judged = ContentJudged(basis=(ARTICLE,), outcome=Judgment.VIOLATION, second=second)
    assert [each.body for each in claim_life(claim)][1:] == [judged]
    assert claim_of(claim).judged is Judgment.VIOLATION
    assert claims(Lacks.JUDGMENT)[:] == []
    assert lawful(claim)


def test_whom_a_claim_of_the_partner_concerns_is_what_its_log_says(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = staff_for(Role.CONTENT)
    claim = claim_by(by)
    theirs = replace(
        history(claim)[0].entry,
        node="mitra.example/log",
        body=ContentClassified(category=Category.FALSEHOOD, concerns=Concerns.INCUMBENT, target="peserta"),
    )
    monkeypatch.setattr(mirror, "mirrored", lambda _origin, **_asked: iter([LoggedEntry(0, theirs, 1)]))
    body = ContentAssessed(outcome=Assessment.FALSE, outside=0, second=deciding.NOBODY_YET, sources=1)
    ((_, said),) = standing.refusals("f" * 32, "officer", body, (theirs.node,))
    assert "no outside source" in said
    for partners in ((), (theirs.node,)):
        assert standing.refusals(claim, "officer", body, partners) == (), "who did not begin it says nothing of it"


def test_what_the_partner_may_not_enter_stops_nothing_here(
    staff_for: StaffFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    begun = history(claim)[0].entry
    out_of_place = [
        replace(
            begun,
            node="mitra.example/log",
            at=begun.at - timedelta(hours=hours),
            body=body,
            commits=dict.fromkeys(body.COMMITS, "0" * 64),
        )
        for hours, body in (
            (9, ContentClassified(category=Category.HATE, concerns=Concerns.UNKNOWN, target="unknown")),
            (9, ContentJudged(basis=("x",), outcome=Judgment.VIOLATION)),
            (0, ContentRequested(copies=1, request="e" * 32, second=deciding.NOBODY_YET, to=Addressee.PLATFORM)),
        )
    ]
    theirs = [LoggedEntry(index, entry, index + 1) for index, entry in enumerate(out_of_place)]
    monkeypatch.setattr(mirror, "mirrored", lambda _origin, **_asked: iter(theirs))
    body = ContentAssessed(outcome=Assessment.FALSE, outside=1, second=deciding.NOBODY_YET, sources=1)
    partners = ("mitra.example/log",)
    assert standing.refusals(claim, "officer", body, partners) == ()
    ours = ContentRequested(copies=1, request="f" * 32, second=deciding.NOBODY_YET, to=Addressee.PLATFORM)
    ((_, said),) = standing.refusals(claim, "officer", ours, partners)
    assert said == "this act may not stand here", "nor does it make anything lawful"


def test_who_may_not(staff_for: StaffFor) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    for role in (Role.INTAKE, Role.COMMISSIONER, Role.READER):
        with pytest.raises(NotAllowed):
            propose_assessment(staff_for(role), claim, Assessment.TRUE, WORDS, [INSIDE])
    for role in (Role.CONTENT, Role.OFFICER):
        with pytest.raises(NotAllowed):
            propose_judgment(staff_for(role), claim, Judgment.NO_VIOLATION, WORDS, [])


def test_articles_are_those_of_the_day_of_the_first_capture(staff_for: StaffFor) -> None:
    claim = claim_by(staff_for(Role.CONTENT))
    Copy.objects.update(captured_at=datetime(2023, 12, 31, 17, tzinfo=UTC))
    assert law_day(claim) == date(2024, 1, 1), "the day of the office, not of UTC"
    old, new = "uu-ite-28-2", "uu-ite-28-2-jo-1-2024"
    assert old in {each.id for each in in_force(law_day(claim))}
    with pytest.raises(FindingRefused):
        propose_judgment(staff_for(Role.COMMISSIONER), claim, Judgment.VIOLATION, WORDS, [new])
    assert {each.id for each in in_force(date(2024, 1, 2))} & {old, new} == {new}


def test_every_article_says_where_it_is_from_and_how_surely() -> None:
    assert {each.id.split("-")[0] for each in bases().values()} == {"uu", "pkpu"}
    for each in bases().values():
        assert each.source
        assert each.says != each.says_en
        assert (each.certainty == Certainty.TEXT) is bool(each.text), "its words are in the file"


def test_after_a_restore_the_outcome_stands_and_the_words_are_missed(staff_for: StaffFor) -> None:
    by = staff_for(Role.CONTENT)
    claim = claim_by(by)
    number = propose_assessment(by, claim, Assessment.FALSE, WORDS, [INSIDE])
    confirm_read(staff_for(Role.OFFICER), number)
    entered = history(claim)[-1]
    assert restore(entered) is None
    Proposal.objects.all().delete()
    Claim.objects.update(assessed="")
    assert restore(entered) is Missing.WORDS
    assert claim_of(claim).assessed is Assessment.FALSE
