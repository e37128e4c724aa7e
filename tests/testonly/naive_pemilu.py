"""What the texts say of the clocks of a general election, sentence by sentence; counted by `naive_clocks`.

Texts: Perbawaslu 7/2022 (whole), in force from its promulgation on 20 October 2022 (art. 64); UU 7/2017 art. 454 and
413 (pages 312 and 291 of the scan of the State Gazette). Arts 461, 462, 480 and 482 as retold, sentence by sentence,
in "Tata Kelola Pemilu di Indonesia" (online.flipbuilder.com/nuht/fjrd, pages 326, 327) and by KPU Kabupaten Bandung
(jdih.kpu.go.id, "Tindak Pidana Pemilu"): the words of the start are theirs, the unit is told in two ways and stays
open. Of arts 463, 474 to 476 no text is at hand: their rows rest on the domain note, and what the note does not say
stays open. Art. 1 no. 42 of the regulation: "Hari adalah hari kerja", so each "Hari" of it is a working day.
"""

from datetime import date

from tests.testonly.naive_clocks import CALENDAR, HERE, HOURS, JAKARTA, NEXT, SAME, WORKING, NoPeriod, Period, Rules

SINCE_7_2022 = date(2022, 10, 20)
BEFORE_7_2022 = date(2022, 10, 19)
EITHER = (CALENDAR, WORKING)


def of_7_2022(words: str, number: int, *, bodies: tuple[str, ...] = (HERE,), backwards: bool = False) -> tuple[Period]:
    """A sentence of Perbawaslu 7/2022 that writes "Hari" and "setelah" (or "sebelum")."""
    sentence = f"Perbawaslu 7/2022 {words}"
    return (Period(sentence, number, (WORKING,), bodies=bodies, backwards=backwards, since=SINCE_7_2022),)


REPORTS: Rules = {
    # Statute and regulation say the same but for the hours: the counter closes (11(1)), SigapLapor (10(1)b) does not.
    # Whether Perbawaslu 7/2018, unseen, closed it before 20 October 2022 is open: both ends.
    "pemilu-laporan": (
        Period(
            "UU 7/2017 art. 454(6): paling lama 7 (tujuh) hari kerja sejak diketahui; 7/2022 art. 8(3), 10, 11",
            7,
            (WORKING,),
            (SAME, NEXT),
            in_person=True,
        ),
    ),
    "pemilu-laporan-tsm": (
        Period(
            "7/2022 art. 8(4): sampai dengan hari pemungutan dan penghitungan suara", 0, (CALENDAR,), since=SINCE_7_2022
        ),
    ),
    # "hari" in small letters, in the regulation and in the statute; "sejak".
    "pemilu-temuan": (
        Period(
            "7/2022 art. 5(1)b: paling lama 7 (tujuh) hari sejak laporan hasil pengawasan dan hasil Investigasi dibuat",
            7,
            (CALENDAR, WORKING),
            (SAME, NEXT),
            since=SINCE_7_2022,
        ),
        Period(
            "UU 7/2017 art. 454(5): paling lama 7 (tujuh) hari sejak ditemukannya dugaan pelanggaran",
            7,
            (CALENDAR, WORKING),
            (SAME, NEXT),
            until=BEFORE_7_2022,
        ),
    ),
    "pemilu-temuan-registrasi": of_7_2022(
        "art. 5(3): paling lama 2 (dua) Hari setelah ... menetapkan laporan hasil pengawasan menjadi Temuan", 2
    ),
    "pemilu-penerusan": of_7_2022("art. 9(1), (2): paling lama 1 (satu) Hari setelah Laporan diterima", 1),
    "pemilu-penyerahan-sigaplapor": of_7_2022(
        "art. 12 c: secara langsung ke kantor ... paling lama 2 (dua) Hari setelah Pelapor menyampaikan Laporan", 2
    ),
    "pemilu-tanda-terima": (
        Period(
            "7/2022 art. 13(5): pada Hari yang sama pada saat Pelapor menyampaikan Laporan",
            0,
            (CALENDAR,),
            since=SINCE_7_2022,
        ),
    ),
    "pemilu-kajian-awal": of_7_2022("art. 15(1): paling lama 2 (dua) Hari setelah Laporan disampaikan", 2),
    "pemilu-registrasi": (NoPeriod("7/2022 art. 17(1): dicatatkan dalam buku register dan diberi nomor, no period"),),
    "pemilu-pemberitahuan-kelengkapan": of_7_2022(
        "art. 24(1): paling lama 1 (satu) Hari setelah kajian awal selesai", 1
    ),
    "pemilu-perbaikan": of_7_2022("art. 24(4): paling lama 2 (dua) Hari setelah pemberitahuan ... disampaikan", 2),
    "pemilu-pelimpahan": of_7_2022(
        "art. 39(2), 41(1): 1 (satu) Hari setelah kajian awal selesai atau setelah perbaikan Laporan", 1
    ),
    "pemilu-informasi-awal": (NoPeriod("7/2022 art. 3(3) to (5): the plenary decides on tracing, no period"),),
    "pemilu-pemberitahuan-status": (
        NoPeriod("7/2022 art. 24(9), 50: on the notice board and to the reporter, no period"),
    ),
}

