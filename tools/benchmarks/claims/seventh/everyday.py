"""What young people write on any day, the seventh writer's: games, kos, rides, campus, crushes, gigs, food, phones.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "mabar": """
        push rank dari {jam} cuma naik satu bintang, sisanya turun
        yang jago roam sini join, gw mm, jangan toxic
        ping {rupiah} ms, ini main game apa ngirim surat pos
        dikasih skin gratis malah dapet emote nangis
        turnamen warkop {tempat} daftar {ribu} ribu per tim, hadiahnya kambing
        Adek pake akun gw, pulang2 tier udah jadi epic
        satu squad afk semua gara2 dipanggil emak makan
        top up {ribu}rb doang nunggunya {menit} menit
        hp panas bgt abis ranked, bisa goreng telor
        cari duo cewe yg bisa support, yg gak baperan
        lag pas war tuh rasanya pengen resign jadi manusia
        event kolab-nya pelit, gacha {ribu} kali ampas
    """,
    "kos": """
        air kos mati dari {jam}, mandi pake tisu basah dulu
        Ibu kos {tempat} naikin sewa {rupiah} ribu, alasannya cat baru
        tetangga kamar karaokean jam segini, hormat
        nyari kos putri {tempat} budget {rupiah} ribu, kamar mandi dalem
        jemuran gua ketuker lagi, ini celana siapa woi
        Token bunyi tiit tiit {menit} menit gak ada yg mau ngisi
        galon abis, dompet abis, semangat abis
        ada tikus segede sendal di dapur bersama
        rice cooker pinjeman balik2 kerak semua
        Pindahan kos besok, butuh {menit} tenaga otot bayar pake bakso
        wifi lemot karena kamar pojok nonton 4k terus
        kunci kamar patah di dalem, tukangnya minta {ribu} ribu
    """,
    "ojol": """
        narik dari {jam} baru dapet dua, itu pun dokumen
        titik jemput di {tempat}, orangnya di planet lain
        customer baik ngasih tip {ribu} ribu, semoga lancar rejekinya kak
        resto antre {menit} menit, tangan udah beku
        Helm penumpang kebawa lagi, yang punya chat ya
        Pangkalan {tempat} pindah sementara ke depan fotokopian
        ban bocor pas bawa es krim, udah jadi kuah
        aplikasi error, saldo gaib {rupiah} perak
        yg pesen nasi puyung {jam} tadi kok gak ngangkat telpon
        Rating turun gara2 hujan, emang gua pawang
        kopdar driver malem ini di {tempat}, bawa kopi sendiri
        nganter kucing ke dokter, kucingnya lebih wangi dari gw
    """,
    "kampus": """
        Dosen pembimbing seen doang dari {jam}, tanda-tanda semester 9
        kelas pagi dipindah ke zoom, alhamdulillah kasur
        revisi bab 2 coretannya lebih banyak dari isinya
        parkiran fakultas penuh, motor gw parkir di doa
        krs-an rebutan kayak war tiket, server tumbang {menit} menit
        presentasi kelompok isinya satu orang kerja tiga orang nyawer
        KKN dapet {tempat}, sinyal cuma di pohon mangga
        ada yang jual toga bekas? {ribu} ribu angkut
        print skripsi {rupiah} lembar, kertas nyangkut mulu
        absen titip ketahuan, dosennya hapal muka
        ospek jurusan disuruh bawa terong ungu {menit} biji
        kantin fakultas {tempat} sambelnya juara, mahasiswanya remed
    """,
    "bucin": """
        dia bales "wkwk" doang setelah gw ngetik {menit} menit
        first date di {tempat}, gerogi sampe salah masuk toilet
        mantan lewat depan warkop, otomatis pura2 baca menu
        ldr Mataram-Bima, kangen dibayar bus {rupiah} ribu
        dikasih coklat ternyata buat temen sebangku
        Crush update story pake lagu galau, itu kode gak sih
        disuruh nunggu siap2 {menit} menit udah lewat dua film
        Jomblo tapi dapet undangan {ribu} biji bulan ini
        ngajak nonton alasannya sibuk, eh ketemu di {tempat}
        hadiah anniv cuma bisa beliin cilok, dia seneng kok
        stalking sampe postingan 2019, kepencet love, pamit dunia
        katanya mau serius, ditanya tanggal jawabnya "liat nanti"
    """,
    "makan": """
        seblak {tempat} level 5 bikin kuping budeg
        Ayam taliwang abis hujan tuh obat segala
        bakso {ribu} ribu isinya kuah sama kenangan
        es campur depan {tempat} antre {menit} menit worth it
        mie instan pake telor dua, hari ini kita sultan
        plecing kangkung tanpa sambel itu namanya kangkung doang
        nemu warteg {ribu} ribu kenyang sampe besok
        diet mulai senin, senin kapan gak disebut
        kopi literan patungan berempat masing2 {rupiah} perak
        sate bulayak langganan tutup, mood ambyar
        martabak manis dibagi sembilan, gw dapet wijennya
        siapa yg makan yoghurt gw di kulkas, ngaku sebelum {jam}
    """,
    "konser": """
        tiket early bird acara {tempat} ludes {menit} menit
        band indie Bima tadi keren, vokalisnya lupa lirik dua kali
        moshing pake sendal jepit, pulang tinggal sebelah
        cari barengan nonton festival, gw ada motor, bensin patungan
        sound-nya cempreng tapi vibesnya dapet
        poster gigs bagus bgt, jalan kesananya {menit} km
        guest star telat dari {jam}, penonton main kartu uno
        merch {ribu} ribu kaosnya tembus pandang
        karaoke mall {tempat} promo pelajar, suara gw tetep fals
        open mic malem ini, materi gw soal bapak kos
        joget koplo di nikahan sepupu, viral sekeluarga
        dj kampung sebelah muter lagu itu2 aja sampe {jam}
    """,
    "gawai": """
        layar hp retak seribu, kata konter {rupiah} ribu
        cas-an minjem temen gak balik2 sejak maba
        batre bocor 40 persen tinggal ngedip
        kuota malem {ribu} GB kepake buat update doang
        laptop bluescreen pas H-1, ketawa biar gak nangis
        tukeran hp + {rupiah} ribu minat pc, cod {tempat}
        memori penuh isinya ss orderan
        keyboard kesiram kopi, huruf A pensiun
        headset cuma nyala kuping kiri, hidup mono
        kena shadowban apa emang kontenku jelek
        lupa pin, salah terus, nunggu {menit} menit lagi
        kamera depan burik, alasan gak mau pap
    """,
    "motoran": """
        sunmori ke {tempat} kabut tebel, instagramable parah
        kampas rem abis di turunan, sholawat kenceng
        razia depan {tempat} sampe {jam}, sim gw ketinggalan di celana lain
        bensin eceran {ribu} ribu setengah botol, medeni
        motor matic bunyi krek krek, bengkel bilang cuma kurang kasih sayang
        vario nyolong start, tetep kalah sama bapak2 supra
        jalan {tempat} bolong semua kayak gigi ponakan
        touring Sumbawa pantat kebas {menit} menit pertama
        cuci motor abis itu hujan, hukum alam
        knalpot brong lewat kos jam sahur, semoga cepet tobat
        spion ilang sebelah, yg nyopot semoga gatel
        nyasar ikut maps sampe kandang sapi {tempat}
    """,
    "olahraga": """
        futsal jam {jam} kurang kiper, bayar {ribu} ribu
        gym baru {tempat} rame yg foto doang
        lari 5k, 4k-nya jalan sambil jajan
        voli antar kos putri seru bgt, sampe senar net putus
        keseleo pas badminton, lawannya bocah SD
        skor basket tadi 21-{menit}, malu pulang
        sepedaan ke {tempat}, pulangnya dijemput pickup
        renang bayar {ribu} ribu airnya setengah kaporit
        pelatih silat nambah jadwal, badan gw nambah pegel
        final tarkam {tempat} penontonnya naik pohon
        sepatu bola jebol, mangap kayak buaya
        resolusi skipping tiap pagi bertahan dua pagi
    """,
    "cuaca": """
        panas bgt {tempat} hari ini, es batu aja keringetan
        ujan dari {jam} gak kelar, jemuran udah pasrah
        mendung doang dari tadi, php kayak dia
        angin kenceng, jilbab gw kemana mukaku kemana
        banjir semata kaki di gang, anak2 malah berenang
        dingin Sembalun nusuk, kupluk tiga lapis
        payung minjem siapa, lupa balikin ke siapa
        petir gede, wifi langsung wafat {menit} menit
        debu jalan {tempat} bikin muka cemong gratis
        pelangi dobel abis magrib keren woi
        gerimis romantis kalo gak lagi narik
        kipas angin nomor tiga udah gak mempan
    """,
    "kerjaan": """
        lamaran ke-{ribu}, dibales "akan kami kabari" lagi
        shift malem minimarket {tempat} yg dateng cuma kucing
        gaji barista {rupiah} ribu, gaya latte art senior
        interview via zoom, bawahannya sarung
        jualan thrift live {menit} menit yg nonton bunda doang
        magang tanpa uang makan, dapetnya pengalaman sama maag
        bos minta revisi desain {menit} kali balik ke yg pertama
        freelance nagih invoice kayak nagih utang mantan
        buka jasa joki tugas? no, jasa fotokopi aja halal
        stok dimsum abis {jam}, makasih yg udah beli di {tempat}
        part time jadi badut ulang tahun, tangisan bocah {ribu} desibel
        daftar kartu kerja antre nomor {menit}, maju pelan pelan
    """,
    "rumah": """
        mama nyuruh pulang cuma buat angkat galon
        ponakan coret tembok pake lipstik, gw yg dimarahin
        bapak baru bisa stiker wa, sehari kirim {menit}
        begawe di {tempat}, tugas anak muda cuci piring segunung
        Nenek vc posisinya selalu jidat
        kambing tetangga masuk kamar, kasur bukan miliku lagi
        adek minta uang jajan {ribu} ribu, katanya inflasi
        mudik naik bus malem, kaki ketekuk {menit} jam rasanya
        kumpul keluarga ditanya kapan lulus, kabur beli es
        mangga depan rumah dipanen orang duluan
        tv tabung nenek masih hidup, remotnya tongkat
        disuruh beli garem ke {tempat} pulangnya bawa gula
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}

GREETINGS: Final = (
    "",
    "",
    "",
    "",
    "",
    "cuy ",
    "gaes, ",
    "woi ",
    "Bestie ",
    "min izin, ",
    "sirkel gw ",
    "eh ",
    "anjir ",
    "sambat dulu: ",
    "bro ",
)
ENDINGS: Final = (
    "",
    "",
    "",
    "",
    " wkwk",
    " 😭",
    " 🗿",
    "\n#curhat",
    " ada yg sama?",
    " anjay",
    "!!",
    " huft",
    " 🤝",
    " skrg juga",
    " ges",
)
PLACES: Final = (
    "Pagutan",
    "Rembiga",
    "Monjok",
    "Dasan Agung",
    "Jempong",
    "Gomong",
    "Sekarbela",
    "Cakranegara",
    "Narmada",
    "Praya",
    "Taliwang",
    "Alas",
    "Brang Biji",
    "Seketeng",
    "Labuhan Badas",
    "Woja",
    "Raba",
    "Penatoi",
    "Sila",
    "Sape",
    "Tanjung",
    "Kopang",
)
