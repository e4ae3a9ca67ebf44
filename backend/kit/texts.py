from backend.web.texts import *  # moved here soon
from backend.web.texts import current, texts, t, tn
