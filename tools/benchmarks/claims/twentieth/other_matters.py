"""Other things that are said of the same names, the twentieth writer's: errands, study, sport, shops, plain news.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Ada yang simpan stiker WA {a}? Punya saya hilang {k} biji waktu ganti HP
    Tadi di bemo ada penumpang ngomongin {a} terus, sampai saya kelewatan turun
    Anak SMP sebelah rumah dapat tugas menggambar {a}, tenggatnya {k} hari lagi
    Judul teka-teki silang hari ini mendatar nomor {k}: {a}
    Satu dari {k} kucing tetangga dinamai {a}, entah kenapa
    Koran bekas {k} lembar pembungkus nasi saya isinya tentang {a}, lumayan bacaan sarapan
    Tim futsal RT kami namanya {a} FC, semalam kalah {k} gol
    Saya baru tahu tulisan {a} itu pakai huruf besar, terima kasih bu guru
    Radio tadi siang memutar lagu lama lalu penyiarnya cerita soal {a}
    Buku tentang {a} ada di perpustakaan daerah, rak {k} sebelah kiri
    Paket bergambar {a} pesanan mbak Rini sudah sampai di pos satpam
    Semoga {a} makin baik ke depannya, itu saja harapan saya
    Dulu waktu SD saya pidato tentang {a}, lupa teks di menit ke-{k}
    Dosen minta makalah {k} halaman membahas {a}, ada yang punya bahan?
    Nonton wayang semalam, dalangnya sempat sindir {a}, penonton ngakak {k} menit
    Kalau ada yang mau ke acara {a} hari Minggu, nebeng dong, helm saya bawa sendiri
    Cetak spanduk {a} ukuran {k} meter kira-kira berapa ya di Cakra?
    Tukang cukur langganan sudah {k} kali bahas {a}, rambut saya jadi miring
    Peringatan hari jadi {a} nanti katanya ada bazar kuliner
    Temanku satu kos orangnya fanatik {a}, kamar penuh poster
    Pelajaran sejarah bab {k} menyinggung {a} sedikit sekali
    Kemarin lihat mural {a} di tembok pelabuhan, warnanya bagus
    Jalan di perumahan baru katanya mau dikasih nama {a}
    Bapak titip pertanyaan: kantor {a} itu tutup jam berapa kalau Sabtu?
    Buka puasa bersama komunitas pendukung {a}, iuran {k}0 ribu per orang
    Mimpi ketemu {a} sambil makan pelecing, bangun-bangun lapar
    Video {a} menari di pesta pernikahan lucu juga, adik saya ulang {k} kali
    Tulisan opini tentang {a} di koran lokal hari ini cukup berimbang menurut saya
    Wawancara {a} kemarin malam terlalu panjang, saya tertidur
    Kuis cerdas cermat kecamatan, soal rebutan terakhir jawabannya {a}
    Jas hujan saya ketinggalan di acara {a}, warna biru, tolong kabari
    Ada lomba karya tulis bertema {a}, hadiah juara {k} laptop
    Kalender tahun depan gambar {a} sudah ada di tukang foto kopi
    Kritik saya untuk {a}: kurang mendengar orang kecil. Itu pendapat pribadi.
    Nonton bareng debat, tiap nama {a} disebut kami minum kopi, habis {k} gelas
    Ponakan umur lima tahun bisa mengeja {a}, bangga saya
    Saya lebih suka {a} yang dulu daripada yang sekarang, entah kalian
    Kunjungan {a} ditunda karena cuaca, jadwal baru menyusul
    Ada diskusi buku soal {a} di kafe dekat Udayana, gratis untuk {k}5 pendaftar awal
    Rekening listrik, cicilan, {a}... semua dibahas bapak sambil ngopi, saya dengar saja
    """)
OF_TWO: Final = lines("""
    Foto {a} bersebelahan dengan {b} di kalender warung, yang satu sudah pudar
    Debat kusir semalam: pendukung {a} lawan pendukung {b}, akhirnya makan bakso bareng
    Soal ujian PKn tadi menanyakan hubungan {a} dan {b}, saya kosongkan
    {a} dan {b} sama-sama muncul di berita pagi, beda topik
    Kaos {a} habis, yang tersisa {k} kaos {b} ukuran XL
    Podcast baru membahas {a} dulu {k}5 menit, lalu {b}
    Di pesawat saya baca majalah, sampul depan {a}, belakang iklan {b}
    Lomba tujuh belasan regu {a} ketemu regu {b} di final tarik tambang, skor {k} banding nol
    Kakek lebih tahu {a}, nenek lebih tahu {b}, cocok jadi lawan main kuis
    Kemarin survei mahasiswa menanyakan pendapat warga tentang {a} serta {b}
    Kalau disuruh menulis cerpen, saya pilih {a} sebagai tokoh dan {b} sebagai latar
    Warung sebelah pasang TV, pelanggan terbagi antara mau nonton {a} atau {b}
    Ada yang bisa jelaskan beda sikap {a} dan {b} soal pendidikan?
    Grup sebelah isinya {a}, grup ini isinya {b}, saya pindah ke grup resep saja
    Seminar nasional menghadirkan pembicara yang meneliti {a} dan {b}, tempat terbatas
    Adik saya menempel gambar {a} di buku, tapi judulnya ditulis {b}
    {b} disebut {k} kali, {a} disebut belasan kali dalam pidato tadi, saya hitung iseng
    Teman lama kirim salam, dia sekarang kerja dekat {a}, dulu dekat {b}
    Sejarah panjang {a} hingga {b} dirangkum dosen dalam satu papan tulis
    Sopir travel cerita pernah antar rombongan {a}, minggu depannya rombongan {b}
    Jadwal televisi sore: profil {a} pukul {k}, disusul {b}
    Mohon info, tiket acara {a} bisa ditukar tiket acara {b} tidak ya
    Lagi musim bendera, jalan ke pasar penuh {a}, jalan ke sawah penuh {b}
    Pertanyaan anak kecil hari ini: {a} sama {b} itu temenan nggak?
    Menurut saya {a} perlu belajar sabar dari {b}, begitu pun sebaliknya
    """)
