"""A report bot as aiogram's own documentation has one write it.

Router, StatesGroup, MemoryStorage and start_polling as in its guide to the finite state machine; one connection of
aiosqlite, given to the handlers by the dispatcher.
"""

import asyncio
import os
import secrets
from html import escape
from pathlib import Path
from typing import Any

import aiosqlite
from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.bots import words

GROUP = int(os.environ["BENCHMARK_GROUP"])
DATA_DIR = Path(os.environ["BENCHMARK_DATA_DIR"])

router = Router()


class Report(StatesGroup):
    platform = State()
    account = State()
    category = State()
    photo = State()
    story = State()
    confirm = State()


def keyboard(rows: words.Rows) -> InlineKeyboardMarkup:
    buttons = [[InlineKeyboardButton(text=label, callback_data=label) for label in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=buttons)


async def edit(query: CallbackQuery, text: str, rows: words.Rows = ()) -> None:
    await query.answer()
    assert isinstance(query.message, Message)
    await query.message.edit_text(text, reply_markup=keyboard(rows) if rows else None)


@router.message(Command("lapor"))
async def begin(message: Message, state: FSMContext) -> None:
    await state.set_state(Report.platform)
    await state.set_data({"photos": [], "story": ""})
    await message.answer(words.ASK_PLATFORM, reply_markup=keyboard(words.PLATFORMS))


@router.message(Command("batal"))
async def cancel(_message: Message, state: FSMContext) -> None:
    await state.clear()


@router.callback_query(Report.platform)
async def platform(query: CallbackQuery, state: FSMContext) -> None:
    data = await state.update_data(platform=query.data)
    await state.set_state(Report.account)
    await edit(query, words.ASK_ACCOUNT.format(**data))


@router.message(Report.account, F.text)
async def account(message: Message, state: FSMContext) -> None:
    data = await state.update_data(account=escape(message.text or ""))
    await state.set_state(Report.category)
    await message.answer(words.ASK_CATEGORY.format(**data), reply_markup=keyboard(words.CATEGORIES))


@router.callback_query(Report.category)
async def category(query: CallbackQuery, state: FSMContext) -> None:
    await state.update_data(category=query.data)
    await state.set_state(Report.photo)
    await edit(query, words.ASK_PHOTO)


@router.message(Report.photo, F.photo)
async def photo(message: Message, state: FSMContext) -> None:
    assert message.photo
    photos = [*(await state.get_data())["photos"], message.photo[-1].file_id]
    await state.update_data(photos=photos)
    await message.answer(words.GOT_PHOTO.format(count=len(photos)), reply_markup=keyboard([[words.DONE]]))


@router.callback_query(Report.photo, F.data == words.DONE)
async def done(query: CallbackQuery, state: FSMContext) -> None:
    await state.set_state(Report.story)
    await edit(query, words.ASK_STORY, [[words.SKIP]])


@router.message(Report.story, F.text)
async def story(message: Message, state: FSMContext) -> None:
    data = await state.update_data(story=escape(message.text or ""))
    await state.set_state(Report.confirm)
    await message.answer(summary(data), reply_markup=keyboard([[words.SEND]]))


@router.callback_query(Report.story, F.data == words.SKIP)
async def skip(query: CallbackQuery, state: FSMContext) -> None:
    await state.set_state(Report.confirm)
    await edit(query, summary(await state.get_data()), [[words.SEND]])


def summary(data: dict[str, Any]) -> str:
    return words.SUMMARY.format(**data | {"photos": len(data["photos"])})


@router.callback_query(Report.confirm, F.data == words.SEND)
async def send(query: CallbackQuery, state: FSMContext, bot: Bot, database: aiosqlite.Connection) -> None:
    report = await state.get_data() | {"ticket": "RB-" + secrets.token_hex(4)}
    await state.clear()
    await database.execute(
        words.INSERT,
        (
            report["ticket"], query.from_user.id, report["platform"], report["account"], report["category"],
            " ".join(report["photos"]), report["story"],
        ),
    )  # fmt: skip
    await database.commit()
    await edit(query, words.RECEIPT.format(**report))
    decide = keyboard([[words.ACCEPT, words.REFUSE]])
    await bot.send_photo(GROUP, report["photos"][0], caption=words.CARD.format(**report), reply_markup=decide)


async def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BENCHMARK_API_URL"]))
    defaults = DefaultBotProperties(parse_mode=ParseMode.HTML)
    bot = Bot(token=os.environ["BENCHMARK_TOKEN"], session=session, default=defaults)
    async with aiosqlite.connect(DATA_DIR / "reports.db") as database:
        await database.execute(words.TABLE)
        await database.commit()
        dispatcher = Dispatcher(storage=MemoryStorage(), database=database)
        dispatcher.include_router(router)
        await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
