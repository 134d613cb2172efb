// Taking the minutes: the focus goes where the next word belongs, the quorum is spoken, the result of a vote follows its
// numbers. The server knows the rules; this only shows what it said.
import { announce, make } from "./page.js";

const MOMENT = 30; // ms between looks for an editor that is still being built
const PATIENCE = 60; // looks

/** Focus a field, whatever island stands in its place. */
function focusField(field, looks = PATIENCE) {
  if (!field.isConnected) return;
  if (field.tomselect) field.tomselect.focus();
  else if (field.dataset.editor !== undefined && !field.nextElementSibling?.matches(".editor")) {
    if (looks) setTimeout(() => focusField(field, looks - 1), MOMENT);
  } else if (field.dataset.editor !== undefined) field.dispatchEvent(new CustomEvent("rumo:focus"));
  else {
    field.focus();
    if (field.nodeName === "TEXTAREA") field.setSelectionRange(field.value.length, field.value.length);
  }
}

/** After a piece of the session came: its own wish, or the title of a new place. */
function settle(event) {
  const piece = event.detail.elt;
  if (!piece.closest?.("[data-session]")) return;
  const wish = piece.matches("[data-focus-here]") ? piece : piece.querySelector("[data-focus-here]");
  if (wish) focusField(wish);
  else if (piece.matches("[data-place]")) piece.querySelector("h2[tabindex]")?.focus();
}

let quorum;
function tellQuorum() {
  const line = document.querySelector("[data-quorum] .session-quorum-line")?.textContent.trim();
  if (line && quorum && line !== quorum) announce(line);
  quorum = line ?? quorum;
}

/** The answer of a saved resolution: its result, whether the chair has to decide, whether the votes are asked anew. */
function tellOutcome(event) {
  const card = event.target.closest("[data-decision]");
  const { outcome, outcome_kind: kind, tie, recast } = event.detail;
  if (!card || outcome === undefined) return;
  if (recast) {
    card.dispatchEvent(new CustomEvent("rumo:recast"));
    return;
  }
  const chair = card.querySelector("[data-chair]");
  if (chair) chair.hidden = !tie;
  const place = card.querySelector("[data-outcome]");
  const words = outcome || "Голоса не подсчитаны";
  if (place.textContent.trim() === words) return;
  place.replaceChildren(make("span", { class: outcome ? `state state-${kind}` : "soft" }, words));
  announce(words);
}

const firstWords = (option) => (option.value === "other" ? "" : option.text[0].toUpperCase() + option.text.slice(1));

/** The kind of a decision proposes its first words, unless others have been typed. */
function propose(select) {
  const text = select.form.elements.text;
  const said = text.value.trimStart();
  const proposals = [...select.options].map(firstWords).filter(Boolean);
  const old = proposals.find((words) => said.toLowerCase().startsWith(words.toLowerCase()));
  const words = firstWords(select.selectedOptions[0]);
  if (said && !old) return;
  const rest = old ? said.slice(old.length) : " ";
  text.value = words ? words + rest : rest.trimStart();
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function clearPicker(event) {
  const picker = event.target.closest?.("form[data-picker]");
  const select = picker?.querySelector("select");
  if (select?.tomselect) select.tomselect.clear(true);
}

export function startSession() {
  if (!document.querySelector("[data-session]")) return;
  tellQuorum();
  document.addEventListener("htmx:load", settle);
  document.addEventListener("htmx:afterSettle", tellQuorum);
  document.addEventListener("htmx:afterRequest", clearPicker);
  document.addEventListener("rumo:saved", tellOutcome);
  document.addEventListener("change", (event) => event.target.matches("select[data-first-words]") && propose(event.target));
}
