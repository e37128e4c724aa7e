"""What the texts say of the clocks that no election owns: public information, personal data, content, neutrality."""

from datetime import date

from tests.testonly.naive_clocks import CALENDAR, HOURS, JAKARTA, NEXT, SAME, WORKING, NoPeriod, Period, Rules

OURS = NoPeriod("no text: nobody owes an answer by a day")

OTHERS: Rules = {
    # UU 14/2008, in force since 30 April 2010 (art. 64(1)). Extended by "7 (tujuh) hari kerja berikutnya".
    "informasi-jawaban": (
        Period(
            "UU 14/2008 art. 22(7): paling lambat 10 (sepuluh) hari kerja sejak diterimanya permintaan; (8)",
            10,
            (WORKING,),
            (SAME, NEXT),
            extended=17,
        ),
    ),
    "informasi-keberatan": (
        Period(
            "UU 14/2008 art. 36(2): paling lambat 30 (tiga puluh) hari kerja sejak diterimanya keberatan",
            30,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "informasi-sengketa": (
        Period(
            "UU 14/2008 art. 37(2): paling lambat 14 (empat belas) hari kerja setelah diterimanya tanggapan",
            14,
            (WORKING,),
        ),
    ),
    # UU 27/2022, in force since its promulgation on 17 October 2022 (art. 76); art. 74 gives two years to adapt to it.
    "uu-27-2022-art-46": (
        Period(
            "UU 27/2022 art. 46(1): paling lambat 3 x 24 (tiga kali dua puluh empat) jam",
            72,
            (HOURS,),
            since=date(2022, 10, 17),
        ),
    ),
    "konten-perintah": (
        Period("Permenkominfo 5/2020 art. 15 (law-2026-11 section 2): 24 h from the ministry's order", 24, (HOURS,)),
    ),
    "konten-mendesak": (
        Period(
            "Permenkominfo 5/2020 art. 15 (law-2026-11 section 2): urgent 4 h from the ministry's order", 4, (HOURS,)
        ),
    ),
    "konten-jawaban-bawaslu-ri": (OURS,),
    "konten-jawaban-kementerian": (OURS,),
    "konten-jawaban-platform": (OURS,),
    "konten-tanya-lagi": (OURS,),
    # SE MenPANRB 4/2024, unseen. Note 3.7: "Satgas acts within 7 days; Bawaslu study/verify/validate within 3 working
    # days". The Satgas sits at BKN in Jakarta.
    "asn-satgas": (
        Period("SE MenPANRB 4/2024 (note 3.7): within 7 days", 7, (CALENDAR, WORKING), (SAME, NEXT), (JAKARTA,)),
    ),
    "asn-verifikasi": (Period("SE MenPANRB 4/2024 (note 3.7): within 3 working days", 3, (WORKING,), (SAME, NEXT)),),
}
