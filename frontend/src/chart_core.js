// Draws a chart of `{kind: "bar", horizontal, stacked, labels, series: [{name, values}]}`; another kind is one more import here.
// Nothing is written as markup: the tooltip is drawn on the canvas too, as the content security policy asks.
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CanvasRenderer, GridComponent, LegendComponent, TooltipComponent]);

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
  const show = () => chart.setOption(options(data, box.clientWidth), true);
  show();
  new ResizeObserver(() => {
    chart.resize();
    show();
  }).observe(box);
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
    ...axes(data, width, text, colour("--line")),
  };
}

function axes(data, width, text, line) {
  const labels = {
    type: "category",
    data: data.labels,
    inverse: Boolean(data.horizontal),
    axisTick: { show: false },
    axisLabel: { ...text, width: width < NARROW ? 120 : 240, overflow: data.horizontal ? "break" : "none" },
  };
  const values = { type: "value", minInterval: 1, axisLabel: text, splitLine: { lineStyle: { color: line } } };
  return {
    grid: { left: 8, right: 24, top: 12, bottom: data.series.length < 2 ? 12 : width < NARROW ? 64 : 40, containLabel: true },
    xAxis: data.horizontal ? values : labels,
    yAxis: data.horizontal ? labels : values,
    series: data.series.map((each) => ({
      name: each.name,
      type: data.kind,
      data: each.values,
      stack: data.stacked ? "all" : undefined,
      barMaxWidth: 28,
      // A zero inside a stack has no room for its number.
      label: { show: !data.stacked, position: data.horizontal ? "right" : "top", ...text, formatter: number },
    })),
  };
}

function number(point) {
  return point.value == null ? "" : String(point.value).replace(".", ",");
}
