// A place to drop a file: `<label class="dropzone" data-dropzone data-max-mb="25" data-types=".docx,.pdf">` round the
// input. Size and type are looked at before sending, to spare a long upload; the server looks again, at the content.
// In a form sent by htmx (hx-boost or hx-post with hx-encoding) the progress of the upload is shown.
import { announce, island, make } from "./page.js";

const MB = 1024 * 1024;

/** Why a file cannot be sent, or an empty string. */
function refusal(file, zone) {
  const { maxMb, types } = zone.dataset;
  if (file.size === 0) return `Файл «${file.name}» пустой.`;
  if (maxMb && file.size > Number(maxMb) * MB) {
    const size = (file.size / MB).toLocaleString("ru-RU", { maximumFractionDigits: 1 });
    return `Файл «${file.name}» слишком большой: ${size} МБ, а можно не больше ${maxMb} МБ.`;
  }
  const allowed = types?.split(",").map((type) => type.trim().toLowerCase()) ?? [];
  if (allowed.length && !allowed.some((type) => file.name.toLowerCase().endsWith(type))) {
    return `Файл «${file.name}» не того вида. Подойдут: ${allowed.join(", ")}.`;
  }
  return "";
}

/** A list of files as an input takes it. */
function carrying(files) {
  const carried = new DataTransfer();
  for (const file of files) carried.items.add(file);
  return carried.files;
}

function begin(zone) {
  const input = zone.querySelector("input[type=file]");
  const names = make("p", { class: "dropzone-names", "aria-live": "polite" });
  const trouble = make("div", { class: "field-error", role: "alert" });
  zone.append(names);
  zone.after(trouble);

  input.addEventListener("change", () => {
    // A bad file among good ones is named and left out; the good ones stay chosen.
    const judged = [...input.files].map((file) => ({ file, trouble: refusal(file, zone) }));
    const refused = judged.filter((each) => each.trouble);
    const good = judged.filter((each) => !each.trouble).map((each) => each.file);
    trouble.replaceChildren(...refused.map((each) => make("p", {}, each.trouble)));
    if (refused.length) input.files = carrying(good);
    names.textContent = good.map((file) => file.name).join(", ");
  });
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = carrying([...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  showUpload(input.form, zone);
}

function showUpload(form, zone) {
  if (!form) return;
  let bar;
  form.addEventListener("htmx:xhr:progress", (event) => {
    if (!event.detail.lengthComputable || !event.detail.total) return;
    if (!bar) {
      bar = make("progress", { class: "measure-bar", "aria-label": "Отправка файла", max: "100" });
      zone.after(bar);
      announce("Файл отправляется");
    }
    bar.value = (100 * event.detail.loaded) / event.detail.total;
  });
  form.addEventListener("htmx:afterRequest", () => {
    bar?.remove();
    bar = undefined;
  });
}

export function startDropzones() {
  island("[data-dropzone]", begin);
}
