"""What must come next in a case: of the acts that its edition permits, the one that is owed, and its sentence.

Rules kept here:
  * Which acts may follow, and under which guards, is the edition's to say; which of them is owed and which only
    possible, is data (`forms/next-acts.toml`): an act without a word there is a fault, never a silent "nothing".
  * Where a guard bars what is owed, and another act opens that guard, that act is owed first.
  * What a plenary decided is owed first; before it, where the edition asks for one, the plenary itself.
  * A case stands still nowhere but at an end: each other state has an act that is owed, and somebody whose it is.
Left to others: by whose right an act is done (`flows.cases.case_rights`), until when (deadlines), the rows (awaiting).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

import msgspec

from saksama.entries.kinds.case import CaseAssigned, CaseDecided, CaseReviewed, DecisionOutcome, Violation
from saksama.entries.kinds.handling import CaseTransferred, Direction, Examiner
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.procedure.acting import acting_office
from saksama.procedure.acts import Act
from saksama.procedure.edition import Edition, Move
from saksama.procedure.guards import GUARDS
from saksama.procedure.history import History
from saksama.procedure.levels import depth
from saksama.procedure.plenary import deciding_office
from saksama_node.cases.standing import SOMEBODY, by_nobody

HANDLED: Final = frozenset({"assigned", "studied"})
"""States in which a case is somebody's, unless its officer was recused."""


_WHERE: Final[Mapping[str, Callable[[History], bool]]] = MappingProxyType(
    {
        "": lambda _history: True,
        "examined-here": lambda history: history.contested is Examiner.PROVINCE,
        "recommended-anew": lambda history: bool(history.anew),
        "status-untold": lambda history: history.untold,
    }
)
"""When a word is owed whose act may follow at other times too: of a correction by Bawaslu nothing is owed here."""


_REGENCY: Final = 2
"""The depth of a kabupaten or kota."""


class Owed(StrEnum):
    """Whether an act must come next, or only may."""

    MUST = "must"
    MAY = "may"


class Whose(StrEnum):
    """Who does it: the office by its table of rights, who handed the report in, or the node by itself."""

    OFFICE = "office"
    REPORTER = "reporter"
    NODE = "node"


class ActWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The word of one act, in these states alone where some are named; `says` empty where it is never what is owed.

    `where`: owed only where this is so of the case (`_WHERE`).
    """

    act: str
    owed: Owed = msgspec.field(name="is")
    states: tuple[str, ...] = msgspec.field(name="in", default=())
    whose: Whose = Whose.OFFICE
    where: str = ""
    says: str = ""
    says_en: str = ""

    @property
    def kind(self) -> str:
        """The entry kind of the act."""
        return self.act.partition(":")[0]


class Opening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A guard and the acts that open it; the first that may be done is owed."""

    guard: str
    acts: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    act: tuple[ActWord, ...]
    opens: tuple[Opening, ...]


@cache
def _file() -> _File:
    text = files("saksama_node.cases").joinpath("forms", "next-acts.toml").read_text("utf-8")
    return msgspec.toml.decode(text, type=_File)


def words() -> tuple[ActWord, ...]:
    """Every word, in the order in which they count."""
    return _file().act


@cache
def openers() -> Mapping[str, tuple[str, ...]]:
    """By guard the acts that open it."""
    return MappingProxyType({each.guard: each.acts for each in _file().opens})


@cache
def word_of(act: str, state: str) -> ActWord | None:
    """The word of an act in a state: the line that names the state, else the one that names none."""
    found = [each for each in words() if each.act == act and (state in each.states or not each.states)]
    return min(found, key=lambda each: not each.states, default=None)


@dataclass(frozen=True, slots=True)
class Next:
    """What must come next, and the office that owes it."""

    word: ActWord
    office: str


