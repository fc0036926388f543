"""Tests of pbx/wire/."""
