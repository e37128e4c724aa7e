"""The closed lists from which a rule is written.

Rules kept here: a code is what stands in the file and in `--json`; a new one is a new version of this file.
Left to others: the words of a code (`explain_choice`), the rule itself (`rule`).
"""

from enum import StrEnum


class Regime(StrEnum):
    """Which body of law a rule belongs to."""

    PEMILU = "pemilu"
    PILKADA = "pilkada"
    INFORMATION = "informasi publik"
    PERSONAL_DATA = "data pribadi"
    CIVIL_SERVICE = "netralitas ASN"
    CONTENT = "konten"


class Bearer(StrEnum):
    """Whose duty it is."""

    OFFICE = "kantor sendiri"
    REPORTER = "pelapor"
    PARTY = "pihak"
    KPU = "KPU"
    POLICE = "Polri"
    PROSECUTOR = "penuntut umum"
    COURT = "pengadilan"
    SUPREME_COURT = "Mahkamah Agung"
    CONSTITUTIONAL_COURT = "Mahkamah Konstitusi"
    TASK_FORCE = "Satgas SBT"
    BAWASLU_RI = "Bawaslu RI"
    MINISTRY = "kementerian"
    PLATFORM = "platform"


class Unit(StrEnum):
    """What is counted."""

    WORKING = "kerja"
    CALENDAR = "kalender"
    HOURS = "jam"


class Zone(StrEnum):
    """By whose wall clock a day is counted: the office's own, or that of a body in Jakarta, whoever counts."""

    OFFICE = "setempat"
    JAKARTA = "WIB"


class EndOfDay(StrEnum):
    """When the last day ends."""

    MIDNIGHT = "24.00"
    CLOSING = "tutup kantor"


class Question(StrEnum):
    """What of a rule can be read in two ways; the names of the fields of `reading.Reading`."""

    LENGTH = "length"
    UNIT = "unit"
    FIRST_DAY = "first_day_counted"
    END_OF_DAY = "end_of_day"
    ROLL_OVER = "roll_over"
    START = "start"
    """Which event begins it."""
    REGIONAL = "regional_counts"
    """Whether a regional holiday counts; joint leave is no working day (`calendar_file.KINDS`)."""
