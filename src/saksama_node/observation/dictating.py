"""A report that somebody read out over a telephone, written down at the desk.

Rules kept here: whose words, when, and who wrote them stand with the report and behind its entry's commitment; it is
written and sent like any other, by who wrote it down. Neither of both examines it.
Left to others: who may (flow `key_dictated`), writing (writing).
"""

from datetime import datetime

from django.utils import timezone

from saksama.entries.encoding import encode
from saksama.entries.kinds.observation import Channel, ObservationReceived
from saksama.observation.form import Form
from saksama.procedure.levels import Level, at_level
from saksama.vocabulary import JsonObject, format_moment
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.ledger.actions import append, opening
from saksama_node.observation.models import Dictation, Report
from saksama_node.observation.writing import begin


def dictate(by: Staff, told_by: Staff, told_at: datetime, form: Form, period: str) -> str:
    """Begin the draft of a report that was read out; its subject. Raises `ReportRefused`."""
    subject = begin(by, told_by.region, form.id, period)
    body = ObservationReceived(
        channel=Channel.DICTATED,
        day=timezone.localdate(told_at).isoformat(),
        form=form.digest,
        office=at_level(told_by.region, Level.DISTRICT),
    )
    said: JsonObject = {"told_at": format_moment(told_at), "told_by": actor_for(told_by, subject)}
    leaf = append(body, subject=subject, actor=actor_for(by, subject), openings=(opening("submission", encode(said)),))
    report = Report.objects.get(subject=subject)
    Dictation.objects.create(report=report, told_by=told_by.id, told_at=told_at, keyed_by=by.id, leaf=leaf.leaf_id)
    return subject
