"""Why something was found, or could not be had: what programs say, as sentences in Indonesian and English.

Rules kept here:
  * A phrase is known by its English words, with a name in braces for what changes in it; a test finds each phrase that
    the verifier's judges write, and fails where it has no Indonesian one.
  * An error is known by its code, or by the first word of it: its own text is for programmers and is not shown.
Left to others: which evidence is which (evidence).
"""

from collections.abc import Mapping
from typing import Final

from saksama.words import Words

UNSAID: Final = Words("rinciannya ada dalam laporan --json", "the details are in the --json report")

TROUBLES: Final[Mapping[str, Words]] = {
    "silent": Words("tidak ada jawaban", "no answer"),
    "slow": Words("jawabannya tidak selesai pada waktunya", "the answer did not end in time"),
    "too-large": Words(
        "jawabannya lebih besar daripada yang diterima alat ini", "the answer is larger than this tool takes"
    ),
    "malformed": Words("jawabannya tidak utuh", "the answer is not whole"),
    "compressed": Words("jawabannya dimampatkan tanpa diminta", "the answer came compressed, unasked"),
    "untrusted": Words(
        "sertifikat HTTPS-nya tidak diakui penerbit yang dipercaya komputer ini",
        "no authority that this computer trusts vouches for its HTTPS certificate",
    ),
    "out-of-date": Words(
        "sertifikat HTTPS-nya sudah habis, atau belum mulai, masa berlakunya menurut jam komputer ini",
        "its HTTPS certificate has expired, or is not yet valid, by this computer's clock",
    ),
    "other-host": Words("sertifikat HTTPS-nya milik alamat lain", "its HTTPS certificate is another address's"),
    "missing": Words("simpul menjawab bahwa itu tidak ada", "the node answered that it has none"),
    "status": Words("simpul menjawab dengan status {status}", "the node answered with status {status}"),
    "": Words("tidak ada jawaban yang dapat dipakai", "no answer that could be used"),
}
"""What became of a question to a node, by `saksama.fetch.Trouble`, or "status"."""

