"""Acts of two persons: each by two, and by no machine in the place of one.

Rules kept here:
  * Two persons are two pseudonyms within the subject; that two pseudonyms are two persons no log can show.
  * The node, the operator at its machine and a role are no person: none of them is one of two.
  * Erasures of personal content, rulings on clocks and confirmed norms are by two, always.
Left to others: that the entry commits to what was erased or why it was ruled (its schema); acts of two persons that
have more rules, with those rules (cases, accounts, content, keyings, audits, interests).
"""

import re
from typing import Final

from msgspec import UNSET

from saksama.verify.findings import Code, Findings
from saksama.verify.meaning.unlawful import Unlawful, name_all
from saksama.verify.served import ServedLog

_PERSON: Final = re.compile(r"[0-9a-f]{32}")
_BY_TWO: Final = {"data": Code.DATA_UNLAWFUL, "ruling": Code.RULING_UNLAWFUL, "norm": Code.NORM_UNLAWFUL}
_WITH_MORE_RULES: Final = {
    "interest": Code.INTEREST_UNLAWFUL,
    "content": Code.CONTENT_UNLAWFUL,
    "clarification": Code.CONTENT_UNLAWFUL,
    "sheet": Code.SHEET_UNLAWFUL,
    "audit": Code.AUDIT_UNLAWFUL,
}
"""Where that two are two is looked at elsewhere, and that the first is a person here."""


def is_person(actor: str) -> bool:
    """Whether it is a pseudonym: one person within one subject."""
    return _PERSON.fullmatch(actor) is not None


def check_two_persons(log: ServedLog, found: Findings) -> None:
    """Name every erasure, ruling and confirmed norm by one person alone, and every machine that is one of two."""
    for name, code in _BY_TWO.items():
        for item in log.contents.family(name):
            if getattr(item.body, "second", UNSET) == item.wire.actor or not is_person(item.wire.actor):
                found.add(code, log.origin, item.index, subject=item.wire.subject)
    for name, code in _WITH_MORE_RULES.items():
        for item in log.contents.family(name):
            if getattr(item.body, "second", UNSET) is not UNSET and not is_person(item.wire.actor):
                fault = Unlawful(item, "satu dari dua orangnya bukan orang", "one of its two persons is none")
                name_all(found, code, log.origin, [fault], subject=item.wire.subject, act=item.wire.kind)
