## What is told about a roster

told-roster-kind-assumed = 有 { $count } 人没有写明是正式党员还是预备党员，按正式党员读（名册上已有的人类别不变）：{ $pieces }
told-roster-kind-likely-full = 按“转正时间”一栏，有转正日期的读作正式党员，请核对：{ $pieces }
told-roster-kind-likely-probationary = 按转正情况一栏，尚未转正的读作预备党员，请核对：{ $pieces }
told-roster-kind-carried = 没有写类别，按上面一行的类别读，请核对：{ $pieces }
told-roster-kinds-differ = 类别有两种说法，请核对（写在类别处的优先）：{ $pieces }
told-roster-kind-general = 只写了“党员”，没有写明有无预备党员，都按正式党员读，请核对：{ $pieces }
told-roster-signs = 姓名旁的记号没有说明含义，没有采用：{ $pieces }
told-roster-counts = 名单写明的人数与读到的不一致，请核对（写明的/读到的）：{ $pieces }
told-roster-offices-differ = 两处写的职务不同，都已记下，请核对：{ $pieces }
told-roster-names-odd = 这些姓名不常见，已按原文收下，请核对：{ $pieces }
told-roster-merged = 出现两次，合并为一人：{ $pieces }
told-roster-hints = 备注等处另有说明，没有采用，请核对：{ $pieces }
told-roster-days-unused = 这些日期没有写明是什么日期，没有用：{ $pieces }
told-roster-maybe = 不能确定是不是姓名，没有收：{ $pieces }
told-roster-columns = 没有用到这几栏：{ $columns }{ $more ->
    [0] {""}
   *[other] 等，另有 { $more } 栏
}
told-roster-branches = 名单里有 { $count } 个支部的人，都读入了；若只要本支部的，请删去其他支部的再发：{ $pieces }
told-roster-branch-taken = 只读入“{ $branch }”的人，其他支部的人没有收：{ $pieces }
told-roster-column-part = “{ $column }”栏中没有用到的：{ $pieces }
told-roster-table = 没有用到表“{ $title }”，其中没有读到姓名。
told-roster-table-untitled = 没有用到以“{ $first }”开头的表，其中没有读到姓名。
told-roster-older = 表“{ $title }”早于“{ $newer }”，按后者读，前者没有用到。
told-roster-older-people = 只在较早的那份名单里有，没有收：{ $pieces }
told-roster-lines = 没有用到 { $count } 行：{ $pieces }
told-roster-words = 没有用到这些文字：{ $pieces }
