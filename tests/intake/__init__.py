"""Plans and rosters as people send them."""
