"""What people write on any day, the twentieth writer's: stalls, boats, fields, school, games, sickbeds, roads, offices.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "lapak": """
        Kangkung dua ikat {ribu} ribu di {tempat}, dapat bonus senyum penjualnya
        lapak terasi sebelah masjid pindah ke {tempat} ya bun, jangan kesasar
        Terong ungu lagi bagus-bagusnya minggu ini
        Tadi nawar ikan asin sampai {ribu} ribu, kalah juga akhirnya
        yang biasa jual tempe daun hari ini libur, cucunya khitan
        Timbangan di ujung sana suka kurang, saya pindah langganan
        Beli kelapa parut {rupiah} rupiah saja sekarang sudah tidak dilayani
        Dagangan ludes pukul {jam}, besok bikin lebih banyak insyaallah
        plastik kresek mahal, tolong bawa tas belanja sendiri ya ibu-ibu
        Minyak curah kosong dari kemarin, tinggal yang botolan
        Sate pusut langganan saya buka lagi di {tempat}
        Durian jatuhan {ribu} ribu tiga biji, wangi satu gang
    """,
    "perahu": """
        Kapal cepat ke seberang telat {menit} menit, anak-anak mulai rewel
        Solar untuk perahu antre dari pukul {jam}
        cumi lagi mau naik, malam ini kami turun dari {tempat}
        Jaring robek kena karang, {ribu} ribu melayang buat benang
        Angin tenggara kencang, yang mau nyebrang pikir-pikir dulu
        Kerapu dapat dua, satu dijual satu digoreng
        Cat perahu baru kering, namanya pakai nama anak bungsu
        pelabuhan sepi penumpang tapi ramai kucing
        Es balok naik jadi {ribu} ribu, nelayan kecil cuma bisa geleng
        Sudah dua malam bulan terang, ikannya malas naik
        Mesin tempel ngadat di tengah, dayung {menit} menit sampai tepi
        Yang menemukan pelampung oranye di pantai {tempat}, itu punya kami
    """,
    "ladang": """
        Padi mulai bunting, burung pipit sudah antre duluan
        Pupuk kandang {ribu} ribu sekarung antar sampai {tempat}
        jagung kami dimakan monyet lagi, tiga petak rata
        Giliran air di {tempat} mulai pukul {jam}, tolong jangan rebutan
        Bawang kena ulat, semprot pakai daun mimba lumayan berkurang
        Sewa traktor {rupiah} ribu per petak, patungan dengan ipar
        Tembakau sudah digantung, doakan harganya tidak jatuh
        Semangka berbuah pertama, satu untuk pak imam
        Musim tanam mundur, bapak masih menunggu hujan kedua
        gabah dijemur {menit} menit langsung mendung, angkut lagi angkut lagi
        Bibit lombok tersisa 200 batang, silakan ambil di belakang rumah
        Pematang longsor dekat {tempat}, besok kita tambal ramai-ramai
    """,
    "kelas": """
        Besok bawa kardus bekas ke sekolah ya anak-anak, buat prakarya
        Seragam batik kekecilan, ada yang mau tukar ukuran L?
        Uang kas kelas bulan ini {ribu} ribu, titip ke bendahara
        anakku nangis karena pensil kesayangannya patah
        Bel masuk di {tempat} dimajukan jadi pukul {jam} mulai Senin
        Guru baru mengajar IPA, murid senang karena banyak percobaan
        Ambil rapor boleh diwakilkan paman, kata wali kelas
        ekskul drumband latihan {menit} menit, kuping saya berdengung
        LKS matematika halaman 41 nomor tiga itu jawabannya berapa mak?
        Bis sekolah lewat {tempat} setengah jam lebih awal
        Wisuda TK sewa baju adat {rupiah} ribu, lucu semua
        Yang kehilangan kotak bekal gambar dinosaurus hubungi penjaga kantin
    """,
    "lapangan": """
        Voli putri kita menang tiga set langsung di {tempat}
        sepatu bola ukuran 41 dijual {rupiah} ribu, baru dua kali pakai
        Kiper kampung sebelah tingginya minta ampun
        Sparing sore pukul {jam}, kurang dua orang nih
        Lapangan {tempat} becek, main tetap jalan
        Wasitnya tetangga sendiri, tetap saja kita kena kartu
        Lomba lari karung diulang karena karungnya bolong
        bulu tangkis malam ini bayar {ribu} ribu sudah sama kok
        Peresean nanti digelar di {tempat}, bawa tikar sendiri
        kaki keseleo, absen latihan dua minggu, jaga kekompakan kawan
        Nonton bola tadi malam, baru {menit} menit sudah ketiduran
        Pacuan kuda mulai lagi, kuda hitam paman masuk final
    """,
    "badan": """
        Batuk anak tidak reda-reda, ada saran dokter dekat {tempat}?
        Antre puskesmas nomor 38, sekarang baru belasan
        Ibu sudah boleh pulang dari rumah sakit, terima kasih doanya semua
        minum jahe hangat, tidur {menit} menit, enakan
        Obat tensi bapak di apotek {tempat} habis, lagi dicari
        Jadwal posyandu lansia maju ke pukul {jam}
        kacamata baca patah, tempel pakai plester dulu
        Butuh darah O untuk operasi kakak besok pagi, mohon kabari
        Pijat langganan naik jadi {ribu} ribu, tapi manjur
        Gigi ngilu kalau kena es, fix harus ke dokter
        Habis senam pagi malah makan gorengan lima
        Alhamdulillah ponakan lahir sehat, tiga kilo lebih sedikit
    """,
    "kendaraan": """
        Jalan {tempat} ditutup separuh karena gorong-gorong diperbaiki
        ban bocor lagi di tempat yang sama, kayaknya ada paku
        Servis motor habis {rupiah} ribu, rantai sama kampas
        Lampu merah dekat {tempat} mati, hati-hati menyeberang
        Travel malam masih ada kursi, berangkat pukul {jam}
        STNK a.n. ipar saya jatuh antara pasar dan kantor pos
        macet {menit} menit cuma gara-gara iring-iringan pengantin
        Bensin eceran {ribu} ribu sebotol, penuh tidak penuh
        Nyari spion kiri motor bebek tahun lama, di mana ya?
        Helm ketukar di parkiran {tempat}, punya saya ada stiker bunga
        Cidomo masih jalan di sini, pelan tapi sampai
        Aspal baru, anak muda langsung balapan, ampun deh
    """,
    "langit": """
        Hujan deras {menit} menit, selokan depan rumah langsung penuh
        Mendung menggantung dari pukul {jam} tapi tidak jatuh-jatuh
        panas banget di {tempat}, es teh dua gelas tidak terasa
        Pelangi dobel sore tadi, sayang HP lowbat
        Kabut tebal pagi ini, puncak sama sekali tidak kelihatan
        jemuran belum diangkat udah rintik lagi
        Dinginnya {tempat} bikin malas mandi
        Petir keras sekali, TV langsung saya cabut
        Musim kemarau, tandon isi ulang {rupiah} ribu per tangki
        Bintang jatuh barusan, sempat bikin permintaan
        anginnya kencang, seng dapur bunyi terus semalaman
        Payung lipat {ribu} ribu sekali pakai langsung bengkok
    """,
    "hajatan": """
        Undangan begawe hari Ahad di {tempat}, mohon doa restu
        Nyongkolan lewat depan rumah pukul {jam}, anak-anak heboh
        Seserahan kurang satu, cari kain tenun ke {tempat} dulu
        Masak ares satu kuali besar, tetangga bantu dari subuh
        kado pernikahan patungan {ribu} ribu cukup lah ya
        Tenda belum datang padahal tamu {menit} menit lagi
        Sewa sound {rupiah} ribu sehari, bonus lampu kelap-kelip
        Aqiqah ponakan dua kambing, gule-nya juara
        MC nikahan tadi lucu, pengantin ikut tertawa
        pinjam dandang besar dong, yang di rumah bocor
        Sudah dua minggu tiap hari kondangan, dompet menjerit
        Tahlilan hari ketujuh tetap di rumah almarhumah, bakda isya
    """,
    "loket": """
        Antre KTP di {tempat} dari pukul {jam}, blangko baru tersedia
        Akta kelahiran si kecil jadi, ternyata salah satu huruf
        fotokopi KK {rupiah} rupiah selembar di sebelah kantor
        Surat pindah butuh {menit} menit kalau berkas lengkap
        Petugas loket tiga ramah, terima kasih bu
        Sertifikat tanah dipegang kakak, saya pegang salinannya
        Perpanjang SIM naik jadi {rupiah} ribu sama tes
        Nomor antrean hilang di {tempat}, terpaksa ambil lagi
        Kantor desa tutup setengah hari karena ada pelatihan
        materai sekarang {ribu} ribu ya? lupa terus
        Server pusat lambat, semua disuruh balik besok
        Pas foto latar biru apa merah untuk berkas ini?
    """,
    "tagihan": """
        Token {ribu} ribu baru diisi kok sudah bunyi tit tit
        Air ledeng mati dari pukul {jam}, tampung dulu
        kuota internet sisa {rupiah} mega, hemat status
        Sinyal di {tempat} tinggal satu garis, itu pun hilang timbul
        Cicilan kulkas tinggal dua kali lagi, semangat
        Lampu jalan {tempat} sudah menyala, terima kasih pak kadus
        Iuran sampah {ribu} ribu, petugasnya datang tiap Rabu
        Meteran bunyi terus, anak saya kira alarm
        arisan bulan ini yang menang mbak Wati, saya belum
        Tagihan wifi naik diam-diam {rupiah} ribu
        Gas tiga kilo langka, keliling {menit} menit baru ketemu
        pompa sumur ngadat, minta air ke mushala
    """,
    "kampanye": """
        Baliho caleg tumbang kena angin, untung tidak kena orang
        Rapat calon KPPS diundur ke pukul {jam} di {tempat}
        Dapat stiker paslon, ditempel anak saya di kulkas
        Sudah cek nama di daftar pemilih, aman sekeluarga
        Bagi yang butuh pindah memilih, urus di {tempat} paling lambat pekan depan
        Panggung kampanye dekat {tempat}, jalan dialihkan {menit} menit
        Honor petugas TPS {rupiah} ribu dipotong pajak, lumayan
        Visi-misi calon bupati semua sama, jalan mulus air lancar
        Debat tadi saya cuma dengar sambil menyetrika
        Simulasi coblosan buat lansia asyik, mereka bercanda terus
        kursi plastik TPS pinjam dari mushala, nanti dikembalikan ya
        Pengawas kelurahan minta masukan warga sebelum masa tenang
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "Halo semuanya, ", "Assalamualaikum warga, ", "Pagi tetangga, ", "Info dong. ", "Curhat dikit. ",
    "Permisi bapak ibu, ", "Met malam, ", "Om swastyastu. ", "Hai kawan, ", "Semeton, ", "Sekilas info: ", "Eh, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", ".", " 😁", " ya.", " makasih", " hehe", " 🙏🙏", " deh", " #curhat", " ... begitulah",
    " salam sehat",
    "!", " wkwk",
)  # fmt: skip
PLACES: Final = (
    "Gerung", "Kediri", "Narmada", "Ampenan", "Sekarbela", "Selong", "Masbagik", "Aikmel", "Sakra", "Jerowaru",
    "Kopang", "Praya Timur", "Pujut", "Gangga", "Bayan", "Taliwang", "Jereweh", "Alas", "Utan", "Empang", "Plampang",
    "Moyo Hilir", "Kempo", "Woja", "Hu'u", "Bolo", "Sape", "Wera", "Langgudu", "Rasanae",
)  # fmt: skip