ERRORS: Final[Mapping[str, Words]] = {
    "well-known": Words(
        "yang ada di sana bukan keterangan simpul Saksama", "what stands there describes no Saksama node"
    ),
    "note": Words("bukan catatan bertanda tangan yang sah", "it is no valid signed note"),
    "note.unverified": Words("tidak ditandatangani kunci yang dikenal", "no known key signed it"),
    "note.signature-invalid": Words("tanda tangannya tidak cocok dengan isinya", "its signature does not fit its text"),
    "checkpoint": Words("bukan titik periksa", "it is no checkpoint"),
    "checkpoint.origin": Words("titik periksa milik log lain", "it is the checkpoint of another log"),
    "checkpoints": Words(
        "daftar titik periksanya tidak menurut bentuknya", "the list of its checkpoints has not its form"
    ),
    "proof": Words("buktinya tidak cocok", "the proof does not fit"),
    "policy": Words("kebijakannya tidak dapat dibaca", "the policy cannot be read"),
    "policy.quorum": Words(
        "tanda saksi yang diminta belum lengkap", "not all cosignatures that are asked for are there"
    ),
    "tree": Words("di luar ukuran log", "it lies outside the log"),
    "tile": Words("ubinnya tidak menurut bentuknya", "the tile has not its form"),
    "bundle": Words("berkas catatannya tidak menurut bentuknya", "the bundle of entries has not its form"),
    "key": Words("kuncinya tidak dapat dibaca", "the key cannot be read"),
    "key-statement": Words("pernyataan kuncinya tidak menurut bentuknya", "the key statement has not its form"),
    "key-statement.refused": Words("kunci lembaganya tidak menandatanganinya", "the institution's key did not sign it"),
    "agreement": Words("naskah nota tidak menurut bentuknya", "the agreement's text has not its form"),
    "agreement.terms-not-given": Words(
        "naskah nota itu tidak ada di kedua log", "neither log has that agreement's text"
    ),
    "agreement.unsigned": Words("naskah nota tidak ditandatangani", "the agreement's text is not signed"),
    "entry": Words("catatannya tidak menurut bentuknya", "the entry has not its form"),
    "lot": Words("undian itu tidak mungkin dilakukan", "such a draw cannot be made"),
    "witness": Words("jawaban penyaksi tidak menurut bentuknya", "the witness's answer has not its form"),
    "statistics": Words("angka publiknya tidak menurut bentuknya", "the public numbers have not their form"),
    "sheet": Words("daftarnya tidak menurut bentuknya", "the list has not its form"),
    "tally": Words("berkas hasilnya tidak menurut bentuknya", "the document of results has not its form"),
    "tally.sheet-unknown": Words(
        "jenis formulirnya tidak dikenal alat ini", "this tool does not know its kind of form"
    ),
    "tally.areas-absent": Words(
        "wilayah yang ditarik tidak ada di versi yang dilanjutkannya",
        "the version that it builds on has not the areas that are withdrawn",
    ),
    "receipt.file": Words(
        "berkas ini bukan yang diterima: satu bita yang berbeda menjadikannya berkas lain",
        "this file is not the one that was received: one changed byte makes it another",
    ),
    "receipt.key-cut-off": Words(
        "titik periksanya hanya ditandatangani kunci yang dicabut, di atas ukuran terakhir yang baik",
        "only a revoked key signed its checkpoint, beyond the last good size",
    ),
    "commitment": Words("pembukanya tidak cocok dengan segelnya", "the opening does not fit its commitment"),
    "openings": Words("berkas pembukanya tidak menurut bentuknya", "the file of openings has not its form"),
    "reconciliation": Words("dokumen pengetikannya tidak menurut bentuknya", "the document of keying has not its form"),
    "clarification": Words(
        "dokumen klarifikasinya tidak menurut bentuknya", "the clarification's document has not its form"
    ),
    "clock": Words("aturan jangka waktunya tidak dapat dihitung", "the period cannot be counted by its rule"),
    "procedure": Words("tata caranya tidak dapat dibaca", "the procedure cannot be read"),
    "moment": Words("waktunya tidak ditulis menurut bentuknya", "a moment is not written in its form"),
}
"""By code, or by the code's first word."""

CODES: Final[Mapping[str, Words]] = {
    "not-signed": Words("nota itu belum ditandatangani kedua pihak", "both have not signed that agreement"),
    "not-yet": Words("nota itu belum mulai berlaku", "that agreement is not yet in force"),
    "suspended": Words("nota itu sedang ditangguhkan", "that agreement is suspended"),
    "ended": Words("nota itu sudah diakhiri", "that agreement has ended"),
    "expired": Words("nota itu sudah habis masa berlakunya", "that agreement has expired"),
    "other-text": Words("yang berlaku nota lain", "another agreement is in force"),
    "no-such-clause": Words("pasal itu tidak ada", "there is no such clause"),
    "direction": Words("pasal itu tidak memuat arah ini", "that clause does not go this way"),
    "kind": Words("pasal itu tidak memuat jenis ini", "that clause has not this kind"),
    "classification": Words(
        "klasifikasinya di atas yang dimuat pasal itu", "its classification is above that clause's"
    ),
    "excluded-subject": Words("pokoknya dikecualikan pasal itu", "that clause excludes its subject"),
    "not-from-agreement": Words("izin itu tidak dari nota", "that permit is not the agreement's"),
    "seen-went-back": Words("mundur dari yang dikatakan sebelumnya", "it went back from what was said before"),
    "seen-lags": Words("tertinggal dari log mitra", "it lags behind the partner's log"),
    "seen-ahead": Words("lebih daripada yang sudah ada", "it is more than there was"),
}
"""Codes of `saksama.agreement.errors.Why`."""

