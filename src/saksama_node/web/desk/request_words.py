"""Requests up the chain in words: where each stands, what was met at an address, by when an answer is asked for again.

Rules kept here:
  * Every member of each list has its word (tests walk them); a limit says how surely it is known, or is assumed.
Left to others: the lists themselves (`contentwatch`), what the codes are called (`web.codes`).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saksama.clocks.certainty import SAID
from saksama.entries.kinds.content import Addressee
from saksama_node.contentwatch.addressees import levels
from saksama_node.contentwatch.requested import RecheckView, RequestView, Stands, StillThere
from saksama_node.web.codes import word
from saksama_node.web.content_words import NOT_CAPTURED
from saksama_node.web.formats import figure, span

STANDS: Mapping[Stands, str | Promise] = {
    Stands.OPEN: gettext_lazy("menunggu jawaban"),
    Stands.OVERDUE: gettext_lazy("lewat waktu, belum dijawab"),
    Stands.ANSWERED: gettext_lazy("sudah dijawab"),
}
COLOURS: Mapping[Stands, str] = {Stands.OPEN: "waiting", Stands.OVERDUE: "lapsed", Stands.ANSWERED: "kept"}
MET: Mapping[StillThere, str | Promise] = {
    StillThere.SAME: gettext_lazy("masih ada, sama dengan tangkapan"),
    StillThere.OTHER: gettext_lazy("alamatnya menjawab, isinya lain daripada tangkapan"),
    StillThere.GONE: gettext_lazy("tidak ada lagi"),
    StillThere.UNKNOWN: gettext_lazy("tidak diketahui"),
}


def limit_line(to: Addressee) -> str:
    """By when an answer is asked for again, by which article, and how surely that is known."""
    limit = levels()[to].limit
    english = (get_language() or "id").startswith("en")
    certainty = SAID[limit.certainty]
    said = {
        "hours": figure(limit.length),
        "article": limit.article_en if english else limit.article,
        "certainty": certainty.en if english else certainty.id,
    }
    return _("%(hours)s jam sesudah dicatat; %(article)s (%(certainty)s)") % said


def outcome_line(found: RequestView) -> str:
    """The last answer; empty where there is none."""
    if not found.answers:
        return ""
    last = found.answers[-1]
    return f"{word(last.answerer)}: {word(last.outcome)}"


def took_line(found: RequestView) -> str:
    """How long it took from the first capture to the answer that closed it; empty while it is open."""
    return "" if found.took is None else span(found.took)


def met_line(found: RecheckView) -> str:
    """What was met at an address, with the reason where nothing certain was."""
    words = str(MET[found.found])
    if found.found is StillThere.UNKNOWN and found.why is not None:
        return f"{words}: {NOT_CAPTURED[found.why]}"
    return words
