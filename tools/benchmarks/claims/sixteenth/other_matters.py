"""Other things that are said with the same names in them, the sixteenth writer's: errands, opinions, dull news.

Rules kept here: the names come from claims that are measured on; a line must fit a person, a body and a place alike,
and tells nothing that any claim could be taken to tell.
Left to others: which names are drawn (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Kemarin mimpi ketemu {a}, bangunnya malah kesiangan kerja
    Ada yang punya bahan makalah tentang {a}? deadline {k} hari lagi
    TTS koran hari ini ada pertanyaan soal {a}, {k} kotak, saya nyerah
    Anakku tanya {a} itu apa, aku jawab nanti tanya bapak
    Podcast semalam bahas {a} sampai {k} jam, saya ketiduran di menit awal
    Burung beo tetangga sudah bisa bilang "{a}" lho
    Warung kopi depan kantor namanya diganti jadi {a}, kopinya tetap pahit
    Menurut saya pembahasan {a} di kelas sosiologi tadi terlalu teoritis
    Jual kalender dinding tema {a}, sisa {k} lembar, ambil semua diskon
    Kelompok {k} dapat tugas presentasi {a}, siapa yang mau bikin slide
    Sudah ada yang baca buku baru mengenai {a}? Minta ulasannya dong
    Stiker WA {a} lucu-lucu, kirim lagi dong
    Lomba mewarnai TK tahun ini temanya {a}, anak saya juara harapan {k}
    Setiap kali dengar kata {a} saya ingat almarhum kakek, beliau hobi sekali membahasnya
    Kapan ya ada film dokumenter tentang {a} yang bagus
    Di angkot tadi dua orang debat soal {a}, sopirnya malah salah belok
    Pertanyaan kuis cerdas cermat: sebutkan {k} hal yang kamu ketahui dari {a}
    Mohon izin admin, apakah di grup ini boleh diskusi {a}? takut dikira politik
    Radio desa muter acara khusus {a} sore ini, dengerin ya
    Suami kalau sudah nonton berita {a}, dipanggil makan {k} kali juga tak dengar
    Baru tahu ejaan {a} selama ini saya tulis salah
    Dosen pembimbing minta bab {k} ditambah bahasan {a}
    Meme {a} hari ini bikin ngakak satu kantor
    Saya tidak terlalu ikut berita {a}, lagi fokus panen
    Tolong kecilin volume TV-nya, dari tadi {a} terus, bayi baru tidur
    Perpustakaan daerah pamerkan {k} foto lama {a}, masuk gratis
    Tim futsal RT sebelah pakai nama {a} FC, kalah juga akhirnya
    Wallpaper HP bapak gambarnya {a}, katanya biar semangat
    Ngobrol ngalor-ngidul dari harga pupuk sampai {a}, tahu-tahu sudah asar
    Ada seminar daring {a} hari Sabtu, sertifikatnya bisa buat kenaikan pangkat
    Layangan bergambar {a} putus dan nyangkut di pohon kelapa pak haji
    Jaman SD dulu kami hafal semua tentang {a}, sekarang lupa
    Kata kunci paling banyak dicari minggu ini: resep opor, cuaca, {a}
    Kuis: kalau dengar {a}, kata pertama yang muncul di kepala kalian apa
    Pameran lukisan di taman budaya, ada {k} karya terinspirasi dari {a}
    Kursus bahasa Inggris tadi disuruh mengarang paragraf tentang {a}
    Penjual gorengan itu fans berat {a}, gerobaknya penuh tempelan
    Semalam listrik mati pas siaran {a}, kesel banget
    Saya baru {k} bulan tinggal di sini, baru paham kenapa orang suka bahas {a}
    Diskusi bapak-bapak ronda malam ini: {a}, sepak bola, lalu tidur
""")

OF_TWO: Final = lines("""
    Soal ujian sejarah tadi: jelaskan hubungan {a} dengan {b}, saya isi seadanya
    Mana yang lebih sering kalian dengar, {a} atau {b}?
    Dua kucing kos saya namai {a} dan {b}, kerjaannya tidur
    Koran bekas bungkus nasi hari ini ada foto {a} sebelahan sama iklan {b}
    Tugas kliping anak: {k} berita {a} dan {k} berita {b}. Ibunya yang gunting
    Kata pengamat di radio, {a} dan {b} akan tetap jadi bahan obrolan sampai akhir tahun
    Ada peta konsep {a} dan {b}? buat mengajar kelas {k}
    Bapak nonton {a}, ibu nonton {b}, remote jadi rebutan
    Beda generasi: kakek saya ingatnya {a}, adik saya taunya {b}
    Toko buku diskon, yang bahas {a} maupun {b} tinggal {k} eksemplar
    Grup ini isinya {a} sama {b} doang, jualan saya tenggelam
    Saya ngantuk ikut diskusi {a} dan {b}, moderatornya kepanjangan pembukaan
    Pidato sambutan tadi menyinggung {a} lalu {b}, habis itu makan-makan
    Kaos couple tulisan {a} dan {b} ready ukuran M sampai XL
    Anak magang salah ketik, harusnya {a} jadi {b}, satu ruangan tertawa
    Ceritanya panjang, dari {a} nyambung ke {b}, ujungnya utang belum dibayar
    Dalam skripsinya dia membandingkan pemberitaan {a} dengan {b} di {k} media
    Jadwal siaran malam ini: kajian {a}, lalu bincang {b}, lalu wayang
    Tebak gambar: yang kiri mirip {a}, yang kanan mirip {b}, tengahnya sapi
    Kelas sore batal, dosen {a} pindah jam, dosen {b} juga izin
    Saya ikut webinar {a}, teman saya ikut webinar {b}, sama-sama kehabisan kuota
    Lukisan mural di gang {k} ada unsur {a} ada unsur {b}, bagus
    Tolong jangan debat {a} vs {b} di grup alumni, kita mau reuni
    Kosakata baru minggu ini untuk anak-anak: {a}, {b}, dan gotong royong
    Kalender kegiatan kampus bulan {k}: bedah buku {a}, nonton bareng {b}
""")
