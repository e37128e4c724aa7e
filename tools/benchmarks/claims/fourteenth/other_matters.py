"""Other things that are said of the same names, the fourteenth writer's: plain news, talk, praise, idle questions.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Dosen tadi kasih tugas makalah tentang {a}, minimal {k} halaman, tolong yang punya bahan
    Kakak ipar saya ngefans berat sama {a} sampai beli mug-nya
    Soal TTS nomor {k} mendatar jawabannya {a} bukan ya? lima kotak lebih dikit
    Adik nanya {a} itu apa, saya bingung jelasinnya pakai bahasa anak SD
    Podcast semalam bahas {a} sampai {k} jam, ngantuk tapi seru
    Kalau dengar kata {a} ingatnya zaman sekolah dulu
    Sabtu ada bedah buku: tema {a}, peserta {k} puluh orang, konsumsi cukup
    Ada yang punya nomor kontak panitia diskusi {a} di Mataram?
    Di pasar loak nemu majalah lama yang sampulnya {a}, harganya {k} ribu
    Saya tidak ikut-ikutan urusan {a}, mending urus padi
    Kuis di radio tadi pertanyaannya seputar {a}, saya menang pulsa
    Teman kos saya bikin lukisan {a} buat tugas akhir, keren hasilnya
    menurut kalian logo {a} bagusan yang lama atau baru
    Baru tahu {a} pernah masuk buku pelajaran kelas {k}
    Nama kucing tetangga sekarang {a}, gara-gara nonton TV
    Grup lawak di Praya punya sketsa soal {a}, penonton sampai nangis ketawa
    {a} trending lagi ya? kayaknya tiap minggu
    Khatib Jumat tadi menyinggung {a} sedikit, selebihnya soal sabar
    Semoga {a} selalu diberi kebaikan, amin
    Cari referensi jurnal tentang {a}, yang gratis ada?
    Obrolan warung pagi ini: {a}, harga pupuk, sama bola
    Film pendek berjudul {a} diputar di taman budaya jam {k} sore
    Kemarin mimpi ketemu {a}, bangun-bangun telat kerja
    Bapak-bapak ronda main kartu sambil debat {a}, jam {k} pagi baru bubar
    Aku baru selesai baca sejarah {a}, ternyata panjang juga
    Stiker WA {a} yang lucu ada yang punya? kirim dong
    Anak-anak SD lomba pidato, temanya bebas, {k} orang pilih {a}
    Ada kelas daring gratis tentang {a} hari Sabtu, kuotanya {k} ratus
    Terjemahan bahasa Inggris untuk artikel {a} ini kok aneh ya
    Dulu waktu kecil saya kira {a} itu nama makanan
    Undangan: sarasehan {a} di aula kecamatan, harap bawa kursi sendiri
    Penjual nasi kuning dekat sini hafal semua kabar {a}, kayak koran jalan
    Peta lama yang dipajang museum ada tulisan {a}, ejaannya beda
    Ditanya pilih {a} atau kopi, jelas kopi
    Kaos {a} ukuran XL masih ada gak kak?
    Pertandingan tarkam kemarin ada tim yang namanya {a}, kalah {k}-0
    Algoritma HP saya isinya {a} melulu padahal nyari resep
    Ketua kelas minta maaf karena salah tulis {a} di mading
    Saya dan {a} sama-sama lahir bulan Juli, bangga dikit
    Pengumuman lomba esai bertema {a}, hadiah {k} juta, batas kirim akhir bulan
""")

OF_TWO: Final = lines("""
    Guru IPS suruh bandingkan {a} dan {b}, dikumpul lusa
    {a} sama {b} lebih dulu mana sih munculnya?
    Di soal pilihan ganda tadi ada {a} dan {b}, saya tembak saja C
    Obrolan semalam dari {a} nyambung ke {b}, ujungnya malah bahas layangan
    Buku ini membahas {a} di bab {k}, sedangkan {b} cuma di catatan kaki
    Kalau {a} jadi film, {b} cocoknya jadi judul lagunya
    Ada dua seminar bentrok, satu tentang {a} satunya {b}, ikut mana ya
    Anak saya nulis puisi pakai kata {a} dan {b}, gurunya kasih {k} bintang
    Beda huruf doang ternyata {a} dengan {b} di kamus bapak saya
    Museum pasang foto {a} bersebelahan dengan {b}
    Tebak-tebakan: apa persamaan {a} dan {b}? sama-sama bikin ngantuk di kelas
    Kliping saya soal {a} hilang, yang tersisa cuma {b}
    Acara TV malam ini: jam {k} {a}, habis itu {b}
    Teman sekantor debat {a} lawan {b}, saya makan gorengan saja
    Koleksi prangko {a} ditukar {b}, ada yang minat?
    Skripsi tentang {a} ditolak, disarankan ganti {b} sama dosen
    Lapak buku bekas: {a} {k} puluh ribu, {b} nego
    Dua kata yang paling sering disebut di radio pagi ini {a} dan {b}
    Saya netral saja, {a} silakan, {b} juga silakan
    Kursus singkat menulis berita, contohnya {a} dan {b}
    Habis nonton dokumenter {a}, lanjut {b}, besok ujian malah belum belajar
    Spanduk acara {a} dipasang menutupi spanduk {b}, panitianya jadi canggung
    Pidato tadi panjang, dari {a} sampai {b}, yang tepuk tangan {k} orang
    Mohon doa untuk {a} dan {b}, semoga rukun selalu
    Tolong bedakan {a} dengan {b}, jangan dicampur waktu ngisi mading
""")
