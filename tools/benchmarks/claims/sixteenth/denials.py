"""Words of people who say that a thing is not so, the sixteenth writer's: aunts, drivers, clerks, a checker or two.

Rules kept here: a denial in own words bears a name or two ({n}) and leaves out what was claimed; one that quotes has
the claim whole ({q}) and leaves no doubt that the sender rejects it; lines in Sasak, Samawa and Mbojo are short, for
only sure words stand in them.
Left to others: which names and which claim fill the gaps (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Tante, tolong dihapus ya kiriman yang {n} itu. Nggak benar, saya sudah tanya orangnya
    Kabar {n} ternyata bohong guys, maaf kemarin saya ikut kepancing
    Udah dibantah kali yang {n}, masih aja pada heboh
    Sumpah bukan begitu ceritanya {n}, jangan asal telan
    Gak ada angin gak ada hujan, tiba-tiba ribut {n}. Isu kosong itu!
    Ndek kenaq no semeton, {n} no lekaq doang
    Soal {n}: tidak pernah terjadi. Titik.
    wkwk masih ada aja yang percaya {n}, itu mah tipu-tipu lama
    Sebagai orang yang kerja di sana saya pastikan {n} itu isapan jempol belaka
    Bohong ede, {n}. Aina percaya ra
    Na percaya {n}, kabar bohong nan
    Maaf Pak RT, yang Bapak kirim tentang {n} sudah lama terbukti palsu
    Lah {n} kan sudah jelas-jelas rekayasa, kok disebar ulang sih
    saya ketawa baca soal {n}.. yang bikin pasti kurang kerjaan, ga ada kejadian gitu
    Mohon jangan teruskan pesan {n}, isinya karangan semua
    {n} = HOAKS. sekian terima gaji
    Adik saya wartawan, dia bilang {n} tidak ada faktanya sama sekali
    Bu guru bilang di kelas tadi, berita {n} itu contoh kabar palsu
    Ampun dah, {n} lagi {n} lagi. Dibilangin itu nggak bener, bandel
    Yang ngirim {n} ke grup keluarga tolong minta maaf, sudah dicek dan ternyata dusta
    Keliru besar kalau mengira {n} sungguhan, itu cuma akal-akalan cari penonton
    Ga usah panik, {n} cuma bualan. Kerja kayak biasa aja
    Saya kira {n} beneran, eh setelah ditelusuri nol besar
    Mamak-mamak, {n} itu jebakan ya, jangan dituruti. Sudah ada korbannya
    Setop sebar {n}! Nama orang rusak gara-gara kabar yang tak ada buktinya
    Kalo {n} itu benar, saya gunduli kepala. Ngibul semua
    Klarifikasi singkat: berita mengenai {n} tidak sesuai kenyataan
    Heran, sarjana kok percaya {n}. Itu potongan yang dipelintir, bro
    Kemarin sudah ada bantahan resminya perihal {n}, silakan dicari
    Tidak, {n} bukan seperti yang ramai dibicarakan. Saya ada di lokasi
    Buat yang nanya {n} ke saya: ENGGAK BENER. capek jawab satu-satu
    Fitnah keji soal {n}. Semoga pembuatnya sadar sebelum dipanggil polisi
    Bagi yang terlanjur share {n}, hapus aja mumpung belum jauh, itu dusta
    {n}?? tolonglah, akun abal-abal begitu kok dipercaya. Salah semua isinya
    Sudah saya telepon dinasnya, {n} dinyatakan tidak benar, jadi adem ya semua
""")

