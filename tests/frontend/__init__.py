"""Tests of frontend/."""
