"""Why a period of reports was not opened or changed, in words for the desk."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.observation.faults import WhyPeriod

NOT_PLANNED: Final[Mapping[WhyPeriod, Promise]] = {
    WhyPeriod.DAYS: gettext_lazy("Masa laporan berakhir pada hari mulainya atau sesudahnya. Periksa kedua harinya."),
    WhyPeriod.CHAIN: gettext_lazy("Tidak ada tingkat yang tersisa untuk memeriksa. Sisakan satu tingkat."),
    WhyPeriod.FORM: gettext_lazy("Formulir itu tidak ada di versi ini. Pilih dari yang ditawarkan."),
    WhyPeriod.ASKED: gettext_lazy("Mintalah paling sedikit satu laporan, dari kantor ini atau kantor di bawahnya."),
    WhyPeriod.SAME: gettext_lazy("Jumlahnya sama dengan yang sudah diminta. Ubah satu, atau kembali."),
    WhyPeriod.CLOSED: gettext_lazy("Masa laporan ini sudah ditutup. Buka masa laporan yang baru."),
}
