"""Words of those who say that it is not so, the eighteenth writer's: fathers, traders, students, a few checkers.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Mak, yang {n} itu boong. Hapus ya, jangan dikirim ke arisan
    Yang soal {n} sudah dibantah kemarin, kok masih muter aja di grup ini
    Aduh {n} lagi {n} lagi, itu karangan orang pengangguran
    Pak RT titip pesan: kabar {n} tidak benar, warga diminta tenang
    ndek kenaq saq {n} no, endaq tesebar aneh semeton
    tentang {n} mah hoaks lama, dari jaman saya masih kuliah
    Kabar {n}? Bohong, udah saya tanya langsung ke orangnya
    Sudah ya bapak ibu, {n} itu fitnah. Dosa kalau diteruskan.
    {n} 🙄 percaya aja kalian, jelas-jelas palsu gitu
    gak ada tuh yang kayak gitu, {n} cuma dibuat-buat biar rame
    Om, maaf, postingan om tentang {n} keliru. Boleh dihapus om?
    Nggak bener {n} tuh. Gue kerja di situ, ketawa bacanya
    Saya klarifikasi di sini bahwa {n} yang beredar itu tidak pernah terjadi
    Kabar {n} ede wati poda, aina imbi
    Tolong yang sebar {n} tadi minta maaf di grup, isinya ngawur semua
    Itu lho yang katanya {n}, ternyata tipuan. Untung saya belum klik
    {n} hoax bang, jangan kemakan
    Kata anak saya yang kuliah di Unram, {n} itu bohong, videonya potongan
    lah {n} kan udah dibilang palsu dari minggu lalu, ketinggalan kereta kamu
    Jangan termakan {n}, itu akal-akalan cari penonton
    Mohon admin hapus kiriman {n}, saya sudah cek dan tidak betul
    seumur-umur ga pernah ada {n} begituan, yang bikin kurang kerjaan
    Siapa sih yang pertama bilang {n}? Bohongnya kebangetan
    kabar {n} nan nongka ada, bohong bae. jangan disebar
    Tidak betul itu soal {n}, polsek sudah bantah lewat pengeras suara
    Cerita {n} salah kaprah. Kejadian aslinya tidak begitu sama sekali
    {n} = bohong. sekian.
    udah deh, isu {n} itu jualan buzzer, nol besar
    Ibu saya sempat percaya {n}, sekarang malu sendiri karena ternyata tipu-tipu
    Barusan nelpon sepupu, katanya {n} itu isapan jempol
    Yang ngomong {n} suruh datang ke sini tunjukkan buktinya, pasti kabur karena memang bohong
    Sudah lima kali saya bilang, {n} itu gambar tempelan
    waduh, {n} kok dipercaya. Itu lucu-lucuan orang, bukan sungguhan
    Saya pribadi membantah keras kabar {n}, mari jaga mulut dan jempol
    Cek Fakta: informasi mengenai {n} menyesatkan
""")
QUOTING: Final = lines("""
    "{q}" << yang begini jangan dipercaya, bohong semua
    Kalau bapak terima pesan bunyinya {q}, itu tipuan. Langsung hapus.
    {q}\\n\\nNah yang di atas itu HOAKS ya ibu-ibu, baru saja saya tanyakan ke kantor desa
    Saya ketawa baca ini: {q}. Tidak ada yang benar satu kata pun.
    {q}\\n— ga bener, udah dibantah
    Ini contoh kiriman palsu yang lagi keliling: "{q}". Jangan ikut sebar.
    Sudah {k} orang kirim ke saya "{q}" dan {k} kali pula saya jawab: bohong.
    Hati-hati, ada yang menyebar {q} Padahal kejadiannya tidak pernah ada
    {q}\\n\\n(maaf tadi saya ikut kirim, ternyata tidak benar. saya tarik kembali)
    ndek arak saq marak mene: {q}. Bohong doang no.
    [STOP SEBAR] {q} [INI PALSU]
    Bu guru tadi jelaskan di kelas, tulisan "{q}" itu karangan.
    bukan begitu kejadiannya. tulisan "{q}" itu bohong, saya ada di lokasi
    {q}\\n\\nYang nulis itu sudah minta maaf, ngaku ngarang
    tolong bilangin bapak, kabar {q} itu ga pernah kejadian
    "{q}", katanya. Halah, gombal.
    Baca ini dulu: {q}\\nSekarang lupakan, karena semuanya salah.
    Anak-anak, kalau ketemu tulisan {q} laporkan, itu berita bohong.
    Admin sudah hapus kiriman berikut karena terbukti tidak betul:\\n{q}
    dapet lagi yg beginian, "{q}". fix hoax, jangan pada panik
    Dinas membantah narasi: {q}
    {q} 👈 dusta, jangan mau dibodohi
    Tidak benar ya bu kalau dibilang {q}
    Semalam mertua heboh karena "{q}". Saya carikan beritanya, ternyata palsu, beliau diam.
    Yang mengatakan {q} silakan berhadapan dengan hukum karena itu fitnah.
    nggak usah takut sama pesan ini ya:\\n{q}\\nitu tipu-tipu lama didaur ulang
    {k} hari lalu ada yang kirim {q}. Sekarang terbukti bohong, kan?
    Sy luruskan. {q} << tdk benar.
    Kakak saya yang polisi bilang kabar "{q}" nihil, tidak ada laporannya
    Ini hoaks ke-{k} minggu ini: {q}
    Penipu sekarang makin pintar, masa ditulis begini: {q}. Jangan diklik, palsu.
    Ya ampun, "{q}"? Tidak pernah! Orangnya saja bengong waktu saya tanya.
    {q}\\n.\\n.\\nsalah besar. yang asli beda jauh ceritanya
    Pesan berantai "{q}" adalah keliru, demikian penjelasan panitia.
    "{q}" — wati poda ede, aina imbi lenga
""")
AFTER_CHECK: Final = lines("""
    Ini penjelasan yang saya baca, biar tidak salah paham: {c}
    {c} Jadi jelas ya, kabarnya keliru.
    Buat yang masih ngotot di grup, nih: {c}
    Sudah dicek orang. {c}
    bohong bu. {c}
    Anak saya carikan jawabannya: {c} Makanya jangan buru-buru sebar.
    {c}\\n\\nTolong sampaikan ke bapak-bapak di pos ronda bahwa itu salah.
    Ternyata begini duduk perkaranya, {c}
    Kata yang meneliti: {c} Berarti hoaks.
    Catatan untuk kita semua yang sempat percaya: {c}
""")
OF_MADE: Final = lines("""
    Dengar dulu semuanya. {t}
    Soal {p} itu ya. {t}
    {t} Begitu dari kami di {d}.
    saya orang {d} asli, dengar: {t}
    Yang ribut soal {p}, sini saya kasih tahu. {t}
    {t}\\n(mohon {p} jangan diganggu lagi)
    Bohong itu kabar di {d}! {t}
    Pak, soal kabar {d} jangan diteruskan. {t}
    {d} aman kok. {t}
    Kasihan {p}, difitnah. {t}
""")
