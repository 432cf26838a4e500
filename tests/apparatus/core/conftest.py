"""Property-based tests that are quick and try the same things every time."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "core",
    max_examples=50,
    deadline=None,  # machines that build books are slow at times
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("core")
