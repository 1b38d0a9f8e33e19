/* Dates that are typed: the one looked at, the one compared with, since when, known on. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const time = (page.time ||= {});
  const FIELDS = { "as-of": "as_of", compare: "compare_to", since: "since", "known-on": "known_on" };
  const byId = (id) => document.getElementById(id);
  const shown = {}; // what each field was last given

  /* Whether there is such a day; the server reads dates by the same rule. */
  function isDate(text) {
    const parts = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/.exec(text);
    if (!parts || parts[1] === "0000") return false;
    const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
    const made = new Date(Date.UTC(2000, month - 1, day));
    made.setUTCFullYear(year, month - 1, day);
    return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  }

  const fieldOf = (event) => {
    const name = /^time-(.+)$/.exec(event.target.id ?? "")?.[1];
    return name in FIELDS ? name : null;
  };

  /* Shows a date in a field, unless somebody writes there. */
  time.show = (name, date) => {
    if (shown[name] === date) return;
    const field = byId(`time-${name}`);
    if (document.activeElement === field && field.value !== (shown[name] ?? "")) return;
    shown[name] = date;
    page.set(`time-${name}`, { value: date, error: null });
  };

  /* All fields but that of the slider, and what the closed strip says of them. */
  time.told = (chosen) => {
    for (const [name, of] of Object.entries(FIELDS)) {
      if (name !== "as-of") time.show(name, chosen[of] ?? "");
    }
    const words = [
      chosen.compare_to && `Compared with ${chosen.compare_to}`,
      chosen.since && `Since ${chosen.since}`,
      chosen.known_on && `Known on ${chosen.known_on}`,
    ].filter(Boolean);
    byId("time-chosen").textContent = words.join(", ") || "Compare …";
  };

  function take(name, text) {
    const date = text.trim();
    if (date === (shown[name] ?? "")) {
      page.set(`time-${name}`, { value: date, error: null });
      return;
    }
    if (date && !isDate(date)) {
      const sentence = `“${date}” is no date; write one like 2010, 2010-05 or 2010-05-17.`;
      // In the strip itself there is no room for it.
      page.set(`time-${name}`, { error: name === "as-of" ? true : sentence });
      if (name === "as-of") page.say(sentence, { shown: true });
      return;
    }
    shown[name] = date;
    page.set(`time-${name}`, { value: date, error: null });
    page.act(name, date || null);
  }

  document.addEventListener("change", (event) => {
    const name = fieldOf(event);
    if (name) take(name, event.target.value);
  });
  document.addEventListener("keydown", (event) => {
    const name = fieldOf(event);
    if (name && event.key === "Enter") take(name, event.target.value);
  });

  // ---- what is less often asked ------------------------------------------------------

  const more = () => byId("time-more");
  const opener = () => document.querySelector(".time-open");

  function open(wanted) {
    if (more().hidden !== wanted) return;
    more().hidden = !wanted;
    byId("time").toggleAttribute("data-more", wanted);
    opener().setAttribute("aria-expanded", String(wanted));
    if (wanted) byId("time-compare").focus();
  }

  page["time-more"] = () => {
    const wanted = more().hidden;
    open(wanted);
    if (!wanted) opener().focus();
  };
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#time-more, .time-date, .time-open")) open(false);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || more()?.hidden !== false) return;
      // The panel behind it stays.
      event.stopPropagation();
      page["time-more"]();
    },
    true,
  );
})();
