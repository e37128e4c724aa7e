"""Other things that are said of the same names, the seventeenth writer's: errands, sport, books, weather, small praise.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Tugas IPS anak saya disuruh menulis {k} paragraf tentang {a}, ada yang punya buku?
    Nama kucing tetangga {a}, lucu sekali dipanggil langsung datang
    Semalam nonton dokumenter {a} sampai ketiduran di menit ke {k}
    Ada yang jual stiker {a} buat helm? butuh {k} lembar
    Teka-teki silang hari ini jawabannya {a}, {k} kotak lagi belum ketemu
    Di warung kopi orang bicara {a} sambil main domino, biasa saja
    Seminar tentang {a} di kampus dimundurkan {k} hari karena aula dipakai wisuda
    Dulu waktu SMA saya pernah menulis puisi tentang {a}
    Akun penggemar {a} di kota kita sudah {k} ribu pengikut
    Beli buku bekas tentang {a} cuma {k} ribu, kertasnya masih bagus
    Kalender dinding bergambar {a} dibagi di toko bangunan
    Peneliti butuh {k} narasumber yang paham {a}, konsumsi disediakan
    Adik saya hafal semua hal tentang {a}, heran juga
    Rapat kami tadi menyinggung {a} sebentar lalu lanjut soal konsumsi
    Penjaga perpustakaan bilang majalah yang memuat {a} sedang dipinjam
    Radio pagi ini mengulas {a} selama {k} menit, enak didengar
    Nama {a} salah eja di spanduk itu, kasihan tukang cetaknya
    Lomba mewarnai kali ini bertema {a}, pendaftaran di kantor pos
    Saya kira {a} itu lebih tua, ternyata baru tahu dari kuis
    Guru sejarah bercerita tentang {a}, kelas jadi hening
    Mimpi ketemu {a} sambil makan plecing, bangun-bangun lapar
    Ada diskon {k} persen untuk kaos {a} sampai akhir bulan
    Prangko seri {a} dicari kolektor Mataram, hubungi lapak dekat terminal
    Siapa yang punya foto lama {a}? buat pameran sekolah
    Kolom opini koran lokal hari ini membahas {a} dengan jernih
    Rombongan kami membahas {a} di bus, {k} jam tidak terasa
    Kutipan tentang {a} itu bagus sekali buat pembuka pidato
    Podcast {a} episode {k} belum keluar juga ya
    Dosen minta makalah tentang {a} dikumpul Jumat, tulis tangan pula
    Saya suka cara pembawa acara memperkenalkan {a} tadi, sopan
    Jaringan di rumah lemot, siaran tentang {a} putus {k} kali
    Bapak menyimpan kliping {a} dari koran tahun lama, sudah kuning semua
    Tolong jangan bahas {a} di grup jual beli ya, ini tempat dagang
    Ada nama {a} di buku tamu nikahan, ternyata cuma senama
    Game tebak gambar sekarang ada level {a}, susah
    Pelatihan menulis berita memakai {a} sebagai contoh latihan
    Jadwal acara tentang {a} pindah ke hari Kamis jam {k}
    Keponakan minta dibelikan poster {a}, harganya lumayan
    Komunitas sepeda bikin rute dengan nama {a}, panjangnya {k} kilo
    Terima kasih panitia, diskusi soal {a} tertib dan snack-nya enak
""")
OF_TWO: Final = lines("""
    Soal ujian tadi minta bandingkan {a} dengan {b}, saya cuma isi {k} baris
    Di rak paling atas ada buku {a}, di sebelahnya {b}
    Bapak pilih acara {a}, ibu maunya {b}, akhirnya tv dimatikan
    Kuis cerdas cermat: {k} pertanyaan tentang {a}, sisanya {b}
    Mural di tembok pasar gambarnya {a} dan {b}, warnanya cerah
    Ada yang sudah baca tulisan yang menyandingkan {a} dan {b}? pinjam dong
    Anak kos debat {a} lawan {b} sampai jam {k} pagi, saya tidur saja
    Kelompok satu membahas {a}, kelompok dua {b}, presentasi minggu depan
    Pencarian paling banyak di internet minggu ini {a}, disusul {b}
    Kaos {a} sisa {k}, kaos {b} sudah habis
    Saya baru bisa membedakan {a} dan {b} setelah dijelaskan guru
    Judul skripsi kakak menyebut {a} dan {b}, tebal sekali
    Siaran pagi soal {a}, siaran sore soal {b}, siapa sempat nonton semua
    Kamus istilah itu mencantumkan {a} tapi lupa {b}
    Moderator menyebut {a} lebih dulu baru {b}, sesuai abjad
    Papan skor lomba debat: regu {a} unggul {k} angka dari regu {b}
    Album foto kenangan ada halaman {a} dan halaman {b}
    Tukang parkir memanggil dua ekor ayamnya {a} dan {b}
    Penulis itu sedang menyusun buku tentang {a}, bab terakhirnya {b}
    Pameran arsip menampilkan {a} di lantai satu dan {b} di lantai dua
    Penyiar salah baca {a} jadi {b}, ketawa satu studio
    Peserta kelas jurnalistik boleh pilih topik {a} atau {b}
    Mau tanya, lebih dulu mana dibahas di buku paket, {a} atau {b}?
    Dua arsip yang saya cari, {a} dan {b}, ada di rak {k}
    Lagu pembuka acara {a} mirip lagu acara {b} ya
""")
