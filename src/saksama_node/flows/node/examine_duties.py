"""Look at what people owe: second factors, roles made alone or new, agreements, joint tasks, alarms not seen.

Left to others: what each finding says (`condition.outcomes`), whose duty it is (whose_alarm).
"""

from datetime import timedelta
from typing import Final

from saksama.agreement.history import Standing
from saksama.entries.kinds.account import AccountGranted, AccountRenewed
from saksama_node.accounts.queries import second_factors
from saksama_node.accounts.vouching import unconfirmed
from saksama_node.agreements.queries import agreements
from saksama_node.cases.queries import anything_came_in
from saksama_node.condition.check import Check, found
from saksama_node.deadlines.queries import counted_by
from saksama_node.deadlines.ruling import law_digest
from saksama_node.deadlines.warned import short_of_people
from saksama_node.flows.deadlines.who_is_warned import EACH
from saksama_node.flows.powers.of_two import named
from saksama_node.seconds.proposing import confirmed_since
from saksama_node.settings.clock import now
from saksama_node.settings.current import SETTINGS
from saksama_node.tasks.queries import tasks
from saksama_node.upkeep.alarming import count_unseen

NEAR: Final = timedelta(days=1)
TOLD: Final = timedelta(days=3)
"""As long as halves of a code count: within it whoever was passed over can still stop it."""
AGREEMENT_SOON: Final = timedelta(days=30)


def staff() -> list[Check]:
    """Second factors."""
    if not SETTINGS.require_mfa:
        return [found("staff.mfa-off")]
    count, without = second_factors()
    if not count:
        return [found("staff.nobody-yet")]
    return [found("staff.no-second-factor", count=without, all=count) if without else found("staff.well", count=count)]


def powers() -> list[Check]:
    """What one person did alone and two did not confirm yet; roles given and accesses renewed by two, for some days."""
    alone = len(unconfirmed())
    checks = [found("power.alone", count=alone)] if alone else []
    given = confirmed_since((AccountGranted.KIND, AccountRenewed.KIND), now() - TOLD)
    checks += [found("power.given", named(each)) for each in given]
    return checks or [found("power.well")]


def agreed() -> list[Check]:
    """Agreements in force, and how long still."""
    checks = []
    for each in agreements():
        if each.state.terms is not None and each.standing(now()) is Standing.IN_FORCE:
            left = each.state.terms.until - now()
            checks.append(found("agreement.ends-soon" if left < AGREEMENT_SOON else "agreement.well",
                                each.partner.name, left=left))  # fmt: skip
    return checks or [found("agreement.none")]


def duties() -> list[Check]:
    """Joint tasks that are late or nearly."""
    open_tasks, moment = tasks(open_only=True), now()
    late = sum(each.is_overdue(moment) for each in open_tasks)
    near = sum(each.is_overdue(moment + NEAR) for each in open_tasks) - late
    checks = [found(code, count=n) for code, n in (("duty.late", late), ("duty.near", near)) if n]
    return checks or [found("duty.well")]


def deadlines() -> list[Check]:
    """Whether the duties of cases are counted by the law of now, and each can be warned of to two persons."""
    counted = counted_by()
    # Where nothing ever came in, nothing is owed and nothing needs counting.
    well = counted == law_digest() or (not counted and not anything_came_in())
    short = short_of_people(now(), EACH)
    checks = [] if well else [found("deadline.stale")]
    checks += [found("deadline.short-of-people", count=short)] if short else []
    return checks or [found("deadline.well")]


def unseen() -> list[Check]:
    """Alarms that nobody has seen."""
    count = count_unseen()
    return [found("alarm.unseen", count=count) if count else found("alarm.well")]
