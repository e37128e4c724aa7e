"""Words of those who say that it is not so, the twentieth writer's: fishers, wives, students, guards, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Kabar {n} yang lagi rame itu tipu-tipu, bibi saya sudah kena prank duluan 😅
    Mohon yang kirim soal {n} dihapus saja ya pak, sudah terbukti bukan fakta.
    lah soal {n} kok masih ada yang percaya sih, udah lama ketahuan boongnya
    Ndeqn kenaq kabar {n} no, batur. Jangan diteruskan.
    Side percaya {n}? Bohong doang tie.
    Kabar {n} nan bohong, na percaya.
    Kabar {n} ede wati poda, aina percaya.
    Setelah saya telusuri dua jam, {n} itu isapan jempol belaka.
    Saya tidak bela siapa-siapa, tapi cerita tentang {n} memang tidak pernah terjadi.
    Ibu-ibu arisan RT 3, kabar {n} yang kemarin saya kirim ternyata tidak benar, maafkan saya
    Kalau nerima pesan tentang {n}, abaikan. Palsu.
    Bapak saya hampir ikut percaya {n}, untung adik saya kuliah dan jelaskan itu rekayasa
    {n} lagi {n} lagi... udah dibilang itu karangan orang iseng!
    Yang bikin cerita {n} itu cari klik doang bro, gak ada isinya
    Pihak yang bersangkutan sudah membantah soal {n}, jadi tolong stop ya.
    TOLONG DIBACA: URUSAN {n} ITU TIDAK BENAR, JANGAN BIKIN GADUH KAMPUNG
    Soal {n}, saya sudah telepon kenalan di sana dan dia ketawa, katanya mana ada
    Ustaz tadi pesan di pengajian, {n} yang beredar itu fitnah, dosa kalau ikut menyebar
    gak usah panik sama {n}, itu cuma editan bocah
    Katanya {n}... halah, potongan video lama disambung-sambung.
    Guru anak saya bilang kabar {n} masuk contoh berita bohong di pelajaran TIK
    Saya juga awalnya kaget baca {n}. Setelah dicek, nihil. Tidak ada kejadian begitu.
    Tidak benar ya teman-teman perihal {n}. Sudah ada klarifikasi resminya.
    Tiap mau pemilu pasti muncul lagi bualan model {n} ini, capek
    jangan mau dibodohi {n}, saya orang lapangan dan tidak melihat yang begitu
    Pak RW mohon diluruskan di grup: {n} hanya desas-desus tanpa bukti.
    yah si mamah share {n} lagi, padahal sudah kuterangkan kalau itu hoaks
    Demi Allah saya ada di tempat, cerita {n} itu tidak begitu kejadiannya, bohong
    Kepada admin, postingan {n} sebaiknya diturunkan, isinya menyesatkan
    {n} ??? wkwk siapa yang ngarang, bagus jadi penulis sinetron
    Saya cek di tiga koran, tidak satu pun memuat soal {n}. Artinya mengada-ada.
    Beginilah kalau malas baca, {n} yang palsu dibagi ke mana-mana
    Soal {n} sudah dibahas di kantor lurah, kesimpulannya kabar kosong
    Hati-hati termakan {n}. Keponakan saya polisi, katanya tidak ada itu.
    Sing sabar, berita {n} kuwi ora bener, mas
    """)
