"""Content in two logs: copies and claims that took lawful steps, and each step that is not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from saksama.cli.words import message
from saksama.entries.body import Body
from saksama.entries.clarification import (
    Assessed,
    Change,
    Clarification,
    PublicSource,
    Publisher,
    encode_clarification,
)
from saksama.entries.entry import decode_entry
from saksama.entries.kinds.clarification import ClarificationPublished
from saksama.entries.kinds.content import (
    Addressee,
    Answered,
    Assessment,
    Category,
    Channel,
    Concerns,
    ContentAnswered,
    ContentAssessed,
    ContentCaptured,
    ContentClassified,
    ContentJudged,
    ContentRechecked,
    ContentReminded,
    ContentRequested,
    ContentTriaged,
    Judgment,
    Medium,
    Outcome,
    Presence,
    Triage,
    Way,
)
from saksama.statistics.content import content_statistics, encode_content_statistics
from saksama.statistics.content_facts import content_facts
from saksama.verify.report import NotChecked, Report
from saksama.vocabulary import format_moment
from tests.testonly.staticlog import Node
from tests.testonly.story import Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

CLAIM, REQUEST, ANI, BUDI = subject("claim"), subject("request"), subject("ani"), subject("budi")
CAPTURED = ContentCaptured(channel=Channel.WHATSAPP, medium=Medium.MESSAGE, way=Way.PUBLIC)
JOINED = ContentTriaged(claim=CLAIM, outcome=Triage.CLAIM)
NOISE, RETURNED = ContentTriaged(outcome=Triage.NOISE), ContentTriaged(outcome=Triage.RETURNED)
ASSESSED = ContentAssessed(outcome=Assessment.FALSE, outside=1, second=BUDI, sources=2)
JUDGED = ContentJudged(basis=("uu-7-2017-280-1-d",), outcome=Judgment.VIOLATION)
ASKED = ContentRequested(copies=1, request=REQUEST, second=BUDI, to=Addressee.BAWASLU_RI)
UP = ContentRechecked(presence=Presence.UP, status=Answered.SUCCESSFUL)
GONE = ContentRechecked(presence=Presence.GONE, status=Answered.CLIENT_ERROR)
LATER = msgspec.structs.replace(ASKED, due="2099-01-01T00:00:00.000Z")
AGAIN = ContentReminded(request=REQUEST)
DUE_AGAIN = msgspec.structs.replace(AGAIN, due="2099-01-01T00:00:00.000Z")
ANSWERED = ContentAnswered(by=Addressee.BAWASLU_RI, outcome=Outcome.REMOVED, request=REQUEST)
SEALED = "0" * 64


def classified(concerns: Concerns = Concerns.NOBODY) -> ContentClassified:
    return ContentClassified(category=Category.FALSEHOOD, concerns=concerns, target="penyelenggara")


def assessed_at(log: Node) -> str:
    """When this log's last assessment was made; any moment where it has none."""
    entries = [decode_entry(data) for data in log.entries]
    moments = [format_moment(each.at) for each in entries if isinstance(each.body, ContentAssessed)]
    return [*["2024-11-20T08:00:00.000Z"], *moments][-1]


def told_of(log: Node, by: Node, version: int, about: str) -> Clarification:
    return Clarification(
        assessed=Assessed(
            at=assessed_at(log), name=log.code, origin=log.origin, outcome=Assessment.FALSE, outside=1, sources=2
        ),
        change=Change(what="Tanggal.", why="Salah ketik.") if version > 1 else msgspec.UNSET,
        claim="Surat suara sudah tercoblos",
        concerns=Concerns.NOBODY,
        language="id",
        publisher=Publisher(name=by.code, origin=by.origin),
        right="Tersegel.",
        sources=(PublicSource(address="", outside=True, title="KPU"),),
        subject=subject(about),
        text="Tidak benar.",
        title="Surat suara tersegel",
        version=version,
    )


def clarified(
    log: Node,
    version: int = 1,
    outcome: Assessment = Assessment.FALSE,
    *,
    by: Node | None = None,
    second: str = BUDI,
    about: str = "claim",
    **other: object,
) -> ClarificationPublished:
    """A clarification of what `log` assessed, published by `by`; `other`: what its document says otherwise."""
    said = told_of(log, by or log, version, about)
    said = msgspec.structs.replace(said, assessed=msgspec.structs.replace(said.assessed, outcome=outcome))
    document = (by or log).blob(encode_clarification(msgspec.structs.replace(said, **other)))
    return ClarificationPublished(
        assessor=log.origin, document=document, outcome=outcome, second=second, text="Tidak benar.", version=version
    )


