"""Words of those who say that it is not so, the fifth writer's: cousins, village clerks, drivers, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Sudah saya telpon sepupu yang kerja di sana, urusan {n} itu bohong besar
    Jangan dimakan mentah kabar {n}, ternyata karangan orang
    {n} yang ramai itu? Ndak ada begituan, saya jamin
    tolong adminnya hapus postingan {n}, itu hoax sudah lama
    Ndeq araq ape-ape soal {n}, lekak doang nu
    Bapak ibu, soal {n} tidak benar ya. Jangan diteruskan ke grup RT lagi
    Kena prank kita semua, {n} cuma editan
    wati wara {n} itu lenga, jangan percaya
    Gara-gara berita palsu {n} mamak saya nangis semalaman, tega kalian
    Saya tegaskan sebagai warga: yang dibilang orang tentang {n} tidak pernah terjadi
    lah {n} lagi {n} lagi, hoaks tahun lalu kok masih dipercaya
    Anakku kuliah hukum, katanya kabar {n} itu fitnah dan bisa dipidana
    Mohon maaf kemarin saya ikut share {n}, ternyata keliru. Sudah saya hapus
    Bukan begitu kejadiannya, {n} cuma dipelintir biar ribut
    {n} sudah dibantah orangnya langsung kemarin sore, kelar ya
    Hoaks itu!! {n} cuma akal-akalan pencari follower
    Sanak, no soda berita {n} nan, jangan mau dibodohi
    Yang percaya {n} tolong cek dulu ke kantor, semua petugas bilang tidak benar
    Ketawa saya baca {n}. Video potongan kok dipercaya
    Sekali lagi: {n} = BOHONG. Titik.
    Pak RT barusan keliling kasih tahu, isu {n} tidak benar
    Sudah dicek wartawan ke lapangan, cerita {n} nihil
    Semeton jari, kabar {n} niki ndeq tetu, jangan disebar
    mana buktinya {n}? Fotonya saja dari luar negeri, penipuan
    Aku kira {n} betulan, pas dicari ternyata palsu, malu sendiri
    Guru ngaji saya bilang menyebar {n} sama dengan menyebar dusta, karena memang tidak ada
    Hati-hati, {n} bukan dari sumber resmi dan isinya ngawur semua
    {n} itu mengada-ada. Habis pemilu juga hilang sendiri
    Lurah kami sudah tempel kertas di papan: informasi {n} tidak benar
    Berhentilah bahas {n}, itu kebohongan yang diulang-ulang
    Suaraku serak jelasin ke tetangga kalau {n} itu rekayasa
    Akunnya saja baru dibuat kemarin, postingan {n} jelas ngibul
    Polisi sudah bilang {n} isapan jempol, masih saja diterusin
    ya ampun {n} dipercaya, itu kan cuma settingan konten
    Cek Mafindo saja, {n} masuk kategori konten palsu
""")

QUOTING: Final = lines("""
    Kata tetangga "{q}" padahal bohong, saya sudah tanya langsung
    TIDAK BENAR YA: {q}
    {q}\\n\\nYang di atas ini hoaks, tolong jangan diteruskan
    Ada yang kirim begini ke grup keluarga: "{q}". Itu palsu, jangan percaya
    Ini nih contoh kabar bohong minggu ini → {q}
    {q} <- fitnah. Orangnya sudah membantah sendiri
    Sudah {k} grup yang kirim "{q}" dan semuanya saya balas: hoaks!
    lekak nu semeton: {q}
    "{q}" … ndak benar itu, videonya dari tahun kapan
    Buat yang masih nyebar tulisan "{q}", itu sudah dibantah polisi ya
    Hoax jangan disebar!\\n{q}\\nHoax jangan disebar!
    Mak, pesan yang mamak teruskan ({q}) itu tidak betul, hapus ya mak
    Saya ketemu orang yang disebut, beliau bilang tidak pernah. Padahal beredar: {q}
    Dicek ke kantornya hasilnya nihil. Jadi tulisan ini bohong: "{q}"
    Bunyinya "{q}". Kenyataannya tidak pernah terjadi seperti itu
    jangan ketipu!!! {q} (PALSU, cuma cari klik)
    Kemarin saya sebar ini: {q}\\nMaaf semua, ternyata salah. Saya cabut
    Seandainya kalian mau buka berita resmi, kalian tahu ini karangan: {q}
    [HOAKS] {q}
    {q}\\n^ ini sudah {k} kali muncul tiap pemilu dan tetap saja tidak benar
    Guru kami kasih contoh berita bohong di kelas: "{q}"
    Katanya {q}. Katanya doang, buktinya tidak ada, orangnya malah sehat dan ketawa
    Pak kades minta diumumkan bahwa pesan "{q}" tidak benar sama sekali
    Yang nulis "{q}" sudah minta maaf dan mengaku mengarang
    Wati wara kejadian begini lenga doho, bohong: {q}
    mohon stop. "{q}" itu editan, yang asli tidak bilang begitu
    Screenshot bertuliskan {q} adalah hasil suntingan, jangan dibagikan
    Tukang hoaks kumat lagi, sekarang isinya {q}
    Nomor {k} kabar palsu terpopuler di kampung kita: {q}
    no soda nan sanak. "{q}" cuma omongan orang iseng
    Dengar ya anak-anak, yang bilang {q} itu pembohong
    Klarifikasi dari keluarga: tidak benar bahwa {q}
    Ada pesan berantai, bunyinya: {q}. Kominfo sudah kasih cap hoaks
    Baca sampai habis. {q}. Semua kalimat tadi bohong, saya sudah cek
    Bantu laporkan akun yang posting "{q}", itu disinformasi
""")

AFTER_CHECK: Final = lines("""
    Habis saya cari tahu ternyata begini. {c}
    Buat yang kemarin ribut di grup, ini jawabannya: {c}
    {c} Jadi sudah jelas ya, jangan diteruskan lagi
    Dibaca pelan-pelan bapak ibu. {c}
    Ponakan saya yang rajin cek fakta kirim ini: {c}
    {c}\\nTolong sampaikan juga ke yang tua-tua di rumah
    Ternyata kita salah paham. {c}
    Hasil penelusuran kawan-kawan: {c}
    Nah kan, apa saya bilang. {c}
    {c} Hapus saja kiriman yang kemarin
""")

OF_MADE: Final = lines("""
    Dengar dulu. {t}
    Soal {p}: {t}
    {t} Begitu kenyataannya di {d}
    Untuk yang tanya kabar {d}, {t}
    Hoaks itu soal {p}. {t}
    Barusan telpon orang {d}. {t}
    {t} Jangan sebut-sebut {p} lagi
    Ndak benar. {t}
    Kabar dari {d} itu bohong. {t}
    {t} Maaf kalau nama {p} jadi rusak karena kita
""")
