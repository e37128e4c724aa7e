"""An audit made again from what a log says of it: the list, the draw, and the risk at its end.

Rules kept here:
  * Nothing is taken from the one who ran the audit but what stands in the log and its blobs.
  * The risk is compared in millionths, give or take one: the last bit of a product differs between machines.
  * What can be wrong is told as a reason; nothing is raised for what a log says.
Left to others: the order of the entries and who acted (`saksama.verify.meaning.audits`), fetching blobs.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

import numpy as np
from msgspec import UNSET

from saksama.entries.kinds.audit import MOST_DRAWS, AuditCommitted, AuditConcluded, AuditDrawn, AuditObserved
from saksama.errors import CallerError
from saksama.tally.audit.plan import Claim, Plan, parse_list, plan_of, write_tickets
from saksama.tally.audit.risk import Reading, ReadingStrange, Risk, risk
from saksama.tally.audit.sizes import draws
from saksama.tally.audit.tickets import Draw, draw_by_weight
from saksama.tally.published.document import parse_document
from saksama.tally.sheet.reading import Known, sheet_of

_MILLION: Final = 1_000_000


class HalfClaim(CallerError):
    """A candidate without a share of the votes, or a share without a candidate."""

    code = "tally.audit.half-claim"
    advice = "Name both, or neither."

    candidate: str
    share: str


# A list of NTB takes a tenth of a second to read, and is asked for at each step of its audit.
_listed = lru_cache(maxsize=4)(parse_list)


type Readings = Mapping[str, tuple[int, ...] | None]
"""By station, what two people read alike for each candidate; None where the form cannot be read."""


def claim_of(body: AuditCommitted) -> Claim:
    """What is claimed. Raises `CallerError` where it is half a claim."""
    if body.candidate is UNSET and body.share is UNSET:
        return Claim()
    if body.candidate is UNSET or body.share is UNSET:
        raise HalfClaim(str(body.candidate), str(body.share))
    part, whole = str(body.share).split("/")
    return Claim(str(body.candidate), (int(part), int(whole)))


def listed(data: bytes, claim: Claim) -> Plan:
    """As `parse_list`; the last few are remembered."""
    return _listed(data, claim)


def drawn(plan: Plan, seed: str, number: int) -> tuple[Draw, ...]:
    """The draws of an audit. Raises `SeedTooShort`."""
    return draw_by_weight(seed, plan.ids, plan.weights, number)


def first_draws(plan: Plan, limit: int) -> int:
    """How many draws a first draw takes: as many as confirm the outcome if every form reads as reported.

    `limit`: in thousandths. Raises `NotALimit`.
    """
    return min(MOST_DRAWS, max(1, draws(plan, limit / 1000)))


def evaluated(plan: Plan, taken: Sequence[Draw], seen: Readings, limit: int) -> Risk:
    """How the audit stands after these readings. `limit`: in thousandths.

    Raises `ReadingStrange` also where a reading has more or fewer figures than there are candidates.
    """
    wide = len(plan.candidates)
    if strange := [name for name, votes in seen.items() if votes is not None and len(votes) != wide]:
        raise ReadingStrange.of(strange)
    votes = {name: None if read is None else np.array(read, dtype=np.int64) for name, read in seen.items()}
    return risk(plan, taken, Reading(votes), limit / 1000)


def readings(seen: Sequence[AuditObserved]) -> Readings:
    """What these entries say."""
    return {each.station: None if each.votes is UNSET else each.votes for each in seen}


def in_millionths(found: float) -> int:
    """A risk as the log writes it: rounded up, because less than it is would be too good."""
    return min(_MILLION, ceil(found * _MILLION - 1e-6))


class Again(Known):
    """Makes audits of a log again. Each answer says what is wrong, or nothing."""

    def list_wrong(self, body: AuditCommitted, figures: bytes, published: bytes) -> str:
        """Whether the list follows from the figures, and says what the entry says of it."""
        try:
            area = body.region.replace(".", "")
            plan = plan_of(parse_document(figures), sheet_of(body.sheet), area, claim_of(body))
        except CallerError as error:
            return str(error)
        if plan.document() != published:
            return f"the figures give the list {plan.digest()}"
        if (len(plan.ids), plan.unit) != (body.stations, body.margin):
            return f"the list has {len(plan.ids)} stations and a margin of {plan.unit}"
        return ""

    def draw_wrong(self, body: AuditCommitted, published: bytes, draw: AuditDrawn, tickets: bytes) -> str:
        """Whether the seed draws these tickets from the list, and as many as its limit asks for."""
        try:
            plan = listed(published, claim_of(body))
            again, least = drawn(plan, draw.seed, draw.draws), first_draws(plan, body.limit)
        except CallerError as error:
            return str(error)
        if draw.draws < least:
            return f"{draw.draws} draws, the list and the limit ask for {least}"
        return "" if write_tickets(again) == tickets else "the seed draws other tickets from this list"

    def reading_wrong(self, body: AuditCommitted, published: bytes, seen: AuditObserved) -> str:
        """Whether a reading has a figure for each candidate of the list."""
        try:
            plan = listed(published, claim_of(body))
        except CallerError as error:
            return str(error)
        if seen.votes is not UNSET and len(seen.votes) != len(plan.candidates):
            return f"{len(seen.votes)} figures for {len(plan.candidates)} candidates"
        return ""

    def end_wrong(
        self,
        body: AuditCommitted,
        published: bytes,
        draw: AuditDrawn,
        seen: Sequence[AuditObserved],
        end: AuditConcluded,
    ) -> str:
        """Whether the readings give this outcome and this risk."""
        try:
            plan = listed(published, claim_of(body))
            found = evaluated(plan, drawn(plan, draw.seed, draw.draws), readings(seen), body.limit)
        except CallerError as error:
            return str(error)
        ours = (found.standing.value, found.evaluated)
        if ours != (end.outcome.value, end.evaluated) or abs(in_millionths(found.risk) - end.risk) > 1:
            return f"the readings give {ours[0]} at {in_millionths(found.risk)} millionths after {ours[1]} draws"
        return ""
