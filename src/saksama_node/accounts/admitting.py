"""First codes: how somebody comes in for the first time, without anyone having known a password.

Rules kept here:
  * 80 random bits, four groups of four letters and digits (Crockford base 32: no I, L, O, U). At that strength a fast
    keyed digest is enough: there is no list of likely codes to try, as there is of passwords, so the slow hash that
    protects those buys nothing here, and sixteen thousand of them would take a core for an hour or more.
  * Kept as HMAC-SHA-256 under the node's secret, bound to the username: a stolen table opens no account, and a code
    opens no account but its own.
  * Made when they are handed out, never before: in the clear they are in one answer and on paper, nowhere else.
  * One use; a new one for the same person takes the old one's place. A restored database cannot tell which were used
    after its backup: all of them are void.
Left to others: who may hand out (flow `make_accounts`), slowing guesses down (web), the password itself (actions).
"""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.utils.crypto import constant_time_compare, salted_hmac

from saksama.errors import CallerError
from saksama_node.accounts.models import FirstCode, Person
from saksama_node.accounts.queries import NEVER_IN, current

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS: Final = 16
_FORM: Final = re.compile(f"[{_ALPHABET}]{{{_LETTERS}}}")
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})


class FirstCodeRefused(CallerError):
    """No current account of this name has this code; which of the two is wrong is not told."""

    code = "account.first-code"
    advice = "Read both again from the sheet; a code counts once. Otherwise ask the administrator for a new sheet."


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One line of the sheet; the code stands in no `repr`."""

    name: str
    username: str
    region: str
    office: str
    station: int | None
    last_day: date | None
    code: str = field(repr=False)


def normal(typed: str) -> str | None:
    """The code's letters from what was typed (small letters, blanks, O for 0, I and L for 1); None if it is none."""
    letters = typed.upper().translate(_MISREAD)
    return letters if _FORM.fullmatch(letters) else None


def waiting_for_code(region: str, roll_id: int | None = None) -> list[int]:
    """Who is at this office or below and never came in, by office and station."""
    rows = Person.objects.filter(current() & NEVER_IN, office__region__startswith=region)
    if roll_id is not None:
        rows = rows.filter(roll_id=roll_id)
    found = rows.order_by("office__region", "station", "name").values_list("pk", "office__region")
    return [pk for pk, place in found if place == region or place.startswith(f"{region}.")]


def make_codes(person_ids: Sequence[int], at: datetime) -> list[HandedOut]:
    """Give each of these a fresh code; the caller holds the transaction. Who came in meanwhile gets none."""
    found = {
        person.pk: person
        for person in Person.objects.filter(NEVER_IN, pk__in=person_ids).select_related("office").select_for_update()
    }
    sheet, rows = [], []
    for person in (found[pk] for pk in person_ids if pk in found):
        letters = "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))
        rows.append(FirstCode(person=person, digest=_digest(person.username, letters), made_at=at))
        sheet.append(
            HandedOut(
                name=person.name,
                username=person.username,
                region=person.office.region,
                office=person.office.name,
                station=person.station,
                last_day=person.last_day,
                code="-".join(letters[start : start + 4] for start in range(0, _LETTERS, 4)),
            )
        )
    FirstCode.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person"], update_fields=["digest", "made_at"]
    )
    return sheet


def check_code(username: str, typed: str, password: str) -> None:
    """Raise `FirstCodeRefused`, or ValidationError for a password that is too weak; change nothing."""
    person, letters = _holder(username), normal(typed)
    kept = person.first_code.digest if person else ""
    if not constant_time_compare(kept, _digest(person.username if person else username, letters or "")) or not kept:
        raise FirstCodeRefused
    validate_password(password, person)


def use_code(username: str, typed: str, hashed: str) -> None:
    """Let the code go and set the password (already hashed), after `check_code`; the caller holds the transaction.

    Raises `FirstCodeRefused` where it counts no more: a new sheet was printed meanwhile, or somebody was faster.
    """
    person, letters = _holder(username), normal(typed)
    if person is None or letters is None:
        raise FirstCodeRefused
    # It goes first: of two who use it at once one finds it gone.
    gone, _ = FirstCode.objects.filter(person=person, digest=_digest(person.username, letters)).delete()
    if not gone:
        raise FirstCodeRefused
    Person.objects.filter(pk=person.pk).update(password=hashed)


def void_all() -> None:
    """Let no code that is here open an account any more: each sheet must be handed out anew."""
    FirstCode.objects.all().delete()


def _holder(username: str) -> Person | None:
    rows = Person.objects.filter(current() & NEVER_IN, username__iexact=username, first_code__isnull=False)
    return rows.select_related("first_code").first()


def _digest(username: str, letters: str) -> str:
    return salted_hmac("saksama.first-code", f"{username}\0{letters}", algorithm="sha256").hexdigest()
