"""Words of those who say that it is not so, the eleventh writer's: aunts, clerks, boys with a phone, a checker or two.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    bu, kabar {n} yang ibu teruskan tadi pagi bohong ya, sudah aku cari ke mana-mana
    {n} katanya. halah, ngibul
    Jangan gampang termakan {n}, om. Itu cuma cari tontonan.
    Saya malu, kemarin ikut nyebar {n}, eh ternyata tidak benar. Maaf sebesar-besarnya.
    Soal {n} itu lekak doang, ndeq naraq buktinya
    Ndeq ku sadu, {n} itu kabar bohong semeton
    aina imbi ya, {n} itu bohong, wati poda
    Nongka tetu soal {n} ta, jangan dibawa ke mana-mana
    yang bikin cerita {n} itu kurang kerjaan, gak ada kejadiannya
    Tolong admin, postingan {n} dihapus. Isinya karangan semua.
    {n}: hoaks. Titik.
    capek deh tiap tahun {n} muncul lagi padahal dari dulu sudah dibilang bohong
    Anakku yang kuliah di Malang bilang {n} itu editan, jadi jangan dipercaya
    gua cek ke sumber aslinya, {n} kagak pernah ada
    Pak Haji, mohon maaf, yang disampaikan habis magrib soal {n} itu keliru, bukan begitu kenyataannya
    Kalau ada yang kirim {n}, balas saja: bohong!
    Video {n} itu potongan lama yang dikasih judul palsu
    Percaya {n}? Berarti kena tipu kamu dek.
    Rumor {n} ini sudah dibantah orangnya langsung di radio, jadi stop ya
    Sejak kapan {n} jadi berita benar? Ngarang bebas itu
    Mohon warga tenang, yang beredar tentang {n} tidak benar sama sekali. Ttd ketua RT
    fitnah lagi fitnah lagi, kemarin tetangga, sekarang {n}
    {n} tuh palsu bestie, jangan di-share plis
    Bohong besar! {n} cuma buat nakut-nakutin orang tua kita
    Saya penasaran lalu telepon kantornya, jawabannya: {n} tidak pernah terjadi
    Gak usah panik gara-gara {n}. Yang nulis saja pakai akun bodong, isinya tipu-tipu.
    Di kelas literasi tadi dibahas {n}, kesimpulannya kabar itu salah
    Demi Allah {n} itu dusta, jangan ditambah dosanya
    ada yang masih ngotot {n}? sini kopi darat, saya tunjukkan kalau itu hoax
    Foto buat {n} itu buatan AI, jarinya saja enam, jangan mau dibohongi
    Nenek sampai nangis gara-gara {n}. Padahal bohong, tega yang bikin.
    Sudah ya, urusan {n} selesai: kabar palsu, sumbernya tidak ada
    Bantah keras soal {n}, kami yang di lokasi tidak melihat apa pun yang seperti itu
    {n} apanya, wong kejadian aslinya lain sekali, itu dibelokkan
    klarifikasi singkat: {n} = tidak benar. makasih.
    """)

QUOTING: Final = lines("""
    "{q}" <-- yang beginian bohong ya teman-teman
    Bapak kirim ini ke grup keluarga: {q}\\nSudah saya jawab, itu hoaks pak, jangan diteruskan.
    {q}\\n\\n^ palsu. gak usah percaya.
    Ada {k} orang tanya saya soal ini: "{q}". Jawaban saya satu, tidak benar.
    BOHONG: {q}
    Masih saja ada yang percaya “{q}”. Itu tipuan.
    {q} 👈 ndeq naraq, lekak doang
    wati poda ke, aina imbi: {q}
    Nongka tetu ta: "{q}" jangan disebar
    Kalimat "{q}" itu rekayasa, aslinya tidak pernah ada.
    Tolong stop kirim "{q}" ke grup RT, sudah jelas kabar bohong
    "{q}" hadeh, ini kan sudah dibantah dari kapan tahun
    dapat WA gini: {q}\\nhoax ya gaes, udah aku cek
    yang nulis '{q}' pasti lagi cari pengikut, isinya ngibul semua
    Mohon maaf, saya ralat. Tadi saya kirim "{q}" dan ternyata itu salah besar.
    Tidak benar bahwa {q}
    {q}... ngawur! yang sebenarnya sama sekali tidak begitu
    Ditanya murid tentang "{q}", saya jelaskan bahwa itu kabar palsu.
    [KABAR BOHONG] {q} [KABAR BOHONG]
    Ini pesan yang bikin ribut: {q}. Petugas sudah datang dan bilang tidak ada kejadian itu.
    “{q}” — fitnah. Saya siap jadi saksi bahwa itu tidak terjadi.
    siapa sih yang pertama nyebar "{q}"? dusta banget
    Dek, kalau ketemu tulisan {q} lewati saja, itu penipuan.
    {q}\\nKata Kominfo sih ini disinformasi, jangan diteruskan ke mama ya
    Sekali lagi, pengumuman yang bunyinya "{q}" bukan dari kami dan isinya tidak benar
    Jangan telan mentah-mentah "{q}", sudah terbukti bohong
    Bohong kok bangga: "{q}". Hapus!
    eh jangan ikut-ikutan posting '{q}', videonya lama dan ceritanya dikarang
    Berita {q} itu tidak ada di satu koran pun, jelas hoaks
    Awas kena tipu! Yang bunyinya {q} itu modus, jangan diklik
    {q} (ini HOAKS ya, saya tempel supaya kalian tahu bentuknya)
    Dikira benar, rupanya "{q}" cuma karangan akun bodong
    Kepada yang kirim "{q}", mohon dicabut karena tidak sesuai kenyataan
    Paman, isi pesan {q} itu salah. Yang seperti itu tidak pernah terjadi.
    Saya baca {k} kali: {q}. Tetap saja bohong.
    """)

AFTER_CHECK: Final = lines("""
    Anak saya bacakan hasil periksanya: {c}
    Udah ada yang ngecek gan, nih: {c}
    Biar tidak salah paham lagi ya ibu-ibu. {c}
    Hoaks ternyata. {c} Jadi hapus saja.
    saya salin dari situs yang biasa bongkar kabar palsu: "{c}"
    {c} Nah, begitu duduk perkaranya.
    Maaf pak RW, yang bapak kirim keliru. {c}
    Dari hasil penelusuran kawan-kawan: {c}
    dibaca baik-baik dulu sebelum marah 👉 {c}
    {c}\\n(keterangan dari petugas, silakan diteruskan)
    """)

OF_MADE: Final = lines("""
    Kabar tentang {p} itu bohong. {t}
    {t} Saya orang {d}, saya tahu sendiri.
    yang ribut soal {p} di {d}, denger ya. {t}
    Untuk keluarga {p}: yang sabar. {t}
    {d} aman-aman saja. {t} Jangan termakan fitnah.
    Ditanya terus soal {p}, saya jawab di sini saja: {t}
    {t} Tolong berhenti menggunjing {p}.
    Ini dari warga {d} langsung. {t}
    hoax soal {p}!! {t}
    @grup {d}, mohon dibaca. {t}
    """)
