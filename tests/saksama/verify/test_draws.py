"""Draws of a running log, drawn again by the verifier: a late roster, a wrong result, a draw that was passed over."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseReceived,
    CaseRegistered,
    CaseReviewed,
    Organizer,
    Violation,
)
from saksama.entries.kinds.case import ReviewOutcome as Outcome
from saksama.entries.kinds.handling import CaseRecused
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.procedure.lot import choose, name_in_draw, seed
from saksama.tlog.checkpoint import Checkpoint
from saksama.tlog.cosignature import cosign
from saksama.tlog.strict import encode_base64
from saksama.tlog.tree import leaf_hashes, root_from_leaves
from saksama.verify.report import NotChecked, Report
from tests.testonly.staticlog import seed as secret
from tests.testonly.story import COMMITS, PROCEDURE, Story, subject

type Found = Callable[[Report], list[tuple[str, int | None]]]

CASE = subject("undian")
OFFICERS = ("ani", "budi", "citra", "dewi")
WITNESS = "penyaksi"


def of(officer: str) -> str:
    """An officer's pseudonym within the case."""
    return subject(f"{officer} in the case")


def roster(draw: int) -> dict[str, str]:
    """Names in the draw, and whose they are."""
    return {name_in_draw(secret(officer), CASE, draw): officer for officer in OFFICERS}


@dataclass
class Telling:
    """One case with its lot, step by step."""

    story: Story
    draw: int = 0

    def review(self) -> None:
        node = self.story.bawaslu
        node.append(CaseReceived(), subject=subject("undian receipt"), **COMMITS)
        reviewed = CaseReviewed(
            day=self.story.world.now.date().isoformat(),
            office="52",
            outcome=Outcome.REGISTER,
            plenary=self.story.met(CASE, "case.reviewed:register"),
            **PROCEDURE,
        )
        node.append(reviewed, subject=CASE, actor=of("ketua"), receipt=COMMITS["content"])

    def commit(self, *recused: str, **changed: object) -> int:
        self.draw += 1
        members = roster(self.draw)
        fields: dict[str, object] = {
            "agreement": self.story.world.digest,
            "draw": self.draw,
            "excluded": tuple(name for name, officer in members.items() if officer in recused),
            "recused": tuple(of(officer) for officer in members.values() if officer in recused),
            "roster": tuple(members),
            "witness": WITNESS,
        }
        if self.draw > 1:
            fields["second"] = of("anggota")
        body = LotCommitted(**(fields | changed))  # type: ignore[arg-type]
        return self.story.bawaslu.append(body, subject=CASE, actor=of("ketua"), reason="0" * 64)

    def register(self) -> int:
        body = CaseRegistered(
            number="002/LP/PL/Prov/18.00/XI/2026", organizers=(Organizer.PERMANENT,), types=(Violation.ETHICS,)
        )
        return self.story.bawaslu.append(body, subject=CASE, actor=of("ketua"))

    def drawn(self, size: int, time: int, left: tuple[str, ...] = (), **changed: object) -> tuple[int, str]:
        """Draw by the witness's cosignature of that size and second; the entry's index and who was drawn."""
        node = self.story.bawaslu
        text = Checkpoint(node.origin, size, root_from_leaves(leaf_hashes(node.entries[:size]))).text()
        line = cosign(text, self.story.world.witness, time)
        members = roster(self.draw)
        excluded = [name for name, officer in members.items() if officer in left]
        member = choose(seed(CASE, line.signature[-64:]), list(members), excluded)
        fields: dict[str, object] = {
            "assignee": of(members[member]),
            "cosignature": encode_base64(line.key_id + line.signature),
            "draw": self.draw,
            "member": member,
            "size": size,
        }
        body = LotDrawn(**(fields | changed))  # type: ignore[arg-type]
        return node.append(body, subject=CASE, actor=of("ketua")), members[member]

    def assign(self, officer: str) -> int:
        body = CaseAssigned(assignee=of(officer), draw=self.draw)
        return self.story.bawaslu.append(body, subject=CASE, actor=of("ketua"))

    def signed(self) -> tuple[int, int]:
        """Publish; the size and the second that the witness signed."""
        self.story.bawaslu.publish()
        return len(self.story.bawaslu.entries), int(self.story.world.now.timestamp())


@pytest.fixture
def telling(told: Story) -> Telling:
    made = Telling(told)
    made.review()
    return made


def test_a_draw_by_the_rule_is_found_good(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    report = telling.story.check()
    assert found(report) == []
    assert NotChecked.LOT_SIZES not in report.not_checked


def test_the_recused_are_left_out(telling: Telling, found: Found) -> None:
    for officer in ("ani", "dewi"):
        telling.story.bawaslu.append(CaseRecused(person=of(officer)), subject=CASE, actor=of(officer))
    telling.commit("ani", "dewi")
    telling.register()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time, ("ani", "dewi"))
    assert officer in ("budi", "citra")
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == []


def test_a_roster_that_stands_after_the_registration_is_refused(telling: Telling, found: Found) -> None:
    telling.register()
    late = telling.commit(second=of("anggota"))
    size, time = telling.signed()
    drawn, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("case.rule", late), ("lot.uncommitted", drawn)]


def test_no_roster_at_all_is_refused(telling: Telling, found: Found) -> None:
    telling.register()
    size, time = telling.signed()
    telling.draw = 1
    drawn, _ = telling.drawn(size, time)
    telling.story.bawaslu.publish()
    assert ("lot.uncommitted", drawn) in found(telling.story.check())


