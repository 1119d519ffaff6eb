"""Who has something to do once a transaction is written, and hears of it."""

from reportbot.delivery.answering import Answering
from reportbot.delivery.dispatcher import Dispatcher
from reportbot.intake import Taken
from reportbot.timers import Timers
from reportbot.works.worker import Worker


class Wakes:
    """Tells whom it knows. `joins`: what is to be sent is claimed in the transaction that enqueued it."""

    def __init__(self, *, joins: bool) -> None:
        self._joins = joins

    def knows(self, answering: Answering, dispatcher: Dispatcher, timers: Timers, worker: Worker) -> None:
        """From now on it tells these."""
        self._answering, self._dispatcher, self._timers, self._worker = answering, dispatcher, timers, worker

    def written(self, taken: Taken) -> None:
        """A transaction has written this, and is not committed yet."""
        if self._joins:
            self._claim(taken)

    def committed(self, taken: Taken) -> None:
        """It is."""
        for answer in taken.answers:
            self._answering.answer(answer.press, answer.params)
        self._timers.changed()
        if taken.works:
            self._worker.wake()
        if not self._joins:
            self._claim(taken)

    def look(self) -> None:
        """Anything may have been written, by whomever."""
        self._dispatcher.wake()
        self._timers.changed()
        self._worker.wake()

    def _claim(self, taken: Taken) -> None:
        if taken.lanes:
            self._dispatcher.wake(taken.lanes)
