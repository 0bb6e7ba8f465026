import { download, fileName } from "../files/download.js";
import { keyPlaces, notesOf, SHAPE } from "./picture-key.js";
import { wrapped } from "./wrapped.js";

/* The drawn SVG of a chart as a file of its own: every colour and size written into it, always in the light theme. */

/** What stands around the chart in the picture. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  /** Interval, marks, as-of: what a reader needs where the page is not at hand. */
  readonly footnote: string;
  /** What its files are named by: not by the title, which changes with the data, or tells too much of one person. */
  readonly file: string;
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
const QUIET = { size: 12, weight: 400, fill: "#566070" } as const;

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

function writeLine(svg: Element, block: TextBlock, at: { readonly x: number; readonly y: number }): void {
  const text = document.createElementNS(NAMESPACE, "text");
  const attributes = {
    ...at,
    fill: block.fill,
    "font-size": `${block.size}px`,
    "font-weight": block.weight,
    "font-family": "system-ui, sans-serif",
  };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, String(value));
  text.textContent = block.words;
  svg.append(text);
}

/** Where the next thing is written into a picture. */
interface Room {
  readonly top: number;
  readonly width: number;
}

/** Writes a block of text into the picture and gives the height below it. */
function writeBlock(svg: Element, block: TextBlock, room: Room): number {
  const most = Math.max(20, Math.floor((room.width - 2 * EDGE) / (block.size * 0.52)));
  let { top } = room;
  for (const line of wrapped(block.words, most)) {
    top += block.size * 1.4;
    writeLine(svg, { ...block, words: line }, { x: EDGE, y: top });
  }
  return top;
}

/** Copies a drawn SVG into the picture, as the light theme draws it; its place and size are the given ones. */
function copyInto(svg: Element, drawn: Element, place: Readonly<Record<string, number>>): void {
  const copy = drawn.cloneNode(true);
  if (!(copy instanceof Element)) return;
  inLight(() => inlineStyles(drawn, copy));
  for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
  svg.append(copy);
}

/** Writes what the shapes mean, each beside its shape, and gives the height below. */
function writeKey(svg: Element, figure: Element, room: Room): number {
  const entries = [...figure.querySelectorAll(".shape-key li")];
  const words = entries.map((entry) => entry.textContent.trim());
  const places = keyPlaces(words, room.width - 2 * EDGE);
  entries.forEach((entry, index) => {
    const { x, row } = places[index] ?? { x: 0, row: 0 };
    const middle = room.top + LINE * (row + 1);
    const shape = entry.querySelector("svg");
    if (shape) copyInto(svg, shape, { x: EDGE + x, y: middle - 9, width: 18, height: 18 });
    writeLine(svg, { ...QUIET, words: words[index] ?? "" }, { x: EDGE + x + SHAPE, y: middle + 4 });
  });
  return entries.length === 0 ? room.top : room.top + LINE * ((places.at(-1)?.row ?? 0) + 1.5);
}

/** Writes the notes whose numbers stand in the drawing, and gives the height below. */
function writeNotes(svg: Element, figure: Element, room: Room): number {
  const notes = [...figure.querySelectorAll(".chart-notes li")].map((note) => note.textContent.trim());
  return notesOf(notes).reduce(
    (top, words) => writeBlock(svg, { ...QUIET, words }, { ...room, top }),
    room.top,
  );
}

interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

function emptyPicture(): Element {
  const svg = document.createElementNS(NAMESPACE, "svg");
  const ground = document.createElementNS(NAMESPACE, "rect");
  for (const [name, value] of Object.entries({ width: "100%", height: "100%", fill: "#ffffff" })) {
    ground.setAttribute(name, value);
  }
  svg.append(ground);
  return svg;
}

/**
 * The chart's SVG with its words around it, what its shapes mean and the notes that it numbers, so that it can stand alone;
 * null where nothing is drawn.
 */
function pictureOf(figure: Element, words: PictureWords): Picture | null {
  const drawn = figure.querySelector("svg");
  if (!drawn) return null;
  const bounds = drawn.getBoundingClientRect();
  const width = Math.ceil(bounds.width) + 2 * EDGE;
  const svg = emptyPicture();
  const title = { words: words.title, size: 17, weight: 600, fill: "#17202c" };
  let top = writeBlock(svg, title, { top: EDGE / 2, width });
  top = writeBlock(svg, { ...QUIET, words: words.subtitle, size: 13 }, { top, width }) + LINE / 2;
  copyInto(svg, drawn, { x: EDGE, y: top, width: bounds.width, height: bounds.height });
  top = writeKey(svg, figure, { top: top + bounds.height, width });
  top = writeNotes(svg, figure, { top, width });
  top = writeBlock(svg, { ...QUIET, words: words.footnote }, { top, width });
  const height = Math.ceil(top + EDGE);
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    svg.setAttribute(name, String(value));
  }
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

/** Saves the chart that is drawn inside an element as an SVG file. */
export function downloadSvg(figure: Element, words: PictureWords): void {
  const picture = pictureOf(figure, words);
  if (picture) download(fileName(words.file, "svg"), new Blob([picture.text], { type: "image/svg+xml" }));
}

/** Saves the chart that is drawn inside an element as a PNG file of twice its size. Throws where the browser can't draw it. */
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
  if (!blob) throw new Error("The picture has no size that a canvas can hold.");
  download(fileName(words.file, "png"), blob);
}