def act(log: Node, about: str, body: Body) -> int:
    commits: dict[str, Any] = dict.fromkeys(body.COMMITS, SEALED)
    return log.append(body, subject=subject(about), actor=ANI, **commits)


def checked(story: Story) -> Report:
    for node in story.world.nodes:
        node.publish()
    return story.check()


@pytest.fixture
def claim(told: Story) -> Story:
    """A claim with one copy, begun and assessed by Diskominfotik."""
    act(told.diskominfotik, "claim", classified())
    act(told.diskominfotik, "copy", CAPTURED)
    act(told.diskominfotik, "copy", JOINED)
    told.world.tick()
    act(told.diskominfotik, "claim", ASSESSED)
    told.world.tick()
    return told


def test_a_claim_goes_its_way_over_both_logs(claim: Story, found: Found) -> None:
    ours, theirs = claim.bawaslu, claim.diskominfotik
    act(ours, "claim", JUDGED)
    act(ours, "claim", ASKED)
    act(ours, "claim", ANSWERED)
    claim.world.tick()
    act(theirs, "claim", clarified(theirs))
    act(theirs, "claim", clarified(theirs, 2))
    act(ours, "claim", clarified(theirs, by=ours))
    assert found(checked(claim)) == []


def test_a_copy_goes_to_the_archive_and_comes_back(claim: Story, found: Found) -> None:
    for body in (CAPTURED, NOISE, RETURNED, JOINED, RETURNED, NOISE):
        act(claim.bawaslu, "copy-2", body)
    assert found(checked(claim)) == []


COPIES: list[tuple[str, list[Body], int]] = [
    ("triaged, never captured", [NOISE], 0),
    ("captured twice", [CAPTURED, CAPTURED], 1),
    ("joined from the archive", [CAPTURED, NOISE, JOINED], 2),
    ("joined to no claim", [CAPTURED, ContentTriaged(outcome=Triage.CLAIM)], 1),
    ("joined to a claim that never began", [CAPTURED, ContentTriaged(claim=ANI, outcome=Triage.CLAIM)], 1),
    ("looked at again, never captured", [UP], 0),
    ("gone, although it answered", [CAPTURED, msgspec.structs.replace(GONE, status=Answered.SUCCESSFUL)], 1),
    ("gone, although nobody answered", [CAPTURED, ContentRechecked(presence=Presence.GONE)], 1),
    ("still up, although it failed", [CAPTURED, msgspec.structs.replace(UP, status=Answered.SERVER_ERROR)], 1),
    ("not reached, although it answered", [CAPTURED, msgspec.structs.replace(UP, presence=Presence.UNREACHED)], 1),
    ("archived with a claim", [CAPTURED, ContentTriaged(claim=CLAIM, outcome=Triage.NOISE)], 1),
]


@pytest.mark.parametrize(("acts", "wrong"), [case[1:] for case in COPIES], ids=[case[0] for case in COPIES])
def test_a_copy_that_took_another_step_is_found(claim: Story, found: Found, acts: list[Body], wrong: int) -> None:
    indexes = [act(claim.bawaslu, "copy-2", body) for body in acts]
    report = checked(claim)
    assert found(report) == [("content.unlawful", indexes[wrong])]
    assert "copy" in message(report.findings[0], "en") or "act" in message(report.findings[0], "en")


CLAIMS: list[tuple[str, list[Body], int]] = [
    ("assessed, never begun", [ASSESSED], 0),
    (
        "assessed by one person",
        [classified(), ContentAssessed(outcome=Assessment.FALSE, outside=0, second=ANI, sources=1)],
        1,
    ),
    ("assessed before anybody said whom it concerns", [classified(Concerns.UNKNOWN), ASSESSED], 1),
    (
        "the government judges what concerns it",
        [classified(Concerns.OFFICIAL), ContentAssessed(outcome=Assessment.FALSE, outside=0, second=BUDI, sources=3)],
        1,
    ),
    (
        "more outside sources than sources",
        [classified(), ContentAssessed(outcome=Assessment.FALSE, outside=3, second=BUDI, sources=1)],
        1,
    ),
    ("a violation without an article", [classified(), ContentJudged(basis=(), outcome=Judgment.VIOLATION)], 1),
    ("judged by one person twice", [classified(), msgspec.structs.replace(JUDGED, second=ANI)], 1),
    ("requested, not judged", [classified(), ASKED], 1),
    ("requested, judged to be none", [classified(), ContentJudged(basis=(), outcome=Judgment.NO_VIOLATION), ASKED], 2),
    ("requested by one person twice", [classified(), JUDGED, msgspec.structs.replace(ASKED, second=ANI)], 2),
    ("requested twice under one number", [classified(), JUDGED, ASKED, ASKED], 3),
    ("answered, never requested", [classified(), ANSWERED], 1),
    ("asked again, never requested", [classified(), AGAIN], 1),
    ("asked again before its answer was due", [classified(), JUDGED, LATER, AGAIN], 3),
    ("asked again before the second answer was due", [classified(), JUDGED, ASKED, DUE_AGAIN, AGAIN], 4),
    ("asked again after it was answered", [classified(), JUDGED, ASKED, ANSWERED, AGAIN], 4),
]


