## Kinds of people and offices

kind-full = 正式党员
kind-probationary = 预备党员
kind-candidate = 发展对象
kind-activist = 入党积极分子
kind-masses = 群众
office-secretary = 书记
office-deputy = 副书记
office-organisation = 组织委员
office-publicity = 宣传委员
office-discipline = 纪检委员

## Roster

roster-title = <b>{ $branch } 名册</b>　共 { $people } 人，已认领身份 { $bound } 人
roster-empty =
    <b>{ $branch }</b> 的名册还是空的。
    点 [导入名册] 发一份文件或粘贴名单，也可以点 [添加/变动] 逐个填写。
roster-kinds = { $kinds }
roster-kind-count = { $kind } { $people }
roster-office = { $office }：{ $names }
roster-group = { $group }（{ $people } 人）：{ $names }
roster-tap-a-name = 点姓名可查看和修改；✓ 表示已认领身份。

## One person

roster-person = <b>{ $name }</b>（{ $words }）
roster-bound = 已认领身份，Telegram 账号“{ $account }”。
roster-bound-unreachable = 已认领身份，Telegram 账号“{ $account }”；但私聊发不到（没有启动或已停用机器人），请当面通知。
roster-unbound = 还没有认领身份；没有 Telegram 也可以，由支部委员代为登记。
roster-choose-kind =
    <b>{ $name }</b> 属于哪一类？点选的，从现在起。
    从今天或以前某日起的，请发一行，例如：{ $name } 转正 6月20日，或 { $name } 预备党员 6月20日起
roster-choose-offices = <b>{ $name }</b> 担任什么职务？点一次添加，再点一次取消。
roster-ask-name = <b>{ $name }</b> 的姓名应写作？请发正确的姓名，例如：张三
roster-renamed = ✅ 已改为 <b>{ $name }</b>，账号和记录不变。
roster-really-unbind = 确定解除 <b>{ $name }</b> 与账号“{ $account }”的绑定吗？对方会收到通知，可以重新认领。

## Import

roster-ask-list =
    请把名册发给我：.xlsx、.docx、.pdf 或 .csv 文件，或直接粘贴，每行一人，写姓名、类别、职务。例如：
    <code>张三 正式党员 书记
    李四 预备党员
    王五 入党积极分子</code>
    同名的人会更新，账号和记录不变。读取结果请您核对，确认后才保存。
roster-ask-more =
    请写明要添加或有变动的人员：姓名、类别、职务，一行一人，例如：李四 预备党员
    从今天或以前某日起的，写明日期；不写日期就从现在起：
    <code>王五 正式党员 2026年3月1日加入
    李四 转正 6月20日
    钱七 3月1日转出至 ××党支部</code>
roster-more-example = 李四 预备党员
roster-no-secretary = ⚠️ 名册上还没有书记，多项事务须由书记办理。请在名单里写明，或在 /roster 里点姓名补充职务。
roster-secretary-kept = ⚠️ 书记没有改：书记的职务通过交接变更。请现任书记在 /roster 点接任人的姓名，再点 [交接书记]。
roster-saved = ✅ <b>{ $branch } 的名册已保存</b>，这次名单共 { $people } 人。
roster-saved-how = 新增 { $new } 人，更改 { $changed } 人，移除 { $gone } 人。
roster-saved-first = “认领身份”卡片即将发到群里。请每位同志点卡片选择自己的姓名，由您或支部委员确认。
roster-saved-next = 新加入的同志请点群里的“认领身份”卡片；找不到卡片的，可在名册里再发一次。
roster-card-posted = ✅ “认领身份”卡片即将重新发到群里。

## Buttons

button-roster-import = 导入名册
button-roster-add = 添加/变动
button-roster-card = 再发“认领身份”卡片
button-roster-group = 更换群
button-roster-departed = 已离开的人
button-roster-claims = 待确认的认领({ $claims })
button-roster-kind = 类别
button-roster-offices = 职务
button-roster-rename = 改名
button-roster-remove = 移出名册
button-roster-unbind = 解除绑定
button-roster-unbind-yes = 确定解除
button-roster-handover = 交接书记
button-roster-back = « 返回名册
button-roster-to-person = « 返回
button-roster-show = 查看名册
button-page-before = « 上一页
button-page-after = 下一页 »

