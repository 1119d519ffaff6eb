"""docs/settings.md: every setting with its meaning and default, from .env.example and the settings themselves."""

from dataclasses import dataclass
from pathlib import Path

from reportbot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"

HEAD = """# Settings

Each is a variable of the environment, or a line of `.env`, which only its owner may read. Made from `.env.example`;
`make docs` writes this page anew. What is no setting but a matter of your office (reasons, routes, deadlines,
retention, contacts) stands in a file of yours: [policy.md](policy.md).

| setting | meaning | default |
|---|---|---|
"""


@dataclass(frozen=True)
class Line:
    """A setting of .env.example: its variable, what is said above it, and its default."""

    name: str
    meaning: str
    default: str


def lines(words: str) -> list[Line]:
    """All settings of an example file; those that stand together share what is said above them."""
    found: list[Line] = []
    said: list[str] = []
    ended = True
    for line in words.splitlines():
        bare = line.removeprefix("# ")
        if bare.startswith(PREFIX):
            name, _, default = bare.partition("=")
            found.append(Line(name, " ".join(said), default))
            ended = True
        elif not line:
            said = []
        elif line.startswith("#"):
            said, ended = ([] if ended else said) + [bare], False
    return found


def page() -> str:
    """The whole page."""
    rows = [
        f"| `{line.name}` | {line.meaning} | {f'`{line.default}`' if line.default else ''} |"
        for line in lines(_words())
    ]
    return HEAD + "\n".join(rows) + "\n"


def _words() -> str:
    return EXAMPLE.read_text("utf-8")


def names() -> set[str]:
    """All settings that the program knows."""
    return {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
