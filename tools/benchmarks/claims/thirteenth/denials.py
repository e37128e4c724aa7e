"""Words of those who say that it is not so, the thirteenth writer's: aunts, drivers, teachers, clerks, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Sudah dibilang yang tentang {n} itu hoaks, kok masih dikirim lagi ke grup keluarga
    Mak, berita {n} yang mamak kirim semalam itu bohong ya, jangan diteruskan lagi
    {n} tidak begitu ceritanya. Tolong jangan disebar, malu kita
    Dulu saya juga percaya soal {n}, ternyata kibul doang
    Yang dari kemarin ribut {n}... itu karangan orang kurang kerjaan, gak ada kejadiannya
    sdh ditanya langsung ke kantornya, kabar {n} itu TIDAK BENAR ya bapak ibu
    Ndeq kenaq berita {n} ino, bohong doang
    Kabar {n} ino bohong, semeton. Ndaq sebarang malik
    Bohong si {n} ta, na sebar mo
    Wati poda {n} ede, bohong mena
    Ya salam, {n} lagi. Itu tipuan lama, sudah tiga kali lewat di beranda saya dan tiga kali pula terbukti palsu
    Kawan-kawan sopir, jangan panik dengan {n}. Saya baru dari sana, aman, tidak ada apa-apa
    Admin tolong hapus postingan {n} di atas, itu kabar palsu
    gak bener woy soal {n}, gw udah cek sendiri
    Percaya {n}? Duh, itu kan cuma akal-akalan orang cari jempol
    Murid saya pun tahu {n} itu rekayasa, masa gurunya ikut menyebar
    Saya minta maaf, {n} yang saya bagikan pagi tadi keliru dan sudah saya hapus
    Anak saya yang kerja di sana ketawa waktu saya tanya {n}. Bohong katanya, bohong besar
    Video {n} itu editan, mulutnya saja tidak pas sama suaranya
    Tenang ibu-ibu, {n} tidak terjadi. Yang menyebar sudah ditegur pak kadus
    {n}: cuma gosip. Titik.
    Untuk yang terlanjur cemas gara-gara {n}, itu isu liar, tak ada buktinya sampai sekarang
    Fitnah! {n} itu fitnah, dosa yang menyebarkan
    Foto {n} yang beredar itu hasil tempelan, perhatikan bayangannya deh
    Om, {n} sudah dibantah lho sama orangnya sendiri
    Dari kecamatan barusan: jangan percaya {n}, itu ulah orang iseng
    Ngapain diributin, {n} kan akun bodong yang bikin
    Sy sdh 2x jelaskan di grup ini, {n} bukan fakta. Baca ke atas
    kalau soal {n} saya berani bilang: nol besar, tidak pernah ada
    Berita {n} itu lelucon orang, kok dianggap sungguhan
    Itu tautan {n} jangan dipencet, penipu yang buat, bukan dari sana
    Klarifikasi dari kami panitia, kabar {n} yang beredar tidak ada dasarnya
    yang percaya {n} fix belum ngopi. palsu itu gaes palsuuu
    Cek Fakta: isu {n} tidak terbukti
    Malam tadi istri ikut nangis baca {n}, padahal bohong. Kasihan orang tua kita kena terus yang begini
""")

QUOTING: Final = lines("""
    "{q}" — ini bohong ya gaes, jangan ditelan mentah
    Siapa yang kirim ini ke grup arisan? “{q}” Hoaks itu bu.
    {q}\\n\\nTulisan di atas TIDAK BENAR. Saya sudah tanya ke yang bersangkutan.
    HOAKS!!\\n{q}\\nHOAKS!!
    Tetangga saya panik sehabis baca "{q}". Sudah saya tenangkan, itu kabar palsu.
    {q}\\n^^ palsu, sudah {k} kali saya lihat dan isinya begitu-begitu saja
    Jangan dipercaya: {q}
    Masih ada saja yang menyebar “{q}”, padahal tidak pernah terjadi
    Kalau dapat kiriman begini 👉 {q} 👈 langsung hapus, bohong itu
    Di rumah ribut gara-gara ini: {q}. Ternyata omong kosong.
    {q} <<< fitnah keji, semoga yang buat cepat sadar
    Pak, mohon ditarik pesannya. "{q}" itu tidak benar, saya pegawai di sana
    ndaq percaye side, bohong ne: {q}
    Bohong doang: "{q}"
    {q}\\n\\nmaaf sy keliru teruskan pesan ini, ternyata berita bohong 🙏
    Yang nulis "{q}" cari sensasi. Faktanya tidak demikian.
    Bukan begitu kejadiannya!! “{q}” itu karangan
    Sudah dibantah: {q}
    {q} ❌❌❌ ini SALAH
    dulu thn lalu jg ada yg begini: "{q}". Bohong dulu, bohong jg skrg
    Guru ngaji kami pesan, yang seperti ini jangan disebar karena dusta: {q}
    Ada {k} orang tanya saya apa benar “{q}”. Jawaban saya satu: tidak benar.
    {q}\\nKata siapa? Tidak ada itu. Ngawur.
    "{q}" ... wati poda ede, bohong
    Stop sebar ini ya: {q}. Sudah jelas tipuan.
    "{q}" heh ini kan rekayasa, kok pada share sih
    CEK FAKTA: klaim “{q}” adalah keliru
    Saya yang ada di lokasi bilang: tidak pernah ada. Yang beredar: "{q}" itu bikinan
    {q}\\n\\n👆 penipuan. Adik saya hampir kena.
    Lucu, masih {k} grup yang bahas “{q}” padahal sudah terbukti dusta
    capek deh baca "{q}" terus. GAK BENER
    Info dari humas: pesan berantai berbunyi “{q}” itu tidak benar, mohon abaikan
    Percaya sama ini? {q} Ya ampun, editan gitu
    [KLARIFIKASI] {q} — itu tidak pernah diucapkan siapa pun
    Bapak saya hampir sebar "{q}", untung saya cegah, soalnya itu berita palsu
""")

AFTER_CHECK: Final = lines("""
    Biar tidak salah paham lagi: {c}
    Tadi saya cari-cari di internet, ketemunya begini. {c}
    {c} Begitu lho, Bu, jadi jangan dibagikan lagi
    Jawaban buat yang kemarin ngotot di grup:\\n{c}
    Ternyata oh ternyata... {c}
    Setelah dicek: {c}
    Kata anak saya yang kuliah, ini yang betul: {c}
    {c}\\n\\nSudah terang ya? Hapus yang kemarin.
    Maaf meluruskan 🙏 {c}
    Nih biar pada tau, yang kemarin viral itu bohong. {c}
""")

OF_MADE: Final = lines("""
    Baca dulu ini sebelum ikut marah-marah ya: {t}
    {t} Jadi yang beredar itu bohong.
    Soal {p} yang lagi ramai: {t}
    Untuk warga {d} dan sekitarnya, jangan percaya kabar itu. {t}
    Kabar {p} itu hoaks. {t}
    Tolong luruskan di grup masing-masing ya. {t}
    {t} Kasihan {p} jadi omongan.
    Bohong doang ino. {t}
    Dari saya yang memang tinggal di {d}: {t}
    Yang soal {d} itu palsu ya bapak ibu. {t}
""")
