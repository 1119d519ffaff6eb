"""Tasks that stand and fall together, those that are cancelled by themselves too."""

import asyncio
from collections.abc import Coroutine, Generator
from contextvars import Context
from typing import Any, TypeVar

from reportbot.errors import Stuck

T = TypeVar("T")


class Together(asyncio.TaskGroup):
    """A TaskGroup that ends with Stuck when one of its tasks is cancelled, which asyncio's own overlooks."""

    def create_task(
        self,
        coro: Generator[Any, None, T] | Coroutine[Any, Any, T],
        *,
        name: str | None = None,
        context: Context | None = None,
    ) -> "asyncio.Task[T]":
        """Begin a task; that it may return or raise is as with asyncio's."""
        task = super().create_task(coro, name=name, context=context)
        task.add_done_callback(self._look)
        return task

    def _look(self, task: "asyncio.Task[Any]") -> None:
        if not task.cancelled():
            return
        fault = _raise(Stuck("A task of the bot was ended from outside."))
        try:
            super().create_task(fault)
        except RuntimeError:
            # The group is ending: it was this that cancelled the task.
            fault.close()


async def _raise(error: Exception) -> None:
    raise error
