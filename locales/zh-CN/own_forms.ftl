## Forms of the branch's own

form-button = 模板
form-list = 📄 <b>材料模板</b>
    各类材料默认用标准表，也可换成本支部或上级规定的表。
form-line = · { $kind }：{ $own ->
        [yes] 本支部的表“{ $name }”
       *[no] 标准表
    }
form-one = 📄 <b>{ $kind }</b>
    现用：{ $own ->
        [yes] 本支部的表“{ $name }”
       *[no] 标准表
    }
    先下载样表，在 Word 或 WPS 中改成本支部的样式，双花括号里的名称保留在要填的位置，再发回来。
form-button-start = 下载样表
form-button-own = 换成本支部的表
form-button-standard = 用回标准表
form-button-back = 返回
form-start-name = 样表
form-start = { $kind }的样表。双花括号里是可填的名称；表格的一行写在“for”“endfor”两行之间。末页列有全部名称，定稿前请删去。
form-names = 可用的名称（定稿前请删去本页）：
form-ask = 请发来{ $kind }的模板（.docx，不超过 5 MB）。发来后先用一份写满的和一份空白的记录试填，能用才会换上。模板中没有“校验码”的位置时，校验码印在页脚。
form-taken = ✅ 已换用本支部的{ $kind }模板“{ $name }”，今后生成的{ $kind }都用它。想看效果，请重新取一份{ $kind }。{ $coded ->
        [no] 模板中没有“校验码”的位置，校验码印在每页页脚。
       *[yes] {""}
    }
form-failed = ⚠️ 本支部的{ $kind }模板“{ $name }”这次没有填成：{ $why }
    已改用标准表，标准表另有校验码。{ $may ->
        [yes] 请改好模板后点 [换成本支部的表] 重发，或点 [用回标准表]。
       *[no] 请告诉书记：改好模板后在 /settings → 模板 重发，或用回标准表。
    }
form-failed-gone = 保存的模板文件损坏或丢失。
refused-form-file = 请发来 Word 文件（.docx）作为模板。
refused-form-kind = “{ $name }”不是 Word 文件（.docx），不能用作模板。请在 Word 或 WPS 中另存为 .docx 后再发。
refused-form-links = “{ $name }”含有外部链接、嵌入对象或会自动取数的域，为安全起见不能用作模板。请去掉后另存再发。
refused-form-broken = 模板里有写错的标记：{ $near }。请检查花括号和“for”“endfor”是否成对。
refused-form-unknown = 模板里的“{ $field }”不是可填的名称。请对照样表末页所列的名称改正。
refused-form-empty = 模板里没有可填的名称，换上后每份材料都会是空表。请在要填的地方写名称，放在半角的双花括号里，写法见样表（/settings → 模板 → 下载样表）。
refused-form-tag = 模板里有不支持的写法（{ $tag }）。请只用名称、表格的“for”“endfor”和“if”“endif”。
refused-form-heavy = 模板“{ $name }”试填用时太长或占用太多内存，不能使用。请检查是否有层层嵌套的“for”。
refused-form-no-activity = 本支部还没有开展过活动，无从试填模板。首次活动开始后即可设置。
