"""The forms, except for the first one.

Home Assistant expects that one in config_flow.py.
"""