def owed(edition: Edition, history: History, *, has_officer: bool = True) -> Next | None:
    """What must come next after this history; None at an end, and where the edition permits nothing that is owed."""
    if history.state in HANDLED and not has_officer:
        for move in edition.moves(history.state, (CaseAssigned.KIND,)):
            word = _before(edition, history, move) or word_of(CaseAssigned.KIND, history.state)
            return None if word is None else Next(word, history.office)
    word = next(_owed(edition, history), None)
    if word is None:
        return None
    if edition.needs_plenary((word.act, word.kind)) and not _is_carried(history, word):
        return Next(meeting(), deciding_office(word.act, history.office))
    return Next(word, acting_office(history, word.act, edition))


def _owed(edition: Edition, history: History) -> Iterator[ActWord]:
    for _, decided in history.resolved.waiting:
        yield from _of_kind(edition, history, decided)
    for word in words():
        if word.owed is Owed.MUST and word_of(word.act, history.state) is word:
            for move in edition.moves(history.state, (word.act,)):
                # What waits for another's time comes after that time alone (`afterwards`).
                if not move.after and _is_open_to(history, move) and _WHERE[word.where](history):
                    yield _before(edition, history, move) or word


def _is_carried(history: History, word: ActWord) -> bool:
    """Whether no plenary need decide it any more: one decided an act of its kind, or the edition asks for none."""
    if not history.edition:
        return True
    return any(decided.partition(":")[0] == word.kind for _, decided in history.resolved.waiting)


def _of_kind(edition: Edition, history: History, decided: str) -> Iterator[ActWord]:
    """The words, where there are some, of the acts that may follow of this kind: first of just what was decided."""
    kind = decided.partition(":")[0]
    for word in sorted(words(), key=lambda each: not f"{decided}:".startswith(f"{each.act}:")):
        if word.kind == kind and word.says and word_of(word.act, history.state) is word:
            for move in edition.moves(history.state, (word.act,)):
                yield _before(edition, history, move) or word


def meeting() -> ActWord:
    """The word of the plenary."""
    return next(each for each in words() if each.act == PlenaryHeld.KIND)


def afterwards(edition: Edition, state: str) -> ActWord | None:
    """What the office owes in this state once the time of somebody else is over; None where nothing waits for one."""
    for word in words():
        is_owed = word.owed is Owed.MUST and word_of(word.act, state) is word
        if is_owed and any(move.after for move in edition.moves(state, (word.act,))):
            return meeting() if edition.needs_plenary((word.act, word.kind)) else word
    return None


def _trial(history: History, act: str) -> Act:
    """An act by nobody, for guards that ask the case alone; a decision finds the crime that is alleged."""
    is_crime = act == CaseDecided.KIND and Violation.CRIMINAL in history.types
    return by_nobody(CaseDecided(outcome=DecisionOutcome.CRIMINAL) if is_crime else CaseAssigned(assignee=SOMEBODY))


def _is_open_to(history: History, move: Move) -> bool:
    """A review names a source of its own; other acts are open to cases from some sources alone."""
    return history.source is None or move.act.startswith(CaseReviewed.KIND) or history.source in move.sources


def _before(edition: Edition, history: History, move: Move) -> ActWord | None:
    """What opens the first guard that bars this move; None where none does."""
    trial = _trial(history, move.act)
    for guard in move.guards:
        if guard in openers() and not GUARDS[guard](history, trial, edition):
            may_follow = (
                act
                for act in openers()[guard]
                if any(_is_open_to(history, each) for each in edition.moves(history.state, (act,)))
            )
            return next((word_of(act, history.state) for act in may_follow if _is_turn(history, act)), None)
    return None


def _is_turn(history: History, act: str) -> bool:
    """A lot is drawn once: after that a further roster is owed. What is a regency's goes up or down to it."""
    has_drawn, far = history.committed in history.drawn, depth(history.office) - _REGENCY
    ways = {f"{CaseTransferred.KIND}:{Direction.UP}": far > 0, f"{CaseTransferred.KIND}:{Direction.DOWN}": far < 0}
    return ({"lot.drawn": not has_drawn, "lot.committed": has_drawn} | ways).get(act, True)
