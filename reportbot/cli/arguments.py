"""What may be written on the command line."""

import argparse
from collections.abc import Callable, Sequence

from reportbot import __version__


def parse(argv: Sequence[str] | None) -> Callable[[], int]:
    """The verb to run; argparse ends the program with exit code 2 where the words are wrong."""
    parser = argparse.ArgumentParser(prog="reportbot", description="Reports of suspicious accounts, by Telegram.")
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    verbs.add_parser("run", help="serve Telegram with the settings of the environment and .env").set_defaults(verb=_run)
    demo = verbs.add_parser("demo", help="the bot and a sandbox of Telegram on this machine, without a token")
    demo.add_argument("--script", action="store_true", help="play one whole report, print it, and end")
    demo.add_argument("--keep", action="store_true", help="keep the data of the demo, in ./demo-data")
    demo.add_argument("--port", type=int, default=8020, help="the page's port (default 8020; 0: any free one)")
    demo.set_defaults(verb=_demo)
    found = parser.parse_args(argv)
    verb: Callable[[argparse.Namespace], int] = found.verb
    return lambda: verb(found)


def _run(_: argparse.Namespace) -> int:
    from reportbot.cli.run import run  # noqa: PLC0415 a verb pays only for what it uses

    return run()


def _demo(found: argparse.Namespace) -> int:
    from reportbot.cli.demo import demo  # noqa: PLC0415 as above

    return demo(script=found.script, keep=found.keep, port=found.port)
