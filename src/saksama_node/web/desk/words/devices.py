"""Words of the field's devices: what one is called, what is asked about a number, where a submission stands.

Left to others: the pages (`observation.devices`).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from saksama_node.observation.questioned import Asked, Standing
from saksama_node.observation.receiving import Taken
from saksama_node.web.staying import is_phone, system_and_browser

ASKED: Final[Mapping[str, Promise]] = {
    "gap": gettext_lazy("kiriman nomor %(n)s belum sampai"),
    "restored": gettext_lazy("nomor mundur ke %(n)s: telepon dipulihkan dari cadangan?"),
    "clock": gettext_lazy("jam telepon tidak cocok pada kiriman nomor %(n)s"),
    "conflict": gettext_lazy("dua isian berbeda dengan nomor urut %(n)s"),
    "revoked": gettext_lazy("kiriman nomor %(n)s dari perangkat yang dicabut"),
    "ended": gettext_lazy("kiriman nomor %(n)s dari akun yang sudah berakhir"),
    "sealed": gettext_lazy("kiriman nomor %(n)s tidak dapat dibuka"),
    "form": gettext_lazy("kiriman nomor %(n)s memakai formulir yang tidak dikenal"),
}

STANDINGS: Final[Mapping[Standing, Promise]] = {
    Standing.SENT: gettext_lazy("Diajukan."),
    Standing.DRAFT: gettext_lazy("Disimpan sebagai draf."),
    Standing.PRACTICE: gettext_lazy("Latihan."),
    Standing.CONFLICT: gettext_lazy("Tidak menjadi laporan: nomor urutnya sudah dipakai kiriman lain."),
    Standing.ASIDE: gettext_lazy("Tidak menjadi laporan: disimpan terpisah."),
}


REFUSED: Final[Mapping[str, Promise]] = {
    "field.unsigned": gettext_lazy("Ditolak: tanda tangan perangkatnya tidak cocok."),
    "field.malformed": gettext_lazy("Ditolak: tidak dapat dibaca."),
    "field.conflict": gettext_lazy("Nomor urutnya sudah dipakai kiriman lain; keduanya disimpan."),
    "field.too-large": gettext_lazy("Ditolak: lampirannya terlalu besar."),
    "field.type": gettext_lazy("Ditolak: jenis lampirannya tidak diterima."),
}


def device_words(number: int, agent: str) -> str:
    """What one is called: which of its person's it is, and what it says of itself, as "Telepon 1 (Android, Chrome)"."""
    called = gettext("Telepon %(n)s") if is_phone(agent) else gettext("Perangkat %(n)s")
    known = system_and_browser(agent)
    return called % {"n": number} + (f" ({known})" if known else "")


def standing_words(taken: Taken) -> str:
    """What became of a submission."""
    words = str(STANDINGS[taken.standing])
    return f"{words} {gettext('Sudah ada sebelumnya.')}" if taken.known else words


def refusal_words(code: str) -> str:
    """Why one was not taken; what was kept aside says so."""
    return f"{REFUSED.get(code, STANDINGS[Standing.ASIDE])} ({code})"


def about(asked: Asked) -> str:
    """What is asked, in words."""
    return str(ASKED[asked.kind]) % {"n": asked.sequence}
