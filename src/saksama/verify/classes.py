"""The three classes of findings, and the closed set of reasons for which a finding has its class.

Rules kept here:
  * *Integrity* is what no honest node produces; *conduct* is what slow or unwilling people do; *unchecked* is what this
    run could not check. A code has its class by one reason, and a reason is of one class.
  * A finding may stop the memory only where it says that the log or its keys are not what was kept.
Left to others: which code has which reason (findings), the reasons' words (cli.class_words).
"""

from collections.abc import Iterable
from enum import StrEnum


class Class(StrEnum):
    """What a finding means for the whole."""

    INTEGRITY = "integrity"
    CONDUCT = "conduct"
    UNCHECKED = "unchecked"


class Why(StrEnum):
    """Why a finding has its class."""

    SIGNED_BYTES = "signed-bytes"
    ONE_HISTORY = "one-history"
    STATED_KEYS = "stated-keys"
    POLICY_UNMET = "policy-unmet"
    OWN_CLOCK = "own-clock"
    WITNESS_CLOCK = "witness-clock"
    OWN_FORM = "own-form"
    REFUSED_ACT = "refused-act"
    SAID_TRULY = "said-truly"
    SAME_RESULT = "same-result"
    BEFORE_CHANCE = "before-chance"

    PEOPLE_LATE = "people-late"
    UNANSWERED = "unanswered"
    SILENT = "silent"
    ROOM = "room"
    LEFT_OUT = "left-out"
    OVERRIDDEN = "overridden"

    NO_ANSWER = "no-answer"
    NOT_KNOWN_HERE = "not-known-here"
    NO_TEXT = "no-text"
    NOT_PROVABLE = "not-provable"
    TWO_CLOCKS = "two-clocks"
    WITNESS_AWAITED = "witness-awaited"
    NOTHING_NEWER = "nothing-newer"
    BOUND_REACHED = "bound-reached"

    @property
    def class_(self) -> Class:
        """The class of every finding that has this reason."""
        if self in _CONDUCT:
            return Class.CONDUCT
        return Class.UNCHECKED if self in _UNCHECKED else Class.INTEGRITY


_CONDUCT = frozenset({Why.PEOPLE_LATE, Why.UNANSWERED, Why.SILENT, Why.ROOM, Why.LEFT_OUT, Why.OVERRIDDEN})
_UNCHECKED = frozenset(
    {
        Why.NO_ANSWER,
        Why.NOT_KNOWN_HERE,
        Why.NO_TEXT,
        Why.NOT_PROVABLE,
        Why.TWO_CLOCKS,
        Why.WITNESS_AWAITED,
        Why.NOTHING_NEWER,
        Why.BOUND_REACHED,
    }
)

_EXITS = ((Class.INTEGRITY, 1), (Class.UNCHECKED, 2), (Class.CONDUCT, 3))


def exit_of(classes: Iterable[Class]) -> int:
    """1 where integrity is broken; else 2 where something could not be checked; else 3 for conduct; 0 for nothing."""
    present = set(classes)
    return next((code for class_, code in _EXITS if class_ in present), 0)
