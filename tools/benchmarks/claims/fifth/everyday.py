"""What people write on any day, the fifth writer's: motors, fields, ferries, phones, cows, football, clinics, keys.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "motor": """
        bengkel mana yang buka malam di {tempat}? Rantai saya putus
        Ganti oli kemarin kena {ribu} ribu, wajar ndak?
        Motor mogok di tanjakan dekat {tempat}, didorong anak-anak SMA
        Tambal ban tubeless sekarang {ribu} ribu, dulu separuhnya
        Ada yang jual spion kiri bekas matic?
        pajak motor lewat {menit} hari dendanya berapa ya
        Kunci motor ketinggalan di jok, ada yang bisa buka sekitar {tempat}?
        Antre bensin {menit} menit, giliran saya habis
        STNK atas nama kakek bisa diurus cucu apa tidak
        Helm saya tertukar di parkiran {tempat}, punya saya yang ada stiker bunga
        Cari montir panggilan, mobil bak tidak mau hidup sejak jam {jam}
        knalpot bocor bunyinya kayak traktor, malu lewat depan masjid
    """,
    "sawah": """
        Pupuk datang di kios {tempat}, bawa KTP sama kartu tani
        Padi sudah kuning, butuh {menit} orang buat panen hari Minggu
        Harga gabah di {tempat} turun lagi, tengkulak cuma mau {rupiah} ribu sekuintal
        Tikus habis-habisan semalam, ada yang punya jebakan?
        sewa traktor sehektar berapa sekarang
        Giliran air irigasi jatuh jam {jam}, jangan sampai ketiduran
        Bawang merah umur {menit} hari daunnya keriting, obatnya apa
        Jagung di ladang bapak dimakan kera separuh
        Cari pekerja cabut rumput, upah {ribu} ribu setengah hari makan siang ada
        Hujan turun pas jemuran padi penuh, lari semua orang serumah
        Bibit cabai siap tanam, {rupiah} per pohon ambil di {tempat}
        tembakau tahun ini daunnya lebar, semoga gudang buka cepat
    """,
    "menyeberang": """
        Kapal ke Kayangan jalan jam berapa ya, saya sudah di loket
        Ombak besar, fast boat ditunda sampai jam {jam}
        Antrean truk di pelabuhan sampai depan {tempat}
        Tiket mobil penumpang naik jadi {rupiah} ribu, siapkan uang pas
        mabuk laut dari tadi, ada yang jual obat di dek atas?
        Barang saya ketinggalan di kapal pagi, tas hitam isi baju bayi
        Dari Poto Tano ke {tempat} naik apa kalau malam
        Penyeberangan lancar, {menit} menit sudah sandar
        Sopir bus minta penumpang turun dulu waktu masuk kapal
        Lumba-lumba kelihatan dari buritan tadi, anak-anak teriak
        Ada travel jam {jam} dari {tempat}? Butuh dua kursi
        toilet kapal mati air, tahan ya sodara
    """,
    "telepon": """
        Sinyal di {tempat} hilang sejak jam {jam}, kalian juga?
        Paket data cepat habis padahal cuma buka WA
        hp jatuh ke sumur, masih bisa hidup tidak kira-kira
        Nomor lama saya mati, simpan yang ini ya
        Ganti LCD di {tempat} minta {rupiah} ribu, mending beli baru
        Siapa yang barusan misscall jam {jam}?
        Baterai kembung, tukang servis tutup semua
        Wifi balai desa kata sandinya apa, anak mau ujian
        jual casing dan cas-casan, {ribu} ribu dapat dua
        Memori penuh foto cucu, tidak tega menghapus
        Telepon rumah dinas berdering terus tidak ada yang angkat
        Cara pindah kontak ke hp baru bagaimana ya anak muda
    """,
    "ternak": """
        Sapi bapak lepas dekat {tempat}, yang lihat tolong kabari
        Pasar hewan besok pagi buka jam {jam}, bawa surat jalan
        Kambing betina hamil ditawar {rupiah} ribu, belum saya lepas
        ayam mati dua ekor semalam, tetangga juga katanya
        Mantri hewan keliling hari ini sampai {tempat}
        Cari rumput gajah, bayar {ribu} ribu sepikul
        Kerbau masuk kebun orang lagi, siapa yang punya
        Anak sapi lahir jam {jam}, sehat, jantan
        Telur bebek tinggal {menit} butir, siapa cepat
        Kuda cidomo tetangga sakit kaki, istirahat dulu seminggu
        Pakan naik terus, dijual rugi tidak dijual lapar
        lele di kolam sudah bisa dipanen, pesan sekilo {ribu} ribu
    """,
    "bola": """
        Latihan sore ini pindah ke lapangan {tempat}, jam {jam}
        Kiper kita keseleo, siapa bisa ganti Minggu?
        Seri lagi! Wasitnya ketiduran kayaknya
        iuran sewa lapangan futsal {ribu} ribu per kepala
        Nonton bareng di {tempat}, layar besar, kopi bayar sendiri
        Sepatu bola nomor 42 dijual {rupiah} ribu, jarang dipakai
        Anak-anak SSB menang di final, pulang naik truk sambil nyanyi
        Turnamen antarkampung mulai pekan depan, daftar ke sekretariat
        Gol menit {menit} itu offside, saya tidak terima
        Jersey tim baru datang, warnanya kok pink
        Bola voli kempes, pompa ada di siapa
        lapangan becek, sandal saya hilang sebelah waktu main
    """,
    "periksa": """
        Antre di puskesmas dari jam {jam}, baru dipanggil nomor belasan
        Kacamata ibu patah, optik di {tempat} masih buka?
        Gusi bengkak, kumur air garam dulu sebelum ke dokter gigi
        kartu BPJS hilang bisa pakai KTP saja tidak
        Dokter anak di {tempat} praktik hari apa
        Alhamdulillah bapak boleh pulang, terima kasih yang menjenguk
        Butuh donor darah golongan B, hubungi keluarga di ruang melati
        Obat batuk anak habis di apotek, besok katanya datang
        Periksa mata kena {rupiah} ribu belum termasuk lensa
        Posyandu lansia diundur, timbangannya dipinjam dusun sebelah
        kaki saya kesemutan {menit} menit tidak hilang-hilang, kebanyakan duduk
        Terapi pijat bu bidan enak sekali, langsung tidur pulas
    """,
    "hilang": """
        Ketemu dompet cokelat di depan {tempat}, ambil di satpam
        Anak kucing belang hilang sejak jam {jam}, bulunya lebat
        Kunci rumah jatuh antara {tempat} dan perempatan
        Yang sandalnya tertukar di hajatan kemarin, hubungi saya
        payung hijau ketinggalan di angkot, itu kenang-kenangan
        Burung perkutut lepas dari sangkar, kakek tidak mau makan
        Siapa yang ambil ember saya di sumur umum, tolong balikin
        Ada tas sekolah di atas pagar masjid, milik siapa?
        KTP atas nama ibu saya terselip di fotokopian {tempat}
        Jam tangan bapak copot waktu kerja bakti, imbalan {ribu} ribu
        HP ketemu di jok bemo, sandinya tidak tahu, telepon saja nanti saya angkat
        kacamata renang biru tertinggal di kolam {tempat}
    """,
    "masak": """
        Bumbu plecing yang enak pakai terasi berapa bungkus?
        Nasi saya lembek lagi, airnya kebanyakan
        Masak pelecing sama ikan bakar, ayo ke rumah jam {jam}
        kue cerorot pesan {menit} biji buat arisan, siapa yang bikin
        Ayam taliwang di {tempat} sekarang {ribu} ribu sepotong
        Resep sepat Sumbawa minta dong, mertua datang
        Gas habis pas goreng kerupuk, nangis saya
        Santan pecah bisa diselamatkan tidak ibu-ibu
        Uta mbeca doco bikinan ina paling segar sedunia
        Sambal beberuk jangan dikasih gula, dosa
        Kompor meledak-ledak apinya, selangnya perlu diganti kali ya
        jajan pasar tinggal lupis, {rupiah} perak satunya dulu, sekarang seribu
    """,
    "rapat": """
        Rapat dusun jam {jam} di {tempat}, bawa kursi sendiri
        Iuran sampah bulan ini {ribu} ribu, dikumpul ke bendahara
        Siapa yang pegang kunci balai? Kami di luar kehujanan
        notulen minggu lalu mana pak sekretaris
        Kerja bakti parit besok pagi, yang tidak datang bayar kopi
        Pos ronda kekurangan orang hari Selasa
        Usulan lampu jalan sudah masuk, tinggal tunggu musyawarah
        Proposal gapura kembali, minta ditambah stempel
        Undangan rapat wali murid jam {jam}, jangan diwakili anak
        Kas karang taruna sisa {rupiah} ribu, cukup buat cat
        Sound system dipinjam hajatan, rapat pakai suara saja
        rapatnya {menit} menit, ngobrolnya tiga jam
    """,
    "kampanye": """
        Baliho di depan {tempat} roboh kena angin, tolong diangkat
        Jadwal kampanye terbuka di lapangan jam {jam}, jalan ditutup sebentar
        Pelatihan saksi hari Sabtu, dapat makan dan modul
        Kaos kampanye kekecilan semua, dikira kita anak SD
        nama saya sudah ada di DPT, TPS-nya dekat {tempat}
        Debat tadi malam saya tertidur di menit {menit}
        Siapa mau jadi pengawas TPS? Pendaftaran masih dibuka
        Stiker caleg menutupi plat nomor saya, siapa yang tempel
        Surat suara contoh besar sekali, meja bilik tidak muat
        Honor linmas katanya {rupiah} ribu, semoga lancar
        Simulasi mencoblos di {tempat} ramai, nenek-nenek paling semangat
        habis pemilu spanduk bisa jadi alas jemur padi
    """,
    "cuaca": """
        Panasnya {tempat} hari ini, jemuran kering {menit} menit
        Gerimis dari jam {jam}, atap kandang bocor
        angin kencang, daun kelapa jatuh di halaman
        Kabut tebal di jalan ke {tempat}, lampu nyalakan
        Air kali keruh tapi belum naik
        Dingin sekali subuh tadi, sarung dua lapis
        Petir menyambar pohon mangga tetangga, untung kosong
        Debu jalan proyek masuk sampai dapur
        Kemarau panjang, beli air tangki {rupiah} ribu
        Pelangi dua lapis di atas {tempat}, cantik
        jemuran saya hilang diterbangkan angin, celana biru
        Hujan pertama, bau tanahnya bikin kangen rumah
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "Tabik ", "halo dulur, ", "Pagi semua. ", "Assalamualaikum ", "Permisi numpang tanya, ",
    "Ee lenga, ", "Semeton, ", "Sanak, ", "Info dong: ", "curhat ya. ", "Min, ", "Mohon izin. ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", " 😅", " makasih", " tolong ya", " 🙏", " hehe", " trims semua", " #warganet", " ditunggu",
    " wa saja", " 😭😭", " salam dari {tempat}",
)  # fmt: skip
PLACES: Final = (
    "Cakra", "Gunungsari", "Labuapi", "Kopang", "Mantang", "Selong", "Masbagik", "Tanjung Ringgit", "Bayan", "Pemenang",
    "Alas", "Utan", "Empang", "Plampang", "Maluk", "Jereweh", "Manggelewa", "Kempo", "Woja", "Sila", "Sape", "Wawo",
    "Penatoi", "Rasanae", "Kediri", "Jonggat", "Kruak", "Labuhan Haji",
)  # fmt: skip
