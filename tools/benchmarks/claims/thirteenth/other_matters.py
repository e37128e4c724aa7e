"""Other things that are said of the same names, the thirteenth writer's: small news, fondness, plans, grumbling.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Adik saya dapat tugas mengarang tentang {a}, minimal {k} paragraf, besok dikumpul
    Ada buku baru soal {a} di perpustakaan daerah, baru boleh dipinjam minggu depan
    Warung depan terminal sekarang pasang poster {a} besar sekali
    Nama kucing tetangga {a}, lucu juga dipanggilnya
    Semalam di TV ada dokumenter {a}, saya ketiduran di tengah
    Dosen saya dulu penelitiannya soal {a}, sampai {k} tahun
    Boleh minta saran film tentang {a} buat nonton bareng karang taruna?
    Besok ada seminar membahas {a} di aula kampus, gratis, dapat sertifikat
    Kenapa ya iklan {a} muncul terus di HP saya
    Stiker {a} laku keras di lapak anak saya, {k} lembar sepuluh ribu
    Sore tadi radio bahas {a} hampir satu jam, penyiarnya seru
    Saya kenal nama {a} pertama kali dari buku pelajaran SD
    Jujur saya sudah lama mengagumi {a}
    Bosan, tiap buka HP isinya {a} melulu
    Lomba gambar anak tingkat kecamatan, temanya {a}, daftar sebelum tanggal {k}
    Ada yang simpan foto lawas {a}? Buat pameran sekolah
    Teka-teki silang hari ini, {k} huruf, petunjuknya {a}, ada yang tahu?
    Mural {a} di tembok pasar akhirnya selesai dicat, bagus warnanya
    Grup pencinta {a} kumpul rutin tiap Minggu pagi, silakan gabung
    Terjemahan berita soal {a} di koran luar kok beda gaya bahasanya
    Pertanyaan cerdas cermat nomor {k} tadi tentang {a}, regu kami bisa jawab
    Komik tentang {a} karya anak Sumbawa masuk nominasi
    Bapak kalau sudah cerita {a} bisa sampai subuh
    Podcast episode {k} ngobrolin {a}, enak didengar sambil nyetir
    Siapa tahu sejarah asal nama {a}?
    Kaset lama bapak ada yang judulnya {a}, masih bisa diputar
    Saya lagi nulis artikel {a} untuk majalah sekolah, butuh {k} narasumber
    Kue ulang tahun ponakan temanya {a}, pesan di mana ya
    Di kelas tadi debat soal {a}, pihak kontra yang menang
    Layang-layang bergambar {a} juara {k} di festival pantai
    Arsip koran tahun sembilan puluhan soal {a} sudah bisa dibaca daring
    Ternyata banyak juga pantun tentang {a}, lucu-lucu
    Ibu minta dicarikan kain motif {a} buat seragam keluarga
    Ujian lisan saya ditanya {a}, alhamdulillah lancar
    Ensiklopedia jilid {k} ada bab khusus {a}, tebal sekali
    Ada rencana bedah buku {a} bulan depan di taman baca
    Lelang lukisan {a} malam ini, hasilnya untuk masjid
    Kawan saya kalau main tebak kata selalu gagal di {a}
    Terima kasih {a}, semoga tahun depan lebih baik lagi
    Tolong jelaskan pelan-pelan ke saya, apa hubungan {a} dengan tugas IPS anak saya
""")

OF_TWO: Final = lines("""
    Tugas kelompok kami membandingkan {a} dan {b}, dikumpul Senin
    Di buku paket halaman tujuh puluhan ada gambar {a} bersebelahan dengan {b}
    Anak-anak main peran tadi, satu jadi {a} satu jadi {b}
    Kuis malam ini: apa beda {a} sama {b}? Hadiahnya pulsa {k} ribu
    Penulis itu bikin dua buku, satu tentang {a} satunya {b}
    Ada yang punya kliping {a} dan {b}? Mau saya pinjam
    Lebih sering muncul di koran mana, {a} atau {b}?
    Poster {a} turun, poster {b} naik, begitulah toko di simpang itu
    Pembicara seminar bahas {a} dulu, baru sesudah istirahat {b}
    Saya salah ketik, niatnya cari {a} malah keluar {b}
    Kata kunci yang paling banyak dicari anak kampus: {a}, disusul {b}
    Obrolan bapak-bapak di berugaq: kalau tidak {a} ya {b}
    Film pendek soal {a} dan {b} diputar di taman kota, mulai pukul {k} malam
    Saya ingatnya {a}, istri ingatnya {b}, akhirnya kami berdua salah
    Materi ujian cuma dua bab, {a} dan {b}
    Ada {k} mahasiswa skripsi tentang {a} di {b}, semoga lancar
    Foto hitam putih {a} dan {b} laku di pasar loak
    Penyiar tadi keseleo, mau sebut {a} jadinya {b}
    Koleksi perangko saya yang tema {a} lengkap, tema {b} kurang {k}
    Kami sekeluarga beda selera, saya suka baca soal {a}, anak soal {b}
    Jadwal diskusi: Selasa {a}, Rabu {b}, tempat menyusul
    Teman sebangku saya dulu hafal semua tentang {a} dan {b}
    Wawancara tentang {a} dimuat minggu lalu, tentang {b} dimuat besok
    Mohon rekomendasi bacaan ringan mengenai {a} atau {b}
    Tiap lebaran pasti ada paman yang bandingkan {a} dengan {b}
""")