PHRASES: Final[tuple[Words, ...]] = (
    # Agreements, keys, checkpoints.
    Words("isinya berbeda dengan catatannya", "the entry says otherwise"),
    Words("isinya berbeda dengan yang dicatat", "the note says otherwise"),
    Words("itu log pengamat sendiri", "it is the observer's own log"),
    Words("semua tanda saksinya dibuat sesudahnya", "its cosignatures were given after it"),
    Words(
        "yang disaksikan lebih dari satu jam sebelumnya tidak ada di dalamnya",
        "what was cosigned more than an hour before is missing",
    ),
    Words("kunci log tidak punya pernyataan", "the log key has no statement"),
    Words("tidak ditandatangani dalam kedua log", "not signed in both logs"),
    Words("adendum yang ditandatangani keduanya sudah menggantikannya", "an amendment that both signed took its place"),
    Words("sidik atau subjeknya lain daripada yang disebut catatan", "another digest or subject than the entry says"),
    Words(
        "tentang kunci lama catatan mengatakan lain daripada naskahnya",
        "of the old key the entry says otherwise than the text",
    ),
    Words("kuncinya bukan milik satu log", "a policy is for the keys of one log"),
    Words(
        "nota meminta lebih banyak penyaksi luar daripada yang disebutnya",
        "the agreement asks for more outsiders than it names",
    ),
    Words("titik periksa milik log {origin}", "checkpoint of {origin}"),
    Words(
        "{size} catatan, lebih banyak daripada yang dibaca alat ini",
        "{size} {size:entry|entries}, more than this tool reads",
    ),
    Words("pada ukuran {size} disajikan titik periksa lain", "another checkpoint stands at size {size}"),
    Words("dalam daftarnya, {why}", "in their list, {why}"),
    Words(
        "pernyataan kuncinya mungkin ada dalam yang tidak didapat",
        "what states its key may lie in what could not be had",
    ),
    Words("ukurannya tidak menaik", "its sizes do not rise"),
    Words("halaman berikutnya tidak mulai di akhir halaman ini", "the next page does not begin where this one ends"),
    Words("ukuran titik periksanya tidak menaik", "the sizes of its checkpoints do not rise"),
    Words("satu halaman mengulang yang sebelumnya", "a page repeats the one before"),
    Words("lebih dari {count} halaman", "more than {count} {count:page|pages}"),
    Words("lebih dari {count}", "more than {count}"),
    Words("{base} menyajikan berkas lain", "{base} serves other bytes"),
    Words("tidak ada yang dapat ditanya", "not asked"),
    Words(
        "tidak ada titik periksa seukuran itu yang disaksikan menurut nota",
        "no checkpoint of that size was cosigned as the agreement asks",
    ),
    Words("akar log di sana lain", "the log's tree has another root there"),
    Words("belum ada kunci penyaksi {partner} yang dikenal", "no witness key of {partner} is known"),
    # Permits and receipts.
    Words("tidak ada pihak nota yang memiliki log itu", "no party of the agreement has this log"),
    Words("itu kiriman log ini sendiri", "it is the log's own dispatch"),
    Words("kiriman itu tidak pernah dikirim ke log ini", "no such dispatch was sent to this log"),
    Words("subjeknya lain daripada kirimannya", "another subject than the dispatch"),
    Words("sudah ada sebelum kirimannya dikirim", "it stood there before the dispatch was sent"),
    Words("diterima dua kali", "received twice"),
    Words(
        "diterima, padahal sudah ditolak dengan alasan yang tidak dapat berubah",
        "received though it was rejected for good",
    ),
    Words("ditolak sesudah diterima", "rejected after it was received"),
    Words("ditolak dua kali dengan alasan yang sama", "rejected twice for the same reason"),
    Words("nomornya di atas semua nomor sebelumnya", "its number is above every one before it"),
    Words("tidak ada kiriman sebelumnya dengan nomor publik itu", "no dispatch before it bears its public id"),
    Words("kedua log menunjukkan bahwa kiriman itu diizinkan", "both logs show that it was permitted"),
    Words("di sana tidak ada kiriman", "no dispatch stands there"),
    Words("yang di sana dikirim kepada pihak lain", "what stands there was sent to somebody else"),
    Words("yang di sana belum diterima", "what stands there had not been received"),
    Words("dijawab sebelum diterima", "answered before it was received"),
    Words("dijawab dua kali", "answered twice"),
    # Tasks and incidents.
    Words("bukan langkah pihak ini", "not this party's act"),
    Words("tidak boleh menyusul yang dilakukan sebelumnya", "it may not follow what was done before"),
    Words("jatuh temponya sudah lewat ketika dibuka", "it was due before it was opened"),
    Words("jatuh temponya sudah lewat ketika dilaporkan", "it was due before it was reported"),
    Words(
        "kebocoran data harus menyebut batas pemberitahuannya, dan hanya kebocoran",
        "a leak needs a bound of its notice, and nothing else has one",
    ),
    Words(
        "lebih lama daripada {hours} jam menurut pasalnya", "later than the {hours} {hours:hour|hours} of its clause"
    ),
    Words(
        "lebih cepat daripada {hours} jam menurut pasalnya",
        "earlier than the {hours} {hours:hour|hours} of its clause",
    ),
    Words(
        "pemberitahuannya jatuh tempo {due}, lebih lama daripada 3 x 24 jam",
        "its notice is due at {due}, later than 3 x 24 hours",
    ),
    # Draws.
    Words(
        "nota yang waktu itu ditandatangani tidak menyebut penyaksi luar ini",
        "the agreement then signed does not name this outside witness",
    ),
    Words(
        "titik periksanya tidak terletak antara yang ditetapkan dan undiannya",
        "its checkpoint does not lie between what was committed and the draw",
    ),
    Words(
        "daftarnya menyebut seorang penyaksi, tetapi undiannya tanpa tanda tangannya",
        "the list names a witness, and the draw has no signature of it",
    ),
    Words("tanda tangan penyaksinya menghasilkan benih lain", "the witness's signature gives another seed"),
    Words("benihnya menunjuk {chosen}, bukan {member}", "the seed gives {chosen}, not {member}"),
    Words("tidak ada titik periksa ukuran {size}", "no checkpoint of size {size}"),
    # Results and audits.
    Words("wilayah {code} hanya ada di salah satunya", "area {code} is in one of the two alone"),
    Words("kolom {name} hanya ada di salah satunya", "column {name} is in one of the two alone"),
    Words(
        "wilayah {code}: {name} bukan angka yang datang terakhir",
        "area {code}: {name} is not the figure that came last",
    ),
    Words(
        "wilayah {code}: {name} bukan tulisan yang datang terakhir",
        "area {code}: {name} is not the text that came last",
    ),
    Words("TPS {station}: salinannya belum pernah dipadukan", "{station}: no copy of it was put together before"),
    Words("TPS {station}: salinan catatan {index} ditinggalkan", "{station}: its copy of entry {index} is left out"),
    Words(
        "TPS {station}, {name}: {said}, padahal dipadukan di catatan {index} sebagai {put}",
        "{station} {name}: {said}, put together in entry {index} as {put}",
    ),
    Words("yang ditampilkan tidak dapat dibaca", "what is shown cannot be read: {error}"),
    Words("ditampilkan dengan bagian lain: {parts}", "shown with other {parts}"),
    Words("angka yang ditampilkan tidak dapat dibaca", "the figures shown cannot be read: {error}"),
    Words("yang ditampilkan bersama bagian lain ({part})", "shown with another {part}"),
    Words(
        "wilayah {code}: ditampilkan dari versi lain daripada yang terakhir menyebut angkanya",
        "area {code}: shown as of another version than the one that said its figures last",
    ),
    Words("wilayah {code}: tidak ditampilkan", "area {code}: not shown"),
    Words(
        "wilayah {code}: ditampilkan, padahal tidak ada di dokumennya", "area {code}: shown, and not in the document"
    ),
    Words("wilayah {code}: {parts} bukan yang di dokumennya", "area {code}: {parts} are not those of the document"),
    Words("{rows} baris, catatannya menyebut {said}", "{rows} {rows:row|rows}, the entry says {said}"),
    Words("daftar yang dibuat lagi bersidik {digest}", "the list made again has SHA-256 {digest}"),
    Words("hitungannya berbeda: {rules}", "counts differ: {rules}"),
    Words("angkanya menghasilkan daftar {digest}", "the figures give the list {digest}"),
    Words(
        "daftarnya memuat {stations} TPS dengan selisih suara {margin}",
        "the list has {stations} {stations:station|stations} and a margin of {margin}",
    ),
    Words("benihnya menarik undian lain dari daftar ini", "the seed draws other tickets from this list"),
    Words(
        "{draws} kali diundi, daftar dan batasnya meminta {least}",
        "{draws} {draws:draw|draws}, the list and the limit ask for {least}",
    ),
    Words(
        "{figures} angka untuk {candidates} calon",
        "{figures} {figures:figure|figures} for {candidates} {candidates:candidate|candidates}",
    ),
    Words(
        "pembacaannya menghasilkan {outcome} pada {risk} per sejuta sesudah {draws} undian",
        "the readings give {outcome} at {risk} millionths after {draws} {draws:draw|draws}",
    ),
    Words("{count} dari daftar tidak ditampilkan", "{count} of the lists {count:is|are} not shown"),
    Words("{count} yang ditampilkan tidak ada dalam daftar mana pun", "{count} shown {count:is|are} in no list"),
    Words("ditampilkan dalam urutan lain, atau lebih dari sekali", "shown in another order, or more than once"),
    Words("yang ditampilkan tidak dapat dibaca", "what is shown cannot be read"),
    Words(
        "bersandar pada {shown} daftar, padahal log memuat {held}; jalankan lagi",
        "it rests on {shown} {shown:list|lists}, the log holds {held}; run this again",
    ),
    Words(
        "bersandar pada {shown} daftar, padahal log memuat {held}",
        "it rests on {shown} {shown:list|lists}, the log holds {held}",
    ),
    Words(
        "disebut sudah diputus, tetapi tidak dalam satu catatan pun: {keys}", "called decided, and in no entry: {keys}"
    ),
    Words("sudah diputus, tetapi tidak ditampilkan begitu: {keys}", "decided, and not shown as that: {keys}"),
    # Bounds.
)
"""In the order in which they are tried: the longer ones of two that begin alike stand first."""

