"""vnlint on Spark: findings of a data frame, or the data frame repaired. Needs the extra `vnlint[spark]`."""

from __future__ import annotations

import functools

from pyspark.sql import DataFrame
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
from pyspark.sql.types import IntegerType, StructField, StructType

from vnlint.adapters.arrow import FINDINGS, ArrowLinter, over_batches


def findings(frame: DataFrame, linter: ArrowLinter) -> DataFrame:
    """The findings in a data frame, one a row (`vnlint.adapters.arrow.FINDINGS`).

    ``row`` counts within a batch, so give the linter an ``id_field`` to find the rows again. Raises ValueError as
    `ArrowLinter.check`.
    """
    linter.check(to_arrow_schema(frame.schema))
    return frame.mapInArrow(over_batches(linter.findings), from_arrow_schema(FINDINGS))


def fixed(frame: DataFrame, linter: ArrowLinter, *, count: str | None = None) -> DataFrame:
    """The data frame with its texts repaired; ``count`` and errors as `ArrowLinter.fixed` says."""
    linter.check(to_arrow_schema(frame.schema), count=count)
    schema = frame.schema
    if count is not None:
        schema = StructType([*schema.fields, StructField(count, IntegerType(), nullable=False)])
    return frame.mapInArrow(over_batches(functools.partial(linter.fixed, count=count)), schema)
