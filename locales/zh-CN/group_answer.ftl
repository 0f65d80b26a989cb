## An answer that the group did not take

group-answer-privately = 群里目前无法发送消息，在这里答复您：
