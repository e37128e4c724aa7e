"""What an example of an act of two persons is: a subject, what is asked, who may; what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from saksama_node.accounts.policy import Role, Staff
from saksama_node.ledger.actions import Leaf
from saksama_node.seconds.proposing import Asked

WORDS: Final = "CONTOH: kata-kata usulan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What may be proposed now, by `first`, and confirmed by who holds `seconds` where the subject is.

    `interested`: makes a person one with an interest in it, None where there is no such thing; `entered`: the body and
    words as they stand in the entry, None where there is no entry; `erase`: takes what it is about away.
    """

    asked: Asked
    first: Staff
    seconds: Role
    interested: Callable[[Staff], object] | None
    entered: Callable[[Leaf], tuple[str, str]] | None
    erase: Callable[[], object] | None
    place: str = "52"
