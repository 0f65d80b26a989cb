## What a file has beside its text and tables, or what makes them doubtful

told-pages-unread = Page { $pages } has no text that can be read, perhaps only a scanned picture; it was not read.
told-pages-recognised = The text of page { $pages } was recognised in a picture and may have wrong letters; please check it.
told-words-slanted = Words that stand aslant or turned, such as a watermark, were not used: { $pieces }.
told-letters-unknown = The font of some letters does not say what they are; they are shown as “�”: { $pieces }.
told-lines-running = The headers and footers of the pages were not used: { $pieces }.
told-lines-crowded = Some lines stand very close, as in a table without lines; its columns may be mixed up, please check: { $pieces }.
