"""What an admin proves: the log of decisions, its head posted daily, and backups that open again."""

import asyncio
from datetime import UTC, datetime

from reportbot.backups import recovery
from reportbot.backups.restoring import restore
from reportbot.cli.audit import anchor_of
from reportbot.domain.periods import next_at_hour
from reportbot.storage.chain_verify import Verdict, verify
from reportbot.storage.read_only import looking
from tests.e2e.stage import Stage
from tests.e2e.team_acting import at_work, pressed, reported


async def verified(stage: Stage, anchor: str = "") -> Verdict:
    async with looking(None, stage.data_dir) as (seal, read):
        return await verify(read, seal, anchor_of(anchor) if anchor else None)


async def test_the_log_is_read_and_the_head_posted_daily_proves_the_database(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil", "Bukan pelanggaran", "Tidak melanggar")
        await stage.client.settled()
        await stage.dewi.say("/audit")
        page = await stage.dewi.expect("Rantai keputusan: ", new=True)
        assert "bukan pelanggaran (tidak melanggar)" in page.text.lower()
        assert "Andi" in page.text
        assert "Budi" not in page.text
        await stage.dewi.say("/audit 1")
        log = await stage.dewi.expect("Catatan kasus 1", new=True)
        assert "kasus diambil, baru → sedang diperiksa · Andi" in log.text
        await stage.client.advance(24 * 3600)
        posted = await stage.dewi.expect("Rantai keputusan memuat", new=True)
        anchor = next(line for line in posted.text.splitlines() if ":" in line and len(line) > 64)
        verdict = await verified(stage, anchor)
        assert (verdict.faults, verdict.head.count > 0) == ((), True)


async def test_a_backup_by_chat_opens_again_and_needs_a_recovery_key_first(stage: Stage) -> None:
    async with at_work(stage, stage.budi, stage.dewi):
        await reported(stage, stage.budi)
        await pressed(stage, stage.andi, "Ambil")
        await stage.dewi.say("/cadangan")
        await stage.dewi.expect("Belum ada kunci pemulihan", new=True)
        key = recovery.private_from(recovery.make(stage.data_dir))
        await stage.dewi.say("/cadangan")
        done = await stage.dewi.expect("Cadangan selesai: ", new=True)
        name = done.text.split("Cadangan selesai: ")[1].split(",")[0]
        again = stage.data_dir.parent / "again"
        found = await asyncio.to_thread(restore, stage.data_dir / "backups" / name, key, again)
        assert found.lost == 0
        opened = (again / "reportbot.db").read_bytes() + (stage.data_dir / "backups" / name).read_bytes()
        names = (str(stage.budi.id), str(stage.andi.id), "budi_santoso", "Santoso")
        assert [word for word in names if word.encode() in opened] == []
        async with looking(None, again, stage.data_dir / "reportbot.key") as (seal, read):
            assert (await verify(read, seal)).faults == ()
        await stage.dewi.say("/audit")
        assert "cadangan dibuat · dewi" in (await stage.dewi.expect("Rantai keputusan: ", new=True)).text.lower()


async def test_by_night_one_is_made_and_an_admin_who_asks_at_that_moment_gets_his_own_answer(stage: Stage) -> None:
    recovery.make(stage.data_dir)
    stage.env["REPORTBOT_BACKUP_HOUR"] = "2"
    async with at_work(stage, stage.budi, stage.dewi):
        now = datetime.now(UTC)
        await stage.client.advance((next_at_hour(now, 2) - now).total_seconds() + 1)
        await stage.dewi.say("/cadangan")
        await stage.dewi.expect("Cadangan selesai: ", new=True)
        async with asyncio.timeout(30):
            while len([*stage.data_dir.glob("backups/reportbot-*.backup")]) < 2:  # noqa: ASYNC110 a file tells no event
                await asyncio.sleep(0.1)
        await stage.client.settled()
        await stage.dewi.say("/audit")
        log = (await stage.dewi.expect("Rantai keputusan: ", new=True)).text.lower()
        assert ("cadangan dibuat · dewi" in log, "cadangan dibuat · tanpa petugas" in log) == (True, True)
