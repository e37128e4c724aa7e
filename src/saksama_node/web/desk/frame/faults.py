"""What went wrong, in words for the desk.

Rules kept here:
  * Every sentence says what to do next and ends with the error's code, which the documentation explains.
  * An error without a sentence here is shown by its code and its own advice, never swallowed.
  * What stops the node is nobody's mistake in a form: it goes on to the page that says so (503). Least of all is a form
    offered again that may have been recorded.
Left to others: the errors themselves (`saksama.errors` and the rooms).
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.errors import NotPermitted
from saksama.entries.words import WordsRefused
from saksama.errors import SaksamaError
from saksama_node.agreements.faults import Cause, NotPossible
from saksama_node.cases.moving import MoveRefused
from saksama_node.contentwatch.captures.masking import MaskRefused
from saksama_node.contentwatch.captures.triaging import TriageRefused
from saksama_node.contentwatch.captures.trusting import TrustRefused
from saksama_node.contentwatch.claims.clarifying import ClarificationRefused
from saksama_node.contentwatch.claims.deciding import FindingRefused
from saksama_node.contentwatch.strangers.refusal import CaptureRefused
from saksama_node.contentwatch.whole.erasing import EraseRefused
from saksama_node.flows.content.claim_targets import TargetNotStanding
from saksama_node.flows.content.send_content import HandingRefused
from saksama_node.flows.keys.key_faults import KeyRefused, Why
from saksama_node.observation.advising import AdviceRefused
from saksama_node.observation.faults import PeriodRefused, ReportRefused
from saksama_node.observation.following import FollowRefused
from saksama_node.results.audits.auditing import AuditRefused
from saksama_node.results.copies.developing import PhotoRefused
from saksama_node.results.copies.keying import CopyRefused
from saksama_node.results.findings.resolving import ResolutionRefused
from saksama_node.web.content_words import NOT_CAPTURED
from saksama_node.web.desk.frame.prose import refusal
from saksama_node.web.desk.frame.refused import note_refused
from saksama_node.web.desk.words.claims import NOT_HANDED, not_entered, not_published
from saksama_node.web.desk.words.content import NOT_ERASED, NOT_MASKED, NOT_TRIAGED, NOT_TRUSTED
from saksama_node.web.desk.words.dispatches import not_permitted
from saksama_node.web.desk.words.following import NOT_ADVISED, NOT_FOLLOWED
from saksama_node.web.desk.words.observation import NOT_DONE
from saksama_node.web.desk.words.periods import NOT_PLANNED
from saksama_node.web.desk.words.results import NOT_AUDITED, NOT_KEYED, NOT_PHOTO, NOT_RESOLVED
from saksama_node.web.formats import english
from saksama_node.web.target_words import not_standing
from saksama_node.web.unable import SENTENCES, STOPPED

_SENTENCES: Mapping[str, str | Promise] = {
    **SENTENCES,
    "ledger.stands-still": gettext_lazy(
        "Simpul ini sedang dipulihkan dan belum mencatat apa pun. Coba lagi sesudah operator selesai."
    ),
    "results.not-yet-voted": gettext_lazy(
        "Pada waktu itu belum ada yang memilih dalam kontes ini. Periksa kontes dan waktunya."
    ),
    "results.said-later": gettext_lazy("Waktu itu belum tiba. Tulis waktu yang disebut sumbernya, atau kosongkan."),
    "sheet.keying-altered": gettext_lazy(
        "Ketikan sebelumnya di basis data tidak sama dengan yang tercatat di log: basis datanya berubah di luar "
        "aplikasi, atau rusak. Tidak ada yang dipadukan. Beri tahu pengelola simpul."
    ),
    "lhp.draft-moved": gettext_lazy("Draf ini sudah disimpan dari halaman lain. Bandingkan, lalu simpan yang benar."),
    "lhp.answers": gettext_lazy("Ada isian yang kurang atau belum benar. Lengkapi yang disebut."),
    "field.carried": gettext_lazy(
        "Berkas ini bukan buatan halaman lapangan, atau ponselnya tidak dikenal di sini. "
        "Buat berkasnya lagi di ponsel; isinya tetap ada di sana."
    ),
    "field.not-dictated": gettext_lazy(
        "Sebutkan kapan dibacakan, paling lambat sekarang, dan oleh siapa. Laporan sendiri ditulis di meja."
    ),
    "field.not-asked": gettext_lazy(
        "Pertanyaan itu sudah ditutup, atau alasannya belum ditulis. Buka lagi halamannya."
    ),
    "field.no-device": gettext_lazy("Perangkat itu tidak ada, atau sudah dicabut. Buka lagi halaman orangnya."),
    "content.unknown": gettext_lazy("Konten itu tidak ada di sini. Kembali ke daftar, lalu buka lagi."),
    "content.request-unknown": gettext_lazy("Permohonan itu tidak ada di sini. Kembali ke daftarnya."),
    "content.not-asked-again": gettext_lazy(
        "Permohonan ini belum lewat batas jawabannya, atau sudah selesai dijawab. Buka lagi dan lihat keadaannya."
    ),
    "content.feed-known": gettext_lazy("Umpan itu sudah ada dalam daftar. Bila dihentikan, mulai lagi dari sana."),
    "content.missing": gettext_lazy("Berkas konten ini hilang atau rusak. Pulihkan dari cadangan."),
    "case.unknown": gettext_lazy("Perkara itu tidak ada. Kembali ke daftar, lalu buka lagi."),
    "case.reported-late": gettext_lazy(
        "Laporan ini terlambat menurut cara hitung mana pun: tidak diminta perbaikan dan tidak diregistrasi. "
        "Pilih tidak dapat diregistrasi, lewat waktu."
    ),
    "case.finding-late": gettext_lazy(
        "Laporan hasil pengawasan ini sudah lewat waktunya menurut cara hitung mana pun: tidak dapat menjadi temuan. "
        "Pilih tidak dapat diregistrasi, lewat waktu."
    ),
    "case.already-reviewed": gettext_lazy("Laporan ini sudah dikaji orang lain. Buka perkaranya."),
    "case.move-refused": gettext_lazy("Langkah itu tidak dapat mengikuti keadaan perkara ini. Baca lagi riwayatnya."),
    "case.no-edition": gettext_lazy("Tata cara itu tidak berlaku pada hari laporan diterima. Pilih yang lain."),
    "case.election-unknown": gettext_lazy("Pemilihan itu tidak ada dalam daftar. Pilih dari yang ditawarkan."),
    "seconds.unknown": gettext_lazy("Usulan itu sudah dijawab, atau didahului langkah lain. Buka lagi yang diusulkan."),
    "seconds.open": gettext_lazy("Ada usulan lain yang menunggu orang kedua. Selesaikan dulu usulan itu."),
    "seconds.same-person": gettext_lazy("Yang menyetujui harus orang lain daripada yang mengusulkan. Minta rekan."),
    "seconds.not-yours": gettext_lazy("Hanya yang mengusulkan dapat menariknya. Anda dapat menolaknya dengan alasan."),
    "seconds.first-gone": gettext_lazy(
        "Yang mengusulkan tidak lagi bertugas atau tidak lagi berhak atas hal ini. Tolak usulannya; rekan yang berhak "
        "dapat mengusulkannya lagi."
    ),
    "seconds.read-again": gettext_lazy("Yang Anda baca bukan yang sekarang menunggu. Baca sekali lagi, lalu setujui."),
    "case.kept-away": gettext_lazy(
        "Kepentingan yang dinyatakan menghalangi, atau hal ini tentang Anda sendiri: Anda, atau yang Anda pilih, tidak "
        "boleh turut di sini. Minta rekan."
    ),
    "interest.unknown": gettext_lazy("Pernyataan itu sudah diakhiri. Buka lagi daftarnya."),
    "interest.declared-already": gettext_lazy("Pernyataan itu sudah Anda buat dan masih berlaku."),
    "case.office-code-unknown": gettext_lazy(
        "Kantor ini belum ada dalam daftar nomor register. Minta operator menambahkannya."
    ),
    "related.pair-refused": gettext_lazy(
        "Tentang kedua laporan ini sementara itu sudah dicatat hal lain. Baca riwayatnya, lalu ulangi bila perlu."
    ),
    "sigap.number-malformed": gettext_lazy(
        "Bukan nomor SigapLapor. Tulis seperti di sana, misalnya 002/LP/PL/Kab/18.03/III/2024."
    ),
    "sigap.number-taken": gettext_lazy(
        "Perkara lain sudah memakai nomor ini. Cocokkan dengan SigapLapor; bila di sana yang keliru, hapus dulu."
    ),
    "sigap.no-such-list": gettext_lazy("Daftar itu tidak ada. Kembali ke daftar-daftar SigapLapor."),
    "finding.incomplete": gettext_lazy("Temuan ini belum lengkap. Isi yang disebut, menurut laporan hasil pengawasan."),
    "plenary.refused": gettext_lazy(
        "Rapat itu tidak dapat dicatat begitu. Buka lagi daftarnya, lalu baca yang berubah."
    ),
    "lot.refused": gettext_lazy("Undian itu tidak dapat dicatat sekarang. Buka lagi perkaranya, lihat undiannya."),
    "case.lot-decides": gettext_lazy(
        "Petugas perkara ini ditentukan undian. Tunggu undiannya, atau usulkan undian ulang dengan alasan."
    ),
    "ruling.bad": gettext_lazy("Hari itu di luar kalender yang ada, atau aturan itu tidak menanyakan hal ini."),
    "ruling.already": gettext_lazy(
        "Yang berlaku pada hari itu di kantor itu tidak berubah dengan usul ini. Lihat daftarnya."
    ),
    "ruling.backwards": gettext_lazy("Bacaan ditetapkan untuk hari ini atau sesudahnya, tidak surut."),
    "norm.not-a-fact": gettext_lazy("Itu tidak ada dalam daftar yang belum pasti, atau nilainya bukan kode."),
    "norm.no-text": gettext_lazy("Unggah peraturannya sendiri sebagai satu PDF utuh, paling besar 32 MiB."),
    "norm.already": gettext_lazy("Pasal yang sama dari naskah yang sama sudah memastikannya. Lihat daftarnya."),
    "identity.erased": gettext_lazy("Identitas ini sudah dihapus dari brankas; log mencatat kapan."),
    "evidence.erased": gettext_lazy("Berkas ini sudah dihapus; yang menyerahkannya mungkin menyimpan salinan."),
    "erasure.outgrown": gettext_lazy(
        "Sesudah usulan ini dibuat ada yang baru masuk atau ditulis. Baca dulu; "
        "lalu tolak atau tarik usulan ini dan usulkan lagi."
    ),
    "erasure.too-early": gettext_lazy(
        "Perkaranya belum ditutup. Sebelum itu hanya bagian yang diperoleh atau diproses secara melawan hukum dihapus."
    ),
    "erasure.nothing": gettext_lazy("Yang dipilih sudah tidak ada. Buka lagi halamannya, lalu pilih dari yang tampak."),
    "identity.reason-needed": gettext_lazy("Tulis alasan yang jelas, paling sedikit 20 huruf; pelapor membacanya."),
    "vault.damaged": gettext_lazy("Berkas brankas ini hilang atau rusak. Pulihkan dari cadangan."),
    "exchange.attachment-missing": gettext_lazy("Lampiran ini hilang atau rusak. Pulihkan dari cadangan."),
    "exchange.opening-gone": gettext_lazy(
        "Kiriman ini sedang dibuka di dua tempat sekaligus. Tidak ada yang hilang; coba lagi sekarang."
    ),
    "evidence.missing": gettext_lazy("Berkas bukti ini hilang atau rusak. Pulihkan dari cadangan."),
    "evidence.type": gettext_lazy("Jenis berkas ini tidak diterima. Pakai PDF, JPEG, atau PNG."),
    "account.not-allowed": gettext_lazy("Anda tidak memegang peran untuk ini di kantor itu."),
    "account.no-such-office": gettext_lazy("Tidak ada kantor dengan kode wilayah itu. Tulis seperti 52 atau 52.01."),
    "account.no-such-person": gettext_lazy("Akun itu tidak ada atau sudah ditutup."),
    "account.name-taken": gettext_lazy("Nama pengguna itu sudah dipakai. Pilih yang lain."),
    "account.already-held": gettext_lazy("Orang ini sudah memegang peran itu di kantor itu."),
    "account.two-needed": gettext_lazy(
        "Peran atau akses ini memerlukan dua orang. Usulkan; administrator kedua, di kantor ini atau di atasnya, "
        "menyetujuinya."
    ),
    "account.nothing-alone": gettext_lazy(
        "Tidak ada yang menunggu pengesahan Anda berdua, atau sebagian sudah disahkan. Buka lagi daftarnya; tentang "
        "diri sendiri diusulkan administrator lain."
    ),
    "account.email-taken": gettext_lazy("Surel ini sudah dipakai orang lain. Tulis alamat Anda sendiri."),
    "account.not-held": gettext_lazy("Peran itu sudah diakhiri sebelumnya."),
    "account.roles-apart": gettext_lazy(
        "Peran itu tidak boleh diberikan: administrator tidak memegang peran lain, "
        "dan tidak memberi peran pada diri sendiri."
    ),
    "account.role-not-given": gettext_lazy(
        "Peran itu tidak ada di kantor itu, atau hanya diberikan oleh administrator kantor di atasnya."
    ),
    "agreement.declaration": gettext_lazy("Berkas itu bukan pernyataan melanjutkan atau mengakhiri yang sah."),
    "agreement.declaration-words": gettext_lazy("Tulis alasannya dengan kata biasa, tanpa tabulasi."),
    "account.no-such-roll": gettext_lazy("Daftar itu tidak ada, atau keadaannya sudah lain. Buka lagi daftarnya."),
    "account.roll-collision": gettext_lazy(
        "Sementara itu ada akun lain dengan nama pengguna atau TPS yang sama. Tutup akun itu, lalu lanjutkan."
    ),
    "account.last-day": gettext_lazy(
        "Pilih hari ini atau sesudahnya. Hari terakhir akun Anda sendiri diatur administrator lain."
    ),
    "key-statement.malformed": gettext_lazy("Berkas itu bukan pernyataan kunci yang sah."),
    "note.malformed": gettext_lazy(
        "Berkas itu bukan pernyataan yang ditandatangani. Pilih berkas yang berakhir .signed."
    ),
    "note.signature-malformed": gettext_lazy("Tanda tangan dalam berkas itu rusak. Salin lagi dari komputer asalnya."),
    "note.unverified": gettext_lazy("Berkas itu tidak bertanda tangan kunci lembaga kami."),
    "locked.passphrase": gettext_lazy("Frasa sandi itu tidak membuka kuncinya. Ketik lagi."),
    "locked.weak": gettext_lazy(
        "Frasa sandi itu terlalu pendek atau termasuk yang pertama-tama dicoba orang. "
        "Pilih yang lain, paling sedikit 12 huruf: beberapa kata yang tidak berhubungan."
    ),
    "locked.too-many-tries": gettext_lazy(
        "Terlalu banyak frasa sandi yang salah untuk kunci ini. Tunggu lima belas menit; "
        "bila bukan Anda yang mengetiknya, cari tahu siapa."
    ),
    "agreement.partner-unread": gettext_lazy("Simpul mitra tidak dapat dibaca. Periksa alamatnya dan sambungannya."),
    "agreement.own-address": gettext_lazy("Itu alamat simpul ini sendiri. Ketik alamat simpul mitra."),
    "agreement.malformed": gettext_lazy("Naskah tidak dapat dibaca sebagai nota. Perbaiki naskahnya."),
    "agreement.witness-lacking": gettext_lazy(
        "Naskah ini meminta penyaksi luar. Isi kunci dan alamatnya; keduanya dari pengelola penyaksi."
    ),
    "agreement.introduction": gettext_lazy(
        "Keterangan simpul itu tidak cocok satu sama lain. Jangan pasang; telepon mitra."
    ),
    "agreement.note": gettext_lazy(
        "Nota yang diterima bukan yang dicatat log mitra. Simpan, dan tanyakan kepada mitra."
    ),
    "agreement.no-such-text": gettext_lazy("Teks nota itu tidak dikenal di sini."),
    "task.unknown": gettext_lazy("Tugas itu tidak ada di sini. Kembali ke daftar, lalu buka lagi."),
    "task.move-refused": gettext_lazy("Tugas ini sudah berubah, mungkin oleh rekan Anda. Baca keadaannya sekarang."),
    "task.due-in-past": gettext_lazy("Jatuh temponya sudah lewat. Pilih waktu yang akan datang."),
    "task.offer-doubtful": gettext_lazy(
        "Ada nama yang mungkin nama pelapor. Hapus namanya, atau kirim lewat Kiriman, yang dapat dilepas orang kedua."
    ),
    "task.of-incident": gettext_lazy("Tugas ini bagian dari sebuah insiden. Tangani di halaman insidennya."),
    "task.words-missing": gettext_lazy("Uraian tugas ini belum tiba. Tunggu sebentar, atau lihat daftar Kiriman."),
    "task.no-report": gettext_lazy("Belum ada laporan yang menunggu penilaian. Tunggu laporan dari mitra."),
    "task.contradicts": gettext_lazy("Nomor tugas itu milik pihak lain. Tolak kirimannya dan tanyakan kepada mitra."),
    "tally.audit.not-reported": gettext_lazy(
        "Menurut angka ini tidak ada yang unggul seperti itu. Hasil seri hanya selesai dengan membaca semua formulir."
    ),
    "tally.audit.list": gettext_lazy("Versi itu tidak memuat TPS dari wilayah ini. Pilih wilayah atau versi lain."),
    "tally.assertion": gettext_lazy("Pasangan itu tidak ada di angka ini, atau dua yang teratas seri."),
    "incident.refused": gettext_lazy("Itu tidak dapat dilakukan dalam keadaan insiden sekarang. Baca lagi riwayatnya."),
    "incident.no-hours": gettext_lazy("Pasal itu tidak menyebut berapa jam insiden harus ditangani. Pilih pasal lain."),
    "incident.work-open": gettext_lazy("Tugas bersamanya belum selesai. Laporkan, lalu minta konfirmasi."),
    "joint.size": gettext_lazy("Simpul ini belum memiliki log sampai ukuran itu. Tunggu, atau pilih yang lebih kecil."),
    "exchange.unknown-dispatch": gettext_lazy(
        "Kiriman itu tidak ada, atau sudah dijawab orang lain. Buka lagi daftarnya."
    ),
    "exchange.no-link": gettext_lazy("Belum ada nota kesepahaman dengan lembaga itu."),
    "exchange.leak": gettext_lazy(
        "Kiriman ini memuat identitas seorang pelapor. Hapus bagian itu; tidak ada yang dikirim."
    ),
    "exchange.partner-silent": gettext_lazy("Simpul mitra tidak menjawab. Tidak ada yang hilang; coba lagi nanti."),
    "exchange.partner-lacks": gettext_lazy("Simpul mitra tidak menyediakan yang disebut lognya. Beri tahu mitra."),
    "exchange.partner-key-missing": gettext_lazy("Kunci mitra belum terbaca dari lognya. Tunggu sebentar."),
    "envelope.cannot-seal": gettext_lazy("Kiriman tidak dapat disegel: isi atau berkasnya melewati batas."),
    "sheet.photo-missing": gettext_lazy("Foto tersegel itu tidak dapat dibuka. Beri tahu yang menjalankan simpul."),
    "sheet.no-copies": gettext_lazy("Belum ada salinan yang selesai dipadukan untuk pemilihan ini."),
    "results.nothing-to-withdraw": gettext_lazy("Tidak ada yang ditarik: tandai wilayah dari rekap yang ada."),
    "tally.areas-absent": gettext_lazy("Wilayah itu sudah tidak ada di versi terbaru. Muat ulang halamannya."),
    "tally.nothing-left": gettext_lazy(
        "Semua wilayah tidak dapat ditarik sekaligus: versi tanpa angka tidak ada. Impor angka yang benar; itu yang "
        "berlaku."
    ),
    "results.no-such-contest": gettext_lazy("Pemilihan itu tidak dikenal di sini."),
    "reconciliation.fields": gettext_lazy("Yang diputuskan harus tepat kolom yang berbeda. Buka lagi salinannya."),
    "observation.number-malformed": gettext_lazy(
        "Pola itu tidak dapat dibaca: satu nomor urut {number}, tanpa angka yang menempel padanya. Tulis misalnya "
        "{number:03}/LHP/PM.00.02/{month}/{year}."
    ),
    "observation.sentences-refused": gettext_lazy("Tulis satu kalimat sebaris, paling banyak 30 kalimat."),
    "account.bad-username": gettext_lazy(
        "Nama pengguna memakai huruf kecil, angka, titik, tanda hubung, dan garis bawah; diawali huruf atau angka."
    ),
    "case.name-needed": gettext_lazy(
        "Laporan memerlukan nama dan alamat pelapornya. Isi keduanya, atau terima sebagai informasi awal."
    ),
    "case.receipt-number-taken": gettext_lazy("Laporan lain memakai nomor ini. Cocokkan dengan buku tanda terima."),
    "report.elsewhere": gettext_lazy("Simpul ini tidak menerima laporan. Terima di simpul pengawas yang menanganinya."),
    "message.empty": gettext_lazy("Tulis pesannya dulu."),
    "message.too-long": gettext_lazy("Pesan ini terlalu panjang. Persingkat, atau bagi dua."),
    "message.too-many": gettext_lazy("Terlalu banyak pesan yang belum dijawab. Tunggu jawabannya."),
    "evidence.empty": gettext_lazy("Berkas ini kosong. Pilih berkasnya lagi."),
    "evidence.too-large": gettext_lazy("Berkas ini terlalu besar. Perkecil atau bagi, lalu pilih lagi."),
    "evidence.too-many": gettext_lazy("Berkasnya terlalu banyak untuk satu laporan. Kurangi, lalu kirim lagi."),
    "evidence.digest": gettext_lazy("Berkas yang sampai bukan yang dipilih. Pilih lagi, lalu kirim."),
    "content.target-unknown": gettext_lazy("Sasaran itu tidak ada dalam daftar. Pilih dari yang ditawarkan."),
    "exchange.answer-malformed": gettext_lazy("Jawaban simpul mitra tidak dapat dibaca. Coba lagi nanti."),
    "exchange.answer-refused": gettext_lazy("Simpul mitra menolak permintaan ini. Tanyakan sebabnya kepada mitra."),
    "exchange.answer-too-large": gettext_lazy("Jawaban simpul mitra terlalu besar untuk diterima. Beri tahu mitra."),
    "exchange.answer-too-slow": gettext_lazy("Simpul mitra terlalu lambat menjawab. Coba lagi beberapa saat lagi."),
    "exchange.blob-altered": gettext_lazy("Berkas dari mitra bukan yang dicatat lognya. Telepon mitra."),
    "exchange.not-yet-cosigned": gettext_lazy("Catatan mitra itu belum disaksikan. Tunggu sebentar, lalu coba lagi."),
    "exchange.partner-stopped": gettext_lazy("Simpul mitra tidak berjalan. Beri tahu mitra, lalu coba lagi nanti."),
    "fetch.unanswered": gettext_lazy("Alamat itu tidak menjawab. Periksa tulisannya dan sambungannya, lalu coba lagi."),
    "key.malformed": gettext_lazy("Kunci itu tidak terbaca. Salin lagi seutuhnya: nama+sidik+base64, tanpa spasi."),
    "clock.outside-calendar": gettext_lazy(
        "Hitungannya melewati tahun yang belum ada kalendernya. Minta pengelola memasang kalender tahun itu."
    ),
    "clock.not-in-force": gettext_lazy("Aturan itu belum atau tidak lagi berlaku pada hari tersebut. Periksa harinya."),
    "cooperation.bad-month": gettext_lazy("Bulan ditulis seperti 2026-11. Pilih dari daftarnya."),
    "results.no-such-version": gettext_lazy("Versi angka itu tidak ada di sini. Kembali ke daftarnya."),
    "results.base-moved": gettext_lazy("Versi yang lebih baru masuk sementara itu. Muat ulang, periksa, lalu ulangi."),
    "results.file-too-large": gettext_lazy("Berkas angka ini terlalu besar. Bagi menurut wilayah, lalu impor lagi."),
    "sheet.typed-wrong": gettext_lazy("Ada kotak yang tidak terbaca sebagai angka. Ketik lagi yang ditandai."),
    "ledger.key-file-missing": gettext_lazy("Berkas kunci log tidak ada di simpul ini. Beri tahu pengelola simpul."),
    "ledger.no-log": gettext_lazy("Log simpul ini belum dibuat. Beri tahu pengelola simpul."),
    "ledger.reason-needed": gettext_lazy("Tulis alasannya dulu."),
    "papers.word-template": gettext_lazy(
        "Templat Word yang dipasang kantor tidak dapat dipakai. Beri tahu pengelola simpul; PDF-nya tetap ada."
    ),
    "setting.refused": gettext_lazy("Alamat itu tidak dapat dipakai. Tulis seperti https://diskominfotik-ntb.example"),
}

_CAUSES: Mapping[Cause, str | Promise] = {
    Cause.NOT_A_PARTY: gettext_lazy("Lembaga kami bukan pihak dalam naskah itu. Periksa kode pihak."),
    Cause.NOT_PAIRED: gettext_lazy("Mitra itu belum dipasang. Pasang dulu dan cocokkan sidiknya."),
    Cause.OTHER_KEY: gettext_lazy(
        "Kunci lembaga dalam naskah bukan kunci yang dicocokkan. Jangan lanjutkan; telepon mitra."
    ),
    Cause.SIGNED_ALREADY: gettext_lazy("Kami sudah menandatangani teks ini."),
    Cause.NOT_SIGNED_BY_BOTH: gettext_lazy("Nota ini belum ditandatangani kedua pihak."),
    Cause.ENDED: gettext_lazy("Nota ini sudah diakhiri. Diperlukan nota baru."),
    Cause.NOT_SUSPENDED: gettext_lazy("Nota ini tidak sedang ditangguhkan, atau kami sudah menyetujui kelanjutannya."),
    Cause.SUSPENDED_ALREADY: gettext_lazy("Kami sudah menangguhkan nota ini."),
    Cause.NOT_THE_CURRENT_TEXT: gettext_lazy("Teks ini bukan lanjutan dari teks yang berlaku sekarang."),
    Cause.NO_PROPOSAL: gettext_lazy("Mitra belum mengusulkan nota."),
    Cause.KEY_OUTSIDE: gettext_lazy(
        "Kunci lembaga tidak disimpan di simpul ini. Unduh yang harus ditandatangani, lalu bawa kembali hasilnya."
    ),
    Cause.NOT_SIGNED_BY_US: gettext_lazy(
        "Berkas itu tidak bertanda tangan kunci lembaga kami, atau bukan yang diminta."
    ),
    Cause.WITHDRAWN: gettext_lazy("Mitra menarik kembali usulan ini. Tunggu usulan yang baru."),
    Cause.NOT_WITHDRAWABLE: gettext_lazy(
        "Usulan ini tidak dapat ditarik: kami belum menandatanganinya, atau mitra sudah menandatanganinya juga."
    ),
    Cause.KEY_NOT_NEW: gettext_lazy(
        "Kunci itu bukan kunci baru lembaga ini. Buat kunci baru, lalu bawa kunci umumnya."
    ),
    Cause.NOT_COMPARED: gettext_lazy(
        "Sidik yang diketik bukan sidik kunci baru mitra. Jangan tanda tangani; telepon mitra sekali lagi."
    ),
    Cause.STATEMENTS_MISSING: gettext_lazy(
        "Pernyataan kunci simpul di bawah kunci lembaga yang baru belum lengkap. Bawa kembali semua yang diunduh."
    ),
    Cause.OTHER_PARTIES: gettext_lazy("Teks itu mengubah nota antara pihak-pihak yang lain."),
    Cause.DECLARATION_OTHER: gettext_lazy("Pernyataan itu bukan tentang teks yang berlaku sekarang di simpul ini."),
}


_KEYS: Mapping[Why, str | Promise] = {
    Why.BY_AMENDMENT: gettext_lazy("Kunci lembaga hanya diganti dengan adendum yang ditandatangani mitra."),
    Why.NOTHING_STANDS: gettext_lazy("Tidak ada kunci untuk guna ini yang dapat diganti."),
    Why.NOT_OURS: gettext_lazy("Pernyataan itu bukan tentang kunci simpul ini."),
    Why.NO_FILE: gettext_lazy("Berkas rahasia kunci itu tidak ada di simpul ini. Siapkan pernyataannya lagi di sini."),
    Why.NOT_THE_CURRENT: gettext_lazy("Kunci yang digantikan bukan yang berlaku sekarang. Siapkan pernyataannya lagi."),
    Why.OVERLAP_OVER: gettext_lazy("Masa tumpang tindih dalam pernyataan itu sudah lewat. Siapkan pernyataannya lagi."),
    Why.LOGGED_ALREADY: gettext_lazy("Pernyataan itu sudah ada di log."),
    Why.NOT_NOW: gettext_lazy("Masa berlaku dalam pernyataan itu belum mulai atau sudah lewat."),
    Why.NEVER_OURS: gettext_lazy("Kunci itu tidak pernah menjadi kunci simpul ini."),
    Why.LAST_GOOD: gettext_lazy("Ukuran terakhir yang baik dalam pernyataan itu bukan milik log kami."),
    Why.NO_SUCCESSOR: gettext_lazy("Setelah pencabutan itu tidak ada kunci yang berlaku. Bawa juga penggantinya."),
    Why.VAULT_WORDS: gettext_lazy("Diperlukan frasa sandi brankas, diketik pemegang kuncinya."),
}


def _move_refused(error: MoveRefused) -> str | Promise:
    """Why an act may not follow, in the edition's words and with its norm."""
    if not error.says:
        return _SENTENCES[error.code]
    words = _("Tidak dicatat: langkah ini %(says)s") % {"says": error.says_en if english() else error.says}
    return f"{words} [{error.article}]." if error.article else f"{words}."