@pytest.mark.parametrize(("acts", "wrong"), [case[1:] for case in CLAIMS], ids=[case[0] for case in CLAIMS])
def test_a_claim_that_took_another_step_is_found(told: Story, found: Found, acts: list[Body], wrong: int) -> None:
    indexes = [act(told.bawaslu, "claim-2", body) for body in acts]
    assert found(checked(told)) == [("content.unlawful", indexes[wrong])]


def test_a_request_that_is_not_answered_is_asked_again_as_often_as_its_answer_is_due(told: Story, found: Found) -> None:
    log = told.bawaslu
    due = format_moment(told.world.now + timedelta(hours=24))
    for body in (classified(), JUDGED, msgspec.structs.replace(ASKED, due=due)):
        act(log, "claim-2", body)
    told.world.live(24)
    log.observe()
    due = format_moment(told.world.now + timedelta(hours=24))
    act(log, "claim-2", msgspec.structs.replace(AGAIN, due=due))
    act(log, "claim-2", msgspec.structs.replace(ANSWERED, outcome=Outcome.PASSED_ON))
    log.observe()
    told.world.live(24)
    log.observe()
    for then in (AGAIN, AGAIN, ANSWERED):
        act(log, "claim-2", then)
    assert found(checked(told)) == []


def test_who_did_not_begin_a_claim_says_nothing_of_whom_it_concerns(told: Story, found: Found) -> None:
    ours, theirs = told.bawaslu, told.diskominfotik
    act(ours, "claim-2", classified(Concerns.OFFICIAL))
    told.world.live(3)
    anew = act(theirs, "claim-2", classified(Concerns.NOBODY))
    told.world.tick()
    alone = ContentAssessed(outcome=Assessment.FALSE, outside=0, second=BUDI, sources=2)
    assessed = act(theirs, "claim-2", alone)
    told.world.tick()
    act(ours, "claim-2", ASSESSED)
    report = checked(told)
    assert found(report) == [("content.unlawful", anew), ("content.unlawful", assessed)]
    assert [each.log for each in report.findings] == [theirs.origin] * 2


def test_an_earlier_moment_does_not_make_another_s_claim_one_s_own(told: Story, found: Found) -> None:
    ours, theirs = told.bawaslu, told.diskominfotik
    # Appended after ours was read, under a moment before it: what the witnesses' interval leaves open.
    early = act(theirs, "claim-2", classified(Concerns.NOBODY))
    act(ours, "claim-2", classified(Concerns.OFFICIAL))
    act(ours, "copy-2", CAPTURED)
    act(ours, "copy-2", ContentTriaged(claim=subject("claim-2"), outcome=Triage.CLAIM))
    told.world.tick()
    alone = ContentAssessed(outcome=Assessment.FALSE, outside=0, second=BUDI, sources=2)
    assessed = act(theirs, "claim-2", alone)
    report = checked(told)
    assert found(report) == [("content.unlawful", early), ("content.unlawful", assessed)]
    assert [each.log for each in report.findings] == [theirs.origin] * 2


def test_a_partner_s_copy_joined_to_our_claim_begins_nothing(told: Story, found: Found) -> None:
    ours, theirs = told.bawaslu, told.diskominfotik
    for node in (ours, theirs):
        act(node, "copy-2" if node is ours else "copy-3", CAPTURED)
    act(ours, "claim-2", classified())
    act(ours, "copy-2", ContentTriaged(claim=subject("claim-2"), outcome=Triage.CLAIM))
    told.world.live(3)
    act(theirs, "copy-3", ContentTriaged(claim=subject("claim-2"), outcome=Triage.CLAIM))
    anew = act(theirs, "claim-2", classified(Concerns.OFFICIAL))
    report = checked(told)
    assert [each.log for each in report.findings] == [theirs.origin]
    assert found(report) == [("content.unlawful", anew)]


