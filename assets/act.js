/* Every control on the page says what it does in data-do and data-of. This script collects what
   is done and hands it to the server until the server has answered for it, so that nothing is
   lost however quickly somebody clicks. The view itself is in the store "view" alone. */
(() => {
  "use strict";

  const SLOW = 300; // ms after which the page says that it is waiting
  const UNPAINTED = 100; // ms after which nothing waits for a frame any more
  const BUSY = 500; // ms after which nothing waits for a quiet moment any more
  const LOST = 20000; // ms after which it says that no answer came

  const same = () => window.dash_clientside.no_update;
  const set = (id, props) => window.dash_clientside.set_props(id, props);
  let current = null; // what the store "view" holds
  let pending = []; // [{n, do, of}] that the view does not hold yet
  let n = 0;
  let asked = 0; // number of the last act that the server was asked for
  let painting = false; // whether what an act leads to is on its way to the screen already
  let slow = 0;
  let lost = 0;

  // Whether the last input was a key, and whether the last thing chosen was chosen so.
  let byKey = false;
  let chosenByKey = false;
  document.addEventListener("pointerdown", () => (byKey = false), true);
  document.addEventListener("keydown", () => (byKey = true), true);

  function send() {
    if (!pending.length || asked === n) return;
    asked = n;
    set("action", { data: { acts: pending.slice() } });
    clearTimeout(slow);
    clearTimeout(lost);
    slow = setTimeout(() => document.documentElement.classList.add("waiting"), SLOW);
    lost = setTimeout(noAnswer, LOST);
  }

  /* What is done at once is asked for at once, and after the screen has what it can show of it. */
  function soon() {
    if (painting) {
      painting = false;
      afterPaint(send);
    } else send();
  }

  /* Does something once the next frame is painted, or soon where none is, as in a hidden tab. */
  function afterPaint(task) {
    let done = false;
    const once = () => {
      if (!done) task();
      done = true;
    };
    requestAnimationFrame(() => setTimeout(once));
    setTimeout(once, UNPAINTED);
  }

  /* Does something once nothing else is to be done, or a while later. */
  function idle(task) {
    if (window.requestIdleCallback) window.requestIdleCallback(task, { timeout: BUSY });
    else setTimeout(task, UNPAINTED);
  }

  function noAnswer() {
    document.documentElement.classList.remove("waiting");
    say("The server does not answer. Check the connection, then try again.", { shown: true });
  }

  function act(what, of = null) {
    if (what === "select") chosenByKey = byKey;
    n += 1;
    pending.push({ n, do: what, of });
    document.dispatchEvent(new CustomEvent("alliance:act", { detail: { n, what } }));
    queueMicrotask(soon);
    return n;
  }

  let clearing = 0;

  /* Says a sentence to screen readers, and on the page too if `shown`. */
  function say(sentence, { shown = false } = {}) {
    const place = document.getElementById("said");
    if (!place) return;
    place.textContent = "";
    requestAnimationFrame(() => {
      place.textContent = sentence;
    });
    place.classList.toggle("unseen", !shown);
    place.classList.toggle("said", shown);
    clearTimeout(clearing);
    clearing = setTimeout(() => {
      place.classList.add("unseen");
      place.classList.remove("said");
    }, 6000);
  }

  // ---- what the system asks for -------------------------------------------------------

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");

  /* The theme of a view as it is shown: its own, else the system's. */
  const resolved = (theme) => (theme === "light" || theme === "dark" ? theme : system());

  function dress(theme) {
    document.documentElement.setAttribute("data-mantine-color-scheme", theme);
  }
  // Before anything is drawn, so that no light page flashes up in the dark.
  dress(resolved(new URLSearchParams(window.location.search).get("theme")));

  dark.addEventListener("change", () => {
    set("scheme", { data: system() });
    if (current && current.query !== null && current.theme === "auto") {
      set("mantine", { forceColorScheme: system() });
      act("place");
    }
  });

  // ---- start --------------------------------------------------------------------------

  let started = false;

  function open(history) {
    act("open", {
      path: window.location.pathname,
      query: window.location.search.slice(1),
      history,
    });
  }

  function start() {
    if (started) return;
    started = true;
    set("scheme", { data: system() });
    open("keep");
  }

  window.addEventListener("popstate", () => started && open("keep"));

  // ---- clicks -------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-do]");
    if (!control || control.disabled) return;
    event.preventDefault();
    act(control.dataset.do, control.dataset.of ?? null);
  });

  /* Resolves once the page shows a view, and nothing that was done waits for an answer. */
  const answered = () =>
    current && !pending.length
      ? Promise.resolve()
      : new Promise((resolve) => {
          document.addEventListener("alliance:view", () => resolve(answered()), { once: true });
        });

  /* Does at once what needs a view, or once the first one is there: what is pressed while the page
     still opens is not lost. */
  function withView(deed) {
    if (current) deed();
    else answered().then(deed);
  }

  window.alliancePage = {
    act,
    answered,
    busy: () => pending.length > 0,
    idle,
    say,
    set,
    resolved,
    view: () => current,
    withView,
    chosenByKey: () => chosenByKey,
    /* What is being done is shown already: the server is asked once that is painted. */
    paints: () => (painting = true),
    base: () => document.getElementById("shell").dataset.base.replace(/\/$/, ""),
  };

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.page = Object.assign(window.dash_clientside.page || {}, {
    /* The picture got a size: the first one opens the page, further ones move the picture. */
    placed(place) {
      if (!place) {
        // Should no picture tell its size, the rest of the page still opens.
        setTimeout(start, 1500);
      } else if (!started) {
        start();
      } else if (!current || current.query !== null) {
        act("place");
      }
      return same();
    },

    picked(pick) {
      if (pick) act("select", pick.key || null);
      return same();
    },

    dropped(drop) {
      if (drop) act("drop", drop);
      return same();
    },

    /* The server answered. */
    viewed(view) {
      if (!view) return same();
      const before = current;
      current = view;
      pending = pending.filter((one) => one.n > view.n);
      if (!pending.length) {
        clearTimeout(slow);
        clearTimeout(lost);
        document.documentElement.classList.remove("waiting");
      }
      if (view.query !== null && (!before || before.theme !== view.theme)) {
        dress(resolved(view.theme));
        set("mantine", { forceColorScheme: resolved(view.theme) });
      }
      document.dispatchEvent(new CustomEvent("alliance:view", { detail: { view, before } }));
      return same();
    },
  });
})();
