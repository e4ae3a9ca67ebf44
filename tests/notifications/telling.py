"""The worker does what it is asked about push, then what that asked of mail."""


async def told(work):
    return await work.done(), await work.mails()
