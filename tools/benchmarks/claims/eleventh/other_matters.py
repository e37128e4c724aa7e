"""Other things that are said of the same names, the eleventh writer's: errands, jokes, school, wares, plain news.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Kucing oren di kos kami dikasih nama {a}, umurnya baru {k} bulan
    ada yang punya stiker WA {a}? mau dong, yang lucu
    Soal TTS hari ini nomor {k} mendatar: {a}. Pas hurufnya!
    Adik dapat tugas kliping tentang {a}, minimal {k} halaman
    Kaus sablon tulisan {a} tinggal ukuran XL, minat japri
    Tadi di angkot orang-orang bahas {a} sambil makan kacang
    mimpi semalam aneh, ada {a}, ada kuda, terus saya terbang
    {a} masuk daftar kata yang paling sering dicari minggu ini menurut koran
    Poster {a} di warung kopi dekat pelabuhan sudah pudar, minta diganti
    Pak guru cerita sejarah {a} sampai {k} jam pelajaran, muridnya tidur
    Layangan gambar {a} menang lomba di lapangan Gerung
    Ada yang tahu cara gambar {a} pakai krayon? untuk tugas anak TK
    cosplay {a} di pawai agustusan kemarin kocak abis
    Lagi baca buku tebal tentang {a}, baru sampai bab {k}
    Nama wifi tetangga "{a}", sandinya apa ya
    podcast yang bahas {a} itu durasinya {k} jam, saya ketiduran
    {a} lagi {a} lagi, ganti topik napa grup ini
    Ibu salah sebut {a} waktu ikut cerdas cermat, satu RT ketawa
    Saya titip salam buat penggemar {a} di mana pun berada
    kue ulang tahun temanya {a}, pesanan unik bulan ini
    Arisan bulan depan disuruh pakai baju tema {a}, bingung
    Nonton film dokumenter {a} di aula kampus, gratis, bawa kursi sendiri
    Ada {k} pertanyaan tentang {a} di ujian CPNS kemarin
    Truk lewat bypass, bak belakangnya dilukis {a}, bagus sekali
    Bapak saya dari dulu suka berita {a}, sampai punya {k} map guntingan koran
    Tolong carikan lagu yang liriknya ada kata {a}
    Warung sate dekat kantor pos namanya Sate {a}, rasanya lumayan
    Anak-anak main drama, si bungsu kebagian peran {a}
    Seminar {a} diundur {k} hari, panitianya sakit
    Debat {a} di grup alumni akhirnya berakhir damai, semua pergi makan bakso
    Kemarin jadi juri lomba pidato, {k} peserta pilih tema {a}
    batik motif {a}? serius ada yang jual?
    Tebak-tebakan: apa bedanya {a} dengan kerupuk? Jawab besok
    Saya kurang paham {a}, ada yang bisa jelaskan pelan-pelan?
    Tukang cukur langganan kalau sudah ngomong {a} susah berhenti
    Perpustakaan keliling bawa {k} buku tentang {a} hari Kamis
    Pantun: jalan-jalan ke Narmada, jangan lupa bahas {a}
    mural {a} di tembok gang sebelah dicat ulang karang taruna
    Cucu tanya {a} itu apa, saya jawab tanya bapakmu
    Meme {a} yang pakai helm terbalik itu bikin saya sakit perut
    """)

OF_TWO: Final = lines("""
    Di kuis tadi malam, {a} jadi jawaban nomor satu dan {b} nomor {k}
    Dua ikan cupang saya namanya {a} dan {b}, tidak akur
    ada yang jual gantungan kunci {a} sama {b}? beli {k}
    Skripsi teman membandingkan {a} dengan {b}, dosennya galak
    Bapak kalau bahas {a} pasti nyambungnya ke {b}
    Di peta anak saya, {a} diwarnai hijau, {b} kuning
    Kelompok belajar {a} presentasi pagi, kelompok {b} siang
    Komentar {a} vs {b} di grup sudah {k} ratus, saya keluar saja
    Buku {a} dipinjam, buku {b} belum kembali, kata petugas perpus
    Saya lebih suka cerita {a} daripada {b}, selera orang beda
    Lomba mewarnai: tema {a} untuk TK, tema {b} untuk SD
    Koran bekas halaman {a} dan {b} dipakai bungkus nasi
    Soal pilihan ganda: A. {a} B. {b} C. semua benar
    Grup gosip isinya {a}, grup kantor isinya {b}, kepala pening
    Tim futsal pakai nama {a}, lawannya {b}, skor {k} sama
    Stiker {a} nempel di kulkas, stiker {b} di helm
    Ada diskusi {a} dan {b} di RRI jam delapan, ikut dengar yuk
    Kakek bilang zaman dulu {a} belum ada, {b} apalagi
    Adik salah tulis {a} jadi {b} di kertas ulangan
    {a}, {b}, dan harga bawang: tiga topik abadi di warung kami
    Teka-teki silang: {k} huruf, ada hubungannya dengan {a} dan {b}
    Wayang modern tadi malam ada tokoh {a} dan {b}, dalangnya lucu
    Kelas sebelah bikin mading {a}, kelas kami {b}
    Kaset lama bapak: satu soal {a}, satu lagi soal {b}
    Yang mau tukar kartu {a} dengan {b}, saya ada {k} lembar
    """)
