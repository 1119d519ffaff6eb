"""The stage of the end-to-end tests; what the bot sent is looked through when it is struck."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from reportbot.sandbox import Sandbox, serve
from reportbot.sandbox.people import SandboxClient
from tests.e2e.sent_safely import faults_of
from tests.e2e.stage import TOKEN, Stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    clock_file = tmp_path / "clock"
    async with serve(Sandbox(TOKEN), clock_file=clock_file) as url, SandboxClient(url) as client:
        budi = await client.person("Budi", last_name="Santoso", username="budi_santoso")
        wati = await client.person("Wati", username="wati_w")
        sari = await client.person("Sari", username="sari_mod")
        andi = await client.person("Andi", username="andi_mod")
        dewi = await client.person("Dewi", username="dewi_admin")
        team = await client.group("Tim Pemeriksa", admins=[dewi, sari], members=[andi])
        env = {
            "REPORTBOT_TOKEN": TOKEN,
            "REPORTBOT_API_URL": url,
            "REPORTBOT_DATA_DIR": str(tmp_path / "data"),
            "REPORTBOT_MODERATOR_CHAT_ID": str(team.id),
            "REPORTBOT_ADMIN_IDS": str(dewi.id),
            "REPORTBOT_OPERATOR_NAME": "Paguyuban Contoh",
            "REPORTBOT_UNDO_MINUTES": "0",
            "REPORTBOT_CLOCK_FILE": str(clock_file),
            "REPORTBOT_BACKUP_HOUR": "off",  # what it says depends on the day of the week
        }
        yield Stage(url, client, tmp_path / "data", budi, wati, sari, andi, dewi, team, env)
        assert faults_of(await client.calls()) == []
