## Material that members hand in

refused-material-none = 这里没有附材料。
refused-material-empty = 文件“{ $name }”是空的，请重新发一次。
refused-material-too-large = “{ $name }”有 { $size } MB，最大 { $limit } MB。请压缩，或拍一张照片发来。
refused-material-kind = “{ $name }”不是可以接收的材料。请发照片（jpg、png、heic）或 pdf、docx、xlsx、txt 文件。
refused-material-fetch = 文件没有收全，请再发一次。前面填写的都还在。
refused-material-broken = 图片“{ $name }”打不开，可能已损坏。请重新拍一张或截图，再发一次。
refused-material-picture-large = 图片“{ $name }”的尺寸太大，没有收。请缩小后再发，或直接拍一张照片发来。
refused-material-heavy = “{ $name }”太大或太复杂，没有收。请换成一张照片，或较小的 pdf 再发。
refused-material-damaged = 材料“{ $name }”在存放处已损坏或丢失，请本人再发一次。

## Files with a plan or a roster

refused-file-too-large = 文件“{ $name }”有 { $size } MB，超过 { $limit } MB 的上限。请只保留文字表格（去掉图片）后重发，或直接把表格内容粘贴过来。
refused-file-empty = 文件“{ $name }”是空的。请检查后重发，可用 .docx、.xlsx、.pdf、.txt、.csv，或直接粘贴文字。
refused-file-image = “{ $name }”是图片或视频，认不出里面的文字。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-old-office = “{ $name }”是旧版 Office/WPS 格式（.doc/.xls/.wps/.et）。请打开后另存为 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-encrypted = “{ $name }”有密码保护，打不开。请取消密码后另存一份再发，或直接粘贴表格。
refused-file-other-type = “{ $name }”是 { $kind } 文件，不能读取。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-unknown = 认不出“{ $name }”是什么文件。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-macro = “{ $name }”带有宏（.docm/.xlsm 一类），为安全起见不读。请另存为不带宏的 .docx 或 .xlsx 再发。
refused-file-broken = “{ $name }”已损坏，读不完整。请在电脑上打开确认无误，另存一份再发。
refused-file-heavy = “{ $name }”太复杂，读到一半停了下来。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-bomb = “{ $name }”解压后大得不合常理，没有读取。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-unsafe = “{ $name }”里有不安全的内容（外部实体声明），没有读。请新建一个文件，把表格复制进去再发。
refused-file-encoding = 认不出“{ $name }”的文字编码。请另存为 UTF-8 编码的 .txt 或 .csv 再发，或直接粘贴文字。
refused-file-scan = “{ $name }”里没有可以读取的文字，多半是扫描件。请发 .docx、.xlsx，或由 Word、WPS 直接导出的 .pdf，也可以直接粘贴文字。
refused-file-pages = “{ $name }”有 { $pages } 页，超过 { $limit } 页的上限。请只保留计划或名册所在的几页再发，或直接粘贴表格。
refused-file-letters = “{ $name }”的字体没有注明是哪些字，读出来会是错的，没有读。请发 .docx 或 .xlsx，或直接粘贴文字。

## Pasted text

refused-text-cut = 粘贴的文字太长，被应用分成了几条，没有读。请存成 .txt、.docx 或 .xlsx 文件发来。

## Kinds of messages that a question does not take

refused-not-taken-text = { $kind ->
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
    }没有收，连同说明文字。这里请发一条文字，例如：{ $question ->
        [setup-name] 会计学院学生第二党支部
        [setup-superior] 会计学院机关党委
        [setup-day] 每月第一个周五
        [setup-time] 14:00 党员活动室
        [settings-value] 7 天
        [settings-reason] 支委会研究决定
        [blocked-days] 6月15日-7月5日 期末考试
        [roster-rename] 张三
        [roster-destination] 会计学院第一党支部 3月1日
        [plan-reason] 学习贯彻刚召开的全会精神
        [arrange-when] 28日 14:00-17:30
        [arrange-place] 教学楼A201
        [arrange-content] 传达学习全会精神，交流研讨
        [arrange-theme] 红色教育行动：参观革命纪念馆
        [arrange-reason] 上级临时部署学习任务
        [recorded-later-theme] 红色教育行动：参观革命纪念馆
        [recorded-later-when] 9日 14:00-17:30 党员活动室
        [recorded-later-people] 缺席：张三、李四；请假：王五
        [recorded-later-reason] 日期和名单填到了别的月份
        [heads] 21
        [leave-note] 请补充实习单位的证明
        [absence-reason] 当天在外地实习，没有来得及请假
        [makeup-note] 请结合自己的工作谈谈怎么做
        [makeup-contact] 已电话联系，本人住院，下周出院
        [makeup-how] 送学上门，3月10日面谈并学习了材料
        [duty-words] 打了电话，本人在外地实习，已告知活动内容
        [objection] 3月6日我在场，签到没有成功
        [correction-reason] 没有手机，本人在场
        [new-group] （在新群里发送）/setup
       *[claim] 张三
    }
refused-not-taken-proof = { $kind ->
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
    }没有收，连同说明文字。请发文字、照片或一个文件（pdf、docx、xlsx、txt），例如{ $question ->
        [leave-reason] ：拍下考务安排发来，或写“当天参加学院考务工作，全天监考”
       *[makeup-answer] ：拍下学习笔记发来，或写“学了……；我认为……；我打算……”
    }
refused-not-taken-table = { $kind ->
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
    }没有收。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或粘贴文字，例如：{ $question ->
        [plan] 3月：红色教育行动，参观革命纪念馆
       *[roster] 张三 正式党员 书记
    }

## Limits on files of both kinds

refused-files-busy = 现在要看的文件太多，这一份还没有收。请过一分钟再发一次。
refused-files-many-today = 今天发来的文件已满 { $limit } 份，这一份没有收。请明天再发，或用文字说明。
refused-files-large-today = 今天发来的文件加上这一份超过 { $limit } MB，没有收。请明天再发，或压缩后再发。
refused-files-branch-full = 本支部{ $year }年存的材料已满 { $limit } MB，这一份没有收。请用文字说明，并请支部委员联系管理机器人的人调高上限。
