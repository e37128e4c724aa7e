"""Words of those who say that it is not so, the fourth writer's: aunts, drivers, village clerks, pupils, one checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}) and leaves no doubt that the writer holds it for false; few sound
like a fact-checker; in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Bibi, berita {n} yang bibi kirim semalam itu tipu-tipu, tolong ditarik lagi ya bi
    {n} lagi, {n} lagi. Sudah berapa kali dibilang itu karangan orang iseng!
    Kok masih ada yang percaya cerita {n} sih? Pake akal sehat dong
    tadi saya tanya langsung sepupu yg kerja di sana, soal {n} gak ada kejadian begituan
    Semeton, ndaq percaye kabar {n} niki, lekaq doang
    {n}: gak bener woy, yang bikin cuma cari penonton
    Ndek tetu sak tebadaq soal {n} no, ndaq pade sebar
    Saya hapus ya postingannya, ternyata cerita tentang {n} cuma rekaan. Maaf sudah bikin panik 🙏
    mohon maaf ralat: yang {n} itu saya salah terima, tidak betul sama sekali
    Guru kami di kelas sudah kasih tau, tulisan soal {n} itu bohongan
    Aina imbi nggahi dou soal {n}, wati poda
    Kalau {n} kejadian sungguhan masa tidak ada satu koran pun yang nulis? Ngarang!
    yg sebar2 {n} itu mesti diajari, fitnah namanya
    Na percaya kabar {n} nan, siong tetu
    cape deh sama {n}, dari tahun kemarin muter terus padahal dusta
    Bapak saya hampir termakan kabar {n}. Alhamdulillah sempat dicegah, wong itu palsu
    Tolong ya ibu-ibu pengajian, soal {n} berhenti disebar, dosa menyebar kebohongan
    hahaha {n} dipercaya. itu mah editan anak warnet
    Pihak desa: kabar mengenai {n} yang beredar di warga TIDAK BENAR, harap tenang.
    Sudah dibantah keluarganya sendiri, urusan {n} jangan diperpanjang
    {n}? Cek dulu sebelum share bang, itu sudah lama terbukti tipuan
    Suami saya sopir jalur itu tiap hari, tak pernah ada apa-apa. Cerita {n} omong kosong
    jgn mau dibodohi soal {n}, videonya diambil dari kejadian lain
    Siapa yang untung dari kabar {n}? Yang jelas bukan kita, dan yang jelas itu bohong besar
    Admin tolong keluarkan yang posting {n}, sudah tiga kali sebar hoax yang sama
    Aku kuliah jurusan itu, percaya deh, omongan soal {n} ngawur dari ujung ke ujung
    Tadinya kupikir serius, eh pas dicari sumber aslinya {n} ini cuma bikinan akun lawak
    Lurah kami ketawa waktu ditanya {n}. Katanya itu isapan jempol.
    wati wara kejadian {n} ede, aina sebar
    Kata pak polisi yang jaga di simpang, soal {n} itu tidak pernah ada
    STOP {n}. Palsu. Titik.
    ya Allah grup keluarga isinya {n} mulu, sudah kubilang itu dibuat-buat supaya kita ribut
    Yang bilang {n} begitu coba tunjukkan buktinya. Tidak ada kan? Ya sudah, bohong berarti
    Pengumuman masjid sehabis Magrib: jamaah jangan termakan kabar {n}, itu dusta
    Tim pemeriksa menyimpulkan bahwa informasi tentang {n} keliru dan sudah dibantah lembaga terkait
""")

QUOTING: Final = lines("""
    “{q}” ← ini BOHONG ya bapak ibu, jangan ditelan mentah-mentah
    Ada yang kirim beginian ke saya: "{q}". Saya jawab: enggak bener pak, siapa yang ngajarin
    {q}\\n\\n^^^ jangan percaya yang di atas, ngarang semua
    Mana ada! "{q}" itu karangan
    Bude share "{q}" di grup. Bude, itu hoaks lama, sudah {k} kali lewat
    KABAR PALSU: {q}
    Yang nulis “{q}” minta ditabok, fitnah semua isinya
    {q}. Hoax gaes, jangan kemakan
    tidak betul kalau {q}
    Tolong yang masih punya pesan ini dihapus: {q}\\nSudah dipastikan palsu sama yang bersangkutan
    Ndaq percaye semeton: "{q}". Lekaq niki!
    ❌❌ {q} ❌❌\\nbohong, yang asli tidak begitu
    Ngakak baca “{q}”. Yang percaya sama ginian tolong sekolah lagi, jelas-jelas rekayasa
    Kemarin saya ikut sebar: "{q}". Saya cabut, ternyata tidak benar. Mohon maaf lahir batin
    anak saya SMP saja tau ini tipuan: {q}
    {q}\\n\\nSalah total. Saya orang situ, tidak ada kejadian semacam itu.
    Dibilang "{q}". Dusta! Keluarganya sudah kasih penjelasan {k} hari lalu
    aina imbi: "{q}". wati poda ede
    Awas penipuan bertuliskan: {q}. Itu bukan dari pihak resmi, jangan dituruti
    Cek dulu dong sebelum kirim “{q}”, itu berita bohong yang didaur ulang
    Dari {k} grup masuk terus: {q}. Capek. ITU TIDAK BENAR.
    na percaya ke kabar ta: "{q}", siong tetu
    Pertanyaan warga: "{q}"? Jawab: tidak benar, sudah kami tanyakan ke dinas
    #hoaks nih, jangan ditiru: {q}
    "{q}" kata siapa? Gak ada sumbernya, bohong itu mah
    Bohongnya kebangetan: {q}
    {q} … halah, omong kosong. Videonya aja dari negara lain
    Om, yang om kirim “{q}” itu sudah dinyatakan palsu ya om, jgn diteruskan lagi
    Mitos: {q}\\nKenyataannya tidak begitu
    Masih saja ada yang menyebarkan “{q}”. Kasian yang kena fitnah, itu sama sekali tidak terjadi
    bukan!! bukan begitu!! orang bilang {q}, padahal gak pernah ada
    Pesan berantai “{q}” tidak terbukti. Hentikan di HP Anda.
    Guru TIK: anak-anak, contoh berita bohong minggu ini adalah “{q}”
    Yang kalian baca ini rekayasa: {q}. Gambarnya tempelan, suaranya buatan mesin
    Saya sudah telepon orangnya. “{q}” itu tidak pernah dia lakukan, titik.
""")

AFTER_CHECK: Final = lines("""
    Barusan saya cari tahu sendiri, hasilnya: {c}
    {c} Jadi tolong yang di grup sebelah dikasih tau juga
    Buat yang kemarin ribut, baca nih: {c}
    Ternyata begini ceritanya. {c}
    {c}\\n\\nsudah ya, jangan diperdebatkan lagi
    Kiriman anak saya yang kuliah di Mataram: {c}
    mohon dibaca sampai habis 🙏 {c}
    {c} (saya cuma nerusin dari yang ngecek)
    Nah kan apa saya bilang. {c}
    Biar tidak salah paham: {c}
""")

OF_MADE: Final = lines("""
    nih ya, {t}
    {t} Tolong disampaikan ke warga {d} yang lain.
    Saya orang {d} asli. {t}
    soal {p} ya. {t}
    {t}\\n\\nKasihan {p}, jangan dikeroyok terus
    Ke semua yang tanya saya tentang {d}: {t}
    Barusan ketemu {p} di jalan, beliau cuma geleng kepala. {t}
    {t} Salam dari {d} 🙏
    Bukan begitu bapak ibu. {t}
    Buat yg sebar-sebar nama {p}: {t}
""")
