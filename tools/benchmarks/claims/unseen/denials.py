"""Words of those who say that it is not so: citizens, officials, journalists, checkers; quoting the claim or not.

Rules kept here: a denial in own words names what it is about by a name or two and tells nothing of what was claimed;
one that quotes has the claim whole. Few of either sort sound like a fact-checker.
Left to others: whose names, which claim (`negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Sudah ya, soal {n} yang rame itu ndak betul. Saya tanya langsung orangnya, malah ketawa.
    {n}? Bohong itu, yang kirim cuma cari penonton.
    Untuk bapak ibu di grup: kabar mengenai {n} tidak usah diteruskan lagi, sudah dibantah semalam.
    Juru bicara menyampaikan bahwa apa yang ramai tentang {n} tidak pernah terjadi.
    Redaksi kami telah menghubungi tiga narasumber terkait {n}; ketiganya membantah.
    Saya pegawai di sana. Tidak ada seperti itu. Cerita soal {n} karangan semua.
    Kepala dinas menyayangkan kabar bohong mengenai {n} dan meminta masyarakat menunggu keterangan resmi.
    Tolong jangan percaya yang viral tentang {n}, gambarnya saja diambil dari kejadian bertahun-tahun lalu.
    Ndeq kenaq saq bekembang masalah {n} nike, semeton. Ndaq side sebarang.
    Wati poda haba {n} ede, aina ne'e percaya.
    Nongka tetu rungan {n} nan. Na percaya.
    Meluruskan yang kemarin: urusan {n} ternyata salah paham belaka, maafkan saya ikut menyebar.
    Min, hapus saja postingan {n} itu, sudah terbukti ngawur.
    Polda mengingatkan bahwa narasi seputar {n} menyesatkan dan pelakunya sedang dilacak.
    Aku udah cek sumber aslinya, {n} ga gitu ceritanya. Videonya dipotong.
    Yang bikin heboh {n} itu akun parodi, gaes. Literally di bio-nya ditulis parodi 😭
    Setelah kami telusuri, rekaman tentang {n} berasal dari negara lain dan peristiwa lain.
    Klarifikasi: tidak benar adanya pemberitaan mengenai {n}. Laman kami tidak pernah memuatnya.
    Kata anak saya yang kuliah IT, {n} itu editan AI. Jarinya saja enam.
    Lembaga kami tidak pernah mengeluarkan surat ataupun pengumuman mengenai {n}. Stempelnya palsu.
    Capek deh, {n} lagi {n} lagi. Udah dijelasin dari tahun kemarin bukan begitu.
    Keluarga besar menegaskan keadaan baik-baik saja dan kabar miring seputar {n} tidak berdasar.
    Pakar menjelaskan anggapan yang beredar perihal {n} keliru secara ilmiah dan tak didukung penelitian.
    [KLARIFIKASI] Perihal {n}: masyarakat diminta tidak menghubungi nomor mana pun. Itu modus.
    Hati-hati penipuan mengatasnamakan {n}! Akun resminya centang biru, yang lain abaikan.
    Wkwk masih ada yang ketipu sama {n}. Logika dipake dong pak.
    Menteri lewat akun pribadinya menulis, urusan {n} murni fitnah.
    Sebagai jurnalis yang meliput di lokasi, saya bersaksi tidak melihat apa-apa seperti yang ditulis orang soal {n}.
    Kami menguji klaim seputar {n} dan menilainya tidak berdasar. Penjelasan panjang ada di situs kami.
    Ustaz tadi di khotbah bilang jangan gampang termakan isu, contohnya {n} kemarin, ternyata dusta.
    Jawaban kantor pusat waktu saya telepon tentang {n}: "tidak ada program itu, Bu".
    Koreksi. Kami keliru memuat kabar {n} kemarin dan mencabutnya hari ini. Mohon maaf.
    Bukan begitu kejadiannya. Saya ada di tempat waktu itu, {n} tidak seperti yang kalian pikir.
    Bpk/ibu yth, berkenaan dgn {n}, kami sampaikan bhw hal tsb tdk benar. Trims.
    Turut menyesal banyak yang terkecoh {n}. Cek dulu ke layanan cek fakta sebelum klik.
    Sy sdh lapor ke admin, {n} itu akun bodong semua, jgn transfer!!
    Ternyata cuma potongan film soal {n} ini, tahunnya juga sudah lama sekali.
    Humas memastikan berita {n} tak sesuai kenyataan di lapangan.
    Belum ada bukti sedikit pun mengenai {n}. Sampai ada, anggap saja kabar burung.
    Tanya jawab warga: bagaimana dengan {n}? Jawab: tidak, itu isapan jempol.
    Dibilangin ngeyel, {n} tu cuma settingan konten. Besok juga ganti judul.
    Beliau masih bekerja seperti biasa tadi pagi, jadi yang ramai tentang {n} silakan disimpulkan sendiri.
""")
QUOTING: Final = lines("""
    "{q}" — ini tidak benar ya bapak ibu, sudah dibantah.
    Kabar “{q}” adalah bohong. Jangan disebar.
    HOAKS ❌\\n{q}\\n\\nYang benar: tidak pernah ada kejadian seperti itu.
    Masih ada yang share {q}. Padahal sudah jelas palsu, capek saya.
    Tidak benar bahwa {q}. Demikian keterangan humas siang tadi.
    [SALAH] {q}
    Cek fakta: benarkah {q}? Hasil pemeriksaan kami menunjukkan klaim itu keliru.
    Tolong berhenti kirim ini di grup keluarga: "{q}". Videonya lama, dari luar negeri pula.
    > {q}\\n\\nNgarang. Saya kerja di situ, ndak ada begitu.
    {q} <<< bohong besar!
    Ndeq kenaq niki semeton: {q}. Ndaq sebarang.
    {q}. Wati poda ede! Hoaks ra.
    {q} nan nongka tetu, rungan loko.
    Pihak terkait membantah narasi yang berbunyi: “{q}”, dan akan menempuh jalur hukum.
    Bukan fakta: {q}. Gambar yang dipakai hasil suntingan.
    Viral di media sosial {q}. Setelah diperiksa, informasi itu menyesatkan.
    siapa sih yg bikin "{q}"?? jelas2 editan AI woy
    Dear netizen, {q} = FAKE. Stop sharing please.
    Ini penipuan ya: {q}. Jangan klik, jangan kirim data.
    Kami tegaskan, pesan berantai {q} bukan berasal dari instansi kami.
    Hari ini ada tiga orang tanya saya soal {q}. Jawabannya satu: tidak betul.
    Beredar tulisan: {q}. Faktanya yang terjadi sama sekali lain, dan sumbernya situs abal-abal.
    Disinformasi pekan ini, nomor {k}: {q}. Rating: keliru.
    Katanya {q}. Sudah saya telepon orangnya, dia membantah.
    “{q}”\\n\\nMohon maaf kemarin saya ikut meneruskan, ternyata keliru. Sudah saya hapus.
    NO! {q} — that's not true, itu video tahun lama.
    Klaim {q} tidak didukung bukti, kata dosen kesehatan masyarakat yang kami wawancarai.
    Jangan percaya kalau ada yang kirim begini 👇\\n{q}\\n👆 sudah dicek polisi, palsu.
    Anak saya tanya apa betul {q}. Saya bilang tidak, nak, itu bikinan orang iseng.
    Debunked: {q}. Judul tidak sesuai isi video, narator cuma membaca artikel lain.
    Judulnya {q} tapi isinya ndak nyambung. Clickbait, abaikan.
    Kominfo memberi stempel hoaks pada: {q}
    {q}\\n\\nUPDATE: sudah diklarifikasi, tidak benar, admin mohon maaf.
    Setop! Pesan "{q}" itu kabar lama yang diputar lagi menjelang pilkada.
    Yang menulis {q} sudah minta maaf di Polsek dan mengaku mengarang.
""")
AFTER_CHECK: Final = lines("""
    {c}
    Saya baca penjelasannya: {c}
    {c} Jadi jangan diteruskan lagi ya.
    Jawaban wartawan yang saya tanya begini. {c}
    Sudah diterangkan begini bapak ibu, {c} Semoga jelas 🙏
    Buat yang masih ngeyel: {c}
    {c} (baca sampai habis dulu baru komen)
    Kesimpulannya, {c}
    Niki penjelasan saq tetu: {c}
    Dari koran pagi ini. {c}
""")
