"""Hypothesis without a clock: speed is measured in benchmarks; a busy machine makes no test fail."""

from hypothesis import HealthCheck, settings

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
