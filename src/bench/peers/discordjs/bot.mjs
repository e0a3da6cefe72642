// A conference bot as one would write it with discord.js: /ask kept in SQLite, announcements by node-schedule.
//
// REST_URL is the API's address without a version, TOKEN the bot's, GUILD its server, STORE the database, SCHEDULE a JSON file of
// [{at, until, channel, title, text}]. KEEPING says how questions are kept: `insert` one by one, `group` all that come within
// a few milliseconds in one commit, `none` not at all.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { Client, EmbedBuilder, Events, GatewayIntentBits, MessageFlags, SlashCommandBuilder } from "discord.js";
import schedule from "node-schedule";

const { REST_URL, TOKEN, GUILD, STORE, SCHEDULE, KEEPING } = process.env;

const db = new Database(STORE);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(`
  CREATE TABLE IF NOT EXISTS question (
    id INTEGER PRIMARY KEY, channel TEXT NOT NULL, asker TEXT NOT NULL, text TEXT NOT NULL, asked_at INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS said (key TEXT PRIMARY KEY);
`);
const insert = db.prepare("INSERT INTO question (channel, asker, text, asked_at) VALUES (?, ?, ?, ?)");
const isSaid = db.prepare("SELECT 1 FROM said WHERE key = ?");
const say = db.prepare("INSERT INTO said (key) VALUES (?)");

// A question that comes after a pause is not held up by it.
const GATHER_MS = 5;

let waiting = [];
let flushedAt = 0;
let commits = 0;
let kept = 0;

const keepAll = db.transaction((all) => all.map(({ values }) => insert.run(...values).lastInsertRowid));

function flush() {
  const all = waiting;
  waiting = [];
  flushedAt = performance.now();
  try {
    const ids = keepAll(all);
    commits += 1;
    kept += all.length;
    if (Math.floor(kept / 5000) > Math.floor((kept - all.length) / 5000)) {
      console.log(`${kept} questions in ${commits} commits`);
    }
    all.forEach(({ resolve }, i) => resolve(ids[i]));
  } catch (error) {
    all.forEach(({ reject }) => reject(error));
  }
}

const keepers = {
  insert: async (values) => insert.run(...values).lastInsertRowid,
  group: (values) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) {
        const left = GATHER_MS - (performance.now() - flushedAt);
        left > 0 ? setTimeout(flush, left) : setImmediate(flush);
      }
      waiting.push({ values, resolve, reject });
    }),
  none: async () => 0,
};
const keep = keepers[KEEPING ?? "insert"];

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: REST_URL, version: "10" },
});

async function announce(item) {
  const key = `${item.channel} ${item.at}`;
  if (isSaid.get(key)) {
    return;
  }
  const channel = await client.channels.fetch(item.channel);
  const embed = new EmbedBuilder().setTitle(item.title).setDescription(item.text);
  const message = await channel.send({ embeds: [embed] });
  say.run(key);
  await message.startThread({ name: `Q&A ${item.title}` });
}

function plan() {
  const now = Date.now();
  for (const item of JSON.parse(readFileSync(SCHEDULE, "utf8"))) {
    const at = Date.parse(item.at);
    if (at > now) {
      schedule.scheduleJob(new Date(at), () => announce(item).catch(console.error));
    } else if (Date.parse(item.until) > now) {
      announce(item).catch(console.error);
    }
  }
}

client.once(Events.ClientReady, async (ready) => {
  await ready.application.commands.set(
    [
      new SlashCommandBuilder()
        .setName("ask")
        .setDescription("Ask a question")
        .addStringOption((option) =>
          option.setName("question").setDescription("Your question").setRequired(true).setMaxLength(500),
        ),
    ],
    GUILD,
  );
  plan();
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (!interaction.isChatInputCommand() || interaction.commandName !== "ask") {
    return;
  }
  try {
    const text = interaction.options.getString("question", true);
    const id = await keep([interaction.channelId, interaction.user.id, text, Date.now()]);
    await interaction.reply({ content: `Kept as question #${id}.`, flags: MessageFlags.Ephemeral });
  } catch (error) {
    console.error(error);
  }
});

client.on(Events.Error, console.error);
await client.login(TOKEN);
