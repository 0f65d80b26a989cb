"""Messages from whose content the bot reads nothing, or no text: stickers, voices, places, media with captions."""

from telegram import Animation, Audio, Contact, Document, Location, PhotoSize, Sticker, Video, VideoNote, Voice


async def sends(town, human, **content):
    town.telegram.serviced(town.telegram.private_room(town.telegram.the_bot(), human), human.user, "sent", **content)
    await town.telegram.settled()


STICKER = Sticker("f", "u", 512, 512, False, False, Sticker.REGULAR)
CLIP = {"animation": Animation("f", "u", 9, 9, 3), "document": Document("f", "u", "clip.mp4", "video/mp4")}
SENT = {
    "sticker": {"sticker": STICKER},
    "voice": {"voice": Voice("f", "u", 3)},
    "location": {"location": Location(121.5, 31.2)},
    "contact": {"contact": Contact("+8613800000000", "张")},
    "video message": {"video_note": VideoNote("f", "u", 9, 3)},
}
SENT_WITH_CAPTION = {
    "video": {"video": Video("f", "u", 9, 9, 3)},
    "animation": CLIP,
    "audio": {"audio": Audio("f", "u", 3)},
}
FILES_TOO = {"photo": {"photo": [PhotoSize("f", "u", 9, 9)]}, "file": {"document": Document("f", "u", "a.pdf")}}
