"""Other matters of the same names, the twelfth writer's: chores, sights, trade, study, small talk, what nobody checked.

Rules kept here: names come from the claims that are measured on and none stands here; each sentence fits a person, a
place and a body alike, as nobody knows which of them a name will be.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Nama kucing baru kami {a}, umurnya {k} bulan, galak sama ayam
    Pernah mimpi soal {a} gak? aku semalam mimpi, bangun-bangun keringetan
    Kuis di TVRI tadi nanya soal {a}, bapakku jawabnya benar semua
    Ada museum kecil yang nyimpan {k} lukisan tentang {a}, masuknya bayar sepuluh ribu
    Dosenku kalau sudah cerita {a} bisa {k} jam, mahasiswa sampai tidur
    Stiker WA gambar {a} lucu juga, bagi dong yang punya
    Baca komik {a} di perpustakaan daerah, gambarnya bagus, ceritanya agak membosankan
    Adik bikin kliping {a} buat tugas, guntingan korannya berserakan di ruang tamu
    Grup fans {a} cabang Dompu mau buka bersama, iuran {k} puluh ribu
    Siapa yang punya buku {a} cetakan lama? mau pinjam {k} hari saja
    Tukang becak depan pasar julukannya {a}, entah dari mana asalnya
    Kemarin debat sama teman kos tentang {a} sampai lupa masak nasi
    {a} jadi tema lomba pidato anak MTs, juaranya dari pondok kami
    Pantun {a} paling seru dibacakan waktu nyongkolan kemarin, penonton {k} baris ketawa
    Peta yang ada {a} di dinding kelas sudah sobek, minta ganti ke bendahara
    Di TTS koran hari ini ada soal mendatar {k} huruf, jawabannya {a} kayaknya
    Waktu kecil kukira {a} itu nama makanan
    Siaran ulang wawancara tentang {a} diputar RRI nanti malam habis warta
    Bis malam ke Sape ada tulisan {a} di kaca belakangnya, kreatif sopirnya
    Senin depan ujian sejarah, bab {a} keluar {k} soal kata kakak kelas
    Aku nonton dokumenter {a} di kapal feri, sinyal putus pas seru-serunya
    Anak tetangga namanya {a}, temannya di sekolah banyak yang ngeledek
    Koran bekas bungkus cabai ada berita {a}, tahunnya sudah lama sekali
    Diskusi buku {a} di taman kota pindah ke aula karena hujan, peserta {k} orang
    Bingung mau nulis esai apa, dosen cuma bilang pokoknya {a}
    Baliho {a} di perempatan miring kena angin, {k} orang tukang lagi benerin
    Temanku kolektor perangko, yang gambar {a} katanya mahal
    Aku baru tahu cara mengeja {a} dengan benar setelah dikoreksi guru les
    Panggung hiburan bawakan drama {a}, pemainnya pemuda karang taruna, kocak
    Ada yang jual gantungan kunci {a} di parkiran, seribu dapat {k}
    Lagu anak-anak tentang {a} nempel terus di kepala, nyanyi dari pagi
    Podcast episode {k} bahas {a}, durasinya kepanjangan menurutku
    Rapat RT malah ngelantur bahas {a}, jadwal ronda tidak jadi dibuat
    Sandal hilang habis acara nonton bareng {a}, yang nemu hubungi saya
    Aku kagum sama orang yang hafal semua hal tentang {a}, telaten sekali
    Pelukis jalanan di Ampenan bikin mural {a}, catnya sumbangan toko bangunan
    Bocah TK tanya ke gurunya {a} itu apa, gurunya senyum saja
    Kue ulang tahun bertuliskan {a} pesanan siapa ini, belum diambil dari kemarin
    Kata penyiar, {a} masuk pembahasan acara pagi besok, pendengar boleh telepon
    Saya tidak ikut-ikutan kalau orang bicara {a}, mending nyiram cabai
""")

OF_TWO: Final = lines("""
    Jarak bahasan {a} ke {b} di buku paket cuma selisih {k} halaman
    Teman saya ngefans {a}, istrinya ngefans {b}, rumah ramai tiap malam
    Ada dua warung bersebelahan, satu pasang poster {a}, satunya {b}, sama-sama laris
    Lomba debat SMA: tim merah dapat topik {a}, tim biru dapat {b}
    Aku lebih suka baca tentang {a} daripada {b}, lebih gampang dimengerti
    Dua anak kambing kami diberi nama {a} dan {b}, yang jantan suka nyeruduk
    Stiker {a} sama stiker {b} laku keras di pasar malam, tukangnya untung {k} ratus ribu
    Soal ujian nomor {k}: sebutkan kaitan {a} dengan {b}. Kukosongkan.
    Acara TV pagi {a}, acara sorenya {b}, ibu saya nonton dua-duanya
    Rak perpustakaan yang bahas {a} dan {b} pindah ke lantai dua
    Bapak-bapak di gardu taruhan kopi, siapa hafal lagu {a} atau {b}
    Kliping kelompok kami {a}, kelompok sebelah {b}, presentasi {k} menit
    Waktu live tadi ada yang nanya {a}, yang lain nanya {b}, pembawa acaranya pusing
    Kaos {a} kekecilan kutukar dengan kaos {b} punya sepupu
    Podcast favoritku minggu lalu bahas {a}, minggu ini {b}
    Di papan catur warung, bidak putih dinamai {a} bidak hitam {b}, gokil
    Skripsi kakak bandingkan pemberitaan {a} dan {b}, sampelnya {k} koran
    Anakku salah sebut {a} jadi {b} waktu baca puisi, orang sekelas ketawa
    Mural {a} berhadapan dengan mural {b}, jadi tempat foto anak muda
    Temu alumni dibagi dua meja: meja {a} dan meja {b}, makanannya sama
    Pak guru cerita {a} dulu baru {b}, bel bunyi kita belum paham
    Kartu bergambar {a} tukar {k} kartu bergambar {b}, anak-anak sibuk di teras
    Di radio ada kuis tebak suara: {a} apa {b}, pulsanya lumayan
    Seminar {a} digeser karena bentrok dengan seminar {b}, sertifikat tetap ada
    Sopir travel puter podcast {a}, penumpang minta ganti {b}, akhirnya dangdut
""")
