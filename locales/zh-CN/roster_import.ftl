## The preview of a list

roster-read = <b>读到 { $people } 人</b>
roster-differences = 与现在的名册相比：新增 { $new } 人，更改 { $changed } 人，不变 { $same } 人。
roster-changed = · { $name }：{ $old } → { $new }
roster-dated = · { $name }：从{ $day }起
roster-dated-more = ……另有 { $people } 人的日期
roster-not-used = ⚠️ 没有用到的、需要核对的：
roster-told = ⚠️ 另有 { $count } 点请核对（不影响保存）：
roster-absent = 这份名单里没有 { $people } 人：{ $names }
roster-problems = ⚠️ 有 { $lines } 处需要改正：
roster-more-problems = ……另有 { $lines } 处
roster-not-stored = 还没有保存。确认无误请点保存；有误的，请改正后重新发送。
roster-nobody-read = 没有读取到任何人员，没有保存。请改正后重新发送，例如：张三 正式党员 书记
roster-not-added = 有内容没有看懂，因此没有添加。请改正后重新发送，例如：李四 预备党员
roster-pick-kind = 名单没有写明类别。请点出其中的<b>预备党员</b>，其余的都是正式党员；再点一下取消。
roster-pick-name = 这些词可能是姓名。请点出<b>是姓名</b>的，其余的不收；再点一下取消。
roster-ask-branch = 名单里有几个支部的人：{ $branches }。请选择读入哪个支部的人。

## Buttons

button-roster-save = 保存这{ $people }人
button-roster-save-full = 都是正式党员，保存这{ $people }人
button-roster-picked = 完成
button-roster-save-remove = 保存，同时移除{ $people }人
button-roster-again = 重新发送
button-roster-pick-kind = 标出预备党员（{ $people }人中）
button-roster-pick-name = 其中有姓名，由我点出（{ $people }个词）
button-roster-of = { $branch }（{ $people }人）
button-roster-of-all = 都属于本支部，全部读入（{ $people }人）
