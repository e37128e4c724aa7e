"""Other things that are said of the same names, the nineteenth writer's: plain news, shops, plays, streets, school.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Kucing tetangga dikasih nama {a}, anaknya sudah {k}
    Anak SD Ampenan lomba gambar, temanya {a}, hadiahnya sepeda
    Lagi baca buku tentang {a}, baru sampai bab {k}
    Ada yang jual stiker {a} dekat terminal Mandalika?
    Kuis TTS hari ini nomor {k} mendatar jawabannya {a}, betul gak?
    Mimpi ketemu {a} semalam, bangun-bangun kesiangan
    Di warung kopi Sweta orang-orang debat soal {a} sampai lupa bayar
    Foto lama {a} dipajang di pameran museum NTB sampai hari Minggu
    Cucu saya baru bisa bilang "{a}" pas umur {k} tahun, lucunya
    Tugas kelas {k}: sebutkan tiga hal yang kamu tahu tentang {a}
    Seminar tentang {a} di Unram dibuka untuk umum, kursi terbatas
    Podcast episode {k} ngobrolin {a}, santai banget bahasannya
    Kaos {a} ukuran XL masih ada gak gan
    Pak guru sejarah cerita panjang tentang {a}, satu kelas ketiduran
    wkwk autocorrect saya ganti nama pacar jadi {a}
    Hari ini {a} trending lagi, tapi saya cari-cari tidak tahu kenapa
    Poster {a} di perempatan Cakra sobek kena angin, tolong dirapikan
    Saya dulu satu pesawat dengan rombongan {a}, ramah-ramah orangnya
    Pantun buat {a}: pergi ke pasar membeli terasi, sampai di rumah dimasak lagi
    Nonton dokumenter {a} di TVRI, gambarnya bagus sekali
    Siapa di sini yang koleksi perangko {a}? Saya punya {k}
    Peserta karnaval kemarin ada yang pakai topeng {a}, bikin ketawa
    Komunitas sepeda bikin rute bertema {a}, jaraknya {k} puluh kilo
    Ngomongin {a} sama mertua itu berat, mending bahas cuaca
    Skor sementara kuis kelurahan: tim {a} tertinggal {k} poin
    Anakku salah tulis {a} di ulangan, nilainya dipotong {k}
    Perpustakaan keliling bawa {k} judul baru, salah satunya tentang {a}
    Mural {a} di tembok gang kami sudah selesai dicat
    Arisan bulan depan dress code ala {a}, bingung mau pakai apa
    {a} masuk soal CPNS tadi pagi, nomor belasan kayaknya
    Dosen minta makalah {a} minimal {k} halaman, dikumpul Jumat
    Toko sebelah pasang spanduk ucapan selamat untuk {a}
    Gantungan kunci {a} laku keras di CFD Udayana
    Sopir engkel ini hafal semua lagu tentang {a}, heran saya
    Pengamat di radio bilang kiprah {a} menarik untuk diikuti tahun depan
    Anak-anak main drama, yang paling kecil jadi {a}
    Kue ulang tahun gambar {a} bisa pesan di mana ya area Selong
    Baru tahu sejarah {a} sepanjang itu, seru juga dibaca
    Grup nostalgia angkatan {k} mulai bahas {a} lagi, saya nyimak
    Ada diskusi ringan tentang {a} di taman Sangkareang sore ini, gratis teh
""")
OF_TWO: Final = lines("""
    Kaos {a} sama kaos {b} mana yang lebih laku, bos?
    Soal nomor {k}: jelaskan perbedaan {a} dan {b}
    Tadi di angkot ada yang bandingkan {a} dengan {b}, seru juga dengarnya
    Buku baru, setengahnya tentang {a}, setengahnya {b}, tebalnya {k} ratus halaman
    Dua kambing kurban kami dinamai {a} dan {b}
    Kelompok satu presentasi {a}, kelompok dua {b}, kumpul jam delapan
    Museum menaruh foto {a} di sebelah foto {b}
    Anak saya bingung membedakan {a} dan {b}, saya juga
    Lomba balap karung: regu {a} menang tipis dari regu {b}
    Mahasiswa magang menulis skripsi tentang {a} dan {b}, sidangnya Rabu
    Di acara bincang pagi nama {a} dan {b} disebut cuma sekilas
    Stiker {a} gratis kalau beli stiker {b}, minimal {k} lembar
    Kalau {a} itu kopi, {b} itu gulanya, kata penyiar radio
    Ada seminar, pagi bahas {a}, siang bahas {b}, makan siang ditanggung
    Teka-teki hari ini: apa persamaan {a} dan {b}? Sama-sama disebut di koran
    Kata kunci {a} dan {b} naik di mesin pencari minggu ini
    Film pendek pelajar tentang {a} dan {b} menang juara {k}
    Ada dua spanduk di simpang empat, satu {a}, satu {b}, dua-duanya miring
    Paman saya fans {a}, bibi saya fans {b}, rumah jadi ramai
    Nama grup futsalnya lucu-lucu: {a} FC lawan {b} United
    Guru PPKn minta kliping {a} serta {b}, {k} lembar saja
    Mural {a} selesai, besok lanjut mural {b} di tembok seberang
    Dari {a} sampai {b} dibahas semua waktu ronda, tidak ada yang tidur
    Kalender tahun ini sampulnya {a}, tahun depan katanya {b}
    Obrolan pangkas rambut hari ini seputar {a}, lalu pindah ke {b}
""")
