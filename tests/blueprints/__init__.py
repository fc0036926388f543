"""Tests of the blueprints.

Each is imported as users do it, and has to act on simulated calls.
"""