@pytest.mark.parametrize("first", [0, 1])
def test_where_nothing_proves_who_began_a_claim_each_log_is_named_and_none_believed(
    told: Story, found: Found, first: int
) -> None:
    nodes = told.bawaslu, told.diskominfotik
    ours, theirs = nodes
    acts = {}
    for node in (nodes[first], nodes[1 - first]):
        # Whoever concerns themselves with it says that it concerns nobody, before or after the other says whom.
        concerns = Concerns.OFFICIAL if node is ours else Concerns.NOBODY
        acts[node.origin] = act(node, "claim-2", classified(concerns))
        act(node, f"copy-{node.code}", CAPTURED)
        act(node, f"copy-{node.code}", ContentTriaged(claim=subject("claim-2"), outcome=Triage.CLAIM))
        told.world.tick()
    # Published under what the first of both said: which of them it had to name, nothing proves either.
    act(ours, "claim-2", ASSESSED)
    act(ours, "claim-2", clarified(ours, about="claim-2"))
    told.world.tick()
    alone = ContentAssessed(outcome=Assessment.FALSE, outside=0, second=BUDI, sources=2)
    assessed = act(theirs, "claim-2", alone)
    report = checked(told)
    named = {(each.log, each.index) for each in report.findings}
    assert named == {*acts.items(), (theirs.origin, assessed)}, "and it rests on a source outside, as the stricter asks"
    assert any("nothing proves" in str(each.evidence["reason_en"]) for each in report.findings)


def test_behind_an_act_out_of_place_nothing_is_hidden(claim: Story, found: Found) -> None:
    log = claim.diskominfotik
    first = act(log, "claim", ASKED)
    alone = act(log, "claim", ContentAssessed(outcome=Assessment.FALSE, outside=0, second=ANI, sources=1))
    again = act(log, "claim", ASKED)
    assert sorted(found(checked(claim))) == [("content.unlawful", each) for each in (first, alone, again)]


def test_a_clarification_says_what_was_assessed_and_has_no_gap(claim: Story, found: Found) -> None:
    log = claim.diskominfotik
    differs = act(log, "claim", clarified(log, 1, Assessment.TRUE))
    gap = act(log, "claim", clarified(log, 3))
    assert found(checked(claim)) == [("content.unlawful", differs), ("content.unlawful", gap)]


def test_a_clarification_that_its_writer_let_out_alone_is_found(claim: Story, found: Found) -> None:
    log = claim.bawaslu
    alone = act(log, "claim", clarified(claim.diskominfotik, by=log, second=ANI))
    assert found(checked(claim)) == [("content.unlawful", alone)]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"text": "Benar."}, "says otherwise: text"),
        ({"subject": subject("claim-2")}, "says otherwise: subject"),
        ({"concerns": Concerns.OFFICIAL}, "says otherwise whom the claim concerns"),
        ({"publisher": Publisher(name="lain", origin="lain.example/log")}, "says otherwise: publisher"),
        ({"assessed": None}, "the assessment that it tells is not in the log"),
        ({}, "no clarification"),
    ],
    ids=str,
)
def test_a_document_that_says_otherwise_is_found(claim: Story, found: Found, other: dict[str, Any], said: str) -> None:
    log = claim.diskominfotik
    if other == {"assessed": None}:
        more = told_of(log, log, 1, "claim").assessed
        other = {"assessed": msgspec.structs.replace(more, sources=9)}
    body = clarified(log, **other)
    if not other:
        body = msgspec.structs.replace(body, document=log.blob(b"{}"))
    index = act(log, "claim", body)
    report = checked(claim)
    assert found(report) == [("content.unlawful", index)]
    (one,) = report.findings
    assert said in str(one.evidence["reason_en"])


def test_a_document_tells_whom_the_claim_concerned_when_it_was_published(claim: Story, found: Found) -> None:
    log = claim.diskominfotik
    act(log, "claim", clarified(log))
    claim.world.tick()
    act(log, "claim", classified(Concerns.OFFICIAL))
    claim.world.tick()
    behind = act(log, "claim", clarified(log, 2))
    act(log, "claim", clarified(log, 3, concerns=Concerns.OFFICIAL))
    assert found(checked(claim)) == [("content.unlawful", behind)]


