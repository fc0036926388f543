"""Tests of connection/."""