HANDLING: Rules = {
    "pemilu-penanganan": (
        Period(
            "7/2022 art. 26(1): paling lama 7 (tujuh) Hari setelah ... diterima dan diregistrasi; (3): 14 Hari",
            7,
            (WORKING,),
            extended=14,
            since=SINCE_7_2022,
        ),
        # (7) writes "hari", (8) "hari kerja" in the next sentence: the statute alone leaves the unit of (7) open.
        Period(
            "UU 7/2017 art. 454(7): paling lama 7 (tujuh) hari setelah ... diterima dan diregistrasi; (8)",
            7,
            (CALENDAR, WORKING),
            extended=14,
            extended_units=(WORKING,),
            until=BEFORE_7_2022,
        ),
    ),
    "pemilu-penanganan-diperpanjang": (
        Period(
            "UU 7/2017 art. 454(8): paling lama 14 (empat belas) hari kerja setelah ... diterima dan diregistrasi",
            14,
            (WORKING,),
        ),
    ),
    "pemilu-undangan": of_7_2022("art. 29(2): paling lambat 1 (satu) Hari sebelum klarifikasi", 1, backwards=True),
    # Asked of Bawaslu Provinsi (art. 52(2)); asked of Bawaslu (52(1)), in Jakarta, it ends with the day of WIB.
    "pemilu-koreksi-rekomendasi": of_7_2022("art. 53(1): paling lama 3 (tiga) Hari setelah rekomendasi dikeluarkan", 3),
    "pemilu-koreksi-rekomendasi-ri": of_7_2022(
        "art. 53(1): paling lama 3 (tiga) Hari setelah rekomendasi dikeluarkan", 3, bodies=(JAKARTA,)
    ),
    "pemilu-koreksi-pemeriksaan": of_7_2022(
        "art. 56(1): paling lambat 7 (tujuh) Hari setelah permintaan koreksi diterima oleh Bawaslu Provinsi", 7
    ),
    "pemilu-koreksi-pemeriksaan-ri": of_7_2022(
        "art. 55(1): paling lambat 7 (tujuh) Hari setelah permintaan koreksi diterima oleh Bawaslu",
        7,
        bodies=(JAKARTA,),
    ),
    # Perbawaslu 8/2022, not seen: "3 | hari kerja | decision read" (domain note P16).
    "pemilu-koreksi": (
        Period("Perbawaslu 8/2022 (note P16): 3 hari kerja, decision read", 3, (WORKING,), (SAME, NEXT), (JAKARTA,)),
    ),
    "pemilu-administratif": (Period("UU 7/2017 art. 461(5): 14 hari kerja setelah ... diregistrasi", 14, (WORKING,)),),
    "pemilu-administratif-kpu": (
        Period("UU 7/2017 art. 462: 3 hari kerja sejak tanggal putusan dibacakan", 3, (WORKING,), (SAME, NEXT)),
    ),
    "pemilu-tsm": (Period("UU 7/2017 art. 463 (note P17): Bawaslu 14 hari kerja", 14, (WORKING,), (SAME, NEXT)),),
    "pemilu-tsm-kpu": (Period("UU 7/2017 art. 463 (note P17): KPU 3 hari kerja", 3, (WORKING,), (SAME, NEXT)),),
    "pemilu-tsm-upaya-hukum": (
        Period("UU 7/2017 art. 463 (note P17): appeal to MA 3 hari kerja", 3, (WORKING,), (SAME, NEXT), (JAKARTA,)),
    ),
    "pemilu-tsm-putusan-ma": (
        Period("UU 7/2017 art. 463 (note P17): MA 14 hari kerja", 14, (WORKING,), (SAME, NEXT), (JAKARTA,)),
    ),
}

