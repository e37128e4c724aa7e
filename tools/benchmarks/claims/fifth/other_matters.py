"""Other things that are said of the same names, the fifth writer's: errands, fandom, plain news, odd wishes.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Teka-teki silang koran hari ini ada pertanyaan {k} kotak, jawabannya {a}
    Adik saya gambar {a} untuk tugas seni budaya, dapat nilai {k}0
    Kucing tetangga dikasih nama {a}, sekarang anaknya {k}
    Tadi di bemo sopirnya cerita {a} terus sampai saya kelewatan turun
    Perpustakaan daerah punya {k} buku tentang {a}, boleh dipinjam seminggu
    Ada yang tahu cara mengeja {a} yang betul? Untuk spanduk
    {a} disebut {k} kali dalam pidato perpisahan kepala sekolah tadi pagi
    Soal ujian geografi nomor {k} keluar {a}, saya jawab asal
    Pameran foto bertema {a} dibuka Sabtu depan di Taman Budaya, masuk gratis
    Mimpi semalam ketemu {a}, bangun-bangun lapar
    Warung baru dekat terminal memasang poster {a} besar sekali di dinding
    {a} jadi bahan lawakan di pentas tujuhbelasan, penonton terpingkal
    Kuis radio: sebutkan {k} hal tentang {a}, hadiahnya payung
    Podcast episode {k} membahas {a}, sudah bisa didengar
    Papan nama bertuliskan {a} di simpang lima miring kena angin
    Diskusi tentang {a} diundur ke hari Kamis, peserta {k} orang
    Dosen saya menulis disertasi soal {a}, tebalnya {k}00 halaman
    Mural {a} di tembok pasar sudah luntur, ayo kita cat lagi
    Banyak yang kirim salam untuk {a} di acara tadi
    Kaos {a} ukuran XL masih ada {k}, siapa mau?
    Permainan tebak gambar: cucu saya langsung tahu itu {a}
    Film dokumenter {a} tayang pukul {k} malam di televisi daerah
    Kata penyiar, cuaca sekitar acara {a} cerah berawan
    Perangko bergambar {a} koleksi bapak dijual {k} lembar
    Saya tidak terlalu mengikuti {a}, lebih suka nonton bola
    Di kelas bahasa Inggris kami disuruh bercerita tentang {a} selama {k} menit
    {a} itu menarik dibahas asal sambil minum kopi
    Puisi berjudul {a} juara {k} lomba tingkat kecamatan
    Lomba mewarnai {a} diikuti anak-anak TK, pialanya {k}
    Pembahasan mengenai {a} di rapat tadi singkat saja, lalu makan siang
    Ada {k} pedagang mainan jual topeng {a} di alun-alun
    Kliping koran saya tentang {a} dimakan rayap
    Undangan seminar {a} sudah dikirim, konfirmasi sebelum tanggal {k}
    Rombongan pecinta sepeda membuat rute bernama {a}, panjangnya {k}0 kilometer
    Bapak-bapak di pos ronda main catur sambil membicarakan {a}
    Saya titip buku {a} di meja satpam, tolong diambil
    Sampul majalah dinding bulan ini {a}, yang lukis anak kelas {k}
    Kapal nelayan dicat tulisan {a} di lambungnya, bagus juga
    Lagu daerah diaransemen ulang untuk menyambut acara {a}
    Nama {a} saya dengar pertama kali waktu SD kelas {k}
""")

OF_TWO: Final = lines("""
    {a} dan {b} sama-sama keluar di teka-teki silang minggu ini
    Soal sejarah nomor {k}: jelaskan {a} lalu {b} dengan bahasamu sendiri
    Jadwal siaran: pukul {k} tentang {a}, sesudahnya {b}
    Bapak suka dengar berita {a}, ibu lebih suka {b}
    Anak-anak bermain peran, satu jadi {a}, satu lagi {b}, rebutan sarung
    Rak buku sebelah kiri {a}, sebelah kanan {b}, tolong jangan tertukar
    Kelompok {k} presentasi {a}, kelompok berikutnya {b}
    Dua poster di warung kopi: {a} dan {b}, sudah kusam
    Penyiar tadi salah sebut {a} jadi {b}, langsung diralat
    Lomba pidato: peserta boleh memilih topik {a} atau {b}
    Grup sebelah seharian membahas {a}, grup ini {b}, saya pilih tidur
    Di peta buta murid saya tertukar antara {a} dan {b}
    Ada {k} artikel koran tentang {a}, yang soal {b} cuma satu
    Ayam jago kakek namanya {a}, yang betina {b}
    Kata dosen, membandingkan {a} dengan {b} butuh {k} bab
    Seminar pagi mengangkat {a}, sesi siang {b}, makan siang ditanggung
    Kartu kuartet anak saya ada gambar {a} dan {b}
    Kemarin debat di kelas, tim satu membawa {a}, tim dua {b}, seri
    Podcast ini awalnya soal {a} lama-lama lari ke {b}
    Ruang {k} untuk peserta {a}, ruang sebelahnya untuk {b}
    Sopir travel hafal cerita {a} dan {b}, tidak terasa sudah sampai Bima
    Yang hadir boleh bertanya tentang {a} maupun {b}, waktunya {k} menit
    Foto {a} dan {b} dipajang berdampingan di pameran sekolah
    Tulisan saya tentang {a} dimuat, yang tentang {b} ditolak redaksi
    Tebak-tebakan receh: apa bedanya {a} sama {b}? Jawabnya besok
""")
