"""Hand out first codes on paper, and let people in by them.

Rules kept here:
  * Codes are made when they are asked for and leave in the one answer; a sheet that is lost is made again, and the
    codes of the first count no more.
  * Only for people of a whole roll who never came in; whoever has a password keeps it.
"""

from itertools import batched
from typing import Final

from django.contrib.auth.hashers import make_password

from saksama_node.accounts import first_codes, rolls
from saksama_node.accounts.first_codes import HandedOut
from saksama_node.accounts.policy import Action, require
from saksama_node.accounts.rolls import State
from saksama_node.accounts.staff import Staff
from saksama_node.ledger.turn import writing
from saksama_node.settings.clock import now

_AT_ONCE: Final = 250


def hand_out_codes(*, by: Staff, roll_id: int, region: str) -> list[HandedOut]:
    """Fresh codes for everyone of this roll at this office and below who never came in, by office and station."""
    require(by, Action.ACCOUNT_MANAGE, region)
    if rolls.roll(roll_id).state != State.DONE:
        raise rolls.NoSuchRoll(roll_id)
    sheet: list[HandedOut] = []
    for part in batched(first_codes.waiting_for_code(region, roll_id), _AT_ONCE, strict=False):
        with writing():
            sheet += first_codes.make_codes(part, now())
    return sheet


def take_up_account(username: str, code: str, password: str) -> None:
    """Set the first password of the account that this code opens; the code is used up.

    Raises `FirstCodeRefused`, Django's ValidationError.
    """
    first_codes.check_code(username, code, password)
    # Hashed outside the transaction: it takes as long as a lock must not be held.
    hashed = make_password(password)
    with writing():
        first_codes.use_code(username, code, hashed)
