"""Looks at the integration through a browser: builds automations by mouse, and takes pictures of every page."""
