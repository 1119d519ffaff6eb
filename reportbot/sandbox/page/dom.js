/** Builds DOM nodes; data goes in only as text or attributes, so it can never become markup. */

/** An element; `on…` props are listeners, null and false props and children are left out. */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : value);
}

/** A real button; `label` is its accessible name when it shows only an icon. */
export function button(className, content, onclick, label) {
  return el("button", { type: "button", class: className, onclick, "aria-label": label, title: label }, content);
}

/** Makes inline text act as a button, which a real one, being a box, would not let wrap over lines. */
export function tappable(node, role, action) {
  node.setAttribute("role", role);
  node.tabIndex = 0;
  node.addEventListener("click", action);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action(event);
  });
  return node;
}

const PATHS = {
  send: "M3 20.5v-6.6l8.6-1.9L3 10.1V3.5L21.5 12z",
  attach: "M16.5 6.5v10a4.5 4.5 0 0 1-9 0V5.6a3.1 3.1 0 0 1 6.2 0v10.2a1.6 1.6 0 0 1-3.2 0V6.5H9v9.3a3.1 3.1 0 0 0 6.2 0V5.6a4.6 4.6 0 0 0-9.2 0v10.9a6 6 0 0 0 12 0v-10z",
  slash: "M4 3h16a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 20 21H4a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 4 3zm10.6 3.2h-1.9L9.4 17.8h1.9z",
  reply: "M10 8.6V4.4L2.8 11.6 10 18.8v-4.3c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z",
  pencil: "M4 16.6V20h3.4L17.5 9.9l-3.4-3.4zM20.3 7.1a1 1 0 0 0 0-1.4l-2-2a1 1 0 0 0-1.4 0l-1.6 1.6 3.4 3.4z",
  close: "M18.6 6.8 17.2 5.4 12 10.6 6.8 5.4 5.4 6.8l5.2 5.2-5.2 5.2 1.4 1.4 5.2-5.2 5.2 5.2 1.4-1.4-5.2-5.2z",
  lock: "M17 9h-1V7.2a4 4 0 0 0-8 0V9H7a1.5 1.5 0 0 0-1.5 1.5v8A1.5 1.5 0 0 0 7 20h10a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 17 9zM9.7 7.2a2.3 2.3 0 0 1 4.6 0V9H9.7z",
  file: "M6.5 2.5A1.5 1.5 0 0 0 5 4v16a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 20V8l-5.5-5.5zM13 8.5V4.2l4.3 4.3z",
  mic: "M12 14.5a3 3 0 0 0 3-3v-6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zm5.3-3a5.3 5.3 0 0 1-10.6 0H5a7 7 0 0 0 6.1 6.9v3.1h1.8v-3.1a7 7 0 0 0 6.1-6.9z",
  person: "M12 12a4.3 4.3 0 1 0 0-8.6 4.3 4.3 0 0 0 0 8.6zm0 2c-3.6 0-8 1.8-8 4.8v1.8h16v-1.8c0-3-4.4-4.8-8-4.8z",
  people: "M9 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zm6.8 0a3 3 0 1 0-1-5.9 5 5 0 0 1 0 5.7c.3.1.7.2 1 .2zM9 13.4c-3 0-7 1.5-7 4.2v2h14v-2c0-2.7-4-4.2-7-4.2zm7.3.2a5 5 0 0 1 1.6 4v2H22v-2c0-2.3-3-3.8-5.7-4z",
  phone: "M7.5 2A1.5 1.5 0 0 0 6 3.500v17A1.5 1.5 0 0 0 7.5 22h9a1.5 1.5 0 0 0 1.5-1.500v-17A1.5 1.5 0 0 0 16.5 2zM8 5h8v12H8zm4 15.300a1.1 1.1 0 1 1 0-2.2 1.1 1.1 0 0 1 0 2.200z",
  shield: "M12 2 4 5v6.200c0 5 3.4 9 8 10.8 4.6-1.8 8-5.8 8-10.800V5zm-1.2 14.2-3.7-3.7 1.4-1.4 2.3 2.3 4.9-4.9 1.4 1.400z",
  wrench: "M21 6.4 17.6 9.800l-3-.700-.700-3L17.3 2.700A6 6 0 0 0 9.5 10.300L2.7 17.100a2 2 0 0 0 0 2.800l1.4 1.400a2 2 0 0 0 2.8 0l6.8-6.800A6 6 0 0 0 21 6.400z",
  down: "M12 16.2 4.8 9l1.5-1.500L12 13.200l5.7-5.700L19.2 9z",
  play: "M8 5v14l11-7z",
  link: "M14 4h6v6h-2V7.400l-8.3 8.3-1.4-1.400L16.6 6H14zM5 6h6v2H6v10h10v-5h2v6a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z",
  copy: "M8 3h11a1.5 1.5 0 0 1 1.5 1.500V16H18.600V5H8zM5 7h10a1.5 1.5 0 0 1 1.5 1.500v11A1.5 1.5 0 0 1 15 21H5a1.5 1.5 0 0 1-1.5-1.500v-11A1.5 1.5 0 0 1 5 7z",
  check: "M9.5 17.6 4 12.100l1.9-1.900 3.6 3.600 8.600-8.600 1.900 1.900z",
  eye: "M12 5C7 5 2.7 8.1 1 12c1.7 3.9 6 7 11 7s9.3-3.1 11-7c-1.7-3.9-6-7-11-7zm0 11.500a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zm0-7.200a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.400z",
};

/** A decorative icon in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
