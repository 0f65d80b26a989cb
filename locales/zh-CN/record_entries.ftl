## Entries of a record

record-stored = ✅ 已记入“{ $form }”（{ $start }）的记录{ $late ->
        [yes] 〔补记〕
       *[no] {""}
    }
record-late = { $filed ->
        [yes] 记录已经上报，
       *[no] 活动结束已超过48小时，
    }这一条在材料中标注“补记”。
record-taken = ✅ 已采用{ $name }的发言，写入会议记录{ $late ->
        [yes] 〔补记〕
       *[no] {""}
    }
record-taken-other = 不是这一项的，请点所属的一项：
record-got-text = 文字 { $count } 段（{ $length } 字）：{ $beginning }
record-got-summary = 总结提升（{ $length } 字）：{ $beginning }
record-got-speech = 发言 { $count } 条：{ $names }
record-got-comment = 领导点评（{ $length } 字）：{ $beginning }
record-got-guide = 指导领导 { $count } 人：{ $names }
record-got-decisions = 议定事项 { $count } 项：
record-got-vote = 表决：{ $result }
record-vote-fault = ⚠️ { $what }
record-got-heic = ⚠️ 其中 HEIC 照片 { $count } 张过大或已损坏，材料中只列说明；要放进材料，请另发 JPEG。
record-got-photos = 照片 { $count } 张，其中选用 { $chosen } 张
record-line = 　· { $words }
record-more = 　· ……另 { $count } 项
record-read = <blockquote>{ $known ->
        [yes] <b>{ $name }：</b>
       *[no] {""}
    }{ $text }</blockquote>
record-read-more = ……另 { $count } 段
record-edited = ✏️ 在原消息上改动，不会改变已记入的内容，记录里仍是改动前的这一条。要更正，请先点下面的 [撤回]，再把改好的内容发来。
record-strangers = 名册上没有：{ $names }，按原文记录。
record-guided = 指导领导：{ $name }
record-belongs = 归入：{ $items }
record-belongs-summary = 归入：总结提升
record-belongs-nowhere = 尚未归入议程，请点所属的一项：
record-belongs-whole = 归入：整场活动
record-item-name = { $number }. { $title }
record-other = { $who }也在记录（{ $at }）：{ $what }
record-ask-item = “{ $what }”
    { $belongs }
    请选择改归哪一项。
record-withdrawn = 已撤回：“{ $what }”
record-said = { $name }：{ $text }
record-agreed = 议定：{ $text }
record-voted = 表决：{ $count }
record-several = { $what }（共 { $count } 条）
record-photos = 照片 { $count } 张
button-record-move = 改归…
button-record-nowhere = 不归议程
button-record-rule-ordinary = 按一般事项计票
button-record-rule-admission = 按发展党员计票
button-record-withdraw = 撤回
button-record-put-back = 恢复
record-list = <b>已记内容</b>：{ $count } 条（{ $page }/{ $pages } 页），点序号可改归或撤回。
record-list-line = { $number }. { $what }（{ $who } { $at }）{ $late ->
        [yes] 〔补记〕
       *[no] {""}
    }{ $loose ->
        [yes] 〔未归入〕
       *[no] {""}
    }
button-record-newer = ‹ 较新
button-record-older = 较早 ›
record-offered = <b>党员提交的发言</b>：{ $count } 条待采用。
record-offered-line = { $number }. <b>{ $name }</b>：{ $text }
button-record-take = 采用 { $number } { $name }
