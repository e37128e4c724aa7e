"""Words of those who say that it is not so, the eighth writer's: fishermen, nurses, uncles, a midwife, one checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}), and a reader sees that its sender holds it for false; in Sasak,
Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Berita {n} yang dikirim Om tadi itu tidak betul ya, jangan bikin Mama kepikiran
    {n} … hadeh, kena tipu lagi kita satu grup
    Saya nelayan saja tahu kabar {n} itu karangan, masa yang sarjana percaya 🤭
    Ndak side percaye, {n} nike bohong doang
    Kabar soal {n} sudah saya tanyakan ke orangnya langsung, dia malah ketawa. Tidak ada kejadian begitu
    tolong yg kirim {n} dihapus aja, itu palsu, kasian orang tua pada panik
    Maaf lahir batin, kiriman saya kemarin soal {n} ternyata keliru. Saya cabut.
    Nggak usah heboh {n}, videonya hasil tempel-tempelan
    Mana buktinya {n}?? dari kemarin ditanya cuma dijawab emoji. Ngibul!
    Yang percaya cerita {n} berarti belum baca sampai bawah. Judulnya doang yang galak, isinya nol
    Nggih silakan cek sendiri, {n} niki berita bohong
    waktu magang di kantor berita saya diajari: kabar kayak {n} gini ciri2nya bodong semua
    Ustaz kami bilang menyebar kabar {n} itu dosa, karena memang tidak pernah terjadi
    Nongka tetu soal {n} nan. Sudah dibantah dari dulu, kok ya muncul terus tiap mau coblosan
    Jangan termakan isu {n}. Bohong besar.
    Lucu ya, foto lama dari negara lain dipakai buat cerita {n}. Jangan mau dibodohi
    Bapak saya hampir transfer gara-gara {n}, untung adik saya tahu itu modus
    Isu {n} ede wati poda, aina imbi
    Kalau memang {n} benar, kenapa tidak satu TV pun yang memuat? Karena bohong, titik.
    barusan nelpon sepupu yang tinggal di sana, urusan {n} katanya aman2 aja, ga ada apa2
    Izin meluruskan, Bu Haji. Yang beredar tentang {n} itu editan, suaranya bukan suara asli.
    Sudah ya, stop {n}. Capek dengar kabar angin.
    Saya perawat, di tempat saya tidak ada yang begitu, jadi soal {n} itu mengada-ada
    gaes {n} itu cuma konten cari viewer, judul sama isi beda jauh
    Pukul rata saja: kiriman {n} dari nomor luar negeri itu tipu-tipu
    {n}? Sependek yang saya tahu tidak demikian ceritanya, dipelintir sana sini
    Ampure pelinggih selapuq, soal {n} nike nda benar
    Ngga mungkin lah {n}, orangnya baru saja live dari rumahnya, sehat walafiat
    Anak SMP juga bisa bikin gambar {n} pakai aplikasi. Jangan gampang kagum, palsu itu
    Admin, pesan {n} mohon dihapus. Sudah diumumkan pihak terkait bahwa tidak ada hal semacam itu
    dibilang berkali kali {n} itu cuma rumor, tidak ada dasarnya sama sekali
    Cerita {n} dari dulu sampai sekarang tidak pernah ada sumbernya. Saya anggap sampah.
    Saya sempat percaya {n}, terus anak saya tunjukkan video aslinya. Malu sendiri, ternyata beda
    Kepada yang menulis soal {n}: fitnah itu lebih kejam. Segera minta maaf.
    Hasil penelusuran saya malam ini: {n} tidak benar. Video dipotong dari acara lain
""")
QUOTING: Final = lines("""
    "{q}" ← yang begini ini lho Pak yang namanya kabar bohong
    Jangan diteruskan!! Ini palsu: {q}
    {q}\\n\\nMohon maaf, yang saya teruskan di atas ternyata tidak benar. Saya sudah dimarahi anak.
    Katanya {q} ... bohong itu, orang saya di lokasi dari pagi
    Ada {k} orang kirim ke saya "{q}". Jawaban saya sama: tidak benar.
    “{q}”\\nHalah. Ngarang bebas.
    Saya bacakan dulu: {q}. Nah, itu semua tidak pernah terjadi, Ibu-ibu
    Sejak kapan {q}? Nggak ada ceritanya, itu cuma akal-akalan akun cari pengikut
    {q} << hapus!! ini tipuan, sudah {k} tetangga saya kena
    Kalau nanti dapat pesan berbunyi "{q}", abaikan. Isinya tidak sesuai kenyataan.
    Nike bohong doang: {q}
    *{q}*\\n\\nSudah kami tanyakan ke kantornya, jawabannya: tidak ada yang seperti itu.
    Teman-teman, tulisan "{q}" ini fitnah. Kasihan keluarganya
    Baru kemarin dibantah, hari ini nongol lagi: {q} 🤦
    Tidak betul bahwa {q}
    {q}\\n^ salah besar. Gambarnya diambil dari kejadian {k} tahun lalu di luar negeri
    stop sebar "{q}" !! itu hoak dari tahun kapan
    Percaya sama "{q}"? Jangan. Videonya potongan, lengkapnya malah bilang sebaliknya
    Ibu saya nangis gara2 baca {q}. Setelah dicek anaknya, ternyata bohong semua
    (tidak benar) {q} (tidak benar) – tolong sampaikan ke bapak-bapak di pos
    ini yg dimaksud? {q}\\nkl ini sih jelas ngibul, polisi sudah klarifikasi
    Kutipan "{q}" adalah kutipan palsu, beliau tak pernah berkata demikian
    Wati poda ede: {q}
    Yang bilang {q} coba datang ke rumah saya, saya tunjukkan bahwa itu dusta
    Laporan warga nomor {k}: "{q}". Hasil pemeriksaan: kabar bohong, tidak perlu disebarkan.
    Untuk ke-{k} kalinya, “{q}” itu TIDAK BENAR
    {q} katanya 😂 padahal saya yang jaga di situ semalaman, kosong tidak ada apa-apa
    Sore tadi grup PKK geger: {q}. Setelah ditelepon ke sana, cuma isapan jempol
    Aduh kak, "{q}" itu cuma judul pancingan, jangan diklik apalagi dipercaya
    Jadi begini Pak RT, pesan {q} itu sudah dinyatakan bohong, jangan dibacakan di masjid
    {q}\\n👆🏻 penipuan, mohon yang sudah terlanjur isi data segera ganti sandi
    Nenek saya percaya ini: {q}. Tugas kita menjelaskan pelan-pelan bahwa itu keliru
    Sudah ada {k} versi, salah satunya "{q}". Tak satu pun yang benar.
    Bantu laporkan postingan "{q}" karena menyesatkan, aslinya tidak begitu
    Kiriman "{q}" saya kembalikan ke pengirimnya dengan catatan: bohong
""")
AFTER_CHECK: Final = lines("""
    Jawaban dari yang paham: {c}
    Nah ini lho penjelasannya, Ibu-ibu. {c}
    Biar tidak salah paham. {c}
    {c} Jadi tolong jangan disebar lagi ya.
    Sudah dijawab begini sama yang ngecek: {c}
    barusan baca bantahannya → {c}
    {c} Begitu ceritanya, Om.
    Intinya bukan seperti yang ramai itu. {c}
    Kata anak saya yang kerja di dinas, {c}
    {c}\\nMaaf ya kalau kemarin saya ikut percaya.
""")
OF_MADE: Final = lines("""
    Lho, bukan begitu. {t}
    Buat yang di {d}: {t}
    {p} itu tidak seperti yang digosipkan. {t}
    {t} Tolong kabar bohong tentang {p} dihentikan.
    Bohong kalau soal {p}. {t}
    warga {d} di sini. {t} jangan percaya yg di grup
    {t} Salam dari {d}, yang di luar jangan ikut menyebar cerita bohong.
    Barusan dari {d}. {t}
    Yang beredar tentang {p} itu salah, {t}
    Nda benar itu yang dibilang orang soal {d}. {t}
""")
