"""Messages are translated when they are printed; days and numbers follow the language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from gettext import NullTranslations

import pytest
from sphinx_apparatus.core import translation
from sphinx_apparatus.core.dates import long_day, long_month, named_month, number, short_day
from sphinx_apparatus.core.names import comment_heading, comment_name, note_name, unit_name
from sphinx_apparatus.core.translation import Message, PluralMessage
from sphinx_apparatus.core.wording import IN_REPLY_TO, listed, listed_with_and


class Shouting(NullTranslations):
    """A language whose words are English ones, loud; its placeholders stay."""

    def gettext(self, message: str) -> str:
        return "{}".join(message.split("{}")).replace("and", "AND").replace("reply", "REPLY")

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return f"{n}! {singular if n == 1 else plural}"

    def pgettext(self, context: str, message: str) -> str:
        return f"{message}, {context.upper()}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    translation.install(NullTranslations, "en")
    yield
    translation.install(NullTranslations, "en")


def test_a_message_is_translated_when_it_is_printed_and_not_before() -> None:
    message = Message("{one} and {other}")
    assert message(one=1, other="two") == "1 and two"
    translation.install(Shouting, "en")
    assert message(one=1, other="two") == "1 AND two"
    assert str(Message("the title", "after of")) == "the title, AFTER OF"


def test_a_plural_message_has_the_form_of_its_number() -> None:
    message = PluralMessage("{count} unit of {name}", "{count} units of {name}")
    assert message(1, count="one", name="x") == "one unit of x"
    assert message(2, count="two", name="x") == "two units of x"
    translation.install(Shouting, "en")
    assert message(2, count="two", name="x") == "2! two units of x"


def test_a_message_goes_around_what_is_no_string() -> None:
    link = object()
    assert Message("In {a}, {b}.").around(a=[link, "!"], b=[]) == ["In ", link, "!", ", ", "."]
    assert Message("None").around() == ["None"]
    translation.install(Shouting, "en")
    assert IN_REPLY_TO.around(comments=[link]) == ["In REPLY to ", link, "."]


@pytest.mark.parametrize(
    ("items", "plain", "joined"),
    [
        ("", "", ""),
        ("a", "a", "a"),
        ("ab", "a, b", "a and b"),
        ("abc", "a, b, c", "a, b and c"),
    ],
)
def test_lists(items: str, plain: str, joined: str) -> None:
    assert "".join(listed(list(items))) == plain
    assert "".join(listed_with_and(list(items))) == joined


def test_names_are_translated_too() -> None:
    assert (comment_name("c9"), comment_heading("c9")) == ("comment 9", "Comment 9")
    assert unit_name("p-title", after_preposition=True) == unit_name("p-title") == "the title"
    assert unit_name("p-colophon-2") == "colophon 2"
    translation.install(Shouting, "en")
    assert unit_name("p-title", after_preposition=True) == "the title, AFTER A PREPOSITION"
    assert note_name("textual", "b", "thread") == "textual note b on the thread"


@pytest.mark.parametrize(
    ("language", "day", "june", "thousand"),
    [
        ("en", "7 January 2022", "June 1991", "1,199"),
        ("en-GB", "7 January 2022", "June 1991", "1,199"),
        ("en_US", "7 January 2022", "June 1991", "1,199"),
        ("de", "7. Januar 2022", "Juni 1991", "1.199"),
        ("de-AT", "7. Jänner 2022", "Juni 1991", "1.199"),
        ("fr", "7 janvier 2022", "juin 1991", "1\N{NARROW NO-BREAK SPACE}199"),
        ("ja", "2022年1月7日", "1991年6月", "1,199"),
        ("tlh", "7 January 2022", "June 1991", "1,199"),
        ("no language!", "7 January 2022", "June 1991", "1,199"),
    ],
)
def test_days_and_numbers(language: str, day: str, june: str, thousand: str) -> None:
    translation.install(NullTranslations, language)
    assert long_day(date(2022, 1, 7)) == day
    assert named_month("June", "1991") == long_month(date(1991, 6, 30)) == june
    assert number(1199) == thousand


def test_a_month_that_is_not_known_stays_as_it_is_written() -> None:
    translation.install(NullTranslations, "de")
    assert named_month("Summer", "1991") == "Summer 1991"
    assert named_month("June", "c. 1991") == "June c. 1991"
    assert named_month("", "1991") == "1991"
    assert named_month("June", "") == "June"


def test_a_day_in_a_table_is_written_as_the_translation_says() -> None:
    assert short_day("2022-01-07") == "2022-01-07"
    assert short_day("about 2022") == "about 2022"

    class German(NullTranslations):
        def gettext(self, message: str) -> str:
            return "d. MMMM y" if message == "yyyy-MM-dd" else message

    translation.install(German, "de")
    assert short_day("2022-01-07") == "7. Januar 2022"
