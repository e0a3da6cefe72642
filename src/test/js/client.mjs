// A bot by discord.js: logs in, registers a command, posts, makes a thread, answers one slash command and leaves.
// REST_URL is the API's address without a version, TOKEN the bot's; each step is one line on stdout.
import { Client, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder } from "discord.js";

const { REST_URL, TOKEN, GUILD, CHANNEL } = process.env;

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: { api: REST_URL, version: "10" },
});

client.once(Events.ClientReady, async (ready) => {
  console.log(`ready ${ready.user.id}`);
  const guild = await ready.guilds.fetch(GUILD);
  await guild.commands.set([
    new SlashCommandBuilder()
      .setName("ask")
      .setDescription("Ask")
      .addStringOption((option) => option.setName("question").setDescription("what").setRequired(true)),
  ]);
  const channel = await ready.channels.fetch(CHANNEL);
  const message = await channel.send("hello from discord.js");
  const thread = await message.startThread({ name: "Q&A by discord.js" });
  await thread.send("ask here");
  console.log(`thread ${thread.id}`);
});

client.on(Events.InteractionCreate, async (interaction) => {
  await interaction.reply({
    content: `you asked: ${interaction.options.getString("question")}`,
    flags: MessageFlags.Ephemeral,
  });
  await interaction.followUp("and that was all");
  console.log("answered");
  await client.destroy();
});

client.on(Events.Error, (error) => {
  console.error(error);
  process.exit(1);
});
await client.login(TOKEN);
