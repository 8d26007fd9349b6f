"""vnlint on Ray Data: findings of a dataset, or the dataset repaired. Needs the extra `vnlint[ray]`."""

from __future__ import annotations

from typing import Any

import ray.data

from vnlint.adapters.arrow import ArrowLinter


def findings(dataset: ray.data.Dataset, linter: ArrowLinter, **options: Any) -> ray.data.Dataset:
    """The findings in a dataset, one a row (`vnlint.adapters.arrow.FINDINGS`).

    ``row`` counts within a batch, so give the linter an ``id_field`` to find the rows again. ``options`` are those of
    `ray.data.Dataset.map_batches`: ``batch_size``, ``num_cpus``, ``concurrency``.
    """
    return dataset.map_batches(linter.findings, batch_format="pyarrow", zero_copy_batch=True, **options)


def fixed(
    dataset: ray.data.Dataset, linter: ArrowLinter, *, count: str | None = None, **options: Any
) -> ray.data.Dataset:
    """The dataset with its texts repaired. ``count`` and ``options`` as `ArrowLinter.fixed` and `findings` say."""
    return dataset.map_batches(
        linter.fixed, fn_kwargs={"count": count}, batch_format="pyarrow", zero_copy_batch=True, **options
    )
