"""Tests of contacts/."""
