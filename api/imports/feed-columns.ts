/** The columns of the six CSV feeds: what each may hold. The order is the one in which feeds are applied. */

export type FeedName = "programs" | "inquiries" | "enrollments" | "sessions" | "attendance" | "scores";

export type ColumnKind =
  | { kind: "text" }
  /** Text that stands in keys and indexes. */
  | { kind: "key" }
  | { kind: "code"; codes: readonly string[] }
  /** true or false, in capitals or small letters. */
  | { kind: "truth" }
  | { kind: "instant" }
  | { kind: "date" }
  | { kind: "integer"; min: number; max: number }
  | { kind: "decimal" };

export type FeedColumn = ColumnKind & { name: string; required: boolean };

export const feedNames: readonly FeedName[] = [
  "programs",
  "inquiries",
  "enrollments",
  "sessions",
  "attendance",
  "scores",
];

/** The most item columns (item_1 …) that a scores file may have. */
export const mostItems = 100;

/** Days and instants of care lie in these years; a session may be planned ahead. Instants are kept as whole seconds of 32 bits. */
export const possibleYears = { first: 1970, last: 2037 } as const;

const longestText = 10_000;
/** The most characters of a key. Three keys of that many, each of four bytes, still fit the 2704 bytes of an index row. */
export const longestKey = 200;

const text = { kind: "text" } as const;
const key = { kind: "key" } as const;
const instant = { kind: "instant" } as const;
const date = { kind: "date" } as const;

function code(...codes: string[]): ColumnKind {
  return { kind: "code", codes };
}

function whole(min: number, max: number): ColumnKind {
  return { kind: "integer", min, max };
}

function needed(name: string, kind: ColumnKind = text): FeedColumn {
  return { ...kind, name, required: true };
}

function optional(name: string, kind: ColumnKind = text): FeedColumn {
  return { ...kind, name, required: false };
}

const mostSeats = 100_000;

export const feedColumns: Readonly<Record<FeedName, readonly FeedColumn[]>> = {
  programs: [
    needed("program_code", key),
    needed("name"),
    needed("site"),
    needed("track", code("mental_health", "substance_use")),
    needed("population", code("child", "adolescent", "adult", "older_adult")),
    needed("zone"),
    optional("capacity", whole(1, mostSeats)),
  ],
  inquiries: [
    needed("inquiry_id", key),
    needed("program_code", key),
    optional("person_id", key),
    needed("inquired_at", instant),
    optional("channel", code("phone", "web", "walk_in", "provider", "hospital", "other")),
    optional(
      "referral_source",
      code("self", "family", "provider", "inpatient", "emergency_department", "court", "other"),
    ),
    optional("payer_class"),
    optional("age", whole(0, 120)),
    optional("sex", code("female", "male", "other", "unknown")),
    optional("assessment_offered_at", instant),
    optional("assessment_at", instant),
    optional("authorization_requested_at", instant),
    optional("authorization_decided_at", instant),
    optional("authorization_result", code("approved", "denied", "not_needed")),
    optional("first_session_offered_at", instant),
    optional("closed_at", instant),
    optional(
      "closed_reason",
      code(
        "declined",
        "unreachable",
        "not_eligible",
        "no_coverage",
        "referred_elsewhere",
        "duplicate",
        "other",
      ),
    ),
  ],
  enrollments: [
    needed("enrollment_id", key),
    needed("program_code", key),
    optional("inquiry_id", key),
    optional("person_id", key),
    optional("cohort", key),
    needed("admitted_on", date),
    optional("planned_weeks", whole(1, 104)),
    optional("discharged_on", date),
    optional(
      "discharge_reason",
      code(
        "completed",
        "against_advice",
        "no_show",
        "administrative",
        "moved",
        "transferred_higher",
        "transferred_lower",
        "other",
      ),
    ),
  ],
  sessions: [
    needed("session_id", key),
    needed("program_code", key),
    optional("group"),
    needed("starts_at", instant),
    needed("scheduled_minutes", whole(1, 720)),
    optional("kind", code("process", "experiential", "psychoeducation", "skills", "family")),
    optional("cancelled", { kind: "truth" }),
    optional("capacity", whole(1, mostSeats)),
  ],
  attendance: [
    needed("session_id", key),
    needed("enrollment_id", key),
    needed("status", code("attended", "partial", "excused", "no_show")),
    optional("attended_minutes", whole(0, 720)),
  ],
  scores: [
    optional("score_id", key),
    needed("enrollment_id", key),
    needed("instrument", key),
    needed("taken_at", instant),
    optional("total", { kind: "decimal" }),
  ],
};

/** Whether a name in a header is a column of the feed. */
export function isColumnOf(feed: FeedName, name: string): boolean {
  return feedColumns[feed].some((column) => column.name === name) || itemNumberOf(feed, name) !== null;
}

/** The most characters that a cell of the column may have; a column that the feed does not know may be as long as any. */
export function longestIn(feed: FeedName, name: string): number {
  return feedColumns[feed].find((column) => column.name === name)?.kind === "key" ? longestKey : longestText;
}

/** The number of the item that a column of the scores feed holds; null for any other column. */
export function itemNumberOf(feed: FeedName, name: string): number | null {
  const match = feed === "scores" ? /^item_([1-9]\d{0,2})$/.exec(name) : null;
  const number = Number(match?.[1] ?? "0");
  return number >= 1 && number <= mostItems ? number : null;
}
