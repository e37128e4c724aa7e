"""What is to be done once before a node's first work, and which of it is done: the doctor's own findings, in order.

Rules kept here:
  * There is no second source: a step is open while the doctor finds what it names, and done when it finds it no more.
    Nobody ticks anything off.
  * What could not be looked at is neither open nor done.
Left to others: the looks (examine_node), words and remedies (`condition.outcomes`), where a step is done (web).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from saksama_node.condition.check import Check
from saksama_node.flows.node.examine_node import FAILED, examine_node


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `groups`: the doctor's looks that tell of it; `opens`: the findings that keep it open."""

    name: str
    groups: tuple[str, ...]
    opens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands. `found`: what keeps it open, or, where nothing does, what was seen; None: not looked at."""

    step: Step
    found: Sequence[Check]
    is_done: bool | None


def _step(name: str, *opens: str) -> Step:
    return Step(name, tuple(dict.fromkeys(code.partition(".")[0] for code in opens)), frozenset(opens))


STEPS: Final = (
    _step("accounts", "account.one-administrator", "account.no-signatory", "account.nobody-at-work", "power.alone"),
    _step("second-factor", "staff.no-second-factor", "staff.mfa-off"),
    _step("mail", "mail.none", "mail.no-address"),
    _step("backup", "backup.none", "backup.unknown"),
    _step("partner", "partner.none"),
    _step("agreement", "agreement.none"),
    _step("witness", "log.unwitnessed"),
    _step("offices", "office.lacking", "office.torn"),
)
"""In the order in which one thing needs the other."""


def first_steps() -> list[Standing]:
    """Every step as it stands now; nothing is asked over the network."""
    groups = frozenset(group for step in STEPS for group in step.groups)
    checks = examine_node(asking=False, thorough=False, groups=groups).checks
    return [standing(step, checks) for step in STEPS]


def standing(step: Step, checks: Sequence[Check]) -> Standing:
    """How a step stands by what an examination found."""
    wrong = [each for each in checks if each.code in step.opens]
    if wrong:
        return Standing(step, wrong, is_done=False)
    seen = [each for each in checks if each.group in step.groups]
    fell = any(each.code == FAILED and each.about in step.groups for each in checks)
    return Standing(step, seen, is_done=None if fell else True)
