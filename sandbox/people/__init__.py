"""People and groups as objects that tests and the page act through."""
