"""Reads of erased copies: whether one was, whether one may be yet, and which a partner erased.

Left to others: erasing (erasing), what waits for a second person (`seconds`).
"""

from datetime import datetime
from itertools import batched
from typing import Final

from saksama_node.contentwatch.captures.queries import NoSuchContent
from saksama_node.contentwatch.models import Copy, Erasure
from saksama_node.contentwatch.whole.erasing import ACT
from saksama_node.seconds.proposed import of_subjects

_ASKED_AT_ONCE: Final = 500


def is_erased(subject: str) -> bool:
    """Whether what this copy held was erased here."""
    return Erasure.objects.filter(copy__subject=subject).exists()


def is_under_judgment(subject: str) -> bool:
    """Whether it stands at a claim that nobody has judged: what speaks for or against somebody is still needed.

    Raises `NoSuchContent`.
    """
    row = Copy.objects.filter(subject=subject).select_related("claim").first()
    if row is None:
        raise NoSuchContent(subject)
    return row.claim is not None and not row.claim.judged


def erased_there(limit: int) -> list[tuple[str, datetime]]:
    """Copies that the partner erased and of which nobody here has proposed or refused to; the longest first."""
    rows = Copy.objects.filter(erased_there_at__isnull=False, erasures=None).order_by("erased_there_at", "pk")
    found: list[tuple[str, datetime]] = []
    for part in batched(rows.values_list("subject", "erased_there_at").iterator(), _ASKED_AT_ONCE, strict=False):
        asked = {each.subject for each in of_subjects(*(subject for subject, _ in part)) if each.act == ACT}
        found += [(subject, at) for subject, at in part if at and subject not in asked]
        if len(found) >= limit:
            break
    return found[:limit]
