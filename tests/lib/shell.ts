// The parts of the page's shell that need no page, for tests in any runtime.
export { toBase64url } from "../../pkg-config/src/base64url.js";
export { openClock } from "../../pkg-config/src/clock.js";
export { room } from "../../pkg-config/src/engine.js";
export { readHead } from "../../pkg-config/src/head.js";
export { LIMIT, LONGEST, openJournal } from "../../pkg-config/src/journal.js";
export { GONE, KEY, LONGEST as LONGEST_RECORD, PREFIX, OLDEST, REFUSED, TAB } from "../../pkg-config/src/storage.js";
export { hash, nameHash } from "../../pkg-config/src/text.js";
