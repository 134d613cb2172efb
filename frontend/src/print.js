// A button that prints the page: `data-print`. The style sheet leaves only the paper.
export function startPrint() {
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });
}
