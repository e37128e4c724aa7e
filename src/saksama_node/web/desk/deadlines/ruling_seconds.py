"""What a second person reads of a ruling: the day or the reading, where it will hold, and by which decree.

Left to others: the page itself (`seconds`), what holds already (rulings).
"""

from collections.abc import Collection, Mapping
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.ruling import Effect
from saksama_node.accounts.queries import names_of_offices
from saksama_node.deadlines.rulings import Decree, region_in
from saksama_node.flows.deadlines.rule_on_clocks import decree_in
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.codes import word
from saksama_node.web.desk.deadlines.ruling_forms import reading_words
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.formats import day


def ruling_words(decree: Decree) -> str:
    """A day with what it becomes, or a reading."""
    if not decree.day:
        return reading_words(decree.rule, decree.question, decree.answer)
    return f"{day(decree.day)}, {decree.name}: {word(Effect(decree.effect))}"


def _about(subjects: Collection[str]) -> Mapping[str, str]:
    names = names_of_offices({region_in(each) for each in subjects})
    return {each: names.get(region_in(each), region_in(each)) for each in subjects}


def _shown(found: Proposed) -> Mapping[str, object]:
    decree = decree_in(found)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Yang ditetapkan"), ruling_words(decree)),
        (gettext_lazy("Berlaku di kantor ini dan di bawahnya"), _about([found.subject])[found.subject]),
        (gettext_lazy("Nomor keputusan"), decree.number),
        (gettext_lazy("Tanggal keputusan"), day(decree.decreed)),
    ]
    if decree.since:
        lines.append((gettext_lazy("Untuk jangka waktu yang mulai sejak"), day(decree.since)))
    return {"lines": lines}


OF_A_RULING: Final = Words(
    title=lambda found: _("Penetapan: %(what)s.") % {"what": ruling_words(decree_in(found))},
    about=_about,
    shown=_shown,
    leads=lambda _found: (reverse("desk:rulings"), gettext_lazy("Buka kalender dan bacaan")),
    words=gettext_lazy("Alasan"),
    confirming=gettext_lazy(
        "Sesudah ini tenggat yang berjalan dihitung ulang. Catatannya memuat dua orang: yang mengusulkan, dan Anda,"
        " masing-masing dengan nama samaran."
    ),
    button=gettext_lazy("Tetapkan"),
)
