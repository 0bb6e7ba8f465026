/** The rows of a TypeORM query: statements that delete or update give them beside a count, others alone. */
export function rowsOf<Row>(answer: unknown): Row[] {
  const [first] = Array.isArray(answer) ? (answer as unknown[]) : [];
  return (Array.isArray(first) ? first : answer) as Row[];
}
