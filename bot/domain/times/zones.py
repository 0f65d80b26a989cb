"""Parsing of a time zone: its name, `Europe/Berlin`, or a city of it, `柏林` or `Berlin`."""

from functools import cache
from zoneinfo import available_timezones

from bot.domain.normalisation import compatible
from bot.domain.refusals import Refused

DEFAULT_ZONE = "Asia/Shanghai"
_CITIES = {
    "北京": "Asia/Shanghai", "上海": "Asia/Shanghai", "中国": "Asia/Shanghai", "beijing": "Asia/Shanghai",
    "香港": "Asia/Hong_Kong", "澳门": "Asia/Macau", "台北": "Asia/Taipei", "东京": "Asia/Tokyo", "首尔": "Asia/Seoul",
    "新加坡": "Asia/Singapore", "吉隆坡": "Asia/Kuala_Lumpur", "曼谷": "Asia/Bangkok", "河内": "Asia/Bangkok",
    "雅加达": "Asia/Jakarta", "马尼拉": "Asia/Manila", "仰光": "Asia/Yangon", "达卡": "Asia/Dhaka",
    "新德里": "Asia/Kolkata", "卡拉奇": "Asia/Karachi", "伊斯兰堡": "Asia/Karachi", "塔什干": "Asia/Tashkent",
    "阿拉木图": "Asia/Almaty", "迪拜": "Asia/Dubai", "利雅得": "Asia/Riyadh", "德黑兰": "Asia/Tehran",
    "伊斯坦布尔": "Europe/Istanbul", "莫斯科": "Europe/Moscow", "柏林": "Europe/Berlin", "巴黎": "Europe/Paris",
    "伦敦": "Europe/London", "马德里": "Europe/Madrid", "罗马": "Europe/Rome", "维也纳": "Europe/Vienna",
    "日内瓦": "Europe/Zurich", "布鲁塞尔": "Europe/Brussels", "阿姆斯特丹": "Europe/Amsterdam",
    "斯德哥尔摩": "Europe/Stockholm", "华沙": "Europe/Warsaw", "开罗": "Africa/Cairo", "内罗毕": "Africa/Nairobi",
    "拉各斯": "Africa/Lagos", "约翰内斯堡": "Africa/Johannesburg", "亚的斯亚贝巴": "Africa/Addis_Ababa",
    "纽约": "America/New_York", "华盛顿": "America/New_York", "波士顿": "America/New_York",
    "芝加哥": "America/Chicago", "洛杉矶": "America/Los_Angeles", "旧金山": "America/Los_Angeles",
    "多伦多": "America/Toronto", "温哥华": "America/Vancouver", "墨西哥城": "America/Mexico_City",
    "圣保罗": "America/Sao_Paulo", "布宜诺斯艾利斯": "America/Argentina/Buenos_Aires", "利马": "America/Lima",
    "悉尼": "Australia/Sydney", "墨尔本": "Australia/Melbourne", "奥克兰": "Pacific/Auckland",
}  # fmt: skip


def read_zone(text: str) -> str:
    """Return the name of the zone that the text names, as the time zone database spells it.

    Raises:
        Refused: `zone-unreadable`.
    """
    plain = compatible(text).strip().casefold().replace(" ", "_")
    for ending in ("时间", "时区", "市"):
        plain = plain.removesuffix(ending)
    zone = _CITIES.get(plain) or _by_name().get(plain)
    if zone is None:
        raise Refused("zone-unreadable")
    return zone


@cache
def _by_name() -> dict[str, str]:
    """Return the zones of all places by their full names and by their last parts."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    last = {name.rpartition("/")[2].casefold(): name for name in reversed(places)}
    return last | {name.casefold(): name for name in places}
