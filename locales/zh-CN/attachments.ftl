## Material that members hand in

refused-material-none = 这里没有附材料。
refused-material-empty = 文件“{ $name }”是空的，请重新发一次。
refused-material-too-large = “{ $name }”大小为 { $size } MB，超过 { $limit } MB 的上限。请压缩后再发，或改发照片。
refused-material-kind = “{ $name }”不是可以接收的材料。请发照片（jpg、png、heic）或 pdf、docx、xlsx、txt 文件。
refused-material-fetch = 文件没有接收完整，请再发一次。此前填写的内容均已保留。
refused-material-broken = 图片“{ $name }”无法打开，可能已损坏。请重新拍照或截图后再发。
refused-material-picture-large = 图片“{ $name }”尺寸过大，未予接收。请缩小后再发，或改发照片。
refused-material-heavy = “{ $name }”过大或过于复杂，未予接收。请改发照片或较小的 pdf 文件。
refused-material-damaged = 已保存的材料“{ $name }”损坏或丢失，请本人再发一次。

## Files with a plan or a roster

refused-file-too-large = 文件“{ $name }”大小为 { $size } MB，超过 { $limit } MB 的上限。请只保留文字表格（去掉图片）后再发，或直接粘贴表格。
refused-file-empty = 文件“{ $name }”是空的。请检查后重发，可用 .docx、.xlsx、.pdf、.txt、.csv，或直接粘贴文字。
refused-file-image = “{ $name }”是图片或视频，无法读取其中的文字。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-old-office = “{ $name }”是旧版 Office/WPS 格式（.doc/.xls/.wps/.et）。请打开后另存为 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-encrypted = “{ $name }”有密码保护，无法打开。请取消密码并另存后再发，或直接粘贴表格。
refused-file-other-type = “{ $name }”是 { $kind } 文件，不能读取。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-unknown = 无法识别“{ $name }”的文件类型。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或直接粘贴文字。
refused-file-macro = “{ $name }”含有宏（.docm、.xlsm 等），为安全起见不予读取。请另存为不带宏的 .docx 或 .xlsx 再发。
refused-file-broken = “{ $name }”已损坏，无法完整读取。请在电脑上打开核对，另存后再发。
refused-file-heavy = “{ $name }”过于复杂，未能读取完毕。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-bomb = “{ $name }”解压后体积异常，未予读取。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-unsafe = “{ $name }”含有不安全的内容（外部实体声明），未予读取。请新建一个文件，把表格复制到其中再发。
refused-file-encoding = 无法识别“{ $name }”的文字编码。请另存为 UTF-8 编码的 .txt 或 .csv 再发，或直接粘贴文字。
refused-file-scan = “{ $name }”中没有可以读取的文字，可能是扫描件。请发 .docx、.xlsx，或由 Word、WPS 直接导出的 .pdf，也可以直接粘贴文字。
refused-file-pages = “{ $name }”有 { $pages } 页，超过 { $limit } 页的上限。请只保留计划或名册所在的几页再发，或直接粘贴表格。
refused-file-letters = “{ $name }”的字体没有注明对应的文字，读出的内容会有错误，未予读取。请发 .docx 或 .xlsx，或直接粘贴文字。

## Pasted text

refused-text-cut = 粘贴的文字过长，被应用分成了几条，未予读取。请存为 .txt、.docx 或 .xlsx 文件发送。

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
    }及其说明文字未予接收。这里请发一条文字，例如：{ $question ->
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
        [duty-words] 已电话联系，本人在外地实习，已告知活动内容
        [objection] 3月6日我在场，签到没有成功
        [correction-reason] 没有手机，本人在场
        [new-group] （在新群里发送）/setup
        [step-day] 3月2日
        [step-reason] 上级统一部署，不另报审
        [agenda-lines] 政治学习：两会精神 40分钟 主讲 王书记
        [agenda-goal] 党员熟悉两会精神，能向同学宣讲
        [agenda-problem] 理论学习不够深入
        [agenda-waiver] 当月集中学习已另行安排
        [agenda-title] 两会精神 40分钟
        [agenda-minutes] 40分钟
        [agenda-speaker] 王书记
        [agenda-hours] 2小时
        [record-own] 我认为要把学习成果落实到本职工作中
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
    }及其说明文字未予接收。请发文字、照片或一个文件（pdf、docx、xlsx、txt），例如{ $question ->
        [leave-reason] ：考务安排的照片，或文字“当天参加学院考务工作，全天监考”
        [step-paper] ：支委会会议记录的照片，或文字“3月2日”
       *[makeup-answer] ：学习笔记的照片，或文字“学了……；我认为……；我打算……”
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
    }未予接收。请发 .docx、.xlsx、.pdf、.txt、.csv 文件，或粘贴文字，例如：{ $question ->
        [plan] 3月：红色教育行动，参观革命纪念馆
       *[roster] 张三 正式党员 书记
    }

## Limits on files of both kinds

refused-files-busy = 等待读取的文件较多，这一份尚未接收。请一分钟后再发一次。
refused-files-many-today = 您今天发送的文件已达 { $limit } 份的上限，这一份未予接收。请明天再发，或用文字说明。
refused-files-large-today = 加上这一份，您今天发送的文件超过 { $limit } MB，未予接收。请明天再发，或压缩后再发。
refused-files-branch-full = 本支部{ $year }年保存的材料已达 { $limit } MB 的上限，这一份未予接收。请用文字说明，并请支部委员联系机器人的运营者提高上限。
