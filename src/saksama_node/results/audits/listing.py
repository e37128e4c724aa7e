"""The list of an audit: what it would be, and its entry.

Rules kept here:
  * What a list would be can be looked at before it stands in the log; looking changes nothing.
  * A further audit of the same figures at the same region says which one it is, which was the first, and why: whoever
    draws until a draw pleases is seen.
Left to others: what follows a list (`auditing`), who may (flows), the mathematics (`saksama.tally.audit`).
"""

from dataclasses import dataclass, replace

from msgspec import UNSET

from saksama.entries.kinds.audit import AuditCommitted
from saksama.entries.words import MOST_IN_REASON, worded
from saksama.tally.audit.plan import Plan, plan_of
from saksama.tally.published.document import parse_document
from saksama.tally.sheet.reading import definition_digest, sheet_of
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger import blobs
from saksama_node.ledger.actions import Leaf, append, new_subject
from saksama_node.results.audits.audit_rows import claim_in
from saksama_node.results.audits.auditing import AuditRefused, Why, are_dice
from saksama_node.results.models import Audit, Publication
from saksama_node.results.versions.contests import Contest, contest_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be audited. `version`: subject of the publication; `limit`: thousandths; `share`: "p/q" or empty.

    `reason`: why these figures are audited again; empty where they are not. `dice`: thrown already, to be mixed into a
    witness's seed; empty where none were.
    """

    version: str
    region: str
    limit: int
    candidate: str = ""
    share: str = ""
    reason: str = ""
    dice: str = ""


@dataclass(frozen=True, slots=True)
class SeedSource:
    """From where the seed will come: the agreement's digest and the outside witness that it names."""

    agreement: str
    witness: str


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What would be committed. `earlier`: subjects of the audits of the same figures at the region, the first first."""

    contest: Contest
    figures: str
    plan: Plan
    earlier: tuple[str, ...]


def prepare(asked: Asked) -> Prepared:
    """Make the list of a version's stations. Raises what `plan_of` raises, `AuditRefused`."""
    version = Publication.objects.filter(subject=asked.version).first()
    if version is None:
        raise AuditRefused(asked.version, Why.NO_VERSION)
    contest = contest_of(version.contest)
    if not f"{asked.region}.".startswith(f"{contest.region}." if contest.region else ""):
        raise AuditRefused(asked.version, Why.OUTSIDE)
    table = parse_document(blobs.get(version.document))
    claim = claim_in(asked.candidate, asked.share)
    plan = plan_of(table, sheet_of(contest.sheet), asked.region.replace(".", ""), claim)
    return Prepared(contest, version.document, plan, earlier(asked.version, asked.region))


def earlier(version: str, region: str) -> tuple[str, ...]:
    """Subjects of the audits of this version's figures at this region, the first first."""
    found = Publication.objects.filter(subject=version).first()
    if found is None:
        return ()
    same = Audit.objects.filter(contest=found.contest, figures=found.document, region=region)
    return tuple(same.order_by("leaf").values_list("subject", flat=True))


def commit(by: Staff, asked: Asked, source: SeedSource | None) -> Leaf:
    """Enter the list's digest. `source` None: no witness can give the seed, and dice will be typed.

    Raises what `prepare` raises; `AuditRefused` also for a further audit without reason, and for dice that are none or
    that no witness's seed takes in; `WordsRefused`.
    """
    if asked.dice and (source is None or not are_dice(asked.dice)):
        raise AuditRefused(asked.version, Why.DICE)
    # Held until the entry stands, so that two who commit at the same moment are counted one after the other.
    Publication.objects.select_for_update().filter(subject=asked.version).first()
    made = prepare(asked)
    asked = replace(asked, reason=worded(asked.reason, most=MOST_IN_REASON, needed=False))
    if bool(made.earlier) is not bool(asked.reason):
        raise AuditRefused(asked.version, Why.AGAIN)
    body = AuditCommitted(
        contest=made.contest.id,
        definition=definition_digest(made.contest.shipped),
        figures=made.figures,
        limit=asked.limit,
        list=blobs.put(made.plan.document()),
        margin=made.plan.unit,
        region=asked.region,
        sheet=made.contest.sheet,
        stations=len(made.plan.ids),
        candidate=asked.candidate or UNSET,
        share=asked.share or UNSET,
        first=made.earlier[0] if made.earlier else UNSET,
        number=len(made.earlier) + 1 if made.earlier else UNSET,
        reason=asked.reason or UNSET,
        agreement=UNSET if source is None else source.agreement,
        witness=UNSET if source is None else source.witness,
        dice=asked.dice or UNSET,
    )
    subject = new_subject()
    leaf = append(body, subject=subject, actor=actor_for(by, subject))
    keep(body, leaf, by.id)
    return leaf


def keep(body: AuditCommitted, leaf: Leaf, by: int | None) -> None:
    """The row of a committed list."""
    Audit.objects.create(
        subject=leaf.entry.subject,
        contest=body.contest,
        sheet=body.sheet,
        region=body.region,
        figures=body.figures,
        list=body.list,
        candidate="" if body.candidate is UNSET else body.candidate,
        share="" if body.share is UNSET else body.share,
        limit=body.limit,
        stations=body.stations,
        margin=body.margin,
        first="" if body.first is UNSET else body.first,
        number=1 if body.number is UNSET else body.number,
        reason="" if body.reason is UNSET else body.reason,
        agreement="" if body.agreement is UNSET else body.agreement,
        witness="" if body.witness is UNSET else body.witness,
        mixed="" if body.dice is UNSET else body.dice,
        at=leaf.entry.at,
        by=by,
        leaf=leaf.leaf_id,
    )
