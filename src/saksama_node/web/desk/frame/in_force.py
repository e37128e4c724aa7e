"""Whether an agreement lets anything be sent now; where it does not: why, since when, and where to read it.

Rules kept here:
  * A form offers clauses only of an agreement that is in force at that moment.
  * What was written before it ended is shown and kept, with no button that would only refuse it.
Left to others: the judgement of each dispatch (`agreements.queries.permit_for`), what each form offers.
"""

from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import gettext as _

from saksama.agreement.history import EventKind, Standing
from saksama_node.agreements.queries import AgreementInfo
from saksama_node.settings.clock import now
from saksama_node.web.formats import moment_of


@dataclass(frozen=True, slots=True)
class NotInForce:
    """Why nothing can be sent now, in a sentence; `digest`: the text that it is about."""

    words: str
    digest: str


def not_in_force(agreement: AgreementInfo | None) -> NotInForce | None:
    """Why nothing can be sent under this agreement now; None where something can, or no text was signed by both."""
    if agreement is None or agreement.state.terms is None:
        return None
    terms, state = agreement.state.terms, agreement.state
    match agreement.standing(now()):
        case Standing.PROPOSED | Standing.IN_FORCE:
            return None
        case Standing.ENDED:
            words = _("Nota kesepahaman sudah diakhiri sejak %(since)s. Diperlukan nota baru.")
            since = _first(agreement, EventKind.ENDED, state.ended_by)
        case Standing.SUSPENDED:
            words = _("Nota kesepahaman ditangguhkan sejak %(since)s. Dilanjutkan bila kedua lembaga menyetujui.")
            since = _first(agreement, EventKind.SUSPENDED, state.suspended_by)
        case Standing.EXPIRED:
            words, since = _("Masa berlaku nota kesepahaman habis sejak %(since)s. Diperlukan nota baru."), terms.until
        case Standing.NOT_YET:
            words, since = _("Nota kesepahaman baru mulai berlaku %(since)s."), terms.from_
    return NotInForce(words % {"since": moment_of(since)}, terms.digest)


def hold(form: forms.Form, stopped: NotInForce) -> None:
    """Refuse a form that was written before: its words stay, and of the clauses only the one that was chosen."""
    form.add_error(None, stopped.words)
    clause = form.fields["clause"]
    offered = list(clause.choices)  # type: ignore[attr-defined]  # a choice field
    clause.choices = [each for each in offered if each[0] == form.data.get("clause")]  # type: ignore[attr-defined]  # a choice field


def _first(agreement: AgreementInfo, kind: EventKind, who: frozenset[str]) -> datetime:
    """When the first of those who did this, and whose act still counts, did it the last time."""
    last = {each.log_origin: each.at for each in agreement.events if each.kind is kind and each.log_origin in who}
    return min(last.values())
