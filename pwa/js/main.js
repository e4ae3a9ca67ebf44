// What makes the pages a little better. Everything works without it.
import "../components/error-summary/error-summary.js"
import "../components/idle/idle.js"
import "../components/install-hint/install-hint.js"
import "../components/keep-draft/keep-draft.js"
import "../components/live/live.js"
import "../components/outbox/outbox.js"
import "../components/photo-field/photo-field.js"
import "../components/push-offer/push-offer.js"
import "../components/quick-exit/quick-exit.js"
import "../components/read-aloud/read-aloud.js"
import "../components/undo-send/undo-send.js"
import "../components/word-card/word-card.js"
import "./lib/carried-code.js"
import "./lib/leaving.js"
import "./lib/send-once.js"
import { registerWorker } from "./lib/worker.js"

registerWorker()
