"""Sessions of staff: how long one stays logged in, which of one's own there are, ending the others.

Rules kept here:
  * A session ends when no page was opened for `idle` minutes (a setting), and eight hours after the login whatever was
    done. Both ends are one moment in its row: what is past it is nobody's, also before it is swept away.
  * Only what a person opens or sends counts as use (`by_person`, which the web says); what a page asks for by itself
    keeps no session alive. Use is written down once a minute at most, and no finer; where the disk takes no writing,
    the session ends as if it had not been used.
  * A row holds a digest of the cookie, and what the session remembers wrapped under a key that the database does not
    hold: whoever reads the database is logged in nowhere.
  * Of a session its person, its begin, its last use and the kind of browser are kept; never an address.
  * A new cookie (after a login, a change of the password) does not put off the end; only another person's login does.
Left to others: what counts as a person's request and which browser it is (web), the words, the warning (`web.desk`).
"""

import hashlib
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.db import DatabaseError, transaction

from saksama_node.accounts.models import Session
from saksama_node.settings import clock
from saksama_node.settings.current import SETTINGS
from saksama_node.settings.wrapping import NotUnwrapped, Use, unwrap, wrap

IDLE: Final = timedelta(minutes=SETTINGS.idle_minutes)
LONGEST: Final = timedelta(hours=8)
WARNED: Final = min(timedelta(minutes=10), IDLE / 3)
"""How long before its end a session warns."""
_DIGITS: Final = 40
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One session of a person. `used_at`: to the minute; `browser`: a code of the web's; `is_this`: who asks has it."""

    began_at: datetime
    used_at: datetime
    browser: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """When a session ends, in how many milliseconds it warns of that, and whether nothing can put it off."""

    at: datetime
    left: int
    is_final: bool


class SessionStore(db.SessionStore):
    """A session as Django asks for it. `by_person`, `browser`: what the web says of the request."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self.by_person = False
        self.browser = ""
        self._row: Session | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Our own table."""
        return Session

    @property
    def end(self) -> SessionEnd | None:
        """When it ends unless it is used; None where nobody is logged in."""
        self.get(SESSION_KEY)
        row = self._row
        if row is None or row.person_id is None:
            return None
        warns = row.expire_date - WARNED
        left = max(0, int((warns - _now()).total_seconds() * 1000))
        return SessionEnd(row.expire_date, left, row.expire_date == row.began_at + LONGEST)

    def use(self) -> None:
        """Note that its person used it."""
        self.get(SESSION_KEY)
        if self._row is not None:
            self._used(self._row)

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of this cookie."""
        return Session.objects.filter(pk=_digest(session_key)).exists()

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        if key := session_key or self.session_key:
            Session.objects.filter(pk=_digest(key)).delete()

    def flush(self) -> None:
        """End it; what comes after is another."""
        super().flush()
        self._row = None

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row to be written: it begins where its person came in, and keeps its end through every new cookie."""
        key: str = self._get_or_create_session_key()  # type: ignore[attr-defined]  # Django's own; its types lack it
        person = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        before, at = self._row, _minute()
        if before is None or before.person_id != person:
            began, used, browser = at, at, self.browser
        else:
            began, used, browser = before.began_at, before.used_at, before.browser
        self._row = Session(
            session_key=_digest(key),
            session_data=self.encode(data),
            expire_date=_end(began, used),
            person_id=person,
            began_at=began,
            used_at=used,
            browser=browser,
        )
        return self._row

    def encode(self, session_dict: dict[str, Any]) -> str:
        """Wrapped, and bound to its cookie."""
        return wrap(Use.SESSION, self._whose(), self.serializer().dumps(session_dict).decode("latin-1"))

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """What it remembers; nothing where it does not open: then nobody is logged in."""
        try:
            found: dict[str, Any] = self.serializer().loads(
                unwrap(Use.SESSION, self._whose(), str(session_data)).encode("latin-1")
            )
        except NotUnwrapped:
            return {}
        return found

    def _get_session_from_db(self) -> Session | None:
        row = Session.objects.filter(pk=_digest(self.session_key or ""), expire_date__gt=_now()).first()
        if row is None:
            self._session_key = None
            return None
        self._row = row
        if self.by_person:
            self._used(row)
        return row

    def _used(self, row: Session) -> None:
        at = _minute()
        if row.person_id is None or at <= row.used_at:
            return
        end = _end(row.began_at, at)
        with suppress(DatabaseError), transaction.atomic():
            # One that was ended meanwhile stays ended.
            if Session.objects.filter(pk=row.pk, used_at__lt=at).update(used_at=at, expire_date=end):
                row.used_at, row.expire_date = at, end

    def _whose(self) -> str:
        return _digest(self.session_key or "")


def sessions_of(person_id: int, this: SessionStore) -> list[SessionInfo]:
    """The sessions of this person that are open now: the one that asks, then the last used first."""
    rows = Session.objects.filter(person_id=person_id, expire_date__gt=_now()).order_by("-used_at", "-began_at")
    own = _digest(this.session_key or "")
    found = [SessionInfo(row.began_at, row.used_at, row.browser, row.pk == own) for row in rows]
    return sorted(found, key=lambda each: not each.is_this)


def end_others(person_id: int, *, but: SessionStore) -> int:
    """End every session of this person but one; how many."""
    return Session.objects.filter(person_id=person_id).exclude(pk=_digest(but.session_key or "")).delete()[0]


def end_sessions(person_ids: Collection[int]) -> None:
    """End every session of these persons."""
    Session.objects.filter(person_id__in=person_ids).delete()


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_DIGITS]


def _end(began: datetime, used: datetime) -> datetime:
    return min(began + LONGEST, used + IDLE)


def _now() -> datetime:
    # The machine's clock, not the institution's: a simulation moves that one on by days, and logs nobody out.
    return datetime.fromtimestamp(clock.machine_time(), UTC)


def _minute() -> datetime:
    return _now().replace(second=0, microsecond=0)
