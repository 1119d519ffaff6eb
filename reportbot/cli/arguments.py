"""What may be written on the command line."""

import argparse
import gc
from collections.abc import Callable, Sequence
from typing import Any

from reportbot import __version__

FIRST = "id"
"""The language of those verbs that are asked for none."""

Verbs = Any
"""What argparse adds verbs to, whose type has no public name."""


def parse(argv: Sequence[str] | None) -> tuple[Callable[[], int], str]:
    """The verb to run, and the language in which it speaks; argparse ends the program with 2 where the words are wrong.

    A verb that cannot be asked to speak another language speaks English.
    """
    parser = argparse.ArgumentParser(prog="reportbot", description="Reports of suspicious accounts, by Telegram.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    _add_serving(verbs)
    _add_setting_up(verbs)
    _add_audit(verbs)
    _add_dead(verbs)
    _add_backups(verbs)
    _add_key(verbs)
    store = verbs.add_parser("migrate-store", help="move all data from SQLite to PostgreSQL; the bot must be stopped")
    store.add_argument(
        "--to",
        required=True,
        metavar="ADDRESS",
        help="postgresql://user@host/name of an empty database; its password may stand in PGPASSWORD or ~/.pgpass",
    )
    store.set_defaults(verb=_migrate_store)
    page = verbs.add_parser("transparency", help="write the public page of a month, without small numbers")
    page.add_argument("month", nargs="?", default="", help="such as 2021-09; by default the last month")
    page.add_argument("--out", default=".", metavar="DIR", help="where the pages go (default: here)")
    page.set_defaults(verb=_transparency)
    flyers = verbs.add_parser("flyers", help="write the poster and the one-page guide for citizens, as PDF")
    flyers.add_argument("--out", default=".", metavar="DIR", help="where they go (default: here)")
    flyers.add_argument("--username", default="", help="the bot's; by default Telegram is asked")
    flyers.set_defaults(verb=_flyers)
    _add_seed(verbs)
    found = parser.parse_args(argv)
    verb: Callable[[argparse.Namespace], int] = found.verb
    return lambda: verb(found), (found.language or FIRST) if "language" in found else "en"


def _add_serving(verbs: Verbs) -> None:
    bot = verbs.add_parser("run", help="serve Telegram with the settings of the environment and .env")
    bot.add_argument("--webhook", action="store_true", help="have Telegram post updates, to one or several processes")
    bot.set_defaults(verb=_run)
    demo = verbs.add_parser("demo", help="the bot and a sandbox of Telegram on this machine, without a token")
    demo.add_argument("--script", action="store_true", help="play one whole report, print it, and end")
    demo.add_argument("--keep", action="store_true", help="keep the data of the demo, in ./demo-data")
    demo.add_argument("--empty", action="store_true", help="without sample cases and without the lesson")
    demo.add_argument("--port", type=int, default=8020, help="the page's port (default 8020; 0: any free one)")
    demo.set_defaults(verb=_demo)


def _add_setting_up(verbs: Verbs) -> None:
    init = verbs.add_parser("init", help="set up: asks for the token, checks it, writes .env (siapkan bot, dipandu)")
    init.add_argument("--language", choices=["id", "en"], default="", help="bahasa/language; asked for by default")
    init.set_defaults(verb=_init)
    doctor = verbs.add_parser("doctor", help="look at token, group, disk, mail ... and say what is wrong")
    _add_language(doctor)
    doctor.add_argument("--remove-webhook", action="store_true", help="first remove the webhook, so that polling works")
    doctor.set_defaults(verb=_doctor)


def _add_language(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--language", choices=["id", "en"], default=FIRST, help="bahasa/language (default: id)")


def _add_audit(verbs: Verbs) -> None:
    audit = verbs.add_parser("audit", help="prove that no decision was changed, taken out or put in")
    audit.add_argument("what", choices=["verify"], metavar="verify", help="walk the chain of decisions")
    audit.add_argument("--anchor", default="", metavar="COUNT:HASH", help="compare with a head that the bot posted")
    audit.set_defaults(verb=_audit)


def _add_key(verbs: Verbs) -> None:
    rotation = verbs.add_parser("key", help="change the key that everything is sealed with; the bot must be stopped")
    rotation.add_argument("what", choices=["rotate"], metavar="rotate", help="make a new key and seal all with it")
    _add_language(rotation)
    rotation.set_defaults(verb=_rotate)


def _add_dead(verbs: Verbs) -> None:
    dead = verbs.add_parser("dead", help="list, show, repeat or drop updates that could not be processed")
    what = dead.add_mutually_exclusive_group()
    what.add_argument("--show", type=int, metavar="N", help="show what came, which is what somebody wrote")
    again = "have them come in once more; a bot with SQLite must be stopped"
    what.add_argument("--repeat", type=int, nargs="+", default=(), metavar="N", help=again)
    gone = "delete them; a bot with SQLite must be stopped"
    what.add_argument("--drop", type=int, nargs="+", default=(), metavar="N", help=gone)
    dead.set_defaults(verb=_dead)


def _add_backups(verbs: Verbs) -> None:
    key = verbs.add_parser("recovery-key", help="make the key that opens backups, and show it once")
    key.add_argument("--replace", action="store_true", help="make a new key although there is one")
    key.set_defaults(verb=_recovery_key)
    backup = verbs.add_parser("backup", help="write a sealed backup, also while the bot runs")
    backup.add_argument("file", nargs="?", default="", help="default: a new file in the data dir's backups")
    backup.set_defaults(verb=_backup)
    verify = verbs.add_parser("verify", help="prove that a backup is whole, without restoring it")
    verify.add_argument("file", help="the backup")
    verify.add_argument("--key-file", default="", help="a file with the recovery key; by default it is asked for")
    verify.add_argument("--bot-key", default="", help="the bot's key file, to prove the vault and the chain wholly")
    verify.set_defaults(verb=_verify)
    restore = verbs.add_parser("restore", help="open a backup into an empty folder, ready to run, and prove it whole")
    restore.add_argument("file", help="the backup")
    restore.add_argument("--to", required=True, metavar="DIR", help="a new or empty folder")
    restore.add_argument("--key-file", default="", help="a file with the recovery key; by default it is asked for")
    own = "the bot's key file, which the folder needs to run: it is proven and put there"
    restore.add_argument("--bot-key", default="", help=own)
    restore.set_defaults(verb=_restore)
    for verb in (key, backup, verify, restore):
        _add_language(verb)


def _add_seed(verbs: Verbs) -> None:
    about = "for benchmarks only: fill an EMPTY database with made-up cases; one that holds anything is refused"
    cases = verbs.add_parser("seed", help=about, description=about)
    cases.add_argument("--cases", type=int, default=0, metavar="N", help="how many (default: 1,068,926)")
    cases.set_defaults(verb=_seed)


def _run(found: argparse.Namespace) -> int:
    # Of the many modules nothing is garbage, nor ever will be.
    gc.disable()
    from reportbot.cli.process_memory import give_back_large_blocks  # noqa: PLC0415 a verb pays only for what it uses
    from reportbot.cli.process_threads import take_short_turns  # noqa: PLC0415 as above
    from reportbot.cli.run import run  # noqa: PLC0415 as above

    gc.freeze()
    # What an update needs is gone by counting; cycles are few, and looking for them at every 700th object costs more.
    gc.set_threshold(20_000, 20, 20)
    gc.enable()
    give_back_large_blocks()
    take_short_turns()
    return run(webhook=found.webhook)


def _init(found: argparse.Namespace) -> int:
    from reportbot.cli.init import init  # noqa: PLC0415 as above

    return init(found.language)


def _doctor(found: argparse.Namespace) -> int:
    from reportbot.cli.doctor import doctor  # noqa: PLC0415 as above

    return doctor(found.language, remove_webhook=found.remove_webhook)


def _transparency(found: argparse.Namespace) -> int:
    from reportbot.cli.transparency import transparency  # noqa: PLC0415 as above

    return transparency(found.month, found.out)


def _flyers(found: argparse.Namespace) -> int:
    from reportbot.cli.flyers import flyers  # noqa: PLC0415 as above

    return flyers(found.out, found.username)


def _audit(found: argparse.Namespace) -> int:
    from reportbot.cli.audit import audit  # noqa: PLC0415 as above

    return audit(anchor=found.anchor)


def _dead(found: argparse.Namespace) -> int:
    from reportbot.cli.dead import dead  # noqa: PLC0415 as above

    return dead(show=found.show, repeat=found.repeat, drop=found.drop)


def _recovery_key(found: argparse.Namespace) -> int:
    from reportbot.cli.backup import recovery_key  # noqa: PLC0415 as above

    return recovery_key(found.language, replace=found.replace)


def _backup(found: argparse.Namespace) -> int:
    from reportbot.cli.backup import backup  # noqa: PLC0415 as above

    return backup(found.file, found.language)


def _restore(found: argparse.Namespace) -> int:
    from reportbot.cli.backup import restore  # noqa: PLC0415 as above

    return restore(found.file, found.to, found.key_file, found.bot_key, found.language)


def _verify(found: argparse.Namespace) -> int:
    from reportbot.cli.verify import verify  # noqa: PLC0415 as above

    return verify(found.file, found.key_file, found.bot_key, found.language)


def _rotate(found: argparse.Namespace) -> int:
    from reportbot.cli.key import rotate  # noqa: PLC0415 as above

    return rotate(found.language)


def _migrate_store(found: argparse.Namespace) -> int:
    from reportbot.cli.migrate_store import migrate_store  # noqa: PLC0415 as above

    return migrate_store(found.to)


def _demo(found: argparse.Namespace) -> int:
    from reportbot.cli.demo import demo  # noqa: PLC0415 as above

    return demo(script=found.script, keep=found.keep, empty=found.empty, port=found.port)


def _seed(found: argparse.Namespace) -> int:
    from reportbot.cli.seed import seed  # noqa: PLC0415 as above

    return seed(found.cases)
