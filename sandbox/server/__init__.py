"""The Bot API: its methods, and HTTP access to them."""
