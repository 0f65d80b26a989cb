"""The common surnames: a word that begins with one may be a person's name."""

COMMON = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方姚谭廖邹熊金陆郝孔崔毛邱秦史顾侯邵孟段钱汤尹黎乔贺赖龚"
)
