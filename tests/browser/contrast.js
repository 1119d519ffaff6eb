/** Texts on the page whose contrast with what lies behind them is below `least` (WCAG 2.2, 1.4.3). */
(least) => {
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  const painted = (colours) => {
    pen.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };

  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const behind = (node) => {
    const colours = [];
    for (let at = node; at; at = at.parentElement) colours.unshift(getComputedStyle(at).backgroundColor);
    return ["Canvas", ...colours];
  };

  const ratio = (node) => {
    const layers = behind(node);
    const [a, b] = [painted(layers), painted([...layers, getComputedStyle(node).color])].map(luminance);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  const hasText = (node) => [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const isShown = (node) => node.checkVisibility() && !node.closest(".face, .unseen, .spoiler, :disabled");
  return [...document.body.querySelectorAll("*")]
    .filter((node) => hasText(node) && isShown(node) && ratio(node) < least)
    .map((node) => `${node.className || node.tagName}: ${node.textContent.slice(0, 30)} (${ratio(node).toFixed(2)})`);
};