CRIMES: Rules = {
    "gakkumdu-pembahasan-pertama": (Period("note 3.10: within 24 h of registration", 24, (HOURS,)),),
    "pemilu-pidana-ke-polri": (Period("UU 7/2017 art. 476(1) (note P9): 1 x 24 jam since declared", 24, (HOURS,)),),
    "pemilu-penyidikan": (Period("art. 480(1): 14 hari sejak diterimanya laporan", 14, EITHER, (SAME, NEXT)),),
    # No word of a start at all.
    "pemilu-berkas-kembali": (Period("art. 480(2): paling lama 3 hari", 3, EITHER, (SAME, NEXT)),),
    "pemilu-berkas-ulang": (Period("art. 480(3): 3 hari sejak diterimanya berkas", 3, EITHER, (SAME, NEXT)),),
    "pemilu-ke-pengadilan": (Period("art. 480(4): 5 hari sejak menerima berkas", 5, EITHER, (SAME, NEXT)),),
    "pemilu-putusan-pn": (Period("art. 482(1): 7 (tujuh) hari setelah pelimpahan berkas perkara", 7, EITHER),),
    "pemilu-banding": (Period("art. 482(2): 3 (tiga) hari setelah putusan dibacakan", 3, EITHER),),
    "pemilu-berkas-banding": (Period("art. 482(3): 3 (tiga) hari setelah permohonan diterima", 3, EITHER),),
    "pemilu-putusan-pt": (Period("art. 482(4): 7 (tujuh) hari setelah permohonan banding diterima", 7, EITHER),),
}

RESULTS: Rules = {
    # Voting on 14 February 2024: the re-vote of 24 February was day 10, the result of 20 March day 35 (note 1.5).
    "pemilu-pemungutan-suara-ulang": (
        Period("UU 7/2017 art. 373(3): paling lama 10 hari setelah hari pemungutan suara", 10, (CALENDAR,)),
    ),
    "pemilu-hasil-kabupaten": (
        Period(
            "UU 7/2017 art. 413(3): paling lambat 20 (dua puluh) hari setelah hari pemungutan suara", 20, (CALENDAR,)
        ),
    ),
    "pemilu-hasil-provinsi": (
        Period(
            "UU 7/2017 art. 413(2): paling lambat 25 (dua puluh lima) hari setelah hari pemungutan suara",
            25,
            (CALENDAR,),
        ),
    ),
    "pemilu-hasil-nasional": (
        Period(
            "UU 7/2017 art. 413(1): paling lambat 35 (tiga puluh lima) hari setelah hari pemungutan suara",
            35,
            (CALENDAR,),
            bodies=(JAKARTA,),
        ),
    ),
    "pemilu-mk-permohonan-legislatif": (
        Period("UU 7/2017 art. 474(2) (note 4.4): 3 x 24 jam sejak diumumkan", 72, (HOURS,)),
    ),
    "pemilu-mk-permohonan-presiden": (
        Period(
            "UU 7/2017 art. 475(1); law-2026-11 section 1: 3 calendar days after, to 24.00 WIB of the third",
            3,
            (CALENDAR,),
            bodies=(JAKARTA,),
        ),
    ),
    # The Court counts its verdicts in working days with the day of registration as day 1 (law-2026-11 section 1).
    "pemilu-mk-putusan-presiden": (
        Period("UU 7/2017 art. 475(3); law-2026-11 section 1: 14 working days", 14, (WORKING,), (SAME,), (JAKARTA,)),
    ),
    "pemilu-mk-putusan-legislatif": (
        Period("UU 7/2017 art. 474(3); law-2026-11 section 1: 30 working days", 30, (WORKING,), (SAME,), (JAKARTA,)),
    ),
}

PEMILU: Rules = {**REPORTS, **HANDLING, **CRIMES, **RESULTS}
