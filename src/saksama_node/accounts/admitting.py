"""First codes: how somebody comes in for the first time, or anew, without anyone having known a password.

Rules kept here:
  * 80 random bits, four groups of four letters and digits (Crockford base 32: no I, L, O, U). At that strength a fast
    keyed digest is enough: there is no list of likely codes to try, as there is of passwords, so the slow hash that
    protects those buys nothing here, and sixteen thousand of them would take a core for an hour or more.
  * Kept as HMAC-SHA-256 under the node's secret, bound to the username: a stolen table opens no account, and a code
    opens no account but its own.
  * Made when they are handed out, never before: in the clear they are in one answer and on paper, nowhere else.
  * One use; a new one for the same person takes the old one's place. A restored database cannot tell which were used
    after its backup: all of them are void.
  * Where two agreed that somebody comes in, each has half of the code: eight letters, asked for by each alone, so that
    neither comes in as that person. Both halves count for three days from their agreement: long enough for a holiday
    between two handings over, too short to lie in a drawer for the day when it is useful.
  * A code changes nothing until it is used: whoever has one made for somebody shuts nobody out. Its use sets the
    password, ends every session, and removes the second factor.
Left to others: who may hand out (flow `admit_people`), slowing guesses down (web), setting up the second factor anew.
"""

import re
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac

from saksama.errors import CallerError
from saksama_node.accounts.models import CodeHalf, FirstCode, Grant, Person, Roll
from saksama_node.accounts.policy import Role
from saksama_node.accounts.queries import NEVER_IN, NoSuchPerson, came_in_by_two, current
from saksama_node.accounts.staying import end_sessions

_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LETTERS: Final = 16
_TWO: Final = 2
_HALF: Final = _LETTERS // _TWO
HALVES_COUNT: Final = timedelta(hours=72)
_FORM: Final = re.compile(f"[{_ALPHABET}]{{{_LETTERS}}}")
_MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None})
_WHOLE: Final = Q(roll__isnull=True) | Q(roll__state=Roll.State.DONE)
"""Nobody of a roll comes in before it is whole."""


class FirstCodeRefused(CallerError):
    """No current account of this name has this code; which of the two is wrong is not told."""

    code = "account.first-code"
    advice = "Read both again from the sheet; a code counts once. Otherwise ask the administrator for a new sheet."


@dataclass(frozen=True, slots=True)
class HandedOut:
    """One line of the sheet; the code, or the half of it, stands in no `repr`."""

    name: str
    username: str
    region: str
    office: str
    station: int | None
    last_day: date | None
    code: str = field(repr=False)
    is_half: bool = False


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


def make_codes(person_ids: Sequence[int], at: datetime, but: Collection[Role]) -> list[HandedOut]:
    """Give each of these a fresh code; the caller holds the transaction.

    Who came in meanwhile gets none, and who holds one of the roles in `but` gets none from one person.
    """
    held = Grant.objects.filter(role__in=but, ended_at__isnull=True).values("person")
    return _made(person_ids, NEVER_IN & ~Q(pk__in=held), at)


def make_code(person_id: int, at: datetime) -> HandedOut:
    """Give one a fresh code, whether or not they came in before; halves count no more. Raises `NoSuchPerson`."""
    made = _made([person_id], Q(), at)
    if not made:
        raise NoSuchPerson(str(person_id))
    return made[0]


def open_halves(person_id: int, by: tuple[int, int], at: datetime) -> None:
    """Let these two ask for a half each; every earlier code counts no more, but halves of just these two that do."""
    halves = CodeHalf.objects.select_for_update().filter(person=person_id)
    if {each.by for each in halves.filter(opened_at__gt=at - HALVES_COUNT)} == set(by):
        return
    void([person_id])
    open_halves_of([person_id], by, at)


def open_halves_of(person_ids: Sequence[int], by: tuple[int, int], at: datetime) -> None:
    """The same for people who are new: none of them has a code yet."""
    CodeHalf.objects.bulk_create(CodeHalf(person_id=pk, by=each, opened_at=at) for pk in person_ids for each in by)


def hand_over(person_id: int, by: tuple[int, int], at: datetime) -> None:
    """See to it that nobody comes in as this person but by the halves of two; who came in so before stays.

    A code that one alone handed out is a password that one may know: a power given to it would be that one's.
    """
    if came_in_by_two(person_id):
        FirstCode.objects.filter(person=person_id).delete()
        return
    shut(person_id)
    open_halves(person_id, by, at)


def shut(person_id: int) -> None:
    """Let nobody come in as this person by what there is: password, codes and sessions end."""
    Person.objects.filter(pk=person_id).update(password=make_password(None))
    end_sessions([person_id])
    void([person_id])


def make_half(person_id: int, by: int, at: datetime) -> HandedOut | None:
    """The half of one of the two, fresh: an earlier one of theirs counts no more. None where none is theirs."""
    rows = CodeHalf.objects.select_for_update(of=("self",)).select_related("person__office")
    half = rows.filter(person=person_id, by=by, opened_at__gt=at - HALVES_COUNT).first()
    if half is None:
        return None
    letters = new_letters(_HALF)
    half.digest = _digest(half.person.username, letters)
    half.save(update_fields=["digest"])
    return _handed_out(half.person, letters)


