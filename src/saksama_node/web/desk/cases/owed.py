"""What is owed in cases, in words: on a person's first page, and on the case's own what comes next and whose it is.

Rules kept here:
  * A case is called by its event; its number stands beside it.
  * Of another's duty it is said whose it is and until when: nobody reads "nothing" where something waits.
Left to others: what is owed and by whom (`flows.cases.owed_acts`), the sentences (`next-acts.toml`).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from saksama.clocks.words import Said
from saksama.entries.kinds.plenary import PlenaryHeld
from saksama_node.accounts.policy import ALLOWED, ROLE_WORDS, Action, Role, Staff, places
from saksama_node.accounts.queries import names_of, names_of_offices
from saksama_node.cases import queries
from saksama_node.cases.named import events
from saksama_node.cases.next_acts import Whose
from saksama_node.cases.plenaries.held import reports_at
from saksama_node.deadlines.queries import MANY, nearest
from saksama_node.flows.cases.case_rights import roles_for
from saksama_node.flows.cases.owed_acts import OwedAct, is_owed_by, owed_at, owed_in, owed_to
from saksama_node.flows.seconds.waiting import may_answer
from saksama_node.web.desk.frame.addresses import address_of
from saksama_node.web.desk.frame.duty import AT_ONCE, Duty, earliest_of, nearest_of
from saksama_node.web.desk.words.deadlines import laws, named_words, said
from saksama_node.web.markup import as_said, clock_badge, link, listing

_AT: Final = gettext_lazy("%(roles)s di %(office)s")
_OTHERS: Final = 5
OWED: Final = "langkah"
"""In an address: the cases in which the next step is the reader's."""


def meetings(by: Staff) -> list[Duty]:
    """Reports whose review waits for a plenary of an office where this person decides: one card an office."""
    at = defaultdict[str, list[str]](list)
    # Far more than cards: each card says how many there are, and no office is left out for the many of another. Of an
    # office's the one that came first is due first.
    for subject, region in reports_at(places(by, Action.CASE_DECIDE), limit=MANY):
        at[region].append(subject)
    due, names = nearest(subjects[0] for subjects in at.values()), names_of_offices(at)
    return [
        Duty(
            title=ngettext("%(n)d laporan: %(office)s", "%(n)d laporan: %(office)s", len(subjects))
            % {"n": len(subjects), "office": names.get(region, region)},
            over=_("Putuskan kajian awal dalam rapat pleno"),
            url=_plenary(region),
            act=_("Ke rapat pleno"),
            due=earliest_of(due.get(subjects[0], ()))[0],
            latest=earliest_of(due.get(subjects[0], ()))[1],
        )
        for region, subjects in at.items()
    ]


def _plenary(region: str) -> str:
    return f"{reverse('desk:plenaries')}?kantor={region}"


def _where(found: OwedAct) -> str:
    """Where it is done: in a plenary, or on the case's own page."""
    is_meeting = found.word.act == PlenaryHeld.KIND
    return _plenary(found.line.region) if is_meeting else address_of("desk:case", found.line.subject)


def duties(by: Staff) -> list[Duty]:
    """What this person owes in cases, nearest first."""
    found = owed_to(by, limit=AT_ONCE + 1)
    subjects = [each.line.subject for each in found]
    told, law = events(subjects), nearest(subjects)
    at = names_of_offices({each.line.region for each in found})

    def duty(each: OwedAct) -> Duty:
        line = each.line
        called = [line.number, at.get(line.region, line.region), laws(law.get(line.subject, ()))]
        return Duty(
            title=named_words(told.get(line.subject, "")) or line.number or _("perkara tanpa isi lagi"),
            over=_sentence(each),
            url=_where(each),
            act=_("Buka"),
            due=line.due,
            latest=line.latest,
            why=" · ".join(filter(None, called)),
            about=line.subject,
        )

    return nearest_of(found, duty, _("Perkara lain menunggu langkah Anda"), f"{reverse('desk:cases')}?milik={OWED}")


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes next in a case. `whose`: in words; `is_mine`: the reader's; `proposal`: where a second one answers.

    `act`: the kind of entry that the reader owes; empty where it is another's.
    """

    says: str
    whose: str
    due: datetime | None
    latest: datetime | None
    is_mine: bool
    proposal: str = ""
    url: str = "#langkah"
    act: str = ""


def coming_next(by: Staff, subject: str) -> Coming | None:
    """What comes next in this case and whose it is; None at its end."""
    found = owed_in(subject)
    if found is None:
        return None
    if found.proposed is not None:
        return Coming(
            says=_sentence(found),
            whose=_whose(found),
            due=found.line.due,
            latest=found.line.latest,
            is_mine=may_answer(by, found.proposed),
            proposal=address_of("desk:second", found.proposed.id),
        )
    url = _plenary(found.line.region) if found.word.act == PlenaryHeld.KIND else "#langkah"
    is_mine, line = is_owed_by(by, found), found.line
    act = found.word.kind if is_mine else ""
    return Coming(_sentence(found), _whose(found), line.due, line.latest, is_mine, url=url, act=act)


def others(by: Staff) -> SafeString:
    """What waits for others at the places that this person reads, the nearest; empty where nothing does."""
    at = places(by, Action.CASE_READ)
    if not at:
        return SafeString()
    found, reports = owed_at(at, limit=_OTHERS), queries.inbox(at)[:_OTHERS]
    subjects = [each.line.subject for each in found] + [each.subject for each in reports]
    told, owed, nameless = events(subjects), nearest(subjects), _("isi sudah dihapus")
    names = names_of_offices({each.region for each in reports})

    def row(subject: str, url: str, says: str, whose: str) -> tuple[SafeString, str, str, SafeString | str]:
        due, latest = earliest_of(owed.get(subject, ()))
        name = link(url, as_said(named_words(told.get(subject, "")) or nameless))
        return name, says, whose, clock_badge(due, latest=latest) if due else _("tanpa tenggat")

    reviewers = ", ".join(str(ROLE_WORDS[role]) for role in Role if Action.CASE_REVIEW in ALLOWED[role])
    came_in = [
        row(
            each.subject,
            address_of("desk:case_submission", each.id),
            _("Kajian awal"),
            _AT % {"roles": reviewers, "office": names.get(each.region, each.region)},
        )
        for each in reports
    ]
    in_cases = [
        row(each.line.subject, address_of("desk:case", each.line.subject), _sentence(each), _whose(each))
        for each in found
    ]
    heads = (_("Peristiwa"), _("Berikutnya"), _("Yang melakukannya"), _("Paling lambat"))
    return listing(_("Yang menunggu orang lain"), heads, came_in + in_cases)


def _sentence(found: OwedAct) -> str:
    if found.proposed is not None:
        return _("Orang kedua menyetujui atau menolak usulan yang menunggu")
    return said(Said(found.word.says, found.word.says_en))


def _whose(found: OwedAct) -> str:
    if found.proposed is not None:
        return _("orang kedua, bukan yang mengusulkannya")
    match found.word.whose:
        case Whose.REPORTER:
            return _("yang menyampaikannya")
        case Whose.NODE:
            return _("simpul ini sendiri")
        case Whose.OFFICE:
            pass
    if found.is_officers and found.line.assignee is not None:
        named = names_of([found.line.assignee])
        if found.line.assignee in named:
            return named[found.line.assignee]
    roles = ", ".join(str(ROLE_WORDS[each]) for each in roles_for(found.word))
    offices = names_of_offices([found.line.region])
    return _AT % {"roles": roles, "office": offices.get(found.line.region, found.line.region)}
