"""What people write on any day, the seventeenth writer's: ferries, fields, lessons, markets, offices, polls, illness.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "kapal": """
        Feri dari {tempat} telat {menit} menit, ombak lagi tinggi katanya
        ada yang tahu loket {tempat} buka jam {jam}?
        Motor saya paling belakang, semoga kebagian naik
        Tiket anak sekarang {ribu} ribu, naik sedikit dari bulan lalu
        mabuk laut parah, tolong siapkan jahe di rumah
        Kursi dek atas penuh sama rombongan pengantin
        Petugas dermaganya ramah, barang saya dibantu angkat
        Kopi di kantin kapal rasanya kayak air cucian
        Sinyal hilang pas tengah selat, baru masuk lagi sekarang
        Jemput saya di {tempat} sekitar jam {jam} ya
        lumba-lumba ikut dari samping, anak-anak teriak semua
        Besok berangkat subuh, jangan lupa bantal leher
    """,
    "sawah": """
        Traktor giliran kita baru datang sore, sabar
        Harga gabah di {tempat} {rupiah} perak naik dari kemarin
        tikus makin berani, pagar plastik pun ditembus
        Air irigasi dibagi jam {jam}, jangan berebut
        Yang punya bibit cabai lebih tolong kabari
        Panen bawang tahun ini lumayan, tinggal jemur
        hujan turun pas jagung mau dipipil, nasib
        Ongkos tanam {ribu} ribu sehari plus kopi
        Keong emas dikumpulkan buat pakan bebek saja
        Penyuluh datang ke {tempat} besok, bawa contoh daun yang kena
        Karung bekas masih ada di gudang kelompok, ambil saja
        pematang longsor dikit, gotong royong Minggu pagi
    """,
    "kelas": """
        Tugas kelompok dikumpul jam {jam}, kok belum ada yang mulai
        Anak saya ketinggalan sepatu di {tempat}, yang nemu tolong simpan
        Iuran kas {ribu} ribu, bendahara galak ya
        lupa bawa topi, disuruh hormat tiang bendera {menit} menit
        Guru baru matematika jelasnya enak
        Seragam pramuka kekecilan padahal baru setahun
        Rapor dibagi Sabtu, wali wajib hadir
        Kantin jual cilok isi telur, laris sekali
        Lomba tari antar kelas butuh kipas warna kuning
        Buku paketnya dipakai bergantian dua orang satu
        besok libur karena rapat guru di {tempat}
        Les sore pindah ke rumah bu wali kelas
    """,
    "dapur": """
        Sambal terasinya kurang asam, tambahi limau
        Gas habis pas lagi goreng ikan, untung ada kayu
        siapa mau sayur kelor, pohon di belakang rimbun
        Resep bolu pisang {menit} menit matang, gampang
        Minyak di {tempat} {ribu} ribu, saya ambil dua
        Nasi sisa semalam jadi karak, enak pakai kopi
        Blender rusak, kembali ke ulekan nenek
        Ayam taliwang buatan mertua tidak ada lawan
        Pesan kue kering buat hajatan, jadi jam {jam}
        garam habis, pinjam tetangga dulu
        Bumbu rajang tinggal sedikit, besok ke pasar
        Santannya pecah karena apinya kebesaran
    """,
    "listrik": """
        Lampu di {tempat} padam dari jam {jam}, sama nggak?
        Token {ribu} ribu cepat sekali habis, padahal cuma kipas
        Kabel depan rumah kendor kena dahan, sudah lapor
        genset masjid nyala, numpang cas hp dulu
        Nyala {menit} menit terus mati lagi, kulkas kasihan
        Petugasnya lagi naik tiang di ujung gang
        Lilin di warung ludes dibeli anak kos
        Pompa air ikut mati, mandi di sumur saja
        tagihan bulan ini naik, curiga setrika lama
        Meterannya bunyi terus minta diisi
        Bohlam teras ganti yang hemat, terang juga
        Internet ikut tewas, anak jadi mau main di luar
    """,
    "pemilu biasa": """
        Undangan nyoblos untuk gang kami dibagi sore ini
        TPS kami pindah ke {tempat}, dekat lapangan
        Honor petugas katanya cair minggu depan
        jangan lupa bawa KTP, antre dari jam {jam}
        Simulasi coblos tadi {menit} menit selesai
        Baliho numpuk di {tempat}, jalan jadi sempit
        Nama nenek sudah ada di daftar pemilih, sudah dicek
        Saksi disuruh kumpul habis isya buat pembekalan
        tinta birunya susah hilang dari kuku
        Debat calon ditonton bareng di pos ronda, kopi gratis
        Pengawas kampung keliling naik sepeda, rajin
        Kotak kosong datang hari ini dijaga hansip
    """,
    "jalan": """
        Jalan ke {tempat} berlubang dekat jembatan, pelan-pelan
        Macet {menit} menit gara-gara truk mundur
        ada tambal ban yang buka jam {jam}?
        Lampu merah simpang empat cuma kedip kuning
        Bensin eceran {ribu} ribu, antrean SPBU panjang
        Angkot sekarang jarang lewat habis magrib
        Aspal baru bau sekali tapi mulus
        ojek pangkalan dekat {tempat} pada ikut acara nikahan
        Pohon asam di pinggir jalan dipangkas dinas
        Helm saya tertukar di parkiran warna merah bata
        Rem belakang blong, terpaksa dorong
        Ada sapi nyeberang, klakson jangan kencang-kencang
    """,
    "sakit": """
        Antrean puskesmas nomor saya {ribu}, masih lama
        Demam anak sudah turun habis dikompres
        obat batuknya pahit, disembur semua
        Kontrol lagi ke {tempat} jam {jam}, siapa bisa antar
        Dokter giginya cuti, gigi saya tidak bisa cuti
        Kartu berobat bapak ketemu di bawah kasur
        Tensi ibu agak tinggi, kurangi ikan asin
        Jenguk om bareng yuk, kamar melati
        keseleo main bola, diurut {menit} menit nangis
        Imunisasi balita di posyandu Rabu pagi
        Kacamata baru {rupiah} ribu, mata jadi terang
        Vitaminnya diminum habis makan ya
    """,
    "hajatan": """
        Begawe di {tempat} mulai jam {jam}, datang semua ya
        Tenda sudah berdiri, kursi kurang dua puluh
        Sumbang beras lima kilo sama gula
        gendang belek latihan sampai malam, bayi bangun
        Pengantin pria gugup, salah sebut nama
        Uang parkir {ribu} ribu buat kas pemuda
        Daging sapi sudah dipotong, tinggal bumbu
        Nyongkolan lewat depan pasar, siap-siap macet {menit} menit
        kebaya saya kekecilan, pinjam kakak
        Piring kotor segunung, ayo relawan cuci
        Undangan kehabisan, cukup lewat pesan ya
        Penyanyinya telat karena ban bocor
    """,
    "hewan": """
        Sapi saya lepas ke arah {tempat}, ciri tali biru
        Kucing oranye beranak di lemari baju
        ayam tetangga bertelur di dapur saya, rezeki siapa?
        Burung perkutut laku {rupiah} ribu
        Anjing kompleks ribut dari jam {jam}, ada apa sih
        Pakan lele naik {ribu} ribu sekarung
        Kambing buat akikah ready dua ekor
        Kuda cidomo lagi dicukur, gagah
        bebek hilang satu, dihitung {menit} menit tetap kurang
        Mantri hewan keliling besok pagi
        Ikan cupang anak mati, menangis semalaman
        Sarang tawon di atap, siapa berani
    """,
    "kerja": """
        Gaji masuk hari ini, langsung lewat saja
        Bos minta lembur sampai jam {jam}, ya Allah
        lowongan jaga toko di {tempat}, sehari {ribu} ribu
        Absen sidik jari rusak, tulis tangan
        Rapat {menit} menit yang bisa jadi satu pesan
        Kopi kantor habis, semangat ikut habis
        Cuti bersama diumumkan, tiket langsung mahal
        Printer macet pas mau tanda tangan kontrak
        Tukang batu dicari dua orang, makan ditanggung
        seragam baru kainnya panas
        Motor kantor dipinjam, bensinnya kosong
        Pensiun masih lama, pinggang sudah protes
    """,
    "cuaca": """
        Mendung dari arah {tempat}, angkat jemuran
        Panasnya minta ampun, es kelapa {ribu} ribu
        angin kencang jam {jam}, seng bunyi semua
        Hujan {menit} menit saja got sudah penuh
        Pelangi dobel di atas sawah, cantik
        Dingin sekali pagi ini, mandi ditunda
        Kabut di jalur atas, nyalakan lampu
        debu dari proyek masuk sampai kamar
        Laut tenang, nelayan pada turun
        Payung tertinggal di musala
        Malam terang bulan, anak-anak main petak umpet
        Embun tebal, daun tembakau basah
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(said) for topic, said in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "Pagi dunsanak, ", "Misi numpang nulis, ", "Hai tetangga! ", "Bestie, ", "Permisi warga, ",
    "Dear grup, ", "Eh ", "Tabe, ", "Semeton, ", "Gais, ", "Bu ibu, ", "Halo-halo, ", "Curhat dikit, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", " hehe", " 😅", " makasih ya", " 🙏", " hadeh", ", ditunggu", " wkwk", " aamiin", " .. begitulah",
    " ☕", " #ceritahariini", " salam sehat", "!!",
)  # fmt: skip
PLACES: Final = (
    "Kayangan", "Poto Tano", "Cakranegara", "Bertais", "Masbagik", "Aikmel", "Tanjung", "Gerung", "Kopang", "Praya",
    "Taliwang", "Utan", "Alas", "Plampang", "Empang", "Dompu", "Woja", "Bolo", "Tente", "Sape", "Raba", "Lembar",
)  # fmt: skip
