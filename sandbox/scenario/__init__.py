"""The scenario: one month of a sample branch, printed or played on the page before the visitor takes over."""
