"""Documents read as one page, and one by one: nobody can tell."""

import pytest
from hypothesis import example, given, settings

from tests.properties.whole import LEVELS, SETS, Text, linter_of, pages
from vnlint.fixing import Fixer


@pytest.mark.parametrize("name", SETS)
@given(page=pages)
@example(page=[Text("Ａ", "plain"), Text("\u3000。", "plain")])
@example(page=[Text("Việt Nam"), Text("Cited in Politics, 2/19/1999, and elsewhere.")])
def test_a_page_says_what_its_documents_say_alone(name, page):
    together = linter_of(name).check_page([text.document() for text in page])
    assert together == [text.check(name) for text in page]


@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=settings().max_examples // 2)
@given(page=pages)
def test_a_page_is_fixed_as_its_documents_are_alone(level, page):
    together = Fixer(linter_of("all"), level).fix_page([text.document() for text in page])
    assert together == [text.fix("all", level) for text in page]
