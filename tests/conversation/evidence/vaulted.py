"""A group, its reporters and the vault in memory: what is asked of it, and what it answers."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from reportbot.conversation import evidence
from reportbot.conversation.facts import Facts
from reportbot.conversation.inputs import Answered, Due
from reportbot.conversation.needs import Files, Need, OneEvidence
from reportbot.conversation.says import Work
from reportbot.domain.records import Decision, Evidence, StoredFile
from tests.conversation.review.team import Team


class Vaulted(Team):
    """Also knows evidence by number and stored files; `flow` changes with the input."""

    def _load(self, facts: Facts, need: Need) -> None:
        match need:
            case OneEvidence(number):
                facts.loaded.add(need)
                item = self.get(Evidence, number)
                if item is not None:
                    facts.records.setdefault(Evidence, {}).setdefault(number, item)
                    self._case_file(facts, item.case)
            case Files(numbers):
                facts.loaded.add(need)
                for number in numbers:
                    facts.put(self.records[StoredFile][number])
            case _:
                super()._load(facts, need)

    def works(self, kind: str) -> list[Work]:
        return [say for say in self.says if isinstance(say, Work) and say.kind == kind]

    def purged_files(self) -> list[int]:
        return [file for work in self.works("purge-files") for file in work.data["files"]]

    def proofs(self) -> list[tuple[str, Any]]:
        return [(entry.reason, entry.data) for entry in self.all(Decision) if entry.kind == "media-purged"]

    def stored(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            given: dict[str, Any] = dict.fromkeys(("kind", "sha256", "mime", "address"), "x")
            self.put(StoredFile(file=number, size=1, created_at=self.now, expires_at=self.now, **given))

    def item(self, number: int, **changes: Any) -> Evidence:
        """A piece of evidence, changed first."""
        self.put(replace(self.records[Evidence][number], **changes))
        found: Evidence = self.records[Evidence][number]
        return found

    def in_vault(self, number: int, *copies: int) -> None:
        """This evidence was fetched."""
        self.item(number, vault="kept", sha256=f"sha-{number}", original=100 * number, copies=copies)

    def fetched(self, number: int, *files: int, outcome: str = "done", **more: Any) -> None:
        """The vault answers."""
        self.stored(files)
        result = {"sha256": f"sha-{number}", "original": files[0], "copies": list(files[1:])} if files else more
        about = {"evidence": number}
        self._on_vault(Answered(kind="evidence-fetched", outcome=outcome, result=result, about=about))

    def found(self, *cases: int) -> None:
        """Cases whose media may be due."""
        self._on_vault(Answered(kind="old-media-found", outcome="done", result={"cases": list(cases)}))

    def old_words(self, *cases: int) -> None:
        """Cases whose words may be due."""
        self._on_vault(Answered(kind="old-words-found", outcome="done", result={"cases": list(cases)}))

    def words_due(self) -> None:
        """The pause after a slice is over."""
        self._on_vault(Due(kind="words-retention", subject=0, due_at=self.now))

    def daily(self) -> None:
        self._on_vault(Due(kind="media-retention", subject=0, due_at=self.now))

    def _on_vault(self, item: Any) -> None:
        before, self.flow = self.flow, evidence
        self.play(item)
        self.flow = before
