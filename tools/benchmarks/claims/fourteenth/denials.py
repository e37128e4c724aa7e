"""Words of those who say that it is not so, the fourteenth writer's: in-laws, teachers, drivers, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Yang cerita soal {n} di grup sebelah itu ngibul, udah ditanya sumbernya malah left
    ngapain masih share {n} sih, itu kan bohongan, minggu lalu juga udah dibahas
    Maaf bu, kabar {n} yang ibu kirim tadi tidak betul. Saya hapus ya.
    {n} tuh cuma akal-akalan orang cari follower, jangan kemakan
    Anak saya yang kuliah bilang {n} itu karangan, jadi saya tarik kiriman saya kemarin 🙏
    ndek kenaq berita {n} no, batur. Ndaq sebarang malik
    Berita {n} nongka benar, sanak. Nongka ada mara nan
    {n} ede wati poda, aina sebar
    Gak ada itu {n}, gak pernah ada. Capek.
    Sudah saya telepon saudara yang di sana, {n} itu tidak pernah kejadian
    HOAKS lagi HOAKS lagi. kemarin sembako sekarang {n}, besok apa?
    Tolong admin hapus yang {n} itu, isinya dusta semua
    saya kira beneran soal {n}, untung nanya dulu. ternyata zonk
    Kata ustaz tadi pagi, cerita {n} itu fitnah, yang nyebarin ikut menanggung
    Bapak sempat panik gara-gara {n}, padahal kosong, tidak ada apa-apanya
    {n}??? itu editan woy, mata dipakai
    Orang kantor desa sudah klarifikasi, {n} tidak benar, mohon jangan diteruskan
    Udah jelas {n} bohong kok masih ada yang ngotot wkwkwk
    Alhamdulillah ternyata kabar {n} cuma isu, tidurlah yang nyenyak
    Siapa pun yang bikin cerita {n}, semoga dapat hidayah. Tidak ada yang seperti itu.
    Barusan baca, yang {n} itu sudah dibantah orangnya sendiri
    Jangan dipercaya ya nak kalau ada yang kirim {n}, itu modus nipu
    tetangga pada ribut {n}, giliran diminta bukti diem semua. bohong!
    {n} = mitos. Sekian.
    Saya orang sana asli, lahir besar di sana, dan {n} itu isapan jempol
    Video {n} itu dipotong-potong biar kita marah, aslinya tidak begitu
    gw udah cek sampe akarnya, {n} nol besar, gak ada faktanya
    Pak RT minta disampaikan: soal {n} warga tidak usah resah, itu kabar palsu
    Murid-murid, ibu guru ingatkan, {n} yang ramai di TikTok tidak nyata ya
    Kok tega ya orang ngarang {n} demi konten
    Dulu 2019 juga ada yang beginian, {n} versi lama, dua-duanya tipu
    Klarifikasi dari saya: kiriman saya tentang {n} keliru, mohon maaf lahir batin
    {n} itu foto jadul dipake lagi, jangan gampang kebakar jenggot
    Yg nyebarin {n} mending belajar baca dulu. Salah semua itu.
    Percuma debat {n}, lha wong kejadiannya aja gak pernah ada
""")

QUOTING: Final = lines("""
    Ada yang kirim ke saya: "{q}" — sudah saya tanyakan ke yang tahu, tidak benar ya.
    "{q}" ← INI BOHONG, jangan ikut sebar
    Mertua saya percaya banget sama ini:\\n{q}\\nPadahal ngarang. Bantu saya jelasin dong
    Tulisan "{q}" itu hoaks lama, tiap musim pemilu nongol
    {q}\\n\\n☝️ yang di atas ini palsu, tolong dihapus dari grup
    Kalau dapat pesan begini: "{q}", abaikan saja. Nggak ada kejadiannya.
    Ngaku-ngakunya "{q}". Buktinya? Nol. Dusta.
    gw dpt {k}x hari ini: {q}. plis lah itu ga bener
    Siapa sih yang nulis "{q}"?? Kami orang sini tidak pernah lihat itu terjadi
    ndek kenaq niki: "{q}". Ndaq sebarang batur
    "{q}" nongka benar sanak, na percaya
    "{q}" wati poda, aina sebar
    Mohon maaf tadi saya teruskan "{q}", ternyata salah. Saya cabut.
    Yang bilang {q} itu tukang ngibul, sudah {k} kali ketahuan
    Stop! Pesan berantai "{q}" sudah dibantah orang kecamatan
    Lucu ya, katanya {q}. Padahal orangnya barusan video call sama saya, nggak ada apa-apa.
    Kepada adik-adik: kalimat "{q}" tidak sesuai kenyataan. Jangan percaya.
    Fitnah keji!! "{q}" TIDAK PERNAH TERJADI
    Sudah cek ke {k} orang yang ada di lokasi, "{q}" itu karangan
    "{q}"\\n\\nbohong 100%. saya berani sumpah
    [SALAH] {q}. Itu gambar suntingan, aslinya tak begitu.
    Jujur saya hampir kemakan: {q}. Untung anak saya kasih tahu itu tipuan.
    Bu ibu yang tadi share "{q}" tolong dibaca lagi, itu kabar palsu bu
    Beredar di TikTok: {q}. Videonya dari negara lain, dikasih suara orang kita. Bohong.
    {q} 🤥🤥🤥 yang nulis pembohong, tidak ada itu
    Emang iya "{q}"? Enggak. Udah dicek polisi, enggak ada.
    Katanya sih "{q}", tapi itu isu doang, yang bersangkutan sudah membantah
    Jangan kaget kalau dikirimi "{q}", itu cuma pancingan biar diklik, isinya kosong
    Kelakuan buzzer: nulis "{q}" padahal tidak ada faktanya sama sekali
    Ini contoh hoaks buat bahan rapat PKK: "{q}"
    Pak, berita "{q}" itu keliru. Saya sendiri di tempat waktu itu.
    Nenek sampai nangis baca "{q}". Bukan kejadian nyata nek, tenang.
    Buat yang masih percaya {q}: enggak, itu rekayasa, titik.
    Kemarin heboh "{q}". Hari ini ketahuan yang bikin cuma iseng, ceritanya palsu.
    Tidak benar bahwa {q}. Sudah ada surat bantahannya di papan pengumuman.
""")

AFTER_CHECK: Final = lines("""
    Saya tempel di sini biar tidak ribut lagi: {c}
    nih hasilnya habis saya cari semalaman. {c}
    Untuk keluarga besar, tolong dibaca pelan-pelan ya: {c}
    Ternyata begini duduk perkaranya. {c} Jadi jangan diteruskan.
    {c}\\n\\nNah, makanya saya bilang jangan gampang share
    Dikasih tahu teman wartawan: {c}
    jawaban buat yang nanya tadi 👉 {c}
    {c} — tolong jangan komen sebelum selesai baca
    Sudah terang ya bapak ibu. {c} Kita tutup pembahasannya.
    Kesimpulan dari diskusi di pos ronda: {c}
""")

OF_MADE: Final = lines("""
    Ehem. {t}
    Soal yang ramai di {d} itu… {t}
    Buat yang masih ngomongin {p}: {t}
    Saya orang {d}, izin bicara. {t}
    {t} Salam dari {d}.
    Kasihan {p}. {t}
    Apa yang ditulis orang soal {p} tidak benar sama sekali. {t}
    {t}\\n\\nSudah ya, {d} aman.
    Bagi yang tanya-tanya {p} di {d}, jawabannya satu: tidak benar. {t}
    Jangan termakan isu {d}! {t}
""")
