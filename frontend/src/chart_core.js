// Draws a chart of `{kind: "bar", horizontal, stacked, labels, series: [{name, values}], target: {name, value}}`, the target
// as a line across the bars; another kind is one more import here.
// Nothing is written as markup: the tooltip is drawn on the canvas too, as the content security policy asks.
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CanvasRenderer, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent]);

const NARROW = 520;

/** Draw in `figure` and again whenever its width changes. */
export function draw(figure) {
  const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const box = document.createElement("div");
  box.className = "chart-box";
  box.classList.toggle("is-tall", Boolean(data.horizontal) && data.labels.length > 5);
  box.setAttribute("aria-hidden", "true");
  figure.prepend(box);
  const chart = init(box);
  const show = () => {
    box.style.minHeight = height(data, box.clientWidth);
    chart.resize();
    chart.setOption(options(data, box.clientWidth), true);
  };
  show();
  new ResizeObserver(show).observe(box);
}

/** As high as the names beside the bars need, so that none lies upon another. */
function height(data, width) {
  if (!data.horizontal) return "";
  const lines = Math.max(...data.labels.map((name) => wrapped(name, named(width)).split("\n").length));
  return `${data.labels.length * (lines * 18 + 8) + 50}px`;
}

/** Letters in a line of a name. */
function named(width) {
  return width < NARROW ? 14 : 32;
}

function options(data, width) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const text = { color: colour("--ink"), fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 };
  return {
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    color: ["--accent", "--warm", "--info", "--good"].map(colour),
    textStyle: text,
    tooltip: { renderMode: "richText", trigger: "axis", axisPointer: { type: "shadow" } },
    legend: { show: data.series.length > 1, bottom: 0, textStyle: text },
    ...axes(data, width, text, { line: colour("--line"), target: colour("--bad") }),
  };
}

function axes(data, width, text, colours) {
  const isNarrow = width < NARROW;
  const room = isNarrow ? 115 : 250;
  const legend = data.series.length < 2 ? 0 : isNarrow ? 52 : 30;
  const labels = {
    type: "category",
    data: data.labels,
    inverse: Boolean(data.horizontal),
    axisTick: { show: false },
    axisLabel: { ...text, formatter: data.horizontal ? (name) => wrapped(name, named(width)) : undefined },
  };
  const values = {
    type: "value",
    minInterval: 1,
    max: reaching(data.target),
    axisLabel: text,
    splitLine: { lineStyle: { color: colours.line } },
  };
  return {
    // Room is given by hand: left to itself the library breaks names inside words to widen the bars.
    grid: { left: data.horizontal ? room + 16 : 40, right: 28, top: data.horizontal && !data.target ? 12 : 32, bottom: legend + 32 },
    xAxis: data.horizontal ? values : labels,
    yAxis: data.horizontal ? labels : values,
    series: data.series.map((each, place) => ({
      name: each.name,
      type: data.kind,
      data: each.values,
      stack: data.stacked ? "all" : undefined,
      barMaxWidth: 28,
      // A zero inside a stack has no room for its number.
      label: { show: !data.stacked, position: data.horizontal ? "right" : "top", ...text, formatter: number },
      markLine: place ? undefined : targetLine(data, text, colours.target),
    })),
  };
}

/** The end of the axis of values, so that a target no bar comes up to is seen too. */
function reaching(target) {
  return target ? ({ max }) => (max < target.value ? Math.ceil(target.value * 1.1) : null) : undefined;
}

function targetLine(data, text, colour) {
  if (!data.target) return undefined;
  const { name, value } = data.target;
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: colour, type: "dashed", width: 2 },
    label: { ...text, formatter: `${name}: ${String(value).replace(".", ",")}`, position: data.horizontal ? "start" : "insideEndTop" },
    data: [data.horizontal ? { xAxis: value } : { yAxis: value }],
  };
}

/** The name in lines of about `most` letters, broken between words. */
function wrapped(name, most) {
  const lines = [""];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last && last.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join("\n");
}

function number(point) {
  return point.value == null ? "" : String(point.value).replace(".", ",");
}
