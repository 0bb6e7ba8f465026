/** The only clock: the present instant in whole unix seconds. Everything else takes instants as arguments. */
export function presentSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
