/* An address with embed=1: the page stands in a frame of another. What it shows then is in
   embed.css; its address keeps the mark (address.js), and one link leads to the whole page. */
(() => {
  "use strict";

  const MARK = "embed=1";
  const page = window.alliancePage;
  const parts = () => window.location.search.slice(1).split("&");

  page.embedded = parts().includes(MARK);
  // Before anything is drawn, so that no header flashes up.
  document.documentElement.toggleAttribute("data-embed", page.embedded);

  document.addEventListener("alliance:view", () => {
    const link = document.getElementById("in-full");
    if (!link || !page.embedded) return;
    const query = parts().filter((part) => part !== MARK);
    link.href = `${window.location.pathname}?${query.join("&")}${window.location.hash}`;
  });
})();
