"""Tables, engine and migrations: what the branch remembers."""
