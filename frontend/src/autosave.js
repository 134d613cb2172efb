// Saves a form while it is being filled. The promise to the person: what was typed is either on the server or in this
// browser, and the line «Сохранено в 12:03» says which. docs/frontend.md has the answers expected of the server.
import { settleConflict } from "./conflict.js";
import * as drafts from "./drafts.js";
import { clearErrors, showErrors } from "./field_errors.js";
import { entriesOf, listOf, same, valuesOf } from "./form_values.js";
import { csrfToken, island, make } from "./page.js";
import { inTurn, renew, versionOf } from "./turns.js";

const PAUSE = 800; // ms after the last key
const FIRST_RETRY = 2000; // ms, doubled each time
const LAST_RETRY = 60000;
const KEPT = "текст сохранён в этом браузере";

export class Autosave {
  constructor(form) {
    this.form = form;
    this.base = valuesOf(form); // what the server has
    this.retry = FIRST_RETRY;
    this.settling = false; // a conflict is being decided: nothing is sent meanwhile
    this.stopped = false; // the server will not take this text any more (the minutes are signed, say)
    this.status = form.querySelector("[data-autosave-status]") ?? document.querySelector(`[data-autosave-status="${form.id}"]`);
    this.status?.setAttribute("role", "status");
    form.addEventListener("input", () => this.touched());
    form.addEventListener("change", () => this.touched());
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.save());
    drafts.offer(form, () => this.save());
  }

  get dirty() {
    return this.form.isConnected && !same(valuesOf(this.form), this.base);
  }

  touched() {
    if (!this.dirty) return;
    if (this.stopped) {
      drafts.keep(this.form);
      return;
    }
    this.say("", "typing");
    this.later(Number(this.form.dataset.autosavePause ?? PAUSE));
  }

  later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), pause);
  }

  say(text, state, ...more) {
    if (!this.status) return;
    this.status.dataset.state = state;
    this.status.replaceChildren(text, ...more);
  }

  /** Send what is not saved yet. Resolves to true when everything is on the server. */
  save() {
    clearTimeout(this.timer);
    if (this.stopped || this.settling) return Promise.resolve(false);
    const key = this.form.dataset.versionKey ?? this.form;
    return inTurn(key, () => (this.dirty && !this.settling ? this.send() : !this.dirty));
  }

  async send() {
    const sent = valuesOf(this.form);
    const body = new URLSearchParams([...entriesOf(this.form), ["version", versionOf(this.form)]]);
    let answer;
    try {
      answer = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: { Accept: "application/json", "X-Autosave": "1", "X-CSRFToken": csrfToken(this.form) },
      });
    } catch {
      return this.offline(`Нет связи — ${KEPT}`);
    }
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const data = isJson ? await answer.json().catch(() => ({})) : {};
    if (answer.ok && isJson) return this.saved(sent, data);
    if (answer.status === 409 && data.fields) return this.conflict(data);
    if (answer.status === 422) return this.refused(data);
    if (answer.status >= 500) return this.offline(`Сервер не отвечает — ${KEPT}`);
    // A page instead of an answer means that the session has ended and we were sent to sign in.
    if (answer.status === 401 || !isJson) return this.signedOut(data.login_url ?? (answer.redirected ? answer.url : ""));
    return this.closed(data);
  }

  saved(sent, data) {
    this.base = sent;
    this.retry = FIRST_RETRY;
    renew(this.form, data.version);
    clearErrors(this.form);
    drafts.forget(this.form);
    this.say(data.saved_at ? `Сохранено в ${data.saved_at}` : "Сохранено", "saved");
    this.warn(data.warnings ?? []);
    this.form.dispatchEvent(new CustomEvent("rumo:saved", { bubbles: true, detail: data }));
    if (this.dirty) this.later(0);
    return !this.dirty;
  }

  warn(warnings) {
    const place = this.form.querySelector("[data-autosave-warnings]");
    place?.replaceChildren(...warnings.map((text) => make("p", { class: "alert alert-warning" }, text)));
  }

  conflict(data) {
    drafts.keep(this.form);
    this.settling = true;
    this.say(`Запись изменил другой человек — ваш ${KEPT}`, "error");
    settleConflict(this.form, this.base, data).then(() => {
      for (const [name, { theirs }] of Object.entries(data.fields)) this.base[name] = listOf(theirs);
      renew(this.form, data.version);
      this.settling = false;
      // Even when nothing is left to send, the line must say so.
      if (this.dirty) this.save();
      else this.saved(valuesOf(this.form), data);
    });
    return false;
  }

  refused(data) {
    drafts.keep(this.form);
    showErrors(this.form, data.errors ?? { __all__: [data.message ?? "Проверьте, что введено."] });
    this.say("Не сохранено: поправьте отмеченное", "error");
    return false;
  }

  offline(text) {
    this.say(drafts.keep(this.form) ? text : "Нет связи, и браузер не даёт сохранить текст: скопируйте его", "offline");
    this.later(this.retry);
    this.retry = Math.min(this.retry * 2, LAST_RETRY);
    return false;
  }

  signedOut(url) {
    drafts.keep(this.form);
    // After signing in that tab should show this page, not the address that only takes posts.
    const login = new URL(url || "/", location.href);
    login.searchParams.set("next", location.pathname + location.search);
    const link = make("a", { href: login.href, target: "_blank" }, "Войти в новой вкладке");
    this.say(`Вход устарел — ${KEPT}. `, "offline", link);
    this.later(LAST_RETRY);
    return false;
  }

  closed(data) {
    this.stopped = true;
    drafts.keep(this.form);
    this.say(`${data.message ?? "Эту запись больше нельзя менять."} Ваш ${KEPT}.`, "error");
    this.form.dispatchEvent(new CustomEvent("rumo:closed", { bubbles: true, detail: data }));
    return false;
  }
}

export function startAutosave() {
  const running = new Set();
  const unsaved = () => [...running].filter((one) => one.dirty && !one.stopped);
  const saveAll = async () => (await Promise.all(unsaved().map((one) => one.save()))).every(Boolean);

  island("form[data-autosave]", (form) => running.add(new Autosave(form)));
  addEventListener("online", saveAll);
  addEventListener("focus", () => unsaved().some((one) => one.status?.dataset.state === "offline") && saveAll());
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyS" || !(event.ctrlKey || event.metaKey) || !running.size) return;
    event.preventDefault();
    saveAll();
  });
  addEventListener("beforeunload", (event) => unsaved().length && event.preventDefault());

  // «Завершить» pressed while the last words are still on their way: they go first, then the button does its work.
  document.addEventListener(
    "submit",
    async (event) => {
      if (!unsaved().length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { target, submitter } = event;
      if (await saveAll()) target.requestSubmit(submitter);
    },
    true,
  );
  document.addEventListener("htmx:confirm", async (event) => {
    if (!unsaved().length || !["click", "submit"].includes(event.detail.triggeringEvent?.type)) return;
    event.preventDefault();
    if (await saveAll()) event.detail.issueRequest();
  });
  // A link followed right after typing waits for the save too; when it fails, the browser's own question comes.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.getAttribute("href").startsWith("#")) return;
    if (!unsaved().length || link.origin !== location.origin) return;
    event.preventDefault();
    await saveAll();
    location.href = link.href;
  });
}
