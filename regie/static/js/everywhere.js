// What every page has: times that stay true, the press, the keys, drafts, the frame.
import "./ages.js";
import "./draft.js";
import "./keys.js";
import "./press.js";
import "./report_queue.js";
import "./shell.js";
import "./watch.js";
