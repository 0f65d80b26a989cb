## An answer that the group did not take

group-answer-privately = The group takes no messages at the moment, so here is the answer:
