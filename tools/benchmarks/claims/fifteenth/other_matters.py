"""Other things that are said of the same names, the fifteenth writer's: errands, gossip, plain news, odd claims.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    Tukang sablon depan kampus dapat pesanan stiker {a} {k} rim
    Di TTS koran tadi ada pertanyaan tentang {a}, {k} huruf, saya mentok
    Kucing tetangga dikasih nama {a}, sudah beranak {k}
    dengerin podcast {a} {k} episode sambil jemur jagung
    Anak saya dapat tugas gambar {a}, minta krayon {k} warna
    Ada kabar {a} mau dibikin jadi sinetron {k} episode
    Kapan ya terakhir kali {a} ramai dibahas? kayaknya {k} tahun lalu
    Bakul nasi di terminal fasih sekali kalau bicara {a}, sampai lupa kembalian saya {k} ribu
    Di perpustakaan daerah rak {a} pindah ke lantai {k}
    Mimpi ketemu {a} semalam, kata nenek itu pertanda panen {k} kali
    Kaos {a} ukuran jumbo sisa {k} lembar, yang mau japri
    Saya baru tahu {a} punya museum, tiketnya {k} ribu
    Lelang perangko seri {a} di kantor pos laku {k} juta
    {a} masuk kisi-kisi ujian, dosennya bilang {k} soal
    Festival layangan tahun ini ada yang bentuknya {a}, ekornya {k} meter
    Dibilang orang {a} sedang diaudit BPK soal anggaran {k} tahun lalu
    Kalender dinding gambar {a} masih gantung di rumah paman, {k} tahun tidak diganti
    Menurut survei mahasiswa, {a} dikenal {k} dari sepuluh remaja
    Ada yang tahu ejaan yang betul, {a} pakai spasi atau tidak? debat {k} jam sama istri
    Sopir bus malam putar lagu tentang {a} sampai {k} kali
    Warung kopi {a} buka cabang ke-{k}, katanya kopinya pahit
    Konon {a} pernah menolak hadiah jam tangan seharga {k} miliar
    Teater kampus mau pentaskan lakon {a}, butuh {k} pemain lagi
    {a} disebut dalam khutbah tadi, saya ketiduran, {k} menit doang dengarnya
    Beredar kabar {a} pindah kantor ke gedung {k} lantai bulan depan
    Ipar saya koleksi kliping {a} sejak bujang, {k} map tebal
    Kata peramal pasar malam, {a} bakal untung besar dalam {k} bulan
    Grup fans {a} adakan bakti sosial, {k} kantong darah terkumpul
    Parkir susah banget pas acara {a}, muter {k} kali
    Gosipnya {a} menang perkara di pengadilan setelah {k} tahun sidang
    Ulang tahun {a} dirayakan pakai tumpeng {k} tingkat
    Batik motif {a} dipamerkan di dekranasda, {k} perajin ikut
    {a} dapat penghargaan kebersihan untuk kali ke-{k}
    Mading sekolah minggu ini temanya {a}, yang nulis {k} anak
    Bos saya beli lukisan {a}, digantung miring {k} derajat
    Komentator radio tadi salah sebut {a} sampai {k} kali, pendengar ketawa
    Iklan baru yang pakai {a} lucu juga, durasi {k} menit
    Dikabarkan {a} menggratiskan kelas bahasa Inggris untuk {k} angkatan
    Nonton wawancara {a} sampai habis, kuota hilang {k} giga
    Adik kelas saya magang di bagian yang urus {a}, baru {k} minggu sudah betah
""")
OF_TWO: Final = lines("""
    Lomba cerdas cermat tadi soalnya beda {a} dengan {b} apa, tim kami dapat {k} poin
    {a} sama {b} jadi nama dua kambing kurban paman saya
    Ada buku anak judulnya {a} Bertemu {b}, {k} halaman sudah bosan
    Di peta lama {a} ditulis dekat {b}, jaraknya {k} jari
    Poster {a} dan {b} dijual satu paket, {k} ribu saja
    Kata orang {a} pernah kirim bunga ke {b} waktu banjir {k} tahun lalu
    Moderator salah baca, mestinya {a} disebut duluan baru {b}
    Debat bapak-bapak pos ronda malam ini: {a} atau {b} yang lebih dulu terkenal
    Skripsi bandingkan {a} dan {b}, sudah revisi {k} kali
    Kaset lama berisi pidato tentang {a} dan {b} ketemu di loteng
    Kabarnya {a} dan {b} patungan bangun taman baca, {k} rak
    Cocokkan gambar {a} dengan gambar {b}, PR anak TK kok begini
    {a} kalah tipis dari {b} di voting maskot kelurahan
    Musik latar video {a} ternyata sama dengan punya {b}
    Kursi undangan untuk {a} ditaruh {k} meter dari {b}, panitia bingung
    {b} belum jawab surat dari {a}, katanya {k} hari lagi
    Kuis radio: sebutkan satu kesamaan {a} dan {b}, hadiah pulsa {k} ribu
    Wayang semalam dalangnya selipkan {a} dan {b}, penonton terpingkal
    Kopi rasa {a} dan kopi rasa {b}, menu aneh warung baru
    Pagi dengar {a} di radio, sore dengar {b}, malam mati lampu
    Sampul majalah edisi ini {a}, halaman belakangnya {b}, tebal {k} lembar
    Seminar tentang {a} diundur karena bentrok sama acara {b}
    Anak kos sebelah {k} jam cerita {a} campur {b}, saya cuma mau pinjam setrika
    Katanya {a} akan kerja sama dengan {b} soal pelatihan menjahit {k} bulan
    Nomor rumah {k} itu dulu tempat orang diskusi {a}, sekarang jadi sanggar {b}
""")
