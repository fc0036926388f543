"""Calls as people and automations meet them.

As fields, sentences, events, and in the activity.
"""
