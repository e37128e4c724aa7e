"""What a line of the trace says: the closed list of what is traced, and a line's bytes before they are sealed.

Rules kept here:
  * A person is a number, a matter its public id, an office its region, a setting its name. No name of anybody, nothing
    that somebody typed, no address of anybody.
  * Lines are padded to one length: the sealed bytes do not tell a login from an opened identity.
Left to others: sealing and chaining (`tracing`), words for a screen (web).
"""

from enum import StrEnum
from typing import Final

import msgspec

from saksama.errors import EvidenceError

PADDED_TO: Final = 384
LONGEST_SUBJECT: Final = 160


class Deed(StrEnum):
    """What was done."""

    LOGIN = "login"
    LOGIN_FAILED = "login.failed"
    CODE_FAILED = "code.failed"
    FAILURES_MORE = "failures.more"
    """At a day's end: so many more failed than have a line each."""
    LOCKED = "locked"
    CODE_LOCKED = "code.locked"
    """Too many wrong first codes from one sender; the person is whose code was tried last."""
    REFUSED = "refused"
    """A page or an act at the desk, by right or place, to somebody who is logged in."""
    REFUSED_MORE = "refused.more"
    """At a day's end: so many more were refused than have a line each."""
    LOGOUT = "logout"
    SESSIONS_ENDED = "sessions.ended"
    ACCOUNT_TAKEN_UP = "account.taken-up"
    PASSWORD_CHANGED = "password.changed"  # noqa: S105 - a word for the act
    FACTOR_ADDED = "factor.added"
    FACTOR_REPLACED = "factor.replaced"
    FACTOR_CODES_MADE = "factor.codes-made"
    FACTOR_CODES_SHOWN = "factor.codes-shown"
    PASSPHRASE_WRONG = "passphrase.wrong"  # noqa: S105 - a word for the act
    PASSPHRASE_LOCKED = "passphrase.locked"  # noqa: S105 - a word for the act
    ACCOUNT_OPENED = "account.opened"
    ACCOUNT_RENEWED = "account.renewed"
    ACCOUNT_CLOSED = "account.closed"
    ROLE_GRANTED = "role.granted"
    ROLE_CONFIRMED = "role.confirmed"
    ROLE_ENDED = "role.ended"
    LAST_DAY_SET = "last-day.set"
    EMAIL_SET = "email.set"
    ROLL_STAGED = "roll.staged"
    ROLL_AGREED = "roll.agreed"
    ROLL_DROPPED = "roll.dropped"
    CODES_HANDED_OUT = "codes.handed-out"
    KEY_PREPARED = "key.prepared"
    KEY_ROTATED = "key.rotated"
    KEY_REVOKED = "key.revoked"
    KEY_TAKEN_OUT = "key.taken-out"
    VAULT_RESEALED = "vault.resealed"
    AGREEMENT_DRAFTED = "agreement.drafted"
    AGREEMENT_FETCHED = "agreement.fetched"
    AGREEMENT_PROPOSED = "agreement.proposed"
    AGREEMENT_COUNTERSIGNED = "agreement.countersigned"
    AGREEMENT_WITHDRAWN = "agreement.withdrawn"
    AGREEMENT_SUSPENDED = "agreement.suspended"
    AGREEMENT_RESUMED = "agreement.resumed"
    AGREEMENT_ENDED = "agreement.ended"
    PARTNER_PAIRED = "partner.paired"
    LINK_RESUMED = "link.resumed"
    FAULT_SEEN = "fault.seen"
    ALARM_SEEN = "alarm.seen"
    CALENDAR_RENEWED = "calendar.renewed"
    CALENDAR_REVOKED = "calendar.revoked"
    FEED_ADDED = "feed.added"
    FEED_SWITCHED = "feed.switched"
    IDENTITY_OPENED = "identity.opened"
    PAPER_OPENED = "paper.opened"
    FILE_HANDED_OUT = "file.handed-out"
    CONTENT_OPENED = "content.opened"
    DEVICE_INVITED = "device.invited"
    DEVICE_ENROLLED = "device.enrolled"
    DEVICE_REVOKED = "device.revoked"
    TRACE_READ = "trace.read"
    TRACE_EXPIRED = "trace.expired"
    SETTING_CHANGED = "setting.changed"
    COMMAND_RUN = "command.run"
    RESTORED = "restored"


FAILURES: Final = frozenset({Deed.LOGIN_FAILED, Deed.LOCKED, Deed.CODE_FAILED, Deed.CODE_LOCKED})
"""What a stranger can cause without end: of these only so many a day get a line each.

Wrong passphrases are none of them: nobody outside types one, and they end by themselves (`accounts.tries`). Were they
counted here, a flood of failed logins would hide them.
"""
REFUSALS: Final = frozenset({Deed.REFUSED})
"""What somebody inside can cause without end; counted apart from what strangers do, so that neither hides the other."""


class LineUnreadable(EvidenceError):
    """A sealed line holds something else than a line."""

    code = "trace.line"
    advice = "Check the day; a line that opens and says nothing was not written by a node."

    why: str


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """One line. `who` did it, `person` it was done to (numbers of accounts, 0: nobody or not known); `at` in UTC.

    `command`: the operator at the machine did it, who has no account.
    """

    act: Deed
    at: str
    command: bool = False
    count: int = 0
    office: str = ""
    person: int = 0
    subject: str = ""
    who: int = 0

    def encode(self) -> bytes:
        """Its bytes, padded with blanks."""
        return msgspec.json.encode(self, order="sorted").ljust(PADDED_TO)


def parse_told(data: bytes) -> Told:
    """Read an opened line. Raises `LineUnreadable`."""
    try:
        return msgspec.json.decode(data, type=Told)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LineUnreadable(str(error)) from error
