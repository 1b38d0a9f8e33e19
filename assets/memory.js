/* What this browser keeps between visits. A frame of another site may be forbidden to keep
   anything, and every use of the storage then fails: the page goes on, and forgets. */
(() => {
  "use strict";

  const PREFIX = "alliance-network.";

  window.alliancePage.memory = {
    /* The text kept by a name, or null. */
    read(name) {
      try {
        return window.localStorage.getItem(PREFIX + name);
      } catch {
        return null;
      }
    },

    /* Keeps a text, or forgets it if it is null; whether that was possible. */
    write(name, text) {
      try {
        if (text === null) window.localStorage.removeItem(PREFIX + name);
        else window.localStorage.setItem(PREFIX + name, text);
        return true;
      } catch {
        return false;
      }
    },
  };
})();
