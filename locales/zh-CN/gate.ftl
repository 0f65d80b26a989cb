## Refusals

refused-anonymous = 您以匿名身份发言，无法确认您的身份。请在与机器人的私聊里再发一次。
refused-edited = 编辑过的消息不会重新读取，刚才的改动没有记录。请把改好的内容重新发一条。
