/** What fills an address of the contract. */
export interface AddressParts {
  /** Values of the braces in the path, e.g. `{ id: "completion" }`. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** An address with its braces filled: `addressOf("/api/measures/{id}", { path: { id }, query: queryOf(view) })`. */
export function addressOf(template: string, { path, query }: AddressParts): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ""));
  return query === undefined || query === "" ? filled : `${filled}?${query}`;
}
