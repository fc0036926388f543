"""Tests of the pbx package; they need no Home Assistant."""
