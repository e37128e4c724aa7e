"""Words of those who say that it is not so, the seventeenth writer's: aunts, boatmen, teachers, clerks, a few checkers.

Rules kept here: a denial in own words has a name or two ({n}) and tells nothing of what was claimed; one that quotes
has the claim whole ({q}); in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Aduh bun, kabar {n} yang ibu kirim itu bohong, hapus ya sebelum dibaca eyang
    Saya sudah tanya anak saya yang kuliah, soal {n} itu cuma karangan
    {n} lagi, {n} lagi. Tidak benar itu semua, capek deh
    Ndeq tetu nike, semeton. Cerita {n} no bohong doang
    Hoaks lama soal {n} dipanaskan lagi kayak sayur kemarin
    Siapa sih yang pertama bikin cerita {n} begitu? Tidak ada kejadiannya sama sekali
    Pak, mohon maaf, yang bapak bagikan tentang {n} sudah terbukti palsu
    No tetu kabar {n} nan, na percaya
    Video {n} yang beredar itu hasil tempelan, suaranya pun bukan suara dia
    Bukan begitu ceritanya {n}, kalian dikibuli akun pencari penonton
    Kalau masih ada yang percaya soal {n}, sini saya ajak ngopi, biar saya jelaskan kenapa itu salah
    {n} kagak gitu woy, jangan telan mentah-mentah
    Ini yang ketiga kalinya saya bilang di grup: urusan {n} itu tidak pernah terjadi
    Wati ntau na ede, kabar {n} wati poda
    Saya malu ikut nyebar soal {n} kemarin, ternyata palsu. Maaf semuanya
    Foto yang dipakai buat cerita {n} diambil di negara lain, jadi jelas bohong
    Mending matikan dulu datanya daripada nyebar fitnah {n}
    Kata humasnya sendiri, berita {n} yang ramai itu tidak betul
    Jangan dimakan itu umpan soal {n}, isinya tipu semua
    Ustaz saya sampai ceramah: yang beredar tentang {n} itu dusta, dosa menyebarkannya
    Keponakan saya kerja di sana dan dia ketawa baca soal {n}. Nggak ada itu
    {n}? Bohong. Sudah. Titik. Gitu aja kok repot
    Admin, tolong hapus kiriman soal {n}, itu kabar bohong dan bisa bikin ribut
    Sudah dibantah orangnya langsung, jadi berhentilah ngomongin {n} seperti itu
    Yang soal {n} nggak usah diterusin, sumbernya akun abal-abal dan isinya palsu
    Percaya boleh, bodoh jangan. Kabar {n} itu dibuat-buat
    Endaq sadu' kabar {n} ino, bohong
    Gue cek satu-satu, enggak ada media mana pun yang memuat {n} begitu. Fix ngibul
    Waduh, {n} difitnah lagi. Tidak ada buktinya, kawan
    Terakhir ya saya ingatkan, yang tentang {n} itu salah besar dan menyesatkan
    Judulnya saja yang seram, isinya soal {n} tidak ada. Penipuan klik
    Pihak {n} sudah menyangkal, mohon warga jangan terpancing
    Ngapain dibahas terus {n}, wong itu cuma editan anak iseng
    Mama jangan forward yang {n} lagi ya, itu hoax ma
    Orang di pasar pada ribut soal {n}, padahal tidak betul sedikit pun
""")
QUOTING: Final = lines(r"""
    Bohong besar ini, jangan ditelan: {q}
    Ada tulisan begini di grup: "{q}" — itu tidak benar ya bapak ibu.
    "{q}"\nHALAH. Ngarang habis yang bikin ini.
    Ini nih contoh kabar palsu yang bikin ibu saya panik: {q}
    {q}\n\n^ hoaks, jangan disebar
    Sudah {k} orang kirim ke saya "{q}". Jawaban saya sama: palsu.
    Yang nulis "{q}" semoga dapat hidayah, karena tidak pernah ada kejadian itu.
    tolong yang masih bagi-bagi "{q}" berhenti, itu salah
    Ndeq tetu niki: {q}
    {q} <- fitnah macam apa lagi ini, sudah dibantah dari kemarin
    Saya guru, murid saya tanya apa betul "{q}". Saya jawab tidak betul, dan ini pelajaran buat kita.
    Klarifikasi dari kami pengurus RT: pesan "{q}" adalah bohong. Harap tenang.
    Kemarin saya ikut sebar "{q}", ternyata saya keliru dan itu tidak pernah terjadi. Maafkan.
    ❌ {q} ❌ tidak benar!!
    Awas tipuan! "{q}" — jangan diklik, jangan dipercaya.
    Bapak saya percaya ini: {q}\nPadahal setelah dicek ternyata palsu.
    "{q}" katanya. Katanya siapa? Tidak ada sumbernya, jelas dusta.
    Mari kita luruskan. Kiriman "{q}" itu hasil suntingan, bukan kejadian nyata.
    lagi2 {q}... woi itu hoax dari dulu
    Kalau dapat pesan seperti ini, abaikan: {q} (isinya bohong semua)
    Tak usah takut, "{q}" itu cuma karangan akun pencari uang.
    Sumpah ya, {q} ITU BOHONG, saya tinggal di situ
    Wati poda ede: "{q}"
    Saya laporkan postingan berisi "{q}" karena menyesatkan dan tidak sesuai kenyataan.
    Untuk yang bertanya tentang "{q}": tidak, itu tidak pernah terjadi. Terima kasih.
    Isi pesan: {q}\nStatus: PALSU\nMohon teruskan bantahan ini ke grup lain.
    hari gini masih percaya "{q}"? itu bohong kakak
    Kata polisi yang datang ke kantor kami, "{q}" itu tidak benar dan penyebarnya dicari.
    Nenek nanya: {q}, betul nak? Saya bilang tidak nek, orang iseng saja yang bikin.
    No tetu: {q}. Na sebarkan.
    Siapa pun yang kirim "{q}" ke grup ini lagi akan saya keluarkan, sebab itu kabar bohong.
    Cuma mau bilang, tulisan "{q}" sudah dinyatakan palsu oleh yang bersangkutan.
    {q}\nSaya cek sana sini, tidak ketemu satu pun yang membenarkan. Jadi jangan dipercaya, itu palsu.
    Bukan fakta! Ini cuma gorengan: "{q}"
    dear tante2 di grup, "{q}" itu bohong ya, jangan dikirim ke mama saya lagi, love you
""")
AFTER_CHECK: Final = lines("""
    Habis baca penjelasannya saya lega. {c} Jadi yang kemarin itu keliru ya.
    Buat yang kemarin ikut heboh, ini hasil carinya: {c}
    Nah kan sudah saya duga tidak benar. {c}
    {c} Jadi tolong hapus kiriman yang salah itu dari grup.
    Saya salin dari orang yang sudah memeriksa: {c}
    Bu RT minta saya jelaskan pelan-pelan. {c} Begitu bu, bukan seperti yang disebar.
    Pantesan janggal, rupanya palsu! {c}
    Untuk keluarga besar, mohon dibaca sampai habis: {c} Sekian, jangan ikut menyebar.
    {c} Sumber saya bukan katanya-katanya ya, ini sudah dicek.
    Nih biar tidak berdebat lagi: {c}
""")
OF_MADE: Final = lines(r"""
    Sebentar, saya jawab ya. {t}
    Untuk warga {d}: {t}
    Soal {p}, dengarkan dulu. {t}
    Ini jawaban buat yang ribut tentang {p} di {d}. {t}
    {t} Salam waras dari {d}.
    Bohong itu yang di grup! {t}
    saya orang {d}, jadi saya tahu. {t}
    Kasihan {p} difitnah. {t}
    {t}\n\n- keluarga {p}
    Mohon kabar tentang {p} jangan diteruskan, tidak benar. {t}
""")
