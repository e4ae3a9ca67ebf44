"""Somebody of the demo signs in without a browser: links, forms and cookies over plain http."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx

FORM = re.compile(r"<form[^>]*?(?:action=\"([^\"]*)\")?[^>]*>")


class Visit:
    """`__Host-` cookies are accepted by browsers on localhost: they are carried by hand here."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.jar: dict[str, dict[str, str]] = {}

    def opens(self, url: str, data=None) -> httpx.Response:
        """The page at the end of the redirects."""
        while True:
            cookies = self.jar.setdefault(urlsplit(url).netloc, {})
            headers = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            request = {"content": None} if data is None else {"data": data}
            answer = self.client.request("POST" if data else "GET", url, headers=headers, **request)
            for line in answer.headers.get_list("set-cookie"):
                name, _, value = line.partition(";")[0].partition("=")
                cookies[name] = value
            if not answer.is_redirect:
                return answer
            url, data = urljoin(url, answer.headers["location"]), None

    def signs_in(self, sign_in: dict) -> httpx.Response:
        page = self.opens(sign_in["url"])
        action = unescape(FORM.search(page.text)[1] or "")
        form = {"login": sign_in["user"], "password": sign_in["password"], "act": "login"}
        return self.opens(urljoin(str(page.url), action), form)


def signed_in(sign_in: dict) -> httpx.Response:
    """The page where a visit ends that began with this line of `demo.json`."""
    with httpx.Client(trust_env=False, timeout=20) as client:
        return Visit(client).signs_in(sign_in)
