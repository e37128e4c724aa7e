"""Words of the trace: what was done, and how a day stands against the log.

Left to others: what is traced (`trace.deed`), the page (`people.trace`).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama_node.trace.deed import Deed
from saksama_node.trace.traced import Standing

DEEDS: Final[Mapping[Deed, str | Promise]] = {
    Deed.LOGIN: gettext_lazy("masuk"),
    Deed.LOGIN_FAILED: gettext_lazy("kata sandi salah"),
    Deed.CODE_FAILED: gettext_lazy("kode salah"),
    Deed.FAILURES_MORE: gettext_lazy("percobaan gagal lainnya, sebanyak"),
    Deed.LOCKED: gettext_lazy("akun terkunci sementara"),
    Deed.CODE_LOCKED: gettext_lazy("terlalu banyak kode pertama salah dari satu tempat; tempat itu menunggu"),
    Deed.REFUSED: gettext_lazy("ditolak: bukan haknya, atau bukan wilayahnya"),
    Deed.REFUSED_MORE: gettext_lazy("penolakan lainnya, sebanyak"),
    Deed.LOGOUT: gettext_lazy("keluar"),
    Deed.SESSIONS_ENDED: gettext_lazy("mengakhiri sesi lain miliknya"),
    Deed.ACCOUNT_TAKEN_UP: gettext_lazy("memakai kode pertama"),
    Deed.PASSWORD_CHANGED: gettext_lazy("mengganti kata sandi sendiri"),
    Deed.FACTOR_ADDED: gettext_lazy("memasang faktor kedua"),
    Deed.FACTOR_REPLACED: gettext_lazy("mengganti faktor kedua"),
    Deed.FACTOR_CODES_MADE: gettext_lazy("membuat kode cadangan"),
    Deed.FACTOR_CODES_SHOWN: gettext_lazy("melihat atau mengunduh kode cadangannya"),
    Deed.PASSPHRASE_WRONG: gettext_lazy("frasa sandi salah"),
    Deed.PASSPHRASE_LOCKED: gettext_lazy("terlalu banyak frasa sandi salah; kunci ditutup sementara"),
    Deed.ACCOUNT_OPENED: gettext_lazy("membuat akun"),
    Deed.ACCOUNT_RENEWED: gettext_lazy("memperbarui akses akun"),
    Deed.ACCOUNT_CLOSED: gettext_lazy("menutup akun"),
    Deed.ROLE_GRANTED: gettext_lazy("memberi peran"),
    Deed.ROLE_CONFIRMED: gettext_lazy("mengesahkan peran yang diberikan sendiri"),
    Deed.ROLE_ENDED: gettext_lazy("mengakhiri peran"),
    Deed.LAST_DAY_SET: gettext_lazy("menetapkan hari terakhir"),
    Deed.EMAIL_SET: gettext_lazy("mengganti alamat surelnya"),
    Deed.ROLL_STAGED: gettext_lazy("mengunggah daftar akun"),
    Deed.ROLL_AGREED: gettext_lazy("menyetujui daftar akun"),
    Deed.ROLL_DROPPED: gettext_lazy("membuang daftar akun"),
    Deed.CODES_HANDED_OUT: gettext_lazy("mencetak kode pertama"),
    Deed.KEY_PREPARED: gettext_lazy("menyiapkan kunci baru"),
    Deed.KEY_ROTATED: gettext_lazy("mengganti kunci"),
    Deed.KEY_REVOKED: gettext_lazy("mencabut kunci"),
    Deed.KEY_TAKEN_OUT: gettext_lazy("membawa kunci lembaga keluar dari simpul"),
    Deed.VAULT_RESEALED: gettext_lazy("menyegel ulang isi brankas"),
    Deed.AGREEMENT_DRAFTED: gettext_lazy("menyusun nota kesepahaman"),
    Deed.AGREEMENT_FETCHED: gettext_lazy("mengambil usul nota dari mitra"),
    Deed.AGREEMENT_PROPOSED: gettext_lazy("mengusulkan nota kesepahaman"),
    Deed.AGREEMENT_COUNTERSIGNED: gettext_lazy("menandatangani nota usulan mitra"),
    Deed.AGREEMENT_WITHDRAWN: gettext_lazy("menarik usul nota"),
    Deed.AGREEMENT_SUSPENDED: gettext_lazy("menangguhkan nota kesepahaman"),
    Deed.AGREEMENT_RESUMED: gettext_lazy("melanjutkan nota kesepahaman"),
    Deed.AGREEMENT_ENDED: gettext_lazy("mengakhiri nota kesepahaman"),
    Deed.PARTNER_PAIRED: gettext_lazy("memasangkan mitra"),
    Deed.LINK_RESUMED: gettext_lazy("melanjutkan sambungan ke mitra yang terhenti"),
    Deed.FAULT_SEEN: gettext_lazy("menandai gangguan log mitra sebagai selesai"),
    Deed.ALARM_SEEN: gettext_lazy("menandai alarm sebagai dilihat"),
    Deed.CALENDAR_RENEWED: gettext_lazy("membuat alamat kalender tenggat"),
    Deed.CALENDAR_REVOKED: gettext_lazy("mencabut alamat kalender tenggat"),
    Deed.FEED_ADDED: gettext_lazy("menambah sumber konten yang dibaca sendiri"),
    Deed.FEED_SWITCHED: gettext_lazy("menghentikan atau melanjutkan sumber konten"),
    Deed.IDENTITY_OPENED: gettext_lazy("membuka identitas pelapor"),
    Deed.PAPER_OPENED: gettext_lazy("membuka berkas di brankas"),
    Deed.FILE_HANDED_OUT: gettext_lazy("mengambil berkas"),
    Deed.CONTENT_OPENED: gettext_lazy("membuka konten asli yang ditutupi"),
    Deed.DEVICE_INVITED: gettext_lazy("mengundang perangkat pengawas"),
    Deed.DEVICE_ENROLLED: gettext_lazy("mendaftarkan perangkatnya"),
    Deed.DEVICE_REVOKED: gettext_lazy("mencabut perangkat pengawas"),
    Deed.TRACE_READ: gettext_lazy("membaca jejak hari"),
    Deed.TRACE_EXPIRED: gettext_lazy("baris jejak yang lewat waktunya dihapus, hari"),
    Deed.SETTING_CHANGED: gettext_lazy("setelan simpul berubah"),
    Deed.COMMAND_RUN: gettext_lazy("menjalankan perintah"),
    Deed.RESTORED: gettext_lazy("simpul dipulihkan dari cadangan"),
}

STANDINGS: Final[Mapping[Standing, str | Promise]] = {
    Standing.OPEN: gettext_lazy("masih berjalan"),
    Standing.WHOLE: gettext_lazy("utuh, sesuai log"),
    Standing.THINNED: gettext_lazy("ada yang diambil darinya"),
    Standing.TORN: gettext_lazy("tidak sesuai log"),
    Standing.GONE: gettext_lazy("hilang"),
    Standing.LOST: gettext_lazy("hilang bersama cadangan lama"),
    Standing.EXPIRED: gettext_lazy("lewat waktu simpan; akhirnya tetap tercatat"),
}
