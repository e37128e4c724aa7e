"""Look at who is there for the work, and at the addresses that reporters read: what a node needs before its first day.

Left to others: second factors and what one person did alone (examine_duties), what each finding says
(`condition.outcomes`).
"""

from saksama_node.accounts.policy import Action
from saksama_node.accounts.queries import people_at
from saksama_node.condition.check import Check, found
from saksama_node.flows.reports.choose_place import OWN, own_file, without_address
from saksama_node.settings.current import SETTINGS

_TWO = 2


def accounts() -> list[Check]:
    """Whether there are two who keep accounts, somebody who signs, and somebody whom alarms of the work concern."""
    keepers, signatories, workers = (
        people_at(action, SETTINGS.region)
        for action in (Action.ACCOUNT_MANAGE, Action.AGREEMENT_SIGN, Action.ALARM_WORK)
    )
    checks = [] if len(keepers) >= _TWO else [found("account.one-administrator", count=len(keepers))]
    checks += [] if signatories else [found("account.no-signatory")]
    checks += [] if workers else [found("account.nobody-at-work")]
    return checks or [found("account.well", count=len({*keepers, *signatories, *workers}))]


def lacking_addresses() -> list[Check]:
    """Whether the address of every office that takes reports is known."""
    if SETTINGS.reports_url:
        return [found("office.elsewhere", SETTINGS.reports_url)]
    if own_file().is_torn:
        return [found("office.torn", str(SETTINGS.data / OWN))]
    lacking = len(without_address())
    return [found("office.lacking", OWN, count=lacking) if lacking else found("office.well")]
