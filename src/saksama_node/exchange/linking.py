"""The link to each partner: opening it, how it does, its faults.

Rules kept here:
  * A link is opened by the agreement's flow and names the partner's address and institution key.
  * Silence and a stop have a beginning that stays until it ends; a stop ends only by a person.
  * The same fault is one row until it is cleared.
Left to others: following (flows.following.follow_partner), the log's keys and witnesses (ledger.actions).
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from saksama.entries.words import shown_plainly
from saksama_node.accounts.policy import Staff
from saksama_node.exchange import models
from saksama_node.exchange.alarms import LASTING
from saksama_node.exchange.faults import AnswerMalformed, AnswerRefused, AnswerTooLarge, AnswerTooSlow, NoLink
from saksama_node.settings.clock import now

STRANGE: Final = frozenset({AnswerTooSlow.code, AnswerTooLarge.code, AnswerMalformed.code, AnswerRefused.code})
"""A partner that answers, but not so that it can be used: an alarm. One that is away is only silent."""
_FRESH: Final = timedelta(hours=1)
"""A sender that has not verified the partner's log for so long keeps new dispatches waiting (design: `seen`)."""
_SEEN: Final = timedelta(minutes=10)
"""Less than the hour after which an observation that misses a cosigned checkpoint is false."""
_NOTED_AGAIN: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class LinkInfo:
    """A link as others see it. Times in UTC; `cursor`: index of the first entry not yet handled.

    `name`: with its unseen signs shown. `silence`: the code of what it is silent or strange in, while it is.
    """

    origin: str
    name: str
    url: str
    institution_key: str
    cursor: int
    greatest_seen: int
    last_number: int
    verified_at: datetime | None
    silent_since: datetime | None
    silence: str
    stopped_at: datetime | None
    stopped_code: str

    @property
    def witness(self) -> str:
        """Where the partner's node is asked to cosign."""
        return f"{self.url}/witness"


@dataclass(frozen=True, slots=True)
class FaultInfo:
    """A fault that a person must see."""

    id: int
    origin: str
    index: int | None
    code: str
    detail: str
    found_at: datetime
    cleared_at: datetime | None

    @property
    def kind(self) -> str:
        """Its code without the dispatch of ours that it is about."""
        return _ABOUT.sub("", self.code)

    @property
    def about(self) -> str:
        """The dispatch of ours that it is about (`note_about`); empty where none."""
        found = _ABOUT.search(self.code)
        return found[1] if found else ""


_ABOUT: Final = re.compile(r"\.([0-9a-f]{32})$")


def open_link(*, origin: str, name: str, url: str, institution_key: str) -> None:
    """Begin to follow a partner, or take over its new address or institution key. The agreement's flows call it."""
    models.Link.objects.update_or_create(
        origin=origin,
        defaults={"name": name, "url": url.rstrip("/"), "institution_key": institution_key},
    )


def pin_institution(origin: str, institution_key: str) -> None:
    """The partner's institution key that counts now; an amendment in force says so."""
    models.Link.objects.filter(origin=origin).exclude(institution_key=institution_key).update(
        institution_key=institution_key
    )


def links() -> tuple[LinkInfo, ...]:
    """All partners that are followed."""
    return tuple(_info(row) for row in models.Link.objects.order_by("name"))


def link(origin: str) -> LinkInfo:
    """The link to one partner; `NoLink`."""
    row = models.Link.objects.filter(origin=origin).first()
    if row is None:
        raise NoLink(origin)
    return _info(row)


def is_fresh(origin: str) -> bool:
    """Whether the partner's log was verified here within `_FRESH`; `NoLink`."""
    at = link(origin).verified_at
    return at is not None and now() - at <= _FRESH


def is_seen(link: LinkInfo) -> bool:
    """Whether what is held here of the partner's log was its newest within `_SEEN`."""
    return link.verified_at is not None and now() - link.verified_at <= _SEEN


def verified(origin: str) -> None:
    """The partner's newest checkpoint was verified here: written down every `_NOTED_AGAIN`, since hours count."""
    moment = now()
    stale = Q(verified_at=None) | Q(verified_at__lt=moment - _NOTED_AGAIN) | Q(verified_at__gt=moment)
    models.Link.objects.filter(stale, origin=origin).update(verified_at=moment)


def heard(origin: str) -> bool:
    """The partner answered all that it was asked: whatever it was silent or strange in is over; whether it was."""
    was_silent = models.Link.objects.filter(origin=origin).exclude(silent_since=None)
    if is_back := was_silent.update(silent_since=None, silence="") > 0:
        rows = models.Fault.objects.filter(origin=origin, index=None, cleared_at=None, code__in=STRANGE)
        rows.update(cleared_at=now())
    return is_back