def with_half(person_ids: Sequence[int], by: int, at: datetime) -> set[int]:
    """For whom half of a code that still counts is this one's to ask for."""
    rows = CodeHalf.objects.filter(person__in=person_ids, by=by, opened_at__gt=at - HALVES_COUNT)
    return set(rows.values_list("person", flat=True))


def is_code_out(person_id: int, at: datetime) -> bool:
    """Whether somebody with a password of their own could be come in as by a code: it is theirs to know."""
    counting = CodeHalf.objects.filter(person=person_id, opened_at__gt=at - HALVES_COUNT)
    return counting.exists() or FirstCode.objects.filter(person=person_id).exists()


def void(person_ids: Sequence[int]) -> None:
    """Let no code of these open an account any more."""
    FirstCode.objects.filter(person__in=person_ids).delete()
    CodeHalf.objects.filter(person__in=person_ids).delete()


def came_in(person_id: int) -> bool:
    """Whether this person has a password."""
    return not Person.objects.filter(NEVER_IN, pk=person_id).exists()


def _made(person_ids: Sequence[int], wanted: Q, at: datetime) -> list[HandedOut]:
    # Held first, then asked: what they hold must be so while the code is made.
    list(Person.objects.select_for_update().filter(pk__in=person_ids).values_list("pk"))
    people = Person.objects.filter(current() & wanted & _WHOLE, pk__in=person_ids).select_related("office")
    found = {person.pk: person for person in people}
    CodeHalf.objects.filter(person__in=found).delete()
    sheet, rows = [], []
    for person in (found[pk] for pk in person_ids if pk in found):
        letters = new_letters()
        rows.append(FirstCode(person=person, digest=_digest(person.username, letters), made_at=at))
        sheet.append(_handed_out(person, letters))
    FirstCode.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["person"], update_fields=["digest", "made_at"]
    )
    return sheet


def check_code(username: str, typed: str, password: str, at: datetime) -> None:
    """Raise `FirstCodeRefused`, or ValidationError for a password that is too weak; change nothing.

    `typed`: the code, or both halves in either order.
    """
    person, letters = _holder(username), normal(typed) or ""
    if not _opens(person.username if person else username, letters, _kept(person, at)):
        raise FirstCodeRefused
    validate_password(password, person)


def use_code(username: str, typed: str, hashed: str, at: datetime) -> None:
    """Let the code go and set the password (already hashed), after `check_code`; the caller holds the transaction.

    The second factor goes: whoever comes in by a code sets up one anew. Raises `FirstCodeRefused` where the code counts
    no more: a new sheet was printed meanwhile, or somebody was faster.
    """
    person, letters = _holder(username), normal(typed) or ""
    # Held first: of two who use it at once one finds it gone.
    if person is None or not Person.objects.select_for_update().filter(pk=person.pk):
        raise FirstCodeRefused
    kept = _kept(person, at)
    if not _opens(person.username, letters, kept):
        raise FirstCodeRefused
    void([person.pk])
    Person.objects.filter(pk=person.pk).update(password=hashed, handed_by_two=len(kept) == _TWO)
    Authenticator.objects.filter(user_id=person.pk).delete()
    end_sessions([person.pk])


def _kept(person: Person | None, at: datetime) -> list[str]:
    """The digests that open an account: one of a whole code, or two of its halves."""
    if person is None:
        return []
    whole = list(FirstCode.objects.filter(person=person).values_list("digest", flat=True))
    counting = CodeHalf.objects.filter(person=person, opened_at__gt=at - HALVES_COUNT).exclude(digest="")
    return whole or list(counting.values_list("digest", flat=True))


def _opens(username: str, letters: str, kept: Sequence[str]) -> bool:
    """Whether these letters are the code; as slow for a name that is not here."""
    parts = [letters] if len(kept) != _TWO else [letters[:_HALF], letters[_HALF:]]
    said = [_digest(username, each) for each in parts]
    return constant_time_compare("".join(sorted(said)), "".join(sorted(kept)))


def void_all() -> None:
    """Let no code that is here open an account any more: each sheet must be handed out anew."""
    FirstCode.objects.all().delete()
    CodeHalf.objects.all().delete()


def _holder(username: str) -> Person | None:
    return Person.objects.filter(current(), username__iexact=username).first()


def _handed_out(person: Person, letters: str) -> HandedOut:
    return HandedOut(
        name=person.name,
        username=person.username,
        region=person.office.region,
        office=person.office.name,
        station=person.station,
        last_day=person.last_day,
        code=shown(letters),
        is_half=len(letters) == _HALF,
    )


def shown(letters: str) -> str:
    """A code as it is written: in groups of four."""
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def new_letters(count: int = _LETTERS) -> str:
    """So many fresh letters of a code."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(count))


def _digest(username: str, letters: str) -> str:
    return salted_hmac("saksama.first-code", f"{username}\0{letters}", algorithm="sha256").hexdigest()
