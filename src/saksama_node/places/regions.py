"""Provinces, kabupaten and kota, kecamatan, desa and kelurahan under both codes: Kemendagri's and KPU's.

Rules kept here:
  * A place is named by Kemendagri's code with dots; KPU's of 2024 is the same digits without them.
  * Both names are kept where they differ: the reader may know either.
Source, licence and provenance: README.md beside the data.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_LEVELS = {"provinsi": "province", "kabkota": "regency", "kecamatan": "district", "desa": "village"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `level`: province, regency, district, village; `stations`: polling stations (TPS) of 2024."""

    region: str
    level: str
    bare_name: str
    kpu_code: str
    kpu_name: str
    stations: int

    @property
    def name(self) -> str:
        """Its level and name, as "Kecamatan Gerung"; the ministry names a kabupaten or kota with its level already."""
        match self.level:
            case "province":
                word = "Provinsi "
            case "district":
                word = "Kecamatan "
            case "village":
                # The last part of a kelurahan's code begins with 1, of a desa's with 2 (Permendagri 58/2021).
                word = "Kelurahan " if self.region.rpartition(".")[2].startswith("1") else "Desa "
            case _:
                word = ""
        return word + self.bare_name


def data_file(name: str) -> Traversable:
    """A data file that ships with this version."""
    return files(__package__).joinpath("data", name)


def parent(region: str) -> str:
    """The place above; empty above a province."""
    return region.rpartition(".")[0]


def region_of(code: str) -> str:
    """The code with dots of one without: 2, 2, 2 and 4 digits; of a station (TPS), its desa's."""
    parts = (code[:2], code[2:4], code[4:6], code[6:10])
    return ".".join(part for part in parts if part)


def line(region: str) -> tuple[str, ...]:
    """The place and all above it, the smallest first."""
    found = []
    while region:
        found.append(region)
        region = parent(region)
    return tuple(found)


@cache
def in_force(province: str) -> tuple[Place, ...]:
    """Every place of a province, by code; empty where no data ships for it."""
    file = data_file(f"regions-{province}.csv")
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8") as source:
        return tuple(
            Place(
                region=row["kode_kemendagri"],
                level=_LEVELS[row["tingkat"]],
                bare_name=row["nama_kemendagri_2025"],
                kpu_code=row["kode_kpu"],
                kpu_name=row["nama_kpu_2024"],
                stations=int(row["jumlah_tps_2024"]),
            )
            for row in csv.DictReader(source)
        )


@cache
def by_code(province: str) -> dict[str, Place]:
    """The same, by code."""
    return {place.region: place for place in in_force(province)}


def place_of(region: str) -> Place | None:
    """The place of a code with dots; None for one that the data does not have."""
    return by_code(region.partition(".")[0]).get(region)


def below(region: str) -> tuple[Place, ...]:
    """The places next below, by code."""
    return tuple(each for each in in_force(region.partition(".")[0]) if parent(each.region) == region)


def full_name(region: str) -> str:
    """The place with what it lies in, without the province: "Desa X, Kecamatan Y, Kabupaten Z"."""
    found = [each for code in line(region) if (each := place_of(code)) is not None]
    if len(found) > 1:
        found = [each for each in found if each.level != "province"]
    return ", ".join(each.name for each in found)
