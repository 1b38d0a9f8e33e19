/* Cells of the tables: sources as links. React writes their texts, so no text becomes a tag. */
(() => {
  "use strict";

  const cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

  cells.Sources = ({ data }) => {
    const { createElement } = window.React;
    const shown = data.links.map(([title, address], place) => {
      const safe = /^https?:\/\//i.test(address ?? "");
      const options = { href: address, target: "_blank", rel: "noopener", tabIndex: -1 };
      return [
        place ? "; " : "",
        createElement(safe ? "a" : "span", safe ? { key: place, ...options } : { key: place }, title),
      ];
    });
    return createElement("span", null, ...shown.flat());
  };
})();
