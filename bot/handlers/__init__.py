"""What people say to the bot, one file a conversation: understand, call one verb, answer."""
