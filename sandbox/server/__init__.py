"""The Bot API: its methods and how they are called over HTTP."""
