"""Which handler does which kind of work."""

from collections.abc import Mapping

from reportbot.works import backup, evidence, exports, figures, import_writing, letters, mail, own_data, packets
from reportbot.works.job import Handler, Several

HANDLERS: Mapping[str, Handler | Several] = {
    **exports.HANDLERS,
    **figures.HANDLERS,
    "make-packet": packets.make_packet,
    **backup.HANDLERS,
    **evidence.HANDLERS,
    **import_writing.HANDLERS,
    **own_data.HANDLERS,
    **letters.HANDLERS,
    **mail.HANDLERS,
}
"""By Work.kind."""
