"""What people write on any day, the tenth writer's: fishing, kitchens, schools, motorbikes, offices, harvests, feasts.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "pasar": """
        Cabai rawit di {tempat} sudah {ribu} ribu sekilo, ya ampun
        Telur satu terai naik {rupiah} rupiah dari minggu lalu
        yang jual ikan kering enak di {tempat} masih ada tidak?
        Bawang putih saya beli {ribu} ribu, kering dan bagus
        Besok pasar {tempat} tutup lebih cepat karena ada yang meninggal
        Tahu tempe langganan saya pindah lapak ke belakang
        Minyak goreng curah kosong dari tadi pagi
        Ayam kampung hidup {ribu} ribu seekor, ditawar tidak mau turun
        Saya ke {tempat} jam {jam}, sayurnya tinggal yang layu
        Kelapa parut sekarang {rupiah} rupiah per butir
        Ada yang lihat dompet saya warna cokelat di dekat penjual bumbu?
        Parkirnya semrawut, motor keluar harus angkat dua motor lain
    """,
    "laut": """
        Tongkol lagi banyak, di {tempat} cuma {ribu} ribu seember
        Ombak tinggi sejak subuh, perahu bapak tidak turun
        Mesin ketinting mati {menit} menit di tengah laut, untung ditarik teman
        Es balok habis, ikan terpaksa dijual murah
        Siapa yang mau patungan solar ke {tempat}?
        Cumi naik semua malam ini, lampu jangan dimatikan
        Jaring saya robek kena karang, butuh benang {ribu} gulung
        Anginnya dari barat, lebih baik tunggu sampai jam {jam}
        Harga lobster turun lagi, pembeli dari luar belum datang
        Perahu fiber bekas dijual, masih mulus, lihat langsung di {tempat}
        Kepiting rajungan diterima, timbang di tempat, bayar kontan
        Surut panjang, anak-anak cari kerang dari pagi
    """,
    "sekolah": """
        Seragam olahraga anak kelas dua belum jadi juga
        Rapor dibagikan hari Sabtu jam {jam}, orang tua wajib datang
        Ibu-ibu, uang kas kelas bulan ini {ribu} ribu ya
        PR matematika halaman berapa? Anak saya lupa catat
        Ada yang bisa nebeng jemput dari {tempat}? Saya telat {menit} menit
        Ekskul pramuka diganti hari Rabu karena lapangan becek
        Sepatu anak saya tertukar, punya kami nomor tiga lima
        Tolong jangan kirim stiker di grup kelas, nanti info tertimbun
        Bu guru cuti melahirkan, penggantinya dari {tempat}
        Kantin mulai jual nasi bungkus {rupiah} rupiah, lauknya telur
        Latihan menari pindah ke aula, bawa selendang
        Besok bawa botol bekas sama lem untuk prakarya
    """,
    "motor": """
        Ban bocor di {tempat}, tukang tambalnya tidur siang
        Ganti oli sekarang {ribu} ribu, itu yang biasa
        Aki motor saya soak, pagi-pagi harus diengkol
        Antre pertalite {menit} menit, keburu panas kepala
        Rem belakang bunyi terus, apa kampasnya habis ya
        Jalan ke {tempat} berlubang lagi sejak hujan kemarin
        STNK mati dua bulan, kira-kira denda berapa?
        Jual helm anak, baru dipakai sekali, {ribu} ribu nego
        Lampu merah di perempatan mati, hati-hati yang lewat
        Bengkel Pak Nur buka sampai jam {jam}, orangnya jujur
        Motor matik kena banjir jangan langsung dihidupkan
        Kunci motor gantungan kelinci jatuh, kalau ada yang temu kabari
    """,
    "hajatan": """
        Begawe di rumah Amaq Udin jadi hari Minggu, datang ya
        Nasi rantang tetangga belum sempat saya balas
        Nyongkolan lewat {tempat} jam {jam}, siap-siap macet
        Sewa tenda naik jadi {ribu} ribu sepetak
        Siapa yang bisa bantu kupas nangka malam ini
        Kambing akikahnya sudah datang, gemuk sekali
        Undangan saya belum sampai, apa lupa ya hehe
        Kecimol sampai maghrib, telinga masih berdengung
        Baju seragam bridesmaid warna sage, kainnya ambil di {tempat}
        Dulang sudah ditata, tinggal tunggu pak kiai
        Fotografernya telat {menit} menit, pengantin sudah lapar
        Terima kasih bantuan piring dan gelasnya, besok kami antar
    """,
    "cuaca": """
        Hujan dari semalam belum berhenti di {tempat}
        Panas sekali siang ini, jemuran kering {menit} menit
        Atap dapur bocor, ember sudah penuh tiga
        Angin kencang, pohon pisang belakang rumah roboh semua
        Kabut tebal jalan ke {tempat}, nyalakan lampu
        Got depan mampet, air masuk teras
        Alhamdulillah gerimis, padi bapak selamat
        Listrik mati dari jam {jam}, es krim anak leleh
        Dingin sekali pagi ini, air bak seperti dari kulkas
        Debu jalan proyek masuk rumah, disapu lagi kotor lagi
        Mendung dari tadi tapi tidak jadi turun
        Jangan lupa payung kalau sore lewat {tempat}
    """,
    "tani": """
        Jagung pipil ditawar {rupiah} rupiah, saya tahan dulu
        Pupuk urea di kios {tempat} katanya datang Kamis
        Hama ulat menyerang lagi, obat apa yang ampuh?
        Giliran air sawah saya jam {jam}, tolong jangan ditutup
        Traktor Pak Seh bisa dipinjam habis Zuhur
        Bibit cabai sisa {ribu} batang, ambil saja gratis
        Panen tembakau tahun ini daunnya tebal
        Bawang merah busuk kena hujan, rugi bandar
        Sapi saya lepas ke arah {tempat}, ada cap di paha kiri
        Buruh tanam cari {ribu} orang, upah harian
        Semangka kecil-kecil tapi manis, borongan boleh
        Mesin rontok rusak, antreannya jadi panjang
    """,
    "kantor": """
        Sudah {menit} menit nunggu nomor antrean di {tempat}
        Ngurus akta lahir perlu fotokopi apa saja ya
        Server kantor desa lemot, disuruh balik jam {jam}
        Pegawainya ramah, lima menit KK langsung jadi
        Blangko KTP masih kosong katanya
        Surat domisili gratis kok, jangan bayar
        Pak Kades sedang dinas luar, tanda tangan diwakili sekdes
        Pajak motor bisa bayar di {tempat}, tidak perlu ke kota
        Materai {rupiah} rupiah susah dicari hari ini
        Antre BPJS bawa bangku sendiri, serius
        Fotokopi dekat {tempat} tutup, jalan lagi ke depan
        Petugas minta pas foto latar merah, saya bawa biru
    """,
    "dapur": """
        Resep ayam taliwang ibu mertua akhirnya saya dapat
        Plecing kangkung tanpa jeruk limau itu kurang
        Gas melon di {tempat} {ribu} ribu, ada yang lebih murah?
        Kue lapis saya bantat lagi, salah di mana ya
        Pesan sate rembiga seratus tusuk diambil jam {jam}
        Beberuk terong bikin nambah nasi
        Rice cooker bunyi ceklek terus tapi nasi tidak matang
        Sambal saya tahan seminggu kalau di kulkas
        Ubi rebus sama kopi, sore yang sempurna
        Terima pesanan nasi kotak mulai {ribu} ribu
        Direbus {menit} menit saja, jangan kelamaan nanti hancur
        Siapa bisa bikin jaje tujak? Mau pesan buat tamu
    """,
    "pemilu": """
        Pelantikan KPPS besok jam {jam}, pakai baju putih
        TPS kami pindah ke dekat {tempat}, tolong kasih tahu orang tua
        Undangan memilih nenek belum datang, tanya ke siapa?
        Bimtek tadi kelamaan, {menit} menit cuma sambutan
        Baliho depan rumah roboh, siapa yang angkut ini
        Yang belum cek nama di daftar pemilih silakan ke balai
        Rapat panwas ditunda, konsumsi sudah terlanjur dipesan
        Kotak suara disimpan di aula, dijaga bergantian
        Saksi dapat uang makan {ribu} ribu, sudah diterima
        Cara lipat surat suara jangan terbalik ya ibu-ibu
        Debat calon disiarkan jam {jam}, nonton bareng di {tempat}
        Honor linmas kapan cair ya, ada yang tahu?
    """,
    "bola": """
        Final antar dusun di {tempat} jam {jam}, jangan telat
        Kiper kita keseleo, cari pengganti
        Tiket masuk {rupiah} rupiah, buat beli bola baru
        Wasitnya berat sebelah, gol jelas-jelas dianulir
        Semalam begadang nonton, pagi mata seperti panda
        Lapangan {tempat} becek, main futsal saja
        Jersey baru sudah jadi, {ribu} ribu per orang
        Anak saya cetak gol pertama, bapaknya nangis
        Latihan voli putri mulai lagi habis Asar
        Main {menit} menit saja sudah ngos-ngosan, umur
        Siapa pinjam pompa bola belum dikembalikan
        Kalah adu penalti, yang penting salaman
    """,
    "sakit": """
        Anak demam naik turun, sudah minum parasetamol
        Antre di puskesmas {tempat} dari jam {jam}
        Mohon doa untuk ibu yang operasi hari ini
        Obat batuk anak {ribu} ribu di apotek depan
        Ada yang punya kursi roda bisa dipinjam seminggu?
        Butuh donor darah golongan O, hubungi saya
        Gigi bungsu tumbuh miring, sakitnya sampai telinga
        Tukang pijat di {tempat} pindah ke mana ya
        Dokternya telat {menit} menit tapi sabar sekali
        Bapak sudah boleh pulang, terima kasih semua
        Nyamuk banyak sekali, minta disemprot dong pak kadus
        Kata bidan berat bayinya bagus, lega
    """,
    "barang": """
        Jual kipas angin bekas, {ribu} ribu angkut sendiri
        Kontrakan dekat {tempat} masih kosong satu kamar
        Laptop anak mati total, servis di mana yang murah
        Paket saya nyasar ke {tempat}, kurirnya nomor tidak aktif
        Dicari pengasuh anak, pulang hari
        Kasur lipat masih plastikan, beli kemarin salah ukuran
        Pulsa data {ribu} ribu dapat berapa giga sekarang
        Meja belajar gratis, kaki goyang sedikit
        COD jam {jam} depan {tempat} ya kak
        Hilang anting anak, kecil bentuk bunga
        Tukang AC yang datang cuma {menit} menit, dingin lagi
        Mesin cuci bunyi seperti helikopter
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "", "", "Pagi semua, ", "Assalamualaikum, ", "bro ", "Min, ", "Tabe, ", "Bapak ibu, ", "Eh ",
    "Kak, ", "Permisi, ", "Info ya. ", "Sore ", "Lur, ", "Salam sehat. ", "Punten, ", "guys ", "Halo tetangga, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", "", "", " 🙏", " wkwk", " hehe", " ya", " 😭", " 😂", ". Makasih", " dong", " nggih",
    "!!", " 👍", " huhu", ". Itu saja", " ... 😅", " gaes", "?", " monggo", " lah",
)  # fmt: skip
PLACES: Final = (
    "Kebon Roek", "Gerung", "Sekotong", "Masbagik", "Pemenang", "Sape", "Alas", "Empang", "Pancor", "Jonggat",
    "Kempo", "Jereweh", "Lunyuk", "Bertais", "Keruak", "Woha", "Plampang", "Batukliang",
)  # fmt: skip
