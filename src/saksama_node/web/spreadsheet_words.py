"""What is wrong with a file that was handed in as a table, in words: what it is, and what to do.

Rules kept here: each sentence says what to do next; where a fault stands is named as the file's reader sees it.
Left to others: the sentences of one kind of file (`roll_words`, `sigap_words`), which faults there are
(`spreadsheets`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.spreadsheets.reading import Fault, FileWrong
from saksama_node.web import formats

FILE_SENTENCES: Final[Mapping[StrEnum, str | Promise]] = {
    FileWrong.NOT_TEXT: _("Huruf di baris ini bukan UTF-8. Di Excel, simpan sebagai «CSV UTF-8»."),
    FileWrong.WORKBOOK: _(
        "Ini buku kerja (XLSX, ODS), bukan tabel. Buka lembarnya, pisahkan sel yang digabung, lalu simpan sebagai "
        "«CSV UTF-8»: rumus menjadi nilainya."
    ),
    FileWrong.NOT_CSV: _(
        "Baris ini bukan CSV; biasanya ada tanda petik yang tidak ditutup. Perbaiki, lalu unggah lagi."
    ),
    FileWrong.NO_ROWS: _("Tidak ada satu baris pun di bawah judul kolom. Periksa apakah ini berkas yang benar."),
    FileWrong.NO_COLUMN: _("Kolom ini tidak ada. Tambahkan judulnya di baris pertama."),
    FileWrong.COLUMN_TWICE: _("Kolom ini ada dua kali. Sisakan satu."),
    FileWrong.FIELDS: _("Jumlah isian baris ini tidak sama dengan jumlah kolom. Cari koma atau titik koma yang lebih."),
}


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words of one kind of file: each field's heading, each fault's sentence."""

    headings: Mapping[str, str]
    sentences: Mapping[StrEnum, str | Promise]

    def told(self, fault: Fault) -> tuple[str, str, str, str]:
        """Line, column's heading, what stands there (with the earlier line, where one is), and what to do."""
        value = fault.value
        if fault.earlier:
            value = str(_("%(value)s (baris %(line)s)") % {"value": value, "line": formats.figure(fault.earlier)})
        heading = self.headings.get(fault.column, fault.column)
        return formats.figure(fault.line), heading, value, str(self.sentences[fault.wrong])
