"""What one may ask the institution about a finding, in Indonesian and English.

Rules kept here: a question, never an accusation; it asks for what would settle the finding, and says of whom.
Left to others: what was found (cli.words), why it has its class (cli.class_words).
"""

from collections.abc import Mapping
from typing import Final

from saksama.verify.classes import Why
from saksama.words import Words

QUESTIONS: Final[Mapping[Why, Words]] = {
    Why.SIGNED_BYTES: Words(
        "Mengapa yang disajikan simpul sekarang bukan yang ditandatanganinya? Siapa mengubah berkasnya, dan kapan?",
        "Why does the node serve now what it did not sign then? Who changed its files, and when?",
    ),
    Why.ONE_HISTORY: Words(
        "Mengapa ada dua sejarah dari satu log? Kedua catatan yang ditandatangani disimpan: manakah yang benar?",
        "Why are there two histories of one log? Both signed notes are kept: which of them is true?",
    ),
    Why.STATED_KEYS: Words(
        "Kunci manakah milik lembaga, dan di manakah pernyataannya yang ditandatangani?",
        "Which key is the institution's, and where is its signed statement?",
    ),
    Why.POLICY_UNMET: Words(
        "Mengapa log ini belum pernah disaksikan seperti yang diminta kebijakannya?",
        "Why was this log never witnessed as its policy asks?",
    ),
    Why.OWN_CLOCK: Words(
        "Kapankah hal ini sebenarnya dicatat, dan mengapa jam simpul berbeda dengan jam para saksinya?",
        "When was this really entered, and why does the node's clock differ from its witnesses'?",
    ),
    Why.WITNESS_CLOCK: Words(
        "Tanyakan kepada penyaksinya: mengapa waktu tanda saksinya tidak mungkin?",
        "Ask the witness: why is the time of its cosignature impossible?",
    ),
    Why.OWN_FORM: Words(
        "Program apakah yang menulis catatan ini? Simpul Saksama tidak menulisnya begini.",
        "Which program wrote this entry? A Saksama node does not write it like this.",
    ),
    Why.REFUSED_ACT: Words(
        "Atas dasar apa langkah ini diambil? Mintalah dasar hukumnya dan berita acaranya.",
        "On what ground was this act taken? Ask for the norm and the minutes.",
    ),
    Why.SAID_TRULY: Words(
        "Mengapa catatan ini berbeda dengan yang terbaca dalam kedua log?",
        "Why does this entry differ from what both logs show?",
    ),
    Why.SAME_RESULT: Words(
        "Bagaimana angka atau undian ini dihitung? Dari catatan publik yang sama hasilnya lain.",
        "How were this number or this draw made? The same public entries give another.",
    ),
    Why.BEFORE_CHANCE: Words(
        "Mengapa daftarnya tidak ditetapkan sebelum undiannya? Mintalah undian ulang yang terbuka.",
        "Why was the list not fixed before the draw? Ask for an open draw anew.",
    ),
    Why.OVERRIDDEN: Words(
        "Mengapa log diteruskan tanpa jawaban mitra dan penyaksi, dan siapa memutuskannya? Mintalah alasannya dibuka.",
        "Why did the log go on without an answer of partner and witnesses, and who decided it? Ask for its reason.",
    ),
    Why.PEOPLE_LATE: Words(
        "Mengapa ini terlambat, dan apakah sudah selesai? Adakah perpanjangan yang diputuskan?",
        "Why is this late, and is it done by now? Was an extension decided?",
    ),
    Why.UNANSWERED: Words(
        "Mengapa kiriman ini tidak ditanggapi pada waktunya? Kapan sampai, dan siapa yang harus menanggapinya?",
        "Why was this dispatch not answered in time? When did it arrive, and who was to answer it?",
    ),
    Why.SILENT: Words(
        "Apakah simpul ini masih berjalan? Sejak kapan lognya tidak bertambah, dan mengapa?",
        "Is this node still running? Since when does its log not grow, and why?",
    ),
    Why.ROOM: Words(
        "Mengapa selama itu tidak ada tanda saksi? Apa yang terjadi pada simpulnya, dan siapa selain lembaga ini yang "
        "dapat membenarkan yang tercatat untuk waktu itu?",
        "Why was there no cosignature for so long? What happened to the node, and who but this institution can confirm "
        "what is entered for that time?",
    ),
    Why.LEFT_OUT: Words(
        "Mengapa yang seharusnya ditulis atau disimpan tidak ada? Sejak kapan, dan apakah akan dilengkapi?",
        "Why is what should have been written or kept not there? Since when, and will it be made up for?",
    ),
    Why.NO_ANSWER: Words(
        "Periksa lagi nanti. Bila tetap begini: mengapa simpul tidak menyajikannya kepada umum?",
        "Check again later. If it stays so: why does the node not serve this to the public?",
    ),
    Why.NOT_KNOWN_HERE: Words(
        "Periksa lagi dengan alat yang lebih baru; lalu: naskah atau edisi manakah yang dipakai?",
        "Check again with a newer tool; then ask: which text or edition was used?",
    ),
    Why.NO_TEXT: Words(
        "Naskah hukum manakah yang mengatur hal ini, dan di mana dapat dibaca?",
        "Which text of the law settles this, and where can it be read?",
    ),
    Why.NOT_PROVABLE: Words(
        "Mintalah lembaga menegaskannya lewat jalan lain: surat resmi, atau telepon ke nomor yang dikenal.",
        "Ask the institution to confirm it by another way: a letter, or a call to a number that you know.",
    ),
    Why.TWO_CLOCKS: Words(
        "Cocokkan jam komputer ini (atau waktu --at), lalu periksa lagi; bila tetap, tanyakan kepada penyaksinya.",
        "Set this computer's clock (or the time of --at) right and check again; if it stays, ask the witness.",
    ),
    Why.WITNESS_AWAITED: Words(
        "Periksa lagi beberapa menit kemudian; tanda saksi sedang ditunggu.",
        "Check again in a few minutes; cosignatures are on their way.",
    ),
    Why.NOTHING_NEWER: Words(
        "Apa yang terjadi sejak titik periksa terakhir? Tanpa yang baru, keterlambatan tidak terlihat.",
        "What has happened since the last checkpoint? Without a newer one nothing late can be seen.",
    ),
    Why.BOUND_REACHED: Words(
        "Periksa lagi dengan batas lebih besar (--seconds, --megabytes); tidak ada yang perlu ditanyakan.",
        "Check again with larger bounds (--seconds, --megabytes); there is nothing to ask.",
    ),
}
