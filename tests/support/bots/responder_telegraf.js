// The responder on telegraf: `node responder_telegraf.js ADDRESS TOKEN PICTURE`; see `responder_telebot.py`.

const { Input, Markup, Telegraf } = require('telegraf');

const [apiRoot, token, picture] = process.argv.slice(2);
const bot = new Telegraf(token, { telegram: { apiRoot } });

bot.command('menu', (ctx) => ctx.reply('Menu', Markup.inlineKeyboard([Markup.button.callback('Press', 'go')])));
bot.on('callback_query', async (ctx) => {
  await ctx.answerCbQuery('Pressed');
  await ctx.editMessageText('Done');
});
bot.command('photo', (ctx) => ctx.replyWithPhoto(Input.fromLocalFile(picture), { caption: 'Photo' }));
bot.command('document', (ctx) =>
  ctx.replyWithDocument(Input.fromBuffer(Buffer.from('list'), 'list.txt'), { caption: 'Document' }));
bot.command('marked', (ctx) => ctx.replyWithMarkdownV2('*bold* _italic_ 1\\.5'));
bot.command('admins', async (ctx) => {
  const names = (await ctx.getChatAdministrators()).map(({ user }) => user.first_name).sort().join(', ');
  const own = await ctx.getChatMember(ctx.botInfo.id);
  const asker = await ctx.getChatMember(ctx.from.id);
  await ctx.reply(`${names}; pins: ${own.can_pin_messages}; you: ${asker.status}`.toLowerCase(),
    { reply_parameters: { message_id: ctx.message.message_id } });
});
bot.on('text', (ctx) => ctx.reply(ctx.message.text));
bot.launch();
