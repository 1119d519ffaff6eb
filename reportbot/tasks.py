"""Tasks that stand and fall together, those that are cancelled by themselves too."""

import asyncio
from collections.abc import Coroutine, Generator
from contextvars import Context
from types import TracebackType
from typing import Any, TypeVar

from reportbot.errors import Stuck

T = TypeVar("T")

ENDED = "A task of the bot was ended from outside."


class Together(asyncio.TaskGroup):
    """A TaskGroup that ends with Stuck when one of its tasks is cancelled, which asyncio's own overlooks."""

    _cut = False

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End with the last task; where that was cancelled, nobody is left to say so in the group."""
        await super().__aexit__(kind, error, trace)
        # Whatever the group itself cancels it raises, so a task that is cut here was ended from outside.
        if self._cut:
            raise Stuck(ENDED)

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
        self._cut = True
        fault = _raise(Stuck(ENDED))
        try:
            super().create_task(fault)
        except RuntimeError:
            # The group cancelled it itself, or it was the last: __aexit__ knows which.
            fault.close()


async def _raise(error: Exception) -> None:
    raise error
