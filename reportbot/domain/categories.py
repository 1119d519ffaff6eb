"""What is true of each category of suspicion: the one table that somebody who adds a category has to extend."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from reportbot.domain.words import OWN_CATEGORIES, Category


class About(Struct, frozen=True, kw_only=True):
    """One category.

    `grounds`: the commonest grounds of *Cukup bukti*, where it has some of its own (``reason-<key>``). `channels`:
    who else handles it, the likeliest first (``channel-<key>``). `route`: the authorities it goes to, the first first.
    `receipt`: the text that names the other channel to its reporter. `help`: the text that is sent as soon as it is
    chosen. `listed`: what lists of accounts call it, beside its own key.
    """

    grounds: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    receipt: str = "receipt-channel-police"
    help: str = ""
    listed: tuple[str, ...] = ()

    sensitive: bool = False
    """Its news opens only by *Lihat kabar*, and it is a heavy case for whoever decides it."""

    evidence_private: bool = False
    """Its evidence is shown only in a moderator's private chat."""

    unpictured: bool = False
    """Nobody is asked for screenshots of it: the person shown may be the victim."""

    grave: bool = False
    """After it nobody is asked how clear everything was."""

    police_first: bool = False
    """Its referral track is open from the start, and platforms are asked only once a supervisor has permitted it."""

    about_numbers: bool = False
    """Of a telephone number the channel for misused numbers comes first."""

    wide: bool = False
    """Its button takes a row of its own."""


CATEGORIES: Final[Mapping[Category, About]] = {
    Category.PROSTITUTION: About(
        grounds=("offers-meetings", "promotes-services", "asks-advance"),
        channels=("ministry", "police", "platform"),
        route=("platform", "ministry", "police"),
        receipt="receipt-channel-ministry",
        listed=(
            *("prostitusi online", "prostitusi", "open bo", "open b.o", "bo", "pekerja seks", "asusila", "pornografi"),
            *("online prostitution", "vcs", "jasa seks", "prostitusi daring"),
        ),
        sensitive=True,
    ),
    Category.FRAUD: About(
        grounds=("asks-transfer", "goods-missing", "false-offer"),
        channels=("iasc", "bank", "police"),
        route=("platform", "iasc", "bank", "police"),
        receipt="receipt-channel-money",
        help="help-money",
        listed=("penipuan", "fraud", "scam", "penipuan online", "investasi bodong", "tipu", "penipu", "phishing"),
    ),
    Category.THREAT: About(
        grounds=("threatens-spread", "threatens-harm", "demands-money"),
        route=("police", "platform"),
        receipt="receipt-channel-women",
        help="help-threat",
        listed=(
            *("pemerasan/ancaman", "pemerasan atau ancaman", "pemerasan", "ancaman", "extortion", "threat"),
            *("extortion or threats", "extortion/threats", "sextortion", "extortion/threat", "pengancaman"),
        ),
        sensitive=True,
        evidence_private=True,
        unpictured=True,
        grave=True,
    ),
    Category.IMPERSONATION: About(
        grounds=("uses-name", "uses-photo", "poses-institution"),
        route=("platform", "police"),
        receipt="receipt-channel-platform",
        listed=(
            *("akun tiruan", "akun palsu", "tiruan", "impersonation", "impersonating", "catut nama", "pencatutan"),
            "fake account",
        ),
        about_numbers=True,
    ),
    Category.PHOTO: About(
        grounds=("spreads-photo", "sells-photo", "threatens-spread"),
        channels=("child-line", "police", "platform"),
        route=("police", "platform", "ministry"),
        receipt="receipt-channel-photo",
        help="help-threat",
        listed=(
            *("foto pribadi disebar", "penyebaran foto pribadi", "foto pribadi", "sebar foto", "revenge porn", "kbgo"),
            *("private photos shared", "private photo spread", "penyebaran konten intim", "konten intim"),
            "private photos",
        ),
        sensitive=True,
        evidence_private=True,
        unpictured=True,
        grave=True,
        wide=True,
    ),
    Category.CHILD: About(
        grounds=("approaches-child", "asks-child-images", "offers-child"),
        channels=("child-line", "police", "ministry"),
        route=("police", "child-line"),
        receipt="receipt-channel-child",
        listed=(
            *("anak jadi korban", "eksploitasi anak", "child", "csam", "pornografi anak", "anak", "child victim"),
            *("korban anak", "child as victim", "a child is harmed"),
        ),
        sensitive=True,
        grave=True,
        police_first=True,
        wide=True,
    ),
    Category.TRAFFICKING: About(
        grounds=("recruits", "withholds-papers", "sells-person"),
        route=("police", "child-line"),
        receipt="receipt-channel-women",
        help="help-trafficking",
        listed=("perdagangan orang", "tppo", "trafficking", "human trafficking", "perdagangan manusia"),
        sensitive=True,
        evidence_private=True,
        unpictured=True,
        police_first=True,
        wide=True,
    ),
    Category.GAMBLING: About(
        grounds=("promotes-gambling", "runs-gambling", "recruits-players"),
        channels=("ministry", "numbers", "police"),
        route=("ministry", "platform", "numbers"),
        receipt="receipt-channel-gambling",
        listed=(
            *("judi online", "judi", "judol", "perjudian", "gambling", "slot", "online gambling", "judi daring"),
            "perjudian online",
        ),
    ),
    Category.LOAN: About(
        grounds=("unlicensed-loan", "threatening-collection", "abuses-contacts"),
        channels=("iasc", "police", "numbers"),
        route=("iasc", "police", "platform"),
        receipt="receipt-channel-loan",
        help="help-money",
        listed=(
            *("pinjaman ilegal", "pinjol", "pinjol ilegal", "pinjaman online ilegal", "illegal loan", "illegal loans"),
            "illegal lending",
        ),
    ),
    Category.DRUGS: About(
        grounds=("offers-drugs", "arranges-delivery", "recruits-couriers"),
        route=("police", "platform"),
        listed=("narkoba", "narkotika", "drugs", "obat terlarang"),
    ),
    Category.OTHER: About(
        route=("platform", "police"),
        listed=("lainnya", "lain", "lain-lain", "other", "dugaan lain"),
        about_numbers=True,
    ),
    Category.UNSURE: About(
        route=("platform",),
        listed=("belum yakin", "tidak yakin", "unsure", "not sure", "not sure yet", "belum tahu"),
        about_numbers=True,
        wide=True,
    ),
    **dict.fromkeys(sorted(OWN_CATEGORIES), About()),
}
"""All of them; of an operator's own ones his policy says what is not as here."""
