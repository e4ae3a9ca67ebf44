from backend.web.texts import *  # moved here soon
from backend.web.texts import current, texts, t, tn
from contextvars import ContextVar
_lang: ContextVar[str] = ContextVar("language", default="fr")
def use(lang, falc):
    _lang.set(lang); current.set(texts(lang, falc))
def language(): return _lang.get()
