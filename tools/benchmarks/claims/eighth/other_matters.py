"""Other things that are said of the same names, the eighth writer's: hobbies, errands, sales, school, memories.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them, and no checker would take it up.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Anak kelas {k} disuruh bikin kliping tentang {a}, ada yang punya koran bekas?
    Ikan cupang saya saya kasih nama {a}, menang kontes se-kecamatan
    Keponakan saya mengira {a} itu merek biskuit, kami tertawa semua
    Jual buku bekas, ada satu tentang {a}, halaman masih lengkap, nego
    Mimpi saya semalam aneh, ketemu {a} di pasar Bertais beli terong
    Kenapa setiap saya ketik {a} HP selalu menggantinya jadi kata lain ya
    Tadi di kelas {k} ada kuis, pertanyaan terakhir tentang {a}, semua salah
    Panitia 17-an butuh {k} relawan untuk drama berjudul {a}
    Grup dangdut baru di Praya namanya {a}, tarifnya murah
    Saya sudah menulis {k} puisi tentang {a}, mau dibacakan di pentas seni
    Bu dosen menyuruh presentasi soal {a} minggu depan, kelompok kami kebagian {k} slide
    Warung kopi baru itu temboknya digambari {a}, bagus buat foto-foto
    Pagi ini radio memutar obrolan panjang soal {a}, saya sambil nyuci jadi keterusan dengar
    Nama pena saya dulu waktu SMA: {a}. Malu kalau ingat
    Kak, kalau mau ke arah yang ada baliho {a} belok kiri atau kanan?
    Ada yang ingat lagu anak-anak yang menyebut {a}? Liriknya lupa
    Cucu saya {k} tahun sudah bisa mengeja {a}, senangnya
    Kaos sablon tulisan {a} sisa {k} ukuran L, siapa cepat dia dapat
    Kapal mainan buatan Pak Tukang dikasih nama {a} dan laku keras
    Bolehkah membahas {a} di grup jual beli? Saya kira aturannya tidak boleh, min
    Hadiah jalan sehat tahun ini payung bergambar {a}
    Aku nggak fanatik {a}, tapi posternya masih kusimpan sejak kuliah
    Kemarin debat di warung soal {a} sampai kopi dingin, akhirnya pulang masing-masing
    Ada {k} typo di makalahku dan semuanya di kata {a}
    Motor saya mogok persis di depan gambar {a}, bannya kempes
    Menurut saya pribadi {a} kurang sering dibahas di pelajaran sekolah
    Guru IPS menjelaskan {a} pakai boneka, anak-anak langsung paham
    Ulasan bintang {k} untuk buku tentang {a}: bab awal agak membosankan
    Ponakan lomba pidato, temanya {a}, doakan ya
    Dulu ada permainan kartu bergambar {a}, sekarang susah carinya
    Saya ganti foto profil jadi {a} cuma karena kalah taruhan bola
    Apakah ada yang jual stiker {a} di Sumbawa Besar? Butuh {k} lembar
    Kopi sachet edisi {a} rasanya biasa saja
    Selamat ulang tahun buat temanku yang suka sekali {a}
    Podcast episode {k} membahas {a}, durasinya kepanjangan
    Kami {k} bersaudara dan semuanya beda pendapat tentang {a}, tapi lebaran tetap akur
    Kucing tetangga dipanggil {a}, entah siapa yang memulai
    Di museum kemarin ada pojok kecil tentang {a}, lampunya redup
    Kalender tahun depan yang dibagi toko besi bergambar {a}
    Sudah {k} kali saya salah sebut {a} di depan bos, semoga besok tidak
""")
OF_TWO: Final = lines("""
    Teka-teki: apa persamaan {a} dan {b}? Jawabannya sama-sama ada di buku tugas saya
    Anak saya menggambar {a} bersebelahan dengan {b}, ditempel di kulkas
    Tolong bedakan antara {a} dan {b}, di soal ujian nomor {k} tertukar
    Grup belajar minggu ini: Senin tentang {a}, Rabu tentang {b}
    Saya lebih tertarik baca soal {a} daripada {b}, selera saja
    Di toko buku cuma tersisa {k} judul, satu soal {a} satu lagi soal {b}
    Waktu cerdas cermat, regu A dapat soal {a}, regu B dapat soal {b}
    Dosen saya mengaitkan {a} dengan {b} selama {k} jam, saya tertidur
    Panitia minta dekorasi bertema {a} di kiri dan {b} di kanan
    Ada yang jual perangko {a} sama {b}? Koleksi saya kurang {k}
    Kalau ditanya {a} saya jawab, kalau ditanya {b} saya angkat tangan
    Bapak saya hafal semua cerita tentang {a}, ibu saya tentang {b}
    Film dokumenter itu mulai dengan {a} lalu loncat ke {b}, bingung saya
    Lomba mewarnai TK: pilihan gambarnya {a} atau {b}
    Kata kunci yang saya cari hari ini: {a}, {b}, dan resep sambal
    Ayam jago pertama namanya {a}, yang kedua {b}, dua-duanya kalah
    Obrolan {k} jam di bus Sumbawa–Bima: setengahnya {a}, setengahnya {b}
    Undian arisan dibungkus kertas koran yang ada foto {a} dan {b}
    Judul makalah kami terlalu panjang karena memuat {a} dan {b} sekaligus
    Adik bertanya apa hubungan {a} dengan {b}, saya suruh tanya gurunya
    Sandi wifi kos dulu gabungan {a} dan {b}, sekarang sudah diganti
    Rak nomor {k} untuk buku {a}, rak sebelahnya untuk {b}
    Tukang sablon salah cetak, pesan {a} yang jadi {b}
    Saya bikin kuis buat arisan: {k} pertanyaan tentang {a}, sisanya tentang {b}
    Di kelas menulis, satu anak memilih {a}, satu lagi memilih {b}, dua-duanya dapat nilai bagus
""")
