"""How likely other languages are to have words spelt as some are."""

import pytest

from vnlint_rules.language.foreign_letters import log_likelihood
from vnlint_rules.language.typed import against_keys


@pytest.mark.parametrize(
    ("foreign", "keys"), [("moon", "muwa"), ("boots", "mootj"), ("basso", "ddeem"), ("test1", "nu7o71c")]
)
def test_keys_are_no_words_of_others(foreign, keys):
    assert log_likelihood(foreign) > log_likelihood(keys) + 3


def test_only_keys_as_they_are_typed_tell():
    assert against_keys("nguwowif") == against_keys("bieetj") < -15
    assert against_keys("arrays") == against_keys("boson") == 0