def silent(origin: str, code: str, why: str) -> None:
    """The partner did not answer, or not usably, by the fault's code; the first time counts. Strange is an alarm."""
    models.Link.objects.filter(origin=origin, silent_since=None).update(silent_since=now())
    models.Link.objects.filter(origin=origin).exclude(silence=code).update(silence=code)
    if code in STRANGE:
        note_fault(origin, None, code, why)


def handled(origin: str, cursor: int) -> None:
    """All entries below `cursor` were handled; never moves back."""
    models.Link.objects.filter(origin=origin, cursor__lt=cursor).update(cursor=cursor)


def counted(origin: str, *, seen: int, number: int) -> None:
    """A dispatch of the partner was judged: `seen` and number may not go back after it."""
    models.Link.objects.filter(origin=origin, greatest_seen__lt=seen).update(greatest_seen=seen)
    models.Link.objects.filter(origin=origin, last_number__lt=number).update(last_number=number)


def stop(origin: str, code: str, detail: str) -> None:
    """Stop following: a fork, a rollback or a bad signature. Loud until a person looks at it."""
    models.Link.objects.filter(origin=origin, stopped_at=None).update(stopped_at=now(), stopped_code=code)
    note_fault(origin, None, code, detail)


def resume(origin: str) -> None:
    """A person looked at why the link was stopped and wants to try again."""
    models.Link.objects.filter(origin=origin).update(stopped_at=None, stopped_code="")


def set_back(origin: str, cursor: int, *, seen: int, number: int) -> None:
    """The log was cut back to `cursor`: what it says from there on comes anew. The only place where these go back."""
    models.Link.objects.filter(origin=origin).update(
        cursor=cursor, greatest_seen=seen, last_number=number, stopped_at=None, stopped_code=""
    )


def agree_to_cut(origin: str, code: str) -> bool:
    """A person agreed that the branch is cut off; whether the link stopped for that. Its next round does it first."""
    return models.Link.objects.filter(origin=origin, stopped_code=code).update(stopped_at=None) > 0


def note_fault(origin: str, index: int | None, code: str, detail: str) -> None:
    """Write a fault down once."""
    models.Fault.objects.get_or_create(
        origin=origin, index=index, code=code, cleared_at=None, defaults={"detail": detail[:300], "found_at": now()}
    )


def note_about(origin: str, code: str, subject: str, detail: str) -> None:
    """Write a fault down that a dispatch of ours to this partner is in."""
    note_fault(origin, None, f"{code}.{subject}", detail)


def clear_about(subject: str) -> None:
    """A dispatch of ours is at fault no more: it went, or is deleted."""
    models.Fault.objects.filter(code__endswith=f".{subject}", cleared_at=None).update(cleared_at=now())


def note_first_fault(origin: str, index: int, code: str) -> None:
    """Write a fault down unless one of its code waits to be seen already, of whatever entry."""
    if not models.Fault.objects.filter(origin=origin, code=code, cleared_at=None).exists():
        note_fault(origin, index, code, "")


def clear_fault(by: Staff, fault_id: int) -> None:
    """A person has seen to it."""
    models.Fault.objects.filter(pk=fault_id, cleared_at=None).update(cleared_at=now(), cleared_by=by.id)


def clear_faults(origin: str, index: int | None, code: str = "") -> None:
    """What the faults of this entry (or of the log as a whole) waited for has happened."""
    rows = models.Fault.objects.filter(origin=origin, index=index, cleared_at=None).exclude(code__in=LASTING)
    if code:
        rows = rows.filter(code=code)
    rows.update(cleared_at=now())


def faults(*, open_only: bool = True) -> tuple[FaultInfo, ...]:
    """Faults, newest first."""
    rows = models.Fault.objects.filter(cleared_at=None) if open_only else models.Fault.objects.all()
    return tuple(
        FaultInfo(row.pk, row.origin, row.index, row.code, row.detail, row.found_at, row.cleared_at)
        for row in rows[:500]
    )


def _info(row: models.Link) -> LinkInfo:
    return LinkInfo(
        origin=row.origin,
        name=shown_plainly(row.name),
        url=row.url,
        institution_key=row.institution_key,
        cursor=row.cursor,
        greatest_seen=row.greatest_seen,
        last_number=row.last_number,
        verified_at=row.verified_at,
        silent_since=row.silent_since,
        silence=row.silence,
        stopped_at=row.stopped_at,
        stopped_code=row.stopped_code,
    )
