import { download, fileName } from "../download.js";
import { wrapped } from "./wrapped.js";

/* The drawn SVG of a chart as a file of its own: every colour and size written into it, always in the light theme. */

/** What stands around the chart in the picture. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  /** Interval, marks, as-of: what a reader needs where the page is not at hand. */
  readonly footnote: string;
}

const properties = [
  ...[
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-opacity",
    "stroke-linejoin",
  ],
  ...[
    "opacity",
    "font-family",
    "font-size",
    "font-weight",
    "font-variant-numeric",
    "text-anchor",
    "paint-order",
  ],
  ...["dominant-baseline", "visibility", "display"],
];
const NAMESPACE = "http://www.w3.org/2000/svg";
const EDGE = 20;
const LINE = 20;

/** Computed styles of every element, written onto its copy. */
function inlineStyles(drawn: Element, copy: Element): void {
  const style = getComputedStyle(drawn);
  for (const property of properties) {
    const value = style.getPropertyValue(property);
    if (value !== "") copy.setAttribute(property, value);
  }
  for (const name of ["class", "style", "tabindex", "role"]) copy.removeAttribute(name);
  [...drawn.children].forEach((child, index) => {
    const twin = copy.children[index];
    if (twin) inlineStyles(child, twin);
  });
}

/** Reads the styles as the light theme gives them; the page itself is back in its own theme before it is painted. */
function inLight<T>(read: () => T): T {
  const root = document.documentElement;
  const before = root.dataset["theme"];
  root.dataset["theme"] = "light";
  try {
    return read();
  } finally {
    if (before === undefined) delete root.dataset["theme"];
    else root.dataset["theme"] = before;
  }
}

interface TextBlock {
  readonly words: string;
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

/** Writes a block of text into the picture and gives the height below it. */
function writeBlock(svg: Element, block: TextBlock, place: { top: number; width: number }): number {
  const most = Math.max(20, Math.floor((place.width - 2 * EDGE) / (block.size * 0.52)));
  let { top } = place;
  for (const line of wrapped(block.words, most)) {
    top += block.size * 1.4;
    const text = document.createElementNS(NAMESPACE, "text");
    const attributes = {
      x: EDGE,
      y: top,
      fill: block.fill,
      "font-size": `${block.size}px`,
      "font-weight": block.weight,
      "font-family": "system-ui, sans-serif",
    };
    for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
    text.textContent = line;
    svg.append(text);
  }
  return top;
}

interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The chart's SVG with its words around it; null where nothing is drawn. */
export function pictureOf(figure: Element, words: PictureWords): Picture | null {
  const drawn = figure.querySelector("svg");
  if (!drawn) return null;
  const bounds = drawn.getBoundingClientRect();
  const width = Math.ceil(bounds.width) + 2 * EDGE;
  const svg = document.createElementNS(NAMESPACE, "svg");
  const ground = document.createElementNS(NAMESPACE, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", "#ffffff");
  svg.append(ground);
  const text = "#17202c";
  let top = writeBlock(
    svg,
    { words: words.title, size: 17, weight: 600, fill: text },
    { top: EDGE / 2, width },
  );
  top = writeBlock(svg, { words: words.subtitle, size: 13, weight: 400, fill: "#566070" }, { top, width });
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof Element)) return null;
  inLight(() => inlineStyles(drawn, copy));
  for (const [name, value] of Object.entries({
    x: EDGE,
    y: top + LINE / 2,
    width: bounds.width,
    height: bounds.height,
  })) {
    copy.setAttribute(name, String(value));
  }
  svg.append(copy);
  top += LINE / 2 + bounds.height;
  top = writeBlock(svg, { words: words.footnote, size: 12, weight: 400, fill: "#566070" }, { top, width });
  const height = Math.ceil(top + EDGE);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    svg.setAttribute(name, String(value));
  }
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** Saves the chart that is drawn inside an element as an SVG file. */
export function downloadSvg(figure: Element, words: PictureWords): void {
  const picture = pictureOf(figure, words);
  if (picture) download(fileName(words.title, "svg"), new Blob([picture.text], { type: "image/svg+xml" }));
}

/** Saves the chart that is drawn inside an element as a PNG file of twice its size. */
export async function downloadPng(figure: Element, words: PictureWords): Promise<void> {
  const picture = pictureOf(figure, words);
  if (!picture) return;
  const image = new Image();
  // The pages' policy lets pictures come from data addresses, not from blobs.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob) download(fileName(words.title, "png"), blob);
}
