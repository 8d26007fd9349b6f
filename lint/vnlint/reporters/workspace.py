"""Paths as the repository has them, for services that show findings beside its lines."""

from __future__ import annotations

import os


def in_workspace(path: str, variable: str) -> str:
    """The path below the folder that an environment variable names, with slashes; as it is where it is not in there.

    A job may work in a folder below the one that the repository is in.
    """
    workspace = os.environ.get(variable)
    if not workspace:
        return path
    root = os.path.realpath(workspace)
    folder, name = os.path.split(os.path.abspath(path))
    inside = os.path.relpath(os.path.join(os.path.realpath(folder), name), root)
    return path if inside.startswith(os.pardir + os.sep) else inside.replace(os.sep, "/")
