"""Other things that are said of the same names, the fourth writer's: jokes, quizzes, errands, sport, school, market.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them, and it is nothing that a checker would take up.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Soal TTS nomor {k} mendatar jawabannya {a} bukan ya? Enam kotak
    Kucing tetangga dikasih nama {a}, dipanggil malah kabur
    Anak saya presentasi tentang {a} besok, ada yang punya bahan? Tinggal {k} slide kosong
    Ada warung bakso namanya {a} di dekat terminal, kuahnya mantap
    Pak ustaz tadi sempat menyinggung {a} sebentar lalu lanjut bahas zakat
    lagi nonton dokumenter soal {a}, baru menit ke {k} sudah ngantuk
    Teman kos saya ngefans berat sama {a}, kamarnya penuh poster
    Kuis radio pagi ini pertanyaannya tentang {a}, yang menang dapat payung
    Kenapa ya kalau dengar kata {a} saya langsung ingat masa sekolah
    Sablon baju {a} ukuran XL masih ada {k} lembar, COD Cakranegara
    Wawancara dengan {a} diputar ulang jam sembilan malam di radio kampus
    Dosen kami minta baca {k} artikel tentang {a} sebelum ujian tengah semester
    Mural {a} di tembok pasar akhirnya selesai, bagus warnanya
    Bagaimana pendapat teman-teman soal {a}? Saya netral saja, cuma ingin dengar
    Kata {a} ditulis dengan huruf besar atau kecil, bu guru?
    baru tau kalau {a} pernah masuk buku pelajaran kelas {k}
    {a} trending lagi ya? Saya baru bangun, ada apa
    Layang-layang bentuk {a} juara {k} di lomba tujuh belasan kemarin
    Ojek saya tadi cerita panjang soal {a} sampai salah belok
    Buku tentang {a} diskon di bazar kampus, saya beli {k}
    Doa saya untuk {a}, semoga sehat-sehat dan lancar urusannya
    Ada stiker WA bergambar {a} yang lucu, siapa mau saya kirimi
    Rapat karang taruna sempat molor {k} jam gara-gara debat soal {a}
    Puisi murid kelas {k} berjudul {a} dimuat di majalah dinding
    Tukang becak depan pasar hafal semua cerita tentang {a}
    Mimpi saya semalam aneh, ada {a}, ada gajah, ada hujan kopi
    Kolektor di Lombok Timur jual prangko seri {a}, sisa {k} keping
    Waktu kecil saya kira {a} itu nama kue
    Jadwal siaran tentang {a} pindah ke hari Sabtu pukul {k} sore
    Seminar daring membahas {a} gratis, dapat sertifikat, isi formulir
    cocoklogi nama {a} kalau dijumlah hurufnya dapat {k} wkwk
    Kartun editorial hari ini tentang {a}, gambarnya halus sekali
    Kak, kaos kaki motif {a} ready? mau {k} pasang
    Sejarah {a} ternyata menarik, baru baca {k} halaman sudah ketagihan
    Adik minta dibelikan poster {a} buat tugas prakarya
    Grup ini sekarang isinya {a} melulu, kapan bahas panen
    Siapa saja yang pernah dengar ceramah tentang {a} angkat tangan
    {a} jadi tema lomba pidato tingkat kecamatan, pesertanya {k} orang
    Penjual poster di alun-alun bilang gambar {a} paling cepat habis
    Selamat pagi semuanya, hari ini saya mau belajar menggambar {a}
""")

OF_TWO: Final = lines("""
    Tebak-tebakan: apa bedanya {a} dengan {b}? Jawabannya besok
    Kalau {a} dan {b} ditulis di papan tulis, mana yang hurufnya lebih banyak
    Tugas PPKn: buat {k} paragraf yang membandingkan {a} dan {b}
    Ada podcast baru ngobrolin {a} sama {b}, durasinya {k} jam, siapa kuat
    Nama dua ikan koi saya {a} dan {b}, yang satu galak
    Spanduk acara kampus salah cetak, mestinya {a}, jadinya {b}
    Lomba cerdas cermat, regu {a} melawan regu {b}, beda tipis {k} poin
    sopir bemo bilang {a}, kernetnya bilang {b}, saya diam saja
    Rak buku saya isinya cuma tentang {a} dan {b}
    Foto lama: {a}, {b}, dan saya lupa siapa lagi. Diambil entah tahun berapa
    Di buku paket halaman {k} ada {a}, di halaman berikutnya {b}
    Kakak suka {a}, adik suka {b}, saya suka tidur
    Diskusi kelompok dua: {a}. Kelompok tiga: {b}. Kumpul paling lambat Rabu
    Hiasan kue ulang tahun gambar {a} atau {b} ya? pesanan anak umur {k}
    Berita olahraga malam: sesudah {a} lalu {b}, baru iklan
    Ada yang jual pin {a} dan {b}? Buat koleksi, cari {k} biji
    Paman saya kalau sudah bicara {a} pasti nyambung ke {b}
    Soal ujian tadi keluar {a} dan {b}, untung sempat baca
    Kamus saku tidak memuat {a}, tapi {b} ada
    Ibu saya keliru terus antara {a} dan {b}, maklum sudah sepuh
    Kuis: urutkan menurut abjad {a}, {b}, dan Zebra
    Kelas menggambar minggu ini modelnya {a}, minggu depan {b}
    Baru sadar {a} dan {b} kalau disingkat hurufnya mirip
    Kliping koran saya sudah {k} lembar, separuh {a} separuh {b}
    Pembawa acara sampai keseleo lidah menyebut {a} dan {b} berturut-turut
""")