QUOTING: Final = lines("""
    Ini yang saya maksud bohong: "{q}". Jangan dilanjutkan ke grup lain.
    "{q}"\\n\\nPesan di atas TIDAK BENAR. Saya sudah tanya ke orangnya langsung.
    Kemarin tante kirim begini: {q}\\nSaya jawab, maaf tante, itu palsu.
    {q}\\n^ udah jelas hoaks masih aja di-share {k} kali sama orang yang sama
    Siapa pun yang menulis "{q}" tolong tobat, tidak pernah ada kejadian seperti itu.
    Yang ini nih contoh fitnah: {q} — semuanya karangan.
    Bohong! {q}... halah, basi, dari dulu juga sudah dibantah
    Bapak-ibu, tulisan berbunyi "{q}" adalah kabar palsu. Mohon tidak resah.
    Dapat {k} kali pesan ini hari ini: {q}\\nJawaban saya tetap sama, itu tidak betul.
    {q}\\n\\nKlarifikasi: yang di atas keliru, pihak terkait sudah membantahnya tadi siang.
    Masa iya orang percaya "{q}"? Tidak ada buktinya satu pun, murni bualan.
    awas ketipu tulisan ini >> {q} << itu buatan orang iseng, bukan kenyataan
    [PALSU] {q} [PALSU] jangan bilang saya tidak mengingatkan
    Gara-gara kalimat "{q}" nenek saya tidak bisa tidur. Padahal bohong semua!
    Saya baca {q}\\nlalu saya cari sendiri, hasilnya nol. Jadi ini hoaks ya.
    Anak muda jangan gampang kena: "{q}". Sudah dicek, tidak sesuai fakta.
    {q}\\nNdeqn kenaq niki, semeton. Bohong.
    {q}\\nBohong nan, na percaya.
    tidak ada ceritanya {q}, itu cuma akal-akalan buat dapat penonton
    Menanggapi "{q}", saya tegaskan hal itu tidak pernah terjadi. Terima kasih.
    Kalau masih ada yang bilang {q} suruh ketemu saya, biar saya jelaskan salahnya di mana
    Kata status orang: {q}. Kata kenyataan: tidak.
    Stop share!! "{q}" sudah dinyatakan bohong oleh yang berwenang
    {q}\\nini hoaks lama bang, {k} tahun lalu juga pernah lewat di beranda saya
    Ada yang japri begini, {q}, dan saya pastikan itu dusta.
    Mohon luruskan di khotbah Jumat, ustaz: "{q}" itu tidak benar dan meresahkan.
    Nih kuping saya panas dengar "{q}". Bukan begitu faktanya, orang cuma asal ngomong.
    Mama jangan percaya yang ini ya: {q}\\nSudah kutanyakan ke dosen, katanya palsu
    Videonya disunting! Tulisannya "{q}" padahal aslinya bukan itu sama sekali.
    {q}\\n👆 nah yang model begini langsung hapus saja, isinya tipuan
    Permisi, numpang meluruskan. "{q}" merupakan informasi menyesatkan, tidak ada sumbernya.
    Yang percaya {q} berarti kurang teliti, sudah {k} media menyebut itu tidak benar
    Sepupu di Jakarta ketawa waktu saya bacakan "{q}". Katanya itu hoaks yang sudah usang.
    buat yg nanya bener apa nggak: {q} -> NGGAK. titik.
    Gak ada itu "{q}"! Saya tinggal dekat situ dan tidak melihat apa-apa.
    """)
AFTER_CHECK: Final = lines("""
    Habis baca penjelasan resminya: {c} Jadi yang beredar itu salah ya, bu.
    {c} Begitu ternyata, berarti kita semua kena kibul kemarin.
    Mas, sudah ketemu jawabannya. {c} Hapus saja kiriman yang tadi.
    Saya kutipkan ya biar tidak ribut lagi di grup. {c}
    Nah ketahuan bohongnya. {c}
    Anak saya carikan keterangannya: {c} Maaf sudah bikin heboh.
    {c}\\nItu hasil periksa orang yang paham, bukan kata saya.
    Ringkasnya kabar itu tidak benar. {c} Salam dari Dompu.
    Buat yang masih ngotot, silakan baca pelan-pelan: {c}
    Nah ini duduk perkaranya, hoaks rupanya. {c}
    """)
OF_MADE: Final = lines("""
    Yang ramai soal {p} di {d} itu bohong. {t}
    {t} Jadi stop bawa-bawa nama {p} ya, itu fitnah.
    Warga {d} di sini. {t} Kabar itu palsu.
    Bohong itu kabar dari {d}, jangan percaya. {t} (saya tidak dibayar {p} lho)
    Tanggapan saya tentang {p}: tidak benar itu. {t}
    bohong ah. {t} kasihan {p} jadi bahan omongan satu {d}
    Maaf meluruskan kabar bohong dari {d}. {t}
    {t} Begitu yang sebenarnya terjadi di {d}, bukan seperti yang dibilang orang tentang {p}.
    Saya keluarga {p}, tinggal di {d}. Itu hoaks. {t}
    Kabar {d} tidak benar, titik. {t} Jangan ada yang termakan cerita soal {p}.
    """)
