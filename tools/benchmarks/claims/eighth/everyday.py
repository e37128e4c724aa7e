"""What people write on any day, the eighth writer's: nets, cattle, looms, tailors, buses, sickbeds, football, lights.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "jaring": """
        Jaring robek lagi kena karang, {ribu} ribu buat beli benangnya
        cumi lagi banyak di {tempat}, semalam dapat dua ember
        Bos kapal minta kumpul jam {jam}, jangan lupa bawa jeriken
        Angin barat belum reda, perahu ditambat saja dulu
        Ada yang jual mesin tempel bekas di {tempat}? Dua silinder saja cukup
        ikan tongkol kecil-kecil begini dijual berapa ya sekilo
        Es balok dari pabrik telat {menit} menit, ikan keburu lembek
        Subuh tadi airnya surut jauh, anak-anak cari kerang sampai siang
        harga gurita naik jadi {ribu} ribu, mantap
        Sampan Pak De miring sebelah, minta tolong dibantu dorong
        Umpan udang habis, besok titip beli di {tempat} yaa
        Lampu petromaks saya dipinjam siapa? Kembalikan sebelum malam Jumat
    """,
    "ternak": """
        Kambing saya lepas dari {tempat}, warnanya cokelat ada belang di kaki
        sapi bunting tua begini boleh dikasih dedak tidak?
        Pak mantri hewan datang jam {jam}, vaksin ayam dulu baru sapi
        Telur bebek {ribu} ribu sepuluh, antar ke {tempat} gratis
        Anak ayam menetas tujuh, yang tiga lemas
        Rumput gajah siap potong, silakan ambil sendiri di {tempat}
        kuda saya menang lomba pacuan antar kampung, hadiahnya sarung
        Kerbau masuk kebun orang, ganti ruginya sudah diselesaikan baik-baik
        Ada lowongan jaga kandang, malam saja, digaji {rupiah} ribu
        bibit lele ukuran jempol dua ratus perak per ekor
        Sapi {tempat} gemuk-gemuk, rahasianya apa ya bapak-bapak
        Kandang bau sekali kalau hujan, ada saran serbuk apa?
    """,
    "tenun": """
        Benang merah habis, tolong belikan di {tempat} dua gulung
        songket pesanan Bu Kepsek baru jadi separuh
        Kain {rupiah} ribu sudah termasuk ongkos, motif boleh pilih
        Alat tenun nenek dipinjam untuk pameran sampai hari Minggu
        Belajar pewarna alam jam {jam} di {tempat}, bawa celemek
        Ada yang mau sisa kain perca? Bagus buat tatakan
        mata saya sudah tidak kuat menenun malam, sekarang siang saja
        Pembeli dari luar minta warna pucat, kita biasanya cerah
        Satu lembar selesai tiga minggu, kalau tidak ada hajatan
        kapas mahal, jadi {ribu} ribu per ons
        Motif kecubung ini warisan buyut, jangan ditiru asal
        Pelatihan merajut di {tempat} penuh, daftar gelombang kedua saja
    """,
    "jahit": """
        Seragam anak belum diambil di penjahit, sudah {menit} menit saya menunggu
        Vermak celana {ribu} ribu, bisa ditunggu
        mesin jahit saya macet bunyinya kretek kretek
        Resleting tas copot, di {tempat} ada yang bisa pasang?
        Terima jahit kebaya wisuda, antre panjang sampai bulan depan
        Kancing jenis begini cari di mana ya Bun
        Obras di {tempat} tutup jam {jam}, buruan
        Ukuran lingkar dada saya kekecilan dua senti, tolong dibongkar lagi
        pola gamis anak umur lima ada yang punya?
        Kain kiriman luntur waktu dicuci, sedih
        upah jahit borongan {rupiah} ribu sekodi, berminat inbox
        Gunting kain saya dipakai potong kertas sama si bungsu 😤
    """,
    "bus": """
        Bus malam dari {tempat} telat {menit} menit, sopirnya makan dulu
        ada yang berangkat ke Bima besok? Saya nitip kardus
        Tiket jurusan Mataram {rupiah} ribu, sudah sama makan
        Terminal sepi sekali pagi ini, penumpang cuma enam
        Kursi nomor depan mabuk semua, hehe
        travel jemput jam {jam} di {tempat} jangan telat
        Barang saya ketinggalan di bagasi, kardus mi isi rengginang
        Kalau lewat jalur utara jauh tidak sih?
        AC bus mati dari Alas sampai {tempat}, keringat semua
        Kernetnya ramah, bantu angkat karung sampai teras
        ongkos ojek dari terminal {ribu} ribu, wajar gak?
        Berhenti di rumah makan langganan, sopnya asin
    """,
    "sakit": """
        Antre di poli gigi nomor {ribu}, masih lama ini
        mohon doa, bapak saya operasi katarak jam {jam}
        Anak panas tinggi, kompres air hangat atau dingin ya?
        Posyandu di {tempat} pindah ke rumah Bu Bidan
        Butuh kursi roda pinjaman dua minggu saja
        Obat batuk di apotek {tempat} kosong
        Alhamdulillah hasil lab bagus, tinggal kontrol
        Perawatnya sabar, nenek yang rewel
        kartu berobat hilang, bikin lagi lama gak?
        sudah {menit} menit duduk di ruang tunggu, kipasnya mati
        Terapi jalan kaki tiap pagi keliling {tempat}
        Jenguk Bu Guru nanti sore, patungan {ribu} ribu buat buah
    """,
    "futsal": """
        Main futsal jam {jam} di {tempat}, kurang kiper
        Sepatu saya jebol, besok nonton saja
        skor sementara tiga sama, wasitnya ngantuk
        Kaos tim baru dicetak, bayar {ribu} ribu per orang
        Turnamen antar dusun mulai Sabtu, pendaftaran {rupiah} ribu
        lutut bengkak, pijat di {tempat} saja katanya manjur
        Bola voli kempes, pompanya dibawa siapa?
        Anak-anak latihan silat tiap Rabu di halaman
        Lapangan becek, pindah ke gedung serbaguna
        Lomba lari karung dimenangkan ibu-ibu lagi
        siapa bisa jadi wasit bulu tangkis hari Minggu, upahnya nasi kotak
        pertandingan molor {menit} menit gara-gara ayam masuk lapangan
    """,
    "lampu": """
        Mati lampu di {tempat} sejak jam {jam}, kulkas aman gak ya
        token cepat sekali habis, padahal cuma kipas satu
        Air PDAM keruh, tampung dulu sampai mengendap
        Petugas catat meter datang tadi, pagar terkunci
        Tiang di {tempat} miring, sudah dilaporkan ke RT
        Genset masjid butuh solar, sumbangan seikhlasnya
        Lampu jalan depan rumah kedip-kedip kayak diskotik
        sinyal hilang {menit} menit setiap hujan
        Pasang wifi {rupiah} ribu sebulan patungan berempat mau?
        Sumur bor kering, sewa tangki {ribu} ribu
        Kabel digigit tikus, untung tidak korslet
        lilin habis, warung juga habis
    """,
    "kebun": """
        Bibit durian {ribu} ribu sebatang, ambil di {tempat}
        Vanili panen sedikit tahun ini, hujannya tanggung
        tomat saya daunnya keriting kenapa ya
        Pinjam mesin semprot jam {jam} besok, sama operatornya kalau bisa
        Pisang setandan ditukar kelapa sepuluh, mau?
        Kopi dari {tempat} sudah kering, siap giling
        Monyet turun ke kebun jagung, jaga bergantian ya
        pupuk kandang sekarung {ribu} ribu antar sendiri
        Bambu untuk pagar boleh ditebang, izin dulu ke Pak Haji
        Singkong besar-besar, bingung mau dibikin apa
        Kerja bakti bersihkan parit selama {menit} menit saja kok
        Jahe merah lagi dicari tengkulak
    """,
    "dapur": """
        Sambal beberuk paling enak kalau terungnya muda
        Resep bolu kukus saya gagal lagi, bantat
        gas habis pas masak rendang, warung tutup jam {jam}
        Terima pesanan nasi bungkus {ribu} ribu minimal sepuluh
        Ikan bakar {tempat} juara, parkirnya susah
        Ayam taliwang buat acara kantor pesan di mana?
        minyak goreng curah {ribu} ribu di {tempat}
        Rebus singkong {menit} menit masih keras
        Plecing kangkungnya kurang terasi, Bu
        Ada yang punya cetakan kue apem? Pinjam sehari
        Kopi tanpa gula memang pahit, tapi lama-lama enak juga
        panci presto bunyi terus, takut saya
    """,
    "sekolahan": """
        Rapat wali murid jam {jam}, bawa pulpen masing-masing
        tugas prakarya bikin celengan dari bambu, ayahnya yang lembur
        Buku paket hilang satu, ganti {ribu} ribu
        Anak saya naik kelas, terima kasih Bu Guru
        Perpisahan kelas enam di {tempat}, iuran {rupiah} ribu
        Seragam pramuka kekecilan, ada yang mau tukar?
        Jemput agak telat {menit} menit ya Pak Satpam
        PR matematika halaman tujuh ada yang paham?
        Ekskul tari pindah hari Kamis
        Beasiswa dari {tempat} syaratnya fotokopi rapor
        Anak-anak kemah, doakan tidak hujan
        guru magangnya pulang minggu ini, anak-anak nangis semua
    """,
    "coblosan": """
        Undangan nyoblos belum sampai, tanya ke Pak RT atau KPPS?
        TPS kami di {tempat}, tendanya sudah berdiri
        jangan lupa bawa KTP besok pagi ya Bapak Ibu
        Debat kandidat nonton bareng jam {jam}, kopi disiapkan
        Calon nomor berapa pun, tetangga tetap tetangga
        Honor linmas {rupiah} ribu, lumayan buat beli beras
        Poster di pagar saya lepas kena angin
        Antrean {menit} menit, tinta jari susah hilang
        Surat suara lebar sekali, susah melipatnya
        kampanye keliling lewat depan rumah, anak saya dapat kipas
        Simulasi pencoblosan untuk lansia di {tempat}, sarapannya lontong
        Petugas latihan menghitung sampai sore, konsumsinya enak
    """,
    "rias": """
        Rias pengantin paket {rupiah} ribu sudah sama baju pengiring
        henna masih ada jadwal tanggal muda
        Salon di {tempat} buka jam {jam}, potong poni {ribu} ribu
        Alis saya ketebalan, malu keluar rumah
        Sewa tenda dan kursi siapa yang punya nomornya?
        Cincin kekecilan, tukang emas bilang bisa dilebarkan
        Kue pengantin rubuh kena angin kipas
        Dekorasi bunga plastik saja, yang asli mahal
        undangan sudah dicetak, namanya salah satu huruf
        Nyongkolan lewat {tempat} sore, siap-siap macet {menit} menit
        Gendang beleq sudah dipesan sejak bulan puasa
        Sepatu pengantin pinjam, besok kembali
    """,
}

SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "", "Tabe' dulu, ", "Pagi semeton, ", "Ass. ", "halo tetangga\n", "Permisi numpang tanya. ",
    "Ibu-ibu, ", "Min izin ya, ", "Bismillah. ", "yuhuu ", "Sore semuanya! ", "om tante, ", "INFO RT: ", "gaesss ",
    "Curhat dikit ya, ", "Bang, ", "Met siang grup. ", "Nitip pesan: ", "eh iya, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", " 🙏🙏", " makasih yaa", "\nJapri saja.", " hehe", " 😅", ". Suksma", ", tolong ya",
    " wkwk", ". Salam dari {tempat}", " 👍", "\nTampiasih", " huhu", ". Cepat dibalas ya", " — Bu Tut", " 🐟",
    ". Sekian info", " yuk", "!!",
)  # fmt: skip
PLACES: Final = (
    "Gerung", "Sekotong", "Pringgarata", "Kopang", "Masbagik", "Aikmel", "Sambelia", "Labuhan Haji", "Tanjung",
    "Bayan", "Alas", "Utan", "Moyo Hilir", "Plampang", "Empang", "Taliwang", "Jereweh", "Maluk", "Kempo", "Manggelewa",
    "Hu'u", "Woha", "Sape", "Wawo", "Rasanae", "Cakranegara",
)  # fmt: skip
