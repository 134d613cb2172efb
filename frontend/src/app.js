// The script of every page. Each island is one noun in one file; the rich editor is fetched only where it is used.
import htmx from "htmx.org";
import { startAutosave } from "./autosave.js";
import { startCharts } from "./chart.js";
import { startConfirm } from "./confirm.js";
import { startCopy } from "./copy.js";
import { startDropzones } from "./dropzone.js";
import { startEditors } from "./editor.js";
import { startFlashes } from "./flashes.js";
import { startHotkeys } from "./hotkeys.js";
import { startMenus } from "./menu.js";
import { startPanes } from "./panes.js";
import { startParts } from "./parts.js";
import { startPlanDeadlines } from "./plan_deadline.js";
import { startPlanGrids } from "./plan_grid.js";
import { startPlanPaste } from "./plan_paste.js";
import { csrfToken } from "./page.js";
import { startRolls } from "./roll.js";
import { startPrint } from "./print.js";
import { startSelects } from "./select.js";
import { startSession } from "./session.js";
import { startSortables } from "./sortable.js";
import { startSourceHighlight } from "./source_highlight.js";
import { startSubmitOnce } from "./submit_once.js";
import { startToasts } from "./toasts.js";
import { startTooltips } from "./tooltip.js";

// Pages may not carry scripts of their own, so there is nothing to reach htmx for; tests and the console may.
window.htmx = htmx;
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrfToken(event.detail.elt.closest("form"));
});

startMenus();
startFlashes();
startToasts();
startTooltips();
startCharts();
startConfirm();
startSubmitOnce();
startHotkeys();
startPrint();
startCopy();
startSelects();
startSortables();
startEditors();
startAutosave();
startDropzones();
startRolls();
startPanes();
startParts();
startSession();
startPlanGrids();
startPlanDeadlines();
startPlanPaste();
startSourceHighlight();
