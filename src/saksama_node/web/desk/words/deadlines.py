"""Words for running duties and the warnings of them: how near, whose, how surely known, who was told.

Rules kept here:
  * A colour never stands without its word; what was only remembered is said to be.
  * Of a warning it is said when each person had it and when they opened it, also that they did not.
Left to others: the rule's own words, which come with it in both languages (`saksama.clocks`).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from saksama.clocks.words import Said
from saksama_node.cases.briefed import Label
from saksama_node.deadlines.queries import DutyInfo, When
from saksama_node.deadlines.warned import WarnedInfo, WarningInfo
from saksama_node.web import formats
from saksama_node.web.handing_out import cell
from saksama_node.web.reporting.words import KINDS

_BETWEEN: Final = " | "
_NOT_YET: Final = "–"
_LONGEST: Final = 90


class Near(NamedTuple):
    """How near a duty is: as an address has it, in words, in the look's colour."""

    slug: str
    words: str | Promise
    colour: str


NEAR: Final[Mapping[When, Near]] = {
    When.LAPSED: Near("lewat", _("Lewat"), "lapsed"),
    When.TODAY: Near("hari-ini", _("Hari ini"), "due"),
    When.WEEK: Near("tujuh-hari", _("Dalam 7 hari"), "plain"),
    When.LATER: Near("kemudian", _("Kemudian"), "plain"),
    When.UNKNOWN: Near("tidak-terhitung", _("Tidak dapat dihitung"), "waiting"),
}


def bearer(info: DutyInfo) -> str | Promise:
    """Whose duty it is; of what is no case, and of an office above, as its rule says."""
    if info.is_anothers:
        return info.law_of.bearer.value
    return _("kantor") if info.by_office else _("pelapor")


def regime(info: DutyInfo | WarningInfo) -> str:
    """Which body of law: a name, the same in both languages."""
    return info.law_of.regime.value.capitalize()


def said(words: Said) -> str:
    """In the reader's language."""
    return words.en if formats.english() else words.id


def case_words(label: Label) -> str:
    """What a case is called where several stand below each other: its number, or when what has none came in."""
    if label.number:
        return label.number
    at = formats.moment_of(label.received_at)
    return gettext("%(kind)s yang diterima %(at)s") % {"kind": KINDS[label.kind], "at": at}


def named_words(event: str) -> str:
    """A case's name in one line: the sentence of its event, cut where it is long; empty where it was erased."""
    return Truncator(" ".join(event.split())).chars(_LONGEST)


def step(of: DutyInfo | WarningInfo) -> str:
    """The duty's name."""
    return said(Said(of.law_of.step, of.law_of.step_en))


def article(of: DutyInfo | WarningInfo) -> str:
    """The article that makes it a duty."""
    return said(Said(of.law_of.article, of.law_of.article_en))


def laws(found: Iterable[DutyInfo]) -> str:
    """What is owed, and the articles that say so: of both bodies of law where the case may follow either."""
    return "; ".join(dict.fromkeys(f"{step(each)}: {article(each)}" for each in found))


def kind(found: WarningInfo) -> str:
    """Within how long before the lapse, for a duty may be shorter than that; or why it went to the head."""
    if found.to_head:
        return gettext("Kepada pimpinan: belum dibuka oleh keduanya yang diperingatkan")
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
    words = {"name": name, "at": formats.moment_of(person.at)}
    if person.opened_at is None:
        return gettext("%(name)s diperingatkan %(at)s, belum dibuka") % words
    opened = formats.moment_of(person.opened_at)
    return gettext("%(name)s diperingatkan %(at)s, dibuka %(opened)s") % {**words, "opened": opened}
