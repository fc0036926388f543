"""Looks at the integration through a browser.

Builds automations by mouse, and takes pictures of every page.
"""
