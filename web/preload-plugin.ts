import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

/** The name of what draws the pages; `main.ts` asks for it once it has asked the server. */
const drawing = "app";

/** Lets the browser fetch what draws the pages together with what asks for it, instead of after it. */
export function preloadPlugin(): Plugin {
  return {
    name: "preload",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle }) => (bundle ? tagsOf(bundle, html) : []),
    },
  };
}

function tagsOf(bundle: Rolldown.OutputBundle, html: string): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk" && output.name === drawing);
  if (chunks.length === 0) throw new Error(`No chunk is called ${drawing}.`);
  const scripts = [...new Set(chunks.flatMap(({ fileName }) => [...loadedWith(bundle, fileName)]))];
  const styles = new Set(scripts.flatMap((name) => stylesOf(bundle[name])));
  const isNew = (name: string): boolean => !html.includes(name);
  return [
    ...scripts.filter(isNew).map((name) => linkTo(name, { rel: "modulepreload" })),
    ...[...styles].filter(isNew).map((name) => linkTo(name, { rel: "stylesheet" })),
  ];
}

function linkTo(name: string, { rel }: { readonly rel: string }): HtmlTagDescriptor {
  return { tag: "link", attrs: { rel, crossorigin: true, href: `/${name}` }, injectTo: "head" };
}

function stylesOf(output: Rolldown.OutputBundle[string] | undefined): readonly string[] {
  return output?.type === "chunk" ? [...(output.viteMetadata?.importedCss ?? [])] : [];
}

/** A chunk and all that it imports at once. */
function loadedWith(
  bundle: Rolldown.OutputBundle,
  name: string,
  seen = new Set<string>(),
): ReadonlySet<string> {
  const output = bundle[name];
  if (output?.type !== "chunk" || seen.has(name)) return seen;
  seen.add(name);
  for (const imported of output.imports) loadedWith(bundle, imported, seen);
  return seen;
}
