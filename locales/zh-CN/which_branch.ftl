## Question

which-branch = 您在不止一个党支部。这次是哪一个？

## Heading of a list that shows several branches

branch-heading = 🏷 <b>{ $branch }</b>

## Refusals

refused-which-branch = 您同时在{ $branches }，刚才的内容没有处理。请重新发送命令（例如 /plan），先选支部。
