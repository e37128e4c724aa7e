"""Words for running duties: how near, whose, how surely known.

Rules kept here: a colour never stands without its word; what was only remembered is said to be.
Left to others: the rule's own words, which come with it in both languages (`saksama.clocks`).
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from saksama.clocks.words import Said
from saksama_node.cases.labels import Label
from saksama_node.deadlines.matters import REQUESTS
from saksama_node.deadlines.queries import DutyInfo, When
from saksama_node.deadlines.warned import WarningInfo
from saksama_node.web import formats
from saksama_node.web.reporting.words import KINDS

NEAR: Mapping[When, str | Promise] = {
    When.LAPSED: _("Lewat"),
    When.TODAY: _("Hari ini"),
    When.WEEK: _("Minggu ini"),
    When.LATER: _("Kemudian"),
    When.UNKNOWN: _("Tidak dapat dihitung"),
}
SLUGS: Mapping[str, When] = {
    "lewat": When.LAPSED,
    "hari-ini": When.TODAY,
    "minggu-ini": When.WEEK,
    "kemudian": When.LATER,
    "tidak-terhitung": When.UNKNOWN,
}
COLOURS: Mapping[When, str] = {
    When.LAPSED: "lapsed",
    When.TODAY: "due",
    When.WEEK: "plain",
    When.LATER: "plain",
    When.UNKNOWN: "waiting",
}


def bearer(info: DutyInfo) -> str | Promise:
    """Whose duty it is; of what is no case, as its rule says."""
    if info.edition == REQUESTS and not info.by_office:
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


def laws(found: Iterable[DutyInfo]) -> str:
    """What is owed, and the articles that say so: of both bodies of law where the case may follow either."""
    named = [f"{said(Said(each.law_of.step, each.law_of.step_en))}: {_article(each)}" for each in found]
    return "; ".join(dict.fromkeys(named))


def _article(info: DutyInfo) -> str:
    return said(Said(info.law_of.article, info.law_of.article_en))
