// The door without a connection: a tick is written down on the phone first, sent as soon
// as that works, and taken away only when the site has said that it has it. Whatever is
// sent twice or late does no harm: the site keeps what somebody said last.
(() => {
  const door = document.querySelector("[data-door]");
  if (!door) return;
  const prefix = `door/${door.dataset.door}/`;
  const forms = new Map([...door.querySelectorAll("[data-tick]")].map((form) => [form.dataset.tick, form]));
  const unsentNote = door.querySelector("[data-unsent-note]");
  const refusedNote = door.querySelector("[data-refused-note]");
  const RETRY = 5000;
  const TIMEOUT = 15000;
  let there = new Set([...forms].filter(([, form]) => pressed(form)).map(([who]) => who));
  let sending = false;
  let signedOut = false;

  function pressed(form) {
    return form.querySelector("button").getAttribute("aria-pressed") === "true";
  }

  // -- What waits on this phone: an item for each tick, so that two tabs never collide.
  function waiting() {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }))
      .sort((one, other) => one.at - other.at);
  }

  function show() {
    const ticks = waiting();
    const last = new Map(ticks.map((tick) => [String(tick.who), tick.present]));
    for (const [who, form] of forms) {
      const here = last.has(who) ? last.get(who) : there.has(who);
      const button = form.querySelector("button");
      button.setAttribute("aria-pressed", String(here));
      button.value = here ? "0" : "1";
      button.toggleAttribute("data-unsent", last.has(who));
      form.querySelector("[data-state]").textContent = here ? door.dataset.yes : door.dataset.no;
    }
    const known = new Set(there);
    last.forEach((here, who) => (here ? known.add(who) : known.delete(who)));
    door.querySelector("[data-count]").textContent = known.size;
    const words = ticks.length === 1 ? door.dataset.unsentOne : door.dataset.unsent.replace("{n}", ticks.length);
    unsentNote.hidden = !ticks.length;
    unsentNote.textContent = signedOut ? `${words} ${door.dataset.signedOut}` : words;
  }

  // Asked each time: it changes when somebody signs in again in another tab.
  function token() {
    const cookie = document.cookie.match(/(?:^|; )(?:__Host-)?csrf=([^;]+)/);
    return cookie ? cookie[1] : document.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  // -- Sending, one by one, oldest first.
  async function send(tick) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIMEOUT);
    try {
      return await fetch(door.dataset.address, {
        method: "POST",
        redirect: "manual",
        signal: stop.signal,
        headers: { Accept: "application/json", "X-CSRFToken": token() },
        body: new URLSearchParams({
          registration: tick.who,
          present: tick.present ? "1" : "0",
          key: tick.key,
          age: Math.max(0, Date.now() - tick.at),
        }),
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function sendAll() {
    if (sending) return;
    sending = true;
    try {
      for (let [tick] = waiting(); tick; [tick] = waiting()) {
        const answer = await send(tick);
        signedOut = answer.type === "opaqueredirect" || answer.status === 403;
        if (!answer.ok && answer.status !== 409) break;
        const said = await answer.json();
        localStorage.removeItem(tick.name);
        there = new Set(said.there.map(String));
        if (said.refused) {
          refusedNote.hidden = false;
          refusedNote.textContent = said.refused;
        }
        show();
      }
    } catch {
      // No connection: it stays here, and is tried again.
    } finally {
      sending = false;
      show();
    }
  }

  door.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-tick]");
    if (!form) return;
    const tick = { who: form.dataset.tick, present: !pressed(form), at: Date.now(), key: id() };
    try {
      localStorage.setItem(prefix + tick.key, JSON.stringify(tick));
    } catch {
      return; // the phone keeps nothing for us: send the form as it is
    }
    event.preventDefault();
    refusedNote.hidden = true;
    show();
    sendAll();
  });

  // crypto.randomUUID exists on https alone
  function id() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // -- Searching as you type, with the letters that the names were folded to.
  const field = door.querySelector("#door-q");
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f'’`.]/g, "").replaceAll("-", " ").toLowerCase().trim();
  field.addEventListener("input", () => {
    const words = fold(field.value);
    let found = 0;
    for (const row of door.querySelectorAll("[data-name]")) {
      row.hidden = !row.dataset.name.includes(words);
      found += !row.hidden;
    }
    door.querySelector("[data-nobody]").hidden = found > 0;
  });

  addEventListener("online", sendAll);
  addEventListener("storage", show);
  setInterval(() => waiting().length && sendAll(), RETRY);
  show();
  sendAll();
})();
