"""Calls as users and automations see them: fields, sentences, and events."""
