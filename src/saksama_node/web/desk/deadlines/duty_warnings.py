"""Warnings of duties on the desk: those that a person has not opened on the first page, and the button that opens one.

Rules kept here:
  * Looking changes nothing: a warning is opened by a form, and that is written down.
  * Each sees and opens the own warnings only, of cases that may be read now.
Left to others: who is warned and when (flows), the history on a case's page (templatetag `duty_warnings`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from saksama.clocks.words import Said
from saksama_node.accounts.policy import Action, places
from saksama_node.accounts.staff import Staff
from saksama_node.deadlines.warned import WarnedInfo, WarningInfo, unopened, warnings_of
from saksama_node.flows.deadlines.warn_of_deadlines import open_warning
from saksama_node.web.desk.frame.access import desk
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.duty_subjects import subjects_of
from saksama_node.web.desk.words.deadlines import said
from saksama_node.web.formats import moment_of
from saksama_node.web.handing_out import cell

_AT_ONCE: Final = 30
_BETWEEN: Final = " | "
_NOT_YET: Final = "–"


def duties(by: Staff) -> list[Duty]:
    """What this person was warned of and has not opened."""
    of_content = places(by, Action.CONTENT_READ)
    found = unopened(by.id, places(by, Action.CASE_READ), requests=of_content, limit=_AT_ONCE)
    known = subjects_of(each for _, each in found)
    return [
        Duty(
            title=_("Peringatan: %(step)s, %(case)s") % {"step": step(each), "case": known[each.subject].words},
            url=reverse("desk:warning_opened", args=[warned_id]),
            act=_("Saya sudah baca, buka"),
            due=each.due,
            why=kind(each),
            about=each.subject,
            post=True,
        )
        for warned_id, each in found
        if each.subject in known
    ]


@desk(Action.DEADLINE_READ)
@require_POST
def opened(request: HttpRequest, by: Staff, warned_id: int) -> HttpResponseBase:
    """Note that this person opened the warning; show what it is about."""
    subject = open_warning(by, warned_id)
    about = subjects_of(warnings_of([subject])).get(subject) if subject else None
    if about is None:
        raise Http404
    return redirect(about.url)


def step(found: WarningInfo) -> str:
    """The duty's name, in the reader's language."""
    return said(Said(found.law_of.step, found.law_of.step_en))


def kind(found: WarningInfo) -> str:
    """Within how long before the lapse, for a duty may be shorter than that; or why it went to the head."""
    if found.to_head:
        return _("Kepada pimpinan: belum dibuka oleh keduanya yang diperingatkan")
    days, hours = divmod(found.lead, 24)
    if hours:
        told = ngettext("dalam %(n)d jam sebelum lewat", "dalam %(n)d jam sebelum lewat", found.lead)
        return told % {"n": found.lead}
    return ngettext("dalam %(n)d hari sebelum lewat", "dalam %(n)d hari sebelum lewat", days) % {"n": days}


def told(found: Iterable[WarningInfo], names: Mapping[int, str]) -> list[str]:
    """Who had been warned, when, and when they opened it: one line a person and warning."""
    return [_line(person, names.get(person.person, "")) for each in found for person in each.people]


def columns(found: Sequence[WarningInfo], names: Mapping[int, str]) -> tuple[str, str, str]:
    """For a table: who was warned, when each was, and when each opened it (a dash: not yet), in one order.

    Guarded one by one: a spreadsheet may cut a cell in pieces. Not cut by a semicolon, which some take for the comma.
    """
    listed = [person for each in found for person in each.people]
    return (
        _BETWEEN.join(cell(names.get(each.person, "").replace(_BETWEEN.strip(), "/")) for each in listed),
        _BETWEEN.join(each.at.isoformat() for each in listed),
        _BETWEEN.join(each.opened_at.isoformat() if each.opened_at else _NOT_YET for each in listed),
    )


def _line(person: WarnedInfo, name: str) -> str:
    words = {"name": name, "at": moment_of(person.at)}
    if person.opened_at is None:
        return _("%(name)s diperingatkan %(at)s, belum dibuka") % words
    return _("%(name)s diperingatkan %(at)s, dibuka %(opened)s") % {**words, "opened": moment_of(person.opened_at)}


URLS: list[URLPattern] = [path("peringatan/<int:warned_id>/dibuka/", opened, name="warning_opened")]
