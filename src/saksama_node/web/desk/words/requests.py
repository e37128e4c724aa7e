"""Requests up the chain in words: where each stands, what was met at an address, by when an answer is asked for again.

Rules kept here:
  * Every member of each list has its word (tests walk them); a limit says how surely it is known, or is assumed.
Left to others: the lists themselves (`contentwatch`), what the codes are called (`web.codes`).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.clocks.certainty import SAID
from saksama.entries.kinds.content import Addressee
from saksama_node.contentwatch.captures.rechecking import Span, StillThere
from saksama_node.contentwatch.claims.addressees import levels
from saksama_node.contentwatch.claims.requested import RequestView, Stands
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import word
from saksama_node.web.formats import english, figure, moment_of, span

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
    StillThere.UNREACHED: gettext_lazy("tidak terjangkau"),
    StillThere.UNKNOWN: gettext_lazy("menjawab, tetapi tidak dapat dipastikan"),
}
MET_COLOURS: Mapping[StillThere, str] = {
    StillThere.SAME: "due",
    StillThere.OTHER: "plain",
    StillThere.GONE: "kept",
    StillThere.UNREACHED: "waiting",
    StillThere.UNKNOWN: "waiting",
}
UNMET: Mapping[Why, str | Promise] = {
    Why.ADDRESS: gettext_lazy("dialihkan ke sesuatu yang bukan alamat web"),
    Why.SECRET: gettext_lazy("dialihkan ke alamat yang memuat sandi"),
    Why.NOT_PUBLIC: gettext_lazy("alamatnya kini menuju jaringan dalam; simpul ini tidak ke sana"),
    Why.UNKNOWN_NAME: gettext_lazy("nama situsnya tidak dikenal"),
    Why.NO_NETWORK: gettext_lazy("simpul ini tidak dapat keluar ke internet, atau layanan namanya tidak menjawab"),
    Why.REDIRECTS: gettext_lazy("terus dialihkan"),
    Why.SILENT: gettext_lazy("situsnya tidak menjawab"),
    Why.SLOW: gettext_lazy("situsnya terlalu lambat"),
    Why.TOO_LARGE: gettext_lazy("jawabannya lebih besar daripada yang diambil"),
    Why.MALFORMED: gettext_lazy("jawaban situsnya rusak"),
    Why.COMPRESSED: gettext_lazy("jawabannya terkompresi tanpa diminta"),
    Why.STATUS: gettext_lazy("situsnya menolak atau sedang terganggu"),
    Why.EMPTY: gettext_lazy("jawabannya kosong"),
    Why.TYPE: gettext_lazy("jawabannya berjenis lain"),
    Why.ACTIVE: gettext_lazy("jawabannya gambar SVG"),
    Why.PICTURE_TOO_LARGE: gettext_lazy("jawabannya gambar yang terlalu besar"),
    Why.UNREADABLE: gettext_lazy("jawabannya tidak dapat dibaca dengan aman"),
}
"""Why nothing certain was met, as a look says it; what whoever captures should do instead is said elsewhere."""


def limit_line(to: Addressee) -> str:
    """By when an answer is asked for again, by which article, and how surely that is known."""
    limit = levels()[to].limit
    certainty = SAID[limit.certainty]
    said = {
        "hours": figure(limit.length),
        "article": limit.article_en if english() else limit.article,
        "certainty": certainty.en if english() else certainty.id,
    }
    return _("%(hours)s jam sesudah dicatat; %(article)s (%(certainty)s)") % said


def again_line(found: RequestView) -> str:
    """How often it was asked again, and when last; empty where it never was."""
    if not found.reminders:
        return ""
    said = {"times": figure(len(found.reminders)), "at": moment_of(found.reminders[-1].at)}
    return _("ditanyakan lagi %(times)s kali, terakhir %(at)s") % said


def outcome_line(found: RequestView) -> str:
    """The last answer; empty where there is none."""
    if not found.answers:
        return ""
    last = found.answers[-1]
    return f"{word(last.answerer)}: {word(last.outcome)}"


def took_line(found: RequestView) -> str:
    """How long it took from the first capture to the answer that closed it; empty while it is open."""
    return "" if found.took is None else span(found.took)


def met_line(found: Span) -> str:
    """What was met at an address, with the reason where nothing certain was, how often and since when."""
    words = str(MET[found.found])
    if found.why is not None and found.found in {StillThere.UNREACHED, StillThere.UNKNOWN}:
        words = f"{words}: {UNMET[found.why]}"
    if found.times == 1:
        return words
    said = {"met": words, "times": figure(found.times), "since": moment_of(found.since)}
    return _("%(met)s (%(times)s kali sejak %(since)s)") % said


def turn_line() -> str:
    """How often the node looks by itself, and until when; or that it does not."""
    if not SETTINGS.recheck_hours:
        return _("Simpul ini tidak melihat alamat dengan sendirinya; tekan tombolnya.")
    told = _("Simpul ini melihat tiap alamat setiap %(hours)s jam, sampai %(days)s hari sesudah permohonan dijawab.")
    return told % {"hours": figure(SETTINGS.recheck_hours), "days": figure(SETTINGS.recheck_days)}
