"""Property tests draw the same examples on every run, so that a passing tree passes anywhere.

`HYPOTHESIS_PROFILE=explore make test` draws new ones; what that finds becomes an `@example` beside its property.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("explore", deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
