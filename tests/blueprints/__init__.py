"""Tests of the blueprints: each is imported as people do it, and seen to act on simulated calls."""
