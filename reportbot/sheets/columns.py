"""What the columns, apps, suspicions and answers in a list of accounts may be called, by whoever made the list."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from reportbot.domain.categories import CATEGORIES
from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.words import Category


class Column(StrEnum):
    """The columns of a list; ACCOUNT and CATEGORY have to be there."""

    PLATFORM = "platform"
    ACCOUNT = "account"
    NAME = "name"
    CATEGORY = "category"
    DATE = "date"
    PLACE = "place"
    STORY = "story"
    REFERENCE = "reference"
    CHILD = "child"
    LINK = "link"


NEEDED: Final = (Column.ACCOUNT, Column.CATEGORY)

_COLUMNS: Final = {
    Column.PLATFORM: "platform|aplikasi|app|media sosial|medsos|social media|nama aplikasi|jenis platform",
    Column.ACCOUNT: (
        "akun|account|identifier|identitas|id akun|akun atau tautan|akun/tautan|username|user name|nama pengguna|"
        "nama akun|tautan akun|link akun|url akun|account url|nomor akun|id"
    ),
    Column.NAME: "nama tampilan|display name|nama profil|nama|name|nickname|nama samaran",
    Column.CATEGORY: "kategori|category|dugaan|jenis pelanggaran|pelanggaran|jenis|kategori dugaan|suspicion",
    Column.DATE: "tanggal|date|tgl|tanggal temuan|tanggal ditemukan|waktu|date found",
    Column.PLACE: "tempat|place|kota|kabupaten|kota/kabupaten|kota kabupaten|lokasi|wilayah|location|city|daerah",
    Column.STORY: "keterangan|description|deskripsi|uraian|catatan|note|notes|cerita|kronologi|story|remarks",
    Column.REFERENCE: (
        "nomor rujukan sumber|nomor rujukan|no rujukan|rujukan|referensi|nomor referensi|reference|source reference|"
        "reference number|nomor surat|nomor laporan|ref"
    ),
    Column.CHILD: "anak|child|melibatkan anak|korban anak|anak terlibat|child involved|minor",
    Column.LINK: (
        "tautan bukti|link bukti|bukti|evidence|evidence link|url bukti|evidence url|tangkapan layar|bukti tautan"
    ),
}

_ANSWERS: Final = {True: "ya|y|yes|true|1|iya|benar|ada", False: "tidak|t|no|n|false|0|tdk|bukan|-"}


def folded(words: str) -> str:
    """For comparison: no case, one space for spaces, hyphens and underscores, nothing invisible around."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(re.sub(r"[\s_\u200b\ufeff\-]+", " ", plain).split()).strip(" .:*")


def _by_name(names: Mapping[Any, str]) -> dict[str, Any]:
    return {folded(name): meant for meant, written in names.items() for name in (str(meant), *written.split("|"))}


_COLUMN: Final = _by_name(dict(_COLUMNS))
_PLATFORM: Final = {folded(name): key for key, about in PLATFORMS.items() for name in (key, *about.listed)}
_CATEGORY: Final = {folded(name): meant for meant, about in CATEGORIES.items() for name in (meant.value, *about.listed)}
_ANSWER: Final = {folded(name): meant for meant, names in _ANSWERS.items() for name in names.split("|")}


def column_of(heading: str) -> Column | None:
    """The column that a heading names."""
    found = _COLUMN.get(folded(heading))
    return found if isinstance(found, Column) else None


def platform_of(words: str) -> str | None:
    """The key of an app, or None for one that we do not know."""
    return _PLATFORM.get(folded(words))


def category_of(words: str) -> Category | None:
    """The suspicion that is meant."""
    return _CATEGORY.get(folded(words))


def answer_of(words: str) -> bool | None:
    """Yes or no; an empty cell is a no."""
    return _ANSWER.get(folded(words)) if folded(words) else False
