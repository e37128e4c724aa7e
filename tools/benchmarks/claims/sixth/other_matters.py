"""Other things that are said of the same names, the sixth writer's: talk of families, shops, offices and mosques.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Cucu saya menggambar {a} pakai krayon, dapat bintang {k} dari gurunya
    Kalender dinding gambar {a} masih ada di toko buku dekat pasar, tinggal {k} lembar
    Bapak kalau sudah bicara {a} bisa {k} jam tidak berhenti, kopi sampai dingin
    Soal cerdas cermat tadi: apa kepanjangan {a}? Tidak ada yang bisa jawab
    Di buku sejarah anak saya {a} cuma disebut {k} baris
    Burung beo tetangga bisa menyebut {a}, sumpah lucu sekali
    Warung baru dekat terminal namanya Warung {a}, pecelnya pedas
    Saya mimpi bertemu {a} semalam, bangun-bangun kesiangan
    Teka-teki silang hari ini, {k} kotak mendatar jawabannya {a}
    Lomba mirip {a} tujuh belasan nanti, hadiahnya kompor
    Ibu salah sebut lagi, maksudnya camat malah bilang {a}
    Ada yang jual perangko lama bergambar {a}? Saya kolektor
    Doa bersama tadi malam menyebut {a} juga, semoga semua diberi kesehatan
    Tim futsal kantor pakai nama {a}, kalah {k} gol tanpa balas
    Diskusi bapak-bapak di pos ronda soal {a} bubar karena hujan
    Bagaimana ejaan {a} yang betul? Anak saya ada tugas mengetik
    Rambut paman dipotong model {a}, bibi langsung protes
    Sudah {k} tahun tidak dengar orang bicara {a}, eh tadi di angkot ada
    Kaset pidato {a} punya almarhum kakek mau saya bersihkan, ada yang punya alat putarnya?
    Kucing kami diberi nama {a} oleh si bungsu, sekarang beranak {k}
    Di undangan mantu tertulis turut mengundang {a}, ternyata salah cetak
    Pak guru menerangkan {a} pakai peta dan kapur warna, anak-anak paham
    Tadi di bus ada {k} orang berdebat {a}, saya pilih tidur saja
    Mau tanya, buku tentang {a} yang tebal itu masih ada di perpustakaan daerah?
    Rencana syukuran RT pakai tema {a}, bu RW yang usul
    Penceramah tadi memberi contoh {a} lalu lanjut bab wudu
    Lemari penuh kliping koran {a} warisan bapak, dikilo laku {k} ribu
    Adik saya skripsinya ganti judul, tidak jadi soal {a}
    Sandi wifi warung kopi itu {a} pakai huruf kecil semua
    Baru tahu kalau di Malaysia juga orang ramai bicara {a}
    Ondel-ondel karnaval kemarin ada yang mirip {a}, anak kecil menangis
    Papan nama Toko {a} miring habis hujan, tolong dibetulkan
    Keponakan dapat nilai {k} untuk makalah {a}, katanya kurang daftar pustaka
    Nenek tanya {a} itu makanan atau apa, kami ketawa sekeluarga
    Komentar soal {a} tolong jangan di grup jual beli ya, admin
    Petani sini lebih pusing soal pupuk daripada soal {a}
    Poster {a} di kamar anak bujang sudah diganti poster motor
    Acara radio pagi membahas {a} sambil putar lagu lama, enak didengar
    Sopir bemo itu hafal semua cerita {a}, dari terminal sampai Cakra tidak selesai
    Kue ulang tahun pesanan bertuliskan {a}, krimnya luber {k} senti
""")

OF_TWO: Final = lines("""
    Bapak dukung {a}, ibu suka {b}, makan malam jadi ramai
    Anak saya dapat tugas membandingkan {a} dengan {b}, {k} halaman tulis tangan
    Ikan cupang saya dua, {a} sama {b}, kemarin berantem
    Di kuis radio tadi pertanyaannya mana lebih dulu, {a} atau {b}?
    Pidato tujuh belasan pak lurah menyebut {a} dan {b}, entah apa hubungannya
    Tukang cukur cerita {a}, yang dicukur cerita {b}, saya antre {k} jam
    Teman kantor baru dua orang, dijuluki {a} dan {b} saking seringnya berdebat
    Saya tidak ikut {a} tidak ikut {b}, yang penting dagangan laku
    Undian doorprize: kelompok {a} dapat setrika, kelompok {b} dapat ember
    Kamus anak sekolah kok ada {a} tapi tidak ada {b}
    Besok pengajian membahas akhlak, jangan bawa-bawa {a} atau {b} lagi
    Lagi cari buku bekas tentang {a} dan {b}, bayar pakai beras juga boleh
    Cucu tanya {a} dengan {b} itu saudara atau bukan, kakeknya bingung
    Grup ini sepi, giliran bahas {a} dan {b} semua muncul
    Lukisan di balai desa sebelah kiri {a}, sebelah kanan {b}, catnya mulai luntur
    Karnaval desa ada gerobak hias {a} dan gerobak hias {b}, juaranya malah gerobak bakso
    Kalau {a} teh manis, {b} itu kopi pahit, kata paman saya
    Tadi di kelas ada {k} murid tidak bisa membedakan {a} dan {b}
    Dua perahu baru itu dinamai {a} dan {b}, cat birunya bagus
    Foto {a} sama {b} di dinding warung itu sudah pudar, minta diganti
    Bosan bahas {a} melulu, bahas {b} juga bosan, mari bahas resep
    Nama regu gerak jalan RT kita {a}, lawannya {b}, mulai jam tujuh
    Seminar kampus tentang {a} dan {b}, konsumsinya nasi kotak {k} macam lauk
    Bibi salah kirim stiker {a} padahal mau kirim stiker {b}
    Di angkringan dengar orang tua bicara {a} dan {b}, bahasanya halus sekali
""")
