## Refusals

refused-anonymous = 您是以匿名身份发言的，我不知道您是谁。请私聊我，再说一遍。
refused-edited = 改过的消息我不会重看，刚才的改动没有记下。请把改好的内容重新发一条。
