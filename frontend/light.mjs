// There is no dark theme, and `light-dark()` is unknown to the browsers of Windows 7: keep the light half only.

/** Index of the bracket that closes the one before `start`, or of the comma at the same depth if `comma`. */
function closing(text, start, comma) {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "(") depth += 1;
    else if (sign === ")") {
      if (depth === 0) return at;
      depth -= 1;
    } else if (comma && sign === "," && depth === 0) return at;
  }
  throw new Error("light-dark() is not closed");
}

/** CSS with every `light-dark(a, b)` replaced by `a`, however deep. */
export function onlyLight(css) {
  const word = "light-dark(";
  let found = css.indexOf(word);
  while (found >= 0) {
    const start = found + word.length;
    const comma = closing(css, start, true);
    const end = closing(css, comma + 1, false);
    css = css.slice(0, found) + css.slice(start, comma).trim() + css.slice(end + 1);
    found = css.indexOf(word, found);
  }
  return css;
}
