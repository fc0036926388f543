"""The forms, except for the first one.

Home Assistant looks for that one in config_flow.py.
"""