PLACES: Final[Mapping[str, Words]] = {
    "checkpoint": Words("titik periksa terbaru", "the newest checkpoint"),
    "checkpoints/": Words("daftar titik periksa yang disimpan", "the list of kept checkpoints"),
    "checkpoints/{size}": Words("titik periksa ukuran {size}", "the checkpoint of size {size}"),
    "agreement": Words("naskah nota kesepahaman", "the agreement's text"),
    "blob/{digest}": Words("dokumen publik {digest}", "the public document {digest}"),
    "tile/entries/{path}": Words("berkas catatan {path}", "the bundle of entries {path}"),
    "tile/{path}": Words("ubin {path}", "the tile {path}"),
    "{url}/.well-known/saksama": Words("keterangan simpul {url}", "what the node {url} says of itself"),
    "statistik.json": Words("angka publik log", "the public numbers of the log"),
    "statistik-konten.json": Words("angka publik tentang konten", "the public numbers on content"),
    "statistik-pengawasan.json": Words("angka publik pengawasan", "the public numbers on supervision"),
    "witness {name}": Words("penyaksi “{name}”", "the witness “{name}”"),
    "sizes of {name}": Words(
        "ukuran yang ditandatangani penyaksi “{name}”", "the sizes that the witness “{name}” signed"
    ),
    "hasil/{path}": Words("halaman hasil {path}", "the page of results {path}"),
    "seconds": Words("detik", "seconds"),
    "megabytes": Words("megabita memori", "megabytes of memory"),
}
"""What was asked of a node, by its address; the first that fits."""