_BY_REASON: Mapping[type[SaksamaError], Callable[[Any], str | Promise]] = {
    KeyRefused: lambda error: _KEYS[error.why],
    NotPossible: lambda error: _CAUSES[error.cause],
    MoveRefused: _move_refused,
    CaptureRefused: lambda error: NOT_CAPTURED[error.why],
    TriageRefused: lambda error: NOT_TRIAGED[error.why],
    TrustRefused: lambda error: NOT_TRUSTED[error.why],
    MaskRefused: lambda error: str(NOT_MASKED[error.why]) % {"words": ", ".join(f"“{each}”" for each in error.words)},
    EraseRefused: lambda error: NOT_ERASED[error.why],
    AdviceRefused: lambda error: NOT_ADVISED[error.why],
    FollowRefused: lambda error: NOT_FOLLOWED[error.why],
    AuditRefused: lambda error: NOT_AUDITED[error.why],
    ReportRefused: lambda error: NOT_DONE[error.why],
    HandingRefused: lambda error: NOT_HANDED[error.why],
    FindingRefused: not_entered,
    ClarificationRefused: not_published,
    CopyRefused: lambda error: NOT_KEYED[error.why],
    PhotoRefused: lambda error: NOT_PHOTO[error.why],
    ResolutionRefused: lambda error: NOT_RESOLVED[error.why],
    PeriodRefused: lambda error: NOT_PLANNED[error.why],
    WordsRefused: refusal,
    TargetNotStanding: not_standing,
}
"""What has a sentence for each reason."""


def explain(error: SaksamaError) -> str:
    """Return the sentence for an error, with its code. Raises the error itself where it stops the node.

    Where an act was refused by right or place, that is noted too (`refused`).
    """
    if error.code in STOPPED:
        raise error
    note_refused(error)
    if isinstance(error, NotPermitted):
        return not_permitted(error)
    of_reason = _BY_REASON.get(type(error))
    sentence = _SENTENCES.get(error.code) if of_reason is None else of_reason(error)
    return _("%(words)s (kode %(code)s)") % {"words": sentence or error.advice, "code": error.code}
