"""Acts on what reports share: take their signs, forget them, say what a person thinks of a pair.

Rules kept here:
  * Signs are taken once; a report that has them is left as it is.
  * A pair is undone only after it was judged, and not judged the same way twice in a row.
Left to others: who may, the transaction (flows).
"""

from datetime import datetime
from typing import Final

from django.db.models import Q

from saksama.entries.words import worded
from saksama.errors import CallerError
from saksama_node.related.models import Judgement, Report, ReportSign
from saksama_node.related.signs import Told, packed, signs_of
from saksama_node.related.verdict import Verdict

_MOST_IN_REASON: Final = 1_000


class PairRefused(CallerError):
    """This cannot be said of this pair as it stands."""

    code = "related.pair-refused"
    advice = "Open the page again and look what was said of these two meanwhile."

    verdict: str


def take_signs(subject: str, told: Told) -> None:
    """Make a report findable."""
    signs = signs_of(told)
    row, fresh = Report.objects.get_or_create(subject=subject, defaults={"shingles": packed(signs.shingles)})
    if fresh:
        ReportSign.objects.bulk_create(ReportSign(report=row, kind=kind, value=value) for kind, value in signs.values)


def forget(subject: str) -> None:
    """Remove a report's signs, and why it was judged like others: called where its content is erased."""
    Report.objects.filter(subject=subject).delete()
    Judgement.objects.filter(Q(one=subject) | Q(other=subject)).update(reason="")


def judge(by: int, pair: tuple[str, str], verdict: Verdict, reason: str, at: datetime) -> None:
    """Write down what a person says of two reports. Raises `PairRefused`, `WordsRefused`."""
    reason = worded(reason, most=_MOST_IN_REASON)
    one, other = sorted(pair)
    # Both reports' rows are held, so that two persons who judge one pair at once come one after the other.
    held = list(Report.objects.select_for_update().filter(subject__in=(one, other)).order_by("subject"))
    last = Judgement.objects.filter(one=one, other=other).order_by("-pk").values_list("verdict", flat=True).first()
    if one == other or len(held) != len(pair) or verdict == (last or Verdict.UNDONE):
        raise PairRefused(verdict)
    Judgement.objects.create(one=one, other=other, verdict=verdict, reason=reason, by=by, at=at)
