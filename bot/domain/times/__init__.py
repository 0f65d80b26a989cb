"""Days and hours as people write and mean them."""
