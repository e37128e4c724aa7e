"""Other things that are said of the same names, the eighteenth writer's: errands, fans, plain news, school, sport.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Anak saya dapat tugas kliping tentang {a}, minimal {k} halaman, ada yang punya koran bekas?
    Mural {a} di tembok terminal Mandalika baru dicat, {k} orang yang ngerjain
    Kemarin nonton film dokumenter {a}, durasinya {k} jam, ngantuk juga
    {a} masuk soal cerdas cermat tingkat kecamatan, regu kami salah jawab
    Kucing saya kasih nama {a}, umurnya baru {k} bulan
    Ada yang ingat dulu {a} pernah jadi sampul majalah? Saya cari edisinya
    Obrolan warung malam ini {a}, besok entah apa lagi
    Pak dosen minta esai soal {a}, kumpul {k} hari lagi, belum mulai sama sekali
    Di kalender dinding kantor ada gambar {a}, bagus kertasnya
    Stiker {a} di angkot jurusan Sweta sudah pudar
    Buku tentang {a} di perpustakaan daerah tinggal {k}, harus antre pinjam
    menurutku penulisan nama {a} di spanduk itu salah huruf
    Grup penggemar {a} di Lombok Timur kumpul lagi Minggu depan, {k} motor sudah daftar
    Tadi di radio bahas sejarah {a}, penyiarnya lucu
    {a} disebut {k} kali dalam khotbah tadi, saya hitung
    Ponakan cosplay jadi {a} di karnaval, juara harapan
    Saya dan mertua beda pendapat soal {a}, makan malam jadi sepi
    Wah {a} makin sering muncul di tivi ya, perasaan saya saja kah
    Diskusi mahasiswa tentang {a} di kafe Pejanggik, tiket Rp {k} ribu dapat kopi
    Kaos {a} ukuran XL kosong, tinggal {k} yang M
    Lagi baca komik strip soal {a}, gambarnya kasar tapi kena
    tanya dong, dulu {a} itu diajarkan di kelas berapa ya
    Guru sejarah kami hafal segala hal tentang {a}, sampai tanggal-tanggalnya
    Panitia lomba pidato pilih tema {a}, peserta baru {k} orang
    Teka-teki silang hari ini: {k} huruf, petunjuknya {a}. Apa ya
    Poster {a} di kamar adik sudah {k} tahun belum diganti
    Tukang cukur langganan saya kalau sudah cerita {a} bisa lupa waktu
    Puisi tentang {a} menang di lomba kampus, yang nulis anak Bima
    Wawancara lama soal {a} diputar lagi tadi malam, masih enak disimak
    Kalau dengar kata {a} saya langsung ingat masa KKN di Sumbawa
    Nama {a} dipakai jadi nama tim futsal anak-anak sini, kalah terus {k} kali
    Ada seminar daring gratis tentang {a}, sertifikat {k} jam pelajaran
    Siapa yang mau tukar perangko {a}? Saya punya {k} lembar
    Pengamat di kampus bilang {a} akan tetap jadi bahan obrolan sampai tahun depan
    Foto lama {a} dipajang di pameran taman budaya, masuknya gratis
    jujur saya baru tahu {a} minggu ini, selama ini ke mana aja saya
    Kuis pos ronda: apa yang kalian tahu tentang {a}? Hadiah kopi {k} gelas
    Layangan bergambar {a} putus di sawah, dikejar {k} bocah
    Lagi bikin video sejarah singkat {a}, minta saran judul dong
    Kue ulang tahun keponakan temanya {a}, pesannya {k} hari sebelumnya
""")
OF_TWO: Final = lines("""
    Tugas kelompok: bandingkan {a} dengan {b}, {k} halaman, kumpul Senin
    Di pameran buku ada {k} judul tentang {a} dan satu tentang {b}
    Bapak suka {a}, ibu suka {b}, saya pilih tidur
    Ada yang tahu sejak kapan {a} sering disebut bareng {b}?
    Soal ujian anak saya: sebutkan kaitan {a} dan {b}. Saya juga bingung
    Debat mahasiswa kemarin tentang {a} lawan {b}, seri katanya
    Kolom opini hari ini membahas {a}, di bawahnya iklan, lalu {b}
    Teman saya koleksi kliping {a} dan {b}, ada {k} map
    Lomba mural: tembok kiri {a}, tembok kanan {b}
    {a} atau {b}, mana yang lebih dulu masuk buku pelajaran?
    Podcast episode {k} isinya {a}, episode depan {b}, jangan lupa dengar
    Tadi di bus ada yang cerita {a} panjang lebar, nyambung ke {b}, saya turun duluan
    Karnaval desa sebelah temanya {a}, kami pilih {b}
    Kamus anak ini aneh, {a} ada, {b} malah tidak
    Katanya penulis buku {a} sekarang sedang menulis soal {b}
    Dosen tamu membahas {a} pagi ini, siangnya {b}, hadir {k} kelas
    Dua grup WA saya beda selera, satu tiap hari {a}, satunya {b}
    Peta lama itu memuat catatan tentang {a} dan {b}, dijual Rp {k} juta
    Adik bikin slide {a} dan {b}, animasinya kebanyakan
    Kami cari pembicara untuk bincang sore soal {a} dan {b}, honor seikhlasnya
    Tayangan jam {k} malam: {a}, habis itu ulangan {b}
    Perpustakaan keliling bawa buku {a}, minggu depan giliran {b}
    Papan tulis kelas masih ada tulisan {a} dan {b} dari pelajaran kemarin
    Kalau {a} dijadikan film, {b} harus ikut disebut menurut saya
    Rapat pemuda molor {k} jam karena ngobrol {a}, belum lagi {b}
""")
