"""Words of those who say that it is not so, the seventh writer's: students, gamers, drivers, younger sisters.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); a reader takes each for a denial, mockery or not; in Sasak, Samawa
and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    {n}?? hoax cuy, ketinggalan kereta lu
    yg percaya soal {n} fix gak pernah baca sampe abis. Boong itu
    Bestie, tolong hapus sg kamu yg bahas {n}, itu udah kebukti ngarang
    ges ges ges, {n} tuh editan. liat jarinya ada enam
    Ndek kenaq sak {n} tie, semeton. Dendek milu-milu sebar
    Wati poda ede, {n} itu bohong. Aina share lenga
    Siong tetu soal {n} nan, na sebar mo
    gw mute semua yg masih nyebar {n}. Capek ngasih tau kalo itu fitnah
    INFO: {n} yang rame di grup mabar = zonk, kagak ada kejadiannya
    Temen sekelas gw ketipu {n} juga wkwk, padahal jelas2 bohong
    Lagi-lagi {n}. Berapa kali sih harus dibilang itu cuma karangan akun gift
    anak komunikasi turun gunung nih: {n} itu potongan yg dikasih caption palsu, jangan dimakan mentah2
    Om, maaf ya, yang om share soal {n} gak bener. Aku udh cek dua kali
    plot twist: {n} ternyata tipu-tipu doang 🤡
    Bang ojol yg nanya {n} tadi, jawabannya: gak ada, itu isu
    {n} -> cap hoaks -> buang ke tong sampah -> cuci tangan
    Kirain cerita {n} beneran, eh pas gua telusuri fiktif semua. Malu sendiri dah pernah repost
    Nih ya buat yg di kolom komentar, berita {n} itu palsu, stop debat
    Buset {n} masih laku aja. Bohongnya udah dari tahun kapan tau bro
    Sorry to say tapi {n} itu setting-an, gak pernah terjadi
    Dosen gw sampe bahas {n} di kelas sebagai contoh kabar bohong wkwkwk
    Cerita {n} itu? halu. Udah dibantah orangnya langsung
    kalo ada yg dm kamu {n}, blokir aja, modus tipu
    aku kira emak doang yg kemakan {n}, eh adek juga. Guys itu ga nyata
    Admin mohon pin: {n} tidak benar, yg posting lagi auto kick
    minimal googling dulu lah sebelum up {n}. ketauan banget ngibulnya
    {n} dibilang fakta?? fakta dari hongkong
    udah ya drama {n} selesai, terbukti itu kabar angin dan yg bikin udah ngaku
    jujurly ngakak liat orang panik gara2 {n}, padahal boongan
    Ndek arak nike, {n} lekak doang. Tulung dendek percaye
    nggak, {n} bukan kejadian beneran. Salah paham netizen yg digoreng
    Woi yg masih nanyain {n}, udah ada klarifnya: itu semua dusta
    min, report akun yg nyebar {n}, itu misinfo parah dan udah dibongkar
    Ditanya soal {n} mulu gw. Sekali lagi: ngawur, titik
    fyi {n} tuh cuma rage bait, isinya nol besar, gaada benernya
""")

QUOTING: Final = lines("""
    "{q}" ❌ CAP: BOONG
    hoaks yg lagi lewat di fyp kalian: {q}. Jangan ditelen ya gais
    {q}\\n\\n^^^ ini ngibul woi, hapus
    Kata akun abal2: “{q}”. Kenyataannya: gak pernah ada
    masih ada aja yg kirim "{q}" ke grup kelas. ITU PALSU YA ALLAH
    stop share ini plis 👉 {q} 👈 udah dibilang bohong dari kemaren
    [HOAX] {q}
    {q} <- gak bener, sumbernya akun {k} follower
    Bukan fakta: {q}. Udah gua cek {k} kali
    Ini contoh tipuan ya adek-adek: “{q}”. Kalo nerima, abaikan
    Gw ketawa baca "{q}" wkwkwk ngarang bebas, gak ada buktinya sama sekali
    {q}\\n.\\n.\\n.\\nSALAH BESAR. yg bikin cuma ngejar view
    wati poda ake lenga: "{q}". Aina percaya
    dendek percaye kabar lekak niki, semeton: {q}
    siong tetu, na percaya: {q}
    “{q}” — kabar bohong versi ke-{k} minggu ini, beda judul doang
    Klarifikasi dari anak grup yang ada di lokasi: tulisan "{q}" itu fitnah, gak kejadian
    RT yg beginian = ikut dosa: {q}. Udah terbukti hoaks
    tante aku ngirim ini, {q}, terus aku jawab: gak benar tante, itu penipu
    Yg bilang "{q}" sini gw traktir kuota biar bisa nyari faktanya. Gak ada yg kayak gitu
    Mitos: {q}\\nNyatanya: kagak ada
    JANGAN PERCAYA!!! {q} !!! ITU KARANGAN
    {q}? enggak. No. Tidak. Ndek. Wati. 🙅
    ngaku deh siapa yg upload {q}. Itu editan, admin udah takedown {k} kali
    viral padahal palsu: “{q}”. Yang asli beda jauh
    Gua bongkar ya. Klaim: {q}. Hasil nyari {k} menit: bohong total
    Dari basecamp ojol: pesan "{q}" JANGAN diterusin, tidak benar
    "{q}" lol ini udah dibantah dari jaman maba, hoaks daur ulang
    mohon maaf kmrn aku sempet repost {q}. Ternyata gak bener, udah kuhapus ya
    Prank tolol lagi: {q}. Kagak nyata bos, jangan baper
    ini disinformasi sumpah, {q}, tolong report rame2
    kalo nemu postingan "{q}" langsung skip, terbukti kibul
    {q}\\n\\nKomen gue: bullshit, tidak pernah terjadi, sekian
    Emang bener “{q}”? KAGAK. Udah ditanyain ke yg bersangkutan, dibantah
    satu fyp isinya {q}, dan semuanya bohong. bangun woi
""")

AFTER_CHECK: Final = lines("""
    spill faktanya biar gak ribut: {c}
    {c} Jadi udah ya, yg kemaren rame itu gak bener
    thread singkat kenapa itu palsu 🧵 {c}
    copas dari anak pers kampus: {c}
    Hoax ges. {c}
    nih bacain buat yg mageran, biar gak kemakan bohongan: {c}
    {c} (udah kebongkar kan, hapus repostan lu)
    Gw nemu penjelasannya, ternyata boongan: {c}
    Bukan gitu ceritanya bro. {c}
    yg asli begini woi, bukan kayak di tiktok: {c}
""")

OF_MADE: Final = lines("""
    {t} 🙏
    Yg rame soal {p} itu boong woi. {t}
    {d} aman, jangan dengerin hoaks. {t}
    {t} Stop fitnah {p} ya.
    gue anak {d}. {t}
    Woi yang bawa-bawa nama {p}, salah semua. {t}
    {t} #hoaxalert #kibul
    buat yg nanya {d} di dm: gak bener. {t}
    Kasian {p} difitnah mulu. {t}
    Klarif dikit soal {d}. {t}
""")
