"""Clarifications in words for the desk: why one was refused, which assessment it tells.

Rules kept here: every reason has its sentence (a test walks them all); each says what to do next.
Left to others: the reasons (`contentwatch.claims.clarifying`), where one stands (claim_words).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saksama_node.contentwatch.claims.clarifying import ClarificationRefused, Standing, Why
from saksama_node.web.codes import word
from saksama_node.web.formats import day

NOT_PUBLISHED: Mapping[Why, str | Promise] = {
    Why.NOT_ASSESSED: gettext_lazy("Klaim ini belum dinilai di log yang Anda pilih. Klarifikasi menyusul penilaian."),
    Why.CONCERNS_UNKNOWN: gettext_lazy(
        "Belum dinyatakan apakah klaim ini menyangkut pemerintah daerah. Golongkan dulu klaimnya."
    ),
    Why.CAPTURE_ONLY: gettext_lazy(
        "Klaim ini menyangkut pemerintah daerah: yang diterbitkan adalah penilaian Bawaslu, bukan penilaian dinasnya."
    ),
    Why.NO_OUTSIDE: gettext_lazy(
        "Klaim ini menyangkut pemerintah daerah, tetapi penilaiannya tanpa sumber luar. Nilai lagi dengan sumber luar."
    ),
    Why.CHANGED: gettext_lazy(
        "Penilaian atau penggolongan klaim berubah sesudah ini ditulis. Tarik, lalu tulis lagi dari yang sekarang."
    ),
    Why.MALFORMED: gettext_lazy("Tidak dapat diterbitkan: terlalu panjang, atau ada tanda yang tidak tercetak."),
    Why.UNLAWFUL: gettext_lazy("Tidak dicatat, karena pemeriksa log akan menyebutnya tidak sah: %(says)s."),
}


def not_published(error: ClarificationRefused) -> str:
    """Why it was refused."""
    says = error.says_en if (get_language() or "id").startswith("en") else error.says
    return str(NOT_PUBLISHED[error.why]) % {"says": says}


def standing_line(found: Standing) -> str:
    """An assessment that a clarification may tell of."""
    said = {"name": found.name, "outcome": word(found.body.outcome), "day": day(found.at)}
    return _("%(name)s: %(outcome)s (%(day)s)") % said
