"""What people write on any day, the fourth writer's: kitchens, engines, lessons, fishing, phones, gardens, the office.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        plecing kangkung hari ini kepedesan, anak-anak minum air {menit} kali
        Ada yang punya resep ayam rarang yang bumbunya meresap? Besok ada tamu dari {tempat}
        Terasi Jor sudah datang, {ribu} ribu satu bungkus
        Kompor saya apinya merah terus, ada tukang servis dekat {tempat}?
        Masak nasi kekeringan lagi, padahal airnya sudah dua ruas jari
        Sambal beberuk itu terongnya dipotong besar atau kecil sih
        Mau coba bikin cerorot sendiri, janurnya beli di mana ya
        Sepat khas Sumbawa enaknya pakai ikan apa?
        Bandeng presto titipan bu haji bisa diambil jam {jam}
        Garam habis, gula habis, tinggal niat masak yang belum habis
        uta palumara buatan mertua memang tak ada lawan
        Minyak jelantah jangan dibuang ke got ya ibu-ibu, tampung dulu {menit} liter baru dijual
    """,
    "bengkel": """
        Motor saya bunyi ngorok tiap tanjakan {tempat}, kira-kira apanya?
        ganti kampas rem depan habis {rupiah} ribu, wajar gak
        Bensin eceran dekat {tempat} tutup, terpaksa dorong {menit} menit
        STNK mati dua tahun kalau diurus sekarang antrenya panjang ndak?
        Cari ban bekas ukuran 14 yang masih tebal
        Aki tekor lagi, sudah dicas semalaman tetap gak mau
        Helm hitam ketinggalan di parkiran {tempat}, kalau ada yang lihat kabari
        Bus ke Sape berangkat jam {jam} dari terminal, jangan telat
        Spion kiri pecah kena stang tetangga, dua-duanya minta maaf
        cuci motor {ribu} ribu sudah sama semir ban
        Jalan ke {tempat} ada lubang besar pas tikungan, pelan-pelan
        SIM keliling minggu ini mangkal di mana bapak-bapak?
    """,
    "pelajaran": """
        PR matematika nomor tujuh siapa yang sudah? Hasilnya kok pecahan
        Besok pakai baju pramuka lengkap, kumpul di {tempat} jam {jam}
        Anak saya dapat peran jadi pohon di pentas seni, dialognya tidak ada
        uang kas kelas {ribu} ribu ya, setor ke bendahara
        Bu guru izin, ananda demam, surat menyusul
        Ujian praktik renang dipindah, kolamnya dikuras
        Buku LKS kelas empat bekas ada yang mau? Masih bersih
        Rapat wali murid molor {menit} menit, kursinya kurang
        Skripsi bab dua ditolak lagi, dosennya bilang kurang dalam
        Les bahasa Inggris gratis tiap Ahad sore di {tempat}
        Tugas kliping hewan laut, printer siapa yang bisa dipinjam
        Beasiswa kabupaten syaratnya surat dari lurah, jangan lupa materai
    """,
    "laut": """
        Angin barat kencang, perahu ditarik ke pasir dulu
        Cumi lagi banyak di {tempat}, umpan udang saja dimakan
        es balok naik jadi {ribu} ribu, terpaksa bagi dua sama tetangga
        Jaring robek kena karang, butuh {menit} menit menambalnya
        Siapa yang tadi pagi mancing di {tempat}? Ikannya besar-besar
        Gurita kecil dilepas lagi, biar besar dulu
        Solar untuk nelayan dijatah, antre dari jam {jam}
        Ikan tongkol sekeranjang {rupiah} ribu, cepat sebelum diambil pengepul
        pasang purnama, air sampai ke tangga rumah
        Mesin ketinting batuk-batuk, businya basah
        Rumput laut dijemur dua hari baru kering
        Lampu perahu pinjam sama pak Jun, besok dikembalikan
    """,
    "telepon": """
        HP saya jatuh ke bak mandi, taruh di beras berapa lama biar hidup lagi
        paket data {ribu} ribu cuma tahan tiga hari, boros banget anak nonton
        Nomor lama saya hangus, simpan yang ini ya
        Kok WA saya centang satu terus dari jam {jam}
        Ada yang tau cara pindahkan foto ke kartu memori?
        Charger tipe C ketinggalan di {tempat}, warna putih
        Sinyal hilang kalau hujan, harus naik ke loteng
        Cara bikin stiker sendiri gimana sih, ajari emak dong
        memori penuh gara-gara video selamat pagi
        Layar retak seribu, ganti {rupiah} ribu, mikir dulu
        Maaf baru balas, HP dipegang anak main game {menit} menit
        tukar tambah HP jadul, masih bisa buat senter
    """,
    "kebun": """
        Cabai saya keriting daunnya, disemprot apa ya?
        Tembakau di {tempat} mulai dipetik daun bawahnya
        Panen mangga dua karung, yang mau ambil sendiri ke rumah
        bibit pepaya california {ribu} ribu sebatang
        Tikus sawah makin pintar, perangkapnya dilangkahi
        Air irigasi giliran kita jam {jam}, jangan sampai dilewati
        Bawang di Bima lagi bagus umbinya
        Pupuk kandang gratis, ambil sendiri di {tempat}, bawa karung
        Kelapa jatuh hampir kena kepala, untung pakai topi
        kemarau panjang, singkong saja yang tahan
        Traktor disewa {rupiah} ribu sehari sama operatornya
        Kacang tanah sudah bisa dicabut, butuh {menit} tangan bantu hehe
    """,
    "kantor": """
        Antre di kantor camat dari jam {jam}, nomor saya masih jauh
        Mesin fotokopi depan {tempat} rusak, yang di sebelah masih jalan
        tanda tangan pak kades baru bisa besok, beliau dinas luar
        KK saya salah ketik nama anak, perbaikinya bawa apa saja?
        Absen sidik jari tidak kenal jari saya, habis ngulek sambal
        Rapat evaluasi lagi, kuenya itu-itu saja
        Gaji belum masuk, padahal cicilan {rupiah} ribu sudah menunggu
        petugas loketnya ramah, {menit} menit beres
        AC ruangan mati, semua pakai kipas bambu
        Pulang kantor mampir {tempat} beli gorengan {ribu} ribu
        Ada info lowongan jaga toko? Adik saya baru lulus
        Besok apel pagi, jangan lupa topi
    """,
    "olahraga": """
        Main futsal malam ini kurang satu kiper, lapangan {tempat} jam {jam}
        Kaki terkilir habis voli, diurut sama papuq langsung enakan
        Jalan santai Minggu, kaosnya {ribu} ribu ukuran bebas
        tim kampung kalah adu penalti, nangis satu desa
        Lari pagi keliling {tempat} cuma kuat {menit} menit
        Raket senar putus, pasang baru di mana
        Motor balap lewat terus gara-gara nonton di sirkuit
        Wasitnya kebanyakan minum kopi kali, peluit melulu
        Sepeda ontel rakitan {rupiah} ribu siap ikut pawai
        Renang di kolam {tempat} airnya dingin sekali
        latihan pencak silat pindah ke halaman masjid
        Catur di pos ronda sampai lupa waktu, istri jemput bawa sapu
    """,
    "keluarga": """
        Selamat ulang tahun buat si bungsu, umurnya sudah lima
        Nenek minta dibelikan sirih di {tempat}, yang daunnya lebar
        Adik sampai di Jeddah dengan selamat, mohon doanya
        bayinya laki-laki, tiga kilo, ibunya sehat
        Undangan nyongkolan sepupu hari Ahad jam {jam}, pakai baju adat
        Suami ngorok, saya pindah tidur ke ruang tamu {menit} menit
        Iuran keluarga untuk begawe {ribu} ribu per kepala
        Kangen bapak, sudah tiga tahun beliau pergi
        Anak kembar tetangga susah dibedakan, pakai gelang warna
        Paman dari {tempat} datang bawa jagung sekarung
        Mertua betah di sini, katanya angin sore enak
        Cincin {rupiah} ribu hilang di sumur, ketemu di saku
    """,
    "ibadah": """
        Jadwal imam tarawih sudah ditempel di papan {tempat}
        Yasinan malam Jumat di rumah pak Sabar, mulai jam {jam}
        Sandal tertukar lagi, yang kiri merah yang kanan biru
        infak Jumat kemarin {rupiah} ribu, terima kasih jamaah
        Marbot sakit, siapa bisa gantikan azan Subuh?
        Lomba azan anak pesertanya banyak, suaranya lucu-lucu
        Karpet masjid dijemur, bantu gulung habis Zuhur {menit} menit saja
        Persiapan Galungan, penjor tetangga sudah berdiri
        Misa minggu ini pagi saja, sorenya ditiadakan
        zakat fitrah bisa berupa beras atau {ribu} ribu
        Rombongan ziarah kumpul di {tempat} sebelum Subuh
        Hafalan anak sudah sampai juz dua, alhamdulillah
    """,
    "jual_beli": """
        COD {tempat} ya kak, jilbabnya {ribu} ribu dua
        Sarung tenun motif subahnale masih ada, {rupiah} ribu
        paket saya nyangkut di gudang tiga hari, kurirnya salah alamat
        Jual lemari dua pintu, kacanya retak sedikit
        Kue lapis pesanan diambil jam {jam}, jangan lupa bawa wadah
        Ready mutiara laut Sekotong, asli bisa dites
        yang pesan madu hitam sudah bisa ambil di {tempat}
        Dicari kontrakan dekat pasar, sanggup {rupiah} ribu sebulan
        Ayam kampung jantan siap potong, dua ekor saja
        Lelang burung kacer mulai {ribu} ribu, naik kelipatan lima
        baju lebaran anak sisa ukuran besar, obral
        Titip beli paku payung {menit} biji kalau ada yang ke kota
    """,
    "pemilu": """
        Besok pelantikan KPPS di {tempat}, pakai baju putih
        Surat undangan memilih belum sampai di rumah saya, tanya siapa ya?
        TPS kita pindah ke garasi pak Jamal karena sekolah direnovasi
        honor pantarlih kapan cair, sudah {menit} hari kerja nih
        Baliho tumbang kena angin dekat {tempat}, siapa yang punya tolong diberdirikan
        Debat calon bupati malam ini jam {jam}, nonton bareng di berugak
        Pindah memilih paling lambat kapan dan bawa apa saja?
        Pengawas TPS masih kurang satu orang, syaratnya umur di atas dua puluh satu
        Saksi partai dapat nasi kotak {ribu} ribu, lauknya ayam
        Cari nama di daftar pemilih lewat HP bisa, tinggal masukkan NIK
        Kampanye akbar lewat depan rumah, anak bayi jadi bangun
        Simulasi coblos untuk lansia hari Rabu, kertasnya besar sekali
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "Halo semua, ", "Assalamualaikum warga grup. ", "Tabiq semeton, ", "Gaes ", "Bapak ibu yth, ",
    "Pagi! ",
    "misi numpang tanya, ", "lapor komandan, ", "Eh ", "Bestie, ", "Curhat dikit ya. ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", " 🙏", " hehe", " makasih sebelumnya", " 😅", " wassalam", " yaa", " #ceritahariini",
    " dah gitu aja",
    " tampiasih", " 👍👍",
)  # fmt: skip
PLACES: Final = (
    "Kediri", "Gerung", "Masbagik", "Aikmel", "Pancor", "Keruak", "Labuapi", "Bayan", "Pemenang", "Jonggat", "Utan",
    "Alas",
    "Moyo Hilir", "Plampang", "Empang", "Jereweh", "Maluk", "Woja", "Hu'u", "Kilo", "Sila", "Tente", "Wawo", "Rasanae",
    "Karang Jangkong", "Dasan Agung", "Kopang", "Sakra", "Sambelia", "Tanjung",
)  # fmt: skip
