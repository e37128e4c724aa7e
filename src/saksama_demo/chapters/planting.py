"""What a dishonest office would do with its cases, and the outsider who names each of it by its code.

Rules kept here:
  * Before the plants nothing is wrong, and every state was reached. What is claimed of the cases is read in the public
    log and said by the real command; the node is not asked.
  * The late act is done at the desk, by two persons, when its time is over: the node refuses no duty still owed.
  * The others need the database: entries are laid before the node's own sequencer, which signs them, and so the
    witness and the partner cosign them. All signatures are good.
  * Each plant is told with the code by which `saksama verify` names it, and the entry. Exactly those entries are named:
    one more finding, or one less, ends the story.
Left to others: the table of acts (cases).
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

import httpx
from msgspec import UNSET, UnsetType

from saksama.clocks.shipped import digest_on
from saksama.clocks.words import WITA
from saksama.entries.body import Body
from saksama.entries.entry import Entry
from saksama.entries.kinds.case import (
    CaseAssigned,
    CaseDecided,
    CaseRegistered,
    CaseReviewed,
    DecisionOutcome,
    Origination,
    ReviewOutcome,
    Violation,
)
from saksama.entries.kinds.handling import CaseRecused, CaseTransferred, Direction, Interest
from saksama.entries.kinds.lot import LotCommitted, LotDrawn
from saksama.entries.kinds.plenary import PlenaryHeld, PlenaryItem
from saksama.procedure.lot import SIGNATURE_BYTES, choose, seed
from saksama.procedure.reading import shipped
from saksama.tlog.note import SignatureLine, VerifierKey
from saksama.tlog.sizes import SignedSizes
from saksama.tlog.strict import encode_base64
from saksama.tlog.witness import origin_hash
from saksama.verify.report import NotChecked
from saksama_demo.chapters import cases
from saksama_demo.chapters.cases import (
    BACK_DATED,
    COUNTED,
    LATE,
    LATE_DECISION,
    NO_PLENARY,
    SKIPPED,
    TO_BE_FORGED,
    TO_BE_SKIPPED,
)
from saksama_demo.chapters.casework import PROVINCE, REGENCY, play
from saksama_demo.chapters.verifying import acts_of, checkpoint_of, entries, findings, gone_through, verify_both
from saksama_demo.launch import ANSWER_SECONDS, Node
from saksama_demo.page import StoryMistake
from saksama_demo.player import PATIENCE, wait_until
from saksama_demo.scene import Scene
from saksama_demo.story import say
from saksama_demo.tampering import enter, forget_cosignature

IN_TIME: Final = timedelta(days=3)
"""By so much the decision is dated back: into its period again."""
MEMBERS: Final = 3
MOST_TRIES: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """The outside witness's line over one size."""

    size: int
    line: SignatureLine


def decide_late(scene: Scene) -> None:
    """Two persons decide, honestly, when the period is over."""
    play(scene, LATE_DECISION)
    _plant(scene, "case.late", LATE, CaseDecided.KIND)


def back_date(scene: Scene) -> None:
    """A decision of today is entered as if it had been made within the period."""
    subject = scene.notes[BACK_DATED]
    by = acts_of(entries(scene.bawaslu), subject)[0].actor
    # The second person is invented: no log can show that a pseudonym is somebody.
    body = CaseDecided(outcome=DecisionOutcome.ETHICS, second=secrets.token_hex(16))
    now = scene.now()
    enter(scene.bawaslu, now, _entry(scene.bawaslu, body, subject, by, now - IN_TIME))
    _plant(scene, "entry.back-dated", BACK_DATED, CaseDecided.KIND)
    # What was cosigned before it shows that the period had run out, whatever date it bears.
    _plant(scene, "case.late", BACK_DATED, CaseDecided.KIND)


def skip_draw(scene: Scene) -> None:
    """The first signature draws the wrong officer: it is forgotten, and a later one is used."""
    play(scene, TO_BE_SKIPPED)
    node, subject = scene.bawaslu, scene.notes[SKIPPED]
    # Names that nobody has: whose they are is not what a draw is held to.
    roster = tuple(sorted(secrets.token_hex(16) for _ in range(MEMBERS)))
    within = {name: secrets.token_hex(16) for name in roster}
    registered = _register(scene, roster)
    first = _signed_after(scene, registered)
    wanted = _member(subject, roster, first)
    for _ in range(MOST_TRIES):
        later = _signed_after(scene, _grow(scene))
        chosen = _member(subject, roster, later)
        if chosen != wanted:
            break
    else:
        raise StoryMistake(f"{MOST_TRIES} signatures draw the same")
    forget_cosignature(node, first.size, scene.witness_vkey)
    drawn = LotDrawn(
        assignee=within[chosen],
        cosignature=encode_base64(later.line.key_id + later.line.signature),
        draw=1,
        member=chosen,
        size=later.size,
    )
    for body in (drawn, CaseAssigned(assignee=within[chosen], draw=1)):
        enter(node, scene.now(), _entry(node, body, subject, "node", scene.now()))
    _plant(scene, "lot.skipped", SKIPPED, LotDrawn.KIND)


