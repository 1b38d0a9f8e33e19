/* The link to what is shown, and the frame that shows it in a page of somebody else. */
(() => {
  "use strict";

  const page = window.alliancePage;
  const byId = (id) => document.getElementById(id);

  // Of a frame, px; whoever embeds it writes what fits.
  const WIDTH = 900;
  const HEIGHT = 600;

  /* The link to what is shown, as others reach it. */
  function link() {
    const base = byId("shell").dataset.public.replace(/\/$/, "");
    const own = window.location.origin + page.base();
    return window.location.href.replace(own, base || own);
  }

  /* The same as the element that a page of somebody else holds. */
  function frame() {
    const address = new URL(link());
    const made = document.createElement("iframe");
    const attributes = {
      src: `${address.origin}${address.pathname}${address.search}&embed=1${address.hash}`,
      title: page.view().title,
      width: WIDTH,
      height: HEIGHT,
      loading: "lazy",
      style: "max-width: 100%; border: 0",
    };
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made.outerHTML;
  }

  async function copy(field, text, done) {
    if (!(await page.copy(text, "share-said", done))) byId(field)?.select();
  }

  const copyLink = () => copy("share-link", link(), "The link is copied.");

  page.share = () => {
    page.set("share-link", { value: link() });
    page.set("share-frame", { value: frame() });
    page.said("share-said", "");
    page.show("share");
    // Once the dialogue stands, so that its sentence is spoken.
    setTimeout(copyLink, 80);
  };
  page["copy-link"] = copyLink;
  page["copy-frame"] = () => copy("share-frame", frame(), "The frame is copied.");
})();
