"""An operator's policy is laid over the defaults; whatever it gets wrong is one sentence with file and key."""

from datetime import timedelta
from pathlib import Path

import pytest

from reportbot.conversation.says import Text
from reportbot.domain.moves import Action
from reportbot.domain.policy import PlatformDefault, Policy
from reportbot.domain.reasons import ANY_ENOUGH
from reportbot.domain.words import Category
from reportbot.errors import SettingsError
from reportbot.settings import Settings
from reportbot.settings.policy_file import read_policy
from reportbot.texts import Texts
from reportbot.texts.own import check_policy
from tests.wrong import said_of

ROOT = Path(__file__).parents[1]


def written(folder: Path, words: str) -> Path:
    file = folder / "policy.toml"
    file.write_text(words, encoding="utf-8")
    return file


def documented() -> str:
    return (ROOT / "docs/policy.md").read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]


def test_the_documented_file_is_the_defaults(tmp_path: Path) -> None:
    whole = documented()
    assert read_policy(written(tmp_path, whole)) == Policy()
    for part in ("categories =", "dismiss =", "channels =", "[reasons]", "[first_channels]", "[routes]"):
        assert part in whole
    for name in (*Policy().deadlines, *Policy().retention):
        assert f"\n{name} = " in whole


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert read_policy(written(tmp_path, "")) == Policy()


def test_what_it_says_stands_in_the_place_of_the_default(tmp_path: Path) -> None:
    words = """
    categories = ["fraud", "child"]
    dismiss = ["no-violation"]
    [reasons]
    fraud = ["fake-job"]
    [deadlines]
    legal = "2 hari"
    reminder = "36 hours"
    [platforms.michat]
    recipient = "Perwakilan MiChat"
    address = "abuse@example.com"
    abroad = true
    """
    policy = read_policy(written(tmp_path, words))
    assert policy.categories == (Category.FRAUD, Category.CHILD)
    assert policy.dismiss == ("no-violation",)
    assert policy.enough[Category.FRAUD] == ("fake-job",)
    assert policy.enough[Category.THREAT] == Policy().enough[Category.THREAT]
    assert (policy.deadlines["legal"], policy.deadlines["reminder"]) == (timedelta(days=2), timedelta(hours=36))
    assert policy.deadlines["recheck"] == Policy().deadlines["recheck"]
    assert policy.platforms["michat"] == PlatformDefault("Perwakilan MiChat", "abuse@example.com", abroad=True)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("kategori = []", '"kategori" is no part'),
        ("categories = []", '"categories" must be a list'),
        ('categories = "fraud"', '"categories" must be a list'),
        ('categories = ["penipuan"]', '"penipuan", which is no category'),
        ('categories = ["fraud", "fraud"]', "twice"),
        ('dismiss = ["Bukan:begitu"]', '"Bukan:begitu", which is no key'),
        (f'dismiss = ["{"x" * 25}"]', "which is no key"),
        ("dismiss = [1]", '"dismiss" must be a list'),
        ("reasons = 3", '"reasons" must be a table'),
        ("[reasons]\nfraud = []", '"reasons.fraud" must be a list'),
        ('[routes]\nx = ["police"]', '"x", which is no category'),
        ('[deadlines]\nlegal = "soon"', '"deadlines.legal" must be a span of time'),
        ("[deadlines]\nlegal = 24", '"deadlines.legal" must be a span of time'),
        ('[deadlines]\nlegal = "0 days"', '"deadlines.legal" must be more than nothing'),
        ('[deadlines]\nlate = "1 days"', '"deadlines.late" is unknown'),
        ('[retention]\nclosed = "99999 days"', '"retention.closed" must be more than nothing and at most'),
        ("[platforms.michat]\nabroad = true", '"platforms.michat.recipient"'),
        ('[platforms.michat]\nrecipient = "x"\naddress = "a b"', '"platforms.michat.address"'),
        ('[platforms.michat]\nrecipient = "x"\nabroad = "yes"', '"platforms.michat.abroad"'),
        ('[platforms.michat]\nrecipient = "x"\nphone = "1"', '"platforms.michat.phone" is unknown'),
        ("[platforms]\nmichat = 1", '"platforms.michat" must be a table'),
        (
            '[platforms.friendster]\nrecipient = "x"',
            'names "friendster", which is no platform; the platforms are michat',
        ),
        ("categories = [", "is no TOML"),
    ],
)
def test_a_wrong_value_is_one_sentence_with_file_and_key(tmp_path: Path, words: str, named: str) -> None:
    file = written(tmp_path, words)
    said = said_of(lambda: read_policy(file))
    assert named in said
    for sentence in (said, said_of(lambda: read_policy(file), "id")):
        assert str(file) in sentence
        assert "\n" not in sentence


