"""The demo.

A simulated PBX and a real Home Assistant, set up as a user would, and a short day of
calls.
"""
