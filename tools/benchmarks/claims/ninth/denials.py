"""Words of those who say that it is not so, the ninth writer's: traders, sons, a teacher, boatmen, few who check.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); in Sasak, Samawa and Mbojo only words that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Pak Haji, kabar soal {n} yang bapak kirim tadi itu bohong ya. Sudah saya cek ke anak saya yang wartawan.
    {n} itu hoaks gaes, udah dari minggu lalu dibantah
    Mohon maaf sebelumnya, cerita mengenai {n} tersebut tidak benar adanya
    lagi lagi {n}.. isapan jempol semua itu, percaya deh sama saya
    Gak bener itu yang {n}. Aku kerja di bidang itu, jadi tau persis
    Ndeq kenaq berite sak {n} ino, dendeq te sadu
    yang percaya kabar {n} tolong baca berita yang bener, itu cuma karangan
    Kabar {n} palsu. Titik. Jangan dikirim ke grup ini lagi.
    Admin tolong hapus kiriman tentang {n}, itu berita bohong
    Waduh masih ada aja yg kemakan {n}, padahal jelas-jelas ngibul
    Setelah saya telepon orangnya langsung, urusan {n} itu ternyata cuma fitnah
    Nuntut ilmu dulu baru share. {n} itu tidak pernah terjadi!
    Berita {n} nan bongak sanak, na percaya
    Bohong itu kak, soal {n} aku udah nanya ke yang bersangkutan
    Kena tipu kita semua hehe, {n} ternyata editan orang
    Saya guru dan murid saya tanya soal {n}. Saya jawab: tidak benar, itu kabar bohong.
    Itu videonya dipotong, jadi soal {n} nggak seperti yang kalian kira. Salah info!
    woy {n} itu fitnah doang, dosa lho nyebarinnya
    Klarifikasi ya: kabar {n} tidak betul, saya minta maaf sempat ikut meneruskan
    Yang dibilang orang tentang {n} keliru besar. Kejadiannya tidak begitu.
    Aina imbi, kabar {n} ede dusta
    Sumpah demi Allah {n} itu mengada-ada, jangan bikin resah kampung
    Cape deh, {n} lagi. Udah jelas hoax masih aja disebar bapak-bapak
    Tidak ada itu, tidak pernah ada. Soal {n} cuma dibuat buat cari penonton
    Kabar burung saja {n} itu bu, jangan dimasukkan hati. Tidak benar.
    Jangan mau dibodohi, cerita {n} sudah terbukti palsu
    Lah {n} kok dipercaya, sumbernya aja akun bodong. Ngawur total
    info {n} = BOHONG. sekian terima kasih
    Saya orang dalam, dan saya pastikan perihal {n} tidak sesuai kenyataan. Palsu.
    Kata siapa {n}? Salah itu. Coba tanya dulu sebelum nyebar
    Tolong berhenti nyebar {n}, keluarganya sampai nangis gara-gara kabar palsu begini
    Baca komentar paling atas, dijelasin kok kalo {n} itu gak bener sama sekali
    {n}?? Omong kosong. Ditelan mentah-mentah sama yang malas baca
    Menanggapi ramai soal {n}: itu tidak benar dan kami menyesalkan penyebarannya
    Dikira beneran {n}, eh ternyata tipuan. Hati-hati semeton
""")
QUOTING: Final = lines(r"""
    Om, yang om kirim ini bohong: "{q}". Hapus ya om
    "{q}" ← ini hoaks. Jangan diteruskan lagi 🙏
    Masih beredar pesan berbunyi: {q}\n\nItu tidak benar, sudah dijelaskan berulang kali.
    SALAH BESAR kalau ada yang bilang "{q}"
    Tidak benar bahwa: {q}
    {q}\n\n👆👆 BOHONG. yang bikin sudah minta maaf
    jangan percaya ini ya bu: "{q}" itu cuma karangan orang iseng
    Kemarin saya teruskan "{q}". Ternyata palsu, saya menyesal
    "{q}"?? Ngaco. Tidak pernah terjadi.
    Teman-teman, "{q}" itu fitnah, saya tau persis kejadiannya dan bukan begitu
    {q}\n\nHoax gaes hoax, udah ke-{k} kali lewat di grup
    Ada {k} orang yang tanya saya soal ini: "{q}". Jawaban saya sama, itu kabar palsu.
    [HOAKS] "{q}" [HOAKS]\nJangan sampai emak bapak kita percaya
    Bapak saya hampir percaya tulisan ini: {q}. Untung cepat saya kasih tau kalau itu bohong
    Berite "{q}" ino ndeq kenaq, dendeq te sebarang malik
    Yang nyebar "{q}" siap-siap dipanggil polisi, karena itu berita bohong
    udah dicek, "{q}" tidak terbukti. stop sebar!
    Saya bantah keras: "{q}" itu tidak benar sama sekali
    {q} -- lah ini kan cuma editan, kok pada percaya sih
    "{q}" (kata grup sebelah). Padahal bohong, sudah saya konfirmasi ke orangnya
    Coba pikir pakai akal: {q}. Mana mungkin! Jelas palsu itu
    Pesan berantai "{q}" adalah palsu, mohon tidak disebarluaskan
    Klarifikasi dari kami selaku pihak yang disebut. "{q}" adalah kabar bohong.
    Katanya {q}. Faktanya tidak begitu, jangan ketipu
    GAK ADA yang namanya "{q}", itu tukang bikin konten cari duit
    ini lho contoh berita bohong: "{q}". Pelajari cirinya biar tak ketipu lagi
    {q}\nKeliru ya bapak ibu. Tolong yang sudah baca diluruskan ke yang lain.
    Barusan anak saya jelaskan kalau "{q}" itu tipu-tipu. Alhamdulillah belum sempat nyebar
    Info "{q}" saya nyatakan TIDAK BENAR, selaku ketua lingkungan
    Sudah {k} hari ini ribut soal "{q}", ujung-ujungnya ketahuan bohong
    "{q}" = fitnah keji, semoga yang buat diberi hidayah
    Dulu saya juga percaya "{q}", ternyata salah, videonya dari tempat lain
    hati-hati tertipu: {q}\n❌ PALSU ❌
    Buat yang masih share {q}: itu udah dibantah resmi, tolong dihapus
    Kabar {q} ede dusta, aina imbi
""")
AFTER_CHECK: Final = lines(r"""
    Sudah saya telusuri bareng anak. {c} Jadi jangan disebar lagi ya.
    Bohong itu pak. {c}
    {c} Nah jadi ketahuan kan kalau kabarnya tidak benar.
    Hasil tanya sana sini: {c} Mohon yang kemarin ikut nyebar minta maaf.
    Maaf ralat yang tadi, ternyata tidak betul. {c}
    Ini penjelasannya biar gak ribut lagi di grup:\n{c}\nIntinya hoaks.
    {c} gitu kak, bukan seperti yang ditulis di postingan itu
    Jangan mudah percaya. {c}
    Buat yang nanya di kolom komentar: {c} Fix bohong.
    Saya salin dari situs pemeriksa, {c} Semoga jelas bahwa itu salah.
""")
OF_MADE: Final = lines(r"""
    Dengar dulu penjelasan ini. {t}
    Soal {p} di {d} itu bohong ya. {t}
    Kabar dari {d} tidak benar. {t}
    {t} Jadi tolong jangan fitnah {p} lagi.
    Saya orang {d} asli. {t} Hoaks itu.
    Untuk yang masih ribut tentang {p}: {t}
    {t}\n\n(dari warga {d} yang capek dengar kabar bohong)
    Assalamualaikum, meluruskan kabar tentang {p}. {t}
    bohong bohong bohong!! {t} kasian {p}
    Sudah ya soal {d}. {t} Yang nyebar semoga sadar.
    Keluarga {p} sudah bicara. {t} Berita itu palsu.
    {t} Begitu kejadian sebenarnya di {d}, bukan yang kalian sebar.
""")
