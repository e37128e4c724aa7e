"""What no check shows, or this one did not, in Indonesian and English: each report ends with it.

Left to others: which of it a run says (saksama.verify.reporting).
"""

from collections.abc import Mapping

from saksama.verify.report import NotChecked
from saksama.words import Words

NOT_CHECKED: Mapping[NotChecked, Words] = {
    NotChecked.NEVER_ENTERED: Words("apa yang tidak pernah dicatat", "what was never entered"),
    NotChecked.SEALED_CONTENT: Words(
        "bahwa isi kiriman tersegel sesuai jenisnya", "that a sealed payload is what its kind says"
    ),
    NotChecked.EXCLUDED_SUBJECTS: Words(
        "bahwa isi kiriman tidak menyangkut pokok yang dikecualikan nota",
        "that a payload touches no subject that the agreement excludes",
    ),
    NotChecked.PSEUDONYMS: Words("bahwa dua nama samaran adalah dua orang", "that two pseudonyms are two persons"),
    NotChecked.COMMITMENTS: Words(
        "bahwa segel terbuka pada apa yang dikatakan (pakai `saksama proof verify --openings`)",
        "that a commitment opens to what is claimed (use `saksama proof verify --openings`)",
    ),
    NotChecked.COLLUSION: Words(
        "apa yang dikarang bersama oleh kedua lembaga dan semua penyaksi: catatan yang sama dapat mereka buat palsu",
        "what both institutions and all witnesses make up together: a false record of all of them looks true",
    ),
    NotChecked.OFFICERS: Words(
        "bahwa yang bertindak memegang peran untuk itu: nama samaran tidak dihubungkan dengan pemberian peran",
        "that who acted held the role for it: no pseudonym is joined to the grant of a role",
    ),
    NotChecked.RECUSALS: Words(
        "bahwa pernyataan kepentingan menjauhkan orangnya dari setiap perkara yang terkena: isinya tersegel",
        "that a declaration of interest keeps its person from every case that it fits: what it is about is sealed",
    ),
    NotChecked.REJECTIONS: Words(
        "alasan simpul menolak kiriman yang hanya terlihat dari isi tersegelnya",
        "a node's reason to reject a dispatch that only its sealed bytes would show",
    ),
    NotChecked.SILENCE: Words(
        "bahwa mitra dan penyaksi benar diam ketika operator meneruskan log tanpa jawaban",
        "that partner and witnesses were silent indeed when an operator let the log go on without an answer",
    ),
    NotChecked.UNSEEN_CHECKPOINTS: Words(
        "bahwa simpul menunjukkan semua titik periksa yang disimpannya: yang tidak pernah dilihat mitra, penyaksi, "
        "atau pemeriksaan sebelumnya dapat disembunyikannya",
        "that the node shows every checkpoint it keeps: one that neither partner, witness nor an earlier check ever "
        "saw can be hidden",
    ),
    NotChecked.SIGNED_SIZES: Words(
        "apakah titik periksa disembunyikan: penyaksinya tidak menerbitkan ukuran yang ditandatanganinya",
        "whether checkpoints were hidden: a witness does not publish the sizes that it signed",
    ),
    NotChecked.TIME_WITHIN: Words(
        "waktu di dalam selang antara tanda saksi", "times within the interval of their cosignatures"
    ),
    NotChecked.CASE_DEADLINES: Words(
        "jatuh tempo sebelum kajian awal selain menurut hari, dan bahwa setiap tanda bukti sudah punya hasil",
        "deadlines before the initial review other than by day, and that every receipt has its outcome already",
    ),
    NotChecked.CASE_PERIODS: Words(
        "jangka waktu perkara yang aturan atau kalendernya tidak dikenal alat ini",
        "periods of cases whose rule or calendar this tool does not know",
    ),
    NotChecked.CONTENT_NUMBERS: Words(
        "angka tentang konten: dihitung sampai ukuran log yang tidak dibaca di sini; jalankan lagi",
        "the numbers on content: they rest on a size of a log that was not read here; run this again",
    ),
    NotChecked.SHEETS: Words(
        "angka hasil dan daftar yang tidak klop: pasang saksama[tally] untuk membuatnya lagi",
        "figures of results and the lists of what does not fit: install saksama[tally] to make them again",
    ),
    NotChecked.AUDITS: Words(
        "daftar, undian, dan sisa risiko audit hasil: pasang saksama[tally] untuk memeriksanya",
        "lists, draws and remaining risk of audits of results: install saksama[tally] to check them",
    ),
    NotChecked.OFFICES: Words(
        "apakah kantor yang disebut sebuah log kantor lembaganya: log itu tidak memuat akun pertama, yang menyebut "
        "wilayahnya",
        "whether the offices that a log names are its institution's: it has no first account, which says its region",
    ),
    NotChecked.LOT_SIZES: Words(
        "apakah sebuah undian dilewati: penyaksinya tidak menerbitkan ukuran yang ditandatanganinya",
        "whether a draw was skipped: its witness does not publish the sizes that it signed",
    ),
    NotChecked.NOTICE_CERTAINTY: Words(
        "sejak kapan 3 x 24 jam UU 27/2022 Pasal 46 berjalan: di sini sejak insiden dilaporkan (sumber sekunder)",
        "from when the 3 x 24 hours of UU 27/2022 art. 46 run: here from the report of the incident (secondary source)",
    ),
    NotChecked.INSTITUTION_KEYS: Words(
        "bahwa kunci lembaga benar milik lembaga itu: cocokkan sidik kunci di luar alat ini",
        "that the institution keys belong to the institutions: compare them by another way",
    ),
    NotChecked.OLD_KEY: Words(
        "bahwa kunci lembaga yang diganti tanpa tanda tangan kunci lamanya (hilang atau dicuri) milik lembaga itu: "
        "hanya tanda tangan mitra dan telepon yang menjaminnya",
        "that an institution key put in place without its old key's signature (lost or stolen) is the institution's: "
        "the partner's signature and a telephone call are all that vouches for it",
    ),
    NotChecked.CONTENTS: Words(
        "arti catatan, sebab sebuah log tidak utuh atau tidak terbaca seluruhnya",
        "what the entries mean, because a log is not whole or not all of it was read",
    ),
    NotChecked.UNWITNESSED: Words(
        "apakah orang lain melihat log yang sama: log ini belum punya penyaksi",
        "whether others see the same log: this log has no witnesses yet",
    ),
    NotChecked.GROWN_SINCE: Words(
        "catatan yang bertambah sejak pemeriksaan dimulai", "entries added since this check began"
    ),
    NotChecked.SIMULATED: Words("waktu yang sebenarnya: log ini simulasi", "real time: this log is a simulation"),
}