USES: Final[Mapping[str, Words]] = {
    "institution": Words("kunci lembaga", "institution key"),
    "log": Words("kunci log", "log key"),
    "witness": Words("kunci penyaksi", "witness key"),
    "transport": Words("kunci angkutan", "transport key"),
    "age": Words("kunci pembuka kiriman", "key that opens dispatches"),
    "vault": Words("kunci brankas identitas", "vault key"),
    "leak": Words("kunci pemeriksa kebocoran", "key of the leak check"),
}
PARTS: Final[Mapping[str, Words]] = {
    "document": Words("dokumen", "document"),
    "list": Words("daftar", "list"),
    "merge": Words("gabungan", "merge"),
    "page": Words("halaman", "page"),
    "draw": Words("undian", "draw"),
    "seed": Words("benih", "seed"),
    "reading": Words("pembacaan", "reading"),
    "risk": Words("sisa risiko", "remaining risk"),
    "copies": Words("salinan pengawas", "supervisors' copies"),
    "open findings": Words("yang belum klop", "what is open"),
}
RULES: Final[Mapping[str, Words]] = {
    "cosignature": Words("menurut tanda saksi", "by its cosignatures"),
    "order": Words("menurut urutan catatan", "by the order of entries"),
    "lost": Words("hilang", "lost"),
    "stolen": Words("dicuri", "stolen"),
    "signs": Words("ikut menandatangani", "signs with it"),
}
ROLES: Final[Mapping[str, Words]] = {
    "administrator": Words("administrator akun", "administrator of accounts"),
    "signatory": Words("penanda tangan nota", "signatory of the agreement"),
    "commissioner": Words("anggota (komisioner)", "member (commissioner)"),
    "officer": Words("petugas penanganan", "case officer"),
    "intake": Words("petugas penerima laporan", "intake officer"),
    "duty": Words("petugas piket", "duty officer"),
    "custodian": Words("pemegang kunci brankas", "custodian of the vault"),
    "content": Words("petugas konten", "content officer"),
    "statistics": Words("petugas statistik", "statistics officer"),
    "security": Words("petugas keamanan informasi", "information security officer"),
    "reader": Words("pembaca", "reader"),
    "supervisor": Words("pengawas lapangan", "field supervisor"),
}
"""Roles of accounts, as a node calls them."""
CERTAINTIES: Final[Mapping[str, Words]] = {
    "text seen": Words("naskah terlihat", "text seen"),
    "practice seen": Words("praktik terlihat", "practice seen"),
    "memory": Words("dari ingatan", "from memory"),
    "own rule": Words("aturan sendiri", "own rule"),
    "unknown": Words("belum diketahui", "not known"),
}
"""How surely a norm is known (`saksama.procedure.edition.Certainty`)."""
NUMBERS: Final[Mapping[str, Words]] = {
    "size": Words("ukuran log yang dihitung", "size of the log that was counted"),
    "sizes": Words("ukuran log yang dihitung", "sizes of the logs that were counted"),
    "until": Words("catatan terakhir tentang konten", "last entry about content"),
    "copies": Words("salinan", "copies"),
    "claims": Words("klaim", "claims"),
    "channels": Words("saluran", "channels"),
    "media": Words("bentuk konten", "media"),
    "ways": Words("jalan masuk", "ways in"),
    "triage": Words("pemilahan", "triage"),
    "categories": Words("golongan klaim", "categories"),
    "concerns": Words("yang disangkut", "concerns"),
    "assessed": Words("penilaian", "assessments"),
    "judged": Words("keputusan pengawas", "judgements"),
    "requests": Words("permohonan penanganan", "requests"),
    "reminders": Words("pengingat", "reminders"),
    "presence": Words("keberadaan di alamatnya", "presence at addresses"),
    "months": Words("per bulan", "by month"),
    "targets": Words("sasaran klaim", "targets"),
    "steps": Words("langkah", "steps"),
    "": Words("jumlah seluruhnya", "the whole count"),
}
"""What public numbers count (`saksama.statistics.content`); kinds of entries have their own names."""
STATES: Final[Mapping[str, Words]] = {
    "": Words("belum dimulai", "not begun"),
    "received": Words("diterima", "received"),
    "offered": Words("ditawarkan", "offered"),
    "accepted": Words("diterima", "accepted"),
    "declined": Words("ditolak", "declined"),
    "done": Words("dinyatakan selesai", "reported done"),
    "confirmed": Words("dikonfirmasi", "confirmed"),
    "reported": Words("dilaporkan", "reported"),
    "taken": Words("sedang ditangani", "taken"),
    "captured": Words("ditangkap", "captured"),
    "joined": Words("tersambung ke klaim", "joined to a claim"),
    "noise": Words("di arsip", "in the archive"),
}
OUTCOMES: Final[Mapping[str, Words]] = {
    "decided": Words("sesudah diputus", "after the decision"),
    "forwarded": Words("sesudah diteruskan", "after it was forwarded"),
    "not-registered": Words("tanpa registrasi", "without registration"),
    "withdrawn": Words("dicabut pelapor", "withdrawn"),
    "register": Words("diregistrasi", "to be registered"),
    "incomplete": Words("belum lengkap", "incomplete"),
    "not-accepted": Words("tidak diterima", "not accepted"),
    "other-law": Words("peraturan lain", "another law"),
    "preliminary": Words("informasi awal", "preliminary information"),
    "becoming": Words("menjadi informasi awal", "becomes preliminary information"),
    "stopped": Words("dihentikan", "stopped"),
    "down": Words("ke bawah", "downwards"),
    "up": Words("ke atas", "upwards"),
    "across": Words("ke kantor lain", "to another office"),
    "claim": Words("klaim", "a claim"),
    "noise": Words("arsip", "the archive"),
    "returned": Words("dikembalikan", "returned"),
    "violation": Words("pelanggaran", "a violation"),
    "no-violation": Words("bukan pelanggaran", "no violation"),
    "not-competent": Words("bukan kewenangan", "not competent"),
    "first": Words("pertama", "the first"),
    "gakkumdu": Words("ke Sentra Gakkumdu", "to Sentra Gakkumdu"),
    "police": Words("ke Kepolisian", "to the police"),
    "dkpp": Words("ke DKPP", "to DKPP"),
    "other-office": Words("ke kantor pengawas lain", "to another office"),
    "civil-service": Words("ke pembina aparatur sipil negara", "to the civil service's authority"),
    "communication": Words("ke instansi komunikasi", "to the authority for communication"),
    "military": Words("ke Tentara Nasional Indonesia", "to the military"),
    "regional-head": Words("ke kepala daerah", "to the regional head"),
    "kpu": Words("ke KPU", "to KPU"),
    "nothing": Words("tanpa dugaan", "nothing suspected"),
    "province": Words("provinsi", "province"),
    "ri": Words("RI", "RI"),
    "administrative": Words("pelanggaran administrasi", "an administrative violation"),
    "administrative-tsm": Words("pelanggaran administrasi TSM", "a structured administrative violation"),
    "criminal": Words("dugaan tindak pidana pemilu", "a suspected election crime"),
    "ethics": Words("dugaan pelanggaran kode etik", "a suspected breach of ethics"),
    "several": Words("lebih dari satu jenis pelanggaran", "violations of more than one kind"),
}
