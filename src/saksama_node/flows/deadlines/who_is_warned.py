"""Who is warned of a duty of the office: two persons by name, and the head of the office where neither opened it.

Rules kept here:
  * First whose case it is; then the officers (petugas penanganan) of that office, then those of the office above that
    answer for it, then the commissioners in the same order. The first two of these are warned.
  * Of a request about content: those who handle content (petugas konten), then officers, then commissioners.
  * Among officers of one office the case's subject decides: the same two are warned each time, and the cases spread.
  * The head: the commissioners of that office, those alone who also sign for it where there are such; where it has
    none, of the office above. One of the two is a head only where there is no other.
  * Nobody is warned who is not here any more, may not read the case where it lies, or is recused from it.
Left to others: when (`warn_of_deadlines`), letters (`write_warnings`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from saksama_node.accounts.policy import ANYWHERE, Role, Staff, covers, holds, may
from saksama_node.accounts.queries import NoSuchPerson, staff, with_role
from saksama_node.accounts.recused import kept_persons
from saksama_node.deadlines.queries import REQUESTS, DutyInfo, reading
from saksama_node.deadlines.warning import LetterInfo

EACH: Final = 2
"""How many persons each clock warns."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Everyone who may be warned, read once for many duties."""

    officers: Sequence[Staff]
    commissioners: Sequence[Staff]
    content: Sequence[Staff]

    @classmethod
    def now(cls) -> "Bench":
        """As it is now."""
        # Everyone there is: `_in_turn` takes of them who answers for the place.
        return cls(*(with_role(each, ANYWHERE) for each in (Role.OFFICER, Role.COMMISSIONER, Role.CONTENT)))

    def two_for(self, duty: DutyInfo) -> list[Staff]:
        """The two who are warned; fewer where the institution has no more who may."""
        kept = kept_persons(duty.subject)
        found: dict[int, Staff] = {}
        first = self._in_turn(duty, self.content) if duty.edition == REQUESTS else ()
        then = (*self._in_turn(duty, self.officers), *self._in_turn(duty, self.commissioners))
        for each in (*_assignee(duty), *first, *then):
            if is_able(each, duty, kept):
                found.setdefault(each.id, each)
        return list(found.values())[:EACH]

    def heads_for(self, duty: DutyInfo, warned: Iterable[int]) -> list[Staff]:
        """The head of the office, or of the nearest above that has one, but for those who were warned already."""
        kept, before = kept_persons(duty.subject), set(warned)
        able = [each for each in self._in_turn(duty, self.commissioners) if is_able(each, duty, kept)]
        others = [each for each in able if each.id not in before] or able
        nearest = [each for each in others if _office(each, duty) == _office(others[0], duty)]
        return [each for each in nearest if _signs(each, duty.region)] or nearest

    @staticmethod
    def _in_turn(duty: DutyInfo, people: Sequence[Staff]) -> list[Staff]:
        """Those who answer for the place, of the nearest office first."""

        def turn(each: Staff) -> tuple[int, bytes]:
            drawn = hashlib.sha256(f"{duty.subject} {each.id}".encode()).digest()
            return -len(_office(each, duty)), drawn

        return sorted((each for each in people if _office(each, duty)), key=turn)


def is_able(person: Staff, duty: DutyInfo | LetterInfo, kept: frozenset[int]) -> bool:
    """Whether this person may read what it is about where it lies, and is not among those who have no part in it."""
    return person.id not in kept and may(person, reading(duty.edition), duty.region)


def _assignee(duty: DutyInfo) -> Iterator[Staff]:
    if duty.person is not None:
        try:
            yield staff(duty.person)
        except NoSuchPerson:
            return


def _office(person: Staff, duty: DutyInfo) -> str:
    """The nearest office at which this person handles or decides what is of that place; empty where none."""
    wanted = {Role.OFFICER, Role.COMMISSIONER} | ({Role.CONTENT} if duty.edition == REQUESTS else set())
    held = (each.region for each in person.held if each.role in wanted and covers(each.region, duty.region))
    return max(held, key=len, default="")


def _signs(person: Staff, place: str) -> bool:
    return holds(person, Role.SIGNATORY, place)