## Problems in the lines of an import

problem-in-table = 表“{ $table }”{ $problem }
problem-roster-name-bad = 第 { $line } 行：“{ $value }”不像姓名，这一行未予读入。请写成：张三 正式党员 书记
problem-roster-name-twice = 第 { $line } 行：“{ $name }”和{ $where }第 { $first } 行重名，只读入{ $where }第 { $first } 行。若是两个人，请写成 { $name }2 或 { $name }（大）。
problem-roster-kind-unknown = 第 { $line } 行：没有看懂“{ $value }”是哪一类，{ $name } 未予读入。类别有：正式党员、预备党员、发展对象、积极分子、群众。
problem-roster-office-unknown = 第 { $line } 行：没有看懂“{ $value }”，{ $name } 已读入，这一项没有记录。职务有：书记、副书记、组织委员、宣传委员、纪检委员。
problem-roster-office-not-member = 第 { $line } 行：{ $name } 不是党员，职务没有记录。若类别有误，请改为：{ $name } 正式党员 组织委员
problem-roster-second-secretary = 第 { $line } 行：{ $where }第 { $first } 行的 { $first_name } 已是书记，{ $name } 已读入，没有记为书记。若是副书记，请写：{ $name } 正式党员 副书记
problem-roster-departs = 第 { $line } 行：{ $name } 离开支部的，请在 /roster 点 [添加/变动] 写明，这一行未予读入。例如：{ $name } 3月1日转出至 ××党支部
problem-roster-day-unclear = 第 { $line } 行：没有写明“{ $value }”是什么日期。从这一天起的，请写成：{ $name } 正式党员 { $value }起；与名册无关的，请删去。
problem-roster-day-unreadable = 第 { $line } 行：没有看懂{ $name }的日期“{ $value }”，{ $name } 已读入，日期没有采用，从保存时起。请写成，例如：2026年3月1日
problem-roster-formula = 第 { $line } 行：“{ $value }”是公式，不予计算，这一行未予读入。请写成：张三 正式党员 书记
problem-roster-office-unknown-several = 第 { $line } 行等 { $people } 处：没有看懂这些职务，人已读入，这些项没有记录：{ $value }。职务有：书记、副书记、组织委员、宣传委员、纪检委员。
problem-roster-kind-unknown-several = 第 { $line } 行等 { $people } 处：没有看懂是哪一类，这些人未予读入：{ $value }。类别有：正式党员、预备党员、发展对象、积极分子、群众。
problem-roster-name-twice-several = 第 { $line } 行等 { $people } 处：姓名与前面的重复，只读入前一处：{ $value }。若是两个人，请在姓名后加 2 或（大）。

## Refusals

refused-name-taken = 名册上已经有“{ $name }”，没有保存。要改职务或类别的，请在 /roster 点姓名；若是同名的两个人，请加以区别，例如：{ $name }2
refused-not-on-roster = 名册上没有“{ $name }”，没有保存。转正、转出要写名册上的人；新加入的人员请写，例如：{ $name } 预备党员 3月1日加入
refused-second-secretary = 书记只有一位，现在是{ $name }。请先取消{ $name }的书记职务，再点这里。
refused-office-needs-member = { $name }担任职务，而职务只能由党员担任。请先改类别或取消职务。
refused-roster-draft-gone = 这份名单已经保存，或被后来发的取代了。请用 /roster 查看名册，需要时重新导入。
refused-roster-not-a-picture = 图片里的名单无法读取。请发 .xlsx、.docx、.pdf 或 .csv 文件，或粘贴文字，例如：张三 正式党员 书记

## Refusals of the roster reader

refused-roster-empty = 名册里没有人。请每行写一人：姓名 类别 职务，例如：张三 正式党员 书记
refused-roster-too-many = 名册超过 { $limit } 人。请只发本支部的名册，每行一人，例如：张三 正式党员 书记
