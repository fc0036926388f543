"""Tests of pbx/api/."""
