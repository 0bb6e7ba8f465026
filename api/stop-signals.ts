/**
 * Ctrl-C and SIGTERM close what is open and end the process with the exit code. At one Ctrl-C the signal comes twice,
 * from the terminal and from npm: the second must not cut the closing short.
 */
export function closeOnSignal(close: () => Promise<void>, exitCode: () => number): { isStopping(): boolean } {
  let stopping: Promise<void> | null = null;
  const stop = (): void => {
    stopping ??= close()
      .catch((error: unknown) => process.stderr.write(`While stopping: ${String(error)}\n`))
      .then(() => process.exit(exitCode()));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, stop);
  return { isStopping: () => stopping !== null };
}
