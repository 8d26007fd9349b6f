"""Strategies of text that looks like Vietnamese, and like what happens to it."""

import os
import signal
import sys
import tempfile

from hypothesis import HealthCheck, settings

signal.signal(signal.SIGINT, signal.default_int_handler)  # shells have background jobs ignore it, and all they start

settings.register_profile("vnlint", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("vnlint"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("vnlint"), max_examples=2_000)  # --hypothesis-profile
settings.load_profile("ci" if os.environ.get("CI") else "vnlint")
sys.dont_write_bytecode = False
os.environ["VNLINT_CACHE_DIR"] = tempfile.mkdtemp(prefix="vnlint-tests-")  # the user's own is not touched
