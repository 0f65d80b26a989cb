## What a file has beside its text and tables, or what makes them doubtful

told-pages-unread = 第 { $pages } 页没有可以读取的文字，可能是扫描的图片，没有读。
told-pages-recognised = 第 { $pages } 页的文字是从图片识别出来的，可能有错字，请逐项核对。
told-words-slanted = 没有用到斜放或转向的文字（例如水印）：{ $pieces }。
told-letters-unknown = 有的字所用字体没有注明是什么字，读不出来，显示为“�”：{ $pieces }。
told-lines-running = 没有用到页眉、页脚：{ $pieces }。
told-lines-crowded = 有几行挨得很近，像是没有框线的表格，各栏的文字可能混在了一起，请核对：{ $pieces }。
