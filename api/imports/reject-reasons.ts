/** The columns that say why a row was rejected, after all others of its file; a file may have some of their names itself. */
export const plainReasons: readonly string[] = ["line", "code", "column", "repair"];
export const markedReasons: readonly string[] = plainReasons.map((name) => `rejected_${name}`);

/** The columns of reasons that a header ends with, from an earlier round; empty where it has none. */
export function reasonsAtEnd(header: readonly string[]): readonly string[] {
  const found = [plainReasons, markedReasons].find(
    (reasons) => header.slice(-reasons.length).join() === reasons.join(),
  );
  return found ?? [];
}
