const KEY = "author";

/** The name under which the reader wrote last on this browser; empty where none is kept. */
export function rememberedAuthor(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps the reader's name on this browser for the next note or view. */
export function rememberAuthor(author: string): void {
  try {
    localStorage.setItem(KEY, author);
  } catch {
    // Without storage the name is typed again next time.
  }
}
