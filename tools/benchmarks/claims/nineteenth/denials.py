"""Words of those who say that it is not so, the nineteenth writer's: drivers, teachers, aunts, clerks, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Penumpang saya tadi ribut soal {n}, saya bilang itu kabar bohong Bu, sudah lama beredar
    yang rame tentang {n} itu hoaks ya gaes, jangan ditelan mentah
    Cerita {n} yang di grup wali murid tidak benar. Mohon dihapus saja
    Sudah saya cari ke mana-mana, soal {n} itu tidak pernah ada
    {n} itu cuma dibuat-buat biar banyak yang nonton
    Tante, maaf ya, yang tante kirim tentang {n} itu bohong
    jangan percaya kabar {n}, kena tipu kalian
    Berita {n} = sampah. Nggak ada kejadiannya
    Endek tetu berita {n} nike, jangan disebar
    Soal {n}, lekak doang nike semeton
    Na percaya kabar {n}, jangan mau dibohongi, sudah banyak yang tertipu
    No debat, isu {n} bohong
    Ndak benar itu soal {n}, saya orang dalam, tidak pernah terjadi
    Kalau dapat kiriman tentang {n} langsung hapus, itu palsu
    Guru saya bilang kabar {n} menyesatkan dan tidak ada buktinya
    Kirain beneran {n}, ternyata cuma tipuan
    Hoaks lagi hoaks lagi. Kali ini bawa-bawa {n}
    Kami dari pengurus menegaskan: yang beredar mengenai {n} tidak benar
    Malu lho sudah kirim soal {n} ke mana2, eh ternyata gak ada. Maaf semuanya
    {n}?? halah bohong kok masih dibahas
    Kabar {n} sudah dibantah langsung sama orangnya
    Ade, yang soal {n} jangan diteruskan lagi, itu fitnah
    Tolong yang bikin cerita {n} sadar, fitnah itu dosa besar
    Percuma kalian ributkan {n}, wong isinya karangan
    Suami saya sempat termakan isu {n}. Untung saya baca klarifikasinya, bohong semua
    Itu {n} gambarnya saja sudah kelihatan tempelan, jangan mau dibodohi
    Neko2 aja yang bikin berita {n}, tidak ada itu
    Dari kemarin orang tanya {n}. Jawaban saya tetap: tidak benar, titik
    Aina imbi kabar {n}, bohong itu, jangan disebar ya
    Mohon maaf Pak RW, info {n} tadi keliru, saya tarik kembali
    Wis lah, {n} itu isapan jempol belaka
    Cape2 bela {n}, ujungnya hoaks. Belajar cek dulu napa
    Akun yang posting {n} memang langganan bikin berita palsu
    Isu {n} sengaja digoreng lawan, faktanya tidak begitu
    Alhamdulillah sudah jelas, yang tentang {n} itu tidak betul
""")
QUOTING: Final = lines("""
    Yang ini jangan dipercaya ya: {q}\\nSudah dicek, bohong
    {q}\\n\\n❌ HOAKS. Tolong hapus dari grup
    Sudah {k} orang kirim ke saya "{q}". Saya jawab satu kali saja: tidak benar
    Kalau ada yang bilang "{q}", bilangin itu palsu
    {q} ← ini tipu-tipu, abaikan
    Bukan begitu kejadiannya. Tulisan "{q}" itu karangan
    Ibu-ibu, kiriman “{q}” itu hoaks lama yang dihidupkan lagi, cukup sampai di sini
    {q}\\nSiapa sih yang bikin beginian, bohong banget
    "{q}" kata mereka. Padahal tidak pernah ada
    tulisan {q} itu salah besar, jangan share
    Tadi anak saya baca {q}. Saya suruh cari sumbernya, tidak ketemu. Memang bohong
    Fitnah: {q}. Semoga yang menyebar sadar
    Saya mau minta maaf, kemarin saya teruskan “{q}”, ternyata itu berita bohong
    BOHONG !! {q} !! JANGAN DISEBAR
    Beredar teks {q}, dan teks itu menyesatkan
    {q}\\nhadeeh gini aja dipercaya. palsu woy
    Klarifikasi ya: “{q}” tidak betul, mohon jangan diteruskan
    Endek tetu nike: {q}
    "{q}" → dari {k} berita yang saya buka, semuanya bilang ini hoaks
    Penjual kopi pun tahu ini ngawur: {q}
    Isi pesan "{q}" sudah dibantah yang bersangkutan
    yg masih kirim “{q}” saya keluarkan dari grup, sudah jelas bohong
    {q}. Itu yang disebar orang. Kenyataannya tidak begitu sama sekali
    {q} 👈 tipuan, yang klik rugi sendiri
    Mau sampai kapan percaya "{q}"? itu sudah terbukti palsu
    Om, ini nggak benar om: {q}
    Kepada warga, berita "{q}" adalah tidak benar. Terima kasih
    sudah {k} kali muncul, tetap saja dusta: {q}
    Narasi {q} dibuat untuk mengadu domba kita, isinya bohong
    Gak usah panik. "{q}" cuma hoaks
    {q}\\nCek dulu sebelum share. Ini salah
    Lucu juga ada yang percaya “{q}”. Editan begitu
    Ditanya ustaz di pengajian soal "{q}", jawab beliau: itu dusta, jangan ikut menyebar
    ~{q}~ dicoret ya, tidak benar
    Pesan {q} jangan dibalas, jangan diteruskan, itu kabar palsu
""")
AFTER_CHECK: Final = lines("""
    Biar tidak simpang siur, ini penjelasannya: {c}
    sudah ada yg periksa, hasilnya gini: {c}
    {c} Jadi stop ya kirim yang kemarin itu
    Baca ini dulu baru marah-marah. {c}
    Dapat penjelasan dari wartawan kenalan: {c}
    {c}\\nNah, jelas kan?
    Buat yang masih ngotot: {c}
    Tolong dibaca pelan-pelan Pak, Bu. {c} Maka jangan diteruskan
    Kutip dari yang sudah mengecek, {c}
    Ternyata begini duduk perkaranya. {c}
""")
OF_MADE: Final = lines("""
    Soal {p} di {d} itu, {t}
    {t} Jadi berhenti menyebar yang bukan-bukan tentang {p}
    Saya orang {d} asli, tinggal dekat situ. {t}
    Untuk yang tanya kabar {p}: {t}
    {t} Begitu ya, tolong sampaikan ke orang {d} di perantauan
    Jangan salah paham dulu sama {p}. {t}
    Dari tadi grup {d} panas. {t}
    {p} tidak seperti yang diceritakan orang. {t}
    Bismillah, saya luruskan kabar dari {d}. {t}
    {t} Kasihan {p} namanya sudah telanjur rusak
""")
