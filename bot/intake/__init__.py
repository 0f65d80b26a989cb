"""Reading what people send: yearly plans and rosters, as files or pasted; pure, no Telegram, no storage."""
