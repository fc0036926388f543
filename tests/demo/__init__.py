"""The demo: a simulated PBX and a real Home Assistant, set up as a user would, and a little day of calls told as a story."""
