"""What all tests share: in `.ci/run` the laws are tried with the same examples each time.

What a new example finds is found at somebody's desk, where it is random, and not by whoever happens
to hand in a change.
"""

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True, database=None)
if os.environ.get("CHRONO_CI"):
    settings.load_profile("same")