def decide_without(scene: Scene) -> None:
    """A review that no plenary decided, and one plenary that counts who declared an interest."""
    play(scene, TO_BE_FORGED)
    node, now = scene.bawaslu, scene.now()
    scene.notes[NO_PLENARY], scene.notes[COUNTED] = secrets.token_hex(16), secrets.token_hex(16)
    enter(node, now, _reviewed(scene, NO_PLENARY, UNSET, now))
    _plant(scene, "case.rule", NO_PLENARY, CaseReviewed.KIND)
    subject, tied = scene.notes[COUNTED], secrets.token_hex(16)
    first = _met(scene, subject, "case.reviewed:register", tied)
    second = _met(scene, subject, f"case.transferred:down:{REGENCY}", tied)
    moved = CaseTransferred(direction=Direction.DOWN, plenary=second.subject, to=REGENCY)
    recused = CaseRecused(ground=Interest.PARTY, person=tied)
    officer = secrets.token_hex(16)
    enter(
        node,
        now,
        first,
        _reviewed(scene, COUNTED, first.subject, now),
        _entry(node, recused, subject, tied, now),
        second,
        _entry(node, moved, subject, officer, now),
    )
    _plant(scene, "case.rule", COUNTED, CaseTransferred.KIND)


def _reviewed(scene: Scene, case: str, plenary: str | UnsetType, now: datetime) -> Entry:
    edition = shipped()[cases.PEMILU]
    body = CaseReviewed(
        day=now.astimezone(WITA).date().isoformat(),
        edition=edition.digest,
        office=PROVINCE,
        outcome=ReviewOutcome.REGISTER,
        plenary=plenary,
        procedure=edition.id,
        rules=digest_on(edition.rules, now.astimezone(WITA).date()),
        source=Origination.REPORT,
        types=(Violation.CRIMINAL,),
    )
    made = _entry(scene.bawaslu, body, scene.notes[case], secrets.token_hex(16), now)
    # Whose receipt it is nobody outside can tell: a commitment to anything looks alike.
    return replace(made, commits={"receipt": secrets.token_hex(32)})


def _met(scene: Scene, subject: str, decided: str, tied: str) -> Entry:
    """A meeting of two of three, one of whom is `tied` in this case."""
    counted = tuple(sorted((tied, secrets.token_hex(16))))
    members = tuple(sorted(secrets.token_hex(16) for _ in counted))
    body = PlenaryHeld(
        day=scene.now().astimezone(WITA).date().isoformat(),
        items=(PlenaryItem(case=subject, counted=counted, decided=decided),),
        members=members,
        number=f"{secrets.token_hex(4)}/BA/PLENO/CONTOH",
        office=PROVINCE,
        seats=MEMBERS,
    )
    return _entry(scene.bawaslu, body, secrets.token_hex(16), members[0], scene.now())


def _register(scene: Scene, roster: tuple[str, ...]) -> int:
    """The roster and the registration, as an honest office enters them; the registration's index."""
    node, subject = scene.bawaslu, scene.notes[SKIPPED]
    _await(node, subject, CaseReviewed.KIND)
    log = entries(node)
    by = acts_of(log, subject)[0].actor
    number = next(
        entry.body.number for entry in log if isinstance(entry.body, CaseRegistered) and "/LP/" in entry.body.number
    )
    committed = LotCommitted(
        agreement=scene.notes["digest"], draw=1, excluded=(), recused=(), roster=roster, witness=_witness(scene).name
    )
    register = CaseRegistered(number=f"900{number[3:]}", types=(Violation.ETHICS,))
    now = scene.now()
    enter(node, now, *(_entry(node, body, subject, by, now) for body in (committed, register)))
    return _await(node, subject, CaseRegistered.KIND)


