"""Look at the mail: whether letters would go out, whether anyone would get one, and which wait.

Left to others: letters and when each is owed (the flows that write them), the order (examine_node).
"""

import smtplib

from django.core.mail import mailers

from saksama_node.condition.check import Check, found
from saksama_node.condition.why import why
from saksama_node.flows.deadlines.write_warnings import waiting_warnings
from saksama_node.flows.node.whose_alarm import reached_by_letter, waiting_alarms
from saksama_node.flows.powers.tell_concerned import waiting_account_letters
from saksama_node.settings.clock import now
from saksama_node.upkeep.mailing import mail_server, together


def mail(*, asking: bool) -> list[Check]:
    """Whether letters would go out, whether anyone would get one, and which wait."""
    at = now()
    waiting = together([waiting_alarms(at), waiting_warnings(at), waiting_account_letters(at)])
    waits = [found("mail.waiting", count=waiting.count, since=waiting.since)] if waiting else []
    return [_mail_server(asking=asking), *waits]


def _mail_server(*, asking: bool) -> Check:
    if not (about := mail_server()):
        return found("mail.none")
    if not (reached := reached_by_letter()):
        return found("mail.no-address")
    if not asking:
        return found("mail.unasked", about)
    try:
        with mailers.default:
            return found("mail.well", about, count=len(reached))
    except (OSError, smtplib.SMTPException) as error:
        return found("mail.unreachable", about, why=why(error))
