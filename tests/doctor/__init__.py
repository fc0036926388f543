"""The test of reports."""
