"""Sound: the recordings and voicemails, and the page that passes sound on."""
