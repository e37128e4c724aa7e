"""What people write on any day: prices, weather, football, school, prayer, campaigns, each topic in its own sentences.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic.
Left to others: posts that real people wrote (`ordinary`).
"""

import re
from collections.abc import Mapping
from typing import Final

_TOPICS: Final = {
    "harga": """
        Cabai rawit di pasar {tempat} tembus {ribu} ribu sekilo, ampun dah
        Beras medium naik lagi {rupiah} rupiah, sudah dua minggu begini
        Ada yang tau minyak goreng curah masih ada stok di {tempat} ndak
        Tomat malah murah, petani pada buang di pinggir jalan
        Ikan tongkol hari ini {ribu} ribu dapat tiga ekor, lumayan buat pepes
        Gas melon kosong dari kemarin, terpaksa masak pakai kayu
        Telur satu tray {ribu} ribu di warung depan, di toko bangunan lebih murah, aneh
        Tempe juga mengecil, tahu apalagi
        Daging buat maulid sudah dipesan belum ya, nanti keburu naik
        Bawang {tempat} bagus-bagus tahun ini, kering dan besar
        Pupuk subsidi harus pakai kartu, antre dari jam enam
        Jual kelapa muda, ambil sendiri di kebun, {ribu} ribu lima biji
    """,
    "cuaca": """
        Mendung dari pagi tapi tidak jadi hujan juga
        Angin kencang di {tempat}, jemuran terbang semua sampai rumah tetangga
        Hujan deras {menit} menit saja got depan sudah meluap
        Panasnya minta ampun, galon cepat habis
        Ombak lagi tinggi, nelayan {tempat} banyak yang libur melaut
        Kabut tebal di jalur Pusuk, nyalakan lampu ya yang lewat
        Prakiraan besok berawan, semoga resepsi adik lancar
        Kering sekali sumur, beli air tangki {ribu} ribu
        Pelangi dobel sore tadi, anak-anak teriak kegirangan
        Petir dekat sekali, televisi langsung saya cabut
        Musim mangga lebih awal gara-gara kemarau panjang
    """,
    "bola": """
        Nobar nanti malam di pos kamling {tempat}, bawa kopi masing-masing
        Kiper kita mainnya bagus, beknya saja yang bengong
        Gol menit {menit} bikin satu kampung teriak
        Turnamen antar dusun mulai Sabtu, pendaftaran {ribu} ribu satu tim
        Wasitnya kok pelit kartu
        Sepatu bola anak sudah jebol, ada yang jual bekas nomor tiga tujuh?
        Final voli putri di lapangan {tempat} ramai sekali, tribun penuh
        Tim futsal kantor kalah telak, evaluasinya sambil makan sate
        Pertandingan ditunda karena lapangan tergenang
        Jersey baru keren warnanya, harganya yang tidak keren
        Latihan tetap jam empat, yang telat push up
    """,
    "ibadah": """
        Alhamdulillah tadi subuh saf penuh sampai teras
        Jadwal imam tarawih sudah ditempel, tolong dicek nama masing-masing
        Pengajian ibu-ibu pindah ke rumah Bu Haji, bawa piring sendiri
        Infak Jumat kemarin terkumpul {ribu} puluh ribu lebih, semoga berkah
        Maulid dusun {tempat} insyaallah pekan depan, praje sudah mulai dihias
        Selamat hari raya Galungan buat saudara-saudara Hindu, rahajeng
        Misa malam dipindah jam tujuh, mohon hadir lebih awal
        Mari doakan jamaah yang berangkat umrah hari ini
        Speaker musala berdengung terus, ada yang bisa servis?
        Kerja bakti bersihkan kuburan sebelum puasa, bawa parang
        Khataman anak TPQ lancar, terima kasih para guru ngaji
    """,
    "sekolah": """
        Besok anak kelas tiga bawa botol bekas untuk prakarya
        Rapor dibagikan Jumat, orang tua harap datang jam {jam}
        PR matematikanya susah, bapaknya juga angkat tangan
        Bus antar jemput {tempat} hari ini telat {menit} menit
        Seragam batik bisa diambil di koperasi, siapkan {ribu} ribu
        Selamat buat adik-adik yang lolos olimpiade sains tingkat provinsi
        Libur semester tinggal hitungan hari, siap-siap rumah berantakan
        Guru barunya ramah, anak saya jadi semangat
        Perpisahan jangan di hotel dong, aula saja cukup
        Ada lowongan guru PAUD di {tempat}, syaratnya sabar
        Kuota internet habis dipakai zoom terus
    """,
    "kampanye": """
        Baliho di perempatan {tempat} sudah kayak hutan, pandangan terhalang
        Nanti sore ada tim datang silaturahmi, disuguhi teh hangat saja
        Siapa pun yang menang semoga jalan ke {tempat} diaspal
        Kaus gratis dari tim sebelah bahannya tipis, buat lap motor
        Saya masih bingung mau pilih siapa, visi misinya mirip semua
        Debat semalam seru tapi saya ketiduran di menit {menit}
        Jangan sampai beda pilihan bikin kita tidak saling sapa
        Jadwal kampanye terbatas sudah keluar, jalur kota dialihkan
        Tetap santun ya tim sukses, tetangga semua ini
        Relawan muda bikin dapur umum, masaknya enak
        Janji lapangan kerja jangan cuma di panggung, Pak
    """,
    "pemilu": """
        Undangan pencoblosan sudah dibagi, punya saya ada di tumpukan paling bawah
        TPS pindah ke balai {tempat}, yang lama bocor atapnya
        Dibutuhkan linmas dua orang, hubungi pak RT sebelum jam {jam}
        Bimtek KPPS sampai magrib, konsumsinya nasi kotak
        Cek nama di DPT online gampang kok, masukkan NIK saja
        Kotak dan bilik sudah sampai di kecamatan
        Tinta ungunya susah hilang, dicuci pakai sabun colek tetap nempel
        Saya jadi saksi tahun ini, doakan kuat begadang
        Pemilih pemula kelas dua belas foto KTP dulu ya
        Yang kerja di luar daerah bisa urus pindah memilih di PPS
        Honor petugas cair minggu depan kata bendahara
    """,
    "jualan": """
        Ready kue lapis dan bolu pandan, cod area {tempat}
        Sewa tenda dan kursi, diskon buat warga sini
        Jual motor bebek tahun lama, mesin halus, {ribu} juta nego
        PO sambal beberuk terakhir malam ini ya kakak
        Tenun asli ukuran sarung, motif bisa pesan
        Dicari karyawan laundry, jujur, bisa naik motor
        Service AC panggilan, jam berapa pun
        Madu Sumbawa asli langsung dari pengambil, botol {ribu} ribu
        Kambing akikah sehat cukup umur, bisa antar
        Lelang ikan cupang malam Minggu pukul {jam}
    """,
    "lalu lintas": """
        Macet di depan pasar {tempat}, truk mogok di tengah
        Razia di bundaran, lengkapi surat-surat
        Lampu merah perempatan mati, hati-hati anak sekolah menyeberang
        Ada kambing lepas di jalan bypass, yang punya tolong diambil
        Jembatan {tempat} ditutup separuh untuk perbaikan, lewat kiri
        Feri malam berangkat lambat {menit} menit, penumpang duduk lesehan
        Ban saya bocor dua kali seminggu, paku di mana-mana
        Hilang dompet warna cokelat sekitar terminal, isinya SIM
        Helm saya ketukar di parkiran puskesmas, yang merasa tolong kabari
        Jalan kampung sudah dipasangi polisi tidur, terlalu tinggi
    """,
    "keluarga": """
        Telah berpulang nenek kami tadi malam, mohon dimaafkan segala khilafnya
        Undangan begawe hari Minggu, maaf lewat grup saja ya
        Ponakan baru lahir, perempuan, sehat, namanya masih dirembukkan
        Reuni angkatan jadi di pantai {tempat}, iuran {ribu} ribu
        Ada yang punya nomor tukang urut bayi?
        Kucing oren hilang sejak Senin, lehernya pakai lonceng
        Arisan bulan ini giliran rumah saya, masaknya urap saja
        Selamat ulang tahun bapak, sehat selalu, jangan merokok lagi
        Sinyal di rumah mertua cuma ada di bawah pohon mangga
        Mati lampu {menit} menit, anak-anak main bayangan di tembok
    """,
    "sasak": """
        Uah mangan semeton? Tiang baruq uleq lekan bangket
        Silaq pade dateng roah jelo Ahad, leq bale tiang leq {tempat}
        Berembe kabar side, ngonek ndeq bedait
        Ndeq araq sinyal leq dasan, tulung telpon biase doang
        Pire aji sebie leq peken mangkin, {ribu} ribu ke
        Ujan gati uiq, aiq kokoh sampe sedin langan
        Kanak-kanak pade maen presean leq lapangan
        Adeq becat sembuh inaq, doe selapuq semeton
    """,
    "bima sumbawa": """
        Tabe dou ma ntika, nai ake wara doa di uma ompu, mai sara'a ra
        Kalembo ade, nahu wati loa mai, wara ura mpoa di {tempat}
        Bune haba, au ma ngaha awina?
        Sara'e uta di pasar, {ribu} ribu satu ember
        Balong po ke sia? Kaku beru datang kaling uma
        Ada barapan kebo pang {tempat} ano Minggu, mampir po
        Jangan peno pang let ta, tau mancing senang ate
        Sai baeng jaran lepas, tu tari pang kantor desa
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {
    topic: tuple(line.strip() for line in said.strip().splitlines()) for topic, said in _TOPICS.items()
}
PLACES: Final = re.findall(
    r"\S+",
    "Mandalika Rembiga Aikmel Masbagik Keruak Gerung Lembar Tanjung Bayan Praya Kopang Seteluk Plampang Empang Utan "
    "Manggelewa Kempo Sape Wawo Woha Raba Hu'u Moyo Lunyuk Pancor",
)
GREETINGS: Final = (
    "", "", "", "", "Assalamualaikum. ", "Pagi semua. ", "Min numpang tanya. ", "Info: ", "Duh, ", "Gaes, ",
    "Bapak ibu yth, ", "Semeton, ", "Curhat dikit ", "Maaf oot. ", "Alhamdulillah. ", "Selamat sore, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", " 🙏", " hehe", " 😅", "...", " makasih", " #ntb", " ada yang sama?", " wassalam", " 👍👍",
    " salam dari rantau", " mohon infonya", " 🤲", " ya ampun", " dm aja",
)  # fmt: skip
