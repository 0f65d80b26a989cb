## Question

which-branch = 您属于多个党支部。请选择这次办理的支部：

## Heading of a list that shows several branches

branch-heading = 🏷 <b>{ $branch }</b>

## Refusals

refused-which-branch = 您同时属于{ $branches }，刚才的内容没有处理。请重新发送命令（例如 /plan），先选择支部。
