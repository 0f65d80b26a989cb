"""The Party branch's bot."""
