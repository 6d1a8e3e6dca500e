// The live line to the server: opens, notices silence, opens again with a fresh ticket, and says when it is broken.
const SILENT_FOR = 38000; // Signs of life come every 15 s; two missed and this line is dead.
const SAY_AFTER = 4000; // A hiccup is not worth a shout.

export class Line {
  constructor(url, { onAlarm, onOpen, onReset, onState, renew }) {
    Object.assign(this, { url, onAlarm, onOpen, onReset, onState, renew });
    this.tries = 0;
    this.brokenSince = null;
    this.open();
    setInterval(() => this.watch(), 1000);
    addEventListener("online", () => this.again(0));
    document.addEventListener("visibilitychange", () => document.hidden || this.isOpen() || this.again(0));
  }

  isOpen() {
    return this.source?.readyState === EventSource.OPEN && !this.brokenSince;
  }

  open() {
    this.source?.close();
    this.waiting = null;
    this.heardAt = Date.now();
    if (!this.url) return this.broke();
    this.source = new EventSource(this.url);
    this.source.onopen = () => this.heard();
    this.source.onerror = () => this.broke();
    this.source.addEventListener("heartbeat", () => this.heard());
    this.source.addEventListener("reset", () => this.onReset());
    this.source.addEventListener("state", (event) => {
      this.heard();
      this.onOpen(JSON.parse(event.data).open);
    });
    this.source.addEventListener("alarm", (event) => {
      this.heard();
      this.onAlarm(JSON.parse(event.data));
    });
  }

  heard() {
    this.heardAt = Date.now();
    this.tries = 0;
    this.brokenSince = null;
    this.onState(false);
  }

  broke() {
    this.brokenSince ??= Date.now();
    // The browser gave up: the ticket has run out, or the server said no. Only a fresh one helps.
    if (!this.source || this.source.readyState === EventSource.CLOSED) this.again();
  }

  watch() {
    if (Date.now() - this.heardAt > SILENT_FOR && !this.waiting) {
      this.brokenSince ??= Date.now() - SAY_AFTER;
      this.again();
    }
    if (this.brokenSince && Date.now() - this.brokenSince >= SAY_AFTER) this.onState(true);
  }

  // Later and later, and never all boards at the same moment.
  again(after = Math.min(1000 * 2 ** this.tries, 15000) * (0.5 + Math.random())) {
    // News that there is a network again does not wait for its turn.
    if (this.waiting && after) return;
    clearTimeout(this.waiting);
    this.tries += 1;
    this.waiting = setTimeout(async () => {
      this.url = (await this.renew()) ?? this.url;
      this.open();
    }, after);
  }
}
