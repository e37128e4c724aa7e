"""What people write on any day, the nineteenth writer's: kitchens, roads, fields, sea, school, games, bills, feasts.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        masak plecing kangkung kebanyakan cabai, satu rumah keringatan
        Ada yang tahu resep ayam taliwang yang meresap sampai tulang?
        Terasi dari {tempat} wanginya beda, {ribu} ribu dapat sebungkus besar
        Panci presto saya bunyi terus, wajar gak sih
        Kelapa parut {ribu} ribu, kemarin dulu masih murah
        Bebalung hari ini empuk, direbus {menit} menit pakai kayu
        Santan pecah gara-gara ditinggal nonton
        Gas melon kosong lagi di {tempat}, pinjam tetangga dulu
        Sambal beberuk paling cocok sama ikan bakar
        Anak-anak minta telur dadar lagi, padahal sudah dibuatkan sayur
        Bumbu rajang lengkap tersedia di lapak depan {tempat}
        nasi gosong bawahnya, atasnya mentah, magic com sudah tua
    """,
    "jalan": """
        Lampu merah {tempat} mati, hati-hati yang lewat
        Macet dari {tempat}, ada truk mogok, sudah {menit} menit tidak gerak
        Ban bocor depan {tempat}, tambal {ribu} ribu, lumayan cepat
        Jalan sudah diaspal sampai {tempat}, mulus sekali
        Siapa lewat bypass jam {jam}? Saya mau nebeng
        Ada razia surat-surat, lengkapi helm dan spion
        Lubang besar dekat {tempat} sudah ditambal warga pakai batu
        Ojek langganan libur, terpaksa jalan kaki ke {tempat}
        Pom bensin {tempat} antre panjang, isi besok saja
        Sapi nyeberang sembarangan lagi di tikungan
        Engkel terakhir ke {tempat} berangkat jam {jam}, jangan telat
        spion motor saya disenggol orang di parkiran, tidak ada yang ngaku
    """,
    "sawah": """
        Padi mulai menguning di {tempat}, burung pipit ramai
        Pupuk baru datang {ribu} karung, dibagi besok jam {jam}
        Air irigasi giliran kita malam ini
        Hama wereng sudah berkurang setelah disemprot
        Tembakau dijemur {menit} menit lagi dibalik
        Jagung pipil di {tempat} ditawar {rupiah} rupiah lebih tinggi dari minggu lalu
        Traktor pinjaman rusak, bajaknya tertunda
        Cari tenaga tanam, upah {ribu} ribu setengah hari
        Bawang Sampalan banyak yang busuk kena hujan
        Kerbau Amaq lepas, ada yang lihat ke arah {tempat}?
        Bibit semangka sisa {ribu} pohon, siapa mau ambil saja
        Panen kacang ijo lumayan, cukup buat bayar utang warung
    """,
    "laut": """
        Gelombang tinggi dekat {tempat}, perahu jangan dulu turun
        Dapat cumi {ribu} kilo semalam, alhamdulillah
        Ikan tongkol {ribu} ribu sekeranjang, ambil sendiri di pantai
        Mesin tempel saya susah hidup, ada montir di {tempat}?
        Kapal feri telat {menit} menit, penumpang tiduran di dek
        Air pasang sampai ke teras warung
        Bau nyale tahun ini rombongan kita kumpul jam {jam}
        Rumput laut kering naik {rupiah} rupiah per kilo
        jaring sobek lagi kena karang, jahit seharian
        Snorkeling di gili enak kalau pagi, airnya jernih
        Pelampung anak-anak ketinggalan di {tempat}, tolong simpankan
        Angin barat mulai terasa, istirahat dulu melautnya
    """,
    "sekolah": """
        Besok pakai baju batik ya anak-anak, bukan pramuka
        Ambil rapor jam {jam}, ayah atau ibu harus datang
        Iuran perpisahan {ribu} ribu, bisa dicicil
        Siapa yang bukunya tertukar? Ada nama Dila di sampulnya
        PR matematika halaman {ribu}, nomor genap saja
        Ekskul tari libur, gurunya sakit gigi
        Kantin sekarang tidak jual minuman warna-warni
        Anak saya nangis tidak mau sekolah, maunya ke {tempat}
        Lomba pidato tingkat kecamatan diundur
        Jemputan telat {menit} menit karena hujan
        sepatu hitam ukuran 36 masih bagus, yang perlu ambil di rumah
        Guru baru bahasa Inggris orangnya sabar
    """,
    "bola": """
        Main futsal jam {jam} di {tempat}, kurang dua orang
        kalah lagi tim kampung kita, kipernya ngantuk
        Tarkam {tempat} tiketnya {ribu} ribu, ramai sekali
        Sepatu bola saya jebol pas semifinal
        Nobar di balai banjar, bawa tikar sendiri
        Voli putri menang tiga set langsung, keren
        Wasitnya galak tapi adil
        Latihan diliburkan, lapangan becek
        Kaos tim sudah jadi, ambil di penjahit dekat {tempat}
        Adik lolos seleksi popda, minta doanya
        Pertandingan baru jalan {menit} menit sudah hujan deras
        Cidera lutut, istirahat sebulan kata tukang urut
    """,
    "listrik_dan_air": """
        Mati lampu lagi di {tempat}, lilin habis
        Token {ribu} ribu kok cepat sekali habisnya ya
        PDAM keruh dari subuh, tampung dulu
        Meteran bunyi tit tit, tetangga sampai datang
        Ada pemeliharaan jaringan sampai jam {jam}
        Pompa air rusak, tukangnya baru bisa besok
        Galon isi ulang naik {rupiah} rupiah
        Lampu jalan gang kita sudah diganti yang terang
        Tandon bocor, netes {menit} menit sekali
        Wifi lemot, anak-anak protes semua
        Sumur bor di {tempat} sudah keluar air, jernih
        kabel putus ketimpa dahan, sudah dilaporkan
    """,
    "hajatan": """
        Nyongkolan lewat jam {jam}, jalan ditutup sebentar
        Undangan menyusul, datang saja ke {tempat}
        Butuh tenaga masak untuk begawe, bawa pisau sendiri
        Sound system sewa {ribu} puluh ribu, termasuk genset
        Aqiqah cucu hari Ahad, mohon kehadirannya
        Gendang beleq latihannya sampai malam, bayi kebangun
        Terop sudah berdiri tinggal kursi
        Sepupu lamaran, saya kebagian bawa kue
        pengantinnya telat {menit} menit, penghulunya sudah ngopi dua gelas
        Jaja tujak enak dimakan hangat-hangat
        Baju seragam keluarga warna hijau botol ya
        Habis hajatan cuci piring {ribu} lusin, pinggang copot
    """,
    "jual_barang": """
        Jual lemari dua pintu, ambil di {tempat}
        HP bekas layar retak dikit, {ribu} puluh ribu nego
        Anak kambing jantan umur setahun, sehat
        Mesin jahit nenek masih lancar, tidak dipakai lagi
        Terima pesanan dulang isi {ribu} ribu ke atas
        Sewa kos putri dekat {tempat}, kamar mandi dalam
        Motor bebek pajak hidup, minus jok
        Tenun Pringgasela motif lama, stok dua lembar
        kasur busa bekas gratis, yang penting diangkut
        Kue lebaran buka pesanan sampai jam {jam} malam ini
        Bongkaran genteng masih bagus, {rupiah} per biji
        COD sekitar {tempat} saja ya kak, jauh ongkir sendiri
    """,
    "badan": """
        Posyandu besok jam {jam} di {tempat}, bawa buku pink
        Sakit gigi tiga hari, antre di puskesmas {menit} menit
        Jamu beras kencur buatan bibi segar sekali
        Pegal habis angkat galon, ada tukang pijat?
        Anak demam sudah turun, tinggal batuknya
        Timbangan naik dua kilo, salahkan lebaran
        Kacamata baca saya hilang, mungkin di {tempat}
        Donor darah dapat susu sama telur
        Senam ibu-ibu pindah ke halaman masjid
        Obat nyamuk habis, semalam digigiti terus
        Tensi bapak sudah normal, alhamdulillah
        mata perih kena debu jalan proyek
    """,
    "kampung": """
        Ronda malam ini giliran gang tiga, kopinya sudah ada
        Kerja bakti jam {jam}, bawa cangkul dan karung
        Iuran sampah {ribu} ribu, bendahara keliling sore
        Kunci balai dusun dipegang siapa ya?
        Ayam jago hilang, bulunya merah, terakhir di {tempat}
        Pohon mangga condong ke jalan, besok ditebang
        Rapat warga singkat saja, {menit} menit selesai
        Karang taruna cari vokalis buat acara tujuh belasan
        Got depan {tempat} mampet lagi, baunya ampun
        Tamu menginap wajib lapor, begitu kata ketua gang
        Terima kasih yang sudah sumbang semen untuk mushala
        Layangan nyangkut di tiang, jangan dipanjat ya dik
    """,
    "memilih": """
        Undangan memilih saya belum sampai, tanya siapa ya
        TPS kami pindah ke dekat {tempat}, tenda biru
        Antre nyoblos cuma {menit} menit, lancar
        Tinta di jari saya belum hilang juga
        Debat calon disiarkan jam {jam}, bikin kopi dulu
        Baliho menutupi papan nama warung, tolong digeser
        Petugas KPPS rapat lagi, pulangnya malam
        kampanye kemarin dapat kaos kebesaran
        Daftar pemilih ditempel di {tempat}, cek nama masing-masing
        Nenek diantar pakai kursi roda ke bilik, semangatnya luar biasa
        Saya masih bingung mau pilih yang mana, lihat programnya dulu
        Linmas jaga dari jam {jam}, kasihan belum sarapan
    """,
    "langit": """
        Hujan deras di {tempat}, jemuran belum diangkat
        Panas terik sampai aspal lembek
        Rinjani kelihatan jelas pagi ini, cantik sekali
        Kabut tebal turun di {tempat}, nyalakan lampu
        Petir tadi bikin anjing tetangga lari
        angin kencang {menit} menit, seng warung goyang
        Bulan purnama, anak-anak main di luar sampai jam {jam}
        Kemarau panjang, debu di mana-mana
        Mendung dari siang tapi tidak jadi hujan
        Pelangi dobel di atas sawah, sayang hp lowbat
        Dingin sekali malam ini, keluarkan selimut tebal
        Gerimis manja begini cocoknya makan bakso dekat {tempat}
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "", "Tabe ", "Semeton, ", "Pagi semua, ", "Assalamu'alaikum. ", "Bro ", "Bun, ", "Guys, ",
    "Halo warga, ", "min ", "Eh ", "Numpang tanya, ", "Lapor: ", "Dek, ", "Malam bapak ibu, ", "Curhat, ", "Duh, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", ".", "..", " ya", " hehe", " 😅", " 🙏🙏", " tks", " makasih sebelumnya", " wkwk", " dong",
    " 😭", " gitu aja", "!", " salam", " ☕", " kak",
)  # fmt: skip
PLACES: Final = (
    "Pasar Renteng", "Lapangan Tastura", "Simpang Bengkel", "Pasar Seketeng", "Amahami", "Taman Loang Baloq", "Kopang",
    "Pelabuhan Kayangan", "Terminal Dara", "Pasar Paok Motong", "Jempong", "Pantai Lakey", "Sape", "Alas", "Utan",
    "Puskesmas Narmada", "Masjid Agung Praya", "Kilo", "Sembalun", "Bayan", "Pasar Tanjung", "Gunungsari", "Keruak",
    "Taliwang", "Plampang",
)  # fmt: skip
