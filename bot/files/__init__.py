"""Bytes from outside: what kind they are, how they are read without danger, where they are kept."""
