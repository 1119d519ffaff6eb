"""What the documents say is so: made pages are fresh, links lead somewhere, every setting and command is named."""

import re
from pathlib import Path

import pytest

from reportbot.conversation import admin, filing
from reportbot.conversation.flow import FLOWS
from reportbot.conversation.says import Text
from reportbot.texts import Texts
from tests.documents import settings_page
from tests.documents.pages import DOCS, QUICK

ROOT = DOCS.parent
WRITTEN = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
PRESSED = re.compile(r"(?<!\*)\*([A-Z][^*\n]+)\*(?!\*)")
PATHS = {"healthz", "readyz", "metrics", "stop", "settings", "sandbox", "revoke", "newbot", "setjoingroups"}
UNSAID = {"start", "help", "language"}
"""What Telegram's own buttons write, and English names of what has an Indonesian one."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@pytest.mark.parametrize("file", QUICK, ids=lambda file: file.name)
def test_a_made_page_is_as_the_program_is(file: Path) -> None:
    assert file.read_text("utf-8") == QUICK[file](), "make docs writes it anew"


def anchors(file: Path) -> set[str]:
    """What GitHub lets one link to: headings in small letters, without signs, blanks as hyphens."""
    return {
        re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for words in HEADING.findall(file.read_text("utf-8"))
    }


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_link_inside_the_documents_leads_somewhere(file: Path) -> None:
    lost = []
    for link in LINK.findall(file.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        target = (file.parent / path).resolve() if path else file
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_the_example_file_names_every_setting_once_and_says_what_it_means() -> None:
    given = settings_page.lines(settings_page.EXAMPLE.read_text("utf-8"))
    assert sorted(line.name for line in given) == sorted(settings_page.names())
    assert all(line.meaning for line in given)


@pytest.mark.parametrize("file", sorted(DOCS.glob("panduan-*.md")), ids=lambda file: file.name)
def test_what_a_guide_tells_to_press_stands_on_a_button(file: Path) -> None:
    texts = Texts.load()
    said = [key for key in texts.keys("id") if not texts.variables(key, "id")]
    labels = {texts.plain(Text(key), "id") for key in said}
    assert {words for words in PRESSED.findall(file.read_text("utf-8")) if words not in labels} == set()


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_command_that_is_named_exists(file: Path) -> None:
    known = {name for flow in FLOWS for name in flow.COMMANDS} | {*filing.commands.COMMANDS, *admin.GROUP_COMMANDS}
    named = set(re.findall(r"`/([a-z][a-z_]+)(?: [^`/]*)?`", file.read_text("utf-8")))
    assert named - known - PATHS == set()


def test_the_readme_names_every_command_that_people_may_write() -> None:
    known = {name for flow in FLOWS for name in flow.COMMANDS} | {*filing.commands.COMMANDS}
    named = set(re.findall(r"`/([a-z_]+)`", (ROOT / "README.md").read_text("utf-8")))
    assert known - named - UNSAID == set()


def test_every_setting_has_a_meaning_of_its_own() -> None:
    rows = [
        line.split("|")[2].strip()
        for line in (ROOT / "docs/settings.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    assert len(rows) > 40
    assert [meaning for meaning in rows if not meaning or rows.count(meaning) > 1] == []