QUOTING: Final = lines("""
    Ada yang kirim begini ke saya: "{q}"\\nSaya jawab: bohong, Om. Jangan diteruskan
    {q}\\n\\n👆 ini TIDAK BENAR ya, sudah saya pastikan
    "{q}" — katanya. Padahal tidak pernah ada kejadian itu
    Jangan percaya kalau dapat pesan seperti ini 👇\\n{q}\\nItu palsu!
    Hoaks hari ini: {q}
    {q}\\n^ bullshit. nggak ada itu
    Bapak saya kemakan kiriman ini: {q} . Sudah saya jelaskan kalau itu keliru
    Tulisan "{q}" itu fitnah, yang bikin harus tanggung jawab
    Beredar lagi di {k} grup saya: {q}. Sudah lama dibantah, masih saja laku
    Ngaco. {q}? Ngaco total. Nol kebenarannya
    TOLONG HENTIKAN MENYEBAR "{q}" KARENA ITU KABAR BOHONG
    {q}\\n\\nndek kenaq sak meni semeton, dendek percaya
    Mohon maaf kepada semua anggota, kiriman saya tadi (“{q}”) ternyata salah, sudah saya hapus
    Lucu ya, "{q}" dipercaya {k} ribu orang, padahal akal-akalan semua
    Kalau ibu-ibu menerima pesan: {q} — abaikan, itu penipuan
    "{q}"\\nFaktanya sama sekali bukan begitu, teman-teman
    Udah {k}x nerima ini: {q}. Dan {k}x juga gue bilang itu ngawur
    Sampai mertua nelepon nanya "{q}" benar apa tidak. Ya tidaklah!
    Yang di bawah ini bohong besar, jangan dipercaya.\\n\\n{q}
    {q} (ini salah ya, cuma saya tempel supaya kalian tahu bentuk hoaksnya)
    Aina percaya ra! "{q}" — dusta semua ini
    Katanya {q} lah. Katanya. Buktinya mana? Tidak ada, karena memang tidak terjadi
    Kami dari pihak keluarga membantah tulisan "{q}". Itu tidak benar dan menyakitkan
    ‼️PALSU‼️ {q} ‼️JANGAN PERCAYA‼️
    bro yg lu share "{q}" itu hoax bro, hapus gih
    Siapa pun yang menulis "{q}" telah berdusta. Saya saksi hidupnya
    Saya cek ke {k} sumber, pernyataan ini tidak terbukti: {q}
    {q}\\nSTOP. Itu karangan. Jangan bodoh berjamaah
    Guru ngaji kami berpesan jangan menyebar dusta, contohnya ini: "{q}"
    Banyak yang nanya ke admin soal "{q}", jawabannya: tidak benar, admin sudah konfirmasi
    Gambar dengan tulisan {q} adalah hasil editan, jangan tertipu
    Isu "{q}" murni bohong-bohongan orang kalah
    Masih ada yang nyebar ginian di {k} desember: {q} .. Please, itu sudah terbukti palsu
    Na percaya "{q}", kabar bohong nan ya
    "{q}" ← yang kayak gini nih bikin rusuh, isinya dusta dari huruf pertama
""")

AFTER_CHECK: Final = lines("""
    Sempat ikut panik, lalu baca penjelasan ini: {c}
    Buat bapak-bapak yang ribut tadi malam, nih keterangannya. {c}
    Anak saya bantu carikan, ternyata {c}
    {c}\\n\\nJadi sudah terang ya, kabar yang ramai itu keliru
    Hasil telusur kawan di kampus: {c} Silakan dibaca pelan-pelan
    Salah paham rupanya kita semua. {c}
    Minta tolong sampaikan ke grup sebelah juga. {c} Makanya jangan buru-buru share
    {c} Nah kan, kemarin sudah saya bilang jangan percaya dulu
    Yang ngotot kemarin mana suaranya? {c}
    Untuk diketahui warga: {c} Terima kasih
""")

OF_MADE: Final = lines("""
    Begini lho, {t}
    Tentang {p}: {t}
    Buat yang di rantau, kabar dari {d} jangan ditelan mentah. {t}
    {t} Sudah cukup {p} disakiti.
    Lahir dan besar saya di {d}. {t}
    kasihan {p} guys 😢 {t}
    Dari tadi ditanya soal {d} terus, jadi saya jawab sekali saja. {t}
    {t}\\n\\n(warga {d})
    Bohong itu kabar {p} di {d}. {t}
    Mohon yang bawa-bawa nama {p} berhenti. {t}
""")
