"""Other things that are said of the same names, the ninth writer's: errands, sightings, opinions, plain small news.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Soal ulangan IPS anak saya tadi ada {k} pertanyaan tentang {a}
    Siapa yang punya buku lama soal {a}? mau pinjam {k} hari
    Bapak-bapak di berugak dari tadi debat {a} sampai kopinya dingin
    Aku mimpi {a} semalam, artinya apa ya
    Podcast yang bahas {a} itu durasinya {k} jam, ketiduran saya
    Foto profil WA paman diganti gambar {a}, gak tau kenapa
    Kangen jaman dulu waktu {a} belum seramai sekarang dibicarakan
    Nama kucing tetangga {a}, serius, sudah {k} tahun
    Menurut kalian {a} lima tahun lagi gimana?
    Di TVRI ada acara tentang {a} jam {k} sore, lumayan bagus
    Bosan buka hp isinya {a} melulu
    Ada mural {a} baru di tembok dekat jembatan, warnanya cakep
    Tugas kelompokku dapat tema {a}, {k} orang yang kerja cuma aku
    Teka-teki silang koran tadi, {k} mendatar jawabannya {a}
    Dosen saya nulis opini soal {a} di koran, dimuat hari ini
    Saya netral aja kalau sudah menyangkut {a}, capek debat
    Nitip salam buat teman-teman yang kerjanya berurusan sama {a}
    Stiker {a} di helm adik hilang satu dari {k}
    Alhamdulillah bisa lihat {a} walau dari jauh, dulu cuma di tv
    Anak saya bisa eja {a} sekarang, umur {k} tahun
    Lagi rame bahas {a} ya? saya baru buka medsos habis panen
    Film dokumenter {a} katanya mau diputar di taman budaya
    Dapat pertanyaan {a} di tes CPNS, untung sempat baca
    Warung sebelah jual es namanya es {a}, {k} ribu segelas
    Semoga kabar {a} selalu baik, itu saja doa saya
    Rapat tadi cuma singgung {a} {k} menit lalu bahas jalan rusak
    tolong yang paham {a} jelasin ke saya pelan-pelan
    Ponakan kirim {k} gambar {a} hasil jepretan sendiri, boleh juga
    Istri saya lebih hafal soal {a} daripada saya
    Komentar orang luar negeri soal {a} lucu-lucu, baca deh
    Aku unfollow semua akun yang isinya {a} biar tenang
    Diskusi publik tentang {a} di kampus diundur {k} hari
    Kupikir {a} bakal dibahas di pengajian, ternyata bahas waris
    Ada lomba pidato, temanya {a}, pesertanya {k} anak SMA
    Bikin meme {a} kok gak ada yang ketawa di grup keluarga
    Peringkat pencarian {a} naik lagi minggu ini kata teman yang kerja IT
    Tukang cukur saya kalau sudah ngomongin {a} lupa gunting
    Selamat pagi, hari ini siaran kita ngobrol santai tentang {a} selama {k} jam
    Dulu skripsi kakak hampir tentang {a}, akhirnya ganti judul
    Oleh-oleh dari kakak gantungan kunci tulisan {a}, isi {k}
""")
OF_TWO: Final = lines("""
    Ada yang bisa jelaskan hubungan {a} sama {b}? saya ketinggalan berita
    Kuis cerdas cermat: {a} dan {b}, mana yang muncul duluan di buku sejarah?
    Di spanduk itu {a} ditulis besar, {b} kecil sekali, {k} meter pun tak terbaca
    Bandingkan saja {a} dengan {b}, menurut saya sama-sama ada kurangnya
    Grup sebelah pro {a}, grup sini pro {b}, saya di {k} grup jadi pusing
    {a} lagi, {b} lagi. Kapan bahas harga pupuk?
    Hari ini koran muat {a} di halaman {k} dan {b} di halaman depan
    Bapak suka {a}, ibu suka {b}, makan malam jadi seru
    Panitia belum pastikan acara {a} bareng {b} jadi atau tidak
    Materi kuliah besok {a} dan {b}, dosennya datang telat {k} menit biasanya
    Kalau ditanya {a} atau {b}, saya pilih tidur
    Penyiar radio salah sebut {a} jadi {b}, langsung minta maaf
    Lagi nyari artikel lama yang membahas {a} serta {b}, ada yang simpan?
    Komik strip soal {a} dan {b} di koran minggu lucu, {k} panel saja
    Sopir travel cerita {a} sampai {b} sepanjang jalan Pusuk
    Saya follow akun {a} juga akun {b}, isinya mirip-mirip
    Murid saya tertukar terus antara {a} dan {b} waktu ujian, {k} orang salah
    Seminar {a} minggu depan, seminar {b} bulan depan, tiketnya gratis
    {b} disebut {k} kali dalam buku tentang {a} yang baru saya baca
    Tak ada habisnya bahas {a} dan {b} di warung kopi ini
    Poster {a} menutupi poster {b} di tiang listrik depan rumah
    Semoga {a} dan {b} sama-sama membawa kebaikan, aamiin
    Pertanyaan serius, {a} dan {b} itu beda apa sih?
    Ada tumpukan majalah lama isi {a} dan {b}, dijual kiloan {k} ribu
    Video lawas {a} dan {b} bikin kangen masa sekolah
""")
