"""What went wrong, in words for the desk.

Rules kept here:
  * Every sentence says what to do next and ends with the error's code, which the documentation explains.
  * An error without a sentence here is shown by its code and its own advice, never swallowed.
Left to others: the errors themselves (`saksama.errors` and the rooms).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError

_SENTENCES: Mapping[str, str | Promise] = {
    "account.not-allowed": gettext_lazy("Anda tidak memegang peran untuk ini di kantor itu."),
    "account.no-such-office": gettext_lazy("Tidak ada kantor dengan kode wilayah itu. Tulis seperti 52 atau 52.01."),
    "account.no-such-person": gettext_lazy("Akun itu tidak ada atau sudah ditutup."),
    "account.name-taken": gettext_lazy("Nama pengguna itu sudah dipakai. Pilih yang lain."),
    "account.already-held": gettext_lazy("Orang ini sudah memegang peran itu di kantor itu."),
    "account.not-held": gettext_lazy("Peran itu sudah diakhiri sebelumnya."),
    "account.roles-apart": gettext_lazy(
        "Peran itu tidak boleh diberikan: administrator tidak memegang peran lain, "
        "dan tidak memberi peran pada diri sendiri."
    ),
    "locked.passphrase": gettext_lazy("Frasa sandi itu tidak membuka kunci lembaga. Ketik lagi."),
    "agreement.stale": gettext_lazy("Keadaan nota berubah sejak halaman ini dibuka. Baca lagi, lalu putuskan."),
    "agreement.not-possible": gettext_lazy("Itu tidak dapat dilakukan dalam keadaan nota sekarang."),
    "agreement.partner-unread": gettext_lazy("Simpul mitra tidak dapat dibaca. Periksa alamatnya dan sambungannya."),
    "agreement.malformed": gettext_lazy("Teks nota tidak dapat dibaca sebagai nota."),
}


def explain(error: SaksamaError) -> str:
    """Return the sentence for an error, with its code."""
    sentence = _SENTENCES.get(error.code)
    words = str(sentence) if sentence is not None else error.advice
    return _("%(words)s (kode %(code)s)") % {"words": words, "code": error.code}
