"""Words, files and numbers as somebody would write them who wants to break the bot; all dice come from the caller."""

import random
from collections.abc import Callable
from typing import Any

MARK = "Zq9"
"""Stands inside every tag that is to be injected."""

ALPHABETS = ("a", "é", "я", "漢", "\U0001f600", "\u0e01", "\u05d0", "a\u0301", "\U0001d552", "\u200b")
TAGS = (
    f"<b>{MARK}</b>",
    f'<a href="https://jahat.example/">{MARK}</a>',
    f'<a href="tg://user?id=777000">{MARK}</a>',
    f"<tg-spoiler>{MARK}</tg-spoiler>",
    f"</b></code><i>{MARK}</i>",
    f"<pre><code>{MARK}</code></pre>",
    f"&lt;b&gt;{MARK}&lt;/b&gt;&amp;#60;",
    f"[{MARK}](https://jahat.example/)",
    f"*{MARK}* _{MARK}_ `{MARK}` ||{MARK}||",
    f"<b>{MARK}",
    f"{MARK}</b>",
    "<",
    "&#x3c;script&#x3e;",
    "{ $n } { -brand } {MARK}",
)
ODD = (
    "\x00",
    "\ud83d",
    "\udc00",
    "\u202e",
    "\u2066\u2067\u2068",
    "\u2069",
    "\ufeff",
    "\u200d",
    "\ue0000\ue000",
    "\u2028",
    "\r",
    "\x1b[31m",
    "\U000e0001",
    "\ufdfa",
)
COMMANDS = (
    *("/lapor", "/status", "/status RB-00000000", "/laporan_saya", "/bantuan", "/bahasa", "/batal", "/privasi"),
    *(
        "/start",
        "/start lapor",
        "/sanggah",
        "/data_saya",
        "/hapus_data",
        "/antrean",
        "/statistik",
        "/cari a%_",
        "/ekspor",
    ),
    *(
        "/permintaan",
        "/rujukan",
        "/sanggahan",
        "/impor x",
        "/kasus_baru",
        "/platform",
        "/pengaturan",
        "/blokir",
        "/audit",
    ),
    *("/cadangan", "/hubungkan", "/", "//", "/lapor@bot_lain", "/\u202eropal"),
)
ACCOUNTS = (
    *("contoh_akun{n}", "@akun{n}_resmi", "https://michat.example/u/{n}", "+62812000{n:04d}", "t.me/akun_palsu{n}"),
    *("\u0430dmin{n}", "akun {n} \u202e{n}", "instagram.com/a{n}", "bit.ly/{n}", "+62 0812-{n:04d}-\u0664"),
)


def words(dice: random.Random, longest: int = 4096) -> str:
    """A text that a person could send: at most `longest` characters."""
    return dice.choice(_MAKERS)(dice)[:longest]


def _sentence(dice: random.Random) -> str:
    return " ".join(
        dice.choice(TAGS + ODD + ("halo", "akun ini menipu", "@korban", "https://situs.example/x?a=1&b=<2>"))
        for _ in range(dice.randint(1, 9))
    )


def _long(dice: random.Random) -> str:
    return dice.choice(ALPHABETS) * dice.choice((1, 200, 201, 1023, 1024, 1025, 2047, 2049, 4095, 4096))


def _lines(dice: random.Random) -> str:
    return ("\n" * dice.choice((1, 3, 500, 4000))).join(("a", dice.choice(TAGS), "b"))


def _stack(dice: random.Random) -> str:
    return "z" + "\u0335\u0489\u036f" * dice.randint(1, 900) + dice.choice(TAGS)


def _random(dice: random.Random) -> str:
    return "".join(
        chr(dice.choice((dice.randrange(1, 128), dice.randrange(1, 0x11000)))) for _ in range(dice.randint(1, 80))
    )


def account(dice: random.Random) -> str:
    """An account as people write it."""
    return dice.choice(ACCOUNTS).format(n=dice.randrange(60))


def _command(dice: random.Random) -> str:
    return dice.choice(COMMANDS) + dice.choice(
        ("", "", f" <i>{MARK}", " 7", " <b>x</b>", " -1", " 99999999999999999999")
    )


_MAKERS: tuple[Callable[[random.Random], str], ...] = (
    *(_sentence, _sentence, account, account, account),
    *(_long, _lines, _stack, _random, _command, _command),
)


def file_name(dice: random.Random) -> str:
    """A name of a file, as an attacker's app gives it."""
    stem = dice.choice(
        (
            *("../../etc/passwd", "..\\..\\a.exe", "/abs/olute", "a" * 300, "KTP_Budi\x00.jpg", "CON", "nul.txt", "."),
            *("..", "", "\u202egpj.exe", f"<b>{MARK}</b>.pdf", "a\r\nX: y.png", "=cmd|' /C calc'!A0.csv", "\ud83d.jpg"),
            *("名前.webp", "-rf", "~", "$file:1:x", "$user:1", "a;b,c.csv", "%2e%2e%2f", "file://x"),
        )
    )
    return stem + dice.choice(("", "", ".jpg", ".apk", ".html"))


def number(dice: random.Random) -> Any:
    """What stands where a number should."""
    return dice.choice(
        (
            0,
            -1,
            1,
            2**31,
            -(2**31),
            2**53,
            2**63 - 1,
            2**63,
            -(2**63),
            -(2**63) - 1,
            10**30,
            1.5,
            1e308,
            "7",
            None,
            True,
        )
    )
