"""Other things that are said of the same names, the tenth writer's: errands, hobbies, news, praise, small quarrels.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Teka-teki silang koran kemarin ada pertanyaan tentang {a}, {k} kotak mendatar
    Keponakan saya ikut lomba gambar bertema {a}, dapat juara {k}
    Ada yang punya buku lama soal {a}? Mau saya pinjam buat tugas
    Di kelas tadi bu guru cerita panjang tentang {a}, anak saya sampai hafal
    Stiker {a} di kaca angkot Pak Mus lucu sekali, ada {k} biji
    Podcast semalam membahas {a} hampir {k} jam, bagus isinya
    Kucing tetangga dikasih nama {a}, anaknya {k}
    Saya belum paham kenapa orang suka sekali bicara soal {a}
    Nanti malam ada nobar acara tentang {a} di lapangan voli
    Dosen minta makalah {a} minimal {k} halaman, dikumpul Senin
    Warung baru di Ampenan pasang poster {a} besar sekali
    Sudah {k} kali mimpi tentang {a}, apa artinya ya
    {a} disebut di soal ujian tadi, untung sempat belajar
    Ternyata banyak juga warga sini yang mengagumi {a}
    Kaos {a} ukuran XL habis, tinggal M dan S
    Ayah saya mengoleksi perangko {a} sejak tahun {k}0-an
    Bisa tidak pembahasan {a} dipindah ke grup sebelah, ini grup jual beli
    Diskusi {a} di aula kampus Unram jam dua, terbuka untuk umum
    Menurut saya {a} sekarang lebih baik daripada lima tahun lalu
    Salam buat {k} penggemar {a} di Dompu
    Ada jadwal {a} untuk {k} hari ke depan? Mau saya catat
    Puisi anak SMP tentang {a} ini bikin saya terharu
    Bacaan pagi: sejarah singkat {a}, pengarangnya orang Bima
    Rapat kemarin menyinggung {a} sebentar lalu lanjut soal iuran
    Jujur saya tidak terlalu mengikuti perkembangan {a}
    Mahasiswa KKN bikin mural {a} di tembok lapangan, catnya {k} kaleng
    Semoga {a} selalu diberi kemudahan
    Kartun {a} di majalah itu kocak, {k} panel saja
    Siapa narasumber yang cocok kalau kita bikin acara soal {a}?
    Berita {a} hari ini biasa-biasa saja, tidak ada yang baru
    Kuis radio tadi hadiahnya pulsa, pertanyaannya tentang {a}
    Yang minat ikut kelas menulis profil {a}, kuota tinggal {k}
    Anak saya salah sebut {a} di depan tamu, kami semua tertawa
    Foto jadul {a} dipajang di kafe baru Cakranegara, {k} lembar
    Peta lama yang ada tulisan {a} dijual {k} juta, mahal amat
    Obrolan warung kopi pagi ini dari {a} sampai harga pakan ayam
    Film dokumenter {a} akhirnya tayang juga, durasinya {k} bagian
    Saya dukung {a} dari dulu, tapi soal jalan rusak tetap harus protes
    Ojek langganan saya mirip sekali gayanya kalau bicara tentang {a}
    Tolong carikan nomor telepon kantor yang mengurus {a}, sudah {k} kali salah sambung
""")

OF_TWO: Final = lines("""
    Debat kelas tadi memilih antara {a} dan {b}, kelompok saya kalah
    Jadwal acara {a} bentrok dengan {b}, pilih yang mana ya
    Tulisan di koran membandingkan {a} dengan {b}, menarik sekali
    Anak-anak main peran jadi {a} dan {b} di sekolah
    Kalau disuruh pilih cerita tentang {a} atau {b}, saya pilih tidur
    Buku {a} dan {b} dijual sepaket {k}0 ribu di bazar
    Ada hubungan apa sih antara {a} dan {b}, kok di soal selalu berpasangan
    Bapak penggemar {a}, ibu penggemar {b}, rumah jadi ramai
    Seminar {a} digabung dengan {b}, peserta tinggal {k} orang
    Gambar {a} di dinding kiri, gambar {b} di dinding kanan, bagus juga kafenya
    Nama kelompok KKN kami {a}, saingannya {b}
    Tadi di radio penyiarnya tertukar menyebut {a} dan {b}
    Kolom opini: belajar dari {a} dan {b}, ditulis guru SMA Praya
    Podcast bagian {k} bahas {a}, bagian berikutnya {b}
    Sejarah {a} dan {b} masuk kisi-kisi ujian
    Teman saya skripsinya soal {a} dilihat dari {b}, pusing bacanya
    Semoga {a} dan {b} sama-sama membawa kebaikan
    Di pameran ada {k} foto {a} bersebelahan dengan {b}
    Lomba cerdas cermat: {k} soal tentang {a}, sisanya {b}
    Warung sebelah kiri muter berita {a}, sebelah kanan muter {b}, saya di tengah
    Diskusi {a} lebih sepi daripada diskusi {b} minggu lalu
    Paman saya bisa cerita {a} dan {b} semalaman tanpa berhenti
    Ada yang simpan artikel {a} sama {b}? buat kliping anak
    Kami sepakat tidak membahas {a} maupun {b} di grup keluarga
    Peserta pelatihan dibagi dua, tim {a} dan tim {b}, masing-masing {k} orang
""")
