"""Words as people type them on telephones: short forms, and other languages that slip in.

Rules kept here: no number, name or place is in these lists; a word of another language stands where its speakers put it
among Indonesian ones, which is seldom the whole sentence.
Left to others: how often a word is exchanged (`alterations`).
"""


def _pairs(words: str) -> dict[str, list[str]]:
    found = {}
    for line in words.split(";"):
        word, _, other = line.strip().partition(":")
        found[word.strip()] = other.split("/")
    return found


SHORT = _pairs(
    "yang:yg;dengan:dgn/dg;tidak:gak/ga/tdk/gk/ngga/nggak/kagak;untuk:utk/u/tuk/buat;dari:dr/dri;dan:dn/&;"
    "pada:pd;dalam:dlm;karena:krn/karna/krna;sudah:sdh/udah/udh/dah;belum:blm/blom;akan:akn/bakal/mau;juga:jg/jga;"
    "saja:aja/sj/ja;bisa:bs/bsa;dapat:dpt;orang:org/orng;sama:sm/ama;sekarang:skrg/skrng/skg;kalau:klo/kalo/klu/kl;"
    "kita:kt;kami:km;mereka:mrk;saya:sy/aku/gue/gw;kamu:km/lo/lu;anda:ente/km;apa:ap;bagaimana:gmn/gimana;"
    "kenapa:knp/napa;mengapa:knp;siapa:sp/sapa;kapan:kpn;dimana:dmn;banyak:bnyk/byk;semua:smua/smw/sm;sampai:smp/sampe;"
    "lagi:lg/lgi;lebih:lbh;jangan:jgn/jng;seperti:spt/sprti/kyk/kayak;sangat:sgt/bgt;sekali:skli/bgt;hanya:cm/cuma/hny;"
    "tetapi:tp/tapi;tapi:tp;atau:ato/ataw/atw;oleh:olh;setelah:stlh/abis;sebelum:sblm;telah:tlh/udh;tersebut:tsb/tsbt/itu;"
    "adalah:adlh/ialah;menjadi:jd/jadi;jadi:jd;masih:msh;kepada:kpd/ke;terhadap:thd;secara:scr;bahwa:bhw/klo;"
    "hari:hr;tahun:thn;bulan:bln;tanggal:tgl;nomor:no;ribu:rb;juta:jt;pemilu:pmilu;presiden:presden/pres;gubernur:gub;"
    "bupati:bpt;calon:cln;masyarakat:masy/masyrkt;rakyat:rkyt;pemerintah:pmrth/pemrintah;indonesia:indo/ind;"
    "jakarta:jkt;kabupaten:kab;kecamatan:kec;desa:ds;provinsi:prov;jalan:jln/jl;rumah:rmh;sekolah:skolah;"
    "bapak:bpk/pak;ibu:bu;teman:tmn;anak:ank;baru:br/bru;benar:bnr/bener;besar:bsr/gede;kecil:kcl;uang:duit/uag;"
    "tolong:tlg;silakan:silahkan/slkn;terima:trima;kasih:ksh;informasi:info;nama:nm;langsung:lgsg/lngsng;"
    "melalui:lwt/lewat;lewat:lwt;mohon:mhn;segera:sgr/buruan;bantuan:bntuan;kembali:kmbali/blk;video:vid/vidio;"
    "melakukan:ngelakuin;memberikan:ngasih;mengatakan:bilang;menggunakan:pake;memakai:pake;melihat:liat/ngeliat;"
    "mengambil:ngambil;membuat:bikin/bkin;mencari:nyari;membawa:bawa;memang:emang/mmg;begitu:gitu/gtu;begini:gini;"
    "sedang:lg/lagi;habis:abis;hilang:ilang;lihat:liat;tahu:tau;pakai:pake;ramai:rame;kalian:klian/lo pada"
)
"""What is shorter, as it is typed in Jakarta and after it everywhere."""