def _grow(scene: Scene) -> int:
    """The log grows by any honest act; the index of its last entry."""
    before = scene.bawaslu.tree_size()
    play(scene, TO_BE_SKIPPED[:1])
    wait_until(lambda: scene.bawaslu.tree_size() > before, seconds=PATIENCE, what="the log grows")
    return before


def _signed_after(scene: Scene, index: int) -> Line:
    """The witness's first line above this index, by its own list and as the log serves it."""
    address = f"{scene.witness.url}/{origin_hash(scene.bawaslu.institution.origin)}/sizes?above={index}"

    def line() -> Line | None:
        answer = httpx.get(address, timeout=ANSWER_SECONDS)
        first = SignedSizes.parse(answer.content).first_above(index) if answer.is_success else None
        note = None if first is None else checkpoint_of(scene.bawaslu, first[0])
        if first is None or note is None:
            return None
        name = _witness(scene).name
        return next((Line(first[0], each) for each in note.signatures if each.name == name), None)

    return wait_until(line, seconds=PATIENCE, what=f"the witness's line above {index}")


def _witness(scene: Scene) -> VerifierKey:
    return VerifierKey.parse(scene.witness_vkey)


def _member(subject: str, roster: tuple[str, ...], drawn: Line) -> str:
    return choose(seed(subject, drawn.line.signature[-SIGNATURE_BYTES:]), roster)


def _entry(node: Node, body: Body, subject: str, actor: str, at: datetime) -> Entry:
    whole = at.replace(microsecond=at.microsecond // 1000 * 1000)
    return Entry(body=body, at=whole, node=node.institution.origin, subject=subject, actor=actor)


def _plant(scene: Scene, code: str, case: str, kind: str) -> None:
    index = _await(scene.bawaslu, scene.notes[case], kind)
    scene.story.planted.append({"code": code, "index": index, "kind": kind, "case": case})


def _await(node: Node, subject: str, kind: str) -> int:
    """The index of the last entry of this kind in this case, once it has its place."""

    def seen() -> int | None:
        return max((act.index for act in acts_of(entries(node), subject) if kind == act.body.KIND), default=None)

    return wait_until(seen, seconds=PATIENCE, what=f"{kind} of {subject} has its place")


PLANTS: Final[tuple[Callable[[Scene], None], ...]] = (decide_late, back_date, skip_draw, decide_without)


MUST_BE_CHECKED: Final = frozenset(
    {
        NotChecked.CASE_PERIODS,
        NotChecked.LOT_SIZES,
        NotChecked.CONTENTS,
        NotChecked.UNWITNESSED,
    }
)
"""A report that says any of these was not checked says nothing of procedure, deadlines or draws."""


def find_nothing(scene: Scene) -> None:
    """`saksama verify` passes for both nodes, and says itself that the log is a simulation."""
    scene.settle()
    verify_both(scene)
    told = scene.verify(scene.bawaslu, accept=(0,))
    unchecked = told.get("not_checked")
    codes = {each["code"] for each in unchecked} if isinstance(unchecked, list) else set()
    if NotChecked.SIMULATED not in codes or codes & MUST_BE_CHECKED:
        raise StoryMistake(f"not checked: {sorted(codes)}")


def reach_every_state(scene: Scene) -> None:
    """In both editions each state was reached by one case at least."""
    log = entries(scene.bawaslu)
    for edition in (shipped()[name] for name in (cases.PEMILU, cases.PILKADA)):
        gone = gone_through(log, edition)
        missed = {state.id for state in edition.state} - gone.states
        if missed:
            raise StoryMistake(f"no case of {edition.id} reached {sorted(missed)}")
        scene.story.cases[edition.id] = {
            "cases": gone.cases,
            "states": sorted(gone.states),
            "acts": sorted(gone.acts),
            "acts_not_played": sorted({move.act for move in edition.move} - gone.acts),
        }
        say(f"     {edition.id}: {gone.cases} perkara, {len(gone.states)} keadaan, {len(gone.acts)} jenis tindakan")


def name_each_plant(scene: Scene) -> None:
    """Each planted entry is named by its code, and nothing else is."""
    scene.settle()
    told = scene.verify(scene.bawaslu, accept=(1,))
    scene.story.after = findings(told)
    named = sorted((str(each["code"]), str(each["index"])) for each in scene.story.after)
    planted = sorted((each["code"], str(each["index"])) for each in scene.story.planted)
    if named != planted:
        raise StoryMistake(f"planted {planted}, named {named}: {scene.story.after}")
    for each in scene.story.after:
        say(f"     [{each['code']}] catatan {each['index']}")
