"""Supervision in a log: lawful loops pass, and each act that breaks one is named with its reason in both languages."""

from collections.abc import Callable

from msgspec.structs import replace

from saksama.cli.words import message
from saksama.entries.body import Body
from saksama.entries.kinds.observation import (
    AdviceAnswered,
    AdviceSent,
    Answer,
    Asked,
    Channel,
    LhpApproved,
    LhpReturned,
    LhpSent,
    ObservationReceived,
    PeriodAsked,
    PeriodClosed,
    PeriodOpened,
)
from saksama.verify.report import Report
from tests.saksama.verify.case_logs import ANI, BUDI, CITRA
from tests.testonly.story import COMMITS, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

OPENED = PeriodOpened(
    asked=(Asked(office="52.01", reports=2),),
    begins="2026-10-01",
    chain=("kabupaten-kota", "provinsi"),
    ends="2026-12-31",
    form="form-a-2022",
    office="52.01",
)
VILLAGE = "52.01.01.2001"
RECEIVED = ObservationReceived(channel=Channel.FIELD, day="2026-11-01", form="f" * 64, office="52.01.01")
RETURNED = LhpReturned(notes=1, level="kabupaten-kota", version=1)
ADVICE = AdviceSent(day="2026-11-01", due="2026-11-08", office="52.01", to="kpu")


def act(story: Story, word: str, body: Body, by: str = ANI) -> int:
    commits = dict.fromkeys(body.COMMITS, COMMITS["content"])
    return story.bawaslu.append(body, subject=subject(word), actor=by, **commits)


def sent(version: int, period: str = "masa", office: str = "52.01.01") -> LhpSent:
    return LhpSent(form="f" * 64, level="kecamatan", office=office, period=subject(period), version=version)


def test_reports_that_went_their_way_are_lawful(told: Story, found: Found) -> None:
    act(told, "masa", OPENED)
    act(told, "laporan", RECEIVED)
    act(told, "laporan", sent(1))
    act(told, "laporan dari TPS", replace(sent(1), level="tps"))
    act(told, "laporan", LhpReturned(notes=1, level="kabupaten-kota", version=1), BUDI)
    act(told, "laporan", sent(2))
    act(told, "laporan", LhpApproved(level="kabupaten-kota", version=2), BUDI)
    act(told, "masa", PeriodAsked(asked=(Asked(office="52.01", reports=3),)))
    act(told, "masa", PeriodClosed())
    act(told, "laporan", LhpApproved(level="provinsi", version=2), CITRA)
    act(told, "saran", ADVICE)
    act(told, "saran", AdviceAnswered(answer=Answer.REFUSED, day="2026-11-20"))
    told.bawaslu.publish()
    assert found(told.check()) == []


def test_what_breaks_a_loop_is_named(told: Story, found: Found) -> None:
    act(told, "masa", OPENED)
    answer = AdviceAnswered(answer=Answer.REFUSED, day="2026-11-20")
    broken = [
        ("lhp.unlawful", (sent(1), LhpApproved(level="kabupaten-kota", version=1)), "examined by who sent it"),
        ("lhp.unlawful", (sent(1), sent(1)), "where the report stands"),
        ("lhp.unlawful", (sent(2),), "not the version"),
        ("lhp.unlawful", (sent(1), LhpReturned(notes=1, level="provinsi", version=1)), "not the examination"),
        ("lhp.unlawful", (sent(1, "lain"),), "no office's above it"),
        ("lhp.unlawful", (sent(1, office="52.02.01"),), "no office's above it"),
        ("period.unlawful", (OPENED, OPENED), "opened already"),
        ("period.unlawful", (PeriodClosed(),), "not open"),
        ("period.unlawful", (OPENED, PeriodClosed(), PeriodAsked(asked=OPENED.asked)), "not open"),
        ("period.unlawful", (replace(OPENED, chain=("provinsi", "kabupaten-kota")),), "does not go upwards"),
        ("period.unlawful", (replace(OPENED, chain=("dusun",)),), "does not go upwards"),
        ("period.unlawful", (replace(OPENED, asked=(Asked(office="52.02", reports=1),)),), "outside its own"),
        ("period.unlawful", (OPENED, PeriodAsked(asked=(Asked(office="53", reports=1),))), "outside its own"),
        ("period.unlawful", (replace(OPENED, asked=(Asked(office=VILLAGE, reports=1),)),), "below the district"),
        ("lhp.unlawful", (sent(1, office=VILLAGE),), "below the district"),
        ("lhp.unlawful", (replace(RECEIVED, office=VILLAGE),), "below the district"),
        # A district that calls itself the province would leave out the regency.
        ("lhp.unlawful", (replace(sent(1), level="provinsi"),), "not that of its office"),
        ("lhp.unlawful", (sent(1), RETURNED, replace(sent(2), office="52.01.02")), "another office or period"),
        ("advice.unlawful", (replace(ADVICE, office=VILLAGE),), "below the district"),
        ("advice.unlawful", (answer,), "not given yet"),
        ("advice.unlawful", (ADVICE, ADVICE), "given already"),
    ]
    named = []
    for number, (code, bodies, why) in enumerate(broken):
        # Each examiner is another person than who sent.
        *_, last = [act(told, f"yang ke-{number}", body, BUDI if body is RETURNED else ANI) for body in bodies]
        named.append((code, last, why))
    told.bawaslu.publish()
    report = told.check()
    assert sorted(found(report)) == sorted((code, index) for code, index, _ in named)
    told_of = {each.index: (message(each, "id"), message(each, "en")) for each in report.findings}
    for _, index, why in named:
        indonesian, english = told_of[index]
        assert why in english
        assert why not in indonesian
