"""Tests of pbx/tracker/."""
