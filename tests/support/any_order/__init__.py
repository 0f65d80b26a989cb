"""The branch, the actions of its people and what holds after each, for `test_any_order` and `test_past_holds`."""
