"""The test of reports: watches what a PBX reports for a minute, and says what is right, and what is wrong."""
