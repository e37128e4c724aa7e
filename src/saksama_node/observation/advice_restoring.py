"""Advice and its answers again, from our own log, after a backup was restored.

Rules kept here: office, body, days and answers come back; what was written, and by whom, does not: that is said. Again
changes nothing.
"""

from datetime import date

from saksama.entries.kinds.observation import AdviceAnswered, AdviceSent
from saksama_node.ledger.logged import LoggedEntry
from saksama_node.ledger.missing import Missing
from saksama_node.observation.advice_models import Advice, AdviceAnswer


def restore_advice(found: LoggedEntry) -> Missing | None:
    """Give back what one entry of ours says of advice; what of it did not come back."""
    subject, at = found.entry.subject, found.entry.at
    match found.entry.body:
        case AdviceSent() as body:
            _, is_new = Advice.objects.get_or_create(
                subject=subject,
                defaults={
                    "office": body.office,
                    "to": body.to,
                    "day": date.fromisoformat(body.day),
                    "due": date.fromisoformat(body.due),
                    "by": 0,
                    "at": at,
                    "leaf": found.leaf_id,
                },
            )
            return Missing.WORDS if is_new else None
        case AdviceAnswered() as body:
            row = Advice.objects.select_for_update().filter(subject=subject).first()
            if row is None or AdviceAnswer.objects.filter(leaf=found.leaf_id).exists():
                return None
            AdviceAnswer.objects.create(
                advice=row,
                answer=body.answer.value,
                day=date.fromisoformat(body.day),
                by=0,
                at=at,
                leaf=found.leaf_id,
            )
            row.answer = body.answer.value
            row.save(update_fields=["answer"])
            return Missing.WORDS
        case _:
            return None
