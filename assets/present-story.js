/* Stories as the page gets them: those of the network from the server, one's own from this
   browser; what the fragment of an address says of them; what a step looks like. */
(() => {
  "use strict";

  const present = (window.alliancePresent ||= {});
  const page = window.alliancePage;
  const DRAFT = "draft";

  /* The step that an address names: {name, index}; {bad} if it tries to; null if it does not. */
  function named(hash) {
    const found = /^#story=([^/]*)\/([0-9]{1,4})$/.exec(hash);
    if (found && Number(found[2]) > 0) {
      return { name: unescaped(found[1]), index: Number(found[2]) - 1 };
    }
    return hash.startsWith("#story=") ? { bad: true } : null;
  }

  function unescaped(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  const fragment = (name, index) => `#story=${encodeURIComponent(name)}/${index + 1}`;

  const place = (kind, rest) => `${page.base()}/${kind}/${rest.map(encodeURIComponent).join("/")}`;

  async function answer(address) {
    let found;
    try {
      found = await fetch(address);
    } catch {
      throw new Error("The server does not answer. Check the connection, then try again.");
    }
    const type = found.headers.get("Content-Type") ?? "";
    if (found.ok && type.startsWith("application/json")) return found.json();
    throw new Error(type.startsWith("text/plain") ? await found.text() : "The story could not be read.");
  }

  /* The stories of a network: [{name, title, steps}]. */
  const list = (network) => answer(place("stories", [network]));

  /* A story by its name; rejects with a sentence. */
  async function read(network, name) {
    if (name !== DRAFT) return answer(place("story", [network, name]));
    const kept = draft(page.memory.read(`story.${network}`));
    if (kept) return kept;
    throw new Error("This browser holds no story of its own for this network.");
  }

  /* What is kept, if it still is a story; else null. */
  function draft(text) {
    try {
      const kept = JSON.parse(text ?? "null");
      const whole = kept.steps.every(({ view }) => typeof view === "string");
      return whole ? { ...kept, name: DRAFT } : null;
    } catch {
      return null;
    }
  }

  const OWN = new Set(["theme", "language"]);
  const parts = (query, own) =>
    query.split("&").filter((part) => OWN.has(part.split("=")[0]) === own);

  /* A view without theme and language, which are the person's own, not the step's. */
  const bare = (query) => parts(query, false).join("&");

  /* A step's view in the theme and language that are on the page. */
  const dressed = (query) => [bare(query), ...parts(page.view()?.query ?? "", true)].join("&");

  /* The address of a small picture of a step. */
  function picture(network, step) {
    const sheet = {
      size: "480x300px",
      palette: page.resolved(page.view()?.theme),
      without: "title,choices,date,key,statuses,sources,dataset,link",
    };
    const options = Object.entries(sheet).map(([one, value]) => `${one}=${value}`);
    const view = [dressed(step.view), ...options].join("&");
    return `${page.base()}/export/${encodeURIComponent(network)}.svg?${view}`;
  }

  Object.assign(present, { named, fragment, list, read, bare, dressed, picture });
})();
