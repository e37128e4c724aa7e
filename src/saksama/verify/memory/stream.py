"""The entries of one log that lie apart, as they come: into drawers, and asked at once what no subject alone shows.

Rules kept here:
  * What is found here rests on the entries before it and on nothing after it, so it stands.
Left to others: what is judged subject by subject (judging).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from saksama.entries.kinds.case import CaseReceived, CaseRegistered
from saksama.entries.kinds.handling import CaseRenumbered
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama.verify.contents import Item
from saksama.verify.findings import Findings
from saksama.verify.meaning.plenaries import check_plenary
from saksama.verify.meaning.pseudonyms import Borne
from saksama.verify.meaning.registers import check_number
from saksama.verify.memory.apart import APART, Space, decisions, key_of
from saksama.verify.memory.drawers import Drawers, Laid
from saksama.verify.memory.names import Names
from saksama.verify.memory.places import Places
from saksama.verify.memory.remembered import Running


@dataclass(frozen=True, slots=True)
class Taken:
    """What a copy of this process took, where it found nothing: places, names, counts, drawers."""

    places: Places
    met: Mapping[int, int]
    running: Running
    laid: Laid


class Stream:
    """One log. `found`: what stands of its entries; `running`: goes on from an earlier run, and is changed."""

    families = APART

    def __init__(
        self, origin: str, number: int, drawers: Drawers, names: Names, running: Running, found: Findings
    ) -> None:
        """Nothing has come yet."""
        self.origin = origin
        self.number = number
        self.names = names
        self.running = running
        self.found = found
        self.places = Places()
        """Under which subject's key each entry is found again."""
        self.borne = Borne()
        self._drawers = drawers

    def take(self, item: Item, data: bytes) -> None:
        """An entry that lies apart."""
        self._lay(item.wire.subject, item.index, data)
        match item.body:
            case CaseReceived():
                self.running.days.take(item)
            case CaseRegistered() | CaseRenumbered():
                check_number(self.origin, item, self.names, self.found)
            case PlenaryHeld() as body:
                for case, part in decisions(item.wire.subject, body):
                    self._lay(case, item.index, part)
                check_plenary(self.origin, item, self.names, self.running.seats, self.found)
            case _:
                pass

    def end(self) -> None:
        """No more comes: names are places among others from now on."""
        for key, entry in self.names.met.items():
            self.places.put_alone(key, entry)
        self.names = Names()

    def aside(self, found: Findings) -> "Stream":
        """One for entries behind these, which a copy of this process takes."""
        return Stream(self.origin, self.number, self._drawers.aside(), Names(), Running(), found)

    def told(self) -> Taken:
        """What a copy took."""
        return Taken(self.places, self.names.met, self.running, self._drawers.told())

    def join(self, taken: Taken) -> bool:
        """Take in what a copy took; False, and nothing is taken in, where it would have found something here."""
        seats, later = self.running.seats, taken.running.seats
        if any(seats.get(office, number) != number for office, number in later.items()):
            return False
        if not self.names.join(taken.met):
            return False
        seats |= later
        self.running.days.join(taken.running.days)
        self.places.join(taken.places)
        self._drawers.join(taken.laid)
        return True

    def _lay(self, subject: str, index: int, part: bytes) -> None:
        self._drawers.put(subject, self.number, index, part)
        self.places.put_alone(key_of(Space.SUBJECT, subject), index)
