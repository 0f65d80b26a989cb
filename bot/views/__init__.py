"""Views: turn values of the domain into the text and buttons of messages."""
