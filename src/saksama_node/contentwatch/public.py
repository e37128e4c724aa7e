"""What anyone may see of watched content: what was published about a claim, each version, newest first.

Rules kept here:
  * Only published versions, and of them only the document that the log names; no person, no copy, no draft.
  * A version's place in the log is None while its entry waits for one; nothing else is told of what waits.
  * A row whose document is not what its digest says is not shown.
Left to others: addresses and looks (web.portal), comparing a message with it (flows.content.check_message).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Min

from saksama.entries.clarification import Clarification, parse_clarification
from saksama.entries.kinds.content import Concerns, ContentAssessed, ContentClassified
from saksama.imagematch.compare import Looks
from saksama.imagematch.known import Copy as Match
from saksama.statistics.content import ContentStatistics
from saksama_node.contentwatch.captures.comparing import same_pictures
from saksama_node.contentwatch.claims.clarified import typed
from saksama_node.contentwatch.models import Claim
from saksama_node.contentwatch.models import Clarification as Row
from saksama_node.contentwatch.whole import made_again
from saksama_node.ledger import mirror
from saksama_node.ledger.public import logged
from saksama_node.ledger.queries import positions
from saksama_node.lists.listed import Listed, listed
from saksama_node.settings.current import SETTINGS

_CLASSIFIED = (ContentClassified.KIND,)


@dataclass(frozen=True, slots=True)
class Published:
    """One published version. `sha256`: of its document, the blob; `index`: of its entry, or None; `newest`: it stands.

    `at`: when its entry was made.
    """

    code: str
    said: Clarification
    sha256: str
    index: int | None
    at: datetime
    newest: bool


def newest(words: str = "") -> Listed[Published]:
    """The standing version of each claim, the last published first; those alone that have every one of these words."""
    rows = Row.objects.filter(newest=True).order_by("-at", "-id")
    for word in words.casefold().split()[:10]:
        rows = rows.filter(words__contains=word)
    return listed(rows, _shown)


def versions(code: str) -> list[Published]:
    """Every published version under a short code, as somebody typed it, the newest first; none where there is none."""
    asked = typed(code)
    rows = Row.objects.filter(code=asked) if asked else Row.objects.none()
    return _shown(rows.order_by("-version"))


def standing() -> tuple[tuple[str, str], ...]:
    """Code and digest of every standing version: while these are the same, so are their texts."""
    return tuple(Row.objects.filter(newest=True).order_by("id").values_list("code", "sha256"))


def is_overtaken(said: Clarification) -> bool:
    """Whether the log whose assessment this tells holds a later one that came to something else."""
    origin, kinds = said.assessed.origin, (ContentAssessed.KIND,)
    ours = origin == SETTINGS.origin
    entries = logged(kinds, said.subject) if ours else mirror.mirrored(origin, kinds=kinds, subject=said.subject)
    last = list(entries)[-1:]
    return any(
        isinstance(body := each.entry.body, ContentAssessed) and body.outcome is not said.assessed.outcome
        for each in last
    )


def concerned_since(said: Clarification) -> Concerns | None:
    """Whom the claim concerns as the log that began it said last, where that is not what this tells; else None."""
    origin, kinds = Claim.objects.filter(subject=said.subject).values_list("origin", flat=True).first(), _CLASSIFIED
    entries = mirror.mirrored(origin, kinds=kinds, subject=said.subject) if origin else logged(kinds, said.subject)
    last = [each.entry.body.concerns for each in entries if isinstance(each.entry.body, ContentClassified)][-1:]
    return next((each for each in last if each is not said.concerns), None)


def code_under(subject: str) -> str:
    """The short code of a claim of which something was published; empty where nothing was."""
    return Row.objects.filter(subject=subject, newest=True).values_list("code", flat=True).first() or ""


def known_texts() -> list[tuple[str, str]]:
    """The claims that standing versions tell of, and their titles: code and text, to be compared with a message."""
    return [(each.code, text) for each in newest()[:] for text in (each.said.claim, each.said.title)]


def first_published(codes: Iterable[str]) -> dict[str, datetime]:
    """When the first version under each of these codes was published."""
    rows = Row.objects.filter(code__in=set(codes)).order_by()
    return dict(rows.values_list("code").annotate(first=Min("at")))


def known_to_repeat(looks: Looks) -> list[tuple[str, Match]]:
    """The codes of standing versions whose claim has a picture that looks the same, the best first, and why.

    Raises `ContentMissing` where the sealed points of a picture are gone.
    """
    codes = dict(Row.objects.filter(newest=True).values_list("subject", "code"))
    return [(codes[each.claim], each.match) for each in same_pictures(looks, codes)]


def _shown(rows: Iterable[Row]) -> list[Published]:
    found = list(rows)
    places = positions(row.leaf for row in found)
    return [
        Published(
            row.code,
            parse_clarification(data),
            row.sha256,
            places.get(row.leaf),
            row.at,
            row.newest,
        )
        for row in found
        if hashlib.sha256(data := row.document.encode()).hexdigest() == row.sha256
    ]


def content_numbers() -> ContentStatistics | None:
    """The newest public numbers, of this node's log and its partners'; None where none were counted yet."""
    return made_again.newest()
