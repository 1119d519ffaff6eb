"""A report bot as python-telegram-bot's own documentation has one write it.

Application, ConversationHandler with inline keyboards, PicklePersistence and run_polling as in its examples
`conversationbot.py`, `inlinekeyboard2.py` and `persistentconversationbot.py`; one connection of aiosqlite.
"""

import os
import secrets
from html import escape
from pathlib import Path
from typing import Any

import aiosqlite
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.bots import words

PLATFORM, ACCOUNT, CATEGORY, PHOTO, STORY, CONFIRM = range(6)
GROUP = int(os.environ["BENCHMARK_GROUP"])
DATA_DIR = Path(os.environ["BENCHMARK_DATA_DIR"])

Context = ContextTypes.DEFAULT_TYPE


class Database:
    """The one connection, opened by post_init; bot_data would have it pickled."""

    connection: aiosqlite.Connection


def keyboard(rows: words.Rows) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label) for label in row] for row in rows])


async def edit(update: Update, text: str, rows: words.Rows = ()) -> None:
    query = update.callback_query
    assert query is not None
    # "CallbackQueries need to be answered, even if no notification to the user is needed."
    await query.answer()
    await query.edit_message_text(text, reply_markup=keyboard(rows) if rows else None, parse_mode=ParseMode.HTML)


async def reply(update: Update, text: str, rows: words.Rows) -> None:
    assert update.message is not None
    await update.message.reply_html(text, reply_markup=keyboard(rows))


def draft(context: Context) -> dict[str, Any]:
    assert context.user_data is not None
    return context.user_data


def pressed(update: Update) -> str:
    assert update.callback_query is not None
    return update.callback_query.data or ""


async def begin(update: Update, context: Context) -> int:
    draft(context).clear()
    draft(context).update(photos=[], story="")
    await reply(update, words.ASK_PLATFORM, words.PLATFORMS)
    return PLATFORM


async def platform(update: Update, context: Context) -> int:
    draft(context)["platform"] = pressed(update)
    await edit(update, words.ASK_ACCOUNT.format(**draft(context)))
    return ACCOUNT


async def account(update: Update, context: Context) -> int:
    assert update.message is not None
    draft(context)["account"] = escape(update.message.text or "")
    await reply(update, words.ASK_CATEGORY.format(**draft(context)), words.CATEGORIES)
    return CATEGORY


async def category(update: Update, context: Context) -> int:
    draft(context)["category"] = pressed(update)
    await edit(update, words.ASK_PHOTO)
    return PHOTO


async def photo(update: Update, context: Context) -> int:
    assert update.message is not None
    photos = draft(context)["photos"]
    photos.append(update.message.photo[-1].file_id)
    await reply(update, words.GOT_PHOTO.format(count=len(photos)), [[words.DONE]])
    return PHOTO


async def done(update: Update, _context: Context) -> int:
    await edit(update, words.ASK_STORY, [[words.SKIP]])
    return STORY


async def story(update: Update, context: Context) -> int:
    assert update.message is not None
    draft(context)["story"] = escape(update.message.text or "")
    await reply(update, summary(context), [[words.SEND]])
    return CONFIRM


async def skip(update: Update, context: Context) -> int:
    await edit(update, summary(context), [[words.SEND]])
    return CONFIRM


def summary(context: Context) -> str:
    return words.SUMMARY.format(**draft(context) | {"photos": len(draft(context)["photos"])})


async def send(update: Update, context: Context) -> int:
    assert update.effective_user is not None
    report = draft(context) | {"ticket": "RB-" + secrets.token_hex(4)}
    database = Database.connection
    await database.execute(
        words.INSERT,
        (
            report["ticket"], update.effective_user.id, report["platform"], report["account"], report["category"],
            " ".join(report["photos"]), report["story"],
        ),
    )  # fmt: skip
    await database.commit()
    await edit(update, words.RECEIPT.format(**report))
    await context.bot.send_photo(
        GROUP, report["photos"][0], caption=words.CARD.format(**report), parse_mode=ParseMode.HTML,
        reply_markup=keyboard([[words.ACCEPT, words.REFUSE]]),
    )  # fmt: skip
    return ConversationHandler.END


async def cancel(_update: Update, _context: Context) -> int:
    return ConversationHandler.END


async def opened(_application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    Database.connection = await aiosqlite.connect(DATA_DIR / "reports.db")
    await Database.connection.execute(words.TABLE)
    await Database.connection.commit()


async def closed(_application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    await Database.connection.close()


def conversation() -> ConversationHandler[Any]:
    typed = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        entry_points=[CommandHandler("lapor", begin)],
        states={
            PLATFORM: [CallbackQueryHandler(platform)],
            ACCOUNT: [MessageHandler(typed, account)],
            CATEGORY: [CallbackQueryHandler(category)],
            PHOTO: [MessageHandler(filters.PHOTO, photo), CallbackQueryHandler(done, pattern=f"^{words.DONE}$")],
            STORY: [MessageHandler(typed, story), CallbackQueryHandler(skip, pattern=f"^{words.SKIP}$")],
            CONFIRM: [CallbackQueryHandler(send, pattern=f"^{words.SEND}$")],
        },
        fallbacks=[CommandHandler("batal", cancel)],
        name="report",
        persistent=True,
    )


def main() -> None:
    application = (
        Application.builder()
        .token(os.environ["BENCHMARK_TOKEN"])
        .base_url(os.environ["BENCHMARK_API_URL"] + "/bot")
        .persistence(PicklePersistence(filepath=DATA_DIR / "conversations.pickle"))
        .post_init(opened)
        .post_shutdown(closed)
        .build()
    )
    application.add_handler(conversation())
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
