"""The table of categories: whole, and every text it names is there."""

from reportbot.conversation.says import Text
from reportbot.domain.categories import CATEGORIES
from reportbot.domain.words import OWN_CATEGORIES, Category
from reportbot.texts import Texts

TEXTS = Texts.load()


def test_every_category_has_its_row() -> None:
    assert list(CATEGORIES) == list(Category)


def test_what_a_row_names_has_its_words() -> None:
    keys = TEXTS.keys("id")
    for category, about in CATEGORIES.items():
        named = {about.receipt, *filter(None, [about.help])}
        named |= {f"reason-{ground}" for ground in about.grounds} | {f"channel-{one}" for one in about.channels}
        assert named - keys == set(), category


def test_no_word_of_a_list_means_two_categories() -> None:
    words = [word for about in CATEGORIES.values() for word in about.listed]
    assert sorted(words) == sorted(set(words))


def test_three_grounds_stand_on_the_first_screen_of_what_has_its_own() -> None:
    for category, about in CATEGORIES.items():
        assert len(about.grounds) in {0, 3}, category
        assert category not in OWN_CATEGORIES or not about.grounds


def test_a_receipt_of_each_category_names_a_channel() -> None:
    for about in CATEGORIES.values():
        assert TEXTS.plain(Text(about.receipt), "id")