def test_another_member_than_the_seed_gives_is_named(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    size, time = telling.signed()
    members = roster(1)
    _, officer = telling.drawn(size, time)
    telling.story.bawaslu.entries.pop()
    telling.story.bawaslu.kinds.pop()
    other = next(name for name, whose in members.items() if whose != officer)
    drawn, _ = telling.drawn(size, time, member=other, assignee=of(members[other]))
    telling.assign(members[other])
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.wrong", drawn)]


def test_who_was_not_drawn_is_not_given_the_case(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time)
    given = telling.assign(next(each for each in OFFICERS if each != officer))
    telling.story.bawaslu.publish()
    report = telling.story.check()
    assert found(report) == [("case.rule", given)]
    assert report.findings[0].evidence["rule"] == "as-drawn"


def test_a_draw_whose_signature_never_came_is_followed_by_one_in_the_open(telling: Telling, found: Found) -> None:
    """The witness's answer was lost: nobody draws from a later one; two persons begin anew, and say why."""
    telling.commit()
    telling.register()
    telling.signed()
    telling.story.world.tick(5)
    telling.commit()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.world.tick()
    telling.story.bawaslu.publish()
    report = telling.story.check()
    assert found(report) == []
    assert NotChecked.LOT_SIZES not in report.not_checked


@pytest.mark.parametrize("serves_it", [True, False])
def test_a_draw_that_was_passed_over_is_named(telling: Telling, found: Found, *, serves_it: bool) -> None:
    """The witness signed; the result was not liked; the next checkpoint is said to be the first."""
    node = telling.story.bawaslu
    telling.commit()
    telling.register()
    first, first_time = telling.signed()
    node.append(CaseReceived(), subject=subject("another receipt"), **COMMITS)
    telling.story.world.tick(5)
    size, time = telling.signed()
    if not serves_it:
        del node.notes[first]
        node.sizes.remove(first)
    drawn, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.world.tick()
    node.publish()
    report = telling.story.check()
    assert found(report) == [("lot.skipped", drawn)]
    evidence = report.findings[0].evidence
    assert (evidence["first"], evidence["first_time"]) == (first, first_time)
    assert (evidence["used"], evidence["used_time"]) == (size, time)


def test_the_same_size_signed_again_gives_no_second_seed(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    size, time = telling.signed()
    telling.story.world.tick(30)
    telling.story.bawaslu.publish()
    drawn, officer = telling.drawn(size, time + 30)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.skipped", drawn)]


def test_a_witness_that_does_not_tell_its_sizes_leaves_that_unchecked(telling: Telling, found: Found) -> None:
    world = telling.story.world
    world.tells_sizes = False
    for file in (world.folder / "penyaksi").rglob("sizes"):
        file.unlink()
    telling.commit()
    telling.register()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    report = telling.story.check()
    assert found(report) == []
    assert NotChecked.LOT_SIZES in report.not_checked


def test_a_list_that_is_no_list_is_told(telling: Telling, found: Found) -> None:
    world = telling.story.world
    telling.commit()
    telling.register()
    size, time = telling.signed()
    _, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    for file in (world.folder / "penyaksi").rglob("sizes"):
        file.write_bytes(b"<html>")
    report = telling.story.check()
    assert set(found(report)) == {("unreachable", None)}
    assert report.exit_code == 2
    assert NotChecked.LOT_SIZES in report.not_checked


@pytest.mark.parametrize(
    "changed",
    [{"witness": "diskominfotik"}, {"witness": "nobody"}, {"agreement": "0" * 64}],
    ids=["the partner", "nobody", "no agreement"],
)
def test_only_an_outside_witness_of_the_agreement_gives_a_seed(
    telling: Telling, found: Found, changed: dict[str, str]
) -> None:
    telling.commit(**changed)
    telling.register()
    size, time = telling.signed()
    drawn, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.wrong", drawn)]


def test_a_cosignature_of_another_time_or_size_is_no_seed(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    size, time = telling.signed()
    body, officer = telling.drawn(size, time)
    good = telling.story.bawaslu.entries[body]
    telling.story.bawaslu.entries[body] = good.replace(b'"size":%d' % size, b'"size":%d' % (size - 1))
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.wrong", body)]


def test_a_checkpoint_before_the_registration_is_no_seed(telling: Telling, found: Found) -> None:
    telling.commit()
    size, time = telling.signed()
    telling.register()
    drawn, officer = telling.drawn(size, time)
    telling.assign(officer)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.wrong", drawn)]


def test_a_second_draw_has_its_own_roster_and_its_own_seed(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    first = telling.signed()
    _, officer = telling.drawn(*first)
    telling.story.bawaslu.append(CaseRecused(person=of(officer)), subject=CASE, actor=of(officer))
    telling.commit(officer)
    telling.story.world.tick(3)
    second = telling.signed()
    _, other = telling.drawn(*second, left=(officer,))
    assert other != officer
    telling.assign(other)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == []


def test_a_second_draw_from_the_first_seed_is_refused(telling: Telling, found: Found) -> None:
    telling.commit()
    telling.register()
    first = telling.signed()
    _, officer = telling.drawn(*first)
    telling.story.bawaslu.append(CaseRecused(person=of(officer)), subject=CASE, actor=of(officer))
    telling.commit(officer)
    telling.story.world.tick(3)
    telling.signed()
    drawn, other = telling.drawn(*first, left=(officer,))
    telling.assign(other)
    telling.story.bawaslu.publish()
    assert found(telling.story.check()) == [("lot.wrong", drawn)]
