/* About the network: what it is made of, how far its sources reach, and how it is cited. */
(() => {
  "use strict";

  const SLOW = 300; // ms for which the dialogue waits for what it holds
  const SHORT = 4; // paragraphs of a description that all stand at the top

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);
  const network = () => encodeURIComponent(page.view().dataset);
  let form = "txt";
  let citation = "";

  function source({ title, line, reach, cited, url }) {
    const { element } = page;
    const name = url
      ? element("a", { href: url, target: "_blank", rel: "noopener", dir: "auto" }, title)
      : element("span", { dir: "auto" }, title);
    return element(
      "li",
      { className: "about-source" },
      element("div", { className: "about-title" }, name),
      line && element("p", { className: "quiet-text" }, line),
      element("p", { className: "about-reach" }, reach),
      cited ? element("p", { className: "about-cited", dir: "auto" }, cited) : "",
    );
  }

  function content({ title, description, made, sources, hash }) {
    const { element } = page;
    const heading = (text) => element("h3", { className: "part-heading" }, text);
    const paragraphs = description.map((part) => element("p", { dir: "auto" }, part));
    // What is said at length stands after what everybody looks for.
    const first = paragraphs.length > SHORT ? 1 : paragraphs.length;
    return [
      element("p", { className: "about-name", dir: "auto" }, title),
      ...paragraphs.slice(0, first),
      heading("What it is made of"),
      element("ul", { className: "about-made" }, ...made.map((line) => element("li", {}, line))),
      heading("Sources, and how far they reach"),
      element("p", { className: "quiet-text" }, "Beyond what a source covers there is no data, never “no tie”."),
      element("ul", { className: "about-sources" }, ...sources.map(source)),
      ...(first < paragraphs.length ? [heading("What it says and does not say")] : []),
      ...paragraphs.slice(first),
      element("p", { className: "about-hash" }, element("span", {}, "SHA-256 "), element("code", {}, hash)),
    ];
  }

  async function cite() {
    const file = `${page.base()}/cite/${network()}.${form}?whole=yes`;
    page.set("about-file", { href: file });
    try {
      citation = await (await page.ask(file)).text();
    } catch (error) {
      citation = "";
      page.said("about-said", error.message);
    }
    page.set("about-citation", { value: citation });
  }

  window.dash_clientside.page.citing = (style) => {
    form = style;
    if (byId("about").open) cite();
    return window.dash_clientside.no_update;
  };

  page["about-network"] = async () => {
    if (!page.view() || page.view().query === null) return;
    page.said("about-said", "");
    const asked = page.ask(`${page.base()}/about/${network()}`).then((answer) => answer.json());
    const cited = cite();
    // Opened with all in it, so that nothing jumps, unless the server takes its time.
    const filled = Promise.all([asked, cited]).catch(() => null);
    await Promise.race([filled, new Promise((done) => setTimeout(done, SLOW))]);
    if (!byId("about").open) page.show("about");
    byId("about").scrollTop = 0;
    try {
      byId("about-content").replaceChildren(...content(await asked));
    } catch (error) {
      byId("about-content").replaceChildren(page.element("p", {}, error.message));
    }
  };

  page["copy-network-citation"] = async () => {
    const copied = await page.copy(citation, "about-said", "The citation is copied.");
    if (!copied) byId("about-citation")?.select();
  };
})();
