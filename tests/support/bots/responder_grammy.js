// The responder on grammY: `node responder_grammy.js ADDRESS TOKEN PICTURE`; see `responder_telebot.py`.

const { Bot, InlineKeyboard, InputFile } = require('grammy');

const [apiRoot, token, picture] = process.argv.slice(2);
const bot = new Bot(token, { client: { apiRoot } });

bot.command('menu', (ctx) => ctx.reply('Menu', { reply_markup: new InlineKeyboard().text('Press', 'go') }));
bot.on('callback_query:data', async (ctx) => {
  await ctx.answerCallbackQuery('Pressed');
  await ctx.editMessageText('Done');
});
bot.command('photo', (ctx) => ctx.replyWithPhoto(new InputFile(picture), { caption: 'Photo' }));
bot.command('document', (ctx) =>
  ctx.replyWithDocument(new InputFile(Buffer.from('list'), 'list.txt'), { caption: 'Document' }));
bot.command('marked', (ctx) => ctx.reply('*bold* _italic_ 1\\.5', { parse_mode: 'MarkdownV2' }));
bot.command('admins', async (ctx) => {
  const names = (await ctx.getChatAdministrators()).map(({ user }) => user.first_name).sort().join(', ');
  const own = await ctx.getChatMember(ctx.me.id);
  const asker = await ctx.getAuthor();
  await ctx.reply(`${names}; pins: ${own.can_pin_messages}; you: ${asker.status}`.toLowerCase(),
    { reply_parameters: { message_id: ctx.msgId } });
});
bot.on('message:text', (ctx) => ctx.reply(ctx.message.text));
bot.start();
