"""What people sell under other people's news, and how they come to speak of it.

Rules kept here: nothing here is about elections or anybody known; a price is {r} thousand, a telephone is {wa}.
Left to others: what it is put beside (`turned`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OFFERS: Final = lines("""
    Madu hutan Sumbawa asli, botol 650 ml cuma {r} ribu. Minat WA {wa}
    Ready gamis syari bahan ceruty, {r}rb udah sama jilbab. COD Mataram, chat {wa}
    Jasa sedot WC Lombok Tengah, mulai {r} ribu. Telp {wa} siap 24 jam
    OPEN PO ayam taliwang frozen. Satu ekor {r}rb, ambil di Cakra atau gosend. {wa}
    Kripik rumput laut buatan ibu-ibu pesisir, {r} ribu dapat 3 bungkus. Order ke {wa}
    Servis AC dan kulkas panggilan. Cek gratis, cuci {r} ribu saja. Hub {wa}
    Jual bibit sengon dan jati. Per batang mulai {r}00 rupiah, grosir nego. {wa}
    Kaos lari custom nama sendiri, {r}rb minimal 12 pcs. wa {wa}
    Pulsa & token listrik 24 jam. Daftar agen modal {r} ribu, tanya {wa}
    Minyak urut tradisional khas Dompu. Pegal linu enteng, {r}rb sebotol, pesan {wa}
    Kost putri dekat Unram kosong 2 kamar. Sebulan {r}0 ribu, kontak {wa}
    Terima jahit seragam sekolah. Ongkos {r} ribu sepotong, seminggu jadi. {wa}
    Sewa tenda dan kursi hajatan Lotim. Kursi {r}00 perak per biji, {wa}
    Telur ayam kampung omega. Satu papan {r}rb antar ke rumah, wa saja {wa}
    Les baca tulis anak TK-SD. {r} ribu per datang, area Selong. {wa}
    Skincare BPOM paket glowing. Harga reseller {r}rb, promo sampai besok, {wa}
    Kopi Tambora bubuk halus. 250 gram {r} ribu, free ongkir Bima kota. {wa}
    Tukang bangunan borongan. Harian {r} ribu, bisa cek portofolio di {wa}
    Ikan asin dan terasi Jereweh. Sekilo {r}rb, kirim ke luar pulau bisa, {wa}
    Travel Mataram-Sumbawa tiap malam. Seat {r}0 ribu, jemput alamat. Booking {wa}
    Kasur busa murah banting harga. Ukuran 120 cuma {r}0 ribu, bisa nyicil. {wa}
    Dodol nangka oleh-oleh Lombok. Sekotak {r}rb, minimal 5 kotak gratis antar. {wa}
    Hijab segi empat voal. {r} ribu dapat dua, stok tinggal dikit, buruan {wa}
    Gadai BPKB motor cepat cair. Admin {r} ribu, tanpa survei ribet, hubungi {wa}
""")
TURNS: Final = lines("""
    Daripada pusing mikirin itu mending
    Sambil nunggu kabar selanjutnya,
    oke lanjut jualan dulu ya kak 😁
    Numpang lapak min,
    Btw
    Biar tetap waras, belanja yuk!
    Eh sekalian numpang promo:
    Yang masih baca sampai sini rejekinya lancar. Nih
    Sudah ah, balik cari cuan.
    #racunbelanja
    Maaf numpang iklan 🙏
    Pokoknya jaga kesehatan & kantong.
    =====
    intermezzo dulu,
    Sekian beritanya, sekarang dagangannya 👉
    yg butuh merapat,
""")
