"""Words of those who say that it is not so, the sixth writer's: uncles, mothers-in-law, traders, clerks, preachers.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); each is a denial to whoever reads it; few sound like a fact-checker;
in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Paman, yang tentang {n} itu tidak benar lho, sudah saya tanyakan ke anak saya yang di kota
    Bu Haji maaf nggih, kiriman soal {n} tadi kabar bohong, jangan diteruskan lagi
    {n} lagi {n} lagi, padahal isinya dusta semua. Capek.
    Ndeq kenaq kabar {n} no, pelungguh. Bohong.
    Tolong admin hapus yang soal {n}, itu karangan orang iseng
    Saya dulu juga percaya yang {n}. Ternyata kena tipu saya, malu.
    Demi Allah yang beredar tentang {n} tidak ada benarnya, saya kenal orang dalamnya
    Di kantor sudah dibahas, kabar {n} itu palsu dan orang humas sudah bicara
    Mertua masih ngotot soal {n}, padahal sudah jelas-jelas fitnah
    Kabar {n}? Omong kosong. Mending bantu cuci piring.
    Jangan makan mentah-mentah berita {n} pak, itu dibuat-buat supaya kita ribut
    Kabar {n} nan no tetu, bohong, jangan disebar lagi
    Yang ramai soal {n} di pasar tadi salah total, penjual ikannya saja ketawa
    Sudah tabayun, kata ustaz yang {n} itu tidak terbukti sama sekali
    Aina percaya ede, kabar {n} sana bohong mpoa
    Bapak-bapak yang masih bahas {n}: hoaks itu, tidurlah
    Mama tolong ya jangan share {n} terus, itu bukan kejadian sungguhan
    Cerita {n} begitu cuma ulah tukang cari like. Tidak pernah terjadi.
    Sepupu saya polisi, katanya perkara {n} itu isapan jempol
    Mohon maaf saya tadi ikut menyebarkan soal {n}, ternyata keliru. Saya cabut.
    Siapa pun yang mulai kabar {n} ini dosanya besar, wong tidak benar kok
    Halah {n} mah berita basi yang dipoles, bohongnya kelihatan
    Tadi khatib singgung soal {n}, beliau bilang itu dusta dan menyebarkannya haram
    Foto tentang {n} itu tempelan, lihat pinggirnya. Kok masih percaya?
    Sekali lagi untuk ibu-ibu arisan: yang {n} TIDAK BENAR ya, jangan panik
    {n} katanya... katanya siapa? tidak ada satu pun buktinya, bohong itu
    Kabar burung soal {n} sudah dibantah orangnya sendiri, tadi saya nonton di tv
    Nteh semeton, endaq percaye berita {n}, bohong doang isine
    Tolong bedakan fakta dan fitnah. Soal {n} itu fitnah.
    Anak SMP saya saja tahu kalau kabar {n} itu tipu-tipu
    Gara-gara kabar palsu {n}, ibu saya tidak bisa tidur. Berhentilah kirim yang bukan-bukan.
    Saya kerja di sana sebelas tahun. Cerita soal {n} mustahil dan memang tidak terjadi.
    Begini nggih, {n} yang viral itu ngarang bebas, silakan tanya langsung ke kantornya
    Bukan begitu kejadian {n}, yang beredar itu diputarbalik orang
    Yang kirim soal {n} tolong minta maaf di grup, karena terbukti tidak benar
""")

