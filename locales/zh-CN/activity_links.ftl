## Buttons between the screens of an activity

button-to-record = 活动记录
button-to-steps = 程序步骤
button-to-agenda = 议程
button-to-papers = 📄 材料
button-to-check = 检查并上报
button-to-sheets = 纸质表补录
button-to-paste = 粘贴文本
called-off = 🚫 这次活动{ $held ->
        [yes] 已取消
       *[no] 未开展
    }，以下只供查看。
