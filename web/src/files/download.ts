/** Hands a file that was made on this page to the reader. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the file over by the next turn; a longer life would only hold memory.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** So many letters of a name are kept: with a folder before it, it still is a path that every system takes. */
const LONGEST_NAME = 120;

/** A file's name from a sentence: "access-within-48-hours.csv". */
export function fileName(words: string, ending: string): string {
  const plain = words
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST_NAME);
  return `${plain === "" ? "figures" : plain}.${ending}`;
}
