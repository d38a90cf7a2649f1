// What can be used or looked at and has no name that a screen reader could say.
() => {
  const usable = "input:not([type=hidden]), select, textarea, svg, button, a";
  const isNamed = (node) =>
    node.labels?.length || node.getAttribute("aria-label") || node.textContent.trim();
  return [...document.querySelectorAll(usable)]
    .filter((node) => !isNamed(node))
    .map((node) => node.outerHTML.slice(0, 120));
}
