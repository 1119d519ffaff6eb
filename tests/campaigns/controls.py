"""`make controls`: the bot is made wrong on purpose, one way after the other, and a campaign must find each.

A sabotage is a patch in `sabotages/`; one that no campaign finds shows that the campaigns prove nothing about it. The
last control is no sabotage: a plain bot as python-telegram-bot's documentation shows it, which must lose reports.

python -m tests.campaigns.controls --only 03 --only plain
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATCHES = Path(__file__).with_name("sabotages")
COPIED = ("reportbot", "locales", "tests", "pyproject.toml")
PATIENCE = 1800.0
FUZZ = "fuzz"
RENEW = "make the same change by hand in a copy, and put `git diff` of it into the patch"


@dataclass(frozen=True)
class Control:
    """What is wrong, and the campaign that must find it: the first seed, how many, and what a finding says."""

    name: str
    finds: str
    seed: int = 4
    runs: int = 3
    campaign: str = FUZZ

    @property
    def patch(self) -> Path:
        return PATCHES / f"{self.name}.patch"

    @property
    def command(self) -> tuple[str, ...]:
        seeds = ("--seed", str(self.seed), "--runs", str(self.runs))
        more = ("--first",) if self.campaign == FUZZ else ()
        return (sys.executable, "-m", f"tests.campaigns.{self.campaign}", *seeds, *more)


UNSURE, PACED = 1, 2
"""Seeds with which the fuzz campaign loses answers, and has Telegram mind its limits."""

CONTROLS = (
    Control("01_acknowledges_before_commit", "confirmed and is not stored"),
    Control("02_offset_kept_over_a_restart", "confirmed and is not stored|keys are remembered"),
    Control("03_no_deduplication", "delivered again|dead updates, and"),
    Control("04_deduplicates_by_the_highest_number", "confirmed and is not stored"),
    Control("05_no_role_is_checked", "without rights, who"),
    Control("06_a_status_that_is_in_no_row", "without rights, who"),
    Control("07_blind_retry_on_a_timeout", "called 2 times for one message|left delivery", seed=UNSURE),
    Control("08_a_verdict_on_what_is_no_longer_so", "by buttons of the past"),
    Control("09_forwards_evidence", "forwards"),
    Control("10_synchronous_off", "PRAGMA synchronous is 0"),
    Control("11_token_in_the_log", "the token stands in the log"),
    Control("12_words_are_not_escaped", "is no HTML|entity came through|can't parse entities"),
    Control("13_markdown_instead_of_html", "without HTML"),
    Control("14_drops_what_cannot_be_read", "confirmed and is not stored|dead updates"),
    Control("15_outbox_in_memory_until_after_the_commit", "written in 2 transactions"),
    Control("16_no_pacing_in_the_group", "was refused: Retry", seed=PACED),
    Control("17_a_second_live_card", "live cards"),
    Control("18_the_key_of_a_message_names_its_chat_only", "has the key of something else"),
    Control("19_answers_before_the_commit", "before its transaction is committed"),
    Control("20_a_childs_pictures_are_kept", "the file of a child's case", runs=6),
    Control("21_nothing_is_cut", "units"),
    Control("22_formulas_in_exports", "a formula in the CSV"),
    Control("23_the_first_who_presses_is_approved", "without rights, who"),
)
PLAIN = Control("a_plain_bot", "lost", seed=1, runs=6, campaign="plain_kill")


def unfit(patch: Path, tree: Path = ROOT) -> str:
    """Why a patch does not apply to a tree; empty where it does."""
    done = subprocess.run(
        ["git", "apply", "--check", str(patch)], cwd=tree, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else f"{patch.name} does not apply; {RENEW}: {done.stderr.strip()}"


def caught(control: Control) -> tuple[str, float]:
    """The finding in which the campaign caught it, empty where it did not; and the seconds it took."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="reportbot-control-") as folder:
        tree = _sabotaged(control, Path(folder))
        done = subprocess.run(control.command, cwd=tree, capture_output=True, text=True, timeout=PATIENCE, check=False)
    lines = [line for line in done.stdout.splitlines() if "FAULT" in line and re.search(control.finds, line)]
    if done.returncode == 1 and lines:
        return lines[0].partition(": ")[2].strip(), time.monotonic() - started
    print(f"{control.name}: exit code {done.returncode}\n{done.stdout[-1500:]}\n{done.stderr[-1500:]}")
    return "", time.monotonic() - started


def _sabotaged(control: Control, folder: Path) -> Path:
    """A copy of this tree, with the patch in it."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    if control.patch.exists():
        subprocess.run(["git", "apply", str(control.patch)], cwd=folder, check=True)
    return folder


def chosen(only: Sequence[str]) -> list[Control]:
    """The controls whose name begins with, or holds, one of these; all without any."""
    return [control for control in (*CONTROLS, PLAIN) if not only or any(part in control.name for part in only)]


def main() -> None:
    """A table: what was wrong, what found it, with which seed, in what time; exit 1 where nothing did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], help="a part of a control's name")
    options = parser.parse_args()
    print("| sabotage | found by | from seed | seconds | finding |\n|---|---|--:|--:|---|", flush=True)
    missed = 0
    for control in chosen(options.only):
        finding, seconds = caught(control)
        missed += not finding
        said = finding[:110] or "NOT FOUND"
        print(f"| {control.name} | {control.campaign} | {control.seed} | {seconds:.0f} | {said} |", flush=True)
    print(f"{len(chosen(options.only)) - missed} found, {missed} not found")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
