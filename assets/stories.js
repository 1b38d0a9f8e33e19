/* The dialogue of stories: those of the network, one's own, and the ways to a new one. */
(() => {
  "use strict";

  const SLOW = 300; // ms for which the dialogue waits for its list

  const page = window.alliancePage;
  const stories = window.allianceStories || (window.allianceStories = {});
  const byId = (id) => document.getElementById(id);
  const own = () => stories.own;
  const present = () => window.alliancePresent;
  const network = () => encodeURIComponent(page.view().dataset);

  // ---- the server ---------------------------------------------------------------------

  const ask = (path, options) => page.ask(`${page.base()}/${path}`, options);
  const post = (what, body) => ask(`story/${network()}/${what}`, { method: "POST", body });

  /* The story in a file of this machine. */
  async function fromFile(file) {
    const most = Number(byId("story-editor").dataset.mostBytes);
    if (file.size > most) {
      throw new Error(`${file.name} is larger than ${most.toLocaleString("en")} bytes.`);
    }
    return (await post("read", file)).json();
  }

  /* What is shown as one HTML file that tells a story: one of the network, or what is posted. */
  async function pack(told, options) {
    const answer = await ask(`pack/${network()}.html?${page.view().query}${told}`, options);
    page.keep(await answer.blob(), `${page.view().dataset}.html`);
    page.say("The file is downloaded.", { shown: true });
  }

  // ---- the dialogue -------------------------------------------------------------------

  const { element } = page;

  function button(text, deed, { about = "", strong = false } = {}) {
    const kind = strong ? "button button-strong" : "button";
    const made = element("button", { type: "button", className: kind, textContent: text });
    if (about) made.setAttribute("aria-label", `${text}: ${about}`);
    made.addEventListener("click", () => trying(deed));
    return made;
  }

  const counted = (steps) => `${steps} step${steps === 1 ? "" : "s"}`;

  /* One story: its name, and what can be done with it. */
  function row(story, steps, ...deeds) {
    const name = element("span", { className: "stories-name" }, story.title || "Without a title");
    const count = element("span", { className: "stories-count" }, counted(steps));
    return element(
      "li",
      { className: "stories-row" },
      element("div", { className: "stories-title" }, name, count),
      element("div", { className: "export-buttons" }, ...deeds),
    );
  }

  function shipped(found) {
    const heading = element("h3", { className: "stories-heading" }, "Stories of this network");
    const rows = found.map(({ name, title, steps }) => {
      const path = `story/${network()}/${encodeURIComponent(name)}`;
      const read = async () => (await ask(path)).json();
      const file = element("a", { className: "button", href: `${page.base()}/${path}.toml` });
      file.textContent = "Download";
      file.download = `${name}.toml`;
      file.setAttribute("aria-label", `Download: ${title}`);
      return row(
        { title },
        steps,
        button("Present", async () => start(await read(), false), { about: title, strong: true }),
        button("Copy to edit", async () => edit(await read()), { about: title }),
        file,
        button("One HTML file", () => pack(`&story=${encodeURIComponent(name)}`), { about: title }),
      );
    });
    const list = element("ul", { className: "stories-list" }, ...rows);
    return found.length ? [heading, list] : [];
  }

  function mine() {
    const story = own().story();
    if (story === null) return [];
    const deeds = [
      button("Present my story", () => start(own().whole(), true), { strong: true }),
      button("Edit", () => edit(null)),
      button("My story as one HTML file", () =>
        pack("", { method: "POST", body: JSON.stringify(own().whole()) }),
      ),
    ];
    if (!story.steps.length) deeds.splice(0, 3, deeds[1]);
    const line = row(story, story.steps.length, ...deeds);
    return [element("ul", { className: "stories-list" }, line)];
  }

  function say(sentences) {
    byId("stories-said").textContent = sentences;
  }

  async function trying(deed) {
    say("");
    try {
      await deed();
    } catch (error) {
      say(error.message);
    }
  }

  function start(story, mineOwn) {
    byId("stories").close();
    present().start(story, 0, { own: mineOwn });
  }

  /* Edits one's own story, after it has become a copy of another if one is given. */
  function edit(story) {
    if (story) own().take(story);
    byId("stories").close();
    stories.edit();
  }

  async function open() {
    if (!page.view() || page.view().query === null) return;
    say("");
    byId("stories-own").replaceChildren(...mine());
    const asked = ask(`stories/${network()}`).then((answer) => answer.json());
    // Opened with the list in it, so that nothing jumps, unless the server takes its time.
    await Promise.race([asked.catch(() => null), new Promise((done) => setTimeout(done, SLOW))]);
    if (!byId("stories").open) page.show("stories");
    await trying(async () => byId("stories-shipped").replaceChildren(...shipped(await asked)));
  }

  let field = null;

  function choose() {
    if (field === null) {
      // Kept on the page: an unattached field may be gone before anybody has chosen.
      field = element("input", { type: "file", accept: ".toml", hidden: true });
      field.addEventListener("change", () => {
        if (field.files.length) trying(async () => edit(await fromFile(field.files[0])));
      });
      byId("stories").append(field);
    }
    field.value = ""; // so that the same file can be chosen again
    field.click();
  }

  page.stories = open;
  page["new-story"] = () => {
    own().begin();
    edit(null);
  };
  page["choose-story"] = choose;

  /* A file that was dropped on the page: it becomes one's own story and is presented. */
  page.openStory = async (file) => {
    own().take(await fromFile(file));
    start(own().whole(), true);
  };

  Object.assign(stories, { open, post, element });
})();
