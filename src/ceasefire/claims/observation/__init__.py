"""Monitors' prose and tables: what they heard and saw, from where, how much of it, how far off."""

from ceasefire.claims.observation.read import Observed, observe

__all__ = ["Observed", "observe"]
