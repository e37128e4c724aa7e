"""An audit's row as the values that the library reckons with.

Rules kept here: a row says what its entries say; nothing is filled in.
Left to others: acts (`auditing`), reads (`public`).
"""

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted
from saksama.tally.audit.again import Readings
from saksama.tally.audit.plan import Claim
from saksama_node.results.models import Audit


def claim_in(candidate: str, share: str) -> Claim:
    """The claim of a candidate and a share "p/q"; both empty: the leader leads."""
    if not share:
        return Claim()
    part, whole = share.split("/")
    return Claim(candidate, (int(part), int(whole)))


def body_of(audit: Audit) -> AuditCommitted:
    """The body of its first entry."""
    return AuditCommitted(
        contest=audit.contest,
        figures=audit.figures,
        limit=audit.limit,
        list=audit.list,
        margin=audit.margin,
        region=audit.region,
        sheet=audit.sheet,
        stations=audit.stations,
        candidate=audit.candidate or UNSET,
        share=audit.share or UNSET,
        first=audit.first or UNSET,
        number=UNSET if audit.number == 1 else audit.number,
        reason=audit.reason or UNSET,
        agreement=audit.agreement or UNSET,
        witness=audit.witness or UNSET,
        dice=audit.mixed or UNSET,
    )


def readings_of(audit: Audit) -> Readings:
    """What two people read alike."""
    return {each.station: None if each.votes is None else tuple(each.votes) for each in audit.seen.all()}
