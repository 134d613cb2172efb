// The library's stylesheet is made for every site; this leaves out what a page here never has, a third of its weight.

// Beginnings of class names. A page that needs one of these takes its line away.
const UNUSED = [
  "navbar", "theme-dark", "bg-pattern", "bg-gradient", "card-gradient", "btn-ghost", "switch-icon", "ribbon", "popover",
  "bs-popover", "bs-tooltip", "tooltip", "carousel", "offcanvas", "form-imagecheck", "form-colorinput", "form-floating", "form-selectgroup",
  "markdown", "divide", "stars", "chat-", "chart", "apexcharts", "social", "btn-social", "signature", "tracking", "calendar-", "nav-segmented",
  "link-underline", "modal-fullscreen", "segmented", "browser", "hero", "pricing", "flag", "payment", "loader", "sparkline", "toast",
  "page-", "tag-", "dropdown-menu-dark", "text-bg", "accordion", "placeholder",
];
const unused = new RegExp(`\\.(?:${UNUSED.join("|")})|\\[data-(?:bs-)?theme=dark\\]|\\[data-bs-(?:navbar|side)`);

/** Index just after the bracket that closes the block opened at `open`; quoted text may hold brackets. */
function blockEnd(css, open) {
  let depth = 1;
  let quote = "";
  for (let at = open + 1; at < css.length; at += 1) {
    const sign = css[at];
    if (quote) quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "{") depth += 1;
    else if (sign === "}" && --depth === 0) return at + 1;
  }
  throw new Error("a block of the stylesheet is not closed");
}

/** The members of a selector list; a comma within brackets does not part them. */
function members(selectors) {
  const found = [""];
  let depth = 0;
  for (const sign of selectors) {
    if ("([".includes(sign)) depth += 1;
    if (")]".includes(sign)) depth -= 1;
    if (sign === "," && depth === 0) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}

/** Minified CSS without the rules that no page here uses. */
export function trim(css) {
  const text = css.replace(/\/\*(?!!)[\s\S]*?\*\//g, "");
  let result = "";
  let at = 0;
  for (let open = text.indexOf("{"); open >= 0; open = text.indexOf("{", at)) {
    const head = text.slice(at, open);
    const end = blockEnd(text, open);
    const body = text.slice(open + 1, end - 1);
    at = end;
    if (/^\s*@(?:media|supports|layer|container)/.test(head)) {
      const inner = trim(body);
      if (inner.trim()) result += `${head}{${inner}}`;
    } else if (head.includes("@") || head.includes("/*")) result += `${head}{${body}}`;
    else {
      const selectors = members(head).filter((one) => !unused.test(one)).join(",");
      if (selectors.trim()) result += `${selectors}{${body}}`;
    }
  }
  return result + text.slice(at);
}
