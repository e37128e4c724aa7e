"""What people write on any day, the thirteenth writer's: fields, sea, roads, school, weddings, power, health, offices.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        Terasi {tempat} yang biasa habis, terpaksa pakai yang bungkusan
        bawang merah di {tempat} naik lagi, {ribu} ribu sekilo
        siapa yang bisa ajarin bikin sate rembiga, saya gagal terus
        Kompor saya apinya merah, sudah diganti selangnya tetap begitu
        Telur dapat {menit} butir untuk hajatan besok, masih kurang
        Resep beberuk ibu paling enak, cuma terongnya harus yang muda
        Masak nasi kebanyakan, ada yang mau ambil buat ayam?
        Minyak goreng curah di kios {tempat} kosong dari kemarin
        Pesan kue cerorot {rupiah} biji bisa jadi hari Jumat kah
        Hari ini cukup sayur kelor sama ikan asin, nikmat sekali
        Blender rusak pas mau bikin sambal, akhirnya diulek juga
        Tahu tempe dari {tempat} lebih padat daripada yang di sini
    """,
    "sawah": """
        Padi di {tempat} mulai menguning, mudah-mudahan burung tidak banyak
        air irigasi giliran kami jam {jam} malam, bergadang lagi
        Pupuk bersubsidi dapat dua karung saja, kurang jauh
        Jagung kami dihargai {rupiah} rupiah, turun dari minggu lalu
        Traktor kelompok dipakai bergantian, tunggu {menit} menit lagi
        ada yang jual bibit cabai rawit di {tempat}?
        Ulat daun bawang tahun ini ganas, disemprot pun balik lagi
        Sapi saya beranak semalam, jantan, sehat
        Rumput makin susah, harus cari sampai {tempat}
        Alhamdulillah gabah sudah masuk lumbung semua
        Tembakau mau dioven, kayu bakarnya {ribu} ribu seikat
        Penyuluh datang tadi pagi jelaskan soal wereng
    """,
    "laut": """
        Ombak di {tempat} lumayan, perahu kecil lebih baik tunggu
        Cumi lagi musim, sekilo {ribu} ribu di dermaga
        jaring saya tersangkut karang, sobek panjang
        Kapal terakhir berangkat jam {jam}, jangan telat
        Rumput laut kering {rupiah} rupiah, pengepul cuma satu
        Bulan terang begini ikan susah didapat
        Mesin tempel batuk-batuk, ada montir dekat {tempat}?
        Anak-anak mandi di pantai {tempat}, airnya jernih betul
        Solar nelayan antre {menit} menit tadi
        Besok ada nyale, siap-siap begadang ramai-ramai
        Es batu pabrik habis, ikan terpaksa dijual cepat
        Lobster kecil dikembalikan ke laut ya, jangan diambil
    """,
    "jalan": """
        Lubang di jalan {tempat} tambah dalam, hati-hati kalau malam
        macet dari simpang sampai {tempat}, ada perbaikan gorong-gorong
        Bus ke pelabuhan berangkat jam {jam}, ongkos {ribu} ribu
        Ban saya kempes dua kali minggu ini, banyak paku
        Lampu merah dekat {tempat} mati, pelan-pelan saja
        Ada yang searah ke {tempat}? Saya numpang, bensin patungan
        Jembatan kayu sudah diganti beton, lega rasanya
        Ketinggalan helm di parkiran, warna biru, tolong kabari
        Perjalanan ke sana {menit} menit kalau tidak hujan
        Truk pasir parkir sembarangan lagi di tikungan
        SIM saya habis bulan depan, perpanjang bisa di mana saja?
        Tukang tambal ban di {tempat} baik sekali, dikasih air minum
    """,
    "sekolah": """
        Anak saya ulangan matematika besok, belum hafal perkalian
        Rapat wali murid jam {jam} di kelas, mohon hadir
        seragam batik yang ukuran M masih ada di koperasi?
        Bus sekolah dari {tempat} telat {menit} menit
        Uang kas kelas {ribu} ribu dititip ke bendahara ya bu
        Alhamdulillah keponakan lolos beasiswa
        Siapa yang punya buku tematik kelas tiga bekas
        Guru baru dari {tempat} sabar sekali orangnya
        Pentas seni ditunda seminggu, panggungnya belum siap
        Sepatu anak cepat jebol, baru dua bulan
        Tugas prakarya disuruh bawa botol bekas {menit} buah
        Kantin sekolah sekarang jual buah potong, bagus itu
    """,
    "hajatan": """
        Nyongkolan lewat {tempat} sore ini, cari jalan lain dulu
        Tenda sudah berdiri, kursi pinjam {menit} dari masjid
        Sorong serah selesai jam {jam}, lancar semua
        kado nikahan enaknya apa ya, budget {ribu} ribu
        Undangan sudah jadi, tinggal antar ke {tempat}
        Juru masak begawe minta tambahan dua dulang
        Akad nikah adik saya Ahad depan, mohon doa restu
        Gendang beleq sewanya naik, tapi bagus mainnya
        Baju seragam keluarga belum dijahit, penjahit sakit
        Selamatan tujuh bulan di rumah, hadir ya bibi
        Foto pengantin hasilnya bagus, studionya dekat {tempat}
        Sunatan massal dapat sarung, anak saya berani tidak menangis
    """,
    "listrik": """
        Listrik {tempat} mati dari jam {jam}, ada yang tahu sampai kapan
        token {ribu} ribu cepat sekali habis bulan ini
        Sinyal hilang tiap hujan, harus naik ke bukit dulu
        Air PDAM keruh, didiamkan {menit} menit baru bening
        Wifi dipakai ramai-ramai jadi lemot
        Tiang miring di {tempat} sudah dilaporkan, belum ada petugas
        Paket data murah sekarang yang mana ya
        Pompa air bunyi tapi tidak naik, kenapa kira-kira
        Lampu jalan depan {tempat} akhirnya menyala
        HP jatuh ke ember, direndam beras mempan gak sih
        Televisi saya bergaris, umurnya baru dua tahun
        Setrika ditunda dulu, tegangannya turun
    """,
    "badan": """
        Posyandu hari Rabu jam {jam} di {tempat}, bawa buku KIA
        Bapak batuk sudah dua minggu, besok mau ke puskesmas
        antre dokter gigi {menit} menit, giginya malah tidak jadi dicabut
        Imunisasi anak kedua tinggal satu kali lagi
        Kaki terkilir, tukang urut yang bagus di mana?
        Donor darah di {tempat} Sabtu pagi, sarapan dulu ya
        Asam urat kambuh gara-gara jeroan kemarin
        Alhamdulillah ibu sudah boleh pulang dari rumah sakit
        Kartu BPJS saya hilang, urusnya lama tidak
        Jalan pagi rutin, turun dua kilo sebulan
        Kacamata baru {rupiah} ribu, lensanya tipis
        Anak demam, sudah turun setelah dikompres
    """,
    "kampanye": """
        Baliho di {tempat} miring kena angin, kasihan yang lewat
        Nanti malam ada orkes di lapangan, katanya dari tim calon
        jadwal debat jam {jam}, nonton bareng di pos ronda
        Saya belum tentukan pilihan, lihat programnya dulu
        Kaos calon kebesaran, dipakai tidur saja
        Tetangga kiri kanan beda pilihan tapi tetap ngopi bareng
        Pelantikan KPPS dapat bibit pohon satu orang satu
        Undangan nyoblos belum sampai ke {tempat}, tanya siapa ya
        TPS kami pindah ke halaman madrasah
        Jalan sehat berhadiah, peserta penuh sampai {tempat}
        Rapat PPS selesai {menit} menit saja, cepat
        Semoga siapa pun terpilih jalan kampung diaspal
    """,
    "kantor": """
        Perekaman KTP di {tempat} buka sampai jam {jam}
        berkas saya kurang fotokopi KK, balik lagi besok
        Antre nomor {menit}, sekarang baru nomor belasan
        Surat pengantar RT gratis ya, tidak bayar
        Pajak motor saya {rupiah} ribu, sudah sama denda
        Petugasnya ramah, urusan akta cepat selesai
        Lowongan jaga toko di {tempat}, perempuan, jujur
        Gaji honorer bulan ini cair juga
        Rapat desa bahas saluran air, pulang bawa nasi kotak
        Arisan RT pindah ke rumah bu sekretaris
        Kerja bakti Minggu jam {jam}, bawa cangkul masing-masing
        Stempel kantor hilang, ketemu di laci sendiri
    """,
    "olahraga": """
        Final voli antar dusun sore ini di {tempat}
        Kipernya bagus, penalti ditepis dua kali
        tiket tribun {ribu} ribu, anak-anak gratis
        Peresean di {tempat} ramai penonton, pepadunya hebat
        Main bulu tangkis jam {jam}, kurang satu orang
        Sepatu bola nomor {menit} ada yang jual bekas?
        Pacuan kuda minggu depan, jalan bakal penuh
        Lari keliling lapangan {menit} menit sudah ngos-ngosan
        Tim kampung kalah tipis tapi mainnya cantik
        Nonton balap di bukit saja, gratis dan adem
        Turnamen catur antar pos ronda, pemenang dapat kambing
        Kolam renang dekat {tempat} tutup tiap Senin
    """,
    "cuaca": """
        Hujan turun dari jam {jam}, jemuran belum kering
        angin kencang di {tempat}, genteng dapur geser dua
        Panas sekali siang ini, es kelapa laris
        Kabut di {tempat} tebal, pakai lampu kalau lewat
        Sungai naik sedikit tapi aman, airnya cokelat
        Akhirnya hujan juga setelah sekian minggu
        Debu di mana-mana, jalan disiram warga
        Dingin begini enaknya bakar jagung
        Mendung dari pagi, hujannya cuma {menit} menit
        Pohon mangga depan rumah berbunga lebat tahun ini
        Subuh tadi anginnya dari laut, sejuk
        Sumur mulai dangkal, timba harus panjang
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "Assalamualaikum. ", "Pagi semua, ", "Met siang warga grup, ", "Semeton, ", "Bapak ibu, ",
    "Gaes, ",
    "Permisi admin, ", "Halo tetangga, ", "Sore kakak-kakak, ", "Punten, ", "Mau tanya, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", ".", ".", "!", " 🙏", " 😅", " hehe", " ya", " nggih", " makasih", " 👍", " lah", " kayaknya",
    " 🌾",
    "...",
)  # fmt: skip
PLACES: Final = (
    "Pasar Mandalika", "Cakranegara", "Sandubaya", "Narmada", "Kopang", "Sukamulia", "Labuhan Haji", "Jerowaru",
    "Tanjung",
    "Bayan", "Sekongkang", "Moyo Hilir", "Plampang", "Kempo", "Pajo", "Wawo", "Sape", "Raba", "Bolo", "Jonggat",
    "Gerung",
)  # fmt: skip
