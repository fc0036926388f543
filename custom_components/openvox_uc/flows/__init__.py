"""The forms, except for the first one, which Home Assistant looks for in config_flow.py."""