QUOTING: Final = lines("""
    Ada yang kirim begini ke grup pengajian: “{q}” — ini bohong ya ibu-ibu, jangan diteruskan.
    {q}\\n\\n^^ yang di atas itu HOAKS. Sudah {k} orang saya jelaskan satu-satu.
    Bapak saya percaya sekali dengan ini: "{q}". Padahal tidak benar. Tolong bantu jelaskan.
    Bukan fakta!! {q} — itu cuma buatan orang iseng.
    "{q}" Dusta. Titik.
    Kalau dapat tulisan “{q}”, langsung hapus saja, isinya palsu.
    Barusan masuk lagi: {q}\\nPadahal {k} hari lalu sudah dibantah. Jangan percaya.
    Maaf pak RT, yang bapak bagikan tadi, "{q}", ternyata tidak benar. Mohon ditarik.
    Saya ditanya apa betul {q}? Jawab saya: tidak betul, dan tidak pernah terjadi.
    [PALSU] {q} [PALSU]
    Katanya {q}. Mana buktinya? Tidak ada, karena memang bohong.
    Peringatan dari remaja masjid: berita berbunyi “{q}” adalah kabar bohong, dosa menyebarkannya.
    {q}\\n👆 ndeq kenaq niki, endaq percaye. Bohong.
    Ipar saya kirim "{q}" ke semua grup. Sudah saya tegur, itu fitnah.
    Tidak benar kalau “{q}”. Saya sudah telepon orang yang tahu.
    Siapa yang mulai kabar ini? {q}. Salah besar dan menyesatkan!
    Mohon yang sudah terlanjur menyebar "{q}" menghapusnya. Itu berita bohong.
    Yang viral begini kan: {q} — nah itu editan, jangan ketipu.
    Kami sekeluarga sempat panik karena {q}. Eh ternyata kabar palsu. Alhamdulillah.
    {q} ← bohong, bohong, bohong. {k} kali saya bilang.
    Klarifikasi untuk grup pedagang: tulisan “{q}” tidak benar, pasar aman.
    Dulu percaya, sekarang tidak: "{q}". Sudah terbukti karangan.
    Awas penipuan ibu bapak! Pesan “{q}” itu tidak benar, jangan diladeni.
    Admin: pesan berikut saya hapus karena hoaks. Isinya: {q}
    Mulut siapa yang bilang {q}? Fitnah itu lebih kejam, dan ini jelas fitnah.
    "{q}" — hasil tabayun takmir: kabar ini tidak benar sama sekali.
    Nenek sampai menangis membaca {q}\\nSudah Nek, itu bohong. Tenang.
    Tolong jangan bodoh-bodohi orang tua dengan “{q}”. Isinya keliru semua.
    Kata orang kantor: {q}. Kata atasan yang berwenang: tidak benar, abaikan.
    Dapat kiriman {k} kali sehari: "{q}" Basi dan bohong pula.
    {q}\\n\\nMaaf teman-teman, kiriman saya di atas salah, sudah dibantah resmi. Saya minta maaf.
    Jangan termakan judul “{q}”, isi videonya lain sama sekali. Menipu.
    Satu lagi kabar bohong minggu ini, bunyinya: {q}
    Aina percaya ake: "{q}". Bohong mpoa.
    Masih ada yang tanya benar atau tidak "{q}". Tidak benar. Selesai.
""")

AFTER_CHECK: Final = lines("""
    Keponakan saya yang wartawan sudah periksa, jawabannya: {c}
    Buat bapak-bapak grup ronda yang kemarin ribut, nih: {c} Jadi bohong ya.
    Saya baca penjelasannya pelan-pelan. {c} Berarti yang kemarin salah.
    {c} Makanya kalau dapat kiriman jangan langsung disebar, dusta itu.
    Sudah ditabayun, hasilnya begini: {c}
    Ternyata oh ternyata, {c} Kita semua kena kibul.
    Titip salam dari orang kominfo: {c} Tidak benar berarti.
    Sebelum marah-marah di grup, baca dulu: {c}
    Alhamdulillah jelas sudah. {c} Yang beredar itu palsu.
    Jawaban untuk mertua saya: {c} Hoaks, Bu.
""")

OF_MADE: Final = lines("""
    Bapak ibu, jangan ikut sebar soal {p}. {t}
    {t} Kasihan {p}, orang {d} juga manusia.
    Rumah saya di {d} belakang masjid. {t}
    {p} difitnah lagi di grup. {t}
    Kabar dari {d} itu bohong! {t}
    Luruskan ya soal {p} di {d}: {t}
    {t} (saya tetangga {p}, boleh tanya)
    Hoaks itu, jangan percaya. {t} Salam dari {d}.
    Ibu mertua saya di {d} ketawa dengar cerita {p}. {t}
    Tolong admin, kabar {p} dihapus saja. {t}
""")
