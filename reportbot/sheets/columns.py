"""What the columns, apps, suspicions and answers in a list of accounts may be called, by whoever made the list."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from reportbot.domain.identifiers import PLATFORMS
from reportbot.domain.words import OWN_CATEGORIES, Category


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

_PLATFORMS: Final = {
    "michat": "mi chat",
    "whatsapp": "wa|whats app|whatsapp business|nomor wa|nomor whatsapp",
    "telegram": "tele|tg|t.me",
    "instagram": "ig|insta|instagram.com",
    "facebook": "fb|face book|facebook messenger|messenger|facebook.com|meta",
    "tiktok": "tik tok|tt|tiktok.com",
    "x": "twitter|x twitter|x.com|twitter x",
    "line": "line app|line messenger",
    "discord": "discord server",
    "wechat": "we chat|weixin",
    "bigo": "bigo live",
    "dating": (
        "aplikasi kencan|kencan|dating app|tinder|bumble|badoo|tantan|omi|okcupid|litmatch|hornet|grindr|walla|blued|"
        "dating apps"
    ),
    "game": "gim|gim daring|games|game online|mobile legends|free fire|pubg|roblox|online game",
    "telepon": "nomor telepon|no telepon|telp|no hp|nomor hp|hp|phone|phone number|sms|telephone|calls or sms|telpon",
    "situs": "situs web|website|web|web site|url|domain|laman|alamat web",
    "rekening": (
        "rekening atau dompet digital|rekening/e-wallet|bank/e-wallet|rekening bank|bank|no rekening|"
        "nomor rekening|dompet digital|e-wallet|"
        "ewallet|"
        "bank account|bank account or e-wallet|norek"
    ),
    "lainnya": "lain|lain-lain|other|others|aplikasi lain",
}

_CATEGORIES: Final = {
    Category.PROSTITUTION: (
        "prostitusi online|prostitusi|open bo|open b.o|bo|pekerja seks|asusila|pornografi|online prostitution|vcs|"
        "jasa seks|prostitusi daring"
    ),
    Category.FRAUD: "penipuan|fraud|scam|penipuan online|investasi bodong|tipu|penipu|phishing",
    Category.THREAT: "pemerasan/ancaman|pemerasan atau ancaman|pemerasan|ancaman|extortion|threat|extortion or threats|"
    "extortion/threats|"
    "sextortion|extortion/threat|pengancaman",
    Category.IMPERSONATION: (
        "akun tiruan|akun palsu|tiruan|impersonation|impersonating|catut nama|pencatutan|fake account"
    ),
    Category.PHOTO: (
        "foto pribadi disebar|penyebaran foto pribadi|foto pribadi|sebar foto|revenge porn|kbgo|private photos shared|"
        "private photo spread|"
        "penyebaran konten intim|konten intim|private photos"
    ),
    Category.CHILD: "anak jadi korban|eksploitasi anak|child|csam|pornografi anak|anak|child victim|korban anak|"
    "child as victim|"
    "a child is harmed",
    Category.TRAFFICKING: "perdagangan orang|tppo|trafficking|human trafficking|perdagangan manusia",
    Category.GAMBLING: "judi online|judi|judol|perjudian|gambling|slot|online gambling|judi daring|perjudian online",
    Category.LOAN: (
        "pinjaman ilegal|pinjol|pinjol ilegal|pinjaman online ilegal|illegal loan|illegal loans|illegal lending"
    ),
    Category.DRUGS: "narkoba|narkotika|drugs|obat terlarang",
    Category.OTHER: "lainnya|lain|lain-lain|other|dugaan lain",
    Category.UNSURE: "belum yakin|tidak yakin|unsure|not sure|not sure yet|belum tahu",
    **{own: str(own) for own in sorted(OWN_CATEGORIES)},
}

_ANSWERS: Final = {True: "ya|y|yes|true|1|iya|benar|ada", False: "tidak|t|no|n|false|0|tdk|bukan|-"}


def folded(words: str) -> str:
    """For comparison: no case, one space for spaces, hyphens and underscores, nothing invisible around."""
    plain = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(re.sub(r"[\s_\u200b\ufeff\-]+", " ", plain).split()).strip(" .:*")


def _by_name(names: Mapping[Any, str]) -> dict[str, Any]:
    return {folded(name): meant for meant, written in names.items() for name in (str(meant), *written.split("|"))}


_COLUMN: Final = _by_name(dict(_COLUMNS))
_PLATFORM: Final = _by_name({key: _PLATFORMS.get(key, key) for key in PLATFORMS})
_CATEGORY: Final = _by_name(dict(_CATEGORIES))
_ANSWER: Final = {folded(name): meant for meant, names in _ANSWERS.items() for name in names.split("|")}


def column_of(heading: str) -> Column | None:
    """The column that a heading names."""
    found = _COLUMN.get(folded(heading))
    return found if isinstance(found, Column) else None


def platform_of(words: str) -> str | None:
    """The key of an app, or None for one that we do not know."""
    found = _PLATFORM.get(folded(words))
    return str(found) if found is not None else None


def category_of(words: str) -> Category | None:
    """The suspicion that is meant."""
    found = _CATEGORY.get(folded(words))
    return found if isinstance(found, Category) else None


def answer_of(words: str) -> bool | None:
    """Yes or no; an empty cell is a no."""
    return _ANSWER.get(folded(words)) if folded(words) else False
