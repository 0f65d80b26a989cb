"""Files from outside: their kinds, safe reading and storage."""
