## Refusals

refused-anonymous = You are writing anonymously, so I cannot know who you are. Please say it again in our private chat.
refused-edited = Edited messages are not read again, and the change was not kept. Please send the right words as a new message.
