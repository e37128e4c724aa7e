"""What people write on any day, the sixteenth writer's: kitchens, ferries, goats, homework, choirs of frogs, invoices.

Rules kept here: nobody who is known is spoken of; a post keeps to one topic; each topic has a dozen sentences.
Left to others: real posts, and how one is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        Plecing hari ini kepedasan, suami minum {ribu} teguk
        Ada yang tahu cara biar santan tidak pecah?
        Beras yang dibeli di {tempat} pulen, besok pesan lagi
        gas habis pas lagi goreng tahu, nasib
        Bumbu rajang instan sekarang {ribu} ribu, mending ulek sendiri
        Nasi gosong karena ditinggal nelpon {menit} menit
        Sambal mangga sama ikan bakar, makan siang paling nikmat
        Blender rusak lagi, ada tukang servis dekat {tempat}?
        Anak minta ayam taliwang padahal tanggal tua
        Kelapa parut tinggal {rupiah} gram, cukup ga ya buat serabi
        Saya bikin sayur bening, yang protes masak sendiri
        Jam {jam} baru mulai masak, tamu sudah di depan gang
    """,
    "kapal": """
        Kapal dari {tempat} telat {menit} menit, ombak katanya
        Loket penyeberangan buka jam {jam} ya bukan subuh
        Ada yang bareng nyeberang besok? Patungan bensin
        mabuk laut terus tiap lewat selat, padahal sudah minum obat
        Tiket motor naik jadi {ribu} ribu
        Antre truk sampai {rupiah} meter dari dermaga
        Dek atas enak anginnya, bawa jaket
        Barang titipan saya ketinggalan di kapal pagi, warnanya biru
        Porter di {tempat} baik-baik, saya dibantu angkat kardus
        Lihat lumba-lumba tadi di tengah selat, HP malah mati
        Nahkodanya mengumumkan sandar jam {jam}
        Kopi di kantin kapal {ribu} ribu, isinya setengah
    """,
    "ternak": """
        Kambing saya lepas di sekitar {tempat}, telinganya belang
        Pakan konsentrat sekarang {rupiah} ribu sekarung
        Induk ayam mengeram {menit} butir telur, semoga jadi semua
        Mantri hewan datang jam {jam}, tolong sapinya diikat dulu
        ada yang jual jerami kering? butuh satu pikap
        Kerbau mandi di embung, anak-anak ikut nyebur
        Bebek pulang sendiri ke kandang, hebat
        Harga anak sapi di pasar hewan turun {ribu} ribu
        Kuda kecil itu baru belajar lari, lucunya
        Kandang bocor, malam ini kambing tidur di teras
        Susu kambing pesanan sudah bisa diambil di {tempat}
        Rumput gajah dipotong pagi biar tidak layu
    """,
    "sekolah": """
        PR matematika anak kelas empat bikin saya ikut pusing
        Besok kumpul rapor jam {jam}, yang berhalangan titip ke wali kelas
        Uang perpisahan kelas enam {ribu} ribu, boleh nyicil dua kali
        Sepatu hitam ukuran 36 ada yang punya bekas layak?
        Bus jemputan lewat {tempat} telat {menit} menit
        Anak saya dapat peran jadi pohon di pentas
        guru piket minta botol minum diberi nama
        Seragam olahraga luntur, sekelas jadi pink
        Ulangan IPA diundur minggu depan, alhamdulillah
        Kantin sekolah sekarang jual buah potong {rupiah} perak
        Ekstrakurikuler gendang beleq mulai lagi di {tempat}
        Ada les baca untuk kelas satu? yang sabar gurunya
    """,
    "hujan": """
        Hujan dari jam {jam} belum berhenti, jemuran menangis
        Kodok depan rumah konser lagi
        Selokan dekat {tempat} mampet, ayo dibersihkan bareng
        payung saya tertukar di musala, yang gagang kayu
        Atap dapur bocor {menit} titik, ember kurang
        Akhirnya turun hujan setelah {ribu} hari panas
        Jalan becek, motor matik hati-hati
        Petir tadi bikin modem mati
        Padi tetangga rebah semua kena angin
        Langit {tempat} gelap padahal masih siang
        Enaknya hujan begini makan ubi rebus
        Anak-anak main perahu kertas di got, biarin aja
    """,
    "bengkel": """
        Ganti oli di {tempat} cuma {ribu} ribu, antre sebentar
        Rem depan bunyi cit cit, itu kampas ya?
        Bengkel buka sampai jam {jam} hari ini
        ban bocor kena paku, jalan kaki {rupiah} meter
        Ada yang jual spion kiri Supra?
        Montirnya jujur, dibilang belum perlu ganti
        Servis {menit} menit kelar, kopi belum habis
        Motor tua bapak masih halus suaranya
        Tambal ban dekat {tempat} tutup, ada rekomendasi lain?
        Aki soak, tiap pagi harus engkol
        Cuci motor sekarang naik {rupiah} rupiah
        Knalpot brong tolong jangan lewat gang malam-malam
    """,
    "kondangan": """
        Besok nyongkolan lewat {tempat}, jalan pelan ya
        Amplop kondangan sekarang umumnya {ribu} ribu apa kurang?
        Terop sudah berdiri, kursi kurang {menit} buah
        kebaya saya sempit, salah siapa coba
        Rias pengantin datang jam {jam} teng
        Lagu organ tunggal semalam bagus-bagus
        Masak begibung butuh {ribu} kilo daging
        Mohon bantuan cuci piring ibu-ibu, habis zuhur
        Undangan salah cetak tanggal, diralat lewat WA
        Pengantin lelaki telat {menit} menit, mertua cemberut
        Suvenirnya centong, lumayan
        Parkir tamu di lapangan {tempat} ya bapak-bapak
    """,
    "tagihan": """
        Listrik bulan ini {rupiah} ribu, AC biang keroknya
        Token masuk tapi lampu tetap mati, ada yang sama?
        PDAM keruh lagi di sekitar {tempat}
        cicilan panci jatuh tempo, pura-pura lupa
        Bayar pajak motor antre {menit} menit saja
        Kuota {ribu} giga habis buat video masak
        Loket pembayaran tutup jam {jam}, buruan
        Uang kas RT nunggak dua bulan, maaf bendahara
        Iuran sampah naik jadi {ribu} ribu
        Struk belanja lebih panjang dari gaji
        Tukang kredit datang, bilang saya ke {tempat}
        Wifi putus pas rapat daring, malu
    """,
    "tanaman": """
        Cabai di pot sudah berbuah {menit} biji
        Bibit terong gratis, ambil di {tempat}
        Tomat saya dimakan ulat, pakai apa ya
        melon pertama panen, manis!
        Jagung umur {ribu} hari butuh air
        Pupuk kandang kering {ribu} ribu, ambil sendiri pakai gerobak
        Daun mangga rontok terus, capek nyapu
        Anggrek mekar setelah setahun, terharu
        Siram kebun jam {jam} biar tidak panas
        Pohon kelor depan rumah boleh dipetik siapa saja
        Tikus sawah makin pintar, perangkap dilangkahi
        Bawang merah dijemur di halaman {tempat}
    """,
    "olahraga": """
        Futsal malam ini jam {jam}, kurang kiper
        Voli antar dusun di {tempat}, dukung ya
        Lutut saya bunyi setelah lari {rupiah} meter
        raket pinjaman belum balik, hayo siapa
        Senam ibu-ibu libur, instrukturnya batuk
        Sewa lapangan {ribu} ribu sejam
        Kalah tipis tapi makan bakso tetap
        Jalan santai dapat kupon, hadiahnya rice cooker
        Sepeda saya hilang rantainya, bukan semangatnya
        Pemanasan {menit} menit, main lima menit
        Bola nyangkut di atap musala {tempat}
        Latihan silat anak pindah ke hari Kamis
    """,
    "kos": """
        Kos kosong dekat {tempat}, kamar mandi dalam
        Ibu kos minta uang air {ribu} ribu
        kunci kamar ketinggalan, nunggu teman pulang jam {jam}
        Tetangga kamar karaokean lagi, tolong
        Galon habis di semua kamar, kompak
        Cari teman sekamar cewek, tidak merokok
        Jemuran siapa yang warna oranye sudah tiga hari
        Semut masuk rice cooker, menangis aku
        Kipas angin bekas {rupiah} ribu nego
        Masak mi {menit} menit, cuci pancinya tiga hari
        Parkiran kos sempit, motor ditumpuk
        Pindahan besok, butuh pikap dari {tempat}
    """,
    "ronda": """
        Jadwal ronda malam ini regu {menit}, jangan alasan
        Senter pos hilang, tolong dikembalikan
        Kentongan pecah, ada bambu bagus di {tempat}?
        kopi ronda habis, gula sisa {rupiah} gram
        Pos ronda bocor, besok gotong royong jam {jam}
        Main domino boleh asal keliling juga
        Anjing pak made ikut ronda, paling rajin
        Denda tidak ronda {ribu} ribu masuk kas
        Lampu gang dekat {tempat} sudah diganti, terang
        Ubi bakarnya mantap, terima kasih mamiq
        Yang dinas luar kota lapor ke ketua regu ya
        Semalam aman, cuma kucing berkelahi
    """,
}

SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}

GREETINGS: Final = (
    "", "", "", "", "Permisi semua, ", "Halo bestie, ", "Selamat sore warga grup, ", "Assalamualaikum wr wb. ",
    "Om Swastiastu, ", "Tabe, ", "Misi min, ", "Hai hai, ", "Numpang lapak, ", "Lapor, ", "Curhat dikit ya. ",
    "Bapak ibu sekalian, ", "Gaes, ", "Semeton jari, ", "Eh, ", "Info warga: ", "Sekadar berbagi, ", "Aduh, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", " 😅", " 🙏🙏", ", makasih", " hehe", "\nSalam dari kami sekeluarga", " wkwk", ", ada yang sama?",
    " ya Allah", " 😭", ", mohon maklum", " .", "\n#curhat", " deh", ", tampiasih", " 😂😂", ", kabari ya", " huft",
)  # fmt: skip
PLACES: Final = (
    "Pasar Kebon Roek", "Cakranegara", "Ampenan", "Pelabuhan Kayangan", "Poto Tano", "Alas", "Utan", "Taliwang",
    "Dompu kota", "Pasar Raba", "Sape", "Woha", "Sila", "Pancor", "Masbagik", "Aikmel", "Sembalun", "Kopang", "Praya",
    "Penujak", "Gerung", "Kediri Lobar", "Narmada", "Lingsar", "Tanjung", "Pemenang", "Bayan", "Moyo Hilir",
)  # fmt: skip
