"""Tests of the blueprints: each is imported as users do it, and has to act on simulated calls."""
