## The record card and its prompts

record-title = 📝 <b>活动纪实 · { $form }</b>（{ $start }）
record-afterwards = { $filed ->
        [yes] 记录已经上报，
       *[no] 活动结束已超过48小时，
    }此后记入的内容标注“补记”。
record-carried = <b>此前议定事项：</b>
record-carried-open = { $number }. { $what }：<b>待登记</b>
record-carried-done = { $number }. { $what }：✅ 已办
record-carried-carried = { $number }. { $what }：仍在办
record-decision = { $text }
record-decision-owner = { $text }（{ $owner }）
record-decision-due = { $text }（{ $due }前）
record-decision-both = { $text }（{ $owner }，{ $due }前）
record-agenda = <b>议程与记录：</b>
record-item = { $number }. { $title }：文字 { $texts } 段，发言 { $speeches } 条，议定 { $decisions } 项
record-item-empty = { $number }. { $title }：（待补充）
record-item-plain = { $number }. { $title }：（可不写文字）
record-item-vote = { $number }. { $title }：{ $result }
record-item-no-vote = { $number }. { $title }：表决结果（待补充）
record-loose = 尚未归入议程：{ $count } 条，请点 [已记内容] 逐条归入
record-counts = 文字 { $texts } 段 · 发言 { $speeches } 条 · 议定 { $decisions } 项 · 照片 { $photos } 张（选用 { $chosen } 张）· 清点人数{ $counted ->
        [yes] {" "}{ $heads }
       *[no] （待补充）
    } · 总结提升{ $summary ->
        [yes] ✅
       *[no] （待补充）
    }
record-guides = { $known ->
        [yes] 指导领导：{ $names }
       *[no] 指导领导：—
    } · 领导点评{ $commented ->
        [yes] {" "}✅
       *[no] {" "}—
    }
record-guide = { $name }{ $posted ->
        [yes] （{ $post }）
       *[no] {""}
    }
record-own-waits = 党员提交的发言：{ $count } 条待采用
record-missing = 还缺：{ $what }
record-lacks-minutes = 会议记录
record-lacks-items = 部分议程的记录
record-lacks-votes = 表决结果
record-lacks-heads = 清点人数
record-lacks-photos = 照片（2 至 4 张）
record-lacks-summary = 总结提升
record-complete = ✅ 记录已齐备。
record-how =
    <i>直接把记录发来即可，先后不限，可分多天：文字（可分多条）、照片、<b>实到23人</b>、<b>张三：……</b>（发言）、<b>议定：…… 负责人 张三 4月10日前</b>。随发随存。</i>
record-ahead = 📝 <b>活动纪实 · { $form }</b>（{ $start }）
    活动尚未开始，开始后即可记录。记录人：{ $recorder }。
record-ahead-agenda = <b>议程：</b>
record-ahead-no-agenda = 尚无议程。
record-item-ahead = { $number }. { $title }
record-ahead-how = 可以先做的：定好议程和记录人，备好党旗、党徽和学习材料，回看此前议定事项的办理情况。
record-choose = 请选择要记录的活动。
record-gone = “{ $form }”（{ $start }）{ $held ->
        [yes] 已取消
       *[no] 未开展
    }，不记录。{ $kept ->
        [0] {""}
       *[other] 此前记入的 { $kept } 条仍然保存，可以查看，不写入材料。
    }
record-choose-else = { $about }要记录其他活动的，请选择：
record-begins = 📝 <b>“{ $form }”开始了</b>（{ $start }），由您记录。
    点 [打开记录] 后，随时把文字、照片直接发来即可，可分多天，先记要点也可以。
button-record-open = 打开记录
button-record-kept = 查看已记内容（{ $count }）
button-record-others = 其他活动
button-record-card = 回到记录卡
button-record-activity = { $form }（{ $start }）
button-record-activity-ahead = { $form }（{ $start }，未开始）
button-record-item = { $number } { $title }
button-record-vote = { $number } 表决结果
button-record-summary = 总结提升
button-record-decisions = 议定事项
button-record-heads = 清点人数
button-record-guide = 指导领导
button-record-comment = 领导点评
button-record-entries = 已记内容
button-record-photos = 照片 { $chosen }/{ $count }
button-record-offered = 采用发言 { $count }
button-record-done = { $number } 已办
button-record-carried = { $number } 仍在办
record-prompt-item = 请回复本条，发送第{ $number }项“{ $title }”的记录：文字或照片，可分多条。发言请写“张三：……”。
record-prompt-vote = 请回复本条，用一行发送第{ $number }项“{ $title }”的表决结果，只记票数，不记谁投了什么，例如：赞成18 反对1 弃权2。有人到会未投票的加“未投1”；发展党员在会前收到书面意见的加“书面赞成1”。
record-prompt-summary = 请回复本条，发送总结提升：取得的成效、存在的不足、下一步打算。
record-prompt-decisions = 请回复本条，发送议定事项，一行一项，写明事项、负责人和时限。
record-prompt-heads = 请回复本条，发送现场清点的人数。
record-prompt-guide = 请回复本条，发送到会的指导领导和职务，一行一人，例如：王五（学院党委副书记）。
record-prompt-comment = 请回复本条，发送领导点评的原话：优点、不足、努力方向。
record-example-item = 集中学习……；张三：……
record-example-vote = 赞成18 反对1 弃权2
record-example-summary = 通过学习，……
record-example-decisions = 开展联学 负责人 张三 4月10日前
record-example-heads = 23
record-example-guide = 王五（学院党委副书记）
record-example-comment = 王五：主题鲜明，……
record-heads-stored = ✅ 清点人数：{ $heads }。签到 { $checked } 人，{ $same ->
        [yes] 两者一致。
       *[no] 两者不一致，请核对。
    }
button-own-words = 我的发言：{ $form }

## Refusals

refused-record-nothing-yours = 目前没有您可以记录的活动。活动开始后请发送 /record；党员签到后可以提交自己的发言。
refused-record-cancelled = “{ $form }”（{ $start }）已取消，不记录。{ $sent ->
        [yes] 发来的内容没有存入；
       *[no] {""}
    }有其他活动的，请发送 /record 选择。
refused-record-not-held = “{ $form }”（{ $start }）未开展，不记录。{ $sent ->
        [yes] 发来的内容没有存入；
       *[no] {""}
    }有其他活动的，请发送 /record 选择。
refused-record-early = “{ $form }”（{ $start }）尚未开始{ $sent ->
        [yes] ，发来的内容没有存入。请在开始后再发。
       *[no] ，开始后即可记录。
    }
refused-record-kept-by = 您已不是“{ $form }”的记录人，发来的内容没有存入。记录现由{ $who }办理，请把内容转给他们。
refused-record-gone = 这条记录不在了，可能已撤回。请发送 /record 查看。
refused-record-item-gone = 这项议程已删去。请发送 /record 查看现在的议程。
refused-record-full = 本次活动的记录已达 { $limit } 字的上限，这一条没有存入。请精简后再发。
refused-record-long = 一段文字最多 { $limit } 字，超出的部分没有存入，此前的已存。请分次发送。
refused-record-file-kind = “{ $name }”不是文字或照片，没有存入。记录请发文字、.txt、.docx，或照片（JPEG、PNG、HEIC）。
refused-not-taken-record = { $kind ->
        [video] 视频
        [voice] 语音
        [audio] 音频
        [round] 圆形视频
        [animation] 动图
        [sticker] 贴纸
        [location] 位置
        [contact] 名片
        [photo] 图片
        [document] 文件
       *[other] 这类消息
    }未予接收，此前发来的都已存好。记录请发文字或照片，例如：张三：我谈一点体会……
