// `<figure data-chart>` with `<script type="application/json">` in it becomes a picture of the table beside it.
// The library is a separate file, fetched only where there is a chart; the table tells the same without it.
import { island, meta } from "./page.js";

let core;

export function startCharts() {
  island("[data-chart]", async (figure) => {
    core ??= import(meta("rumo-chart"));
    const { draw } = await core;
    draw(figure);
  });
}
