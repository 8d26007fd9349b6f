"""vnlint on Ray Data: findings of a dataset, or the dataset repaired. Needs the extra `vnlint[ray]`."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import ray.data

from vnlint.adapters.arrow import ArrowLinter


def findings(dataset: ray.data.Dataset, linter: ArrowLinter, **options: Any) -> ray.data.Dataset:
    """The findings in a dataset, one a row (`vnlint.adapters.arrow.FINDINGS`).

    ``row`` counts within a batch, so give the linter an ``id_field`` to find the rows again. ``options`` are those of
    `ray.data.Dataset.map_batches`: ``batch_size``, ``num_cpus``, ``concurrency``. Raises ValueError as
    `ArrowLinter.check`, where the schema is known without reading anything.
    """
    _check(dataset, linter)
    return dataset.map_batches(linter.findings, batch_format="pyarrow", zero_copy_batch=True, **options)


def fixed(
    dataset: ray.data.Dataset, linter: ArrowLinter, *, count: str | None = None, **options: Any
) -> ray.data.Dataset:
    """The dataset with its texts repaired. ``count`` as `ArrowLinter.fixed` says, the rest as `findings`."""
    _check(dataset, linter, count)
    return dataset.map_batches(
        linter.fixed, fn_kwargs={"count": count}, batch_format="pyarrow", zero_copy_batch=True, **options
    )


def _check(dataset: ray.data.Dataset, linter: ArrowLinter, count: str | None = None) -> None:
    """Refuse columns that cannot be used here, not on a worker, where they are known."""
    known = dataset.schema(fetch_if_missing=False)
    if known is not None and isinstance(known.base_schema, pa.Schema):
        linter.check(known.base_schema, count=count)
