"""Papers as content, one maker a paper: values of the domain in, `bot.documents.paper.Paper` out."""
