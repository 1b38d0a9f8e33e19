/* What keys mean while a story is presented: the same on the page and in the speaker's window.
   A clicker sends PageUp, PageDown, b or a full stop, F5 and Escape. */
(() => {
  "use strict";

  // Command, its keys, what it does in words, the keys' names. Keys of one sign can be switched
  // off (WCAG 2.1.4).
  const COMMANDS = [
    ["next", ["ArrowRight", "ArrowDown", " ", "PageDown", "Enter"], "Next step", "→ ↓ Space Page down Enter"],
    ["previous", ["ArrowLeft", "ArrowUp", "PageUp"], "Previous step", "← ↑ Shift Space Page up"],
    ["first", ["Home"], "First step", "Home"],
    ["last", ["End"], "Last step", "End"],
    ["jump", [], "Go to the step of that number", "1 2 … Enter"],
    ["overview", ["o"], "All steps", "o"],
    ["black", ["b", "."], "Blank the screen, black", "b ."],
    ["white", ["w"], "Blank the screen, white", "w"],
    ["explore", ["e"], "Choices of the view, over the picture", "e"],
    ["return", ["r"], "Return to the step after exploring", "r"],
    ["time", ["t"], "The slider of time, over the picture", "t"],
    ["earlier", ["["], "One step back in time, within the step", "["],
    ["later", ["]"], "One step on in time, within the step", "]"],
    ["speaker", ["s"], "The speaker’s window", "s"],
    ["full", ["f"], "Full screen on and off; F5 only on", "f F5"],
    ["back", ["Escape"], "Close what is open, else leave the story", "Escape"],
  ];
  const BY_KEY = new Map(
    COMMANDS.flatMap(([command, keys]) => keys.map((key) => [key, command])),
  );
  BY_KEY.set("F5", "fill"); // a clicker's key to begin; it would load the page again
  const FORGET = 3000; // ms after which digits are forgotten

  /* The sign of a key; on keyboards of other scripts the Latin letter in its place. */
  function sign(event) {
    if (event.key.length > 1 || /[ -~]/.test(event.key)) {
      return event.key.length > 1 ? event.key : event.key.toLowerCase();
    }
    return /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase() ?? event.key;
  }

  /* Reads keys one after the other. `told(digits)` hears of a number that is being typed. */
  function reader({ told, alone }) {
    let digits = "";
    let forgetting = 0;

    function type(now) {
      digits = now;
      told(digits);
      clearTimeout(forgetting);
      if (digits) forgetting = setTimeout(() => type(""), FORGET);
    }

    /* The command of a key, as {command, of}; {} if the key is used up; null if it means none. */
    return (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return null;
      const key = sign(event);
      if (/^[0-9]$/.test(key) && alone()) {
        type((digits + key).slice(-4));
        return {};
      }
      if (digits && key === "Backspace") {
        type(digits.slice(0, -1));
        return {};
      }
      if (digits && (key === "Enter" || key === "Escape")) {
        const of = Number(digits);
        type("");
        return key === "Enter" ? { command: "jump", of } : {};
      }
      if (key === " " && event.shiftKey) return { command: "previous" };
      const command = BY_KEY.get(key);
      if (!command || (key.length === 1 && key !== " " && !alone())) return null;
      if (digits) type("");
      return { command };
    };
  }

  /* Whether a key belongs to what has the focus: a button takes Enter and Space itself. */
  function presses(event) {
    return (
      (event.key === "Enter" || event.key === " ") &&
      Boolean(event.target.closest?.("button, a[href], [role=switch], [role=radio], [role=option]"))
    );
  }

  window.allianceCommands = {
    reader,
    presses,
    help: COMMANDS.map(([, , meaning, names]) => [names, meaning]),
  };
})();
