"""Pictures the bot draws."""
