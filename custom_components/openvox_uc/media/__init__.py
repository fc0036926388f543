"""Sound: what can be heard and by whom, and the page that passes it on."""
