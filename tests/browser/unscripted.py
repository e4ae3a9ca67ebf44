"""What a page says where no script runs: nothing on it waits for one."""

# A button that only a script would hear.
DEAD = "button[type=button]:visible"


async def reads(phone, *words):
    """All of `words` are there."""
    read = await phone.reads()
    assert [one for one in words if one not in read] == [], read
    assert await phone.page.locator(DEAD).count() == 0
