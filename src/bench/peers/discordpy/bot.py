"""A conference bot as one would write it with discord.py: /ask kept in SQLite, a loop that looks each minute what is due.

API_URL is the API's address with its version, GATEWAY_URL the gateway's, TOKEN the bot's, GUILD its server, STORE the database,
SCHEDULE a JSON file of [{at, until, channel, title, text}].
"""

import json
import os
import sqlite3
from datetime import datetime, timezone

import discord
import yarl
from discord import app_commands
from discord.ext import tasks

discord.http.Route.BASE = os.environ["API_URL"]
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["GATEWAY_URL"])

GUILD = discord.Object(int(os.environ["GUILD"]))

db = sqlite3.connect(os.environ["STORE"], isolation_level=None)
db.execute("PRAGMA journal_mode = WAL")
db.execute("PRAGMA synchronous = FULL")
db.executescript("""
    CREATE TABLE IF NOT EXISTS question (
        id INTEGER PRIMARY KEY, channel TEXT NOT NULL, asker TEXT NOT NULL, text TEXT NOT NULL, asked_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS said (key TEXT PRIMARY KEY);
""")

with open(os.environ["SCHEDULE"], encoding="utf-8") as file:
    SCHEDULE = [
        {**item, "at": datetime.fromisoformat(item["at"]), "until": datetime.fromisoformat(item["until"])}
        for item in json.load(file)
    ]


class Bot(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents(guilds=True))
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        await self.tree.sync(guild=GUILD)

    async def on_ready(self):
        if not poll.is_running():
            poll.start()


bot = Bot()


@bot.tree.command(name="ask", description="Ask a question", guild=GUILD)
@app_commands.describe(question="Your question")
async def ask(interaction: discord.Interaction, question: app_commands.Range[str, 1, 500]):
    kept = db.execute(
        "INSERT INTO question (channel, asker, text, asked_at) VALUES (?, ?, ?, ?)",
        (str(interaction.channel_id), str(interaction.user.id), question, int(datetime.now().timestamp() * 1000)),
    )
    await interaction.response.send_message(f"Kept as question #{kept.lastrowid}.", ephemeral=True)


async def announce(item):
    key = f"{item['channel']} {item['at'].isoformat()}"
    if db.execute("SELECT 1 FROM said WHERE key = ?", (key,)).fetchone():
        return
    channel = bot.get_channel(int(item["channel"]))
    message = await channel.send(embed=discord.Embed(title=item["title"], description=item["text"]))
    db.execute("INSERT INTO said (key) VALUES (?)", (key,))
    await message.create_thread(name=f"Q&A {item['title']}")


@tasks.loop(minutes=1)
async def poll():
    now = datetime.now(timezone.utc)
    for item in SCHEDULE:
        if item["at"] <= now < item["until"]:
            await announce(item)


bot.run(os.environ["TOKEN"], log_level=30)
