"""How much is open, by kecamatan: counted in the transaction that changes it, so that no page counts a country.

Rules kept here:
  * A number is what a count of the findings would give; it is counted anew from them, never added to.
  * Who counts holds the rows that are there: two who change a kecamatan at once count one after the other.
  * Below a kecamatan the findings themselves are counted; they are few.
Left to others: what a finding is (flagging, screening), who may read (flows, `accounts.policy`).
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Substr

from saksama_node.lists.within import below
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.models import Band, Finding, FindingState, OpenCount

DISTRICT: Final = 6
_FIELDS: Final = (*(band.value for band in Band), "told", "places")
_AT_ONCE: Final = 400


def open_ones(contest: str) -> QuerySet[Finding]:
    """What does not fit in the newest versions and nobody has decided."""
    return Finding.objects.filter(contest=contest, current=True, state=FindingState.OPEN)


def recount(contest: str, place: str = "") -> None:
    """Count a kecamatan, or the wider area, that `place` (digits) lies in; the whole contest without one."""
    held = OpenCount.objects.select_for_update().filter(contest=contest)
    rows = open_ones(contest)
    if place:
        code = place[:DISTRICT]
        held = held.filter(code=code)
        rows = rows.filter(below("place", code)) if len(code) == DISTRICT else rows.filter(place=code)
    there = set(held.order_by("code").values_list("code", flat=True))
    told = ~Q(rule__in=ANOMALIES)
    counted = rows.order_by().values(code=Substr("place", 1, DISTRICT))
    found = counted.annotate(
        **{band.value: Count("pk", filter=Q(band=band)) for band in Band},
        told=Count("pk", filter=told),
        places=Count("place", distinct=True, filter=told),
    )
    fresh = [OpenCount(contest=contest, **each) for each in found]
    gone = [OpenCount(contest=contest, code=code) for code in there - {each.code for each in fresh}]
    OpenCount.objects.bulk_create(
        [*fresh, *gone],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=("contest", "code"),
        update_fields=_FIELDS,
    )


def by_district(contest: str, regions: Sequence[str]) -> dict[tuple[str, Band], int]:
    """How much is open at these regions and below, by kecamatan (wider areas for themselves) and band."""
    codes = {region.replace(".", "") for region in regions}
    wide = tuple(code for code in codes if len(code) <= DISTRICT)
    asked = Q(pk__in=())
    for code in wide:
        asked |= below("code", code) if code else Q(contest=contest)
    found: Counter[tuple[str, Band]] = Counter()
    for row in (
        OpenCount.objects.filter(asked, contest=contest).order_by().values("code", *(each.value for each in Band))
    ):
        found.update({(row["code"], band): row[band.value] for band in Band if row[band.value]})
    narrow = Q(pk__in=())
    for code in codes:
        if len(code) > DISTRICT and not code.startswith(wide):
            narrow |= below("place", code)
    below_it = open_ones(contest).filter(narrow).order_by().values(code=Substr("place", 1, DISTRICT))
    for code, band, count in below_it.annotate(n=Count("pk")).values_list("code", "band", "n"):
        found[code, Band(band)] += count
    return dict(found)


def told_by_area(contest: str, code: str, digits: int) -> tuple[dict[str, int], int]:
    """What the public is told of, at an area and below: by code of so many digits at how many places, and how much."""
    if len(code) < DISTRICT:
        kept = OpenCount.objects.filter(below("code", code), contest=contest).order_by()
        counted = list(kept.values_list(Substr("code", 1, digits)).annotate(at=Sum("places"), n=Sum("told")))
    else:
        rows = told(contest, code).order_by().values_list(Substr("place", 1, digits))
        counted = list(rows.annotate(at=Count("place", distinct=True), n=Count("pk")))
    return {area: at for area, at, n in counted if n}, sum(n for _area, _at, n in counted)


def told_count(contest: str, code: str) -> int:
    """How much the public is told of at an area and below."""
    if len(code) >= DISTRICT:
        return told(contest, code).count()
    counted = OpenCount.objects.filter(below("code", code), contest=contest).aggregate(n=Sum("told"))
    return counted["n"] or 0


def told(contest: str, code: str) -> QuerySet[Finding]:
    """The findings of an area and below that the public is told of: not what only statistics name."""
    return open_ones(contest).exclude(rule__in=ANOMALIES).filter(below("place", code))