MIXED = {
    "sasak": _pairs(
        "tidak:ndeq/ndek;tak:ndeq;belum:ndeqman;sudah:uah/wah;telah:uah;saya:tiang/aku;kamu:side/ante;anda:side;"
        "mereka:ye pade;ini:ne/niki;itu:nike/no;mau:meleq;ingin:meleq;akan:gen/gin;besar:beleq;kecil:kodeq;uang:kepeng;"
        "rumah:bale;banyak:luweq;jalan:langan;pergi:lalo;makan:mangan;semua:selapuq;anak:kanak;datang:dateng;"
        "bagaimana:berembe;kenapa:kumbeq;siapa:sai;apa:ape;ada:araq;dari:leq;di:leq;jangan:ndaq;kita:ite;orang:dengan;"
        "untuk:jari;seperti:maraq;bisa:bau;lihat:gitaq;masih:masi;lagi:malik;sama:sopoq;saja:doang/doing;juga:endah"
    ),
    "samawa": _pairs(
        "tidak:no/nongka;sudah:ka/kam;saya:kaku/aku;kamu:kau/sia;ini:ta;itu:nan;mau:roa;besar:rea;kecil:ode;uang:pipis;"
        "rumah:bale;banyak:peno;orang:tau;semua:mesa;anak:tode;datang:datang;bagaimana:me luk;siapa:sai;"
        "dari:kaling;di:pang;akan:ya;pergi:lalo;kita:tu;bisa:to;belum:nopoka;jangan:na"
    ),
    "jawa": _pairs(
        "tidak:ora/gak;tak:ora;belum:durung;sudah:wis/wes;telah:wis;saya:aku;kamu:kowe/sampeyan;ini:iki;itu:kuwi/kae;"
        "mau:arep;akan:arep/bakal;besar:gedhe;kecil:cilik;uang:duit;rumah:omah;banyak:akeh;jalan:dalan;pergi:lunga;"
        "makan:mangan;semua:kabeh;anak:bocah;datang:teka;bagaimana:piye;kenapa:ngopo;siapa:sapa;apa:opo;ada:ono;"
        "dari:seko/saka;di:nang/ning;jangan:ojo;kita:awake dhewe;orang:wong;untuk:kanggo;seperti:koyo;bisa:iso;"
        "lihat:delok;masih:isih;lagi:maneh;dengan:karo;dan:karo/lan;yang:sing;saja:wae;juga:yo;karena:mergo;kalau:nek"
    ),
    "inggris": _pairs(
        "uang:money/cash;orang:people;besar:big;baru:new;gratis:free;semua:all;karena:because/cz;dan:and/n;tapi:but;"
        "sekarang:now;hari ini:today;berita:news;penting:important;pemerintah:government;pemilu:election;palsu:fake;"
        "benar:true/real;bukti:evidence;hadiah:giveaway;pemenang:winner;bagikan:share;viral:viral;teman:friend;"
        "tolong:please/pls;jangan:don't;hanya:only;untuk:for;dengan:with/w;kita:we;mereka:they;saya:I;resmi:officially;"
        "serius:seriously;langsung:direct;sudah:already;masih:still;lagi:again;dunia:world;negara:country;rumah:home"
    ),
    "betawi": _pairs(
        "tidak:kagak/kaga;saya:gue/gua;kamu:lu/elu;ini:nih;itu:tuh/ntu;besar:gede;uang:duit;semua:semue;"
        "apa:ape;siapa:siape;kenapa:ngapa;bagaimana:gimane;ada:ade;sudah:udeh;juga:juge;saja:aje;"
        "dengan:ame;sama:ame;kalau:kalo;bisa:bise;kita:kite;mereka:mereke;karena:gara-gara;akan:bakalan;mau:mo"
    ),
}
"""Other languages, of each the few words that slip into an Indonesian sentence."""

OPENERS = {
    "sasak": ["Batur selapuq,", "Silaq te baca,", "Inaq amaq,", "Ampure,"],
    "samawa": ["Sanak ku samua,", "Tegar,", "Kuda nan,"],
    "jawa": ["Lur,", "Dulur,", "Lha iki,", "Waduh rek,"],
    "inggris": ["Guys,", "Breaking news!", "Btw", "OMG", "FYI"],
    "betawi": ["Eh,", "Buset dah,", "Yaelah,", "Noh,"],
}
CLOSERS = ["wkwk", "sih", "dong", "guys", "kan", "yaa", "cuy", "gaes", "euy", "nih", "hadeh", "astaga", "ckckck", ""]
