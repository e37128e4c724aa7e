"""Which passphrase may lock a key: one rule, for whoever makes a locked key, at terminal and page.

Rules kept here:
  * 12 letters at least, and none of those that are tried first, however its letters are written.
  * Judged where a key is locked (`locked.lock`), so that no way around it is left; who asks for one judges it earlier.
Left to others: passwords, which Django's validators judge by the same length and list (the node); what a guess costs
(`locked`).
"""

from functools import cache
from importlib.resources import files

from saksama.errors import CallerError

LEAST_LETTERS = 12


class WeakPassphrase(CallerError):
    """The passphrase is too short, or one of those that are tried first."""

    code = "locked.weak"
    advice = "Choose another of 12 letters or more: several words that do not belong together."

    why: str


def check_passphrase(passphrase: str) -> None:
    """Raise `WeakPassphrase`."""
    if len(passphrase) < LEAST_LETTERS:
        raise WeakPassphrase(f"shorter than {LEAST_LETTERS} letters")
    if passphrase.lower().strip() in common():
        raise WeakPassphrase("one of those that are tried first")


@cache
def common() -> frozenset[str]:
    """What is tried first, of that length, in small letters (Royce Williams' list, as Django carries it)."""
    return frozenset(files(__package__).joinpath("common.txt").read_text("utf-8").splitlines())