@pytest.mark.parametrize(("words", "line"), [('dismiss = ["x"]\nchannels : []\n', 2), ("\n\ncategories = [\n", 3)])
def test_where_a_file_is_no_toml_its_line_is_told_in_both_languages(tmp_path: Path, words: str, line: int) -> None:
    file = written(tmp_path, words)
    assert said_of(lambda: read_policy(file)).endswith(f"is no TOML: look at line {line}.")
    assert said_of(lambda: read_policy(file), "id").endswith(f"bukan TOML yang benar: periksa baris {line}.")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    given = {"REPORTBOT_TOKEN": "1:x", "REPORTBOT_POLICY_FILE": str(tmp_path / "gone.toml")}
    assert "gone.toml cannot be read: there is no such file." in said_of(lambda: Settings.load(given))
    assert "gone.toml tidak dapat dibaca: berkas itu tidak ada." in said_of(lambda: Settings.load(given), "id")


def test_the_policy_is_what_steps_know(tmp_path: Path) -> None:
    file = written(tmp_path, 'categories = ["fraud"]')
    settings = Settings.load({"REPORTBOT_TOKEN": "1:x", "REPORTBOT_POLICY_FILE": str(file)})
    assert settings.rules().policy.categories == (Category.FRAUD,)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ('[reasons]\nfraud = ["fake-job"]', "reason-fake-job"),
        ('dismiss = ["fake-job"]', "reason-fake-job"),
        ('channels = ["fake-job"]', "reason-fake-job"),
        ('[routes]\nfraud = ["fake-job"]', "reason-fake-job"),
    ],
)
def test_a_new_key_needs_words(tmp_path: Path, words: str, key: str) -> None:
    policy = read_policy(written(tmp_path, words))
    with pytest.raises(SettingsError, match=f"write {key} in"):
        check_policy(policy, Texts.load().keys("id"))
    own = tmp_path / "own" / "id"
    own.mkdir(parents=True)
    keys = ("reason-fake-job", "reason-fake-job-inline", "news-reason-fake-job", "channel-fake-job")
    (own / "own.ftl").write_text("".join(f"{one} = Lowongan palsu\n" for one in keys), encoding="utf-8")
    check_policy(policy, Texts.load(own=own.parent).keys("id"))


def test_the_defaults_have_their_words() -> None:
    check_policy(Policy(), Texts.load().keys("id"))


def test_a_category_of_ones_own_is_offered_and_named_by_file_alone(tmp_path: Path) -> None:
    settings = read_policy(written(tmp_path, 'categories = ["fraud", "own-1", "child"]'))
    assert settings.categories == (Category.FRAUD, Category.OWN_1, Category.CHILD)
    assert settings.reasons_for(Action.ENOUGH, Category.OWN_1) == ANY_ENOUGH
    assert Category.OWN_1 in settings.staff_categories
    assert Category.OWN_2 not in settings.staff_categories
    own = tmp_path / "words" / "id"
    own.mkdir(parents=True)
    (own / "own.ftl").write_text("category-own-1 = Lowongan palsu\n", encoding="utf-8")
    assert Texts.load(own=own.parent).plain(Text("category-own-1"), "id") == "Lowongan palsu"
