## Photos of a record

record-photo = { $chosen ->
        [yes] ✅ 选用
       *[no] 未选用
    } · 第 { $number }/{ $count } 张 · { $who } { $at } 发送{ $late ->
        [yes] 〔补记〕
       *[no] {""}
    }{ $timed ->
        [yes] {""} · { $taken } 拍摄
       *[no] {""}
    }{ $captioned ->
        [yes] {""} · { $caption }
       *[no] {""}
    }
    已选用 { $selected } 张，最多 { $most } 张。
record-photos-none = 尚无照片。
button-photo-choose = 选用
button-photo-drop = 不用
button-photo-before = ‹ 上一张
button-photo-next = 下一张 ›

## Refusals

refused-photo-again = 这张照片已经收到，不用再发。
refused-photos-full = 本次活动的照片已达 { $limit } 张的上限，这一张没有存入。请先撤回不用的照片。
refused-photos-chosen = 活动纪实表最多选用 { $limit } 张照片。请先对一张点 [不用]。
