"""Words of those who say that it is not so, the fifteenth writer's: aunts, ronda men, students, drivers.

Rules kept here: a denial in own words names what it is about ({n}) and repeats nothing of what was claimed; one that
quotes has the claim whole ({q}); hardly anybody talks like a fact-checker; in Sasak, Samawa and Mbojo only sure words.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Yang bikin cerita {n} itu kurang piknik, jelas-jelas dusta
    Tante-tante di arisan tadi heboh {n}. Saya bilang stop, itu tipu-tipu, ndak pernah kejadian
    {n} lagi, {n} lagi… sudah dibilang ndak benar kok masih disebar
    Maaf ya saya hapus dari grup, kiriman soal {n} itu bohong
    Kemakan hoax {n} ya pak? Saya kemarin juga, ternyata zonk
    Ndek kenaq sino, {n} bohong doang. Dendek percaye!
    Aina imbi, {n} ede wati poda
    Na percaya soal {n} nan, nongka tetu
    kok bisa sih orang segampang itu percaya {n}. bohongnya kelihatan dari jauh
    tadi sopir travel cerita {n} berapi-api, padahal semua itu palsu, saya diam aja males debat
    Bu guru bilang ke anak-anak: {n} itu kabar palsu, jangan dibawa pulang
    Soal {n} saya berani sumpah, tidak ada apa-apanya
    {n} = bohong. titik. tidak usah tanya lagi
    Pak RT sudah umumkan habis isya, kabar {n} tidak benar dan jangan ditakuti
    Siapa lagi yang share {n}, saya keluarin dari grup. Itu fitnah.
    capek klarifikasi. {n} tuh gak ada, GAK ADA
    Yang ramai {n} itu cuma akal-akalan biar channelnya ditonton, isinya ndak ada yang betul
    Alah {n}… tukang bakso juga tahu itu dibuat-buat
    Om, kiriman om tentang {n} itu salah, hapus ya sebelum dibaca nenek
    Dari dulu isu {n} begitu terus, tidak pernah terbukti sekali pun
    Kalau ada yang tanya {n}, jawab saja: sudah dibantah sama yang bersangkutan
    Gambar {n} yang beredar itu buatan komputer, jangan ketipu
    Potongan {n} itu dipelintir, nonton lengkapnya dulu, jauh beda
    {n} cuma dongeng pengantar tidur, percaya boleh asal siap malu
    Ya ampun kalian masih bahas {n}? itu kan udah ketahuan ngibul minggu lalu
    Saya orang bengkel tidak sekolah tinggi tapi tahu {n} itu mengada-ada
    Tolong admin, hapus postingan {n}, menyesatkan orang kampung
    Nyebar {n} itu dosa lho, sudah jelas tidak begitu kejadiannya
    Bapak saya sempat percaya {n}, sekarang malu sendiri karena ternyata bohong
    Percayalah {n} nggak kayak yang dibilang orang-orang, ngawur semua
    Dikira kita bodoh apa, disuguhi {n} palsu begitu
    Itu yang judulnya {n} klikbait doang guys, isinya gak nyambung sama sekali dan gak bener
    Cek dulu lah! {n} itu rekayasa, yang upload cari duit
    Pernah kerja di sana 6 tahun, dan kabar {n} itu salah total
    Imam masjid tadi ngingetin, jangan sebar {n}, belum apa-apa sudah terbukti dusta
""")
QUOTING: Final = lines("""
    Ada yang kirim begini: {q}\\nJawaban saya cuma satu: bohong, pak
    {q}\\n\\n^^ yang di atas ini ndak benar ya, tolong jangan dilanjutkan
    Kakak saya share "{q}" terus saya tanya sumbernya mana, diam. Ya karena memang palsu
    "{q}" 👈 dusta. Saya ada di sana.
    SALAH BESAR: {q}. Yang sebenarnya tidak ada kejadian itu.
    Masih aja ada yang percaya “{q}” padahal jelas dikarang
    {q}\\nndek kenaq ye batur-batur, bohong ye, dendek ta sebarang malik
    {q} – wati poda ede, aina imbi!
    {q}\\nNongka tetu nan, na percaya
    Tolong kalau dapat pesan ini: {q}\\nlangsung hapus. Itu jebakan, isinya tidak benar
    Udah {k} kali dikirimin "{q}" dan udah {k} kali juga gue bilang itu hoax!!
    bukan begitu kejadiannya woi >> {q} << ini ngarang
    {q}?? Bohong ah. Orangnya sendiri sudah bilang tidak.
    Saya ralat kiriman saya tadi pagi ({q}). Ternyata kabar palsu, saya minta maaf.
    Kata siapa "{q}"? Gak pernah ada itu, jangan bikin gaduh
    Ini contoh hoaks yang saya bahas di kelas: "{q}". Anak-anak, tidak satu pun bagian darinya benar
    Sama sekali tidak betul kalau dikatakan {q}
    {q} ITU FITNAH! DOSA BESAR YANG NYEBAR
    Mohon ijin meluruskan pak ketua, tulisan "{q}" yang tadi lewat di grup itu keliru, tidak pernah ada
    "{q}"\\nNgakak. Ini bohongnya kebangetan 😂
    Yang namanya kabar "{q}" sudah dibantah polisi, jadi berhentilah
    Gini lho bu. {q}. Nah itu tidak benar, videonya potongan lama
    [HOAX JANGAN DISHARE] {q}
    {q}\\n❌❌ PALSU ❌❌
    Percaya "{q}" = gampang ditipu. Itu akal-akalan mereka
    Ini nih, {q}, kiriman sesat yang bikin mertua saya ndak bisa tidur. Sudah saya tanya ke kantornya, tidak ada!
    Kemarin saya ikut sebar: {q}\\nHari ini saya tahu itu bohong. Hapus semua ya
    Tidak ada itu "{q}". Tidak ada. Sampai kapan mau dibodohi
    si Anu bilang {q}… yah salah, saya sudah cek sendiri ke lokasi, nihil
    Jangan termakan: {q} <- rekayasa
    hoaks hari ini: {q}. kemarin hoaks lain. besok apa lagi
    Kata bu bidan pesan "{q}" menyesatkan, tidak usah dituruti
    {q}\\nYang nulis ini ngibul, nama dan tanggalnya saja dikarang
    Menurut grup sebelah {q}. Menurut kenyataan: enggak.
    buat yg masih ngotot "{q}" nih ya, itu editan, bukan beneran
""")
AFTER_CHECK: Final = lines("""
    Sudah baca penjelasannya belum? {c} Jadi jangan disebar lagi
    nih hasilnya gaes, {c}
    Anak saya yang kuliah bantu carikan: {c} Malu juga sempat percaya
    {c} Begitu pak, makanya tadi saya bilang hapus
    Ternyata ya. {c} Kena tipu kita semua
    Copas buat yang masih ngeyel: {c}
    {c}\\nKelar ya urusannya, jangan ribut lagi di grup
    Jawaban untuk bu Haji tadi 👇\\n{c}
    Habis saya cari-cari, {c} Intinya kabar itu palsu
    Petugas pojok baca menerangkan ke kami: {c}
""")
OF_MADE: Final = lines("""
    Kabar dari {d} soal {p}: {t}
    {t} Kasihan {p}, orang {d} yang baik begitu difitnah
    Saya tetangga {p} di {d}. {t}
    Untuk yang tanya kejadian {d}: {t}
    {d} aman. {p} titip pesan ke saya. {t}
    Bapak ibu, tentang {p} ({d}), {t}
    {t} (yang di {d} itu lho, yang bawa-bawa {p})
    Balasan buat yang sebar cerita {p} di {d}… {t}
    Baru pulang dari {d}, ketemu {p} juga. {t}
    ndak benar yang ramai di {d} itu!! {t} Minta maaf sana sama {p}
""")
