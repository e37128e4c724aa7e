"""Other things that are said of the same names, the third writer's: plain news, gossip, praise, claims nobody made.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Ada yang jual kaos bergambar {a} di pasar seni Senggigi, {k} warna
    Skripsi keponakan saya tentang {a} akhirnya lulus sidang, revisinya {k} halaman
    Lagu baru band Mataram judulnya {a}, enak juga didengar
    {a} disebut {k} kali di ceramah tadi, saya sampai hitung
    Tebak-tebakan: kenapa {a} tidak bisa naik cidomo? Karena kudanya sudah pulang
    Layangan berbentuk {a} menang lomba di pantai Ampenan
    Ada mural {a} di tembok gudang tua dekat pelabuhan Badas, tapi sudah dicat lagi
    bosan deh tiap buka hp isinya {a} melulu
    Guru PPKN kasih tugas kliping tentang {a}, minimal {k} lembar, dikumpul Senin
    Katanya film dokumenter {a} mau diputar di taman budaya, gratis
    Warung sebelah ganti nama jadi Warung {a}, nasinya tetap pedas
    Saya mimpi {a} tadi malam, ada yang bisa menafsirkan?
    Cucu saya baru bisa ngomong, kata pertamanya malah {a}
    Diskusi {a} di kafe dekat Unram mulai jam 8, kopinya bayar sendiri
    Ada prangko lama bergambar {a}, laku {k} juta di kolektor
    Kuis kampus: sebutkan {k} fakta tentang {a}, hadiahnya payung
    Kenapa ya teman-teman kantor jadi ribut setiap ada yang sebut {a}
    Bapak dulu pernah cerita soal {a} waktu saya kecil, sekarang baru paham maksudnya
    Puisi untuk {a} dibacakan anak SD dan bikin juri menangis
    {a} masuk soal ujian CPNS, siapa yang bisa jawab nomor {k}?
    Beli buku tentang {a} di lapak loak, sampulnya sobek tapi isinya lengkap
    Stiker {a} di bak truk depan saya lucu sekali
    Perahu nelayan Labuhan Haji diberi nama {a}, dicat merah putih
    Wartawan senior bilang meliput {a} itu pekerjaan paling melelahkan
    Ayam jago jagoan pak haji dinamai {a}, kalah terus
    akun fanbase {a} bagi-bagi pulsa buat {k} komentar tercepat
    Dulu waktu kuliah saya pernah nulis surat pembaca soal {a}, dimuat di koran Lombok
    Penyelenggara pameran menunda ruang {a} sampai bulan depan karena listrik
    Ada yang punya stiker WA {a}? minta dong
    Kue ulang tahun berbentuk {a} pesanan orang Sweta, jadi {k} tingkat
    Tim cerdas cermat sekolah kami kalah di pertanyaan tentang {a}
    {a} jadi teka-teki silang hari ini, mendatar nomor {k}
    Sopir travel ke Bima ngobrol soal {a} tanpa henti sampai Dompu
    Ada yang tahu kenapa pencarian {a} di internet naik tajam minggu ini?
    Wayang Sasak malam ini menyelipkan lelucon tentang {a}, penonton riuh
    Pak dosen menolak berkomentar tentang {a} dan memilih bicara panen tembakau
    Kartun {a} di majalah dinding sekolah dicopot guru
    Teman saya ikut kursus {k} hari, materinya kebanyakan tentang {a}
    Pelatih voli memberi contoh semangat {a} kepada anak asuhnya
    Taruhan kecil sama istri soal {a}, saya kalah, cuci piring seminggu
    """)

OF_TWO: Final = lines("""
    Topeng {a} dan topeng {b} paling laris di karnaval Agustusan
    Anak saya menggambar {a} sedang main layangan bersama {b}
    Debat warung kopi semalam: pilih bahas {a} atau {b}? Akhirnya bahas bola
    Di kuis itu pilihan A-nya {a}, pilihan B-nya {b}, saya jawab C
    {a} dan {b} sama-sama masuk daftar kata terpanjang di teka-teki koran
    Kolom opini hari ini membandingkan {a} dengan {b}, agak maksa menurut saya
    Pedagang balon di Udayana punya balon {a} tapi kehabisan {b}
    Lomba baca puisi: peserta pertama tentang {a}, peserta terakhir tentang {b}
    Dua kucing saya namanya {a} dan {b}, akur kalau makan
    Buku tentang {a} saya tukar dengan buku tentang {b}, adil kan
    Ada yang bisa jelaskan hubungan {a} dengan {b} buat tugas anak saya?
    Seminar di Unram menghadirkan sesi {a} pagi dan sesi {b} sore
    Kakek lebih suka dengar berita {a}, nenek maunya {b}, TV cuma satu
    Meme {a} digabung {b} bikin sekantor ketawa
    Perpustakaan daerah memajang foto {a} di lantai satu dan {b} di lantai dua
    Dalam drama kelas, ketua kelas jadi {a} dan bendahara jadi {b}
    Peneliti menghitung nama {a} lebih sering ditulis daripada {b} di koran tahun lalu
    Kaos {a} ukuran L tinggal satu, yang {b} masih banyak, minat inbox
    Ustaz tadi mengambil contoh {a}, lalu pindah ke {b}, lalu azan
    Saya salah kirim gambar {a} ke grup yang sedang bahas {b}, malu sekali
    Pembawa acara keliru menyebut {a} padahal maksudnya {b}
    Bulan depan kelas menulis membahas {a}, bulan berikutnya {b}
    Di peta buatan anak-anak, {a} digambar lebih besar dari {b}
    Pantun tukang parkir: jalan-jalan bawa {a}, pulangnya bertemu {b}
    Kalau disuruh pilih nonton soal {a} atau {b}, saya pilih tidur
    """)
