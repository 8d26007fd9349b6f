"""The code on docs/engines.md runs."""

import re
import warnings
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "engines.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"<!-- (\w+) -->\n```python\n(.*?)```", PAGE, re.S))
NEEDED = {"arrow": "pyarrow", "spark": "pyspark"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what engines say of themselves
        for module in ("pyarrow", "threadpoolctl", NEEDED.get(name, name)):
            pytest.importorskip(module, reason=f"needs the engine of docs/engines.md: {name}")
        exec(compile(EXAMPLES[name], f"docs/engines.md, {name}", "exec"), {"__name__": "example"})
