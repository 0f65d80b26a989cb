"""The Bot API on the desk."""
