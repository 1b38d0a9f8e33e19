/* The networks that were opened in this browser lately: their addresses, and nothing of them. */
(() => {
  "use strict";

  const MOST = 8;
  const NAME = "recent";
  const page = window.alliancePage;

  const sound = (one) =>
    /^[0-9a-f]{64}$/.test(one?.network) &&
    typeof one.title === "string" &&
    typeof one.file === "string" &&
    Number.isFinite(one.at);

  page.recent = {
    /* [{network, title, file, at}], the last first. */
    all() {
      try {
        const kept = JSON.parse(page.memory.read(NAME));
        return Array.isArray(kept) ? kept.filter(sound).slice(0, MOST) : [];
      } catch {
        return []; // somebody else's value, or a broken one
      }
    },

    add({ network, title }, file) {
      const one = { network, title, file, at: Date.now() };
      if (!sound(one) || page.embedded) return;
      const others = page.recent.all().filter((other) => other.network !== network);
      page.memory.write(NAME, JSON.stringify([one, ...others].slice(0, MOST)));
    },

    forget: () => page.memory.write(NAME, null),
  };
})();