def test_a_document_of_the_other_node_tells_what_that_log_ever_said(claim: Story, found: Found) -> None:
    theirs, ours = claim.diskominfotik, claim.bawaslu
    act(theirs, "claim", classified(Concerns.OFFICIAL))
    claim.world.tick(600)
    for version, concerns in enumerate((Concerns.NOBODY, Concerns.OFFICIAL), start=1):
        act(ours, "claim", clarified(theirs, version, by=ours, concerns=concerns))
    never = act(ours, "claim", clarified(theirs, 3, by=ours, concerns=Concerns.INCUMBENT))
    assert found(checked(claim)) == [("content.unlawful", never)]


def test_a_document_that_is_not_served_is_found(claim: Story, found: Found) -> None:
    log = claim.diskominfotik
    index = act(log, "claim", msgspec.structs.replace(clarified(log), document="1" * 64))
    assert found(checked(claim)) == [("blob.wrong", index)]


def test_a_clarification_of_what_nobody_assessed(told: Story, found: Found) -> None:
    act(told.bawaslu, "claim-2", classified())
    index = act(told.bawaslu, "claim-2", clarified(told.bawaslu, about="claim-2"))
    report = checked(told)
    assert ("content.unlawful", index) in found(report)


def test_whoever_asks_about_a_copy_looks_at_it_again_also_where_another_captured_it(claim: Story, found: Found) -> None:
    for log in (claim.bawaslu, claim.diskominfotik):
        for body in (UP, GONE, UP, ContentRechecked(presence=Presence.UNREACHED)):
            act(log, "copy", body)
            claim.world.tick()
    act(claim.diskominfotik, "copy", RETURNED)
    act(claim.bawaslu, "copy", ContentRechecked(presence=Presence.UNKNOWN, status=Answered.SERVER_ERROR))
    assert found(checked(claim)) == []


def test_one_copy_in_two_logs_is_found(claim: Story, found: Found) -> None:
    index = act(claim.bawaslu, "copy", RETURNED)
    assert found(checked(claim)) == [("content.unlawful", index)]


NUMBERS = "statistik-konten.json"


def test_the_portal_says_another_number_on_content(claim: Story, found: Found) -> None:
    assert found(checked(claim)) == []
    file = claim.diskominfotik.folder / NUMBERS
    file.write_text(file.read_text().replace('"whatsapp":1', '"whatsapp":2'))
    report = claim.check()
    assert found(report) == [("statistics.differ", None)]
    assert report.findings[0].evidence["kind"] == "channels"
    assert report.findings[0].evidence["counted"] == '{"whatsapp":1}'


def test_numbers_on_content_are_owed_where_there_is_content(claim: Story, found: Found) -> None:
    checked(claim)
    for node in (claim.bawaslu, claim.diskominfotik):
        (node.folder / NUMBERS).unlink()
    report = claim.check()
    assert found(report) == [("unreachable", None)]
    assert report.findings[0].log == claim.diskominfotik.origin


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff"])
def test_numbers_on_content_that_cannot_be_read_are_no_numbers(claim: Story, found: Found, data: bytes) -> None:
    checked(claim)
    (claim.diskominfotik.folder / NUMBERS).write_bytes(data)
    assert found(claim.check()) == [("unreachable", None)]


def test_numbers_on_a_larger_log_than_was_read_are_not_compared(claim: Story, found: Found) -> None:
    assert NotChecked.CONTENT_NUMBERS not in checked(claim).not_checked
    node = claim.diskominfotik
    grown = msgspec.structs.replace(node.content_numbers(), sizes={node.origin: len(node.entries) + 1})
    (node.folder / NUMBERS).write_bytes(encode_content_statistics(grown))
    report = claim.check()
    assert found(report) == []
    assert NotChecked.CONTENT_NUMBERS in report.not_checked


def test_a_node_that_counts_only_another_log_is_named(claim: Story, found: Found) -> None:
    checked(claim)
    other = claim.bawaslu.content_numbers()
    (claim.diskominfotik.folder / NUMBERS).write_bytes(encode_content_statistics(other))
    assert found(claim.check()) == [("statistics.differ", None)]


def test_numbers_of_a_log_that_is_long_past_are_named(claim: Story, found: Found) -> None:
    node = claim.diskominfotik
    none_yet = content_statistics(content_facts({node.origin: []}), {node.origin: 0})
    for days, wrong in ((0.5, []), (1, [("statistics.differ", None)])):
        claim.world.tick(days * 86_400)
        act(node, "claim", classified())
        checked(claim)
        (node.folder / NUMBERS).write_bytes(encode_content_statistics(none_yet))
        report = claim.check()
        assert [each for each in found(report) if each[0].startswith("statistics")] == wrong
    (one,) = [each for each in report.findings if each.code == "statistics.differ"]
    assert one.evidence["kind"] == "sizes"
