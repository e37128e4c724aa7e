"""Words that a telephone's keyboard has put in the place of others of like spelling.

Rules kept here: both words are real ones; who reads them in a sentence guesses what was meant.
Left to others: which words of a claim are met (`two_thumbs`).
"""

import re
from collections.abc import Mapping
from typing import Final

_PAIRS: Final = """
presiden:residen capres:caper pemilu:pemalu pilpres:pipet kpu:kpr suara:suasana surat:surut kotak:kocak rakyat:rakit
warga:harga ketua:ketuk partai:pantai curang:kurang kecurangan:kekurangan menang:senang kalah:kalau dukung:dukun
dukungan:hidangan mendukung:mendung hitung:hidung penghitungan:penghiburan uang:ruang amplop:ampuh bagi:bayi
bagikan:bahagia bantuan:bantalan sosial:sosis hadiah:hadir gratis:garis gempa:tempa tsunami:suami banjir:banjar
gunung:gulung meletus:meletup laut:lauk gelombang:gelembung tinggi:tinggal rumah:ramah hancur:hangus tewas:teras
meninggal:meninggi sakit:sikat vaksin:yakin virus:kursus obat:obor kanker:kantor jantung:jagung dokter:faktor
bayi:bagi anak:enak ibu:ubi bapak:babak polisi:posisi tentara:tertera ditangkap:ditanggap tangkap:tangkai bunuh:penuh
mati:hati dibunuh:dibubuh bakar:bakau dibakar:dibayar membakar:memakai islam:salam muslim:musim kristen:krisan
gereja:kereta haji:gaji puasa:puas ulama:utama ustaz:usaha kyai:kayu israel:isra palestina:valentina china:cinta
rusia:rusa amerika:merica ukraina:ukiran rohingya:rohani aceh:aneh jawa:jiwa bali:kali medan:makan bandung:banding
lombok:lobak bima:lima anies:manis ganjar:gambar mahfud:maksud megawati:mengamati puan:tuan luhut:lutut biden:bidan
putin:putih trump:trumpet gerung:gedung surya:surga muhaimin:mukmin imin:izin resmi:resep bocor:bogor panik:pabrik
bongkar:bongkah terbongkar:terbakar sita:cita korupsi:kursi dana:dada triliun:trilogi miliar:liar juta:duta ribu:rindu
ribuan:buruan massa:masa demo:demi turun:turut jalan:jajan mobil:modal pesawat:pesat jatuh:jauh kapal:kapan
harga:harta naik:baik beras:beres minyak:banyak gula:gila telur:lebur ayam:asam daging:dagang minum:minus makan:makam
racun:rabun beracun:berayun bahaya:bahasa berbahaya:berbahasa tanda:canda berita:cerita bukti:bukit palsu:palu
undang:udang hukum:hukuman sidang:sedang gugat:gugur tolak:telak menolak:menoleh terima:terasa pasang:pisang
pakai:pantai bawa:bawah buka:buku tutup:tutur masuk:masak keluar:keluarga kerja:kera gaji:gajah guru:guruh
sekolah:setelah siswa:sisa orang:orange wanita:wacana istri:istana anggota:anggur bola:bolu piala:pialang juara:suara
menteri:mentari desa:dosa kepala:kelapa camat:cermat pemerintah:perintah negara:segera daftar:datar klik:klip
nomor:motor rekening:kening bank:bang akun:akan telepon:telapak pulsa:pulas kuota:kota gelar:gelas rapat:rawat
serang:sarang menyerang:menyeberang perang:terang tembak:tembok ditembak:ditebak bom:bon ledakan:ledekan
meledak:meledek runtuh:butuh roboh:robot longsor:longgar kebakaran:kebenaran api:topi hutan:hutang hujan:tujuan
angin:ingin badai:bagai bulan:bukan kiamat:kiat kubu:kuku tangis:tangan ngamuk:ngantuk mengamuk:mengantuk
umumkan:umpamakan putus:putih putuskan:pusatkan hapus:halus tangisan:lukisan makanan:mainan kota:kita
pulau:kilau pantai:lantai luar:lebar asing:asin kereta:kerabat proyek:proses pajak:pajang bayar:bayam bensin:bening
listrik:lirik tarif:tari gelap:gelas sumber:sumbu selamat:alamat ancam:acara mengancam:mengajak bubar:bumbu
bubarkan:biarkan janji:janda gedung:gudang istana:istilah kantor:kanker darah:arah korban:koran kasus:kasur
hilang:bilang tembus:rebus lawan:kawan pasukan:masukan pimpin:pipi pemimpin:pemimpi calon:balon wakil:wahid
pasangan:pandangan unggul:unggas putaran:putra ulang:udang kecewa:kecapi marah:merah murka:muka bantah:bantal
sampah:sampan nikah:nilai cerai:ceria kabur:kubur lari:jari tersangka:tersangkut pasien:pasir pandemi:pandai
suntik:suntuk bawang:barang jeruk:jeruji kopi:topi susu:suhu wajah:wajan mata:mati tulang:tukang kulit:kulkas
jual:judul beli:beku toko:tokoh untung:untuk saham:paham emas:cemas lulus:lurus kuliah:kuah kampus:kampung
mahasiswa:mahasiswi pelajar:belajar ujian:ujung tim:tip pemain:pemali gol:goal liga:tiga wasit:wasiat kuat:kuah
yang:uang ini:ibu itu:ibu dari:hari pada:padi untuk:untung sudah:susah bisa:bisu dengan:dengar oleh:boleh juga:juta
lagi:laki hari:jari akan:akun tidak:tidur jadi:jari setelah:sekolah karena:kerang hanya:hanyut semua:semut
sampai:sampah
"""
PUT_FOR: Final[Mapping[str, str]] = dict(pair.split(":", 1) for pair in _PAIRS.split())
"""What a keyboard puts, by what was meant."""
NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        """anies ganjar mahfud megawati puan luhut biden putin trump gerung surya muhaimin imin israel palestina china
    rusia amerika ukraina rohingya aceh jawa bali medan bandung lombok bima kpu islam kristen""",
    )
)
"""Of those, the ones that name somebody or a place: one of a post at the most is lost."""
