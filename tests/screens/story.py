"""The story in a language: citizens in each, the team in Indonesian, in which it works."""

from tests.screens.chapters import OF_CITIZENS, OF_THE_TEAM
from tests.screens.scene import Scene


async def play(scene: Scene) -> None:
    """All chapters, one after the other."""
    english = scene.language == "en"
    chapters = OF_CITIZENS if english else {**OF_CITIZENS, **OF_THE_TEAM}
    await scene.enter("Budi", "budi_santoso")
    for titles, acts in chapters.items():
        scene.opens(titles[english])
        for act in acts:
            await act(scene)
