"""Sound: the recordings and voicemails, the users who may listen, and the page that passes sound on."""
