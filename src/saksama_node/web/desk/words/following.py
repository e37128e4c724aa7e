"""Words of the desk for what follows from a report of supervision: why an act about it was refused.

Rules kept here: every reason has its sentence, which says what to do next.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.observation.advising import Wrong

NOT_ADVISED: Final[Mapping[Wrong, Promise]] = {
    Wrong.BODY: gettext_lazy("Pilih lembaganya dari daftar."),
    Wrong.DUE: gettext_lazy("Batas jawaban mendahului hari suratnya. Pilih hari itu atau sesudahnya."),
    Wrong.DAY: gettext_lazy("Hari itu belum tiba, atau mendahului suratnya."),
    Wrong.FILE: gettext_lazy("Berkas itu bukan PDF, JPEG, atau PNG. Pindai suratnya, lalu unggah lagi."),
    Wrong.LARGE: gettext_lazy("Berkas itu lebih dari 10 MB. Perkecil pindaiannya, lalu unggah lagi."),
}
