"""A report bot as python-telegram-bot's documentation has one write it; the campaigns must find it losing reports.

Application, ConversationHandler and PicklePersistence as they come; aiosqlite; each handler stores, then answers.
"""

import os
import secrets
from pathlib import Path
from typing import Any

import aiosqlite
from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

ACCOUNT, STORY = range(2)
TABLE = "CREATE TABLE IF NOT EXISTS reports (ticket TEXT, account TEXT, story TEXT)"


def data_dir() -> Path:
    return Path(os.environ["PLAIN_DATA_DIR"])


async def begin(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message is not None
    await update.message.reply_text("Akun mana yang Anda laporkan?")
    return ACCOUNT


async def account(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message is not None
    assert context.user_data is not None
    context.user_data["account"] = update.message.text
    await update.message.reply_text("Apa yang terjadi?")
    return STORY


async def story(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message is not None
    assert context.user_data is not None
    ticket = "RB-" + secrets.token_hex(4)
    async with aiosqlite.connect(data_dir() / "plain.db") as database:
        row = (ticket, context.user_data["account"], update.message.text)
        await database.execute("INSERT INTO reports VALUES (?, ?, ?)", row)
        await database.commit()
    await context.bot.send_message(int(os.environ["PLAIN_GROUP"]), f"Laporan {ticket}: {row[1]}")
    await update.message.reply_text(f"Nomor laporan: {ticket}")
    return ConversationHandler.END


async def cancel(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> int:
    return ConversationHandler.END


async def ready(_application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    async with aiosqlite.connect(data_dir() / "plain.db") as database:
        await database.execute(TABLE)
        await database.commit()
    print("serving", flush=True)


def main() -> None:
    words = filters.TEXT & ~filters.COMMAND
    conversation: ConversationHandler[Any] = ConversationHandler(
        entry_points=[CommandHandler("lapor", begin)],
        states={ACCOUNT: [MessageHandler(words, account)], STORY: [MessageHandler(words, story)]},
        fallbacks=[CommandHandler("batal", cancel)],
        name="report",
        persistent=True,
    )
    application = (
        ApplicationBuilder()
        .token(os.environ["PLAIN_TOKEN"])
        .base_url(os.environ["PLAIN_API_URL"] + "/bot")
        .persistence(PicklePersistence(data_dir() / "conversations.pickle"))
        .post_init(ready)
        .build()
    )
    application.add_handler(conversation)
    application.run_polling()


if __name__ == "__main__":
    main()
