## The record as text to be pasted

paste-table = 表格
paste-text = 其他文字
paste-label = { $label }
paste-value = { $text }
paste-menu = 📋 <b>粘贴文本</b>（{ $form }）
    供填入上级平台使用；点一下文字块即可复制。
    内容依次为：{ $labels }。
    校验码：<code>{ $code }</code>
paste-menu-empty = 📋 <b>粘贴文本</b>（{ $form }）
    各栏都已设为不粘贴，请点 [调整顺序] 恢复。
paste-button-whole = 整篇
paste-button-fields = 逐栏
paste-button-code = 复制校验码
paste-button-order = 调整顺序
paste-order = ↕️ <b>粘贴文本的栏目顺序</b>
    点序号选中一栏，再移动它，或设为不粘贴。本支部今后的记录都按此顺序。
paste-order-line = { $chosen ->
        [yes] 👉{" "}
       *[no] {""}
    }{ $number }. { $taken ->
        [yes] { $label }
       *[no] <s>{ $label }</s>（不粘贴）
    }
paste-button-pick = { $chosen ->
        [yes] ●
       *[no] {""}
    }{ $number }
paste-button-up = ⬆️ 上移
paste-button-down = ⬇️ 下移
paste-button-turn = 不粘贴 / 恢复
paste-button-back = 返回
paste-button-reset = 恢复原顺序
