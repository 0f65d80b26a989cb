## An answer that the group did not take

group-answer-privately = 群里现在不能发消息，先在这里回复您：
